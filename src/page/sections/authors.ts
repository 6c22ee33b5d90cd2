/** Finds the byline, and decides from it and from what the page tells machines who wrote the article. */
import { creditIn, deskIn, isByline, isName, namesIn, opensAsByline, sameName } from './bylines.ts';
import { heaviest, type Notice, Weighed } from './candidates.ts';
import { visibleDate } from './dates.ts';
import type { Block, Mark, Page } from './gather.ts';
import type { Metadata } from './metadata.ts';
import { HEADING, type Scored } from './score.ts';
import { fold, sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';

export interface Byline {
  element: Element;
  text: string;
  /** The people; where `desk` is true, the desk or organisation shown in their place. */
  names: string[];
  desk: boolean;
  /** The block it stands in or before. */
  block: number;
}

/** The blocks among which a byline is looked for, and between which it most often stands. */
export interface Zone {
  from: number;
  to: number;
  /** Block of the headline, or of what stands in for it. */
  headline: number;
  /** First block of running text. */
  start: number;
}

const LEAST = 0.45;
const MAX_BYLINE = 220;
const MAX_MARK = 300;
/** Blocks from headline or text beyond which a byline is likely to be of something else. */
const NEAR = 12;
/** How addresses of authors' pages are made. */
const AUTHOR_PAGE =
  /\/(?:authors?|by|people|person|profiles?|staff|contributors?|columnists?|writers?|experts?|journalists?|reporters?|autor(?:en)?|auteurs?)[/.]|\/@/i;

/** Whether a name is one of the site's or its publisher's, or the one a part of the other. */
function isSite(name: string, meta: Metadata): boolean {
  const folded = fold(name);
  return meta.siteNames.some((other) => {
    const site = fold(other);
    return site === folded || site.startsWith(`${folded} `) || folded.startsWith(`${site} `);
  });
}

const isSiteOnly = (names: string[], meta: Metadata): boolean => names.every((name) => isSite(name, meta));

/** The byline in the zone, or null. */
export function findByline(
  page: Page,
  scored: Scored,
  meta: Metadata,
  zone: Zone,
  notice: Notice = null,
): Byline | null {
  const known = [...new Set([...meta.people, ...meta.metaAuthors])].filter((name) => !isSite(name, meta));
  const candidates: Weighed<Byline>[] = [];
  /** `credits` tells whether the page says that the text credits somebody, so that it may name a desk. */
  function weigh(element: Element, text: string, block: number, points: number, reason: string, credits = false): void {
    const credit = creditIn(text);
    if (!credit || text.length > MAX_BYLINE) return;
    const familiar = known.filter((name) => text.toLowerCase().includes(name.toLowerCase()));
    let names = namesIn(text);
    if (familiar.length >= names.length) names = familiar;
    const opens = opensAsByline(text);
    // Of one word that nothing else tells of, one cannot be sure that it is a person's name.
    const sure = familiar.length > 0 || opens || names.some((name) => /\s|\p{Lo}/u.test(name));
    const desk = (names.length && sure) || !(credits || opens) ? null : deskIn(text);
    if (desk) names = [desk];
    else if (!sure) names = [];
    if (!names.length) return;
    const beside = credit.length - names.join(' and ').length;
    const besides = text.length - credit.length;
    const away = Math.min(Math.abs(block - zone.start), Math.abs(block - zone.headline));
    const isLong = names.some((name) => name.split(' ').length > 4);
    candidates.push(
      new Weighed({ element, text, names, desk: desk !== null, block }, points, reason)
        .add(opens, 1.5, 'opens as a byline')
        .add(familiar.length > 0, 1.5, 'names whom the metadata names')
        .add(desk !== null, -0.6, 'names no person')
        .add(isSiteOnly(names, meta), -1.5, 'names the site')
        .add(isLong, -0.6, 'longer than a name')
        .add(beside > 3, -beside / 40, 'other words beside the names')
        .add(besides > 3, -besides / 150, 'a date or other credits with it')
        .add(away > NEAR, -0.5, 'far from headline and text'),
    );
  }
  for (const mark of page.marks) {
    if (!(mark.signals & (SIGNAL.byline | SIGNAL.author)) || !isInZone(mark.block, mark.region)) continue;
    const [points, reason] = mark.signals & SIGNAL.byline ? [1.2, 'named as a byline'] : [0.8, 'named as an author'];
    const text = sectionText(mark.element, MAX_MARK);
    // A name with a post below it is told from the post only by standing in a box of its own.
    const first = page.blocks[mark.block]?.text ?? '';
    const named = !namesIn(text).length && text.startsWith(first) && isName(first) ? first : text;
    weigh(mark.element, named, mark.block, points as number, reason as string, true);
  }
  for (let i = Math.max(0, zone.from); i <= zone.to; i += 1) {
    const block = page.blocks[i];
    const region = block && page.regions[block.region];
    if (!block || !region || block.text.length > 160 || !isInZone(i, block.region)) continue;
    if (region.told === 'byline') weigh(region.element, block.text, i, 5, 'a site rule says so');
    else if (isByline(block.text)) weigh(region.element, block.text, i, 0.8, 'a line of its own');
    else if (known.some((name) => sameName(name, block.text))) weigh(region.element, block.text, i, 0.6, 'a name');
    else if (
      i > zone.headline &&
      i < zone.start &&
      !HEADING.test(region.name) &&
      isNameByDate(page, block, meta.language)
    )
      weigh(region.element, block.text, i, 0.7, 'a name beside the date');
  }
  function isInZone(block: number, region: number): boolean {
    return block >= zone.from && block <= zone.to && (scored.noise[region] ?? 0) <= 2;
  }
  const found = heaviest('authors', candidates, LEAST, ({ text }) => text, notice);
  return found && { ...found, names: withOthers(page, found) };
}

/** Whether a block is a name beside a date, and no link to anything but an author's page: sections stand there too. */
function isNameByDate(page: Page, block: Block, language: string | null): boolean {
  if (block.text.length > 80 || (block.linked > 0 && !AUTHOR_PAGE.test(block.href ?? ''))) return false;
  const credit = creditIn(block.text);
  const names = namesIn(block.text);
  if (!names.length || credit.length > names.join(' and ').length + 3) return false;
  const isDate = (text: string | undefined): boolean =>
    text !== undefined && text.length < 60 && visibleDate(text, language) !== null;
  return [block, page.blocks[block.index - 1], page.blocks[block.index + 1]].some((near) => isDate(near?.text));
}

/** How far apart the names of authors stand who are listed one by one. */
const LISTED = 6;

/** The names of a byline, with those that stand beside it in elements of the same name and class. */
function withOthers(page: Page, byline: Byline): string[] {
  const own = page.marks.find(({ element }) => element === byline.element);
  if (!own || byline.desk) return byline.names;
  const isLike = (mark: Mark): boolean =>
    mark.name === own.name &&
    mark.signals === own.signals &&
    mark.block !== own.block &&
    Math.abs(mark.block - own.block) <= LISTED &&
    page.regions[mark.region]?.depth === page.regions[own.region]?.depth;
  const names = [...byline.names];
  for (const mark of page.marks) {
    if (!isLike(mark)) continue;
    const text = sectionText(mark.element, 100);
    if (isName(text) && /\s/.test(text) && !names.some((name) => sameName(name, text))) names.push(text);
  }
  return names;
}

/** Who wrote it: the authors whom byline, JSON-LD and meta tags name, weighed against each other. */
export function chooseAuthors(byline: Byline | null, meta: Metadata, notice: Notice = null): string[] {
  const shown = byline && !byline.desk ? byline.names : [];
  const opens = byline !== null && opensAsByline(byline.text);
  const sources: [string[], number, string][] = [
    [shown, opens ? 3.5 : 2, opens ? 'the byline' : 'shown where a byline stands'],
    [meta.people, 2.5, 'JSON-LD'],
    [meta.metaAuthors, 1.5, 'meta tags'],
    [byline?.desk ? byline.names : [], 1, 'the byline names no person'],
    [meta.desks, 0.7, 'no person in the metadata'],
  ];
  const agree = (a: string[], b: string[]): boolean =>
    a.length > 0 && a.every((name) => b.some((other) => sameName(name, other)));
  const candidates: Weighed<string[]>[] = [];
  for (const [all, points, reason] of sources) {
    // The site's own account is the author only where nobody else is.
    const people = all.filter((name) => !isSite(name, meta));
    const names = people.length ? people : all;
    if (!names.length) continue;
    const others = sources.filter(([other]) => other !== all && other.length > 0);
    candidates.push(
      new Weighed(names, points, reason)
        .add(!people.length, -2, 'only the site itself')
        .add(
          others.some(([other]) => agree(names, other)),
          1,
          'another source names them too',
        )
        .add(
          (all !== shown || opens) && others.some(([other]) => agree(other, names) && other.length < names.length),
          2,
          'names more than another source',
        )
        // The page writes a name as its readers know it.
        .add(
          all === shown &&
            [meta.people, meta.metaAuthors].some((other) => agree(all, other) && other.length === all.length),
          1,
          'as the page writes them',
        ),
    );
  }
  return heaviest('authors', candidates, Number.NEGATIVE_INFINITY, (names) => names.join(', '), notice) ?? [];
}
