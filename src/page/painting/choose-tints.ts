/**
 * Which of many passages that overlap may have their colour behind the words, so that these stay readable on the sum of the
 * colours, too. Each is known to be readable on its own colour; where several together would be too much, the one that lies
 * on top is underlined alone.
 */
import { contrast, luminance, type Rgb } from '../../core/color.ts';
import { mix } from './tint.ts';

/** WCAG 2.2, level AA. */
const READABLE = 4.5;

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
  const numbers = new Map<string, number>();
  for (const { name } of candidates) if (!numbers.has(name)) numbers.set(name, numbers.size);

  const holds = (active: ReadonlySet<number>): boolean => {
    const stack = stackOf(candidates, active);
    // What is of one name was looked at alone.
    if (stack.length < 2) return true;
    const pairs = fewestPairs(candidates, active);
    const ofPairs = known.get(pairs) ?? new Map<string, boolean>();
    known.set(pairs, ofPairs);
    const key = stack.map(({ name }) => numbers.get(name)).join();
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
    const active = new Set<number>();
    const before = dropped.size;
    for (let at = 0; at < edges.length; at++) {
      const edge = edges[at];
      if (!edge) continue;
      if (edge.isEnd) active.delete(edge.index);
      else if (!dropped.has(edge.index)) active.add(edge.index);
      // Only where all that ends or begins there has done so.
      if (edges[at + 1]?.offset === edge.offset) continue;
      while (active.size > 1 && !holds(active)) {
        for (const index of all ? [...active] : topOf(candidates, active)) {
          active.delete(index);
          dropped.add(index);
        }
      }
    }
    return dropped.size > before;
  };

  let round = 0;
  while (sweep(round >= MOST_ROUNDS)) round++;
  return dropped;
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

/** One of each name, the lowest first. */
function stackOf(candidates: readonly Tinted[], active: ReadonlySet<number>): Tinted[] {
  const stack: Tinted[] = [];
  for (const index of active) {
    const candidate = candidates[index];
    if (candidate && !stack.some(({ name }) => name === candidate.name)) stack.push(candidate);
  }
  return stack.sort((a, b) => a.priority - b.priority || (a.name < b.name ? -1 : 1));
}

/** All words of a place are among those of each passage there: of the one with the fewest elements the fewest are others. */
function fewestPairs(candidates: readonly Tinted[], active: ReadonlySet<number>): readonly Pair[] {
  let fewest: readonly Pair[] | undefined;
  for (const index of active) {
    const pairs = candidates[index]?.pairs;
    if (pairs && (!fewest || pairs.length < fewest.length)) fewest = pairs;
  }
  return fewest ?? [];
}

/** Those of the name on top. */
function topOf(candidates: readonly Tinted[], active: ReadonlySet<number>): number[] {
  const top = stackOf(candidates, active).at(-1)?.name;
  return [...active].filter((index) => candidates[index]?.name === top);
}
