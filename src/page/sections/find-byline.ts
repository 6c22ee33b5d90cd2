/** Finds the byline that the page shows: where an element, a wording or the metadata tells of one. */

import { contains, getAttribute, isRendered, querySelectorAll } from '../dom.ts';
import {
  isAmongLines,
  isBareName,
  isBehindPicture,
  isCreditedWithText,
  isHeadingOfAuthors,
  isNameByDate,
  isNameByDay,
  isNameWithPost,
  isOfBook,
  isOfPicture,
  isPost,
  isSignedWithDate,
  isToldBelow,
  linkedAuthor,
  nameElement,
  namesRunningOn,
  seenAbove,
  type Zone,
} from './byline-lines.ts';
import {
  creditIn,
  deskIn,
  fullNameIn,
  isByline,
  isBylineLabel,
  isFullName,
  isListOfNames,
  isName,
  isNamesWithPosts,
  labelBefore,
  labelIn,
  namesBeforePost,
  namesIn,
  namesInBrackets,
  opensAsByline,
  opensWithNames,
  sameName,
} from './bylines.ts';
import { heaviest, type Notice, Weighed } from './candidates.ts';
import { marksBetween } from './gather.ts';
import {
  AUTHOR_PAGE,
  bareName,
  boxAtStart,
  isCalledLike,
  isOfOtherRole,
  LISTED,
  linkBehindLabel,
  linkedAround,
  linkedBeside,
  listedIn,
  MAX_BYLINE,
  MAX_LINE,
  namesCalledAuthors,
  namesInLines,
  namesOnCards,
  namesOnToldCards,
} from './listed-names.ts';
import { isSiteName, type Metadata } from './metadata.ts';
import { narrowToNames } from './narrow-byline.ts';
import { type Block, isHeading, type Mark, type Page, type Told } from './page-parts.ts';
import { partedText } from './parted-text.ts';
import type { Scored } from './score.ts';
import { sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { isTold, toldBlock } from './told.ts';
import { isBioHeading } from './wording.ts';

export interface Byline {
  element: Element;
  text: string;
  /** The people; where `desk` is true, the desk or organisation shown in their place. */
  names: string[];
  desk: boolean;
  /** Whether the page says that it credits somebody: by a word before the names, or by what it calls their element. */
  credited: boolean;
  /** The block it stands in or before. */
  block: number;
  /** Where it is a bare line among others of its element, parted by line breaks: that line, and not all of the element. */
  line?: Block;
}

const LEAST = 0.45;
/** Before white space is folded. */
const MAX_MARK = 1_000;
/** Blocks from headline or text beyond which a byline is likely to be of something else. */
const NEAR = 12;
/** Words in a name beyond which it holds something else too. */
const LONG_NAME = 4;
const INSTITUTION =
  /,.{0,60}\b(?:universit\w+|institut\w*|college|school|academy|hochschule)\b|^\p{Script=Hangul}{2,4}\s?[|ㅣ,·]\s?.{0,40}(?:교수|연구원|연구위원|변호사|작가|소장|대표|평론가|칼럼니스트|논설위원|기자)$|^\p{Script=Hangul}{2,4}\s?[|ㅣ]\s?\p{Script=Hangul}[^.?!]{1,40}$/iu;

/** Words with which one or more names may stand, and nothing between them. */
const TWO_NAMES = 4;

/** What a desk is called by those who make it up. */
const STAFF =
  /\b(?:staff|team|editors?|editorial|newsroom|desk|redaktion|rédaction|redacción|redazione|redactie|redação)$/i;

/** Points of what a rule names. */
const SURE = 9;

/** The byline in the zone, or null. */
export function findByline(
  page: Page,
  scored: Scored,
  meta: Metadata,
  zone: Zone,
  notice: Notice = null,
): Byline | null {
  const byMachine = new Set([...meta.people, ...meta.metaAuthors]);
  const known = [...byMachine].filter((name) => !isSiteName(name, meta));
  const candidates: Weighed<Byline>[] = [];

  /** Whether the last of the names is where the others work: they stand before the comma, and JSON-LD knows no more. */
  function isOtherBehind(element: Element, text: string, names: string[], familiar: string[]): boolean {
    const last = names[names.length - 1] ?? '';
    if (names.length !== familiar.length + 1 || familiar.includes(last) || meta.people.length !== familiar.length)
      return false;
    const [first = ''] = text.split(/[,，]/, 1);
    if (first === text || !meta.people.every((name) => first.toLowerCase().includes(name.toLowerCase()))) return false;
    // Who has a page of her own is somebody.
    return !querySelectorAll(element, 'a').some((link) => sectionText(link, MAX_LINE) === last);
  }

  /** `credits` tells whether the page says that the text credits somebody, so that it may name a desk. */
  function weigh(
    element: Element,
    text: string,
    block: number,
    points: number,
    reason: string,
    credits = false,
    line: Block | null = null,
  ): void {
    const credit = text.length > MAX_BYLINE ? '' : creditIn(text);
    if (!credit) return;
    const familiar = known.filter((name) => text.toLowerCase().includes(name.toLowerCase()));
    let names = namesIn(text);
    const mayBeTwo = names.length < 2 && credit.split(' ', TWO_NAMES).length === TWO_NAMES;
    const apart = mayBeTwo ? namesInLines(element, text) : [];
    const bare = names.length < 2 && credits && !apart.length ? bareName(element) : null;
    if (apart.length) names = apart;
    // A face or a post runs together with it.
    else if (bare && text.includes(bare) && !` ${text} `.includes(` ${bare} `)) names = [bare];
    // What follows a name that stands in a box of its own is no part of it: 'Jane Doe' 'Harbour News'.
    const full = names.length > 0 && names.every(isFullName);
    const behindLabel = full ? linkBehindLabel(page.blocks[block], names) : null;
    const boxed = behindLabel ?? boxAtStart(page.blocks[block], text, full ? names : []);
    // The page itself tells that it is the name; what stands with it is a post or the paper.
    const isSure = behindLabel === null && boxed !== null && names.length > 0;
    if (boxed) names = [boxed];
    const areAll = (): boolean => familiar.length >= Math.min(names.length, namesBeforePost(text).length);
    if (familiar.length > 0 && (areAll() || isOtherBehind(element, text, names, familiar))) names = familiar;
    const opens = opensAsByline(text);
    // Of one word that nothing else tells of, one cannot be sure that it is a person's name.
    const sure = familiar.length > 0 || opens || names.some((name) => /\s|\p{Lo}/u.test(name));
    const desk = (names.length && sure) || !(credits || opens) ? null : deskIn(text);
    if (desk) names = [desk];
    else if (!sure) names = [];
    if (!names.length) return;
    const beside = isSure || isNameAndPost(credit, names) ? 0 : credit.length - names.join(' and ').length;
    const besides = text.length - credit.length;
    const away = Math.min(Math.abs(block - zone.start), Math.abs(block - zone.headline));
    // The site and its staff are two: 'By Harbour News Staff'.
    const site = names.every((name) => isSiteName(name, meta)) && !(desk && STAFF.test(desk));
    // Many a site is called after the one who writes it.
    const own = site && credits && names.every((name) => byMachine.has(name) && /\s/.test(name));
    candidates.push(
      new Weighed(
        { element, text, names, desk: desk !== null, credited: credits || opens, block, ...(line && { line }) },
        points,
        reason,
      )
        .add(opens, 1.5, 'opens as a byline')
        .add(familiar.length > 0, 1.5, 'names whom the metadata names')
        .add(desk !== null, -0.5, 'names no person')
        .add(familiar.length > 1, Math.min(familiar.length - 1, 3) * 0.4, 'names more of them')
        .add(site, own ? -0.5 : -1.5, own ? 'names the site, which is called after its author' : 'names the site')
        .add(names.some(isLong), -0.6, 'longer than a name')
        .add(beside > 3, -Math.min(beside / 40, 2), 'other words beside the names')
        .add(besides > 3, -besides / 150, 'a date or other credits with it')
        .add(away > NEAR, -0.5, 'far from headline and text')
        .add(zone.headline === zone.start && away > 1, -away / 20, 'further below the text'),
    );
  }
  // What a rule calls the byline is weighed only for its names.
  const ruled = toldBlock(page, 'byline');
  const ruledElement = ruled && page.regions[ruled.region]?.element;
  const inline = page.inlineMarks.find(({ told }) => told === 'byline');
  if (ruled && ruledElement) weigh(ruledElement, ruled.text, ruled.index, SURE, 'a site rule says so', true);
  if (inline)
    weigh(inline.element, sectionText(inline.element, MAX_MARK), inline.block, SURE, 'a site rule says so', true);
  if (candidates.length) return heaviest('authors', candidates, LEAST, ({ text }) => text, notice);

  const marks = marksBetween(page, zone.from, zone.to);
  const toldAt = new Set(marks.filter((mark) => isTold(mark) && mark.told !== 'nothing').map(({ region }) => region));
  const isBetween = (block: number): boolean => block > zone.headline && block < zone.start;
  const isInZone = (block: number, region: number): boolean =>
    block >= zone.from &&
    block <= zone.to &&
    (scored.noiseOf(region) <= 2 ||
      ((zone.last !== undefined || isBetween(block)) && isOwnFooter(page, scored, region)));

  for (const mark of marks) {
    if (!(mark.signals & (SIGNAL.byline | SIGNAL.author)) || !isInZone(mark.block, mark.region)) continue;
    if (isTold(mark) || isTold(page.regions[mark.region] ?? {})) continue;
    // What only screen readers say is the heading of a byline, or 'By'.
    if (mark.signals & SIGNAL.unseen) continue;
    const first = page.blocks[mark.block];
    const whole = sectionText(mark.element, MAX_MARK);
    const line = page.regions[first?.region ?? -1]?.element;
    const text =
      first && line && whole.length <= first.text.length ? partedText(first, line, mark.element, whole) : whole;
    // A name with a post below it is told from the post only by standing in a box of its own.
    const [only = '', ...more] = namesIn(text);
    const called = (mark.signals & SIGNAL.byline) !== 0;
    const toMachines = /\bauthor\b/.test(getAttribute(mark.element, 'itemprop')?.slice(0, MAX_LINE) ?? '');
    const points = called ? 1.2 : toMachines ? 1.1 : 0.8;
    const reason = called ? 'named as a byline' : toMachines ? 'named as the author to machines' : 'named as an author';
    const opensIt = first !== undefined && text.startsWith(first.text) && isName(first.text);
    const listed = opensIt && !only ? [] : listedIn(page, mark, text);
    // What stands below the name may be written as a name is: 'Jane Doe' 'Bergen'.
    const runsOn = !only || (!listed.length && !more.length && only.startsWith(`${first?.text} `));
    const inBox = opensIt && runsOn;
    const box = inBox ? page.regions[first.region] : undefined;
    if (listed.length) weigh(mark.element, listed.join(', '), mark.block, points, reason, true);
    else if (box && first) weigh(box.element, first.text, mark.block, points, reason, true);
    else {
      // Of one word, it is a name by the 'By' before it.
      const label = /\s/.test(text) || !first ? '' : labelBefore(first.text, text);
      weigh(mark.element, label + text, mark.block, points, reason, true);
    }
  }
  for (let i = Math.max(0, zone.from); i <= zone.to; i += 1) {
    const block = page.blocks[i];
    const region = block && page.regions[block.region];
    if (!block || !region || block.text.length > MAX_LINE || !isInZone(i, block.region)) continue;
    const text = partedText(block, region.element);
    const unseen = (region.signals & SIGNAL.unseen) !== 0;
    // 'Name', which only screen readers say.
    if (unseen && !opensAsByline(text)) continue;
    const before = seenAbove(page, i);
    const above = before?.text ?? '';
    // '— Jane Doe and John Roe', '（山田太郎、鈴木花子）'
    const inner = i === zone.last ? namesInBrackets(text) : '';
    const signed = inner || text.replace(/^[—–-]+\s*/, '');
    const between = isBetween(i) && !isHeading(region.name);
    if (isTold(region) || toldAt.has(block.region)) continue;
    // Only of a line that counts is the element looked for.
    const weighLine = (points: number, reason: string, credits = false): void => {
      const isAmong = isAmongLines(page, block);
      const inner = isAmong ? nameElement(block) : undefined;
      weigh(inner ?? region.element, text, i, points, reason, credits, isAmong && !inner ? block : null);
    };
    const link = between ? linkedAuthor(block) : null;
    const onward = isByline(text) || between ? namesRunningOn(page, i) : null;
    // The picture is a face where the name links to its bearer's page.
    const called = namesCalledAuthors(page, i);
    const cards = isBetween(i) ? namesOnToldCards(page, i, zone.start) : null;
    if (onward && (!isOfPicture(page, block) || AUTHOR_PAGE.test(block.href ?? ''))) {
      const all = labelIn(text) + onward.names.join(', ');
      weigh(onward.box.element, all, i, 1.4, 'names that go on from line to line', true);
    } else if (isByline(text)) weighLine(0.8, 'a line of its own');
    else if (before && isBylineLabel(above) && !isHeadingOfAuthors(page, before) && !isPost(page, before)) {
      const listed = namesOnCards(page, i, before);
      if (listed) weigh(listed.box.element, listed.names.join(', '), i, 2, 'below the label of a byline', true);
      else if (isOfBook(page, i)) weighLine(0.5, 'below the label of a byline, among the data of a book', true);
      else weighLine(2, 'below the label of a byline', true);
    } else if (cards) weigh(cards.box.element, cards.names.join(', '), i, 1.3, 'names on cards made alike', true);
    else if (called)
      weigh(called.box.element, called.names.join(', '), i, 1.3, 'called an author below the name', true);
    else if (isCreditedWithText(page, zone, block)) weighLine(2, 'credited with the text in a list', true);
    else if (between && isNameWithPost(block)) weighLine(1.2, "a name and a post, with a link to the author's page");
    else if (known.some((name) => sameName(name, text))) weighLine(0.6, 'a name');
    else if (before && isFullName(text) && isBioHeading(above) && !isPost(page, before)) {
      const listed = namesOnCards(page, i, before);
      if (listed) weigh(listed.box.element, listed.names.join(', '), i, 1.4, 'names below a heading of authors', true);
      else weighLine(0.7, 'a name below a heading of authors', true);
    } else if (
      between &&
      isNamesWithPosts(block.text) &&
      // A list of the credited may be called credits, as a caption is.
      !(text.includes(';') ? isBehindPicture(page, block) : isOfPicture(page, block)) &&
      !(i > zone.headline + 1 && isPost(page, block))
    )
      weighLine(2, 'names with posts, and no sentence');
    else if (isSignedWithDate(zone, block, meta.language)) weighLine(0.9, 'a name and a day right below the text');
    else if (between && isToldBelow(page, scored, block)) weighLine(0.7, 'a name that opens a line at the end');
    else if (i === zone.headline && !isHeading(region.name)) {
      // 'An Inventory of Streets / by R. Pemberton', in one line with a break.
      const inner = block.inlines.find((inline) => isByline(sectionText(inline, MAX_LINE)));
      if (inner) weigh(inner, sectionText(inner, MAX_LINE), i, 0.8, 'in one line with the headline');
    } else if (between && AUTHOR_PAGE.test(block.href?.slice(0, MAX_LINE) ?? '') && isListOfNames(text)) {
      weighLine(0.75, "names of which the first links to its bearer's page");
    } else if (link) {
      weigh(link, sectionText(link, MAX_LINE), i, 1, "a name that links to its bearer's page, in a line with others");
    } else if (between && isNameByDate(page, block, meta.language))
      // Several are the surer to be names.
      weighLine(namesIn(text).length > 1 ? 0.75 : 0.7, 'a name beside the date');
    else if (isNameByDay(page, block, zone, meta))
      weighLine(0.7, "a name beside the article's day, above the headline");
    else if (between && block.linked > 0 && isBareName(block)) weighLine(0.6, "a name that links to its bearer's page");
    else if (i === zone.start - 1 && between && INSTITUTION.test(text) && namesIn(text).length === 1)
      weighLine(2, 'a name and where the writer works, right above the text');
    else if (i === zone.last && (isBareName(block) || isListOfNames(signed) || opensWithNames(text) || inner))
      weigh(region.element, signed, i, 0.7, 'names alone below the text');
    else if (i === zone.last && isNamesWithPosts(text)) weighLine(1.5, 'a name with a post below the text');
  }
  const others = toldOtherwise(page, zone);
  const left = others.length
    ? candidates.filter(({ what }) => !others.some((other) => isNamedIn(other, what)))
    : candidates;
  const found = heaviest('authors', left, LEAST, ({ text }) => text, notice);
  if (!found) return null;
  const shown = shownAs(found, left);
  const place = {
    block: shown.block,
    ...(shown.line
      ? { element: shown.element, text: shown.text, line: shown.line }
      : narrowToNames(shown.element, shown.names)),
  };
  if (found.desk) return { ...found, ...place };
  const inner = left.map(({ what }) => what).filter(({ desk, block }) => !desk && Math.abs(block - found.block) < 2);
  // What stands beside a name without a comma is left out with the element that holds it.
  const bare = namesIn(place.text).map((name) => ({ names: [name] }));
  const names = found.names.map((name) => boxedName(name, [...inner, ...bare]));
  const [before, after] = listedBeside(page, found);
  return { ...found, ...place, names: [...before, ...names, ...after] };
}

/** What rules say of parts of the zone, other than that they are the byline. */
function toldOtherwise({ regions, inlineMarks, isTold: isAnyTold }: Page, { from, to }: Zone): Shown[] {
  if (!isAnyTold) return [];
  const isOther = (part: { told?: Told | undefined; block: number }): boolean =>
    isTold(part) && part.told !== 'byline' && part.block >= from && part.block <= to;
  const parts = [...inlineMarks.filter(isOther), ...regions.filter(isOther)];
  return parts.map(({ element }) => ({ element, text: sectionText(element, MAX_MARK) }));
}

type Shown = Pick<Byline, 'element' | 'text'>;

/** Whether what a byline names stands in that part alone. */
function isNamedIn({ element, text }: Shown, byline: Byline): boolean {
  if (!contains(byline.element, element) && !contains(element, byline.element)) return false;
  const rest = byline.element === element ? '' : byline.text.replace(text, ' ');
  return byline.names.some((name) => text.includes(name) && !rest.includes(name));
}

/** The byline, or where nobody sees that one the weightiest that names the same people where it is seen. */
function shownAs(found: Byline, candidates: Weighed<Byline>[]): Byline {
  if (isRendered(found.element)) return found;
  const isSame = ({ names }: Byline): boolean =>
    names.length === found.names.length && names.every((name, i) => name === found.names[i]);
  const seen = candidates.filter(({ what }) => isSame(what) && isRendered(what.element));
  return heaviest('authors', seen, LEAST, ({ text }) => text, null) ?? found;
}

const isLong = (name: string): boolean => name.split(' ').length > LONG_NAME;

/** Whether a part stands in the footer of the article that holds the text: blogs sign there. */
function isOwnFooter({ regions }: Page, { body }: Scored, region: number): boolean {
  let at = regions[region];
  while (at && at.name !== 'footer') at = regions[at.parent];
  const holder = regions[at?.parent ?? -1];
  return holder?.name === 'article' && holder.index <= body.index && holder.end >= body.end;
}

/** Whether a credit is one name and, behind a comma, in small letters what its bearer is: in whatever language. */
const isNameAndPost = (credit: string, [name = '', ...others]: readonly string[]): boolean =>
  !others.length &&
  isFullName(name) &&
  credit.startsWith(`${name}, `) &&
  /^\p{Ll}[^.!?]{3,60}$/u.test(credit.slice(name.length + 2));

/** The start of a name that stands in an element of its own: post, place and paper follow it without a comma. */
function boxedName(name: string, bylines: readonly Pick<Byline, 'names'>[]): string {
  const isStart = (only = ''): boolean => /\s/.test(only) && name.startsWith(`${only} `);
  const boxed = bylines.find(({ names }) => names.length === 1 && isStart(names[0]));
  return boxed?.names[0] ?? name;
}

/** Whether an element of a line is within what the line credits with the text: not so a translator. */
const isCreditedIn = (line: Block | undefined, element: Element): boolean =>
  line !== undefined && creditIn(line.text).includes(sectionText(element, MAX_LINE));

/** The names that stand beside a byline in its line or in elements of the same kind, one each: those before it, and those after it. */
function listedBeside(page: Page, byline: Byline): [before: string[], after: string[]] {
  const marks = marksBetween(page, byline.block - LISTED - 1, byline.block + LISTED + 1);
  const exact = marks.filter(({ element }) => element === byline.element);
  const around = marks.filter(({ element, block }) => block === byline.block && contains(element, byline.element));
  // From within outwards: a box may stand in another, and what is made like it is its next.
  const owns = exact.length ? exact.slice(0, 1) : around.reverse();
  for (const own of owns) {
    const listed = listedLike(page, byline, own, marks);
    if (listed.some((names) => names.length)) return listed;
  }
  const line = page.blocks[byline.block];
  return owns.length ? linkedAround(line, byline.names) : linkedBeside(page, byline.block, byline.names);
}

/** The names before and after the mark `own`, in marks that are made like it. */
function listedLike(page: Page, byline: Byline, own: Mark, marks: Mark[]): [before: string[], after: string[]] {
  const before: string[] = [];
  const after: string[] = [];
  const isLike = (mark: Mark): boolean =>
    mark.name === own.name &&
    mark.signals === own.signals &&
    isCalledLike(mark.element, own.element) &&
    (mark.block !== own.block || isCreditedIn(page.blocks[mark.block], mark.element)) &&
    Math.abs(mark.block - own.block) <= LISTED &&
    page.regions[mark.region]?.depth === page.regions[own.region]?.depth;
  let names = before;
  for (const mark of marks) {
    if (mark === own) names = after;
    if (!isLike(mark)) continue;
    const whole = sectionText(mark.element, 100);
    // A card has the name on its first line, or in a box of its own; the post below may be written as a name is.
    const first = page.blocks[mark.block];
    const opensIt = first !== undefined && first.text !== '' && whole.startsWith(first.text);
    const line = (opensIt && fullNameIn(first.text)) || (opensIt && !isName(whole) ? first.text : whole);
    const credit = line.slice(labelIn(line).length);
    const text = boxAtStart(first, line, isName(credit) ? [credit] : []) ?? (isName(credit) ? credit : '');
    if (!isFullName(text) || !creditIn(text) || isOfOtherRole(page, mark.block)) continue;
    if (![...byline.names, ...before, ...after].some((name) => sameName(name, text))) names.push(text);
  }
  return [before, after];
}
