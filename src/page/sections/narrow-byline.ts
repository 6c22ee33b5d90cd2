/** Leaves of a byline's box the part that names the authors: 'By A. Bee' without the date and the post beside it. */

import { childNodesOf, isElement, isText, textData } from '../dom.ts';
import { creditIn, labelIn, namesIn } from './bylines.ts';
import { sameName } from './person-names.ts';
import { foldText, sectionText } from './section-text.ts';

/** How far down the names are followed, and among how many children. */
const MAX_LEVELS = 12;
const MAX_CHILDREN = 60;
const MAX_TEXT = 1_000;
const WORD = /[\p{L}\p{N}]{2}/u;

/**
 * The innermost element within `element` that holds all the `names` and from which nothing is lost but a label ('By') and
 * what stands in elements of its own; `element` itself where it holds nothing else.
 */
export function narrowToNames(element: Element, names: readonly string[]): { element: Element; text: string } {
  let at = { element, text: sectionText(element, MAX_TEXT) };
  for (let level = 0; level < MAX_LEVELS && !isBare(at.text, names); level += 1) {
    const children = childNodesOf(at.element).slice(0, MAX_CHILDREN);
    // 'By A. Bee, editor at large' is one phrase though the name in it is a link.
    if (runsOn(children)) break;
    const holders = children
      .filter(isElement)
      .map((child) => ({ element: child, text: sectionText(child, MAX_TEXT) }))
      .filter(({ text }) => holdsAll(text, names));
    // A name may come twice: 'Social links for A. Bee'.
    const inner = holders.find(({ text }) => isBare(text, names)) ?? holders[0];
    if (!inner) break;
    at = inner;
  }
  return at;
}

function holdsAll(text: string, names: readonly string[]): boolean {
  const lower = text.toLowerCase();
  const found = namesIn(text);
  return names.every((name) => lower.includes(name.toLowerCase()) || found.some((other) => sameName(name, other)));
}

/** Whether a text is the names with at most a label and what joins them. */
function isBare(text: string, names: readonly string[]): boolean {
  const credit = creditIn(text);
  const label = labelIn(text);
  return text.length <= label.length + credit.length + 1 && credit.length <= names.join(' and ').length + 1;
}

/** Whether words other than a label stand bare among the children. */
function runsOn(children: Node[]): boolean {
  const bare = foldText(
    children
      .filter((child) => isText(child))
      .map(textData)
      .join(' ')
      .slice(0, MAX_TEXT),
  );
  return WORD.test(bare.slice(labelIn(`${bare} `).length));
}
