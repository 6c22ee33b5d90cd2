/** Mends the blocks that the walk cuts otherwise than a reader does: letters set apart, and permalinks in headings. */

import type { Interruptible } from '../../core/interruptible.ts';
import {
  contains,
  firstChild,
  getAttribute,
  isElement,
  isText,
  nextSibling,
  querySelectorAll,
  textData,
} from '../dom.ts';
import { type Block, isHeading, type Page } from './page-parts.ts';

import { foldText, readingSize } from './section-text.ts';
import { isPermalink } from './wording.ts';

/**
 * Gives each drop cap that stands in a box of its own to the paragraph it opens, and takes permalinks out of headings.
 * Changes blocks in place; their number and order stay.
 */
export function* mendBlocks({ blocks, regions }: Page): Interruptible<void> {
  let before: Block | null = null;
  for (const block of blocks) {
    if (block.index % AT_ONCE === 0) yield;
    if (before && before.text.length < 3 && DROP_CAP.test(before.text) && GOES_ON.test(block.text)) {
      if (!LABELS.test(regions[before.region]?.name ?? '')) joinDropCap(before, block);
    }
    const heading = block.linked > 0 && block.linked < block.text.length ? regions[block.region] : undefined;
    // A heading of many lines has none, and would be gone through for each of them.
    const alone = before?.region !== block.region && blocks[block.index + 1]?.region !== block.region;
    if (heading && alone && isHeading(heading.name)) dropPermalinks(block, heading.element);
    before = block;
  }
}

/** Blocks looked at between two places where the search may be interrupted. */
const AT_ONCE = 4_096;
/** A capital alone, with what opens a quotation. */
const DROP_CAP = /^["'“”„‘«]?\p{Lu}$/u;
/** Where a letter alone heads or numbers what follows. */
const LABELS = /^(?:h[1-6]|li|d[td]|t[dh])$/;
const GOES_ON = /^['’]?\p{Ll}/u;

function joinDropCap(cap: Block, block: Block): void {
  // 'A town' has its space where the paragraph begins, 'The' has none.
  const gap = /^\s/.test(textData(block.first)) ? ' ' : '';
  block.text = cap.text + gap + block.text;
  block.size = readingSize(block.text);
  block.first = cap.first;
  block.inlines = [...cap.inlines, ...block.inlines];
  block.partial = true;
}

/** No heading has more; one that has is left as it is. */
const MAX_NODES = 200;

/** Takes links that lead to the heading itself off its ends: '#', '¶', 'Link to this heading'. */
function dropPermalinks(block: Block, heading: Element): void {
  const permalinks = querySelectorAll(heading, 'a[href*="#"]').filter(isPermalinkMark);
  const texts = permalinks.length ? textsIn(heading) : null;
  const kept = texts?.filter((text) => /\S/.test(textData(text)) && !permalinks.some((link) => contains(link, text)));
  const [first, last] = [kept?.[0], kept?.[kept.length - 1]];
  if (!first || !last) return;
  for (const link of permalinks) {
    const mark = textOf(link);
    if (contains(link, block.last) && block.text.endsWith(mark)) {
      block.text = block.text.slice(0, -mark.length).trimEnd();
      block.last = last;
    } else if (contains(link, block.first) && block.text.startsWith(mark)) {
      block.text = block.text.slice(mark.length).trimStart();
      block.first = first;
    } else continue;
    block.size = readingSize(block.text);
    block.linked -= mark.length;
    block.partial = true;
  }
}

const textOf = (link: Element): string => foldText((textsIn(link) ?? []).map(textData).join(''));

function isPermalinkMark(link: Element): boolean {
  const text = textOf(link);
  return text !== '' && (isPermalink(text) || text === getAttribute(link, 'href'));
}

/** The text nodes below a small element, in order; null where there are too many nodes. */
function textsIn(top: Element): Text[] | null {
  const texts: Text[] = [];
  let seen = 0;
  const read = (parent: Element): boolean => {
    for (let node: Node | null = firstChild(parent); node; node = nextSibling(node)) {
      seen += 1;
      if (seen > MAX_NODES) return false;
      if (isText(node)) texts.push(node);
      else if (isElement(node) && !read(node)) return false;
    }
    return true;
  };
  return read(top) ? texts : null;
}
