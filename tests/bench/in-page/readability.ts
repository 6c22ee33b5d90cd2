/** Runs in the page: Readability on a clone, which it needs because it takes the document apart. */
import { Readability } from '@mozilla/readability';

/** The length of the text found. */
export function run(document: Document): number {
  // No `instanceof`: the document of a frame is one of another realm.
  const clone = document.cloneNode(true) as Document;
  return new Readability(clone).parse()?.textContent?.length ?? 0;
}
