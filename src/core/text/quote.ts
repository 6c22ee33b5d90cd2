/** What is looked for in a text and what is found, without selectors and without a DOM. */

/** A stored passage. Offsets are UTF-16 code units of the text it was taken from. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Where it stood; null where that was not stored. */
  readonly start: number | null;
}

/** Where a quote stands now: offsets into the text that was searched, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** `exact`: at its stored start or with the whole of its stored context; `moved`: the same words elsewhere. */
  readonly state: 'exact' | 'moved';
}

/**
 * Leaves those of several equally good places that something outside the text speaks for (what is visible, the section
 * they are in). Gives back all of them where it knows nothing.
 */
export type Narrow = (quoteIndex: number, places: readonly Place[]) => readonly Place[];
