/** Reads the live page once, in document order, into flat lists that scoring and classifying work on. */
import type { SectionKind } from '../../core/model/section.ts';
import {
  firstChild,
  getAttribute,
  isElement,
  isText,
  localName,
  nextSibling,
  parentNode,
  querySelectorAll,
  textData,
} from '../dom.ts';
import { foldText, isInline, isUnread, saysHidden } from './section-text.ts';
import { SIGNAL, signalsOf } from './signals.ts';

/** A block-level element. Regions stand in document order, so a subtree is the regions from `index` to before `end`. */
export interface Region {
  element: Element;
  name: string;
  index: number;
  /** Index of the parent region; -1 for the body. */
  parent: number;
  end: number;
  signals: number;
  /** What its own names and tag say: 0 nothing, 1 an aside, 2 no part of an article, 3 navigation and the like. */
  ownNoise: number;
  depth: number;
  /** What a site rule says it is. */
  told?: SectionKind | 'body' | 'nothing';
}

interface Span {
  element: Element;
  start: number;
  end: number;
}

/** A run of text that no block-level element interrupts: the words of a paragraph, a heading, a list item. */
export interface Block {
  /** The nearest block-level element. */
  region: number;
  index: number;
  /** The first and last text node of the run. */
  first: Text;
  last: Text;
  text: string;
  /** UTF-16 code units of it that are link text. */
  linked: number;
  /** Code units that are bold or italic from end to end count as emphasised. */
  emphasised: number;
  /** First address linked in it, as written. */
  href: string | null;
  /** What may hide a part of the run by its class: the text before folding, and where each such element stands in it. */
  classed: { raw: string; spans: Span[] } | null;
}

/** An element whose names say that it may hold a byline, a date or a dek; inline ones too. */
export interface Mark {
  element: Element;
  name: string;
  signals: number;
  region: number;
  /** How many blocks stood before it. */
  block: number;
}

export interface Page {
  body: Element;
  regions: Region[];
  blocks: Block[];
  marks: Mark[];
  /** Each image: the region it stands in and how many blocks stood before it. */
  images: { region: number; block: number }[];
}

const NAVIGATION = new Set(['nav', 'form', 'dialog', 'menu', 'footer', 'label', 'fieldset', 'option']);
const MARKED = SIGNAL.author | SIGNAL.byline | SIGNAL.date | SIGNAL.dek;
const HARD_ROLES = new Set([
  'navigation',
  'search',
  'contentinfo',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'tablist',
]);
const TELLING =
  '[hidden],[style*="none"],[style*="hidden"],[itemprop],[role],[rel="author"],[rel="bookmark"],[rel="tag"]';
const EMPHASIS = new Set(['b', 'strong', 'em', 'i']);
/** More than any article has; a page beyond it is read up to here. */
const MAX_REGIONS = 400_000;
const MAX_RUN = 200_000;

