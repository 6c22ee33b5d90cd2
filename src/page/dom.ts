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
  // Looked up when it is first needed: the browser makes each of them then, and a page without annotations needs few.
  let get: ((this: T) => T[K]) | undefined;
  return (self) => {
    get ??= accessor(prototype, name);
    return get.call(self);
  };
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
const DOCUMENT_NODE = 9;
export const DOCUMENT_FRAGMENT_NODE = 11;

/* Node */
/*
 * What a walk calls for every node has a function of its own: those that `getter` makes share one piece of code, whose
 * call site then knows too many targets for the engine to inline any.
 */
const getNodeType = accessor(Node.prototype, 'nodeType');
export const nodeType = (self: Node): number => getNodeType.call(self);
const getParentNode = accessor(Node.prototype, 'parentNode');
export const parentNode = (self: Node): ParentNode | null => getParentNode.call(self);
const getParentElement = accessor(Node.prototype, 'parentElement');
export const parentElement = (self: Node): HTMLElement | null => getParentElement.call(self);
const getFirstChild = accessor(Node.prototype, 'firstChild');
export const firstChild = (self: Node): ChildNode | null => getFirstChild.call(self);
const getNextSibling = accessor(Node.prototype, 'nextSibling');
export const nextSibling = (self: Node): ChildNode | null => getNextSibling.call(self);
const getTextContent = accessor(Node.prototype, 'textContent');
/** The text of all descendants, scripts and hidden text included; null for a document. */
export const textContent = (self: Node): string | null => getTextContent.call(self);
const ownerDocument = getter(Node.prototype, 'ownerDocument');
/** The document a node stands in; null for a document. */
export const documentOf = (self: Node): Document | null => ownerDocument(self);
const callCompare = Node.prototype.compareDocumentPosition;
/** The bit mask of `Node.compareDocumentPosition`. */
export const comparePosition = (self: Node, other: Node): number => callCompare.call(self, other);

/* CharacterData */
const getData = accessor(CharacterData.prototype, 'data');
/** The text of a text node. */
export const textData = (self: CharacterData): string => getData.call(self);
const getLength = accessor(CharacterData.prototype, 'length');
/** Its length in UTF-16 code units. */
export const textLength = (self: CharacterData): number => getLength.call(self);

/* Element */
const getLocalName = accessor(Element.prototype, 'localName');
/** The name in lower case for HTML elements: 'p', 'h1'. */
export const localName = (self: Element): string => getLocalName.call(self);
const getClassName = accessor(Element.prototype, 'className');
/** The value of the attribute `class`; '' for none, and for an SVG element. */
export function classNames(self: Element): string {
  const names: unknown = getClassName.call(self);
  return typeof names === 'string' ? names : '';
}
const getId = accessor(Element.prototype, 'id');
/** The value of the attribute `id`; '' for none. */
export const idOf = (self: Element): string => getId.call(self);
const callGetAttribute = Element.prototype.getAttribute;
export const getAttribute = (self: Element, name: string): string | null => callGetAttribute.call(self, name);
const callHasAttributes = Element.prototype.hasAttributes;
/** Whether it has any. */
export const hasAttributes = (self: Element): boolean => callHasAttributes.call(self);
const callHasAttribute = Element.prototype.hasAttribute;
export const hasAttribute = (self: Element, name: string): boolean => callHasAttribute.call(self, name);
const callGetRoot = Node.prototype.getRootNode;
export const rootOf = (self: Node): Node => callGetRoot.call(self);
const callContains = Node.prototype.contains;
/** A node contains itself. */
export const contains = (self: Node, other: Node): boolean => callContains.call(self, other);
const childrenOf = getter(Element.prototype, 'children');
export const childElements = (self: Element): Element[] => Array.from(childrenOf(self));
const callMatches = Element.prototype.matches;
/** @throws SyntaxError for a selector that is none. */
export const matches = (self: Element, selector: string): boolean => callMatches.call(self, selector);
const getEditable = getter(HTMLElement.prototype, 'isContentEditable');
/** Whether the reader may write in it. */
export const isContentEditable = (self: Element): boolean => self instanceof HTMLElement && getEditable(self);
const callScrollBy = Element.prototype.scrollBy as (this: Element, options: ScrollToOptions) => void;
/** Scrolls what it holds down by so many CSS pixels, at once. */
export const scrollElementBy = (self: Element, top: number): void =>
  callScrollBy.call(self, { top, behavior: 'instant' });
/** Relative to the viewport, in CSS pixels. */
export const boundingRect: (self: Element) => DOMRect = method(Element.prototype.getBoundingClientRect);

