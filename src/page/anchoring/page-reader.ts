/**
 * Reads the text of a page and, after the page has changed, what has changed of it.
 *
 * - White space of any kind is one plain space, and so is the break between two blocks, at `<br>` and between table
 *   cells. A line feed there would tell a paragraph from a space, and a page that is re-rendered with other elements
 *   would no longer match; a quote reads the same.
 * - A break is decided by the element's name and not by its layout: every element that is not known to stand within a
 *   line breaks it, custom elements too, which mostly wrap blocks. So the text is the same at every width of the window,
 *   in a background tab and in a detached tree, and no layout is computed.
 * - For the same reason text hidden by style sheets is in it. It is told apart where that matters, between equally good
 *   places of a quote (`resolve.ts`). Out are the elements that never show text and those with the attribute `hidden`
 *   (but `hidden=until-found`, which find-in-page opens). Closed `<details>` are in.
 * - Open shadow trees stand in the place of their hosts' children, what is slotted where its slot is, and documents of
 *   the same origin in the place of their frames.
 * - Soft hyphens, zero-width spaces, word joiners and byte order marks are dropped.
 */
import { atOnce, type Interruptible } from '../../core/interruptible.ts';
import {
  assignedNodes,
  createTextWalker,
  ELEMENT_NODE,
  firstChild,
  firstWithin,
  frameDocument,
  getAttribute,
  isElement,
  isStillShown,
  isText,
  localName,
  matches,
  nextSibling,
  nodeType,
  parentNode,
  querySelectorAll,
  shadowRootOf,
  shownParent,
  TEXT_NODE,
  textContent,
  textData,
} from '../dom.ts';
import { isWithinLine, type Kind, kindOf, NOT_PLAIN, NOT_PLAIN_NOR_SPAN } from './element-kinds.ts';
import { type ReadingText, readingTextOf } from './reading-text.ts';
import { Run, type TextWalk } from './run.ts';

/** Of the blocks with a name of HTML those that can have a shadow tree (https://dom.spec.whatwg.org/#valid-shadow-host-name). */
const HOSTS = new Set('article aside blockquote div footer h1 h2 h3 h4 h5 h6 header main nav p section'.split(' '));
/** Custom elements that are checked. */
const MOST_HOSTS = 1_000;
/** How often a defined custom element is checked for a late shadow tree. */
const LONGEST_HOPE = 10;

/** Nodes between two places at which the reading may be interrupted: well below a millisecond. */
const STEP = 500;
/** How many units of a text that is taken as a whole count as a node: 2 to the power of this. */
const UNITS_OF_NODE = 6;

/** What a block element shows, kept until something in it changes: runs, and the blocks in it, in their order. */
interface Block {
  readonly parts: (Run | Block)[];
}

/** What has been read of the line that is being read. */
interface Line {
  nodes: Text[];
  data: string[];
}

/** A block whose children are being read, or what is within a line and has to be left as it was entered. */
interface Level {
  readonly element: Node;
  /** The parent of what is read: the element, or the tree that is shown in it. */
  readonly top: Node;
  /** Where the text under it goes: its own block, or that of the element around it where it stands within a line. */
  readonly block: Block;
  readonly isBlock: boolean;
  /** Whether it was put in or moved: nothing that is kept of what it holds can be trusted. */
  readonly isNew: boolean;
  next: Node | null;
  /** What is slotted has no order of its own: what is left of it after `next`, the last first. */
  readonly slotted: Node[] | null;
}

/** Reads the root once, without recursion. The root itself is read whatever it is. */
export const readingText = (root: Node): ReadingText => atOnce(new PageReader(root).read());

