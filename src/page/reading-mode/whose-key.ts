/** Whose a key is while a page is read by keyboard: what is typed into the page's own fields is the page's. */
import {
  classNames,
  getAttribute,
  hasAttribute,
  isContentEditable,
  isElement,
  localName,
  shadowRootOf,
} from '../dom.ts';

/** `mode-but-enter`: the focus is on a link or a button of the page, which Enter and the space bar are for. */
export type Owner = 'page' | 'mode' | 'mode-but-enter';

const FIELDS = /^(?:input|textarea|select|option|iframe|frame|object|embed|video|audio|fencedframe)$/;
const CONTROLS = /^(?:a|area|button|summary|dialog)$/;
/** Roles of elements that do something with arrows and letters of their own. */
const WIDGETS =
  /^(?:application|combobox|grid|gridcell|listbox|menu|menubar|menuitem|menuitemcheckbox|menuitemradio|option|radio|radiogroup|row|scrollbar|searchbox|slider|spinbutton|tab|tablist|textbox|tree|treegrid|treeitem)$/;
/** Editors that take keys by other means than an editable element say so in no standard way. */
const EDITORS = /(?:^|\s)(?:monaco-editor|ace_editor|CodeMirror|cm-editor)(?:\s|$)/;

/**
 * @param path the event's composed path, which leads out of open shadow trees
 * @param host of what is ours on the page
 */
export function ownerOfKey(path: readonly EventTarget[], host: Element): Owner {
  const [target] = path;
  if (path.includes(host)) return 'mode';
  if (!(target instanceof Node) || !isElement(target)) return 'mode';
  const elements = path.filter((each): each is Element => each instanceof Node && isElement(each));
  if (elements.some((each) => isTaken(each))) return 'page';
  const name = localName(target);
  if (name === 'body' || name === 'html') return 'mode';
  // What can have the focus by nothing that is seen here has a shadow tree that cannot be looked into, with whatever in it.
  const isFocusable = CONTROLS.test(name) || hasAttribute(target, 'tabindex');
  if (!isFocusable || (name.includes('-') && !shadowRootOf(target))) return 'page';
  return 'mode-but-enter';
}

function isTaken(element: Element): boolean {
  const name = localName(element);
  if (FIELDS.test(name) || isContentEditable(element)) return true;
  if (name === 'body' || name === 'html') return false;
  const role = getAttribute(element, 'role')?.trim().toLowerCase().split(/\s+/)[0] ?? '';
  // Outer ones count as well: the focus may be on a part of them.
  return WIDGETS.test(role) || EDITORS.test(classNames(element));
}
