/** A note's Markdown as plain text, for where nothing else can be shown. */
import type { RootContent } from 'mdast';
import { noteTree } from './note-tree.ts';

/** The first words of a note, at most so many UTF-16 code units, its blocks one per line. */
export function plainNote(note: string, length: number): string {
  const lines = noteTree(note)
    .map((block) => textOf(block).trim())
    .filter((line) => line !== '');
  const text = lines.join('\n');
  return text.length > length
    ? `${text
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : text;
}

function textOf(node: RootContent): string {
  if ('value' in node) return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  const isList = node.type === 'list' || node.type === 'blockquote' || node.type === 'listItem';
  return node.children.map(textOf).join(isList ? '\n' : '');
}
