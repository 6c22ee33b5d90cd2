/** A note's Markdown as plain text, for where nothing else can be shown. */
import type { RootContent } from 'mdast';
import { noteTree } from './note-tree.ts';

/** The words of a note, its blocks one per line. */
export function plainNote(note: string): string {
  return noteTree(note)
    .map((block) => textOf(block).trim())
    .filter((line) => line !== '')
    .join('\n');
}

function textOf(node: RootContent): string {
  if ('value' in node) return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  const isList = node.type === 'list' || node.type === 'blockquote' || node.type === 'listItem';
  return node.children.map(textOf).join(isList ? '\n' : '');
}
