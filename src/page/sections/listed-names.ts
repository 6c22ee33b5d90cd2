/** Finds names that stand one by one, each in a box or a link of its own. */
import {
  childNodesOf,
  classNames,
  getAttribute,
  isElement,
  isText,
  localName,
  querySelectorAll,
  textData,
} from '../dom.ts';
import { isBylineLabel, isPartLabel, labelIn, namesIn, opensAsByline } from './bylines.ts';
import type { Block, Mark, Page, Region } from './page-parts.ts';
import { fullNameIn, hasPost, isFullName, isPostLine, sameName, tidyName } from './person-names.ts';
import { endsSentence, foldText, sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { isBioHeading } from './wording.ts';

/** Characters of a line that may be a byline, and of what an element may hold that is one. */
export const MAX_LINE = 160;
export const MAX_BYLINE = 220;
/** How far apart the names of authors stand who are listed one by one. */
export const LISTED = 6;
/** How addresses of authors' pages are made. */
export const AUTHOR_PAGE =
  /\/(?:authors?|by|people|person|profiles?|staff|contributors?|columnists?|writers?|experts?|journalists?|reporters?|reporter-bio|autor(?:en|es|i|a|ka|zy)?|auteure?s?|signataires?|firmas?|colunistas?|columnistas?|yazar(?:lar|i)?|kirjoittaja|forfattere?|skribent(?:er)?|penulis|tac-gia|redaktion|redaktor|avtor[iy]?|ty-writer)[/.]|\/@/i;

const EMPHASIS = new Set(['b', 'strong', 'em', 'i']);

/** What a box of authors is headed. */
const isLabel = (text: string): boolean => isBylineLabel(text) || isBioHeading(text);

/** The names that the mark holds one by one: in boxes of their own, or as links to their bearers' pages, whatever parts them. */
export function listedIn(page: Page, mark: Mark, text: string): string[] {
  const names = namesOneByOne(page, mark);
  if (names.length || text.length > MAX_BYLINE) return names;
  const links = querySelectorAll(mark.element, 'a[href]').filter((link) =>
    AUTHOR_PAGE.test(getAttribute(link, 'href')?.slice(0, 300) ?? ''),
  );
  if (links.length < 2 || links.length > LISTED) return [];
  const linked = links.map((link) => tidyName(sectionText(link, MAX_LINE)));
  const isTold = (name: string): boolean =>
    namesIn(text).some((known) => sameName(known, name) && known.length <= name.length);
  return linked.every(isFullName) && !linked.every(isTold) ? [...new Set(linked)] : [];
}

/** The full names of which a byline is made that nothing but line breaks parts, with at most a label before them. */
export function namesInLines(element: Element, text: string): string[] {
  const lines = linesIn(element);
  if (lines.join(' ') !== text) return [];
  const [top = '', ...others] = lines;
  const rest = top.slice(labelIn(`${top} `).length);
  const names = rest ? [rest, ...others] : others;
  return areNames(names) ? names : [];
}

/** The first line of a byline whose further lines tell what its people are or where; null where more of them name somebody. */
export function openingLine(element: Element, text: string): string | null {
  const [first = '', next = '', ...others] = linesIn(element);
  if (!next || [first, next, ...others].join(' ') !== text || !opensAsByline(first)) return null;
  const names = namesIn(first);
  return names.length > 1 && names.every(isFullName) && !namesIn(next).some(isFullName) ? first : null;
}

/** The full name that stands bare between elements of a line, such as a face and a post; null for none. */
export function bareName(element: Element): string | null {
  const [bare = '', ...others] = childNodesOf(element)
    .slice(0, MAX_CHILDREN)
    .filter(isText)
    .map((node) => foldText(textData(node)))
    .filter((piece) => piece !== '');
  const name = tidyName(bare.slice(labelIn(bare).length));
  return !others.length && isFullName(name) ? name : null;
}

/** Whether all are people's full names, and no paper or place is among them. */
const areNames = (names: readonly string[]): boolean =>
  names.length > 1 && names.every(isFullName) && namesIn(names.join(', ')).length === names.length;

/** How deep, and among how many children, line breaks are looked for. */
const MAX_LEVELS = 4;
const MAX_CHILDREN = 60;

/** What stands between the line breaks of an element. */
function linesIn(element: Element): string[] {
  const lines = [''];
  const read = (parent: Element, level: number): void => {
    for (const child of childNodesOf(parent).slice(0, MAX_CHILDREN)) {
      if (isText(child)) lines.push(lines.pop() + textData(child));
      else if (!isElement(child)) continue;
      else if (localName(child) === 'br') lines.push('');
      else if (level < MAX_LEVELS) read(child, level + 1);
    }
  };
  read(element, 0);
  return lines.map(foldText).filter((line) => line !== '');
}

/** What somebody is called beside the name who has not written the text. */
const OTHER_ROLE = /^(?:photograph|fotogra|illustrat|ilustra|translat|traduc|übersetz)/i;
/** The same as a line above the name. */
const OTHER_LABEL = /^(?:photograph|illustrat|translat|edit|review|fact.?check|redakt(?:eu|u|o|ø)r)\p{L}*(?: by)?:?$/iu;

/** Whether a line between two blocks heads those who have not written the text: 'Reviewer'. */
export function headsOthersBetween({ blocks }: Page, one: number, other: number): boolean {
  return blocks.slice(Math.min(one, other) + 1, Math.max(one, other)).some(({ text }) => OTHER_LABEL.test(text));
}

/** Whether the line below a name, in one box with it, tells that its bearer has not written the text: 'Jane Doe', 'Illustrator'. */
export function isOfOtherRole({ blocks, regions }: Page, at: number): boolean {
  const [name, role] = blocks.slice(at, at + 2);
  if (!name || !role || role.text.length > 40 || !OTHER_ROLE.test(role.text)) return false;
  // The term of a list tells of what follows.
  if (regions[role.region]?.name === 'dt') return false;
  return regions[name.region]?.parent === regions[role.region]?.parent;
}

/** The full names that the mark holds, each in a box of its own and nothing else; none where there is but one. */
function namesOneByOne({ blocks, regions }: Page, { element, block, region }: Mark): string[] {
  const box = regions[region];
  const names: string[] = [];
  const [only] = blocks.slice(block, block + 1);
  const linked = only && only.linked > 0 ? linkedNames(only) : [];
  if (linked.length > 1) return linked;
  if (box?.element !== element) return names;
  let above: Element | undefined;
  for (let i = block; i < blocks.length && i <= block + LISTED; i += 1) {
    const line = blocks[i] as Block;
    // A line without an element of its own is of one around the box.
    if (line.region >= box.end || line.region < box.index) return names.length > 1 ? names : [];
    // 'Authors', over them.
    if (i === block && isLabel(line.text)) continue;
    if (names.length && OTHER_LABEL.test(line.text)) return names;
    const name = fullNameIn(line.text) ?? linkedName(line) ?? boxAtStart(line, line.text);
    const own = regions[line.region]?.element;
    // What stands below a name under another class may be written as a name is: 'Principal Designer'.
    if (!name || (above && own && !isCalledLike(own, above))) return [];
    above = own;
    if (!OTHER_ROLE.test(line.text.slice(name.length).trimStart())) names.push(name);
  }
  return [];
}

/** The names in a line that is made of nothing but links, each a full name. */
function linkedNames({ text, inlines }: Block): string[] {
  const links = inlines.filter((inline) => localName(inline) === 'a').slice(0, LISTED);
  const names = links.map((link) => sectionText(link, MAX_LINE));
  return names.every(isFullName) && names.join(' ') === text ? names : [];
}

/** The name that links to its bearer's page where another word is taken for its start: 'Host' 'Jane Doe'; null for none. */
export function linkBehindLabel(block: Block | undefined, [name = '', ...others]: string[]): string | null {
  if (!block || others.length || !AUTHOR_PAGE.test(block.href?.slice(0, MAX_LINE) ?? '')) return null;
  const links = block.inlines.filter((inline) => localName(inline) === 'a').map((link) => sectionText(link, MAX_LINE));
  const [only = ''] = links;
  return links.length === 1 && isFullName(only) && name.endsWith(` ${only}`) ? only : null;
}

/** The name that opens a line as a link, with a post behind it. */
function linkedName({ text, linked, inlines: [first] }: Block): string | null {
  const name = first && linked > 0 && localName(first) === 'a' ? sectionText(first, MAX_LINE) : '';
  return isFullName(name) && text.startsWith(name) ? name : null;
}

/** Lines among which the next name is looked for where each has a bio or the like below it. */
const CARD = 8;
const MAX_CARDS = 12;
/** Words of a name that no element sets apart. */
const MAX_WORDS = 5;

/** Names one by one, and what holds them all. */
export interface Listed {
  box: Region;
  names: string[];
}

/** The name that a line is, or that stands in an element of its own at its start and not before the part of others. */
function nameOfCard(line: Block): string | null {
  const [first] = line.inlines;
  const label = first ? sectionText(first, MAX_LINE) : '';
  // 'Host' in an element of its own before the name: such lines are credits, each of another part.
  if (label && label !== line.text && line.text.startsWith(label) && isPartLabel(label)) return null;
  const read = fullNameIn(line.text);
  const whole = read && read.split(' ').length <= MAX_WORDS ? read : null;
  const name = boxAtStart(line, line.text, whole ? [whole] : []) ?? whole ?? linkedName(line);
  return name && OTHER_ROLE.test(line.text.slice(name.length).trimStart()) ? null : name;
}

/**
 * The names that stand from block `at` on in lines made like it, whatever stands between them, up to a heading of others: below the
 * block `label` in what holds both, or below further lines that say the same; without one before block `to`. Null for fewer than two.
 */
export function namesOnCards(
  page: Page,
  at: number,
  label: Block | null,
  to = Number.POSITIVE_INFINITY,
): Listed | null {
  const { blocks, regions } = page;
  const own = regions[blocks[at]?.region ?? 0];
  let around = own;
  while (around && label && around.index > label.region) around = regions[around.parent];
  if (label && around?.index === label.region) around = regions[around.parent];
  if (!own || !around) return null;
  const names: string[] = [];
  let last = at;
  for (let i = at; i <= last + CARD && i < to && names.length < MAX_CARDS; i += 1) {
    const line = blocks[i];
    const region = regions[line?.region ?? -1];
    if (!line || !region || (i > at && (OTHER_LABEL.test(line.text) || (!label && isOfArticle(line))))) break;
    // Made like the label, it is the label of something else, but for a sentence.
    const top = regions[label?.region ?? -1];
    if (
      top &&
      line.text !== label?.text &&
      !endsSentence(line.text) &&
      region.parent === top.parent &&
      region.name === top.name &&
      region.name !== own.name &&
      region.classes === top.classes
    )
      break;
    if (region.depth !== own.depth || region.name !== own.name || !isCalledLike(region.element, own.element)) continue;
    if (label && region.index >= around.end && blocks[i - 1]?.text !== label.text) continue;
    const name = nameOfCard(line);
    if (!name || isOfOtherRole(page, i)) continue;
    if (!names.some((known) => sameName(known, name))) names.push(name);
    last = i;
  }
  let box: Region | undefined = label ? around : own;
  while (box && box.end <= (blocks[last]?.region ?? 0)) box = regions[box.parent];
  return box && areNames(names) ? { box, names } : null;
}

/** Whether a line is a link to something else than a person's page or another site: what the one above it has written. */
function isOfArticle({ text, linked, href }: Block): boolean {
  if (linked < text.length * 0.8 || !text.includes(' ')) return false;
  const address = href?.slice(0, MAX_LINE) ?? '';
  return !/^(?:https?:|mailto:|#)/.test(address) && !AUTHOR_PAGE.test(address);
}

/** The same without a label, where the page tells in another way that they are of authors: by what it calls them, by a link or a post. */
export function namesOnToldCards(page: Page, at: number, to: number): Listed | null {
  const { blocks, regions } = page;
  const [own] = blocks.slice(at, at + 1);
  if (!own || !nameOfCard(own)) return null;
  const listed = namesOnCards(page, at, null, to);
  if (!listed) return null;
  let told = (listed.box.signals & AUTHORS) !== 0 || AUTHOR_PAGE.test(own.href?.slice(0, MAX_LINE) ?? '');
  for (let up = regions[own.region]; up && up !== listed.box && !told; up = regions[up.parent])
    told = (up.signals & AUTHORS) !== 0;
  const [, below] = blocks.slice(at, at + 2);
  return told || (below && below.text.length < MAX_LINE && isPostLine(below.text)) ? listed : null;
}

const AUTHORS = SIGNAL.author | SIGNAL.byline | SIGNAL.bio;

/** The full names from block `at` on below each of which it says that its bearer is an author: 'Jane Doe', 'Author'; null for none. */
export function namesCalledAuthors({ blocks, regions }: Page, at: number): Listed | null {
  const names: string[] = [];
  let last = at;
  for (let i = at; i <= last + CARD && names.length < MAX_CARDS; i += 1) {
    const [line, below] = blocks.slice(i, i + 2);
    if (!line || !below) break;
    const isCalled = below.text.length < 20 && isBylineLabel(below.text.replace(/^co-?/i, ''));
    const name =
      isCalled && regions[line.region]?.parent === regions[below.region]?.parent ? fullNameIn(line.text) : null;
    if (!name) {
      if (i === at) return null;
      continue;
    }
    names.push(name);
    last = i;
  }
  let box = regions[blocks[at]?.region ?? 0];
  while (box && box.end <= (blocks[last]?.region ?? 0)) box = regions[box.parent];
  return box && names.length ? { box, names } : null;
}

/**
 * The full names from block `at` on that stand behind a label in an element of its own, as it is said to those who do not see the page:
 * 'Author, Jane Doe'; null for none.
 */
export function namesBehindLabels({ blocks, regions }: Page, at: number): Listed | null {
  const names: string[] = [];
  let last = at;
  for (let i = at; i <= last + CARD && names.length < MAX_CARDS; i += 1) {
    const [line] = blocks.slice(i, i + 1);
    if (!line) break;
    const name = nameBehindLabel(line);
    if (!name && i === at) return null;
    if (!name || names.includes(name)) continue;
    names.push(name);
    last = i;
  }
  let box = regions[blocks[at]?.region ?? 0];
  while (box && box.end <= (blocks[last]?.region ?? 0)) box = regions[box.parent];
  return box ? { box, names } : null;
}

/** Longer is no label, with its comma. */
const MAX_LABEL = 30;

function nameBehindLabel({ text, inlines }: Block): string | null {
  // Nearly no line has one: its elements need not be read.
  if (!text.slice(0, MAX_LABEL).includes(',')) return null;
  const label = inlines
    .slice(0, LISTED)
    .map((inline) => sectionText(inline, MAX_LINE))
    .find((inner) => inner.endsWith(',') && text.startsWith(inner) && isBylineLabel(inner.slice(0, -1)));
  return label ? fullNameIn(text.slice(label.length)) : null;
}

/**
 * The names in the lines before and after block `at` that are made like it, each of which begins with the link to its bearer's page:
 * 'Jane Doe 9 July 2024'. Between two may stand a line without links, on what one of them is. Those in `known` are none.
 */
export function linkedBeside(
  { blocks, regions }: Page,
  at: number,
  known: readonly string[],
): [before: string[], after: string[]] {
  const own = blocks[at];
  const box = regions[own?.region ?? -1];
  if (!own?.linked || own.text.length > MAX_LINE || !box) return [[], []];
  const nameIn = (line: Block | undefined): string => {
    const region = regions[line?.region ?? -1];
    if (!line || region?.depth !== box.depth || region.name !== box.name || region.classes !== box.classes) return '';
    const link = line.inlines.slice(0, LISTED).find((inline) => localName(inline) === 'a' && isOfName(inline));
    const name = link ? sectionText(link, MAX_LINE) : '';
    return isFullName(name) && line.text.startsWith(name) && !known.includes(name) ? name : '';
  };
  const namesAlong = (step: number): string[] => {
    const names: string[] = [];
    let last = 0;
    for (let away = 1; away <= LISTED; away += 1) {
      const line = blocks[at + step * away];
      const name = nameIn(line);
      if (name) {
        names.push(name);
        last = away;
      } else if (away > last + 1 || !line || line.linked > 0 || !hasPost(line.text) || OTHER_LABEL.test(line.text))
        break;
    }
    return names;
  };
  return [namesAlong(-1).reverse(), namesAlong(1)];
}

/** The names before and after `known` in a line that is made of nothing but names, the others each a link to its bearer's page. */
export function linkedAround(line: Block | undefined, known: readonly string[]): [before: string[], after: string[]] {
  if (!line?.linked || line.text.length > MAX_BYLINE) return [[], []];
  const names = namesIn(line.text);
  const [first = ''] = known;
  const at = names.indexOf(first);
  const links = line.inlines
    .slice(0, 4 * LISTED)
    .filter(isOfName)
    .map((link) => sectionText(link, MAX_LINE));
  const others = names.filter((name) => !known.includes(name));
  const isList = /^[\s,;&]*(?:and\s*)?$/;
  const rest = names.reduce((text, name) => text.replace(name, ''), line.text);
  if (at < 0 || !others.every((name) => isFullName(name) && links.includes(name)) || !isList.test(rest))
    return [[], []];
  const isBefore = (name: string): boolean => names.indexOf(name) < at;
  return [others.filter(isBefore), others.filter((name) => !isBefore(name))];
}

/** Whether two elements share a class, or one has none: where an author works is no other author ('author-name', 'author-org'). */
export function isCalledLike(one: Element, other: Element): boolean {
  const [a, b] = [one, other].map((element) => classNames(element).slice(0, MAX_LINE).replace(/\d+/g, '').trim());
  return !a || !b || a.split(/\s+/).some((name) => b.split(/\s+/).includes(name));
}

/**
 * The name that stands in an element of its own at the start of a byline, with other words after it; null where none does.
 * Of a line that is `read` as one full name that is only an element which the page tells to be a name.
 */
export function boxAtStart(block: Block | undefined, text: string, read: readonly string[] = []): string | null {
  if (read.length > 1) return null;
  const credit = text.slice(labelIn(text).length);
  const [whole = ''] = read;
  for (const inline of block?.inlines.slice(0, LISTED) ?? []) {
    const name = sectionText(inline, MAX_LINE);
    if (!isFullName(name) || credit.length <= name.length || !credit.startsWith(name)) continue;
    const rest = whole.slice(name.length);
    // In scripts without capitals nothing else tells that the eye sees the two apart.
    if (
      !whole ||
      /^\s?\p{Lo}/u.test(rest) ||
      (rest.startsWith(' ') && (isOfName(inline) || EMPHASIS.has(localName(inline))))
    )
      return name;
  }
  return null;
}

/** Whether an element is told to hold a name, to machines or by linking to its bearer's page. */
export const isOfName = (element: Element): boolean =>
  getAttribute(element, 'itemprop') === 'name' || AUTHOR_PAGE.test(getAttribute(element, 'href')?.slice(0, 300) ?? '');
