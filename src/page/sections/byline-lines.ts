/** Tells of a line whether it names authors though no word and no name of an element says so: by how it is made and what stands around it. */

import { localName } from '../dom.ts';
import { isChineseName, LINK_ABROAD } from './byline-words.ts';
import { creditIn, isBylineLabel, isOtherPart, namesIn } from './bylines.ts';
import { visibleDate } from './dates.ts';
import { firstBlockOf } from './gather.ts';
import { AUTHOR_PAGE, boxAtStart, isOfName, LISTED, MAX_LINE } from './listed-names.ts';
import type { Metadata } from './metadata.ts';
import { type Block, isHeading, type Page, type Region } from './page-parts.ts';
import { hasPost, isFullName } from './person-names.ts';
import type { Scored } from './score.ts';
import { sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { isBioHeading } from './wording.ts';

/** The blocks among which a byline is looked for, and the two beside which it most often stands. */
export interface Zone {
  from: number;
  to: number;
  /** Block of the headline, or of what stands in for it. */
  headline: number;
  /** First block of running text. */
  start: number;
  /** Of a zone below the text: its last block in the body. */
  last?: number;
}

const MAX_SIGNATURE = 40;

/** The word behind a name, at the end of its line or before the next name. */
const WORD_BEHIND = /^\s*[(（]?([\p{L}\p{M}]{3,20})[)）]?(?=$|,|\s(?:and|und|et|y|e|en|og|och|&)\s)/u;

const WORD_ALONE = /^([\p{L}\p{M}]{3,20})$/u;

/**
 * Whether a line from block `from` to before block `to` shows that somebody has made something else than the text: 'John Roe Foto',
 * or 'Fotograf' below the name.
 */
export function isOtherMaker({ blocks }: Page, name: string, from: number, to: number): boolean {
  return blocks.slice(Math.max(0, from), to).some(({ index, text }) => {
    const at = text.length > MAX_LINE ? -1 : text.indexOf(name);
    if (at < 0) return false;
    const rest = text.slice(at + name.length);
    // Below it, that word is all of the line: 'Photos: Ann Bell' tells of another.
    const word = rest ? WORD_BEHIND.exec(rest) : WORD_ALONE.exec(blocks[index + 1]?.text ?? '');
    return isOtherPart(word?.[1] ?? '');
  });
}

/** Whether the block is one line among others in its element, parted by line breaks. */
export const isAmongLines = ({ blocks }: Page, { index, region }: Block): boolean =>
  blocks[index - 1]?.region === region || blocks[index + 1]?.region === region;

/** The first element in a line that holds a name. */
export const nameElement = ({ inlines }: Block): Element | undefined =>
  inlines.find((inline) => namesIn(sectionText(inline, MAX_LINE)).length > 0);

/** Two or three words that are a name and nothing else, and no link but to an author's page. */
export const isBareName = ({ text, linked, href }: Block): boolean =>
  text.length <= MAX_SIGNATURE &&
  text.split(' ', 4).length <= 3 &&
  isFullName(text) &&
  (linked === 0 || AUTHOR_PAGE.test(href ?? ''));

/** Whether a block is a name beside a date, and no link to anything but an author's page: sections stand there too. */
export function isNameByDate(page: Page, block: Block, language: string | null): boolean {
  if (block.text.length > 80 || (block.linked > 0 && !AUTHOR_PAGE.test(block.href ?? ''))) return false;
  const isDate = (text: string | undefined, most = 60): boolean =>
    text !== undefined && text.length < most && visibleDate(text, language) !== null;
  // A line without a year is soon told to be no date; to take a name out of one is dear.
  const at = (by: number): string | undefined => page.blocks[block.index + by]?.text;
  // 'Jane Doe' 'Communications editor' '4 November 2026'
  const isAbovePost = (): boolean => isBareName(block) && hasPost(at(1)?.slice(0, 60) ?? '') && isDate(at(2));
  if (!isDate(block.text, 81) && !isDate(at(-1)) && !isDate(at(1)) && !isAbovePost()) return false;
  // Buttons stand beside it too.
  if (LINK_ABROAD.test(block.text.toLowerCase())) return false;
  const names = namesIn(block.text);
  // In a script without capitals navigation and the sizes of the type look like names too.
  if (/^zh\b/i.test(language ?? '') && !names.every(isChineseName)) return false;
  if (/^ja\b/i.test(language ?? '') && names.some((name) => /^[\p{Script=Katakana}ー]+$/u.test(name))) return false;
  return names.length > 0 && creditIn(block.text).length <= names.join(' and ').length + 3;
}

/** Whether a block close above the headline is a name, and the next one the day that machines are told. */
export function isNameByDay(
  page: Page,
  block: Block,
  { headline, last }: Zone,
  { published, language }: Metadata,
): boolean {
  if (last !== undefined || block.index >= headline || headline - block.index > 3 || !published) return false;
  const next = page.blocks[block.index + 1]?.text ?? '';
  return isBareName(block) && next.length < 60 && visibleDate(next, language)?.iso === published.slice(0, 10);
}

/** The link to an author's page in a line that tells the day too: '9 July 2024 — Jane Doe, Harbour News'. */
export function linkedAuthor({ text, linked, inlines }: Block): Element | null {
  if (!linked || !/\d/.test(text)) return null;
  return (
    inlines
      .slice(0, LISTED)
      .find((inline) => localName(inline) === 'a' && isOfName(inline) && isFullName(sectionText(inline, MAX_LINE))) ??
    null
  );
}

/** Whether a line right below the text is a name of two or three words and a day: so bloggers sign. */
export function isSignedWithDate({ last }: Zone, { index, text }: Block, language: string | null): boolean {
  if (last === undefined || index < last || index > last + 2 || visibleDate(text, language) === null) return false;
  const credit = creditIn(text);
  return isFullName(credit) && credit.split(' ', 4).length <= 3 && text.startsWith(credit);
}

/** Whether a block is a name with a post, and a link to the author's page: 'Jane Doe, Opinions Editor'. */
export function isNameWithPost({ text, href }: Block): boolean {
  if (href === null || !AUTHOR_PAGE.test(href.slice(0, MAX_LINE)) || text.length > 100 || !hasPost(text)) return false;
  const [first = '', ...others] = namesIn(text);
  return isFullName(first) && !others.length && text.startsWith(first);
}

/** Whether a line is nothing but a name, and a line at the end of the text begins with it: there the author is told of. */
export function isToldBelow(page: Page, { body }: Scored, block: Block): boolean {
  const { blocks } = page;
  const { text, linked, href } = block;
  if (text.length > 40 || !isFullName(text) || (linked > 0 && !AUTHOR_PAGE.test(href ?? ''))) return false;
  // The photographer of a picture may be who wrote the text, and is credited there for the picture.
  if (isOfPicture(page, block)) return false;
  const end = firstBlockOf(blocks, body.end);
  return blocks.slice(Math.max(0, end - LISTED), end + LISTED).some((line) => opensWith(line.text, text));
}

/** Whether a line is named as a caption, or a picture stands right before it. */
export const isOfPicture = (page: Page, block: Block): boolean =>
  ((page.regions[block.region]?.signals ?? 0) & SIGNAL.caption) !== 0 || isBehindPicture(page, block);

/** Whether a picture stands right before a line. */
export const isBehindPicture = ({ images }: Page, { index }: Block): boolean =>
  images.some(({ block }) => block === index);

const opensWith = (line: string, name: string): boolean =>
  line.startsWith(name) && /^(?:,| is | was )/.test(line.slice(name.length));

const BOOK = /^(?:isbn|book title|(?:guideline |cover |list )?price\s?:)/i;

/** Whether what stands beside a name are data of a book, which is reviewed. */
export const isOfBook = ({ blocks }: Page, at: number): boolean =>
  blocks.slice(Math.max(0, at - LISTED), at + LISTED).some(({ text }) => text.length < 60 && BOOK.test(text));

/** The block above block `at`, or where only screen readers are told of what its bearer is called ('Name') the one above that. */
export function seenAbove({ blocks, regions }: Page, at: number): Block | undefined {
  const [before, above] = [blocks[at - 2], blocks[at - 1]];
  const isUnseen = above && !isBylineLabel(above.text) && (regions[above.region]?.signals ?? 0) & SIGNAL.unseen;
  return isUnseen ? before : above;
}

/** What a list of credits calls the part of who has written the text, and those of others. */
const PART_OF_TEXT =
  /^(?:story|words|text|writing|reporting|(?:reported|written) and (?:written|reported))(?: by)?:?$/i;
const OTHER_PART = /^(?:photo|edit|illustrat|design|video|art|graphic|translat|produc|fact)[^.]{0,30}$/i;

/** Whether a name below the text stands in a list of credits as who has written it: 'Story' before it, 'Photographs' behind it. */
export function isCreditedWithText({ blocks }: Page, { last }: Zone, { index, text }: Block): boolean {
  const [above, below] = [blocks[index - 1]?.text ?? '', blocks[index + 1]?.text ?? ''];
  return last !== undefined && isFullName(text) && PART_OF_TEXT.test(above) && OTHER_PART.test(below);
}

/** Whether a block heads a part about the authors, whose cards say more than the first name: 'Authors'. */
export const isHeadingOfAuthors = ({ regions }: Page, block: Block | undefined): boolean =>
  block !== undefined && isHeading(regions[block.region]?.name ?? '') && isBioHeading(block.text);

/** Whether a block is what the bearer of the name right above it is, in one box with it and no other: 'Jane Doe', 'Reporter' or 'Author'. */
export function isPost({ blocks, regions }: Page, block: Block | undefined): boolean {
  const [above, below] = [blocks[(block?.index ?? 0) - 1], blocks[(block?.index ?? 0) + 1]];
  if (!block || !above || !isFullName(above.text)) return false;
  const boxOf = (line: Block | undefined): number | undefined => regions[line?.region ?? -1]?.parent;
  // A headline may be somebody's name.
  const isAlone = boxOf(below) !== boxOf(block) && regions[above.region]?.name !== 'h1';
  return boxOf(above) === boxOf(block) && (isAlone || hasPost(block.text));
}

/** What joins the names of authors where a line ends, or is all of a line: 'Jane Doe and', then 'John Roe'. */
const JOINS_NEXT = /(?:^| )(?:and|und|et|y|e|og|och|&)$|,$/i;
/** The same where the next line begins: 'By Jane Doe', then 'With John Roe'. */
const JOINS_LAST = /^(?:(?:and|with|und|mit|et|avec|y|con|og|och|med)|&) /i;

const isJoin = (text: string): boolean => text.length < 5 && text.replace(JOINS_NEXT, '') === '';

/** The full names in lines from block `at` on that are joined from line to line, and what holds them all; null for one line. */
export function namesRunningOn({ blocks, regions }: Page, at: number): { box: Region; names: string[] } | null {
  const names: string[] = [];
  let last = at;
  let joined = true;
  for (let i = at; i < at + 2 * LISTED; i += 1) {
    const [line, next] = blocks.slice(i, i + 2);
    if (!line || line.text.length > MAX_LINE) break;
    const text = (i === at ? line.text : line.text.replace(JOINS_LAST, '')).replace(JOINS_NEXT, '').trim();
    if (text) {
      if (!joined) break;
      const found = namesOfLine(line, text);
      if (!found.length) break;
      names.push(...found);
      last = i;
    }
    joined = JOINS_NEXT.test(line.text) || (next !== undefined && (JOINS_LAST.test(next.text) || isJoin(next.text)));
    // Nearly all lines are done with here.
    if (!joined) break;
  }
  let box = regions[blocks[at]?.region ?? 0];
  while (box && box.end <= (blocks[last]?.region ?? 0)) box = regions[box.parent];
  return box && last > at && names.length > 1 ? { box, names } : null;
}

/** The full names that a line is made of, or the one in a box of its own that begins it. */
function namesOfLine(line: Block, text: string): string[] {
  const credit = creditIn(text);
  const names = namesIn(text);
  if (names.length && names.every(isFullName) && credit.length <= names.join(' and ').length) {
    // 'Jane Doe Harbour News' is written as a name is.
    const only = names.length > 1 ? null : boxAtStart(line, text);
    return only ? [only] : names;
  }
  const boxed = boxAtStart(line, text);
  return boxed ? [boxed] : [];
}
