/** Where the sentences of a text begin and end, in any script, by the browser's own rules and a few of our own. */
import type { Span } from './quote.ts';

/** Made once for each language: making one takes longer than most texts take to be cut. */
const segmenters = new Map<string, Intl.Segmenter>();

/** The segmenter of a language; of the browser's own where the page's tag is none. */
export function segmenterFor(language: string | null, granularity: 'grapheme' | 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${language ?? ''}`;
  const made = segmenters.get(key) ?? makeSegmenter(language, granularity);
  segmenters.set(key, made);
  return made;
}

function makeSegmenter(language: string | null, granularity: 'grapheme' | 'word' | 'sentence'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity });
  } catch {
    // A page may say anything of its language.
    return new Intl.Segmenter(undefined, { granularity });
  }
}

/**
 * Ends that are no end: a title, an initial, an abbreviation that is followed by a name or a number. Those that often end
 * a sentence too ('U.S.', 'etc.') are not among them.
 */
const ABBREVIATED =
  /(?:^|[\s(“"‘'«])(?:Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Gen|Lt|Col|Capt|Sgt|Cmdr|Adm|Maj|Sen|Rep|Gov|Pres|Rev|Hon|St|Ste|Mt|Ft|No|Nos|Vol|Fig|pp?|ed|eds|vs|cf|viz|ca|e\.g|i\.e|Sr|Sra|Dra|Mme|Mlle|Hr|Fr|Nr|bzw|[A-Z])\.\s*$/;

/** What goes on in the middle of a sentence. */
const GOES_ON = /^[\p{Ll},;:)\]]/u;

/** The sentences of a text, white space at their ends left out; one after the other, and none empty. */
export function sentencesIn(text: string, language: string | null): Span[] {
  const spans: Span[] = [];
  let open: { start: number; end: number } | null = null;
  for (const { segment, index } of segmenterFor(language, 'sentence').segment(text)) {
    const isSame = open && (ABBREVIATED.test(text.slice(open.start, open.end)) || GOES_ON.test(segment));
    if (open && isSame) open.end = index + segment.length;
    else {
      if (open) spans.push(open);
      open = { start: index, end: index + segment.length };
    }
  }
  if (open) spans.push(open);
  return spans.map((span) => trimmed(text, span)).filter(({ start, end }) => start < end);
}

/** The span without the white space at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}

/**
 * A span grown to whole sentences.
 *
 * @param blocks of the text, in its order: a sentence does not lead from one into the next
 * @returns the span as it is where it touches none of the blocks
 */
export function wholeSentences(text: string, span: Span, blocks: readonly Span[], language: string | null): Span {
  const touched = blocks
    .flatMap((block) =>
      sentencesIn(text.slice(block.start, block.end), language).map(({ start, end }) => ({
        start: block.start + start,
        end: block.start + end,
      })),
    )
    .filter(({ start, end }) => start < span.end && end > span.start);
  return touched.length > 0 ? unionOf([...touched, span]) : span;
}

/** A span grown to the whole of the blocks that it touches; as it is where it touches none. */
export function wholeBlocks(text: string, span: Span, blocks: readonly Span[]): Span {
  const touched = blocks
    .filter(({ start, end }) => start < span.end && end > span.start)
    .map((block) => trimmed(text, block))
    .filter(({ start, end }) => start < end);
  return touched.length > 0 ? unionOf([...touched, span]) : span;
}

function unionOf(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
