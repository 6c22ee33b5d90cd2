/**
 * A site rule of the reader's own: where the article stands on the pages of a site and what its parts are, as selectors.
 * It has the shape of the rules built in (`page/sections/site-rule.ts`), so that it can become one.
 */
import * as v from 'valibot';
import { Id, Timestamp } from './identifier.ts';
import { SectionKind } from './section.ts';

/** As `faultOfRule` has it, which checks the same by hand: in a page no schema library is to be had. */
const MAX_TEXT = 499;
const MAX_TEXTS = 99;

const Text = v.pipe(v.string(), v.minLength(1, 'is empty'), v.maxLength(MAX_TEXT));
const Texts = v.pipe(v.array(Text), v.maxLength(MAX_TEXTS));
const Host = v.pipe(Text, v.regex(/^[^\s/:@?#]+$/, 'is not a host'));

/** A CSS selector, or several parted by commas. */
export const CssSelector = Text;

export const SiteRule = v.strictObject({
  /** One without a leading `www.` is for that too. */
  hosts: v.pipe(v.array(Host), v.minLength(1, 'names no host'), v.maxLength(MAX_TEXTS)),
  /** Where its selectors were seen. */
  evidence: v.pipe(Texts, v.minLength(1, 'says not where its selectors were seen')),
  body: v.exactOptional(CssSelector),
  /** What is no part of the article. */
  drop: v.exactOptional(Texts),
  sections: v.exactOptional(v.record(SectionKind, CssSelector)),
});
export type SiteRule = v.InferOutput<typeof SiteRule>;

/** A rule as it is kept. Of several for one host the one changed last counts before the others. */
export const ReaderRule = v.strictObject({ id: Id, rule: SiteRule, createdAt: Timestamp, updatedAt: Timestamp });
export type ReaderRule = v.InferOutput<typeof ReaderRule>;
