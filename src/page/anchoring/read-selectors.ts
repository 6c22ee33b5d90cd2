/** Reads stored selectors without trusting their shape: what is malformed counts as not there. */
import type { Quote } from '../../core/text/quote.ts';

/** Context beyond this is not looked at, so that a foreign selector cannot make every comparison dear. */
const MOST_CONTEXT = 64;
const LONGEST_QUOTE = 1_000_000;

export interface StoredPassage {
  readonly quote: Quote;
  readonly section: { readonly kind: string; readonly ordinal: number } | null;
}

/** The fields of any selector, each of them possibly anything. */
type Fields = Partial<Record<'type' | 'exact' | 'prefix' | 'suffix' | 'start' | 'kind' | 'ordinal', unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** null where there is no usable quote: a place without its words is never resolved. */
export function readSelectors(selectors: unknown): StoredPassage | null {
  if (!Array.isArray(selectors)) return null;
  const known = selectors.filter(isFields);
  const find = (type: string): Fields | undefined => known.find((selector) => selector.type === type);

  const words = find('TextQuoteSelector');
  const exact = textOf(words?.exact);
  if (exact === '' || exact.length > LONGEST_QUOTE) return null;
  const start = find('TextPositionSelector')?.start;
  const section = find('SectionSelector');
  const kind = section?.kind;
  const ordinal = section?.ordinal;
  return {
    quote: {
      exact,
      prefix: textOf(words?.prefix).slice(-MOST_CONTEXT),
      suffix: textOf(words?.suffix).slice(0, MOST_CONTEXT),
      start: typeof start === 'number' && Number.isSafeInteger(start) && start >= 0 ? start : null,
    },
    section: typeof kind === 'string' && typeof ordinal === 'number' ? { kind, ordinal } : null,
  };
}
