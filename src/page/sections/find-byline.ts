/** Finds the byline that the page shows: where an element, a wording or the metadata tells of one. */

import { contains, isRendered } from '../dom.ts';
import type { Zone } from './byline-lines.ts';
import { MAX_MARK, type Search, sightLine, sightMark } from './byline-sightings.ts';
import { creditIn, labelIn, namesIn } from './bylines.ts';
import { heaviest, type Notice, type Weighed } from './candidates.ts';
import { marksBetween } from './gather.ts';
import {
  boxAtStart,
  headsOthersBetween,
  isCalledLike,
  isOfOtherRole,
  LISTED,
  linkedAround,
  linkedBeside,
  MAX_LINE,
} from './listed-names.ts';
import type { Metadata } from './metadata.ts';
import { narrowToNames } from './narrow-byline.ts';
import { isOwnFooter } from './own-footer.ts';
import type { Block, Mark, Page, Told } from './page-parts.ts';
import { fullNameIn, isFullName, isName, sameName } from './person-names.ts';
import type { Scored } from './score.ts';
import { sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { isTold, toldBlock } from './told.ts';
import { type Byline, BylineScales, isStaff, type Sighting } from './weigh-byline.ts';

const LEAST = 0.45;

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
  const scales = new BylineScales(page, zone, meta);
  const weigh = (sightings: readonly Sighting[]): Weighed<Byline>[] =>
    sightings.map((sighting) => scales.weigh(sighting)).filter((weighed) => weighed !== null);
  const choose = (candidates: readonly Weighed<Byline>[]): Byline | null =>
    heaviest('authors', candidates, LEAST, ({ text }) => text, notice);
  const ruled = weigh(sightingsByRule(page));
  if (ruled.length) return choose(ruled);
  const search = { page, scored, meta, zone, known: scales.known };
  const sighted = weigh([...sightingsOfMarks(search), ...sightingsOfLines(search)]);
  const others = toldOtherwise(page, zone);
  const candidates = others.length
    ? sighted.filter(({ what }) => !others.some((other) => isNamedIn(other, what)))
    : sighted;
  const best = choose(candidates);
  // An account of those who keep the site: 'By Editors', above 'Jane Doe, John Roe' alone in a line.
  const people = best?.desk && isStaff(best.names) ? candidates.filter(({ what }) => isOfPeople(what)) : [];
  const found = (people.length && choose(people)) || best;
  return found && inFull(page, found, candidates);
}

/** Whether a byline names several people in full. */
const isOfPeople = ({ desk, names }: Byline): boolean => !desk && names.length > 1 && names.every(isFullName);

/** What a rule calls the byline, which is weighed only for its names. */
function sightingsByRule(page: Page): Sighting[] {
  const sure = { points: SURE, reason: 'a site rule says so', credits: true };
  const sightings: Sighting[] = [];
  const ruled = toldBlock(page, 'byline');
  const element = ruled && page.regions[ruled.region]?.element;
  if (ruled && element) sightings.push({ ...sure, element, text: ruled.text, block: ruled.index });
  const inline = page.inlineMarks.find(({ told }) => told === 'byline');
  if (inline)
    sightings.push({
      ...sure,
      element: inline.element,
      text: sectionText(inline.element, MAX_MARK),
      block: inline.block,
    });
  return sightings;
}

/** Whether a part stands in the zone, and in nothing that is no part of the article. */
function isInZone({ page, scored, zone }: Search, block: number, region: number): boolean {
  if (block < zone.from || block > zone.to) return false;
  if (scored.noiseOf(region) <= 2) return true;
  const isBetween = block > zone.headline && block < zone.start;
  return (zone.last !== undefined || isBetween) && isOwnFooter(page, scored, region);
}

/** The elements that are called an author or a byline. */
function sightingsOfMarks(search: Search): Sighting[] {
  const { page, zone } = search;
  const isCandidate = (mark: Mark): boolean =>
    (mark.signals & (SIGNAL.byline | SIGNAL.author)) !== 0 &&
    isInZone(search, mark.block, mark.region) &&
    !isTold(mark) &&
    !isTold(page.regions[mark.region] ?? {}) &&
    // What only screen readers say is the heading of a byline, or 'By'.
    !(mark.signals & SIGNAL.unseen);
  return marksBetween(page, zone.from, zone.to)
    .filter(isCandidate)
    .map((mark) => sightMark(page, mark));
}

/** The lines that name authors though nothing in their elements' names says so. */
function sightingsOfLines(search: Search): Sighting[] {
  const { page, zone } = search;
  const marks = marksBetween(page, zone.from, zone.to);
  const toldAt = new Set(marks.filter((mark) => isTold(mark) && mark.told !== 'nothing').map(({ region }) => region));
  const sightings: Sighting[] = [];
  for (const block of page.blocks.slice(Math.max(0, zone.from), zone.to + 1)) {
    const region = page.regions[block.region];
    if (!region || block.text.length > MAX_LINE || !isInZone(search, block.index, block.region)) continue;
    if (isTold(region) || toldAt.has(block.region)) continue;
    const sighting = sightLine(search, block, region);
    if (sighting) sightings.push(sighting);
  }
  return sightings;
}

/** A byline where it is seen, without what stands beside its names, and with those that are listed beside it. */
function inFull(page: Page, found: Byline, candidates: readonly Weighed<Byline>[]): Byline {
  const shown = shownAs(found, candidates);
  const place = {
    block: shown.block,
    ...(shown.line
      ? { element: shown.element, text: shown.text, line: shown.line }
      : narrowToNames(shown.element, shown.names)),
  };
  if (found.desk) return { ...found, ...place };
  const near = candidates
    .map(({ what }) => what)
    .filter(({ desk, block }) => !desk && Math.abs(block - found.block) < 2);
  // What stands beside a name without a comma is left out with the element that holds it.
  const bare = namesIn(place.text).map((name) => ({ names: [name] }));
  const names = found.names.map((name) => boxedName(name, [...near, ...bare]));
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
function shownAs(found: Byline, candidates: readonly Weighed<Byline>[]): Byline {
  if (isRendered(found.element)) return found;
  const isSame = ({ names }: Byline): boolean =>
    names.length === found.names.length && names.every((name, i) => name === found.names[i]);
  const seen = candidates.filter(({ what }) => isSame(what) && isRendered(what.element));
  return heaviest('authors', seen, LEAST, ({ text }) => text, null) ?? found;
}

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
  const boxes = around.reverse();
  const owns = exact.length
    ? [...exact.slice(0, 1), ...boxes.filter(({ element }) => sectionText(element, MAX_LINE) === byline.text)]
    : boxes;
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
    !headsOthersBetween(page, mark.block, own.block) &&
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
