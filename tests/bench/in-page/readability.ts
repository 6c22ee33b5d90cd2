/** Runs in the page: Readability on a clone, which it needs because it takes the document apart. */
import { Readability } from '@mozilla/readability';

/** The length of the text found. */
export function run(document: Document): number {
  const clone = document.cloneNode(true);
  if (!(clone instanceof Document)) throw new TypeError('the clone of a document is no document');
  return new Readability(clone).parse()?.textContent?.length ?? 0;
}
