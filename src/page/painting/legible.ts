/**
 * Whether the words of a passage stay readable on its highlight, by the page's real colours: those of its text and of what
 * lies behind, as the browser computes them. A style sheet cannot know them; where they leave no room for a tint, a
 * passage is underlined alone, and its text is then as legible as the page has made it.
 */
import { contrast, luminance, type Rgb } from '../../core/color.ts';
import { documentElementOf, firstChild, isElement, isText, nextSibling, parentElement, parentNode } from '../dom.ts';
import { LIGHT_PAGE, mix } from './tint.ts';

/** WCAG 2.2, level AA. */
const READABLE = 4.5;
/** Elements of a passage that are asked, and nodes that are looked at for them: a link in the middle counts, the hundredth not. */
const MOST_ELEMENTS = 12;
const MOST_NODES = 200;
const MOST_ANCESTORS = 100;

interface Color {
  readonly rgb: Rgb;
  readonly alpha: number;
}

/** Of text and of what is behind it. */
interface Pair {
  readonly text: Rgb;
  readonly background: Rgb;
}

/** What computed styles are written as, but for colours given in other spaces. */
const RGB = /^rgba?\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?), (\d+(?:\.\d+)?)(?:, (\d(?:\.\d+)?))?\)$/;

/** A computed colour; null for one that is not written in sRGB. */
export function parseComputed(color: string): Color | null {
  const match = RGB.exec(color);
  if (!match) return null;
  const [, red, green, blue, alpha] = match;
  return { rgb: [Number(red) / 255, Number(green) / 255, Number(blue) / 255], alpha: Number(alpha ?? 1) };
}

/** Whether text of 4.5:1 or more keeps that under a tint. */
export const isLegible = ({ text, background }: Pair, tint: Color): boolean =>
  contrast(luminance(text), luminance(mix(background, tint.rgb, tint.alpha))) >= READABLE;

export interface Legibility {
  /** Whether the passage may be painted under this name of a highlight. */
  holds(boundary: AbstractRange, name: string): boolean;
}

/** For one painting: what is computed is remembered, since most passages share elements with others. */
export function createLegibility(view: Window): Legibility {
  const pairs = new Map<Element, Pair | null>();
  const backgrounds = new Map<Element, Rgb | null>();
  const tints = new Map<string, Color | null>();

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

  const pairOf = (element: Element): Pair | null => {
    let pair = pairs.get(element);
    if (pair === undefined) {
      const background = backgroundOf(element);
      const text = background && parseComputed(view.getComputedStyle(element).color);
      pair = text && { text: mix(background, text.rgb, text.alpha), background };
      pairs.set(element, pair);
    }
    return pair;
  };

  return {
    holds(boundary, name) {
      for (const element of elementsOf(boundary)) {
        let tint = tints.get(name);
        if (tint === undefined) {
          tint = parseComputed(view.getComputedStyle(element, `::highlight(${name})`).backgroundColor);
          tints.set(name, tint);
        }
        // A browser that does not tell how it paints is left to the tints' own promise (`tint.ts`).
        if (!tint || tint.alpha === 0) return true;
        const pair = pairOf(element);
        if (!pair || !isLegible(pair, tint)) return false;
      }
      return true;
    },
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
