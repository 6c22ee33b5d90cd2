/**
 * Finds stored passages on the page as it is now, all of them together over one reading text.
 *
 * - `exact`: the words stand at their stored position, or anywhere with the whole of their stored context.
 * - `moved`: the same words stand elsewhere, or with another context, and enough speaks for their being the passage
 *   (`core/text/choose-place.ts`).
 * - `changed`: most of the words stand together, with the difference by words (`core/text/find-changed.ts`).
 * - `orphan`: everything else, above all where it would be a guess. White space, quotes, dashes, ellipses, invisible
 *   characters and composed letters are not a difference (`core/text/fold.ts`).
 */
import type { AnchorState, Selector } from '../../core/model/selector.ts';
import { placeQuotes } from '../../core/text/place-quotes.ts';
import type { Place, WordChange } from '../../core/text/quote.ts';
import { isElement, isRendered, parentElement } from '../dom.ts';
import { readSelectors, type StoredPassage } from './read-selectors.ts';
import { type ReadingText, readingText } from './reading-text.ts';
import { type SectionElement, type SectionSpan, sectionSpans } from './section-spans.ts';

export interface StoredItem {
  readonly id: string;
  readonly selectors: readonly Selector[];
}

/** A passage that is on the page. */
export class Found {
  readonly id: string;
  readonly state: Exclude<AnchorState, 'orphan'>;
  /** UTF-16 offsets in the reading text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** From 0 to 1: how much of the stored words stands there; 1 unless they have changed. */
  readonly score: number;
  /** From the stored words to those that stand there; empty unless they have changed. */
  readonly difference: readonly WordChange[];
  /** In text nodes; costs the page nothing while it is kept. */
  readonly boundary: StaticRange;

  constructor(id: string, place: Place, boundary: StaticRange) {
    this.id = id;
    this.state = place.state;
    this.start = place.start;
    this.end = place.end;
    this.score = place.state === 'changed' ? place.score : 1;
    this.difference = place.state === 'changed' ? place.difference : [];
    this.boundary = boundary;
  }

  /**
   * A live range, made anew at each reading; undefined once the page has cut the text away. Do not keep it: the browser
   * updates every live range at every change of the page (1,000 of them: 432 ms where static ones cost 72). It is a
   * getter of the class so that copying the fields (`{ ...found }`) does not make one.
   */
  get range(): Range | undefined {
    return liveRange(this.boundary);
  }
}

export interface Orphan {
  readonly id: string;
  readonly state: 'orphan';
  readonly score: 0;
  readonly range?: undefined;
}

export type Resolution = Found | Orphan;

/**
 * Resolves stored passages in the text of `root`.
 *
 * @param sections as found on the page now; they break ties between equally good places
 * @returns one resolution per item, in the order of the items. Never throws for malformed items: they are orphans.
 */
export function resolveAll(
  root: Node,
  items: readonly StoredItem[],
  sections: readonly SectionElement[] = [],
): Resolution[] {
  const reading = readingText(root);
  return resolveIn(reading, items, () => sectionSpans(reading, sections));
}

/** `resolveAll` over a reading text that is there already; the spans are asked for only when a tie needs them. */
export function resolveIn(
  reading: ReadingText,
  items: readonly StoredItem[],
  spans: () => readonly SectionSpan[] = () => [],
): Resolution[] {
  const passages = items.map((item) => readSelectors(item?.selectors));
  let known: readonly SectionSpan[] | undefined;
  const places = placeQuotes(
    reading.text,
    passages.map((passage) => passage?.quote ?? null),
    (index, candidates) => {
      const visible = leaveSome(candidates, (place) => isVisible(reading, place));
      known ??= spans();
      const span = sectionOf(known, passages[index]?.section);
      return span ? leaveSome(visible, ({ start }) => start >= span.start && start < span.end) : visible;
    },
  );
  return items.map((item, index) => resolutionOf(reading, item?.id, places[index] ?? null));
}

function resolutionOf(reading: ReadingText, id: string, place: Place | null): Resolution {
  const points = place && reading.boundaries(place.start, place.end);
  if (!points) return { id, state: 'orphan', score: 0 };
  return new Found(id, place, new StaticRange(points));
}

/** A live range over the same text; undefined where the page has since shortened it. */
export function liveRange({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): Range | undefined {
  try {
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range;
  } catch {
    // IndexSizeError: https://dom.spec.whatwg.org/#concept-range-bp-set
    return undefined;
  }
}

/** Those for which `holds`, or all where it tells nothing because it holds for none. */
function leaveSome(places: readonly Place[], holds: (place: Place) => boolean): readonly Place[] {
  const left = places.filter(holds);
  return left.length > 0 ? left : places;
}

/** Of two copies of a text, for wide windows and for phones, one is not rendered. */
function isVisible(reading: ReadingText, { start, end }: Place): boolean {
  const points = reading.boundaries(start, end);
  const element = points && parentElement(points.startContainer);
  return !element || !isElement(element) || isRendered(element);
}

function sectionOf(spans: readonly SectionSpan[], wanted: StoredPassage['section'] | undefined) {
  return wanted ? spans.find(({ kind, ordinal }) => kind === wanted.kind && ordinal === wanted.ordinal) : undefined;
}
