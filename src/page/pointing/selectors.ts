/**
 * Selectors for what a reader points at, such as a person would write who knows the site: by what the site calls the thing,
 * and only where it has no name by where it stands (docs/decisions/009-rules-of-the-reader.md).
 */
import type { SectionKind } from '../../core/model/section.ts';
import {
  childElements,
  contains,
  getAttribute,
  localName,
  parentElement,
  querySelector,
  querySelectorAll,
  rootOf,
  textContent,
} from '../dom.ts';
import type { Told } from '../sections/page-parts.ts';
import { SIGNAL, signalsOf } from '../sections/signals.ts';
import { isStableName, MAX_NAMES } from './stable-name.ts';

/** A section as far as its selector goes. */
export interface PlacedSection {
  kind: SectionKind;
  element: Element;
  /** Both `element`, except where the section is only a part of it or spans several. */
  first: Node;
  last: Node;
}

/** How far up is looked for something with a name. */
const MAX_LEVELS = 8;
/** Names tried of each element on the way up: the best ones stand first. */
const MAX_STEPS = 8;
/** Elements without a meaning of their own. */
const PLAIN = new Set([
  'div',
  'p',
  'span',
  'a',
  'td',
  'tr',
  'table',
  'tbody',
  'font',
  'center',
  'b',
  'i',
  'em',
  'strong',
]);

/**
 * The names of one element as selectors, the best first: id, class, itemprop and role, its tag where that means something.
 * Names that say what is wanted of it stand before others, whatever they are.
 */
function namesOf(element: Element, wanted: number): Name[] {
  const tag = localName(element);
  const id = getAttribute(element, 'id') ?? '';
  const classes = (getAttribute(element, 'class') ?? '').slice(0, 1_000).split(/\s+/).slice(0, MAX_NAMES);
  const named = [
    ...(isStableName(id) ? [{ name: id, selector: `#${CSS.escape(id)}` }] : []),
    ...classes.filter(isStableName).map((name) => ({ name, selector: `.${CSS.escape(name)}` })),
  ];
  const telling = named.filter(({ name }) => signalsOf(name) & wanted);
  const others = named.filter((entry) => !telling.includes(entry));
  const attributes = ['itemprop', 'role'].flatMap((attribute) => {
    const value = getAttribute(element, attribute);
    return value && /^[a-z-]{2,30}$/i.test(value) ? [`[${attribute}="${value}"]`] : [];
  });
  return [
    ...telling.map(({ selector }) => ({ selector, isTelling: true })),
    ...[...others.map(({ selector }) => selector), ...attributes, ...(isMeaning(tag) ? [tag] : [])].map((selector) => ({
      selector,
      isTelling: false,
    })),
  ].slice(0, MAX_STEPS);
}

interface Name {
  selector: string;
  /** Whether it says what is wanted of the element. */
  isTelling: boolean;
}

const isMeaning = (tag: string): boolean => !PLAIN.has(tag) && /^[a-z]+[1-6]?$/.test(tag);

const selectorOf = ({ selector }: Name): string => selector;

function finds(root: ParentNode, selector: string, element: Element): boolean {
  const found = querySelectorAll(root, selector);
  return found.length === 1 && found[0] === element;
}

/**
 * A selector that finds this element and no other in its document: one name, two of its names, or a name below a name of
 * what it stands in; only where nothing on the way up has a name that will last, the place among its siblings.
 */
export function bodySelector(element: Element): string {
  const root = rootOf(element) as ParentNode & Node;
  const is = (selector: string): boolean => finds(root, selector, element);
  const tag = localName(element);
  const own = namesOf(element, SIGNAL.body).map(selectorOf);
  const single = own.find(is);
  if (single) return single;
  const classes = own.filter((name) => name.startsWith('.'));
  const pair = classes.flatMap((one, at) => classes.slice(at + 1).map((other) => one + other)).find(is);
  if (pair) return pair;

  const steps = own.includes(tag) ? own : [...own, CSS.escape(tag)];
  const places = [':first-of-type', ':last-of-type', `:nth-child(${placeOf(element).fromStart})`];
  for (const ends of [steps, places.map((place) => `${CSS.escape(tag)}${place}`)]) {
    let below = ' > ';
    let above = parentElement(element);
    for (let level = 0; above && level < MAX_LEVELS; level += 1, below = ' ') {
      const names = localName(above) === 'body' ? ['body'] : namesOf(above, SIGNAL.body).map(selectorOf);
      const found = names.flatMap((name) => ends.map((end) => name + below + end)).find(is);
      if (found) return found;
      above = parentElement(above);
    }
  }
  // Nameless all the way up: its path.
  const parent = parentElement(element);
  const end = `${CSS.escape(tag)}:nth-child(${placeOf(element).fromStart})`;
  return parent ? `${localName(parent) === 'body' ? 'body' : bodySelector(parent)} > ${end}` : CSS.escape(tag);
}

/** From 1, counted from either end. */
function placeOf(element: Element): { fromStart: number; fromEnd: number } {
  const parent = parentElement(element);
  const siblings = parent ? childElements(parent) : [element];
  const at = siblings.indexOf(element);
  return { fromStart: at + 1, fromEnd: siblings.length - at };
}

