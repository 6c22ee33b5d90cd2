/**
 * Follows passages on a page that lives: reads again only what has changed of it, and looks for passages again only where
 * its words are others than before.
 */

import { atOnce } from '../../core/interruptible.ts';
import type { Place } from '../../core/text/quote.ts';
import { inSlices, type Meter } from '../in-slices.ts';
import { PageReader, readingText } from './page-reader.ts';
import type { ReadingText } from './reading-text.ts';
import { placesIn, type Resolution, resolutionsAt, type StoredItem } from './resolve.ts';
import type { SectionSpan } from './section-spans.ts';

/** What was found last, and in what. */
interface Known {
  readonly items: readonly StoredItem[];
  readonly reading: ReadingText;
  readonly places: readonly (Place | null)[];
}

export interface Follower {
  /** To be given what changes on the page; whether its text may be another one. Costs little and reads nothing. */
  note(records: readonly MutationRecord[]): boolean;
  /** Looks for shadow trees that have come since; whether there are any. To be called from time to time. */
  noteHosts(): boolean;
  /** A frame shows another document; whether the text may be another one, as it never is where neither can be read. */
  noteFrame(frame: Element): boolean;
  /** Nothing that was read before can be trusted, nor is it held on to: the page is not watched. */
  forget(): void;
  /** What is shown may be something else although the text is the same: places are to be chosen anew. */
  noteLayout(): void;
  /** The text as it stands now; the one that passages were found in last where it is still the same. */
  reading(root: Node): ReadingText;
  /** The text that passages were found in last, as long as their places in it can be trusted. */
  known(): ReadingText | undefined;
  /** The same, whether or not: their places are those that are painted until they are found anew. */
  foundIn(): ReadingText | undefined;
  /** The passages as they stand now, in the order of the items; read and found in slices. One call at a time. */
  resolve(
    root: Node,
    items: readonly StoredItem[],
    spans: (reading: ReadingText) => readonly SectionSpan[],
  ): Promise<Resolution[]>;
}

/**
 * @param onTree is told each shadow tree and document of a frame that is to be watched too
 * @param meter goes on with what `resolve` works
 */
export function createFollower(onTree: (tree: Node) => void, meter: Meter = { spent: 0 }): Follower {
  let reader: PageReader | undefined;
  let known: Known | undefined;
  let foundIn: ReadingText | undefined;
  /** Whether the layout has changed since passages were last begun to be looked for. */
  let isOtherLayout = false;

  function readerOf(root: Node): PageReader {
    // A page may replace its body.
    if (reader?.root !== root) reader = new PageReader(root, onTree);
    return reader;
  }

  return {
    // Before the first reading everything is news.
    note: (records) => reader?.note(records) ?? true,
    noteHosts: () => reader?.noteHosts() ?? false,
    noteFrame: (frame) => reader?.noteFrame(frame) ?? true,
    forget() {
      reader = undefined;
      known = undefined;
      foundIn = undefined;
    },
    noteLayout() {
      isOtherLayout = true;
      known = undefined;
    },
    reading(root) {
      const own = readerOf(root);
      // Half of it has been read, in slices: what that will give is not there yet.
      return own.isUnderWay ? readingText(root) : atOnce(own.read());
    },
    known: () => known?.reading,
    foundIn: () => foundIn,
    async resolve(root, items, spans) {
      const own = readerOf(root);
      const reading = await inSlices(own.read(), meter);
      isOtherLayout = false;
      const last = known?.items === items ? { text: known.reading.text, places: known.places } : undefined;
      const places =
        last?.text === reading.text
          ? last.places
          : await inSlices(
              placesIn(reading, items, () => spans(reading), last),
              meter,
            );
      // What was shown while they were looked for may be shown no longer, or be of a page that is not followed any more.
      known = isOtherLayout || reader !== own ? undefined : { items, reading, places };
      foundIn = reader === own ? reading : undefined;
      const begun = performance.now();
      const found = resolutionsAt(reading, items, places);
      meter.spent += performance.now() - begun;
      return found;
    },
  };
}
