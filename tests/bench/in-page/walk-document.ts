/** Runs in the page: one walk over all elements that reads all text, for scale: less than this no finder can do. */

/** The length of all text. */
export function run(document: Document): number {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) text += node.data;
  return text.length;
}
