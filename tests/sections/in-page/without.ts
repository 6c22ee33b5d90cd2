/** Takes from a page what the finder may go by besides what a reader sees. */

/** What can be taken: the names of elements (class and id), or what a page tells machines of itself. */
export type Withheld = 'names' | 'metadata';

/** Takes it out of the document for good; what styles had hidden by such a name stays hidden. */
export function takeOut(document: Document, withheld: Withheld): void {
  if (withheld === 'names') takeOutNames(document);
  else takeOutMetadata(document);
}

function takeOutNames(document: Document): void {
  const hidden = [...document.body.querySelectorAll('*')].filter(
    (element) => getComputedStyle(element).display === 'none',
  );
  for (const element of hidden) element.setAttribute('hidden', '');
  for (const element of document.querySelectorAll('[class], [id]')) {
    element.removeAttribute('class');
    element.removeAttribute('id');
  }
}

const TOLD_TO_MACHINES = ['itemprop', 'itemtype', 'itemscope', 'property', 'typeof', 'rel'];

function takeOutMetadata(document: Document): void {
  const notes =
    'script[type*="json"], meta:not([charset], [http-equiv], [name="viewport"]), link:not([rel="stylesheet"])';
  for (const note of document.querySelectorAll(notes)) note.remove();
  for (const name of TOLD_TO_MACHINES) {
    for (const element of document.querySelectorAll(`[${name}]:not(link)`)) element.removeAttribute(name);
  }
}
