/** Which elements of a page could hold an article's text, and which of them are around, in and beside another. */
import { childElements, documentElementOf, isRendered, localName, parentElement, textContent } from '../dom.ts';
import { isInline, isUnread } from '../sections/section-text.ts';

/** UTF-16 code units of an element's text in which there must be some, and children that are looked at. */
const LOOKED_THROUGH = 20_000;
const MOST_CHILDREN = 2_000;

/** A block with text in it, below the body. */
export function isPickable(element: Element): boolean {
  const name = localName(element);
  if (name === 'html' || name === 'body' || name === 'head' || isUnread(name) || isInline(name)) return false;
  return isRendered(element) && /\S/.test(textOf(element).slice(0, LOOKED_THROUGH));
}

/** Parts of a text, which are not all of it: pointed at with the mouse, they stand for the box they are in. */
const PART = /^(?:p|ul|ol|dl|dt|dd|li|blockquote|figure|figcaption|pre|h[1-6]|table|tbody|tr)$/;

/** The nearest box around an element, or the element itself. */
export function nearestBox(element: Element): Element | null {
  let box: Element | null = element;
  while (box && (!isPickable(box) || PART.test(localName(box)))) box = parentElement(box);
  return box;
}

/** The nearest element around it that is larger than it: boxes of the same size are passed over. */
export function nextOuter(element: Element): Element | null {
  const inside = textOf(element).length;
  let outer = parentElement(element);
  while (outer && isPickable(outer) && textOf(outer).trim().length <= inside) outer = parentElement(outer);
  return outer && isPickable(outer) ? outer : null;
}

/** The child with most text. */
export function mainChild(element: Element): Element | null {
  let main: Element | null = null;
  let most = 0;
  for (const child of childElements(element).slice(0, MOST_CHILDREN)) {
    const length = isPickable(child) ? textOf(child).length : 0;
    if (length <= most) continue;
    main = child;
    most = length;
  }
  return main;
}

/** The next element with text before or after it, beside it or beside what it stands in. */
export function besides(element: Element, direction: 1 | -1): Element | null {
  for (let at: Element | null = element; at && localName(at) !== 'body'; at = parentElement(at)) {
    const parent = parentElement(at);
    if (!parent) return null;
    const siblings = childElements(parent);
    for (let i = siblings.indexOf(at) + direction; siblings[i]; i += direction) {
      const sibling = siblings[i];
      if (sibling && isPickable(sibling)) return sibling;
    }
  }
  return null;
}

/** What holds most of a page's text, where nothing better is known. */
export function largest(document: Document): Element | null {
  const top = documentElementOf(document);
  const body = top && childElements(top).find((element) => localName(element) === 'body');
  return body ? mainChild(body) : null;
}

const textOf = (element: Element): string => textContent(element) ?? '';
