/** Reads the live page once, in document order, into flat lists that scoring and classifying work on. */
import { lowerBound } from '../../core/lower-bound.ts';
import {
  assignedNodes,
  bodyOf,
  childNodesOf,
  ELEMENT_NODE,
  firstChild,
  frameDocument,
  getAttribute,
  hasAttributes,
  localName,
  nextSibling,
  nodeType,
  parentNode,
  shadowRootOf,
  TEXT_NODE,
  textData,
} from '../dom.ts';
import { type Block, type InlineMark, type Mark, type Page, Region, signalsOfNames, type Told } from './page-parts.ts';
import { endOf, foldText, isBlank, isInline, isSeam, isUnread, readingSize, saysHidden } from './section-text.ts';
import { SIGNAL } from './signals.ts';

const MARKED = SIGNAL.author | SIGNAL.byline | SIGNAL.date | SIGNAL.dek;
/** Elements that are asked for a shadow root first, as those with a name of their own making are; any other where it is empty. */
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

/** Of what rules tell. */
interface Rules {
  /** By element. What is told to be something is read wherever it stands; of what is dropped nobody needs anything. */
  readonly tellings: ReadonlyMap<Element, { readonly told: Told }>;
  /** Asks them about a shadow root or the body of a frame before it is read. @returns whether they were asked */
  ask(root: ParentNode): boolean;
}

const NO_RULES: Rules = { tellings: new Map(), ask: () => false };

/** Reads `body` and all below it as it is shown, at once. */
export function gather(body: Element): Page {
  const { page, read } = openPage(body);
  while (read(MAX_NODES));
  return page;
}

/**
 * Reads `body` and all below it as it is shown: with open shadow roots, what is slotted into them, and frames of the same
 * origin. Changes nothing and asks for no layout. What the page changes between two calls of `read` may be read as it
 * was, as it is, or in part. `rules` know `body` already.
 */
export function openPage(body: Element, rules: Rules = NO_RULES): Reading {
  const { tellings } = rules;
  const regions: Region[] = [];
  const blocks: Block[] = [];
  const inlineMarks: InlineMark[] = [];
  const images: Page['images'] = [];
  const page: Page = { body, regions, blocks, inlineMarks, images, isTold: false };

  // The elements that are open, the body not among them, and what is read in the place of children of some.
  const open: Element[] = [];
  const detours: Detour[] = [];
  let region = openRegion(body, localName(body), null);
  // What rules tell of, with all that it stands in, and whether they have told of more since.
  const aroundTold = new Set<Node>();
  let toldAnew = true;
  // The run being read.
  let text = '';
  let end = '';
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
    text = end = '';
    inlines = null;
    first = last = null;
    // A link around several blocks is the link of each.
    href = link && getAttribute(link, 'href');
    linked = emphasised = breaks = 0;
    ended = parted = false;
  }

  function addText(piece: string): void {
    text += piece;
    end = endOf(end, piece);
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
    addText(parted && isSeam(end, data) ? ` ${data}` : data);
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
      else addText(' ');
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
    if (signals & MARKED || way === READ.time || (tellings.size && tellings.has(element))) mark(element, name, signals);
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
    if (way === READ.apart && !holdsTold(element)) return null;
    flush();
    region = openRegion(element, name, region);
    let child: Node | null = null;
    if (frame) child = below(bodyOf(frame));
    else {
      if (way === READ.slot) child = detour(assignedNodes(element));
      else if (way === READ.host) child = below(shadowRootOf(element));
      child ??= firstChild(element);
      // Any other may have a shadow root too; it then has no children of its own, or slots for them.
      if (!child && way === READ.block) child = below(shadowRootOf(element));
    }
    if (!child) leave(element);
    return child;
  }

  function holdsTold(element: Element): boolean {
    for (const [part, { told }] of toldAnew ? tellings : [])
      if (told !== 'nothing')
        for (let up: Node | null = part; up && !aroundTold.has(up); up = parentNode(up)) aroundTold.add(up);
    toldAnew = false;
    return aroundTold.has(element);
  }

  function below(root: ParentNode | null): Node | null {
    if (!root) return null;
    if (rules.ask(root)) toldAnew = true;
    return detour(childNodesOf(root));
  }

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

/** Index of the first block at or below the region that has this index. */
export const firstBlockOf = (blocks: readonly Block[], region: number): number =>
  lowerBound(blocks.length, (index) => (blocks[index]?.region ?? 0) < region);
