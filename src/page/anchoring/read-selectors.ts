/**
 * Reads stored selectors without trusting their shape: what is malformed counts as not there.
 *
 * Ours, those of Hypothesis, and what the W3C Web Annotation model makes of a passage: a list or one selector alone, a
 * `Choice` of several, and any of them refined by another (https://www.w3.org/TR/annotation-model/#selectors). Of each
 * kind the first that is usable counts. What says where without saying which words (FragmentSelector, CssSelector,
 * XPathSelector, RangeSelector) is left aside: a place is never resolved without its words.
 */
import { LONGEST_QUOTE } from '../../core/model/limits.ts';
import type { Quote } from '../../core/text/quote.ts';

/** Context beyond this is not looked at, so that a foreign selector cannot make every comparison dear. */
const MOST_CONTEXT = 64;
/** Selectors looked at, those within others too. */
const MOST_SELECTORS = 32;

export interface StoredQuote {
  readonly quote: Quote;
  readonly section: { readonly kind: string; readonly ordinal: number } | null;
}

/** The fields of any selector, each of them possibly anything. */
type Fields = Partial<
  Record<
    | 'type'
    | 'exact'
    | 'prefix'
    | 'suffix'
    | 'twins'
    | 'count'
    | 'before'
    | 'context'
    | 'letters'
    | 'start'
    | 'kind'
    | 'ordinal'
    | 'items'
    | 'refinedBy',
    unknown
  >
>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** Of each kind the first selector that is usable. */
interface Picked {
  words: Fields | null;
  position: Fields | null;
  section: Fields | null;
  /** How many selectors were looked at. */
  seen: number;
}

/**
 * Picks among the selectors that describe the passage itself: of one that is refined the refinement, which is the smaller
 * part. A position there counts from the start of the larger one and says nothing of the page.
 */
function pick(value: unknown, isRefinement: boolean, picked: Picked): void {
  if (!Array.isArray(value)) pickOne(value, isRefinement, picked);
  else for (let at = 0; at < value.length && at < MOST_SELECTORS; at++) pickOne(value[at], isRefinement, picked);
}

function pickOne(selector: unknown, isRefinement: boolean, picked: Picked): void {
  if (++picked.seen > MOST_SELECTORS || !isFields(selector)) return;
  const { type, refinedBy } = selector;
  if (refinedBy !== undefined && refinedBy !== null) pick(refinedBy, true, picked);
  else if (type === 'Choice') pick(selector.items, isRefinement, picked);
  else if (type === 'TextQuoteSelector') picked.words ??= isUsableQuote(selector) ? selector : null;
  else if (type === 'TextPositionSelector') picked.position ??= isRefinement ? null : selector;
  else if (type === 'SectionSelector') picked.section ??= selector;
}

function isUsableQuote({ exact }: Fields): boolean {
  return typeof exact === 'string' && exact !== '' && exact.length <= LONGEST_QUOTE;
}

function twinsIn(value: unknown): Quote['twins'] {
  if (!isFields(value)) return null;
  const { count, before, context, letters } = value;
  return isCount(count) && isCount(before) && isCount(context) && isCount(letters)
    ? { count, before, context, letters }
    : null;
}

/** null where there is no usable quote: a place without its words is never resolved. */
export function readSelectors(selectors: unknown): StoredQuote | null {
  const picked: Picked = { words: null, position: null, section: null, seen: 0 };
  pick(selectors, false, picked);
  const { words, position, section } = picked;
  if (!words) return null;
  const start = position?.start;
  const kind = section?.kind;
  const ordinal = section?.ordinal;
  return {
    quote: {
      exact: textOf(words.exact),
      prefix: textOf(words.prefix).slice(-MOST_CONTEXT),
      suffix: textOf(words.suffix).slice(0, MOST_CONTEXT),
      start: isCount(start) ? start : null,
      twins: twinsIn(words.twins),
    },
    section: typeof kind === 'string' && typeof ordinal === 'number' ? { kind, ordinal } : null,
  };
}
