/** The text of a part of a page as a reader sees it: hidden text out, white space folded, invisible characters dropped. */
import {
  firstChild,
  getAttribute,
  hasAttribute,
  isElement,
  isRendered,
  isText,
  localName,
  nextSibling,
  parentElement,
  parentNode,
  textData,
} from '../dom.ts';
import { SIGNAL, signalsOf } from './signals.ts';

/** Elements whose text nobody reads as part of an article: other ones than cannot be marked (`anchoring/page-reader.ts`). */
const UNREAD = new Set(
  'script style noscript template svg math canvas iframe object embed audio video select textarea input button'.split(
    ' ',
  ),
);

/** Elements that stand in a line of text; every other starts a block of its own. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark picture q rb rp rt ruby s samp small source span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

export const isUnread = (name: string): boolean => UNREAD.has(name);
export const isInline = (name: string): boolean => INLINE.has(name);

/** White space beyond ASCII, as \s knows it. */
const isFarSpace = (code: number): boolean =>
  code === 0xa0 ||
  (code >= 0x1680 &&
    (code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200a) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000 ||
      code === 0xfeff));

/**
 * Whether a trimmed text holds nothing to fold: every space in it is one plain space, and no character is invisible. A
 * pattern that asks the same takes several times as long, and all text of the page is asked.
 */
function isFolded(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 32 ? code !== 32 || before === 32 : code > 159 && isUnfolded(code)) return false;
    before = code;
  }
  return true;
}

const isUnfolded = (code: number): boolean => code === 0xad || code === 0x200b || code === 0x2060 || isFarSpace(code);

/** Whether a text is white space only: told by its first characters nearly always, for which a pattern is too dear. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const space = code === 32 || (code > 8 && code < 14) || (code > 159 && isFarSpace(code));
    if (!space) return false;
  }
  return true;
}

/**
 * Folds white space to single spaces, drops invisible characters, trims. U+200C and U+200D stay: they tell Persian words
 * apart and hold emoji together.
 */
