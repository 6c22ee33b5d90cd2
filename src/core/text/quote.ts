/** What is looked for in a text and what is found, without selectors and without a DOM. */
import type { Twins } from './twins.ts';

/** A stored passage. Offsets are UTF-16 code units of the text it was taken from. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Where it stood; null where that was not stored. */
  readonly start: number | null;
  /** The other places that had the same words; null where that was not stored. */
  readonly twins: Twins | null;
}

/** A run of words that stayed, that are gone, or that are new. The texts of a whole difference read one after the other. */
export interface WordChange {
  readonly change: 'kept' | 'removed' | 'added';
  readonly text: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a quote stands now: offsets into the text that was searched, `end` exclusive. */
export type Place = SamePlace | ChangedPlace;

export interface SamePlace extends Span {
  /** `exact`: at its stored start or with the whole of its stored context; `moved`: the same words elsewhere. */
  readonly state: 'exact' | 'moved';
}

export interface ChangedPlace extends Span {
  readonly state: 'changed';
  /** Share of the quote's letters that are left, less something for what was put in between; below 1. */
  readonly score: number;
  /** From the stored words to those that stand now, typography folded. */
  readonly difference: readonly WordChange[];
}

/** What a page says of places in its text, beyond the words. */
export interface Surroundings {
  /** Whether what stands there is shown: of two copies of a text, for wide windows and for phones, one is not. */
  readonly isShown: (place: Span) => boolean;
  /** Whether that is the section that the quote was marked in; false where no section is known. */
  readonly isInSection: (quoteIndex: number, place: Span) => boolean;
}
