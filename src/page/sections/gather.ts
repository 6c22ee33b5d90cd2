/** Reads the live page once, in document order, into flat lists that scoring and classifying work on. */
import type { SectionKind } from '../../core/model/section.ts';
import {
  assignedNodes,
  bodyOf,
  childNodesOf,
  classNames,
  contains,
  ELEMENT_NODE,
  firstChild,
  frameDocument,
  getAttribute,
  hasAttributes,
  idOf,
  localName,
  nextSibling,
  nodeType,
  shadowRootOf,
  TEXT_NODE,
  textData,
} from '../dom.ts';
import { foldText, isBlank, isInline, isSeam, isUnread, readingSize, saysHidden } from './section-text.ts';
import { SIGNAL, signalsOf } from './signals.ts';

/** What a site rule says a part of the page is. */
export type Told = SectionKind | 'body' | 'nothing';

/**
 * A block-level element. Regions stand in document order, so a subtree is the regions from `index` to before `end`. What its
 * names say is read when it is asked for: of most elements of a page nobody asks.
 */
export class Region {
  readonly element: Element;
  readonly name: string;
  readonly index: number;
  /** Index of the parent region; -1 for the body. */
  readonly parent: number;
  readonly depth: number;
  /** How many blocks stood before it. */
  readonly block: number;
  end = -1;
  /** How many images it holds, with all below it; until it is closed, how many stood before it. */
  images: number;
  /** What a site rule says it is. */
  told: Told | undefined = undefined;
  private knownSignals = -1;

  constructor(element: Element, name: string, index: number, above: Region | null, block: number, images: number) {
    this.element = element;
    this.name = name;
    this.index = index;
    this.parent = above ? above.index : -1;
    this.depth = above ? above.depth + 1 : 0;
    this.block = block;
    this.images = images;
  }

  /** What its names say, as a sum of `SIGNAL` bits. */
  get signals(): number {
    if (this.knownSignals < 0) this.knownSignals = this.parent < 0 ? 0 : signalsOfElement(this.element, this.name);
    return this.knownSignals;
  }

  /** What its own names and tag say: 0 nothing, 1 an aside, 2 no part of an article, 3 navigation and the like. */
  get ownNoise(): number {
    const { element, name, signals, parent } = this;
    if (parent < 0) return 0;
    if (NAVIGATION.has(name)) return 3;
    const role = getAttribute(element, 'role');
    if (role && HARD_ROLES.has(role)) return 3;
    if (signals & SIGNAL.noise || name === 'iframe') return 2;
    return name === 'aside' && !(signals & SIGNAL.pullQuote) ? 1 : 0;
  }
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
  /** The elements that stand in it, links and emphasis and the like. */
  inlines: readonly Element[];
  /** Whether it begins or ends elsewhere than its element: see `mend-blocks.ts`. */
  partial?: boolean;
}

/** An element whose names say that it may hold a byline, a date or a dek. */
export interface Mark {
  element: Element;
  name: string;
  signals: number;
  /** The region that it is or stands in. */
  region: number;
  /** How many blocks stood before it. */
  block: number;
  /** What a site rule says it is, where it is inline; a region says it itself. */
  told?: Told | undefined;
}

/** A mark in a line of text. */
interface InlineMark extends Mark {
  /** How many regions stood before it. */
  after: number;
}

