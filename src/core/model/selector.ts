/**
 * How a passage is held: three descriptions of the same words, each good for what the others are not. Quote and
 * position are selectors of the W3C Web Annotation model; the section is our own. All are about the page's reading text (see
 * `page/anchoring/reading-text.ts`): what a reader can see, white space folded.
 */
import * as v from 'valibot';
import { LONGEST_QUOTE } from './limits.ts';
import { SectionKind } from './section.ts';

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const ShortText = v.pipe(v.string(), v.maxLength(1000));

/**
 * How like other places of the page the passage was when it was marked (`core/text/twins.ts`): how many had the same
 * words, how many of them stood before it, and the most of its context that one of them had too, in UTF-16 code units next to the words and in letters
 * anywhere about them. Later it is told from them by what it alone had. Passages marked before this was kept do without.
 */
const Twins = v.strictObject({ count: Offset, before: Offset, context: Offset, letters: Offset });

/** The words themselves with up to 32 UTF-16 code units before and after. */
export const TextQuoteSelector = v.strictObject({
  type: v.literal('TextQuoteSelector'),
  exact: v.pipe(v.string(), v.minLength(1, 'is empty'), v.maxLength(LONGEST_QUOTE)),
  prefix: ShortText,
  suffix: ShortText,
  /** The words as they were seen, where the page had others among them that it did not show; for reading, not for searching. */
  shown: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_QUOTE))),
  twins: v.exactOptional(Twins),
});
export type TextQuoteSelector = v.InferOutput<typeof TextQuoteSelector>;

/** Where they stood in the reading text: UTF-16 code units from 0, `end` exclusive. */
export const TextPositionSelector = v.pipe(
  v.strictObject({
    type: v.literal('TextPositionSelector'),
    start: Offset,
    end: Offset,
    /**
     * How many surrogate pairs the reading text holds before `start` (`core/text/surrogate-pairs.ts`
     * counts them); 0 on most pages. Other programs count in Unicode code points, and the text before the
     * passage, which alone tells the difference, is not kept: code point `start` = `start - astralBefore`.
     */
    astralBefore: Offset,
  }),
  v.check(({ start, end }) => start < end, 'ends before it begins'),
  v.check(({ start, astralBefore }) => astralBefore * 2 <= start, 'counts more surrogate pairs than fit before it'),
);
export type TextPositionSelector = v.InferOutput<typeof TextPositionSelector>;

/** The section they began in; a hint that breaks ties, never a proof. */
export const SectionSelector = v.strictObject({
  type: v.literal('SectionSelector'),
  kind: SectionKind,
  /** From 1, among the sections of this kind. */
  ordinal: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type SectionSelector = v.InferOutput<typeof SectionSelector>;

export const Selector = v.variant('type', [TextQuoteSelector, TextPositionSelector, SectionSelector]);
export type Selector = v.InferOutput<typeof Selector>;

/** What became of a stored passage on the page as it is now. */
export type AnchorState = 'exact' | 'moved' | 'changed' | 'orphan';

export function findSelector<T extends Selector['type']>(
  selectors: readonly Selector[],
  type: T,
): Extract<Selector, { type: T }> | undefined {
  return selectors.find((selector): selector is Extract<Selector, { type: T }> => selector.type === type);
}

/** What is looked for on another page than its own: the words, without what else had them there. */
export function wordsAlone(selectors: readonly Selector[]): Selector[] {
  const quote = findSelector(selectors, 'TextQuoteSelector');
  if (!quote) return [];
  const { twins: _, ...words } = quote;
  return [words];
}