/* What shows in the place of an element's children. */
const getShadowRoot = accessor(Element.prototype, 'shadowRoot');
const callAssignedNodes = HTMLSlotElement.prototype.assignedNodes;
// Its interface is made in a page that has a frame, and in no other.
let getFrameDocument: ((this: HTMLIFrameElement) => Document | null) | undefined;
const getChildNodes = getter(Node.prototype, 'childNodes');
const slotOfElement = getter(Element.prototype, 'assignedSlot');
const slotOfText = getter(Text.prototype, 'assignedSlot');
const getHost = getter(ShadowRoot.prototype, 'host');
/**
 * Above a node in what is shown: its slot, its parent, the host of its shadow tree, the frame of its document (where that
 * is of the same origin); null above the page.
 */
export function shownParent(self: Node): Node | null {
  const slot = isElement(self) ? slotOfElement(self) : isText(self) ? slotOfText(self) : null;
  const above = slot ?? parentNode(self);
  if (above) return above;
  // By what they have and not by their class, which is another one in a frame.
  if (nodeType(self) === DOCUMENT_FRAGMENT_NODE && 'host' in self) return getHost(self as ShadowRoot);
  return nodeType(self) === DOCUMENT_NODE ? (viewOf(self as Document)?.frameElement ?? null) : null;
}
/** The element above an element in what is shown of its document: its slot, its parent, the host of its shadow tree. */
export function shownParentElement(self: Element): Element | null {
  const above = shownParent(self);
  const shown = above && nodeType(above) === DOCUMENT_FRAGMENT_NODE ? shownParent(above) : above;
  return isElement(shown) ? shown : null;
}
const getConnected = getter(Node.prototype, 'isConnected');
/** Whether it stands in a document. */
export const isConnected = (self: Node): boolean => getConnected(self);
/** The element's shadow root where that is open. */
export const shadowRootOf = (self: Element): ShadowRoot | null => getShadowRoot.call(self);
const HTML = 'http://www.w3.org/1999/xhtml';
const getNamespace = getter(Element.prototype, 'namespaceURI');
/** By name and namespace: an element of another frame is no instance of this one's classes. */
const isHtml = (self: Element, name: string): boolean =>
  getLocalName.call(self) === name && getNamespace(self) === HTML;
/** What is slotted into a `slot`. */
export const assignedNodes = (self: Element): Node[] =>
  isHtml(self, 'slot') ? callAssignedNodes.call(self as HTMLSlotElement) : [];
/** The document in an `iframe` of the same origin; null for any other. */
export function frameDocument(self: Element): Document | null {
  if (!isHtml(self, 'iframe')) return null;
  getFrameDocument ??= accessor(HTMLIFrameElement.prototype, 'contentDocument');
  return getFrameDocument.call(self as HTMLIFrameElement);
}
export const childNodesOf = (self: Node): Node[] => Array.from(getChildNodes(self));

