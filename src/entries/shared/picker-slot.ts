/** The picker's place in a page, once it has been brought there. */

import type { SiteRule } from '../../core/model/site-rule.ts';
import type { Told } from '../../core/model/site-rule-change.ts';
import type { PlacedSection } from '../../page/pointing/selectors.ts';
import type { SectionSelectors } from '../../protocol/content.ts';
import { pageSlot } from './page-slot.ts';

/** Words of the catalogue, by key. */
type Lookup = (key: string, substitutions: string[]) => string;

export interface Picker {
  /** Selector of what the reader points at as the article's text; null where she thought better of it. */
  pointAtBody(sections: readonly PlacedSection[], message: Lookup, signal: AbortSignal): Promise<string | null>;
  /** Says on the page that it has been done; resolves with whether it is to be undone. */
  confirm(done: { host: string; canUndo: boolean }, message: Lookup, signal: AbortSignal): Promise<boolean>;
  /** How the reader's rule is to speak of a section. */
  nameSection(
    target: PlacedSection,
    told: Told,
    sections: readonly PlacedSection[],
    rule: SiteRule | undefined,
  ): SectionSelectors;
}

export const pickerSlot = pageSlot<Picker>('picker');
