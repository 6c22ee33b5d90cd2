/**
 * Which of many passages that overlap may have their colour behind the words, so that these stay readable on the sum of the
 * colours, too. Each is known to be readable on its own colour; where several together would be too much, the one that lies
 * on top is underlined alone.
 */
import { contrast, luminance, type Rgb } from '../../core/color.ts';
import { mix, READABLE } from './tint.ts';

export interface Color {
  readonly rgb: Rgb;
  readonly alpha: number;
}

/** Of text and of what is behind it. */
export interface Pair {
  readonly text: Rgb;
  readonly background: Rgb;
}

export interface Tinted {
  /** UTF-16 offsets in the reading text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** The name it is painted under: what is painted under one is painted once, however many overlap. */
  readonly name: string;
  readonly tint: Color;
  /** Those with a higher one lie on top. */
  readonly priority: number;
  /** Of its words; the same list for those whose words are of the same elements. */
  readonly pairs: readonly Pair[];
}

/** Whether text of 4.5:1 or more keeps that under tints, the lowest first. */
export function isLegible({ text, background }: Pair, ...tints: readonly Color[]): boolean {
  const behind = tints.reduce<Rgb>((under, { rgb, alpha }) => mix(under, rgb, alpha), background);
  return contrast(luminance(text), luminance(behind)) >= READABLE;
}

/** To take a colour away can make others unreadable, if it was a light one over dark ones; so it is looked at again, seldom twice. */
const MOST_ROUNDS = 8;

/** @returns indexes of those that are to be underlined alone */
export function withoutTint(candidates: readonly Tinted[]): ReadonlySet<number> {
  const edges = edgesOf(candidates);
  const dropped = new Set<number>();
  /** By the pairs and the stack on them. */
  const known = new Map<readonly Pair[], Map<string, boolean>>();

  const holds = (stack: readonly Tinted[], pairs: readonly Pair[], key: string): boolean => {
    const ofPairs = known.get(pairs) ?? new Map<string, boolean>();
    known.set(pairs, ofPairs);
    let answer = ofPairs.get(key);
    if (answer === undefined) {
      const tints = stack.map(({ tint }) => tint);
      answer = pairs.every((pair) => isLegible(pair, ...tints));
      ofPairs.set(key, answer);
    }
    return answer;
  };

  /** Whether anything was dropped. */
  const sweep = (all: boolean): boolean => {
    const pile = new Pile(candidates);
    const before = dropped.size;
    for (let at = 0; at < edges.length; at++) {
      const edge = edges[at];
      if (!edge) continue;
      if (edge.isEnd) pile.delete(edge.index);
      else if (!dropped.has(edge.index)) pile.add(edge.index);
      // Only where all that ends or begins there has done so.
      if (edges[at + 1]?.offset === edge.offset || !pile.isOther) continue;
      for (;;) {
        const stack = pile.stack();
        // What is of one name was looked at alone.
        if (stack.length < 2 || holds(stack, pile.fewestPairs(), pile.key())) break;
        for (const { name } of all ? stack : stack.slice(-1)) {
          for (const index of pile.of(name)) {
            pile.delete(index);
            dropped.add(index);
          }
        }
      }
      pile.isOther = false;
    }
    return dropped.size > before;
  };

  let round = 0;
  while (sweep(round >= MOST_ROUNDS)) round++;
  return dropped;
}

/**
 * What lies over one another at a place, by the names it is painted under and by the lists of its pairs: of both there are few,
 * however many passages there are.
 */
class Pile {
  /** Whether another name or other pairs are there than when this was last taken back. */
  isOther = false;
  readonly #candidates: readonly Tinted[];
  /** One of each name, the lowest first. */
  readonly #ranked: readonly Tinted[];
  readonly #byName = new Map<string, Set<number>>();
  readonly #byPairs = new Map<readonly Pair[], number>();

  constructor(candidates: readonly Tinted[]) {
    this.#candidates = candidates;
    const first = new Map<string, Tinted>();
    for (const candidate of candidates) if (!first.has(candidate.name)) first.set(candidate.name, candidate);
    this.#ranked = [...first.values()].sort((a, b) => a.priority - b.priority || (a.name < b.name ? -1 : 1));
  }

  add(index: number): void {
    const candidate = this.#candidates[index];
    if (!candidate) return;
    const { name, pairs } = candidate;
    const same = this.#byName.get(name);
    const count = this.#byPairs.get(pairs) ?? 0;
    if (!same?.size || count === 0) this.isOther = true;
    if (same) same.add(index);
    else this.#byName.set(name, new Set([index]));
    this.#byPairs.set(pairs, count + 1);
  }

  delete(index: number): void {
    const candidate = this.#candidates[index];
    if (!candidate) return;
    const same = this.#byName.get(candidate.name);
    if (!same?.delete(index)) return;
    const count = (this.#byPairs.get(candidate.pairs) ?? 0) - 1;
    if (count > 0) this.#byPairs.set(candidate.pairs, count);
    else this.#byPairs.delete(candidate.pairs);
    if (same.size === 0 || count <= 0) this.isOther = true;
  }

  /** Those of a name. */
  of = (name: string): number[] => [...(this.#byName.get(name) ?? [])];

  #isThere = ({ name }: Tinted): boolean => (this.#byName.get(name)?.size ?? 0) > 0;

  /** One of each name that is there, the lowest first. */
  stack = (): Tinted[] => this.#ranked.filter(this.#isThere);

  /** Says which names are there. */
  key = (): string => this.#ranked.map((one) => Number(this.#isThere(one))).join('');

  /**
   * All words of a place are among those of each passage there, so the passage with the fewest elements gives the tightest
   * set.
   */
  fewestPairs(): readonly Pair[] {
    let fewest: readonly Pair[] | undefined;
    for (const pairs of this.#byPairs.keys()) if (!fewest || pairs.length < fewest.length) fewest = pairs;
    return fewest ?? [];
  }
}

interface Edge {
  readonly offset: number;
  readonly isEnd: boolean;
  readonly index: number;
}

function edgesOf(candidates: readonly Tinted[]): Edge[] {
  return candidates
    .flatMap(({ start, end }, index): Edge[] => [
      { offset: start, isEnd: false, index },
      { offset: end, isEnd: true, index },
    ])
    .sort((a, b) => a.offset - b.offset);
}
