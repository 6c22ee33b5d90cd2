/** A content script that holds Readability and does not use it: what it costs to have. */
import { Readability } from '@mozilla/readability';

/** Exported so that the bundler keeps it. */
export const held = Readability;
