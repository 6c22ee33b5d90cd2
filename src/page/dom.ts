/**
 * Reads a DOM that a page may have booby-trapped: every accessor here is the browser's own.
 *
 * `<form name=body>`, `<img name=createTreeWalker>` and `<form><input name=childNodes></form>` shadow the built-in
 * properties of `document` and of forms, in a content script's isolated world too: Document and HTMLFormElement are
 * [LegacyOverrideBuiltIns] (https://webidl.spec.whatwg.org/#LegacyOverrideBuiltIns). The accessors on the prototypes
 * cannot be shadowed, so they are taken from there once and called on the node.
 */

// Made once at the start; the annotation lets a build leave out those that it does not use.
/* @__NO_SIDE_EFFECTS__ */
function accessor<T extends object, K extends keyof T & string>(prototype: T, name: K): (this: T) => T[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as ((this: T) => T[K]) | undefined;
  if (!get) throw new TypeError(`no accessor ${name}`);
  return get;
}

/* @__NO_SIDE_EFFECTS__ */
function getter<T extends object, K extends keyof T & string>(prototype: T, name: K): (self: T) => T[K] {
  const get = accessor(prototype, name);
  return (self) => get.call(self);
}

/**
 * A method of a prototype as a function of its `this`; of an overloaded method, the last overload.
 *
 * @__NO_SIDE_EFFECTS__
 */
function method<T extends object, A extends unknown[], R>(
  call: (this: T, ...args: A) => R,
): (self: T, ...args: A) => R {
  return (self, ...args) => call.apply(self, args);
}

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

/* Node */
/*
 * What a walk calls for every node has a function of its own: those that `getter` makes share one piece of code, whose
 * call site then knows too many targets for the engine to inline any.
 */
const getNodeType = accessor(Node.prototype, 'nodeType');
export const nodeType = (self: Node): number => getNodeType.call(self);
const getParentNode = accessor(Node.prototype, 'parentNode');
export const parentNode = (self: Node): ParentNode | null => getParentNode.call(self);
export const parentElement = getter(Node.prototype, 'parentElement');
const getFirstChild = accessor(Node.prototype, 'firstChild');
export const firstChild = (self: Node): ChildNode | null => getFirstChild.call(self);
export const lastChild = getter(Node.prototype, 'lastChild');
const getNextSibling = accessor(Node.prototype, 'nextSibling');
export const nextSibling = (self: Node): ChildNode | null => getNextSibling.call(self);
export const previousSibling = getter(Node.prototype, 'previousSibling');
/** The text of all descendants, scripts and hidden text included; null for a document. */
export const textContent = getter(Node.prototype, 'textContent');
/** null for a document itself. */
export const ownerDocument = getter(Node.prototype, 'ownerDocument');
export const isConnected = getter(Node.prototype, 'isConnected');
const callContains = Node.prototype.contains;
/** Whether `node` is `self` or one of its descendants. */
export const contains = (self: Node, node: Node | null): boolean => callContains.call(self, node);
const callCompare = Node.prototype.compareDocumentPosition;
/** The bit mask of `Node.compareDocumentPosition`. */
export const comparePosition = (self: Node, other: Node): number => callCompare.call(self, other);
/** The document, shadow root or topmost element that holds the node. */
export const rootOf: (self: Node) => Node = method(Node.prototype.getRootNode);

/* CharacterData */
const getData = accessor(CharacterData.prototype, 'data');
/** The text of a text node. */
export const textData = (self: CharacterData): string => getData.call(self);
/** Its length in UTF-16 code units. */
export const textLength = getter(CharacterData.prototype, 'length');

