/** Runs in the page: copies the document, for scale: what every user of a finder that destroys pays before it starts. */

/** The number of the copy's children. */
export function run(document: Document): number {
  return document.cloneNode(true).childNodes.length;
}
