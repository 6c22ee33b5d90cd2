/** What the reading of a page gives: its regions, the blocks of text in them, and what is named like a byline, a date, a dek. */
import type { SectionKind } from '../../core/model/section.ts';
import { classNames, getAttribute, hasAttributes, idOf } from '../dom.ts';
import { SIGNAL, signalsOf } from './signals.ts';

/** What a site rule says a part of the page is. */
export type Told = SectionKind | 'body' | 'nothing';

/**
 * A block-level element. Regions stand in document order, so a subtree is the regions from `index` to before `end`. What its
 * names say is read when it is asked for: of most elements of a page nobody asks.
 */
export class Region {
  readonly element: Element;
  readonly name: string;
  readonly index: number;
  /** Index of the parent region; -1 for the body. */
  readonly parent: number;
  readonly depth: number;
  /** How many blocks stood before it. */
  readonly block: number;
  end = -1;
  /** How many images it holds, with all below it; until it is closed, how many stood before it. */
  images: number;
  /** What a site rule says it is. */
  told: Told | undefined = undefined;
  private knownClasses: string | null | undefined = undefined;
  private knownSignals = -1;
  private knownNoise = -1;

  constructor(element: Element, name: string, index: number, above: Region | null, block: number, images: number) {
    this.element = element;
    this.name = name;
    this.index = index;
    this.parent = above ? above.index : -1;
    this.depth = above ? above.depth + 1 : 0;
    this.block = block;
    this.images = images;
  }

  /** The value of its attribute `class`, null for none. */
  get classes(): string | null {
    if (this.knownClasses === undefined) this.knownClasses = getAttribute(this.element, 'class');
    return this.knownClasses;
  }

  /** What its names say, as a sum of `SIGNAL` bits. */
  get signals(): number {
    if (this.knownSignals < 0) this.knownSignals = this.parent < 0 ? 0 : signalsOfElement(this.element, this.name);
    return this.knownSignals;
  }

  /** What its own names and tag say: 0 nothing, 1 an aside, 2 no part of an article, 3 navigation and the like. */
  get ownNoise(): number {
    if (this.knownNoise < 0) this.knownNoise = this.readNoise();
    return this.knownNoise;
  }

  private readNoise(): number {
    const { element, name, signals, parent } = this;
    if (parent < 0) return 0;
    if (NAVIGATION.has(name)) return 3;
    const role = getAttribute(element, 'role');
    if (role && HARD_ROLES.has(role)) return 3;
    // The description of an article is no teaser of another one: TYPO3 calls it both.
    if (signals & SIGNAL.noise) return getAttribute(element, 'itemprop') === 'description' ? 0 : 2;
    if (name === 'iframe') return 2;
    return name === 'aside' && !(signals & SIGNAL.pullQuote) ? 1 : 0;
  }
}

/** A run of text that no block-level element interrupts: the words of a paragraph, a heading, a list item. */
export interface Block {
  /** The nearest block-level element. */
  region: number;
  index: number;
  /** The first and last text node of the run. */
  first: Text;
  last: Text;
  text: string;
  /** How long it is to a reader: code units, those of scripts that say more with each character counted higher. */
  size: number;
  /** UTF-16 code units of it that are link text. */
  linked: number;
  /** Code units that are bold or italic from end to end count as emphasised. */
  emphasised: number;
  /** First address linked in it, as written. */
  href: string | null;
  /** The elements that stand in it, links and emphasis and the like. */
  inlines: readonly Element[];
  /** Whether it begins or ends elsewhere than its element: see `mend-blocks.ts`. */
  partial?: boolean;
}

/** An element whose names say that it may hold a byline, a date or a dek. */
export interface Mark {
  element: Element;
  name: string;
  signals: number;
  /** The region that it is or stands in. */
  region: number;
  /** How many blocks stood before it. */
  block: number;
  /** What a site rule says it is, where it is inline; a region says it itself. */
  told?: Told | undefined;
}

/** A mark in a line of text. */
export interface InlineMark extends Mark {
  /** How many regions stood before it. */
  after: number;
}

export interface Page {
  body: Element;
  regions: Region[];
  blocks: Block[];
  /** Those in lines of text; `marksBetween` gives all. */
  inlineMarks: InlineMark[];
  /** Whether a site rule tells of any part of it. */
  isTold: boolean;
  /** Each image: the region it stands in and how many blocks stood before it. */
  images: { region: number; block: number }[];
}

export const isHeading = (name: string): boolean => name.length === 2 && /^h[1-6]$/.test(name);

const NAVIGATION = new Set(['nav', 'form', 'dialog', 'menu', 'footer', 'label', 'fieldset', 'option']);
const HARD_ROLES = new Set([
  'navigation',
  'search',
  'contentinfo',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'tablist',
]);

/** What the element's names say. */
const signalsOfElement = (element: Element, name: string): number =>
  (hasAttributes(element) ? signalsOfNames(element, name) : 0) |
  // By the standard it tells who is behind the article it stands in.
  (name === 'address' ? SIGNAL.author : 0);

/** What makes a mark: of the names that a page gives its parts for its own tests no more is believed. */
const MARKING = SIGNAL.byline | SIGNAL.author | SIGNAL.date | SIGNAL.dek;

/** The same of an element that has attributes. */
export function signalsOfNames(element: Element, name: string): number {
  const property = getAttribute(element, 'itemprop');
  const more = getAttribute(element, name === 'a' ? 'rel' : 'role');
  // Where a program makes up the classes ('sc-1d2e900b-0') this may be the only name that tells something.
  const tested = getAttribute(element, 'data-testid');
  return (
    signalsOf(classNames(element)) |
    // A heading has its words for its id, so that one can link to it: 'h-sharing-the-burden'.
    (isHeading(name) ? 0 : signalsOf(idOf(element))) |
    (property ? signalsOf(property) : 0) |
    (more ? signalsOf(more) : 0) |
    (tested ? signalsOf(tested) & MARKING : 0)
  );
}