export interface Page {
  body: Element;
  regions: Region[];
  blocks: Block[];
  /** Those in lines of text; `marksBetween` gives all. */
  inlineMarks: InlineMark[];
  /** Whether a site rule tells of any part of it. */
  isTold: boolean;
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
/** Elements that authors give a shadow root, beside those with a name of their own making. */
const HOSTS = new Set(['article', 'main', 'section']);
/** What no article stands in, and holds a third of a page's elements: not read but where a rule names a part of it. */
const APART = new Set(['nav', 'menu', 'dialog']);
const EMPHASIS = new Set(['b', 'strong', 'em', 'i']);
const NONE: readonly Element[] = [];
/** How an element is read, as its name alone says. */
const READ = {
  block: 0,
  inline: 1,
  link: 2,
  emphasis: 3,
  time: 4,
  image: 5,
  break: 6,
  unread: 7,
  frame: 8,
  slot: 9,
  host: 10,
  apart: 11,
};

const ways = new Map<string, number>();

function wayToRead(name: string): number {
  const known = ways.get(name);
  if (known !== undefined) return known;
  let way = READ.block;
  if (name === 'a') way = READ.link;
  else if (name === 'img') way = READ.image;
  else if (name === 'br') way = READ.break;
  else if (name === 'time') way = READ.time;
  else if (name === 'slot') way = READ.slot;
  else if (name === 'iframe') way = READ.frame;
  else if (EMPHASIS.has(name)) way = READ.emphasis;
  else if (isInline(name)) way = READ.inline;
  else if (isUnread(name)) way = READ.unread;
  else if (APART.has(name)) way = READ.apart;
  else if (name.includes('-') || HOSTS.has(name)) way = READ.host;
  // A page may make up names without end.
  if (ways.size < 1_000) ways.set(name, way);
  return way;
}

/** More than any article has; a page beyond it is read up to here. One that grows while it is read must come to an end too. */
const MAX_REGIONS = 400_000;
const MAX_NODES = 4_000_000;
const MAX_RUN = 200_000;
/** Marks that are kept of those that stand before the same block. */
const MAX_MARKS = 100;

/** Nodes that are shown in the place of an element's own children. */
interface Detour {
  nodes: Node[];
  at: number;
}

/** A page that is being read. */
export interface Reading {
  /** Complete once `read` has given false. */
  page: Page;
  /** Reads at most so many nodes more. @returns whether any are left */
  read(nodes: number): boolean;
}

/** Reads `body` and all below it as it is shown, at once. */
export function gather(body: Element, needed: readonly Element[] = []): Page {
  const { page, read } = openPage(body, needed);
  while (read(MAX_NODES));
  return page;
}

/**
 * Reads `body` and all below it as it is shown: with open shadow roots, what is slotted into them, and frames of the same
 * origin. Changes nothing and asks for no layout. What the page changes between two calls of `read` may be read as it
 * was, as it is, or in part. `needed` are elements that must be read wherever they stand.
 */
export function openPage(body: Element, needed: readonly Element[]): Reading {
  const regions: Region[] = [];
  const blocks: Block[] = [];
  const inlineMarks: InlineMark[] = [];
  const images: Page['images'] = [];
  const page: Page = { body, regions, blocks, inlineMarks, images, isTold: false };

  // The elements that are open, the body not among them, and what is read in the place of children of some.
  const open: Element[] = [];
  const detours: Detour[] = [];
  let region = openRegion(body, localName(body), null);
  // The run being read.
  let text = '';
  let first: Text | null = null;
  let last: Text | null = null;
  let linked = 0;
  let emphasised = 0;
  let href: string | null = null;
  let inlines: Element[] | null = null;
  let breaks = 0;
  // Whether an element in the line has ended since the last text, and whether another has begun since.
  let ended = false;
  let parted = false;
  // The outermost link and emphasis that are open.
  let link: Element | null = null;
  let emphasis: Element | null = null;

  function openRegion(element: Element, name: string, above: Region | null): Region {
    const opened = new Region(element, name, regions.length, above, blocks.length, images.length);
    regions.push(opened);
    return opened;
  }

  function closeRegion(closed: Region): void {
    closed.end = regions.length;
    closed.images = images.length - closed.images;
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
        inlines: inlines ?? NONE,
      });
    }
    text = '';
    inlines = null;
    first = last = null;
    // A link around several blocks is the link of each.
    href = link && getAttribute(link, 'href');
    linked = emphasised = breaks = 0;
    ended = parted = false;
  }

  function readText(node: Text): void {
    const data = textData(node);
    const blank = isBlank(data);
    if ((blank && !first) || text.length > MAX_RUN) return;
    if (!blank) {
      breaks = 0;
      if (link) linked += data.length;
      if (emphasis) emphasised += data.length;
    }
    text += parted && isSeam(text, data) ? ` ${data}` : data;
    ended = parted = false;
    first ??= node;
    last = node;
  }

  /** The first node to read below the element, or null where there is nothing to read. */
  function enter(element: Element): Node | null {
    const name = localName(element);
    const way = wayToRead(name);
    if (way === READ.unread) return null;
    if (way === READ.image) {
      images.push({ region: region.index, block: blocks.length });
      return null;
    }
    if (way === READ.break) {
      breaks += 1;
      if (breaks === 2) flush();
      else text += ' ';
      return null;
    }
    const inline = way >= READ.inline && way <= READ.time;
    const child = inline ? enterInline(element, name, way) : enterBlock(element, name, way);
    if (child) open.push(element);
    return child;
  }

  function enterInline(element: Element, name: string, way: number): Node | null {
    // Many have no attributes at all, which one question tells.
    const bare = !hasAttributes(element);
    if (!bare && saysHidden(element)) return null;
    const signals = bare ? 0 : signalsOfNames(element, name);
    if (signals & SIGNAL.unseen) return null;
    if (way === READ.link) {
      link ??= element;
      href ??= getAttribute(element, 'href');
    } else if (way === READ.emphasis) emphasis ??= element;
    if (signals & MARKED || way === READ.time) mark(element, name, signals);
    const child = firstChild(element);
    parted = ended;
    if (!child) leave(element);
    else if (inlines) inlines.push(element);
    else inlines = [element];
    return child;
  }

  function mark(element: Element, name: string, signals: number): void {
    // Nested or repeated without any text between them, more of them tell nothing more.
    if (inlineMarks[inlineMarks.length - MAX_MARKS]?.block === blocks.length) return;
    inlineMarks.push({ element, name, signals, region: region.index, block: blocks.length, after: regions.length });
  }

  function enterBlock(element: Element, name: string, way: number): Node | null {
    const frame = way === READ.frame ? frameDocument(element) : null;
    if ((way === READ.frame && !frame) || regions.length >= MAX_REGIONS) return null;
    if (hasAttributes(element) && saysHidden(element)) return null;
    if (way === READ.apart && !needed.some((part) => contains(element, part))) return null;
    flush();
    region = openRegion(element, name, region);
    let child: Node | null = null;
    if (frame) child = below(bodyOf(frame));
    else {
      if (way === READ.slot) child = detour(assignedNodes(element));
      else if (way === READ.host) child = below(shadowRootOf(element));
      child ??= firstChild(element);
    }
    if (!child) leave(element);
    return child;
  }

  const below = (root: ParentNode | null): Node | null => (root ? detour(childNodesOf(root)) : null);

  function detour(nodes: Node[]): Node | null {
    const start = nodes[0];
    if (!start) return null;
    detours.push({ nodes, at: 0 });
    return start;
  }

  function leave(element: Element): void {
    if (element === region.element) {
      flush();
      closeRegion(region);
      region = regions[region.parent] ?? region;
    } else {
      ended = true;
      if (element === link) link = null;
      if (element === emphasis) emphasis = null;
    }
  }

  /** The node after this one and all below it, leaving what ends between them; null at the end of the page. */
  function after(node: Node): Node | null {
    let at = node;
    for (;;) {
      const within = detours[detours.length - 1];
      if (within && within.nodes[within.at] === at) {
        within.at += 1;
        const next = within.nodes[within.at];
        if (next) return next;
        detours.pop();
      } else {
        const next = nextSibling(at);
        if (next) return next;
      }
      const above = open.pop();
      if (!above) return null;
      leave(above);
      at = above;
    }
  }

  let node: Node | null = firstChild(body);
  let left = MAX_NODES;

  function read(nodes: number): boolean {
    const until = Math.max(0, left - nodes);
    while (node && left > until) {
      left -= 1;
      let child: Node | null = null;
      const type = nodeType(node);
      if (type === ELEMENT_NODE) child = enter(node as Element);
      else if (type === TEXT_NODE) readText(node as Text);
      node = child ?? after(node);
    }
    if (node && left > 0) return true;
    node = null;
    flush();
    // The body, and what is open still where the limit was met.
    for (let at: Region | undefined = region; at && at.end < 0; at = regions[at.parent]) closeRegion(at);
    return false;
  }

  return { page, read };
}

