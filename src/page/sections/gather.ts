/** Reads the live page once, in document order, into flat lists that scoring and classifying work on. */
import type { SectionKind } from '../../core/model/section.ts';
import {
  assignedNodes,
  bodyOf,
  childNodesOf,
  firstChild,
  frameDocument,
  getAttribute,
  isElement,
  isText,
  localName,
  nextSibling,
  parentNode,
  querySelectorAll,
  shadowRootOf,
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
  /** How many images it holds, with all below it. */
  images: number;
  /** What a site rule says it is. */
  told?: SectionKind | 'body' | 'nothing';
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
  /** How long it is to a reader: code units, those of scripts that say more with each character counted higher. */
  size: number;
  /** UTF-16 code units of it that are link text. */
  linked: number;
  /** Code units that are bold or italic from end to end count as emphasised. */
  emphasised: number;
  /** First address linked in it, as written. */
  href: string | null;
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
/** Elements that authors give a shadow root, beside those with a name of their own making. */
const HOSTS = new Set(['article', 'main', 'section']);
const NAMED_BY = ['class', 'id'];
const TOLD_BY = ['class', 'id', 'itemprop', 'rel', 'role'];
const TELLING =
  '[hidden],[style*="none"],[style*="hidden"],[itemprop],[role],[rel="author"],[rel="bookmark"],[rel="tag"]';
const EMPHASIS = new Set(['b', 'strong', 'em', 'i']);
/** More than any article has; a page beyond it is read up to here. */
const MAX_REGIONS = 400_000;
const MAX_RUN = 200_000;
/** Marks that are kept of those that stand before the same block. */
const MAX_MARKS = 100;

/** Nodes that are shown in the place of an element's own children. */
interface Detour {
  host: Node;
  nodes: Node[];
  at: number;
}

/**
 * Reads `body` and all below it as it is shown: with open shadow roots, what is slotted into them, and frames of the same
 * origin. Changes nothing and asks for no layout.
 */
export function gather(body: Element): Page {
  const regions: Region[] = [];
  const blocks: Block[] = [];
  const marks: Mark[] = [];

  // The few that say more than their class and id: asked once for the whole page, not of every element.
  const telling = new Set(querySelectorAll(body, TELLING));
  const detours: Detour[] = [];
  let images = 0;

  let region = openRegion(body, localName(body), -1);
  // The run being read.
  let text = '';
  let first: Text | null = null;
  let last: Text | null = null;
  let linked = 0;
  let emphasised = 0;
  let href: string | null = null;
  let breaks = 0;
  // The outermost link and emphasis that are open.
  let link: Element | null = null;
  let emphasis: Element | null = null;

  function openRegion(element: Element, name: string, parent: number): Region {
    const more = telling.has(element);
    const signals = parent < 0 ? 0 : signalsOfElement(element, more);
    const opened: Region = {
      element,
      name,
      index: regions.length,
      parent,
      end: -1,
      signals,
      ownNoise: parent < 0 ? 0 : noiseOf(element, name, signals, more),
      depth: (regions[parent]?.depth ?? -1) + 1,
      // Until it is closed: those that stood before it.
      images,
    };
    regions.push(opened);
    if (signals & MARKED || name === 'time') mark(element, name, signals, opened);
    return opened;
  }

  function closeRegion(closed: Region): void {
    closed.end = regions.length;
    closed.images = images - closed.images;
  }

  function mark(element: Element, name: string, signals: number, at: Region): void {
    // Nested or repeated without any text between them, more of them tell nothing more.
    if (marks[marks.length - MAX_MARKS]?.block === blocks.length) return;
    marks.push({ element, name, signals, region: at.index, block: blocks.length });
  }

  function flush(): void {
    const folded = first ? foldText(text) : '';
    if (folded && first && last) {
      blocks.push({
        region: region.index,
        index: blocks.length,
        first,
        last,
        text: folded,
        size: readingSize(folded),
        linked,
        emphasised,
        href,
      });
    }
    text = '';
    first = last = null;
    // A link around several blocks is the link of each.
    href = link && getAttribute(link, 'href');
    linked = emphasised = breaks = 0;
  }

  function readText(node: Text): void {
    const data = textData(node);
    const blank = !/\S/.test(data);
    if ((blank && !first) || text.length > MAX_RUN) return;
    if (!blank) {
      breaks = 0;
      if (link) linked += data.length;
      if (emphasis) emphasised += data.length;
    }
    text += data;
    first ??= node;
    last = node;
  }

  /** The first node to read below the element, or null where there is nothing to read. */
  function enter(element: Element): Node | null {
    const name = localName(element);
    if (isInline(name)) {
      if (name === 'img') {
        images += 1;
        return null;
      }
      const more = telling.has(element);
      if (more && saysHidden(element)) return null;
      const signals = signalsOfElement(element, more);
      if (signals & SIGNAL.unseen) return null;
      if (name === 'a') {
        link ??= element;
        href ??= getAttribute(element, 'href');
      } else if (!emphasis && EMPHASIS.has(name)) emphasis = element;
      if (signals & MARKED || name === 'time') mark(element, name, signals, region);
      const child = firstChild(element);
      if (!child) leave(element);
      return child;
    }
    if (name === 'br') {
      breaks += 1;
      if (breaks === 2) flush();
      else text += ' ';
      return null;
    }
    const frame = name === 'iframe' ? frameDocument(element) : null;
    if ((isUnread(name) && !frame) || (telling.has(element) && saysHidden(element)) || regions.length >= MAX_REGIONS)
      return null;
    flush();
    region = openRegion(element, name, region.index);
    const child = frame ? below(element, bodyOf(frame)) : (insteadOfChildren(element, name) ?? firstChild(element));
    if (!child) leave(element);
    return child;
  }

  /** Enters what shows in the place of the element's children: its shadow root, or what is slotted into it. */
  function insteadOfChildren(element: Element, name: string): Node | null {
    if (name === 'slot') return detour(element, assignedNodes(element));
    return name.includes('-') || HOSTS.has(name) ? below(element, shadowRootOf(element)) : null;
  }

  function below(host: Node, root: ParentNode | null): Node | null {
    if (!root) return null;
    for (const element of querySelectorAll(root, TELLING)) telling.add(element);
    return detour(host, childNodesOf(root));
  }

  function detour(host: Node, nodes: Node[]): Node | null {
    const start = nodes[0];
    if (!start) return null;
    detours.push({ host, nodes, at: 0 });
    return start;
  }

  function leave(element: Node): void {
    if (element === region.element) {
      flush();
      closeRegion(region);
      region = regions[region.parent] ?? region;
    } else {
      if (element === link) link = null;
      if (element === emphasis) emphasis = null;
    }
  }

  /** The node after this one and all below it, leaving what ends between them; null at the end of the page. */
  function after(node: Node): Node | null {
    let at = node;
    for (;;) {
      const within = detours[detours.length - 1];
      let above: Node | null;
      if (within && within.nodes[within.at] === at) {
        within.at += 1;
        const next = within.nodes[within.at];
        if (next) return next;
        detours.pop();
        above = within.host;
      } else {
        const next = nextSibling(at);
        if (next) return next;
        above = parentNode(at);
      }
      if (!above || above === body) return null;
      leave(above);
      at = above;
    }
  }

  let node: Node | null = firstChild(body);
  while (node) {
    let child: Node | null = null;
    if (isElement(node)) child = enter(node);
    else if (isText(node)) readText(node);
    node = child ?? after(node);
  }
  flush();
  for (const open of regions) if (open.end < 0) closeRegion(open);
  return { body, regions, blocks, marks };
}

/** Chinese, Japanese and Korean: a sentence takes half the characters it takes in an alphabet, or fewer. */
const isDense = (code: number): boolean => (code >= 0x2e80 && code < 0xd800) || (code >= 0xf900 && code < 0xfb00);

/** Characters looked at to tell the script of a text. */
const SAMPLES = 8;
const DENSITY = 2.5;

/** The length of a text in code units, as if it were written in an alphabet. */
function readingSize(text: string): number {
  const { length } = text;
  let dense = 0;
  for (let i = 0; i < SAMPLES; i += 1) if (isDense(text.charCodeAt((i * length) / SAMPLES))) dense += 1;
  return dense * 2 >= SAMPLES ? length * DENSITY : length;
}

/** What the element's names say, and where `more` is set its other attributes. */
function signalsOfElement(element: Element, more: boolean): number {
  let signals = 0;
  for (const attribute of more ? TOLD_BY : NAMED_BY) {
    const names = getAttribute(element, attribute);
    if (names) signals |= signalsOf(names);
  }
  return signals;
}

function noiseOf(element: Element, name: string, signals: number, telling: boolean): number {
  if (NAVIGATION.has(name)) return 3;
  const role = telling ? getAttribute(element, 'role') : null;
  if (role && HARD_ROLES.has(role)) return 3;
  if (signals & SIGNAL.noise || name === 'iframe') return 2;
  return name === 'aside' && !(signals & SIGNAL.pullQuote) ? 1 : 0;
}
