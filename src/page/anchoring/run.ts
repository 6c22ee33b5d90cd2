/** A run of the reading text: the text between two breaks, and the text nodes that it is of. */
import { type FoldedText, foldGapsWithMap } from '../../core/text/fold.ts';
import { contains, standsIn, textLength } from '../dom.ts';
import { NOT_SHOWN } from './element-kinds.ts';

/** Where the text nodes of a run are: each with where its data starts in the run's source. */
interface RunNodes {
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
}

/** The starts of a run of one node, which many are: one list for all. */
const ONE_START: readonly number[] = [0];
const NO_NODES: RunNodes = { nodes: [], starts: [] };

/** Text between two breaks: of text nodes that stand one after the other, with the gaps at its ends left out. */
export class Run {
  readonly text: string;
  /** Of its source, which is the data of its nodes one after the other. */
  readonly folded: FoldedText;
  /** 1 where the folded source begins with a space, which is left out. */
  readonly lead: number;
  /** The block that holds this text and no other; null where the nodes were kept as they were read. */
  readonly block: Element | null;
  readonly #length: number;
  readonly #walk: TextWalk | null;
  #nodes: RunNodes | null;

  private constructor(text: string, folded: FoldedText, lead: number, length: number, from: RunNodes | RunBlock) {
    this.text = text;
    this.folded = folded;
    this.lead = lead;
    this.#length = length;
    const isBlock = 'block' in from;
    this.block = isBlock ? from.block : null;
    this.#walk = isBlock ? from.walk : null;
    this.#nodes = isBlock ? null : from;
  }

  /** The run of some nodes; null where they show nothing but white space. */
  static ofNodes(nodes: readonly Text[], data: readonly string[]): Run | null {
    const source = data.length === 1 ? (data[0] ?? '') : data.join('');
    // What stands between two blocks, mostly.
    if (source === ' ') return null;
    if (nodes.length === 1) return Run.#of(source, { nodes, starts: ONE_START });
    const starts: number[] = [];
    let start = 0;
    for (const part of data) {
      starts.push(start);
      start += part.length;
    }
    return Run.#of(source, { nodes, starts });
  }

  /** The run of all text nodes in a block, which are looked for when they are first asked for. */
  static ofBlock(source: string, from: RunBlock): Run | null {
    return source === '' ? null : Run.#of(source, from);
  }

  static #of(source: string, from: RunNodes | RunBlock): Run | null {
    const folded = foldGapsWithMap(source);
    const lead = folded.text.startsWith(' ') ? 1 : 0;
    const text = folded.text.slice(lead, folded.text.endsWith(' ') ? -1 : undefined);
    return text === '' ? null : new Run(text, folded, lead, source.length, from);
  }

  /** None where the page has changed since it was read: what is there now is for the next reading. */
  get nodes(): RunNodes {
    this.#nodes ??= this.#find();
    return this.#nodes ?? NO_NODES;
  }

  #find(): RunNodes | null {
    const { block } = this;
    const walk = this.#walk;
    // That something has come which is not in the text is rare, and dear to ask of each node.
    return block && walk && (this.#findIn(block, walk, false) ?? this.#findIn(block, walk, true));
  }

  /**
   * The text nodes of the block.
   *
   * @param isMixed whether text that is not shown may stand among them: it has been put in since. If not, all must be the run's
   */
  #findIn(block: Element, walk: TextWalk, isMixed: boolean): RunNodes | null {
    const nodes: Text[] = [];
    const starts: number[] = [];
    let length = 0;
    let node = walk(block);
    for (; node && length < this.#length; node = walk(null)) {
      const own = isMixed && standsIn(node, NOT_SHOWN) ? 0 : textLength(node);
      if (own === 0) continue;
      nodes.push(node);
      starts.push(length);
      length += own;
    }
    const last = nodes.at(-1);
    if (length !== this.#length || !last || !contains(block, last)) return null;
    while (node && !isMixed && textLength(node) === 0) node = walk(null);
    return isMixed || !node || !contains(block, node) ? { nodes, starts } : null;
  }
}

/** Gives, for a node and then again for null, the text nodes that follow it in the order of the page. */
export type TextWalk = (after: Node | null) => Text | null;

/** A block that holds one line alone, all of which is shown. */
export interface RunBlock {
  readonly block: Element;
  readonly walk: TextWalk;
}
