/**
 * Reads stored selectors without trusting their shape: what is malformed counts as not there.
 *
 * Ours, those of Hypothesis, and what the W3C Web Annotation model makes of a passage: a list or one selector alone, a
 * `Choice` of several, and any of them refined by another (https://www.w3.org/TR/annotation-model/#selectors). Of each
 * kind the first that is usable counts. What says where without saying which words (FragmentSelector, CssSelector,
 * XPathSelector, RangeSelector) is left aside: a place is never resolved without its words.
 */
import type { Quote } from '../../core/text/quote.ts';

/** Context beyond this is not looked at, so that a foreign selector cannot make every comparison dear. */
const MOST_CONTEXT = 64;
const LONGEST_QUOTE = 1_000_000;
/** Selectors looked at, those within others too. */
const MOST_SELECTORS = 32;

export interface StoredPassage {
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

/**
 * The selectors that describe the passage itself: of one that is refined the refinement, which is the smaller part. A
 * position there counts from the start of the larger one and says nothing of the page.
 */
function flatten(selectors: unknown): Fields[] {
  const flat: Fields[] = [];
  let seen = 0;
  const take = (value: unknown, isRefinement: boolean): void => {
    if (Array.isArray(value)) for (const selector of value.slice(0, MOST_SELECTORS)) takeOne(selector, isRefinement);
    else takeOne(value, isRefinement);
  };
  const takeOne = (selector: unknown, isRefinement: boolean): void => {
    if (++seen > MOST_SELECTORS || !isFields(selector)) return;
    if (selector.refinedBy !== undefined) take(selector.refinedBy, true);
    else if (selector.type === 'Choice') take(selector.items, isRefinement);
    else if (!isRefinement || selector.type !== 'TextPositionSelector') flat.push(selector);
  };
  take(selectors, false);
  return flat;
}

function isUsableQuote({ type, exact }: Fields): boolean {
  return type === 'TextQuoteSelector' && typeof exact === 'string' && exact !== '' && exact.length <= LONGEST_QUOTE;
}

function twinsIn(value: unknown): Quote['twins'] {
  if (!isFields(value)) return null;
  const { count, before, context, letters } = value;
  return isCount(count) && isCount(before) && isCount(context) && isCount(letters)
    ? { count, before, context, letters }
    : null;
}

/** null where there is no usable quote: a place without its words is never resolved. */
export function readSelectors(selectors: unknown): StoredPassage | null {
  const known = flatten(selectors);
  const words = known.find(isUsableQuote);
  if (!words) return null;
  const start = known.find(({ type }) => type === 'TextPositionSelector')?.start;
  const section = known.find(({ type }) => type === 'SectionSelector');
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