/* Element */
const getLocalName = accessor(Element.prototype, 'localName');
/** The name in lower case for HTML elements: 'p', 'h1'. */
export const localName = (self: Element): string => getLocalName.call(self);
export const className = getter(Element.prototype, 'className');
export const shadowRootOf = getter(Element.prototype, 'shadowRoot');
const callGetAttribute = Element.prototype.getAttribute;
export const getAttribute = (self: Element, name: string): string | null => callGetAttribute.call(self, name);
const callHasAttribute = Element.prototype.hasAttribute;
export const hasAttribute = (self: Element, name: string): boolean => callHasAttribute.call(self, name);
const callMatches = Element.prototype.matches;
export const matches = (self: Element, selector: string): boolean => callMatches.call(self, selector);
const callClosest: (this: Element, selector: string) => Element | null = Element.prototype.closest;
/** Walks up all ancestors: never call it once per element of a page. */
export const closest = (self: Element, selector: string): Element | null => callClosest.call(self, selector);
/** Relative to the viewport, in CSS pixels. */
export const clientRects: (self: Element) => DOMRectList = method(Element.prototype.getClientRects);
/** Relative to the viewport, in CSS pixels. */
export const boundingRect: (self: Element) => DOMRect = method(Element.prototype.getBoundingClientRect);

/* Document */
export const bodyOf = getter(Document.prototype, 'body');
export const headOf = getter(Document.prototype, 'head');
export const documentElementOf = getter(Document.prototype, 'documentElement');
export const documentTitle = getter(Document.prototype, 'title');
/** null for a document that is not shown: made by a parser, or of a frame that is gone. */
export const viewOf = getter(Document.prototype, 'defaultView');
export const selectionOf: (self: Document) => Selection | null = method(Document.prototype.getSelection);
export const createRange: (self: Document) => Range = method(Document.prototype.createRange);
const callCreateTreeWalker = Document.prototype.createTreeWalker;

/** A document is its own owner here, unlike in `ownerDocument`. */
export function documentOf(node: Node): Document {
  return ownerDocument(node) ?? (node as Document);
}

/** A tree walker over `root`; `whatToShow` is a mask of `NodeFilter.SHOW_…`. */
export function createWalker(root: Node, whatToShow: number, filter: NodeFilter | null = null): TreeWalker {
  return callCreateTreeWalker.call(documentOf(root), root, whatToShow, filter);
}

/* Queries: documents, fragments (shadow roots) and elements each have their own. */
type Query = (this: Node, selector: string) => Element | null;
type QueryAll = (this: Node, selector: string) => NodeListOf<Element>;
const FIRST = [Element, Document, DocumentFragment].map((type) => type.prototype.querySelector as Query);
const ALL = [Element, Document, DocumentFragment].map((type) => type.prototype.querySelectorAll as QueryAll);
const kindOfRoot = (root: Node): number => ({ 1: 0, 9: 1, 11: 2 })[nodeType(root)] ?? 0;

/** The first match in document order. @throws SyntaxError for a selector that is none. */
export function querySelector(root: ParentNode, selector: string): Element | null {
  return FIRST[kindOfRoot(root)]?.call(root, selector) ?? null;
}

/** All matches in document order. @throws SyntaxError for a selector that is none. */
export function querySelectorAll(root: ParentNode, selector: string): Element[] {
  return Array.from(ALL[kindOfRoot(root)]?.call(root, selector) ?? []);
}

export const isElement = (node: Node | null): node is Element => node !== null && nodeType(node) === ELEMENT_NODE;
export const isText = (node: Node | null): node is Text => node !== null && nodeType(node) === TEXT_NODE;

/**
 * The next node in document order within `root`; null at its end. With `skipChildren`, what follows the node's
 * subtree. Walks without recursion, so depth does no harm.
 */
export function nextNode(node: Node, root: Node, skipChildren = false): Node | null {
  const child = skipChildren ? null : firstChild(node);
  if (child) return child;
  for (let at: Node | null = node; at && at !== root; at = parentNode(at)) {
    const sibling = nextSibling(at);
    if (sibling) return sibling;
  }
  return null;
}

const callCheckVisibility = Element.prototype.checkVisibility;

/**
 * Whether the element has a box and is not `visibility: hidden`; true in a document that is not shown, where there is
 * no style to ask. May make the browser compute style: ask of few elements.
 */
export function isRendered(element: Element): boolean {
  if (!viewOf(documentOf(element))) return true;
  return callCheckVisibility.call(element, { visibilityProperty: true });
}
