/**
 * Whether the words of a passage stay readable on its highlight, by the page's real colours: those of its text and of what
 * lies behind, as the browser computes them. A style sheet cannot know them; where they leave no room for a tint, a
 * passage is underlined alone, and its text is then as legible as the page has made it.
 */
import type { Rgb } from '../../core/color.ts';
import {
  documentElementOf,
  firstChild,
  isElement,
  isText,
  nextSibling,
  parentElement,
  parentNode,
  shownParent,
} from '../dom.ts';
import { type Color, isLegible, type Pair } from './choose-tints.ts';
import { DARK_PAGE, LIGHT_PAGE, mix } from './tint.ts';

/** Elements of a passage that are asked, and nodes that are looked at for them: a link in the middle counts, the hundredth not. */
const MOST_ELEMENTS = 12;
const MOST_NODES = 200;
const MOST_ANCESTORS = 100;

/** What computed styles are written as, but for colours given in other spaces. */
const RGB = /^rgba?\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?), (\d+(?:\.\d+)?)(?:, (\d(?:\.\d+)?))?\)$/;

/** A computed colour; null for one that the browser does not tell in sRGB. */
export function parseComputed(color: string): Color | null {
  const match = RGB.exec(color);
  if (!match) return paintedColor(color);
  const [, red, green, blue, alpha] = match;
  return { rgb: [Number(red) / 255, Number(green) / 255, Number(blue) / 255], alpha: Number(alpha ?? 1) };
}

/** What a colour of another space (`oklch`, `color(srgb ...)`) is on the screen, by the colour as it is written. */
const painted = new Map<string, Color | null>();
const MOST_PAINTED = 1_000;
let pixel: OffscreenCanvasRenderingContext2D | null | undefined;

/** Lets the browser paint one pixel of our own with it. */
function paintedColor(color: string): Color | null {
  const known = painted.get(color);
  if (known !== undefined) return known;
  if (pixel === undefined) {
    pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    // Where reading is forbidden so that nobody is told from others, it gives other colours.
    if (pixel && String(readPixel(pixel, PROBE)) !== String(PROBE_READ)) pixel = null;
  }
  let told: Color | null = null;
  if (pixel && CSS.supports('color', color)) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = readPixel(pixel, color);
    told = { rgb: [red / 255, green / 255, blue / 255], alpha: alpha / 255 };
  }
  if (painted.size >= MOST_PAINTED) painted.clear();
  painted.set(color, told);
  return told;
}

const PROBE = 'rgb(12, 120, 220)';
const PROBE_READ = [12, 120, 220, 255];

function readPixel(context: OffscreenCanvasRenderingContext2D, color: string): Uint8ClampedArray {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
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
  const layers = new Map<Element, Layer>();
  const tints = new Map<string, Color | null>();
  /** Lists of pairs, one for all passages with the same, by the first of them. */
  const lists = new Map<Pair, (readonly Pair[])[]>();
  /** Of each pair of colours one, since most elements of a page have the same. */
  const each = new Map<string, Pair>();
  const readable = new Map<readonly Pair[], Map<string, boolean>>();

  /** What lies behind an element's text; null where it cannot be known: over an image, where letters are let through. */
  const backgroundOf = (element: Element): Rgb | null => {
    /** Those not asked yet, from the element upward, as they are shown: through slots, shadow trees and frames. */
    const chain: Element[] = [];
    let at: Node | null = element;
    let under: Layer | undefined;
    for (; at && !under && chain.length < MOST_ANCESTORS; at = shownParent(at)) {
      if (!isElement(at)) continue;
      under = layers.get(at);
      if (!under) chain.push(at);
    }
    under ??= { color: canvasOf(view), isVeiled: false };
    for (const each of chain.toReversed()) {
      under = layerOn(under, view.getComputedStyle(each));
      layers.set(each, under);
    }
    return under.isVeiled ? null : under.color;
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

/** What lies behind an element's words. */
interface Layer {
  /** null where it cannot be known. */
  readonly color: Rgb | null;
  /** Whether all of it, words and colours, is let through or made another: what is opaque in it is not, then. */
  readonly isVeiled: boolean;
}

/** An element's background on what is under it; one that is opaque is known whatever that is. */
function layerOn(under: Layer, style: CSSStyleDeclaration): Layer {
  const { backgroundImage, backgroundColor, opacity, filter, mixBlendMode } = style;
  const isVeiled = under.isVeiled || opacity !== '1' || filter !== 'none' || mixBlendMode !== 'normal';
  const color = parseComputed(backgroundColor);
  if (!color || backgroundImage !== 'none') return { color: null, isVeiled };
  if (color.alpha === 1) return { color: color.rgb, isVeiled };
  return { color: under.color && mix(under.color, color.rgb, color.alpha), isVeiled };
}

/** What a page without a background lies on: the canvas of its colour scheme. */
function canvasOf(view: Window): Rgb {
  const root = documentElementOf(view.document);
  const scheme = root ? view.getComputedStyle(root).colorScheme : '';
  const isDark = scheme.includes('dark') && view.matchMedia('(prefers-color-scheme: dark)').matches;
  return isDark ? DARK_PAGE : LIGHT_PAGE;
}

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
