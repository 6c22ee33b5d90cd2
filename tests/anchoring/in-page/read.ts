/** Runs in the page: its reading text, with the offsets at which blocks begin or end. */
import { readingText } from '../../../src/page/anchoring/page-reader.ts';

export interface PageText {
  readonly text: string;
  /** Ascending UTF-16 offsets, from 0 to the length of the text. */
  readonly breaks: readonly number[];
}

const BLOCKS = 'p,h1,h2,h3,h4,h5,h6,li,blockquote,td,th,dt,dd,figcaption,pre,section,article,aside,div';

export function read(): PageText {
  const reading = readingText(document.body);
  const breaks = new Set([0, reading.text.length]);
  for (const element of document.querySelectorAll(BLOCKS)) {
    breaks.add(reading.offsetOf(element, 0));
    breaks.add(reading.offsetOf(element, Number.MAX_SAFE_INTEGER));
  }
  return { text: reading.text, breaks: [...breaks].sort((a, b) => a - b) };
}
