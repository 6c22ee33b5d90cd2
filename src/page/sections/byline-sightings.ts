/** Where a byline may be: the ways in which an element or a line is told to name authors. */
import { getAttribute, localName } from '../dom.ts';
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
  isByline,
  isBylineLabel,
  isListOfNames,
  isNamesWithPosts,
  labelBefore,
  labelIn,
  namesIn,
  namesInBrackets,
  opensAsByline,
  opensWithNames,
} from './bylines.ts';
import {
  AUTHOR_PAGE,
  isOfName,
  type Listed,
  listedIn,
  MAX_LINE,
  namesBehindLabels,
  namesCalledAuthors,
  namesOnCards,
  namesOnToldCards,
} from './listed-names.ts';
import type { Metadata } from './metadata.ts';
import { type Block, isHeading, type Mark, type Page, type Region } from './page-parts.ts';
import { partedText } from './parted-text.ts';
import { isFullName, isName, sameName } from './person-names.ts';
import type { Scored } from './score.ts';
import { sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import type { Sighting } from './weigh-byline.ts';
import { isBioHeading } from './wording.ts';

/** Characters of a mark that are read, before white space is folded. */
export const MAX_MARK = 1_000;

/** Links of a line that are looked at. */
const MAX_LINKED = 6;
/** Of the line in which several sign. */
const MAX_SIGNED = 200;

/** A name and, behind a comma or a bar, where its bearer works or what she is. */
const INSTITUTION =
  /,.{0,60}\b(?:universit\w+|institut\w*|college|school|academy|hochschule)\b|^\p{Script=Hangul}{2,4}\s?[|ㅣ,·]\s?.{0,40}(?:교수|연구원|연구위원|변호사|작가|소장|대표|평론가|칼럼니스트|논설위원|기자)$|^\p{Script=Hangul}{2,4}\s?[|ㅣ]\s?\p{Script=Hangul}[^.?!]{1,40}$/iu;

/** An element that is called an author or a byline. */
export function sightMark(page: Page, mark: Mark): Sighting {
  const { element, block, signals } = mark;
  const first = page.blocks[block];
  const whole = sectionText(element, MAX_MARK);
  const line = page.regions[first?.region ?? -1]?.element;
  const text = first && line && whole.length <= first.text.length ? partedText(first, line, element, whole) : whole;
  const called = (signals & SIGNAL.byline) !== 0;
  const toMachines = /\bauthor\b/.test(getAttribute(element, 'itemprop')?.slice(0, MAX_LINE) ?? '');
  const sighting = {
    element,
    block,
    points: called ? 1.2 : toMachines ? 1.1 : 0.8,
    reason: called ? 'named as a byline' : toMachines ? 'named as the author to machines' : 'named as an author',
    credits: true,
  };
  // A name with a post below it is told from the post only by standing in a box of its own.
  const [only = '', ...more] = namesIn(text);
  const opensIt = first !== undefined && text.startsWith(first.text) && isName(first.text);
  const listed = opensIt && !only ? [] : listedIn(page, mark, text);
  if (listed.length) return { ...sighting, text: listed.join(', ') };
  // What stands below the name may be written as a name is: 'Jane Doe' 'Bergen'.
  const runsOn = !only || (!more.length && only.startsWith(`${first?.text} `));
  const box = opensIt && runsOn ? page.regions[first.region] : undefined;
  if (box && first) return { ...sighting, element: box.element, text: first.text };
  // Of one word, it is a name by the 'By' before it.
  const label = /\s/.test(text) || !first ? '' : labelBefore(first.text, text);
  return { ...sighting, text: label + text };
}

/** Where a byline is looked for. */
export interface Search {
  page: Page;
  scored: Scored;
  meta: Metadata;
  zone: Zone;
  /** Whom the metadata names. */
  known: readonly string[];
}

/** A line there, with what the ways ask of it. */
interface Line extends Search {
  block: Block;
  region: Region;
  /** As its elements part it. */
  text: string;
  /** Whether it opens as a byline and names somebody. */
  opens: boolean;
  /** Whether it stands between headline and text, and whether it is then no heading. */
  isBetween: boolean;
  between: boolean;
  /** The line before it that is seen. */
  before: Block | undefined;
}

/** What a line is told to be a byline by; null where this way tells nothing of it. */
type Way = (line: Line) => Sighting | null;

/** The line itself; the element of its name where it is one of several lines of an element. */
function itself({ page, block, region, text }: Line, points: number, reason: string, credits = false): Sighting {
  const isAmong = isAmongLines(page, block);
  const inner = isAmong ? nameElement(block) : undefined;
  const line = isAmong && !inner ? block : undefined;
  return { element: inner ?? region.element, text, block: block.index, points, reason, credits, line };
}

/** Names that stand one by one. */
const all = ({ block }: Line, { box, names }: Listed, points: number, reason: string, label = ''): Sighting => ({
  element: box.element,
  text: label + names.join(', '),
  block: block.index,
  points,
  reason,
  credits: true,
});

const runningOn: Way = (line) => {
  const { page, block, text, opens, between } = line;
  const onward = opens || between ? namesRunningOn(page, block.index) : null;
  // The picture is a face where the name links to its bearer's page.
  if (!onward || (isOfPicture(page, block) && !AUTHOR_PAGE.test(block.href ?? ''))) return null;
  return all(line, onward, 1.4, 'names that go on from line to line', labelIn(text));
};

const opening: Way = (line) => (line.opens ? itself(line, 0.8, 'a line of its own') : null);

/** 'By Jane Doe and John Roe' in an element of its own, with what they are behind it or below, in one line. */
const openingElement: Way = ({ zone, block, isBetween, region }) => {
  const isAbove = isBetween || block.index === zone.start;
  const [first] = isAbove && !isHeading(region.name) ? block.inlines : [];
  const text = first && block.text.length <= MAX_SIGNED ? sectionText(first, MAX_LINE) : '';
  if (!first || !isByline(text) || text === block.text || !block.text.startsWith(text)) return null;
  return { element: first, text, block: block.index, points: 0.8, reason: 'opens a line' };
};

const belowLabel: Way = (line) => {
  const { page, block, before } = line;
  if (!before || !isBylineLabel(before.text) || isHeadingOfAuthors(page, before) || isPost(page, before)) return null;
  const listed = namesOnCards(page, block.index, before);
  if (listed) return all(line, listed, 2, 'below the label of a byline');
  return isOfBook(page, block.index)
    ? itself(line, 0.5, 'below the label of a byline, among the data of a book', true)
    : itself(line, 2, 'below the label of a byline', true);
};

const onCards: Way = (line) => {
  const cards = line.isBetween ? namesOnToldCards(line.page, line.block.index, line.zone.start) : null;
  return cards && all(line, cards, 1.3, 'names on cards made alike');
};

const calledAuthors: Way = (line) => {
  const called = namesCalledAuthors(line.page, line.block.index);
  return called && all(line, called, 1.3, 'called an author below the name');
};

const behindLabel: Way = (line) => {
  const listed = namesBehindLabels(line.page, line.block.index);
  return listed && all(line, listed, 2, 'behind the label of a byline');
};

const creditedWithText: Way = (line) =>
  isCreditedWithText(line.page, line.zone, line.block)
    ? itself(line, 2, 'credited with the text in a list', true)
    : null;

const withPost: Way = (line) =>
  line.between && isNameWithPost(line.block)
    ? itself(line, 1.2, "a name and a post, with a link to the author's page")
    : null;

const knownName: Way = (line) =>
  line.known.some((name) => sameName(name, line.text)) ? itself(line, 0.6, 'a name') : null;

const belowHeading: Way = (line) => {
  const { page, block, text, before } = line;
  if (!before || !isFullName(text) || !isBioHeading(before.text) || isPost(page, before)) return null;
  const listed = namesOnCards(page, block.index, before);
  return listed
    ? all(line, listed, 1.4, 'names below a heading of authors')
    : itself(line, 0.7, 'a name below a heading of authors', true);
};

const namesWithPosts: Way = (line) => {
  const { page, zone, block, text, between } = line;
  if (!between || !isNamesWithPosts(block.text)) return null;
  // A list of the credited may be called credits, as a caption is.
  if (text.includes(';') ? isBehindPicture(page, block) : isOfPicture(page, block)) return null;
  if (block.index > zone.headline + 1 && isPost(page, block)) return null;
  return itself(line, 2, 'names with posts, and no sentence');
};

const signedWithDate: Way = (line) =>
  isSignedWithDate(line.zone, line.block, line.meta.language)
    ? itself(line, 0.9, 'a name and a day right below the text')
    : null;

const toldBelow: Way = (line) =>
  line.between && isToldBelow(line.page, line.scored, line.block)
    ? itself(line, 0.7, 'a name that opens a line at the end')
    : null;

/** 'An Inventory of Streets / by R. Pemberton', in one line with a break. */
const withHeadline: Way = ({ zone, block, region }) => {
  if (block.index !== zone.headline || isHeading(region.name)) return null;
  const element = block.inlines.find((inline) => isByline(sectionText(inline, MAX_LINE)));
  if (!element) return null;
  const text = sectionText(element, MAX_LINE);
  return { element, text, block: block.index, points: 0.8, reason: 'in one line with the headline' };
};

const linkedList: Way = (line) =>
  line.between && AUTHOR_PAGE.test(line.block.href?.slice(0, MAX_LINE) ?? '') && isListOfNames(line.text)
    ? itself(line, 0.75, "names of which the first links to its bearer's page")
    : null;

/** Names of letters without capitals, which nothing but space parts: each a link to its bearer's page. */
const linkedApart: Way = (line) => {
  const { block, between } = line;
  const links = between ? block.inlines.filter((inline) => localName(inline) === 'a').slice(0, MAX_LINKED) : [];
  const names = links.filter(isOfName).map((link) => sectionText(link, MAX_LINE));
  if (!names.length || !names.every((name) => /^\p{Lo}{2,8}$/u.test(name)) || names.join(' ') !== block.text)
    return null;
  return { ...itself(line, 0.75, "names that link to their bearers' pages"), text: names.join('、') };
};

const linkedWithDay: Way = ({ block, between }) => {
  const element = between ? linkedAuthor(block) : null;
  if (!element) return null;
  const reason = "a name that links to its bearer's page, in a line with others";
  return { element, text: sectionText(element, MAX_LINE), block: block.index, points: 1, reason };
};

/** Several are the surer to be names. */
const byDate: Way = (line) =>
  line.between && isNameByDate(line.page, line.block, line.meta.language)
    ? itself(line, namesIn(line.text).length > 1 ? 0.75 : 0.7, 'a name beside the date')
    : null;

const byDay: Way = (line) =>
  isNameByDay(line.page, line.block, line.zone, line.meta)
    ? itself(line, 0.7, "a name beside the article's day, above the headline")
    : null;

const linkedName: Way = (line) =>
  line.between && line.block.linked > 0 && isBareName(line.block)
    ? itself(line, 0.6, "a name that links to its bearer's page")
    : null;

const aboveText: Way = (line) =>
  line.between &&
  line.block.index === line.zone.start - 1 &&
  INSTITUTION.test(line.text) &&
  namesIn(line.text).length === 1
    ? itself(line, 2, 'a name and where the writer works, right above the text')
    : null;

/** 'Jane Doe, John Roe and Ann Bell', in bold at the end, with what they are behind it or below. */
const inBold: Way = ({ zone, block, region }) => {
  const [first] = block.inlines;
  if (zone.last === undefined || block.index > zone.last || !first || isHeading(region.name)) return null;
  const text =
    block.text.length > MAX_SIGNED || !/^(?:strong|b)$/.test(localName(first)) ? '' : sectionText(first, MAX_LINE);
  if (!block.text.startsWith(text) || !isListOfNames(text)) return null;
  return { element: first, text, block: block.index, points: 0.7, reason: 'names in bold in the last lines' };
};

/** '— Jane Doe and John Roe', '（山田太郎、鈴木花子）', 'Jane Doe, staff writer' */
const atEnd: Way = (line) => {
  const { zone, block, region, text } = line;
  if (block.index !== zone.last) return null;
  const inner = namesInBrackets(text);
  const signed = inner || text.replace(/^[—–-]+\s*/, '');
  if (isBareName(block) || isListOfNames(signed) || opensWithNames(text) || inner)
    return {
      element: region.element,
      text: signed,
      block: block.index,
      points: 0.7,
      reason: 'names alone below the text',
    };
  return isNamesWithPosts(text) ? itself(line, 1.5, 'a name with a post below the text') : null;
};

/** The first that tells something of a line is taken. */
const WAYS: readonly Way[] = [
  runningOn,
  openingElement,
  opening,
  belowLabel,
  onCards,
  calledAuthors,
  behindLabel,
  creditedWithText,
  withPost,
  knownName,
  belowHeading,
  namesWithPosts,
  signedWithDate,
  toldBelow,
  withHeadline,
  linkedList,
  linkedApart,
  linkedWithDay,
  byDate,
  byDay,
  linkedName,
  aboveText,
  inBold,
  atEnd,
];

/** A line that no name of an element tells of, by how it is made and what stands around it; null where nothing tells of it. */
export function sightLine(search: Search, block: Block, region: Region): Sighting | null {
  const { page, zone } = search;
  const text = partedText(block, region.element);
  // 'Name', which only screen readers say.
  if (region.signals & SIGNAL.unseen && !opensAsByline(text)) return null;
  const opens = isByline(text);
  const isBetween = block.index > zone.headline && block.index < zone.start;
  const between = isBetween && !isHeading(region.name);
  const before = seenAbove(page, block.index);
  const line: Line = { ...search, block, region, text, opens, isBetween, between, before };
  for (const way of WAYS) {
    const sighting = way(line);
    if (sighting) return sighting;
  }
  return null;
}
