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
import { foldText, isInline, isUnread, readingSize, saysHidden } from './section-text.ts';
import { SIGNAL, signalsOf } from './signals.ts';

/** What a site rule says a part of the page is. */
export type Told = SectionKind | 'body' | 'nothing';

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
  told?: Told;
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
  /** Whether it begins or ends elsewhere than its element: see `mend-blocks.ts`. */
  partial?: boolean;
}

/** An element whose names say that it may hold a byline, a date or a dek; inline ones too. */
export interface Mark {
  element: Element;
  name: string;
  signals: number;
  region: number;
  /** How many blocks stood before it. */
  block: number;
  /** What a site rule says it is, where it is inline; a region says it itself. */
  told?: Told;
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
/** Elements that authors give a shadow root, beside those with a name of their own making. */
const HOSTS = new Set(['article', 'main', 'section']);
const TELLING =
  '[hidden],[style*="none"],[style*="hidden"],[itemprop],[role],[rel="author"],[rel="bookmark"],[rel="tag"]';
const EMPHASIS = new Set(['b', 'strong', 'em', 'i']);
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
  else if (name.includes('-') || HOSTS.has(name)) way = READ.host;
  // A page may make up names without end.
  if (ways.size < 1_000) ways.set(name, way);
  return way;
}

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
  /** The one that the host itself stands in. */
  outer: Detour | null;
}

/**
 * Reads `body` and all below it as it is shown: with open shadow roots, what is slotted into them, and frames of the same
 * origin. Changes nothing and asks for no layout.
 */
export function gather(body: Element): Page {
  const regions: Region[] = [];
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  const images: Page['images'] = [];

  // The few that say more than their class and id: asked once for the whole page, not of every element.
  const telling = new Set(querySelectorAll(body, TELLING));
  let within: Detour | null = null;

  let region: Region = {
    element: body,
    name: localName(body),
    index: 0,
    parent: -1,
    end: -1,
    signals: 0,
    ownNoise: 0,
    depth: 0,
    images: 0,
  };
  regions.push(region);
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

  function openRegion(element: Element, name: string, more: boolean): Region {
    const signals = signalsOfElement(element, more);
    const opened: Region = {
      element,
      name,
      index: regions.length,
      parent: region.index,
      end: -1,
      signals,
      ownNoise: noiseOf(element, name, signals, more),
      depth: region.depth + 1,
      // Until it is closed: those that stood before it.
      images: images.length,
    };
    regions.push(opened);
    if (signals & MARKED) mark(element, name, signals, opened);
    return opened;
  }

  function closeRegion(closed: Region): void {
    closed.end = regions.length;
    closed.images = images.length - closed.images;
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
    const more = telling.has(element);
    if (more && saysHidden(element)) return null;
    let child: Node | null;
    if (way >= READ.inline && way <= READ.time) {
      const signals = signalsOfElement(element, more);
      if (signals & SIGNAL.unseen) return null;
      if (way === READ.link) {
        link ??= element;
        href ??= getAttribute(element, 'href');
      } else if (way === READ.emphasis) emphasis ??= element;
      if (signals & MARKED || way === READ.time) mark(element, name, signals, region);
      child = firstChild(element);
    } else {
      const frame = way === READ.frame ? frameDocument(element) : null;
      if ((way === READ.frame && !frame) || regions.length >= MAX_REGIONS) return null;
      flush();
      region = openRegion(element, name, more);
      if (frame) child = below(element, bodyOf(frame));
      else {
        let instead: Node | null = null;
        if (way === READ.slot) instead = detour(element, assignedNodes(element));
        else if (way === READ.host) instead = below(element, shadowRootOf(element));
        child = instead ?? firstChild(element);
      }
    }
    if (!child) leave(element);
    return child;
  }

  function below(host: Node, root: ParentNode | null): Node | null {
    if (!root) return null;
    for (const element of querySelectorAll(root, TELLING)) telling.add(element);
    return detour(host, childNodesOf(root));
  }

  function detour(host: Node, nodes: Node[]): Node | null {
    const start = nodes[0];
    if (!start) return null;
    within = { host, nodes, at: 0, outer: within };
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
      let above: Node | null;
      if (within && within.nodes[within.at] === at) {
        within.at += 1;
        const next = within.nodes[within.at];
        if (next) return next;
        above = within.host;
        within = within.outer;
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
  return { body, regions, blocks, marks, images };
}

/** What the element's names say, and where `more` is set its other attributes. */
function signalsOfElement(element: Element, more: boolean): number {
  const names = getAttribute(element, 'class');
  const id = getAttribute(element, 'id');
  let signals = (names ? signalsOf(names) : 0) | (id ? signalsOf(id) : 0);
  if (!more) return signals;
  for (const attribute of ['itemprop', 'rel', 'role']) {
    const value = getAttribute(element, attribute);
    if (value) signals |= signalsOf(value);
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
