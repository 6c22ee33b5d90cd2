/** What is about to be annotated: the reader's selection, or a whole section, with the page that it is of. */
import { addressKey } from '../../core/model/page-address.ts';
import { findSelector } from '../../core/model/selector.ts';
import type { PageDescription, PassageDescription } from '../../protocol/content.ts';

export interface Candidate extends PassageDescription {
  /** Tells it from others, of this page and of all; the same whenever the same words are chosen, so that what was written of them is there. */
  key: string;
  wholeSection: boolean;
  /** By the time it is annotated the tab may show another one. */
  page: PageDescription;
}

/** A selection, or a section, as something to annotate. */
export function candidateOf(passage: PassageDescription, page: PageDescription, wholeSection = false): Candidate {
  // By its words and those about them: where it stands in the page's text may be another place the next time.
  const quote = findSelector(passage.selectors, 'TextQuoteSelector');
  const key = `${pageKey(page)} ${quote ? JSON.stringify(quote) : passageKey(passage)}`;
  return { ...passage, key, wholeSection, page };
}

/** Whether they are the same words of a page. */
export function isSamePassage(one: PassageDescription, other: PassageDescription): boolean {
  return passageKey(one) === passageKey(other);
}

/** What tells a passage from others of its page. */
export const passageKey = ({ selectors }: PassageDescription): string => JSON.stringify(selectors);

/** What tells a page from others. */
export const pageKey = ({ addresses }: PageDescription): string => addressKey(addresses.url);