/* Walking: one call for each node, where a way by children and siblings needs two. */
const callCreateWalker = Document.prototype.createTreeWalker;
const callNextNode = TreeWalker.prototype.nextNode;
/** Walks over the elements and texts below `root`. @returns the next node in document order, or null */
export function elementsAndTexts(root: Element): () => Node | null {
  const owner = ownerDocument(root);
  const walker = owner && callCreateWalker.call(owner, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  return () => walker && callNextNode.call(walker);
}

const setCurrentNode = Object.getOwnPropertyDescriptor(TreeWalker.prototype, 'currentNode')?.set;
/** Gives, for a node and then again for null, the text nodes that follow it in document order; null after the last. */
export function createTextWalker(root: Node): (after: Node | null) => Text | null {
  const owner = ownerDocument(root) ?? (root as Document);
  const walker = callCreateWalker.call(owner, root, NodeFilter.SHOW_TEXT);
  return (after) => {
    if (after) setCurrentNode?.call(walker, after);
    return callNextNode.call(walker) as Text | null;
  };
}

/* Document */
export const bodyOf = getter(Document.prototype, 'body');
export const documentElementOf = getter(Document.prototype, 'documentElement');
/** The element by which the document's window is scrolled. */
export const scrollingElementOf = getter(Document.prototype, 'scrollingElement');
/** The MIME type. */
export const contentType = getter(Document.prototype, 'contentType');
export const documentTitle = getter(Document.prototype, 'title');
/** Whether it is in a tab that is not to be seen. */
export const isHidden = getter(Document.prototype, 'hidden');
/** null for a document that is not shown: made by a parser, or of a frame that is gone. */
export const viewOf = getter(Document.prototype, 'defaultView');
/**
 * Whether a node that is held on to stands in a document that is shown. Of a frame that has loaded another page Firefox makes
 * dead objects, at which every question throws: here it is no.
 */
export function isStillShown(self: Node): boolean {
  try {
    return isConnected(self) && viewOf(documentOf(self) ?? (self as Document)) !== null;
  } catch {
    return false;
  }
}
export const activeElementOf = getter(Document.prototype, 'activeElement');
export const createElement: (self: Document, name: string) => HTMLElement = method(Document.prototype.createElement);
const callCreateNs = Document.prototype.createElementNS;
/** An element of SVG. */
export const createSvgElement = (self: Document, name: string): SVGElement =>
  callCreateNs.call(self, 'http://www.w3.org/2000/svg', name) as SVGElement;
export const elementsFromPoint: (self: Document, x: number, y: number) => Element[] = method(
  Document.prototype.elementsFromPoint,
);
const callElementFromPoint = Document.prototype.elementFromPoint;
/** The innermost element that is seen at a point of the window, in open shadow trees too, and the trees on the way to it. */
export function seenAt(self: Document, x: number, y: number): { element: Element | null; trees: ShadowRoot[] } {
  const trees: ShadowRoot[] = [];
  let element: Element | null = callElementFromPoint.call(self, x, y);
  for (let tree = element && shadowRootOf(element); tree; ) {
    trees.push(tree);
    const inner: Element | null = ShadowRoot.prototype.elementFromPoint.call(tree, x, y);
    // Of what stands in no element of the tree it is the host.
    if (!inner || rootOf(inner) !== tree) break;
    element = inner;
    tree = shadowRootOf(inner);
  }
  return { element, trees };
}

interface LegacyDocument {
  caretRangeFromPoint?(x: number, y: number): Range | null;
}
/** The boundary point nearest to a point of the window, in CSS pixels, in open shadow trees too; null outside of it. */
export function caretFromPoint(self: Document, x: number, y: number): { node: Node; offset: number } | null {
  const { caretPositionFromPoint } = Document.prototype as Partial<Document>;
  if (caretPositionFromPoint) {
    let position = caretPositionFromPoint.call(self, x, y);
    // Of a tree that is not named it is the place of the host. Nearly always it is a text that stands in none.
    if (position && !isText(position.offsetNode)) {
      const { trees: shadowRoots } = seenAt(self, x, y);
      if (shadowRoots.length > 0) position = caretPositionFromPoint.call(self, x, y, { shadowRoots });
    }
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Chromium before 128: https://developer.mozilla.org/docs/Web/API/Document/caretPositionFromPoint
  const range = (Document.prototype as LegacyDocument).caretRangeFromPoint?.call(self, x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
const callGetElementById = Document.prototype.getElementById;
/** The first element with the id in the document of `self`. */
export function getElementById(self: Node, id: string): Element | null {
  const owner = ownerDocument(self);
  return owner && callGetElementById.call(owner, id);
}
export const selectionOf: (self: Document) => Selection | null = method(Document.prototype.getSelection);

/* Queries: documents, fragments (shadow roots) and elements each have their own. */
type Query = (this: Node, selector: string) => Element | null;
type QueryAll = (this: Node, selector: string) => NodeListOf<Element>;
/** The interface of a fragment is made where one is asked, and nowhere else. */
function queriesOf(root: Node): { querySelector: Query; querySelectorAll: QueryAll } {
  const type = nodeType(root);
  if (type === DOCUMENT_NODE) return Document.prototype;
  return type === DOCUMENT_FRAGMENT_NODE ? DocumentFragment.prototype : Element.prototype;
}

/** The first match in document order. @throws SyntaxError for a selector that is none. */
export function querySelector(root: ParentNode, selector: string): Element | null {
  return queriesOf(root).querySelector.call(root, selector);
}

/** All matches in document order. @throws SyntaxError for a selector that is none. */
export function querySelectorAll(root: ParentNode, selector: string): Element[] {
  const elements: Element[] = [];
  const found = queriesOf(root).querySelectorAll.call(root, selector);
  // By number: to go through a list by its iterator takes several times as long.
  for (let at = 0, { length } = found; at < length; at += 1) elements.push(found[at] as Element);
  return elements;
}

/** The first match in what an element holds, by a selector that is known to be one. */
const callQuerySelector = Element.prototype.querySelector as (this: Element, selector: string) => Element | null;
export const firstWithin = (self: Element, selector: string): Element | null => callQuerySelector.call(self, selector);

const callClosest = Element.prototype.closest;
/** Whether a node stands in an element that matches a selector, which is known to be one. */
export function standsIn(self: Node, selector: string): boolean {
  const parent = parentElement(self);
  return parent !== null && callClosest.call(parent, selector) !== null;
}

/** By what it has and not by its class, which is another one in a frame. */
export const isNode = (target: EventTarget | null | undefined): target is Node =>
  target !== null && target !== undefined && 'nodeType' in target;
export const isElement = (node: Node | null): node is Element => node !== null && nodeType(node) === ELEMENT_NODE;
export const isText = (node: Node | null): node is Text => node !== null && nodeType(node) === TEXT_NODE;

const VISIBILITY = { visibilityProperty: true };
const callCheckVisibility = Element.prototype.checkVisibility;

/** How far up to look, of what is folded away for what hides it anyhow, of what has no box for one that has. */
const MAX_LEVELS = 30;
const FOLDED = 'details:not([open]), [hidden="until-found" i]';

/**
 * Whether what stands in the element has a box and is not `visibility: hidden`, or would have one once what it is folded
 * away in is opened: a reader opens `details`, and a search in the page opens both. True in a document that is not shown,
 * where there is no style to ask. May make the browser compute style: ask of few elements.
 */
export function isRendered(element: Element): boolean {
  // Nearly all are: only what is not is asked whether its document is shown, which takes as long.
  if (callCheckVisibility.call(element, VISIBILITY) || !hasView(element)) return true;
  const box = boxOf(element);
  // In the box of another it is seen by its own visibility.
  if (box !== element && callCheckVisibility.call(box)) return getComputedStyle(element).visibility === 'visible';
  const folded = callClosest.call(element, FOLDED);
  if (!folded) return false;
  let at: Element | null = element;
  for (let level = 0; at && at !== folded && level < MAX_LEVELS; level += 1, at = parentElement(at))
    if (getComputedStyle(at).display === 'none') return false;
  return true;
}

/**
 * The element in whose box the words of an element stand: itself, but of one with `display: contents`, as slots have it, the
 * one around it in what is shown.
 */
function boxOf(element: Element): Element {
  let at: Element = element;
  for (let level = 0; level < MAX_LEVELS && getComputedStyle(at).display === 'contents'; level += 1) {
    const above = shownParentElement(at);
    if (!above) break;
    at = above;
  }
  return at;
}

/** Whether the element has a box, whatever its visibility: a fifth of the cost. */
export const hasBox = (element: Element): boolean => callCheckVisibility.call(element) || !hasView(element);

/** Whether the element's document is shown anywhere. */
function hasView(element: Element): boolean {
  const owner = ownerDocument(element);
  return owner !== null && viewOf(owner) !== null;
}

const getOffsetWidth = accessor(HTMLElement.prototype, 'offsetWidth');
const getOffsetHeight = accessor(HTMLElement.prototype, 'offsetHeight');

/**
 * Whether the box that the words of an element stand in is of one pixel at most, with what is beyond it cut off: how style
 * sheets hide words that are for screen readers alone. The style is asked first, for which nothing is laid out, and which
 * few pages set on what holds text.
 */
export function isClipped(element: Element): boolean {
  const box = boxOf(element);
  return (
    getNamespace(box) === HTML &&
    getComputedStyle(box).overflowX !== 'visible' &&
    hasView(box) &&
    getOffsetWidth.call(box as HTMLElement) <= 1 &&
    getOffsetHeight.call(box as HTMLElement) <= 1
  );
}

/** Whether what stands in the element is rendered (`isRendered`) and not cut off (`isClipped`). */
export function isSeen(element: Element): boolean {
  // Nearly all that holds text has a box of its own, of which one style then says both.
  if (callCheckVisibility.call(element)) {
    const { visibility, overflowX } = getComputedStyle(element);
    if (visibility === 'visible' && overflowX === 'visible') return true;
  }
  return isRendered(element) && !isClipped(element);
}

/** Whether words run from right to left where a node stands. */
export function isRightToLeft(node: Node | null | undefined): boolean {
  const element = node && (isElement(node) ? node : parentElement(node));
  return element ? getComputedStyle(element).direction === 'rtl' : false;
}

/** Which way lines follow each other where words run from top to bottom at a node; null where they run from side to side. */
export function verticalLines(node: Node | null | undefined): 'leftwards' | 'rightwards' | null {
  const element = node && (isElement(node) ? node : parentElement(node));
  const mode = element ? getComputedStyle(element).writingMode : '';
  if (mode === 'vertical-rl' || mode === 'sideways-rl') return 'leftwards';
  return mode === 'vertical-lr' ? 'rightwards' : null;
}
