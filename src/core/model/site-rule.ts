/**
 * A site rule: where the article stands on the pages of a site and what its parts are, as selectors. Those built in
 * (`page/sections/sites/`) and those of the reader's own have one shape, so that one can become the other.
 */
import * as v from 'valibot';
import { Id, Timestamp } from './identifier.ts';
import { LONGEST_RULE_TEXT, MOST_RULE_TEXTS } from './limits.ts';
import { SectionKind } from './section.ts';

const Text = v.pipe(v.string(), v.minLength(1, 'is empty'), v.maxLength(LONGEST_RULE_TEXT));
const Texts = v.pipe(v.array(Text), v.maxLength(MOST_RULE_TEXTS));
const Host = v.pipe(Text, v.regex(/^[^\s/:@?#]+$/, 'is not a host'));

/** A CSS selector, or several parted by commas. */
export const CssSelector = Text;

/** As many selectors as a list may have, parted by commas: a reader says it of one section after the other. */
const CssSelectors = v.pipe(v.string(), v.minLength(1, 'is empty'), v.maxLength(LONGEST_RULE_TEXT * MOST_RULE_TEXTS));

const telling = {
  /** Where each selector was seen: a saved page, a public rule set, a test page. A rule without evidence is no rule. */
  evidence: v.pipe(Texts, v.minLength(1, 'does not say where its selectors were seen')),
  /** What holds the article's text: one element, or the parts that it is cut into. */
  body: v.exactOptional(CssSelector),
  /** What is no part of the article. */
  drop: v.exactOptional(Texts),
  sections: v.exactOptional(v.record(SectionKind, CssSelectors)),
};

/** For the pages of some hosts. */
export const SiteRule = v.strictObject({
  /** One without a leading `www.` is for that too. */
  hosts: v.pipe(v.array(Host), v.minLength(1, 'names no host'), v.maxLength(MOST_RULE_TEXTS)),
  ...telling,
});
export type SiteRule = v.InferOutput<typeof SiteRule>;

/** For the pages that a publishing system made, on whatever host. */
export const PlatformRule = v.strictObject({
  /** A selector of what in the page's head gives the system away. */
  detect: CssSelector,
  ...telling,
});
export type PlatformRule = v.InferOutput<typeof PlatformRule>;

/** A rule as it is kept. Of several for one host the one changed last counts before the others. */
export const ReaderRule = v.strictObject({ id: Id, rule: SiteRule, createdAt: Timestamp, updatedAt: Timestamp });
export type ReaderRule = v.InferOutput<typeof ReaderRule>;