/** Kinds that stand at one end of the text, where counting from that end says the same on the next page. */
const AT_AN_END: ReadonlySet<Told> = new Set<Told>([
  'headline',
  'dek',
  'byline',
  'provenance',
  'read-more',
  'author-bio',
  'disclaimer',
  'references',
  'nothing',
]);
/** Kinds of which an article has one, or few that its site names: a selector for them is to find this element alone. */
const ALONE: ReadonlySet<Told> = new Set<Told>(['headline', 'dek', 'byline']);
/** The signals of names that say as much. */
const SIGNS: { [kind in Told]?: number } = {
  headline: SIGNAL.title,
  dek: SIGNAL.dek,
  byline: SIGNAL.byline | SIGNAL.author,
  'pull-quote': SIGNAL.pullQuote,
  caption: SIGNAL.caption,
  references: SIGNAL.notes,
  'author-bio': SIGNAL.bio,
  nothing: SIGNAL.noise,
};
const FROM_END = 4;
/** The share of the sections taken for the same that a name may change along with the one pointed at, unless it says why. */
const SHARE = 0.3;

/**
 * A selector for a section that is said to be of a kind ('nothing': no part of the article), which is to mean the same on
 * the site's other pages: by its own name, by the name of a box it has to itself, by its tag, by its form (all of it
 * emphasised) where the kind stands anywhere in a text, and by its place from the nearer end of the text where the kind
 * stands at an end. Each is tried on the page: it must find this section, no section that is of another kind, and not most
 * of those taken for the same. null where nothing of that tells the section from those around it.
 */
export function sectionSelector(target: PlacedSection, told: Told, sections: readonly PlacedSection[]): string | null {
  const { element } = target;
  if (target.first !== element || target.last !== element) return null;
  // A rule is asked about each tree of the page: the document, the shadow roots, the frames.
  const roots = new Set([element, ...sections.map((section) => section.element)].map(rootOf)) as Set<ParentNode & Node>;
  const judge = createJudge(target, told, sections);
  const fits = ({ selector, isTelling }: Name): boolean =>
    judge(
      [...roots].flatMap((root) => querySelectorAll(root, selector)),
      isTelling,
    );
  const tag = CSS.escape(localName(element));
  const parent = parentElement(element);
  // Nothing that a selector could name stands above the uppermost elements of a shadow root.
  const scope = parent && (localName(parent) === 'body' ? 'body' : bodySelector(parent));

  const own = namesOf(element, SIGNS[told] ?? 0);
  const below = (above: string, names: readonly Name[]): Name[] =>
    names.map(({ selector, isTelling }) => ({ selector: above + selector, isTelling }));
  const boxes = boxesOf(target, sections).flatMap((box) =>
    namesOf(box, SIGNS[told] ?? 0).map(({ selector, isTelling }) => ({ selector: `${selector} ${tag}`, isTelling })),
  );
  const form = formOf(element);
  const { fromStart, fromEnd } = placeOf(element);
  const isNearEnd = fromEnd <= fromStart;
  const nth = Math.min(fromStart, fromEnd);
  const places =
    AT_AN_END.has(told) && nth <= FROM_END
      ? [
          nth === 1 ? (isNearEnd ? ':last-child' : ':first-child') : '',
          isNearEnd ? ':last-of-type' : ':first-of-type',
          isNearEnd ? `:nth-last-child(${nth})` : `:nth-child(${nth})`,
        ].filter(Boolean)
      : [];
  const placed = places.flatMap((place) => [...(form ? [`${tag}${place}${form}`] : []), tag + place]);
  const formed = form && !AT_AN_END.has(told) ? [tag + form] : [];
  const unnamed = [...formed, ...placed].map((selector) => ({ selector, isTelling: false }));
  const candidates = scope ? [...own, ...below(`${scope} > `, own), ...boxes, ...below(`${scope} > `, unnamed)] : own;
  return candidates.find(fits)?.selector ?? null;
}

/** All of its text is emphasised, by one element. */
function formOf(element: Element): string {
  const [only, ...others] = childElements(element);
  if (!only || others.length || !/^(?:em|i|strong|b)$/.test(localName(only))) return '';
  const isAll = textContent(only)?.trim() === textContent(element)?.trim();
  return isAll ? `:has(> ${localName(only)}:only-child)` : '';
}

/** What the section stands in with no other section, from the inside out. */
function boxesOf({ element }: PlacedSection, sections: readonly PlacedSection[]): Element[] {
  const boxes: Element[] = [];
  for (let box = parentElement(element); box && boxes.length < 3; box = parentElement(box)) {
    const holdsOthers = sections.some(
      (section) => section.element !== element && contains(box as Element, section.element),
    );
    if (holdsOthers) break;
    boxes.push(box);
  }
  return boxes;
}

/** Whether what a selector finds is this section and what may be told the same of. */
function createJudge(
  target: PlacedSection,
  told: Told,
  sections: readonly PlacedSection[],
): (found: readonly Element[], isTelling: boolean) => boolean {
  const alike = sections.filter(({ kind }) => kind === target.kind).length;
  return (found, isTelling) => {
    if (!found.includes(target.element) || found.length > 200) return false;
    if (ALONE.has(told) && found.length > 1) return false;
    let same = 0;
    for (const element of found) {
      const touched = sections.filter(
        (section) => contains(element, section.element) || contains(section.element, element),
      );
      if (touched.some(({ kind }) => kind !== target.kind && kind !== told)) return false;
      // Outside of the article nothing is to become a section of it.
      if (touched.length === 0 && told !== 'nothing') return false;
      same += touched.filter(({ kind }) => kind === target.kind).length;
    }
    return isTelling || same <= Math.max(1, alike * SHARE);
  };
}

/** The element that holds the article's text as it was found: where pointing begins. */
export function bodyOfSections(document: Document, sections: readonly PlacedSection[]): Element | null {
  const texts = sections.filter(({ kind }) => kind === 'paragraph');
  let body: Element | null = texts[0]
    ? parentElement(texts[0].element)
    : querySelector(document, 'main, article, [role="main"]');
  const last = texts.at(-1)?.element;
  while (body && last && !contains(body, last)) body = parentElement(body);
  return body;
}
