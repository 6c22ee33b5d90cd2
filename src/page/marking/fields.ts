/** Whether the reader is typing, or selecting what she types, in something of the page's own: there we have no business. */
import {
  activeElementOf,
  frameDocument,
  getAttribute,
  isElement,
  localName,
  parentElement,
  shadowRootOf,
  shownParent,
} from '../dom.ts';

const EDITED_ROLES = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton', 'application']);
/** Fields that take no text, and so leave the keys to others. */
const PRESSED = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'image', 'reset', 'submit']);

function isField(element: Element): boolean {
  const name = localName(element);
  if (name === 'textarea' || name === 'select') return true;
  if (name === 'input') return !PRESSED.has((getAttribute(element, 'type') ?? '').toLowerCase());
  if (EDITED_ROLES.has((getAttribute(element, 'role') ?? '').toLowerCase())) return true;
  // `plaintext-only` and whatever else but 'false' makes an element editable; so does an empty value.
  const editable = getAttribute(element, 'contenteditable');
  return editable !== null && editable.toLowerCase() !== 'false' && editable.toLowerCase() !== 'inherit';
}

/** Whether a node is, or stands in, something that the reader writes in. */
export function isInField(node: Node): boolean {
  for (let at: Node | null = node; at; at = shownParent(at)) if (isElement(at) && isField(at)) return true;
  return isDesigned(node.ownerDocument);
}

/** Whether the keys go to something of the page's own that the reader writes in. */
export function isTyping(document: Document): boolean {
  let active = activeElementOf(document);
  for (;;) {
    const tree: Element | null = active && (shadowRootOf(active)?.activeElement ?? null);
    if (!tree) break;
    active = tree;
  }
  if (!active) return isDesigned(document);
  if (localName(active) === 'iframe' || localName(active) === 'embed' || localName(active) === 'object') {
    const inner = frameDocument(active);
    // What cannot be looked into may be an editor.
    return inner === null || isTyping(inner);
  }
  return isInField(active);
}

/** What is not clobbered by a form's field of that name is the document's own. */
const readDesignMode = Object.getOwnPropertyDescriptor(Document.prototype, 'designMode')?.get;

function isDesigned(document: Document | null): boolean {
  return document !== null && readDesignMode?.call(document) === 'on';
}

const PRESSED_NAMES = new Set([
  'a',
  'button',
  'summary',
  'label',
  'input',
  'select',
  'textarea',
  'option',
  'video',
  'audio',
]);
const PRESSED_ROLES = new Set(['button', 'link', 'checkbox', 'menuitem', 'option', 'radio', 'switch', 'tab', 'slider']);

/** Whether pressing a node does something of the page's own: a link is followed, a button works. */
export function isPressable(node: Node | null): boolean {
  for (let at = node; at; at = isElement(at) ? parentElement(at) : shownParent(at)) {
    if (!isElement(at)) continue;
    if (PRESSED_NAMES.has(localName(at))) return localName(at) !== 'a' || getAttribute(at, 'href') !== null;
    if (PRESSED_ROLES.has((getAttribute(at, 'role') ?? '').toLowerCase())) return true;
  }
  return false;
}