export class PageReader {
  readonly root: Node;
  /** How many nodes the last reading has looked at. */
  visited = 0;
  readonly #blocks = new WeakMap<Node, Block>();
  /** Elements that were put in or moved since the last reading. */
  #put = new WeakSet<Node>();
  #reading: ReadingText | undefined;
  #isUnderWay = false;
  /** The count of visited nodes at which the reading is to be interrupted. */
  #pauseAt = STEP;
  /** What changed while a reading is under way; it is for the next one. */
  readonly #waiting: MutationRecord[] = [];
  /** Elements that may get a shadow tree, of which nothing tells; with how often each was looked at in vain. */
  readonly #hosts = new Map<Element, number>();
  readonly #trees = new WeakSet<Node>();
  /** Frames whose document was read. */
  readonly #readFrames = new WeakSet<Node>();
  readonly #onTree: (tree: Node) => void;
  readonly #walk: TextWalk;

  /** @param onTree is told each shadow tree and document in the root when it is first read: observers must be told of them */
  constructor(root: Node, onTree: (tree: Node) => void = () => undefined) {
    this.root = root;
    this.#onTree = onTree;
    this.#walk = createTextWalker(root);
  }

  /** Whether there is something to read. */
  get isStale(): boolean {
    return this.#reading === undefined || this.#waiting.length > 0 || !this.#blocks.has(this.root);
  }

