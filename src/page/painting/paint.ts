/**
 * Paints passages with the CSS Custom Highlight API (https://drafts.csswg.org/css-highlight-api-1/): nothing of the
 * page's DOM is touched.
 *
 * The registry is shared with the page, which may use names of its own and may delete ours: only our names are ever
 * set or deleted, and each painting sets those again that are gone. Nothing the browser holds is iterated: through
 * Firefox's Xray wrappers that throws (docs/browser-facts.md). What it looks like is in `stylesheet.ts`.
 */
import { parentElement, viewOf } from '../dom.ts';
import { isSameRange } from '../same-range.ts';
import { type Pair, type Tinted, withoutTint } from './choose-tints.ts';
import { assignLanes } from './lanes.ts';
import { createLegibility, type Legibility } from './legible.ts';
import { FLASH, highlightName, lineName, UNKNOWN_ROLE } from './names.ts';

/** A passage to paint; a found `Resolution` with its roles is one. */
export interface PaintedPassage {
  readonly id: string;
  /** Role ids, the most important first; none or unknown ones have a style of their own. */
  readonly roles: readonly string[];
  /** UTF-16 offsets in the reading text, `end` exclusive; for what overlaps. */
  readonly start: number;
  readonly end: number;
  readonly boundary: StaticRange;
}

export interface Painter {
  /** Paints these passages and no others. Costs little when they are where they were. */
  paint(passages: readonly PaintedPassage[]): void;
  /**
   * Registers again what the page has deleted, and paints anew where the page has other colours than when it was painted.
   * Nothing tells of either for sure: call it from time to time.
   */
  repair(): void;
  /** Marks a range for a moment, as what was just scrolled to. */
  flash(range: AbstractRange): void;
  /** Takes everything of ours away. */
  clear(): void;
}

/** How long a flash stays, in milliseconds. */
const FLASH_TIME = 1_500;
/** Ours lie under the page's own highlights, which have 0 unless it says otherwise; a flash lies over them. */
const LOWEST_PRIORITY = -8;
const FLASH_PRIORITY = 8;

/** Does nothing in a browser without highlights and in a document that is not shown. */
export function createPainter(document: Document): Painter {
  const view = viewOf(document);
  const registry = view?.CSS?.highlights;
  if (!view || !registry) return { paint() {}, repair() {}, flash() {}, clear() {} };

  /** What stands under each of our names. */
  const painted = new Map<string, { ranges: StaticRange[]; priority: number }>();
  let timer = 0;
  let latest: readonly PaintedPassage[] = [];
  let sample: readonly Sample[] = [];

  const register = (name: string, ranges: readonly StaticRange[], priority: number): void => {
    const highlight = new view.Highlight();
    for (const range of ranges) highlight.add(range);
    highlight.priority = priority;
    registry.set(name, highlight);
  };

  const endFlash = (): void => {
    clearTimeout(timer);
    registry.delete(FLASH);
  };

  return {
    paint(passages) {
      const legibility = createLegibility(view);
      latest = passages;
      sample = sampleOf(passages, legibility);
      const { wanted, laneOf } = group(passages, legibility);
      for (const name of painted.keys()) {
        if (wanted.has(name)) continue;
        registry.delete(name);
        painted.delete(name);
      }
      for (const [name, ranges] of wanted) {
        if (registry.has(name) && areSame(ranges, painted.get(name)?.ranges)) continue;
        const priority = LOWEST_PRIORITY + (laneOf.get(name) ?? 0);
        register(name, ranges, priority);
        painted.set(name, { ranges, priority });
      }
    },
    repair() {
      if (haveOtherColors(sample, createLegibility(view))) this.paint(latest);
      for (const [name, { ranges, priority }] of painted) {
        if (!registry.has(name)) register(name, ranges, priority);
      }
    },
    flash(range) {
      endFlash();
      register(FLASH, [new view.StaticRange(pointsOf(range))], FLASH_PRIORITY);
      timer = view.setTimeout(endFlash, FLASH_TIME);
    },
    clear() {
      endFlash();
      for (const name of painted.keys()) registry.delete(name);
      painted.clear();
      latest = [];
      sample = [];
    },
  };
}

/** The ranges to stand under each name; a passage whose words would be hard to read on a tint has its line alone. */
function group(
  passages: readonly PaintedPassage[],
  legibility: Legibility,
): {
  wanted: Map<string, StaticRange[]>;
  laneOf: Map<string, number>;
} {
  const rolesOf = passages.map(({ roles }) => (roles.length > 0 ? roles : [UNKNOWN_ROLE]));
  const lanes = assignLanes(
    passages.map(({ start, end }, index) => ({ start, end, width: rolesOf[index]?.length ?? 1 })),
  );
  const bare = withoutTints(passages, { rolesOf, lanes, legibility });
  const wanted = new Map<string, StaticRange[]>();
  const laneOf = new Map<string, number>();
  passages.forEach(({ boundary }, index) => {
    lanes[index]?.forEach((lane, rank) => {
      const role = rolesOf[index]?.[rank] ?? UNKNOWN_ROLE;
      const tinted = highlightName(role, lane);
      const name = rank === 0 && !bare.has(index) ? tinted : lineName(role, lane);
      const ranges = wanted.get(name);
      if (ranges) ranges.push(boundary);
      else wanted.set(name, [boundary]);
      laneOf.set(name, lane);
    });
  });
  return { wanted, laneOf };
}

/** Indexes of the passages that have no colour behind their words. */
function withoutTints(
  passages: readonly PaintedPassage[],
  {
    rolesOf,
    lanes,
    legibility,
  }: { rolesOf: readonly (readonly string[])[]; lanes: readonly (readonly number[])[]; legibility: Legibility },
): Set<number> {
  const bare = new Set<number>();
  const candidates: Tinted[] = [];
  const indexes: number[] = [];
  passages.forEach(({ boundary, start, end }, index) => {
    const priority = lanes[index]?.[0] ?? 0;
    const name = highlightName(rolesOf[index]?.[0] ?? UNKNOWN_ROLE, priority);
    const stands = legibility.on(boundary, name);
    if (stands === null) bare.add(index);
    if (stands === null || stands === 'untold') return;
    indexes.push(index);
    candidates.push({ start, end, name, priority, ...stands });
  });
  for (const candidate of withoutTint(candidates)) bare.add(indexes[candidate] ?? -1);
  return bare;
}

/** How an element's text stood when it was painted. */
interface Sample {
  readonly element: Element;
  readonly pair: Pair | null;
}

/** Elements whose colours are looked at from time to time: a theme changes them all, or nearly. */
const SAMPLES = 4;

/** Of passages spread over all of them. */
function sampleOf(passages: readonly PaintedPassage[], legibility: Legibility): Sample[] {
  const elements = new Set<Element>();
  for (let at = 0; at < SAMPLES; at++) {
    const passage = passages[Math.floor((at * passages.length) / SAMPLES)];
    const element = passage && parentElement(passage.boundary.startContainer);
    if (element) elements.add(element);
  }
  return [...elements].map((element) => ({ element, pair: legibility.pairOf(element) }));
}

function haveOtherColors(sample: readonly Sample[], legibility: Legibility): boolean {
  return sample.some(({ element, pair }) => JSON.stringify(legibility.pairOf(element)) !== JSON.stringify(pair));
}

function pointsOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): StaticRangeInit {
  return { startContainer, startOffset, endContainer, endOffset };
}

function areSame(ranges: readonly StaticRange[], others: readonly StaticRange[] | undefined): boolean {
  return ranges.length === others?.length && ranges.every((range, index) => isSameRange(range, others[index]));
}
