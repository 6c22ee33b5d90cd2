/** Finds names that stand one by one, each in a box or a link of its own. */
import { classNames, getAttribute, localName, querySelectorAll } from '../dom.ts';
import { hasPost, isBylineLabel, isFullName, labelIn, namesIn, sameName, tidyName } from './bylines.ts';
import type { Block, Mark, Page, Region } from './page-parts.ts';
import { sectionText } from './section-text.ts';
import { isBioHeading } from './wording.ts';

/** Characters of a line that may be a byline, and of what an element may hold that is one. */
export const MAX_LINE = 160;
export const MAX_BYLINE = 220;
/** How far apart the names of authors stand who are listed one by one. */
export const LISTED = 6;
/** How addresses of authors' pages are made. */
export const AUTHOR_PAGE =
  /\/(?:authors?|by|people|person|profiles?|staff|contributors?|columnists?|writers?|experts?|journalists?|reporters?|autor(?:en|es|i|a|ka|zy)?|auteure?s?|signataires?|firmas?|colunistas?|columnistas?|yazar(?:lar|i)?|kirjoittaja|forfattere?|skribent(?:er)?|penulis|tac-gia|redaktion|redaktor|avtor[iy]?|ty-writer)[/.]|\/@/i;

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

/** What somebody is called beside the name who has not written the text. */
const OTHER_ROLE = /^(?:photograph|illustrat|translat)/i;
/** The same as a line above the name. */
const OTHER_LABEL = /^(?:photograph|illustrat|translat|edit|redakt(?:eu|u|o|ø)r)\p{L}*(?: by)?:?$/iu;

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
    const name = isFullName(line.text) ? line.text : (linkedName(line) ?? boxAtStart(line, line.text));
    const own = regions[line.region]?.element;
    // What stands below a name under another class may be written as a name is: 'Principal Designer'.
    if (!name || (above && own && !isCalledLike(own, above))) return [];
    above = own;
    if (!OTHER_ROLE.test(line.text.slice(name.length).trimStart())) names.push(name);
  }
  return [];
}

/** The names in a line that is made of nothing but links, each a full name, and at most `label` before them. */
export function linkedNames({ text, inlines }: Block, label = ''): string[] {
  const links = inlines.filter((inline) => localName(inline) === 'a').slice(0, LISTED);
  const names = links.map((link) => sectionText(link, MAX_LINE));
  return names.every(isFullName) && label + names.join(' ') === text ? names : [];
}

/** The word by which a line says that it names authors, with the space after it, where it stands in an element of its own. */
export function boxedLabel({ text, inlines: [first] }: Block): string {
  const label = first ? `${sectionText(first, MAX_LINE)} ` : '';
  return isLabel(label.trimEnd()) && text.startsWith(label) ? label : '';
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

/** The names that stand from block `at` on in boxes of one parent, one in each, alone or in an element of its own at its start. */
export function namesBelow({ blocks, regions }: Page, at: number): { box: Region; names: string[] } | null {
  const box = regions[regions[blocks[at]?.region ?? 0]?.parent ?? 0];
  const names: string[] = [];
  for (let i = at; i < at + LISTED; i += 1) {
    const line = blocks[i];
    if (!line || regions[line.region]?.parent !== box?.index) break;
    const name = isFullName(line.text) ? line.text : boxAtStart(line, line.text);
    if (!name) break;
    names.push(name);
  }
  return box && names.length > 1 ? { box, names } : null;
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
    if (!whole || /^\p{Lo}/u.test(rest) || (rest.startsWith(' ') && isOfName(inline))) return name;
  }
  return null;
}

/** Whether an element is told to hold a name, to machines or by linking to its bearer's page. */
export const isOfName = (element: Element): boolean =>
  getAttribute(element, 'itemprop') === 'name' || AUTHOR_PAGE.test(getAttribute(element, 'href')?.slice(0, 300) ?? '');
