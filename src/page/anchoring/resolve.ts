/**
 * Finds stored passages on the page as it is now, all of them together over one reading text.
 *
 * - `exact`: the words stand at their stored position, or anywhere with the whole of their stored context.
 * - `moved`: the same words stand elsewhere, or with another context, and enough speaks for their being the passage
 *   (`core/text/choose-place.ts`).
 * - `changed`: most of the words stand together, with the difference by words (`core/text/find-changed.ts`).
 *   Not where the reader has said that this is not her passage.
 * - `orphan`: everything else, above all where it would be a guess. White space, quotes, dashes, ellipses, invisible
 *   characters and composed letters are not a difference (`core/text/fold.ts`).
 */
import { atOnce, type Interruptible } from '../../core/interruptible.ts';
import type { AnchorState, Selector } from '../../core/model/selector.ts';
import { placeQuotesInSteps } from '../../core/text/place-quotes.ts';
import type { Place, WordChange } from '../../core/text/quote.ts';
import { inTextOrder } from '../../core/text/text-order.ts';
import type { Placed } from '../../core/text/untouched.ts';
import { readingText } from './page-reader.ts';
import { readSelectors, type StoredQuote } from './read-selectors.ts';
import type { ReadingText } from './reading-text.ts';
import { type SectionElement, type SectionSpan, sectionSpans } from './section-spans.ts';
import { shownIn } from './shown.ts';

export interface StoredItem {
  readonly id: string;
  readonly selectors: readonly Selector[];
  /** The reader keeps it as lost: only its own words are it, and nothing that is like them. */
  readonly lost?: boolean;
}

/** A stretch of a passage in one tree of the page. */
export interface FoundPart {
  /** UTF-16 offsets in the reading text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly boundary: StaticRange;
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
  /** Its first part. In text nodes; costs the page nothing while it is kept. */
  readonly boundary: StaticRange;
  #parts: readonly FoundPart[] | null;

  /**
   * @param boundary of the whole, or of the first of the parts
   * @param parts null where it is one
   */
  constructor(id: string, place: Place, boundary: StaticRange, parts: readonly FoundPart[] | null) {
    this.id = id;
    this.state = place.state;
    this.start = place.start;
    this.end = place.end;
    this.score = place.state === 'changed' ? place.score : 1;
    this.difference = place.state === 'changed' ? place.difference : [];
    this.boundary = boundary;
    this.#parts = parts;
  }

  /** Where it is painted: one part, but for a passage that goes on in another tree, a shadow tree or a frame. */
  get parts(): readonly FoundPart[] {
    this.#parts ??= [{ start: this.start, end: this.end, boundary: this.boundary }];
    return this.#parts;
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

/** `resolveAll` over a reading text that is there already; the spans are asked for only when places are chosen among. */
function resolveIn(
  reading: ReadingText,
  items: readonly StoredItem[],
  spans: () => readonly SectionSpan[] = () => [],
): Resolution[] {
  return resolutionsAt(reading, items, atOnce(placesIn(reading, items, spans)));
}

/**
 * Where each item's words stand in a reading text; null for an orphan. After an interruption the page may be another one:
 * the places are then those in the text as it was read.
 *
 * @param before what was found last, for the same items
 */
export function* placesIn(
  reading: ReadingText,
  items: readonly StoredItem[],
  spans: () => readonly SectionSpan[] = () => [],
  before?: Placed,
): Interruptible<readonly (Place | null)[]> {
  const passages = items.map((item) => readSelectors(item?.selectors));
  let known: readonly SectionSpan[] | undefined;
  const places = yield* placeQuotesInSteps(
    reading.text,
    passages.map((passage) => passage?.quote ?? null),
    {
      isShown: shownIn(reading),
      isInSection(index, { start }) {
        const section = passages[index]?.section;
        if (!section) return false;
        known ??= spans();
        const span = sectionOf(known, section);
        return span !== undefined && start >= span.start && start < span.end;
      },
    },
    before,
  );
  return places.map((place, index) => (place?.state === 'changed' && items[index]?.lost ? null : place));
}

/** The passages at their places in a reading text of the same words. */
export function resolutionsAt(
  reading: ReadingText,
  items: readonly StoredItem[],
  places: readonly (Place | null)[],
): Resolution[] {
  const found = items.map((item): Resolution => orphan(item?.id));
  for (const index of inTextOrder(places)) {
    const place = places[index];
    const item = items[index];
    if (place && item) found[index] = resolutionOf(reading, item.id, place);
  }
  return found;
}

const orphan = (id: string): Orphan => ({ id, state: 'orphan', score: 0 });

function resolutionOf(reading: ReadingText, id: string, place: Place): Resolution {
  const { start, end } = place;
  const points = reading.pointsInOneTree(start, end);
  if (points) return new Found(id, place, new StaticRange(points), null);
  const parts = reading
    .parts(start, end)
    .map((part): FoundPart => ({ start: part.start, end: part.end, boundary: new StaticRange(part.points) }));
  const [first] = parts;
  return first ? new Found(id, place, first.boundary, parts) : orphan(id);
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

function sectionOf(spans: readonly SectionSpan[], wanted: NonNullable<StoredQuote['section']>) {
  return spans.find(({ kind, ordinal }) => kind === wanted.kind && ordinal === wanted.ordinal);
}