export function foldText(text: string): string {
  // Most texts are clean but for their ends, and most white space is one plain space: only the rest is replaced.
  const trimmed = text.trim();
  if (isFolded(trimmed)) return trimmed;
  return trimmed
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

/**
 * Chinese, Japanese and Korean: a sentence takes half the characters it takes in an alphabet, or fewer. Thai, Lao, Burmese
 * and Khmer do without spaces too, but with all their vowels and tones take about as many.
 */
export const isDense = (code: number): boolean =>
  (code >= 0x2e80 && code < 0xd800) || (code >= 0xf900 && code < 0xfb00);

/** Characters looked at to tell the script of a text. */
const SAMPLES = 8;
const DENSITY = 2.5;

/** How long a text is to a reader: its code units, as if it were written in an alphabet. */
export function readingSize(text: string): number {
  const { length } = text;
  let dense = 0;
  for (let i = 0; i < SAMPLES; i += 1) if (isDense(text.charCodeAt((i * length) / SAMPLES))) dense += 1;
  return dense * 2 >= SAMPLES ? length * DENSITY : length;
}

/** Hidden as its attributes say: cheap, so asked of every element that has any. */
export function saysHidden(element: Element): boolean {
  const hidden = getAttribute(element, 'hidden');
  if (hidden !== null && hidden.toLowerCase() !== 'until-found') return true;
  const style = getAttribute(element, 'style');
  return (
    style !== null && style.length < 2_000 && /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i.test(style)
  );
}

/** Meant for screen readers, as its classes say: it has a box, but none that anyone sees. */
export const isUnseen = (element: Element): boolean =>
  (signalsOf(getAttribute(element, 'class') ?? '') & SIGNAL.unseen) !== 0;

const isBlock = (node: Node): boolean => isElement(node) && !isInline(localName(node));

const SEAM_BEFORE =
  /(?:\p{Ll}|[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}]|\p{Lu}{2}|(?:19|20)\d\d|[!?:]|[\p{L}\d.!?…]["”»“])$/u;
const SEAM_AFTER = /^(?:\p{Lu}[\p{Ll}\p{Lu}]|\d.{3})/u;

/** Characters before a seam that are looked at. */
const SEAM = 4;

/**
 * What is to be known of the end of a text that grows by a piece: to cut it off the whole would copy all of it, each time.
 *
 * @param end the same before
 */
export const endOf = (end: string, piece: string): string => (piece.length >= SEAM ? piece : end.slice(-SEAM) + piece);

/**
 * Whether two texts are apart to the eye though no space stands between the element that holds the one and the next, which
 * holds the other: name, place and date, which a style sets apart. Of the first its end will do (`endOf`).
 */
export const isSeam = (before: string, after: string): boolean =>
  SEAM_AFTER.test(after) && SEAM_BEFORE.test(before.slice(-SEAM));

/**
 * The text of one node with all below it, unfolded, with a space wherever a block begins or ends. Reads at most about
 * `limit` code units, and as many nodes: those around each other that hold no text would be read once for each of them.
 */
function rawText(top: Node, limit: number): string {
  let text = '';
  let end = '';
  const add = (piece: string): void => {
    text += piece;
    end = endOf(end, piece);
  };
  let node = top;
  // Whether an element has ended since the last text, and whether another has begun since.
  let ended = false;
  let parted = false;
  for (let read = 1; ; read += 1) {
    let child: Node | null = null;
    if (isText(node)) {
      const data = textData(node);
      add(parted && isSeam(end, data) ? ` ${data}` : data);
      ended = parted = false;
    } else if (isElement(node)) {
      const name = localName(node);
      parted = ended;
      if (name === 'br' || !isInline(name)) add(' ');
      // Only what has a class is asked for its style: a bare <em> hides nothing.
      const hidden = isUnread(name) || saysHidden(node) || (hasAttribute(node, 'class') && !isRendered(node));
      if (!hidden) child = firstChild(node);
    }
    if (child && text.length < limit && read < limit) {
      node = child;
      continue;
    }
    if (isBlock(node)) add(' ');
    let next: Node | null = null;
    while (node !== top) {
      next = nextSibling(node);
      if (next) break;
      const parent = parentNode(node);
      if (!parent) return text;
      ended = true;
      node = parent;
      if (isBlock(node)) add(' ');
    }
    if (!next || text.length >= limit || read >= limit) return text;
    node = next;
  }
}

/** What a reader sees of the element, of at most about `limit` UTF-16 code units. */
export const sectionText = (element: Element, limit = 200_000): string => foldText(rawText(element, limit));

/**
 * What a reader sees of the run of text from one node to another of the block-level element `box`, less than all of it
 * where a rule of the page's style hides an element in it.
 */
export function shownRun(first: Text, last: Text, box: Element): string {
  let text = '';
  let node: Node = first;
  for (;;) {
    let child: Node | null = null;
    if (isText(node)) {
      const parent = parentElement(node);
      if (!parent || parent === box || isRendered(parent)) text += textData(node);
    } else if (isElement(node)) {
      if (localName(node) === 'br') text += ' ';
      else if (!isUnread(localName(node)) && !saysHidden(node) && !isUnseen(node)) child = firstChild(node);
    }
    if (node === last) break;
    let next = child ?? nextSibling(node);
    while (!next) {
      const above: Node | null = parentNode(node);
      if (!above || above === box) return foldText(text);
      node = above;
      next = nextSibling(node);
    }
    node = next;
  }
  return foldText(text);
}

/** Marks at the end of a sentence, or of a quotation that ends with one, in all scripts of commentary met so far. */
const SENTENCE_END = /[.!?…”"’»。！？｡」』؟۔।॥။។።։]$/;
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);

/** For comparing: letters and digits only, lower case. */
export function fold(text: string): string {
  const cut = text.slice(0, 600);
  // What is ASCII needs no Unicode: three times as fast.
  if (!BEYOND_ASCII.test(cut))
    return cut
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return cut
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const BEYOND_ASCII = /[^ -~\s]/;