/** What the element's names say. */
const signalsOfElement = (element: Element, name: string): number =>
  hasAttributes(element) ? signalsOfNames(element, name) : 0;

/** The same of an element that has attributes. */
function signalsOfNames(element: Element, name: string): number {
  const property = getAttribute(element, 'itemprop');
  const more = getAttribute(element, name === 'a' ? 'rel' : 'role');
  return (
    signalsOf(classNames(element)) |
    signalsOf(idOf(element)) |
    (property ? signalsOf(property) : 0) |
    (more ? signalsOf(more) : 0)
  );
}

/** The marks that have from `from` to `to` blocks before them, in document order. */
export function marksBetween({ regions, inlineMarks }: Page, from: number, to: number): Mark[] {
  const marks: Mark[] = [];
  const add = (mark: Mark): void => {
    if (marks[marks.length - MAX_MARKS]?.block !== mark.block) marks.push(mark);
  };
  let next = firstFrom(inlineMarks, from);
  const addInline = (before: number): void => {
    for (let at = inlineMarks[next]; at && at.after <= before && at.block <= to; at = inlineMarks[next]) {
      add(at);
      next += 1;
    }
  };
  for (let i = firstFrom(regions, from); i < regions.length; i += 1) {
    const region = regions[i] as Region;
    if (region.block > to) break;
    addInline(i);
    const { element, name, signals, index, block } = region;
    if (signals & MARKED) add({ element, name, signals, region: index, block });
  }
  addInline(Number.POSITIVE_INFINITY);
  return marks;
}

/** Index of the first that has at least so many blocks before it. */
const firstFrom = (items: readonly { block: number }[], block: number): number =>
  lowerBound(items.length, (index) => (items[index]?.block ?? 0) < block);

/** The first index below `count` that is not before what is looked for, where all that are before come first; else `count`. */
export function lowerBound(count: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
