/**
 * Whether the words of a passage stay readable on its highlight, by the page's real colours: those of its text and of what
 * lies behind, as the browser computes them. A style sheet cannot know them; where they leave no room for a tint, a
 * passage is underlined alone, and its text is then as legible as the page has made it.
 */
import type { Rgb } from '../../core/color.ts';
import { documentElementOf, firstChild, isElement, isText, nextSibling, parentElement, parentNode } from '../dom.ts';
import { type Color, isLegible, type Pair } from './choose-tints.ts';
import { LIGHT_PAGE, mix } from './tint.ts';

/** Elements of a passage that are asked, and nodes that are looked at for them: a link in the middle counts, the hundredth not. */
const MOST_ELEMENTS = 12;
const MOST_NODES = 200;
const MOST_ANCESTORS = 100;

/** What computed styles are written as, but for colours given in other spaces. */
const RGB = /^rgba?\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?), (\d+(?:\.\d+)?)(?:, (\d(?:\.\d+)?))?\)$/;

/** A computed colour; null for one that is not written in sRGB. */
export function parseComputed(color: string): Color | null {
  const match = RGB.exec(color);
  if (!match) return null;
  const [, red, green, blue, alpha] = match;
  return { rgb: [Number(red) / 255, Number(green) / 255, Number(blue) / 255], alpha: Number(alpha ?? 1) };
}

export interface Legibility {
  /**
   * How the words of a passage stand on the tint of this name of a highlight, where they are readable on it; null where they
   * are not, or where that cannot be known; 'untold' where the browser does not tell how it paints.
   */
  on(boundary: AbstractRange, name: string): { pairs: readonly Pair[]; tint: Color } | 'untold' | null;
  /** An element's text and what is behind it; null where that cannot be known. */
  pairOf(element: Element): Pair | null;
}

/** For one painting: what is computed is remembered, since most passages share elements with others. */
export function createLegibility(view: Window): Legibility {
  const pairs = new Map<Element, Pair | null>();
  const backgrounds = new Map<Element, Rgb | null>();
  const tints = new Map<string, Color | null>();
  /** Lists of pairs, one for all passages with the same, by the first of them. */
  const lists = new Map<Pair, (readonly Pair[])[]>();
  /** Of each pair of colours one, since most elements of a page have the same. */
  const each = new Map<string, Pair>();
  const readable = new Map<readonly Pair[], Map<string, boolean>>();

  /** What lies behind an element's text; null where it cannot be known: over an image, where letters are let through. */
  const backgroundOf = (element: Element): Rgb | null => {
    /** Those not asked yet, from the element upward. */
    const chain: Element[] = [];
    let at: Element | null = element;
    while (at && !backgrounds.has(at) && chain.length < MOST_ANCESTORS) {
      chain.push(at);
      at = parentElement(at);
    }
    let under: Rgb | null = at ? (backgrounds.get(at) ?? null) : canvasOf(view);
    for (const each of chain.toReversed()) {
      under = layerOn(under, view.getComputedStyle(each));
      backgrounds.set(each, under);
    }
    return under;
  };

  const only = (pair: Pair): Pair => {
    const key = `${pair.text} ${pair.background}`;
    const known = each.get(key) ?? pair;
    each.set(key, known);
    return known;
  };

  const pairOf = (element: Element): Pair | null => {
    let pair = pairs.get(element);
    if (pair === undefined) {
      const background = backgroundOf(element);
      const text = background && parseComputed(view.getComputedStyle(element).color);
      pair = text && only({ text: mix(background, text.rgb, text.alpha), background });
      pairs.set(element, pair);
    }
    return pair;
  };

  /** The pairs of some elements, in a list that is the same for the same pairs. */
  const listOf = (elements: ReadonlySet<Element>): readonly Pair[] | null => {
    const pairs: Pair[] = [];
    for (const element of elements) {
      const pair = pairOf(element);
      if (!pair) return null;
      if (!pairs.includes(pair)) pairs.push(pair);
    }
    const [first] = pairs;
    if (!first) return pairs;
    const made = lists.get(first) ?? [];
    const same = made.find((list) => list.length === pairs.length && list.every((pair, at) => pair === pairs[at]));
    if (same) return same;
    made.push(pairs);
    lists.set(first, made);
    return pairs;
  };

  return {
    on(boundary, name) {
      const elements = elementsOf(boundary);
      const [first] = elements;
      if (!first) return 'untold';
      let tint = tints.get(name);
      if (tint === undefined) {
        tint = parseComputed(view.getComputedStyle(first, `::highlight(${name})`).backgroundColor);
        tints.set(name, tint);
      }
      // A browser that does not tell how it paints is left to the tints' own promise (`tint.ts`).
      if (!tint || tint.alpha === 0) return 'untold';
      const pairs = listOf(elements);
      if (!pairs) return null;
      const byName = readable.get(pairs) ?? new Map<string, boolean>();
      readable.set(pairs, byName);
      const isReadable = byName.get(name) ?? pairs.every((pair) => isLegible(pair, tint));
      byName.set(name, isReadable);
      return isReadable ? { pairs, tint } : null;
    },
    pairOf,
  };
}

/** An element's background on what is under it; one that is opaque is known whatever that is. */
function layerOn(under: Rgb | null, { backgroundImage, backgroundColor, opacity }: CSSStyleDeclaration): Rgb | null {
  const color = parseComputed(backgroundColor);
  if (!color || backgroundImage !== 'none' || opacity !== '1') return null;
  if (color.alpha === 1) return color.rgb;
  return under && mix(under, color.rgb, color.alpha);
}

/** What a page without a background lies on: the canvas of its colour scheme. */
function canvasOf(view: Window): Rgb {
  const root = documentElementOf(view.document);
  const scheme = root ? view.getComputedStyle(root).colorScheme : '';
  const isDark = scheme.includes('dark') && view.matchMedia('(prefers-color-scheme: dark)').matches;
  return isDark ? DARK_CANVAS : LIGHT_PAGE;
}
/** Chromium's; Firefox's is #1c1b22. */
const DARK_CANVAS: Rgb = [0x12 / 255, 0x12 / 255, 0x12 / 255];

/** The elements that hold text of the range, the first of them. */
function elementsOf({ startContainer, endContainer }: AbstractRange): Set<Element> {
  const elements = new Set<Element>();
  let node: Node | null = startContainer;
  for (let count = 0; node && count < MOST_NODES && elements.size < MOST_ELEMENTS; count++) {
    const parent = isText(node) ? parentElement(node) : null;
    if (parent) elements.add(parent);
    if (node === endContainer) break;
    let next: Node | null = isElement(node) ? firstChild(node) : null;
    for (let up: Node | null = node; up && !next; up = parentNode(up)) next = nextSibling(up);
    node = next;
  }
  return elements;
}