  /** Whether a reading in slices has begun and not ended: no other may begin. */
  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** Takes note of what has changed; whether the text may be another one. Reads nothing. */
  note(records: readonly MutationRecord[]): boolean {
    if (this.#isUnderWay) {
      // One by one: of a hundred thousand at once a call cannot be made.
      for (const record of records) this.#waiting.push(record);
      return true;
    }
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList') {
        for (const node of addedNodes) if (isElement(node)) this.#put.add(node);
        this.#forget(target);
      } else if (type === 'characterData') this.#forget(target);
      else {
        if (isElement(target)) this.#noteOther(target);
        // Of an element with another slot: the one it was in, too.
        const parent = parentNode(target);
        if (parent) this.#forget(parent);
      }
    }
    return this.isStale;
  }

  /** Takes note of elements that have got a shadow tree since they were read; whether the text may be another one. */
  noteHosts(): boolean {
    for (const [host, looks] of this.#hosts) {
      if (!isStillShown(host)) this.#hosts.delete(host);
      else if (shadowRootOf(host)) {
        this.#hosts.delete(host);
        this.#noteOther(host);
      } else if (looks >= LONGEST_HOPE || isSettled(host)) this.#hosts.delete(host);
      else if (matches(host, ':defined') && localName(host).includes('-')) this.#hosts.set(host, looks + 1);
    }
    return this.isStale;
  }

  /** Takes note of a frame that has loaded; whether the text may be another one. */
  noteFrame(frame: Element): boolean {
    // Most are advertisements of another origin: nothing of them is read, before or after.
    if (frameDocument(frame) === null && !this.#readFrames.has(frame)) return false;
    this.#noteOther(frame);
    return this.isStale;
  }

  /** Takes note of an element that shows something else now, or nothing. */
  #noteOther(element: Element): void {
    this.#put.add(element);
    this.#blocks.delete(element);
    const parent = shownParent(element);
    if (parent) this.#forget(parent);
  }

  /** The text as it is now; the same object where nothing has changed. */
  *read(): Interruptible<ReadingText> {
    this.visited = 0;
    this.#pauseAt = STEP;
    if (this.#waiting.length > 0) this.note(this.#waiting.splice(0));
    if (this.#reading && !this.isStale) return this.#reading;
    this.#isUnderWay = true;
    try {
      const runs: Run[] = [];
      const block = yield* this.#readBlock(runs);
      this.#blocks.set(this.root, block);
      this.#put = new WeakSet();
      this.#reading = readingTextOf(runs, this.root);
      return this.#reading;
    } finally {
      this.#isUnderWay = false;
    }
  }

  /**
   * Forgets what is kept of a node and of all that it is shown in. A block of which nothing is kept is not in the text, or
   * was forgotten with all around it already.
   */
  #forget(changed: Node): void {
    // Slots show what their host holds.
    const shadow = isElement(changed) ? shadowRootOf(changed) : null;
    if (shadow) for (const slot of querySelectorAll(shadow, 'slot')) this.#forgetUp(slot);
    this.#forgetUp(changed);
  }

  #forgetUp(changed: Node): void {
    for (let at: Node | null = changed; at; at = shownParent(at)) {
      const wasKept = this.#blocks.delete(at);
      if (at === this.root) return;
      if (!isElement(at)) continue;
      const name = localName(at);
      const kind = kindOf(name);
      if ((!wasKept && !isWithinLine(kind)) || isOut(at, kind)) return;
    }
  }

  /** @param runs of the whole root, to be filled with those that are read and those that are kept */
  *#readBlock(runs: Run[]): Interruptible<Block> {
    const all: Block = { parts: [] };
    if (isText(this.root)) {
      const run = Run.ofNodes([this.root], [textData(this.root)]);
      if (run) runs.push(run);
      return { parts: [...runs] };
    }
    const line: Line = { nodes: [], data: [] };
    const breakLine = (block: Block): void => {
      if (line.nodes.length === 0) return;
      const run = Run.ofNodes(line.nodes, line.data);
      line.nodes = [];
      line.data = [];
      if (!run) return;
      block.parts.push(run);
      runs.push(run);
    };

    // At first there is nothing that could have been kept.
    const isFirst = this.#reading === undefined;
    const levels = [this.#levelOf(this.root, isElement(this.root) ? localName(this.root) : '', all, true, isFirst)];
    for (let level = levels.at(-1); level; level = levels.at(-1)) {
      const node: Node | null = this.#readLine(level, line);
      if (!node) {
        levels.pop();
        if (!level.isBlock) continue;
        breakLine(level.block);
        this.#blocks.set(level.element, level.block);
        if (level.block.parts.length === 0) this.#expectTree(level.element);
        continue;
      }
      if (this.visited >= this.#pauseAt) {
        this.#pauseAt = this.visited + STEP;
        yield;
      }
      // Text was only left for after the pause.
      if (!isElement(node)) continue;
      this.visited++;
      const name = localName(node);
      const kind = kindOf(name);
      const isBlock = !isWithinLine(kind);
      if (isBlock) breakLine(level.block);
      level.next = after(node, level);
      if (isOut(node, kind)) continue;
      const isNew = level.isNew || this.#put.has(node);
      const kept = isBlock && !isNew ? this.#blocks.get(node) : undefined;
      const block = isBlock ? (kept ?? { parts: [] }) : level.block;
      if (isBlock) level.block.parts.push(block);
      if (kept) collectRuns(kept, runs);
      else if (isBlock && isOfOneLine(node, name)) {
        const source = textContent(node) ?? '';
        this.visited += source.length >> UNITS_OF_NODE;
        const run = Run.ofBlock(source, { block: node, walk: this.#walk });
        if (run) block.parts.push(run);
        if (run) runs.push(run);
        else this.#expectTree(node);
        this.#blocks.set(node, block);
      } else levels.push(this.#levelOf(node, name, block, isBlock, isNew));
    }
    return all;
  }

  /**
   * Reads on in a level through text and what only stands in the line, of which nothing is to be remembered: nearly all
   * nodes of prose.
   *
   * @returns the node at which there is more to do, or a pause to be made; null at the end of the level
   */
  #readLine(level: Level, line: Line): Node | null {
    const { top, slotted, isNew } = level;
    let node = level.next;
    for (; node && this.visited < this.#pauseAt; this.visited++) {
      const type = nodeType(node);
      if (type === TEXT_NODE) {
        const text = textData(node as Text);
        if (text !== '') {
          line.nodes.push(node as Text);
          line.data.push(text);
        }
      } else if (type === ELEMENT_NODE) {
        const element = node as Element;
        const name = localName(element);
        const kind = kindOf(name);
        const isPlain = kind === 'plain' || (name === 'span' && shadowRootOf(element) === null);
        if (slotted || !isPlain || (!isNew && this.#put.has(element))) break;
        const child = isOut(element, kind) ? null : firstChild(element);
        if (child) {
          node = child;
          continue;
        }
      }
      node = slotted ? (slotted.pop() ?? null) : following(node, top);
    }
    level.next = node;
    return node;
  }

  /** A custom element without a shadow tree may get one; and so may what holds nothing to read, if it can have one at all. */
  #expectTree(element: Node): void {
    if (!isElement(element) || this.#hosts.has(element) || this.#hosts.size >= MOST_HOSTS) return;
    const name = localName(element);
    if (name.includes('-') || HOSTS.has(name)) this.#hosts.set(element, 0);
  }

  #levelOf(element: Node, name: string, block: Block, isBlock: boolean, isNew: boolean): Level {
    const tree = treeIn(element, name);
    const level: Level = { element, top: tree ?? element, block, isBlock, isNew, next: null, slotted: null };
    if (name === 'slot' && isElement(element)) {
      // Taken from the end, for to take from the beginning moves all the rest.
      const slotted = assignedNodes(element).reverse();
      const next = slotted.pop();
      if (next) return { ...level, next, slotted };
    }
    if (tree && name === 'iframe') this.#readFrames.add(element);
    if (tree && !this.#trees.has(tree)) {
      this.#trees.add(tree);
      this.#onTree(tree);
    }
    if (!tree && name.includes('-') && isElement(element)) this.#expectTree(element);
    // What stands in the markup of a frame is for browsers that have none.
    if (tree || name !== 'iframe') level.next = firstChild(tree ?? element);
    return level;
  }
}

/** What is read after a node of a level and all that it holds. */
const after = (node: Node, { slotted, top }: Level): Node | null =>
  slotted ? (slotted.pop() ?? null) : following(node, top);

/** The node after all that a node holds, within `top`. */
function following(node: Node, top: Node): Node | null {
  for (let at: Node | null = node; at && at !== top; at = parentNode(at)) {
    const next = nextSibling(at);
    if (next) return next;
  }
  return null;
}

/** What is shown in the place of an element's children: its shadow tree, or the document in the frame. */
function treeIn(element: Node, name: string): Node | null {
  if (!isElement(element)) return null;
  return name === 'iframe' ? frameDocument(element) : shadowRootOf(element);
}

/**
 * Whether a block holds nothing but text in one line: all of it is shown, and its text nodes need not be looked at. The
 * browser looks through its elements many times faster than a script.
 */
function isOfOneLine(block: Element, name: string): boolean {
  // Those show something else than their children, or may come to.
  if (name === 'iframe' || name.includes('-') || shadowRootOf(block)) return false;
  const first = firstWithin(block, NOT_PLAIN);
  if (!first) return true;
  // Asked first: it is at hand in a block that holds others, of which each is asked the same.
  if (localName(first) !== 'span' || firstWithin(block, NOT_PLAIN_NOR_SPAN)) return false;
  return querySelectorAll(block, 'span').every((span) => shadowRootOf(span) === null);
}

/** Whether an element that is no custom one has something to read by now, without a shadow tree. */
const isSettled = (host: Element): boolean => !localName(host).includes('-') && (textContent(host) ?? '').trim() !== '';

/** Whether what is in an element is not in the text. */
function isOut(element: Element, kind: Kind): boolean {
  if (kind === 'skipped') return true;
  const hidden = getAttribute(element, 'hidden');
  return hidden !== null && hidden.toLowerCase() !== 'until-found';
}

/** Adds the runs of a block, and of those in it, in their order. */
function collectRuns(block: Block, runs: Run[]): void {
  const left: (Run | Block)[] = [block];
  for (let part = left.pop(); part; part = left.pop()) {
    if ('text' in part) runs.push(part);
    else for (let index = part.parts.length - 1; index >= 0; index--) left.push(part.parts[index] ?? block);
  }
}
