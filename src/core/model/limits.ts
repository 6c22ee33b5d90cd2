/**
 * How long texts may be that are kept, in UTF-16 code units, and how many. Plain numbers, because pages cut to them what
 * they send, and no schema is to be had there.
 */

/** A title or another line that a page says of itself. */
export const LONGEST_LINE = 2_000;
/** The words of a passage. */
export const LONGEST_QUOTE = 1_000_000;
/** A selector, a host or a piece of evidence of a site rule. */
export const LONGEST_RULE_TEXT = 499;
/** Of each in one rule. */
export const MOST_RULE_TEXTS = 99;
/** Roles kept as those given last. */
export const MOST_LAST_ROLES = 20;
