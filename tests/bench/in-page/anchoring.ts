/** Runs in the page: finds stored quotes on the page that is shown, in our way and in those of others. */
import { createTextQuoteSelectorMatcher } from '@apache-annotator/dom';
import { toRange } from 'dom-anchor-text-quote';
import { foldWithMap } from '../../../src/core/text/fold.ts';
import type { Quote } from '../../../src/core/text/quote.ts';
import { Vocabulary } from '../../../src/core/text/vocabulary.ts';
import { readWords } from '../../../src/core/text/words.ts';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import type { ReadingText } from '../../../src/page/anchoring/reading-text.ts';
import { type Resolution, resolveAll, type StoredItem } from '../../../src/page/anchoring/resolve.ts';
import { hypothesis } from '../../anchoring/ways.ts';
import { sampleOf } from '../sample.ts';

/** Offsets in the text of the page; null for a quote that was not found. */
export type Found = { readonly start: number; readonly end: number } | null;

let quotes: readonly Quote[] = [];
/** The same as they are stored, in the same order. */
let items: readonly StoredItem[] = [];

/** Shows a page, laid out and painted once. @returns its text, which for these pages is the reading text too */
export async function show(html: string, stored: readonly Quote[]): Promise<string> {
  document.body.innerHTML = html;
  quotes = stored;
  items = stored.map((quote, at) => ({ id: String(at), selectors: selectorsOf(quote) }));
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  const { text } = readingText(document.body);
  if (text !== document.body.textContent) throw new Error('the page reads otherwise than its text content');
  return text;
}

type Ranges = readonly (AbstractRange | null | undefined)[];

/**
 * One walk that keeps the text, a search for each quote from where it stood, and a range of what it finds: less no way
 * that looks at the page can do.
 */
function limit(wanted: readonly Quote[]): { ranges: Ranges } {
  const parts: string[] = [];
  const nodes: Node[] = [];
  const starts: number[] = [];
  let length = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { data } = node;
    parts.push(data);
    nodes.push(node);
    starts.push(length);
    length += data.length;
  }
  const text = parts.join('');
  const indexOf = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return {
    ranges: wanted.map(({ exact, start }) => {
      const at = text.indexOf(exact, start ?? 0);
      if (at < 0) return null;
      const first = indexOf(at);
      const last = indexOf(at + exact.length - 1);
      return new StaticRange({
        startContainer: nodes[first] as Node,
        startOffset: at - (starts[first] ?? 0),
        endContainer: nodes[last] as Node,
        endOffset: at + exact.length - (starts[last] ?? 0),
      });
    }),
  };
}

const selectorsOf = ({ exact, prefix, suffix, start, twins }: Quote) => [
  { type: 'TextQuoteSelector' as const, exact, prefix, suffix, ...(twins && { twins }) },
  ...(start === null
    ? []
    : [{ type: 'TextPositionSelector' as const, start, end: start + exact.length, astralBefore: 0 }]),
];

const spanOf = (reading: ReadingText, range: AbstractRange | null | undefined): Found =>
  range
    ? {
        start: reading.offsetOf(range.startContainer, range.startOffset),
        end: reading.offsetOf(range.endContainer, range.endOffset),
      }
    : null;

async function firstMatch({ exact, prefix, suffix }: Quote): Promise<Range | null> {
  const match = createTextQuoteSelectorMatcher({ type: 'TextQuoteSelector', exact, prefix, suffix });
  for await (const range of match(document.body)) return range;
  return null;
}

function domAnchorRange({ exact, prefix, suffix, start }: Quote): Range | null {
  try {
    return toRange(document.body, { exact, prefix, suffix }, start === null ? {} : { hint: start });
  } catch {
    // It finds words at the very end of a page, and then no node for their end.
    return null;
  }
}

type Way = (
  wanted: readonly Quote[],
  items: readonly StoredItem[],
) => readonly Found[] | Promise<{ ranges: Ranges }> | { ranges: Ranges };

const WAYS = {
  limit,
  margent(_, items) {
    return { ranges: resolveAll(document.body, items).map((found) => ('boundary' in found ? found.boundary : null)) };
  },
  // Ranges are not asked of it: to find the words is nearly all it does.
  hypothesis: (wanted) => hypothesis(document.body.textContent ?? '', wanted),
  async 'apache-annotator'(wanted) {
    const ranges: (Range | null)[] = [];
    for (const quote of wanted) ranges.push(await firstMatch(quote));
    return { ranges };
  },
  'dom-anchor-text-quote': (wanted) => ({ ranges: wanted.map(domAnchorRange) }),
} satisfies Record<string, Way>;

export type WayName = keyof typeof WAYS;

/**
 * Finds `count` of the quotes, `repeats` times over, between the marks `<mark> start` and `<mark> end`.
 *
 * @returns what was found, by the order of the sample
 */
export async function run(name: WayName, count: number, repeats: number, mark: string): Promise<Found[]> {
  const way: Way = WAYS[name];
  const wanted = sampleOf(quotes, count);
  const stored = sampleOf(items, count);
  performance.mark(`${mark} start`);
  let result = await way(wanted, stored);
  for (let time = 1; time < repeats; time++) result = await way(wanted, stored);
  performance.mark(`${mark} end`);
  if (!('ranges' in result)) return [...result];
  const reading = readingText(document.body);
  return result.ranges.map((range) => spanOf(reading, range));
}

/** What `hold` has made, so that it counts as used. */
const held: unknown[] = [];

const HOLDS = {
  /** What is at hand while a page is resolved: its text, the map to its nodes in both directions. */
  'reading text'() {
    const reading = readingText(document.body);
    reading.offsetOf(document.body, 0);
    reading.boundaries(0, 1);
    return reading;
  },
  /** The same, and what the search for changed words reads: folded text, words. */
  'reading text and words'() {
    const reading = readingText(document.body);
    reading.boundaries(0, 1);
    const folded = foldWithMap(reading.text);
    const vocabulary = new Vocabulary();
    return [reading, folded, vocabulary, readWords(folded.text, vocabulary)];
  },
  /** What stays after: the passages that were found. */
  resolutions: (): Resolution[] => resolveAll(document.body, items),
} as const;

export type Holding = keyof typeof HOLDS;

/** Makes something and keeps it. */
export function hold(name: Holding): void {
  held.push(HOLDS[name]());
}

/** Lets go of everything that is held. */
export function release(): void {
  held.length = 0;
}
