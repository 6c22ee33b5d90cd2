/** Reads a note's Markdown into a tree that is safe to show or to embed: no HTML, no images, no odd links. */
import type { BlockContent, Definition, ListItem, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/**
 * Parsing takes time that grows with the square of nesting and of open brackets and emphasis, and recurses:
 * a note of 100,000 `>` takes minutes or overflows the stack. What no one writes by hand is not parsed.
 */
const MAX_DEPTH = 30;
const MAX_MARKS = 1_000;
const MAX_LINES = 5_000;

/** Schemes a link in a note may have; notes may come from others. */
const SAFE_LINK = /^(?:https?:|mailto:)/i;

/**
 * The blocks of a note. Raw HTML becomes the text it is written as; a heading a bold paragraph, so that it
 * does not break the outline it is put into; an image a link to it, so that nothing is loaded; a link with a
 * scheme other than http, https or mailto its text with the address behind it; references are resolved.
 * A note too tangled to parse comes out as plain paragraphs. Never throws.
 */
export function noteTree(note: string): BlockContent[] {
  const text = plain(note);
  if (isTangled(text)) return paragraphs(text);
  const tree = fromMarkdown(text);
  const definitions = new Map<string, Definition>();
  collectDefinitions(tree, definitions);
  return safeBlocks(tree.children, definitions);
}

/** A text as paragraphs, one for each of its lines that is not blank. */
export function paragraphs(value: string): BlockContent[] {
  return plain(value)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', children: [text(line)] }));
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/** Without what no Markdown can hold: CommonMark replaces NUL, and UTF-8 has no lone surrogates. */
function plain(value: string): string {
  return value.toWellFormed().replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n');
}

function isTangled(note: string): boolean {
  let marks = 0;
  for (const mark of note) if ('*_[]`<'.includes(mark)) marks += 1;
  const lines = note.split('\n');
  return marks > MAX_MARKS || lines.length > MAX_LINES || lines.some((line) => depthOf(line) > MAX_DEPTH);
}

/** How many blocks a line might open or continue: block quotes, list items, indentation. */
function depthOf(line: string): number {
  const lead = /^(?:[ \t>*+-]|\d{1,9}[.)])*/.exec(line)?.[0] ?? '';
  const markers = lead.match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
  // A thematic break is a line of markers too, but of one kind and nothing else.
  if (/^ {0,3}(?:-[ \t]*|\*[ \t]*){3,}$/.test(line) && line.length < 200) return 0;
  return markers + (lead.match(/ {2}|\t/g)?.length ?? 0);
}

function collectDefinitions(parent: { children: RootContent[] } | Root, found: Map<string, Definition>): void {
  for (const node of parent.children) {
    // The first of two definitions of one label counts (CommonMark 0.31, section 4.7).
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
      collectDefinitions(node, found);
    }
  }
}

function safeBlocks(nodes: RootContent[], definitions: Map<string, Definition>): BlockContent[] {
  return nodes.flatMap((node): BlockContent[] => {
    switch (node.type) {
      case 'paragraph':
        return paragraphOf(safePhrasing(node.children, definitions));
      case 'heading': {
        const children = safePhrasing(node.children, definitions);
        return children.length === 0 ? [] : [{ type: 'paragraph', children: [{ type: 'strong', children }] }];
      }
      case 'blockquote':
        return [{ type: 'blockquote', children: safeBlocks(node.children, definitions) }];
      case 'list':
        return [
          {
            ...node,
            children: node.children.map(
              (item): ListItem => ({ ...item, children: safeBlocks(item.children, definitions) }),
            ),
          },
        ];
      case 'html':
        return paragraphs(node.value.replace(/^[ \t]+|[ \t]+$/gm, ''));
      case 'code':
      case 'thematicBreak':
        return [node];
      default:
        return [];
    }
  });
}

function paragraphOf(children: PhrasingContent[]): BlockContent[] {
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

function safePhrasing(
  nodes: PhrasingContent[],
  definitions: Map<string, Definition>,
  inLink = false,
): PhrasingContent[] {
  const safe = nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'break':
        return [node];
      case 'html':
        return [text(node.value)];
      case 'emphasis':
      case 'strong':
        return [{ ...node, children: safePhrasing(node.children, definitions, inLink) }];
      case 'link':
        return linkTo(node.url, node.title, safePhrasing(node.children, definitions, true), inLink);
      case 'linkReference': {
        const target = definitions.get(node.identifier);
        return linkTo(target?.url ?? '', target?.title, safePhrasing(node.children, definitions, true), inLink);
      }
      case 'image':
        return linkTo(node.url, node.title, [text(node.alt || node.url)], inLink);
      case 'imageReference': {
        const target = definitions.get(node.identifier);
        const url = target?.url ?? '';
        return linkTo(url, target?.title, [text(node.alt || url)], inLink);
      }
      default:
        return [];
    }
  });
  return mergeTexts(safe);
}

function linkTo(
  url: string,
  title: string | null | undefined,
  children: PhrasingContent[],
  inLink: boolean,
): PhrasingContent[] {
  if (inLink) return children;
  if (SAFE_LINK.test(url)) return [{ type: 'link', url, title: title ?? null, children }];
  const shown = children.length === 1 && children[0]?.type === 'text' ? children[0].value : '';
  return url === '' || shown === url ? children : [...children, text(` (${url})`)];
}

/** One text node where several meet: the writer escapes by what stands next to a character. */
function mergeTexts(nodes: PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text') merged[merged.length - 1] = text(last.value + node.value);
    else if (node.type !== 'text' || node.value !== '') merged.push(node);
  }
  return merged;
}
