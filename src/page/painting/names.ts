/** The names under which highlights are registered: painter and style sheet must agree on them. */

/** Of a role that no codebook has any more. */
export const UNKNOWN_ROLE = 'unknown';

/** For the first role of a passage: background and underline. */
export const highlightName = (roleId: string, lane: number): string => `margent-${roleId}-${lane}`;

/** For its further roles: underline alone, since a second background would darken the first. */
export const lineName = (roleId: string, lane: number): string => `${highlightName(roleId, lane)}-line`;

/** For what a reader who reads by keyboard has before her. */
export const READING = 'margent-reading';

/** For what was just scrolled to. */
export const FLASH = 'margent-flash';
