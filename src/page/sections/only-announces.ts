/** Tells a page that only announces what stands on others, by one light look that keeps nothing of it. */
import type { Interruptible } from '../../core/interruptible.ts';
import {
  ELEMENT_NODE,
  elementsAndTexts,
  firstWithin,
  frameDocument,
  localName,
  nodeType,
  parentElement,
  shadowRootOf,
  standsIn,
  textData,
} from '../dom.ts';
import { isHeading } from './page-parts.ts';
import { isBlank, isDense, isUnread, readingSize } from './section-text.ts';

const LINK = 'a[href]:not([href^="#"])';
/** Fewer linked headings may stand beside any article. */
const MIN_CARDS = 5;
/** Shorter texts are labels, as long as they read; in code units where each says more. */
const MIN_LINE = 40;
const MIN_TEXT = 16;
/** An article may hold two cards, and stand between three of them: with less text than this it has no running text. */
const GAPS = 3;
const MOST_TEXT = 600;
/** Nodes looked at between two places where the search may be interrupted. */
const AT_ONCE = 1_000;

/**
 * Whether the headings of the page are links and nowhere between them stands as much text as an article has. False where
 * frames or shadow roots hold what this look does not see.
 */
export function* onlyAnnounces(body: Element): Interruptible<boolean> {
  const next = elementsAndTexts(body);
  // The text of this gap between two cards and of those before it.
  const gaps: number[] = new Array(GAPS).fill(0);
  let around = 0;
  let gap = 0;
  let cards = 0;
  let seen = 0;
  for (let node = next(); node; node = next()) {
    seen += 1;
    if (seen % AT_ONCE === 0) yield;
    if (nodeType(node) === ELEMENT_NODE) {
      const name = localName(node as Element);
      if (isHeading(name)) {
        if (!isCard(node as Element)) continue;
        cards += 1;
        gap = (gap + 1) % GAPS;
        around -= gaps[gap] ?? 0;
        gaps[gap] = 0;
      } else if (mayHoldMore(node as Element, name)) return false;
    } else {
      const text = textData(node as Text);
      if (text.length < (isDense(text.charCodeAt(text.length >> 1)) ? MIN_TEXT : MIN_LINE) || isBlank(text)) continue;
      const size = readingSize(text);
      if (size < MIN_LINE || isUnread(nameAbove(node))) continue;
      gaps[gap] = (gaps[gap] ?? 0) + size;
      around += size;
      if (around >= MOST_TEXT) return false;
    }
  }
  return cards >= MIN_CARDS;
}

/** Whether a heading holds a link or stands in one. */
const isCard = (heading: Element): boolean => firstWithin(heading, LINK) !== null || standsIn(heading, LINK);

/** The name of the element that a text stands in. */
function nameAbove(text: Node): string {
  const parent = parentElement(text);
  return parent ? localName(parent) : '';
}

/** Whether there is more in an element than its children. */
function mayHoldMore(element: Element, name: string): boolean {
  if (name === 'iframe') return frameDocument(element) !== null;
  return (
    (name === 'article' || name === 'main' || name === 'section' || name.includes('-')) &&
    shadowRootOf(element) !== null
  );
}
