/** Draws sections over a page, each with an outline and a label, without moving anything on it. */
import type { SectionKind } from '../../../src/core/model/section.ts';
import type { Section } from '../../../src/page/sections/find-article.ts';

/** Dark enough for a white label. */
const COLOURS: Record<SectionKind, string> = {
  headline: '#b3001b',
  dek: '#c2410c',
  byline: '#7c3aed',
  provenance: '#0f766e',
  paragraph: '#2563eb',
  subheading: '#9d174d',
  blockquote: '#4d7c0f',
  list: '#0369a1',
  'pull-quote': '#a21caf',
  caption: '#57534e',
  'read-more': '#0e7490',
  'author-bio': '#15803d',
  disclaimer: '#854d0e',
  references: '#1e293b',
};

/** The text nodes of a section, in document order. */
function textsOf({ first, last }: Section): Text[] {
  const range = document.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  const top = range.commonAncestorContainer;
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node instanceof Text && range.intersectsNode(node) && /\S/.test(node.data)) texts.push(node);
  }
  return texts;
}

/**
 * The smallest box around the words of the section, in the viewport's CSS pixels; null where none is shown. The element may
 * hold more than its words: an advertisement, the picture of a caption.
 */
function boxOf(section: Section): DOMRect | null {
  const range = document.createRange();
  const shown: DOMRect[] = [];
  for (const text of textsOf(section)) {
    range.selectNodeContents(text);
    for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) shown.push(rect);
  }
  if (!shown.length) return null;
  const left = Math.min(...shown.map((rect) => rect.left));
  const top = Math.min(...shown.map((rect) => rect.top));
  const right = Math.max(...shown.map((rect) => rect.right));
  const bottom = Math.max(...shown.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

function label(document: Document, text: string, colour: string, style: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  element.style.cssText = `position: absolute; font: 700 12px/14px sans-serif; padding: 0 4px; border-radius: 3px; color: #fff; white-space: nowrap; background: ${colour}; ${style}`;
  return element;
}

/**
 * `sections` is null where the page was taken for no article, which is then written at its top. Gives how far below the top of
 * the page the first section stands, in CSS pixels; 0 where none is shown.
 */
export function drawSections(document: Document, sections: readonly Section[] | null): number {
  const host = document.createElement('div');
  host.style.cssText =
    'all: initial; position: absolute; top: 0; left: 0; width: 0; height: 0; z-index: 2147483647; pointer-events: none';
  document.documentElement.append(host);
  const root = host.attachShadow({ mode: 'closed' });
  const origin = host.getBoundingClientRect();
  let hidden = 0;
  let first = Number.POSITIVE_INFINITY;
  for (const section of sections ?? []) {
    const box = boxOf(section);
    if (!box) {
      hidden += 1;
      continue;
    }
    first = Math.min(first, box.top + window.scrollY);
    const colour = COLOURS[section.kind];
    const outline = document.createElement('div');
    outline.style.cssText = `position: absolute; box-sizing: border-box; border: 2px solid ${colour}; left: ${box.left - origin.left - 3}px; top: ${box.top - origin.top - 3}px; width: ${box.width + 6}px; height: ${box.height + 6}px`;
    // A pull quote often stands in the upper right corner of a paragraph: two corners keep their labels apart.
    const corner = section.kind === 'paragraph' ? 'right' : 'left';
    outline.append(label(document, `${section.kind} ${section.ordinal}`, colour, `top: -10px; ${corner}: 4px`));
    root.append(outline);
  }
  const notes = [sections ? '' : 'no article found', hidden ? `${hidden} sections are not rendered` : ''].filter(
    Boolean,
  );
  if (notes.length) root.append(label(document, notes.join('; '), '#b3001b', 'top: 0; left: 0; font-size: 14px'));
  return Number.isFinite(first) ? first : 0;
}