/** Reads `body` and all below it; changes nothing and asks for no layout. */
export function gather(body: Element): Page {
  const regions: Region[] = [];
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  const images: Page['images'] = [];

  // The few that say more than their class and id: asked once for the whole page, not of every element.
  const telling = new Set(querySelectorAll(body, TELLING));

  let region = openRegion(body, localName(body), -1);
  // The run being read.
  let text = '';
  let first: Text | null = null;
  let last: Text | null = null;
  let spans: Span[] = [];
  let linked = 0;
  let emphasised = 0;
  let href: string | null = null;
  let breaks = 0;
  // The outermost link and emphasis that are open.
  let link: Element | null = null;
  let emphasis: Element | null = null;

  function openRegion(element: Element, name: string, parent: number): Region {
    const names = parent < 0 ? '' : namesOf(element, telling.has(element));
    const signals = names ? signalsOf(names) : 0;
    const opened: Region = {
      element,
      name,
      index: regions.length,
      parent,
      end: -1,
      signals,
      ownNoise: parent < 0 ? 0 : noiseOf(element, name, signals, telling.has(element)),
      depth: (regions[parent]?.depth ?? -1) + 1,
    };
    regions.push(opened);
    if (signals & MARKED || name === 'time') mark(element, name, signals, opened);
    return opened;
  }

  function mark(element: Element, name: string, signals: number, at: Region): void {
    marks.push({ element, name, signals, region: at.index, block: blocks.length });
  }

  function flush(): void {
    if (first && last) {
      const folded = foldText(text);
      if (folded) {
        blocks.push({
          region: region.index,
          index: blocks.length,
          first,
          last,
          text: folded,
          linked,
          emphasised,
          href,
          classed: spans.length ? { raw: text, spans } : null,
        });
      }
    }
    text = '';
    first = last = null;
    href = null;
    spans = [];
    linked = emphasised = breaks = 0;
  }

  function readText(node: Text): void {
    const data = textData(node);
    if (!first && !/\S/.test(data)) return;
    if (text.length > MAX_RUN) return;
    if (/\S/.test(data)) {
      breaks = 0;
      if (link) linked += data.length;
      if (emphasis) emphasised += data.length;
    }
    text += data;
    first ??= node;
    last = node;
  }

  /** Whether to go on into the element. */
  function enter(element: Element): boolean {
    const name = localName(element);
    if (name === 'br') {
      breaks += 1;
      if (breaks === 2) flush();
      else text += ' ';
      return false;
    }
    if (isUnread(name) || (telling.has(element) && saysHidden(element))) return false;
    if (isInline(name)) {
      if (name === 'img') images.push({ region: region.index, block: blocks.length });
      if (name === 'a') {
        if (!link) link = element;
        href ??= getAttribute(element, 'href');
      } else if (!emphasis && EMPHASIS.has(name)) emphasis = element;
      const names = namesOf(element, telling.has(element));
      if (names || name === 'time') {
        const signals = names ? signalsOf(names) : 0;
        if (names) spans.push({ element, start: text.length, end: -1 });
        if (signals & MARKED || name === 'time') mark(element, name, signals, region);
        if (signals & SIGNAL.noise && /screen-?reader|sr-only|visually-?hidden|assistive/i.test(names)) {
          if (link === element) link = null;
          return false;
        }
      }
      return true;
    }
    if (regions.length >= MAX_REGIONS) return false;
    flush();
    region = openRegion(element, name, region.index);
    return true;
  }

  function leave(element: Node): void {
    if (element === region.element) {
      flush();
      region.end = regions.length;
      const parent = regions[region.parent];
      if (parent) region = parent;
    } else {
      if (element === link) link = null;
      if (element === emphasis) emphasis = null;
      for (let i = spans.length - 1; i >= 0 && i > spans.length - 16; i -= 1) {
        const span = spans[i];
        if (span?.element === element) span.end = text.length;
      }
    }
  }

  let node: Node | null = firstChild(body);
  while (node) {
    let entered = false;
    if (isText(node)) readText(node);
    else if (isElement(node)) entered = enter(node);
    const child: Node | null = entered ? firstChild(node) : null;
    if (child) {
      node = child;
      continue;
    }
    if (entered) leave(node);
    let next: Node | null = nextSibling(node);
    while (!next) {
      node = parentNode(node);
      if (!node || node === body) break;
      leave(node);
      next = nextSibling(node);
    }
    node = next;
  }
  flush();
  for (const open of regions) if (open.end < 0) open.end = regions.length;
  return { body, regions, blocks, marks, images };
}

function namesOf(element: Element, more: boolean): string {
  let names = getAttribute(element, 'class') ?? '';
  const id = getAttribute(element, 'id');
  if (id) names += ` ${id}`;
  if (!more) return names;
  for (const attribute of ['itemprop', 'rel', 'role']) {
    const value = getAttribute(element, attribute);
    if (value) names += ` ${value}`;
  }
  return names;
}

function noiseOf(element: Element, name: string, signals: number, telling: boolean): number {
  if (NAVIGATION.has(name)) return 3;
  const role = telling ? getAttribute(element, 'role') : null;
  if (role && HARD_ROLES.has(role)) return 3;
  if (signals & SIGNAL.noise) return 2;
  return name === 'aside' && !(signals & SIGNAL.pullQuote) ? 1 : 0;
}
