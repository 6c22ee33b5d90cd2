/** Finds the dek (standfirst): what the page shows between headline and text, or above the headline, to lead in. */
import { isByline, isListOfNames, isNamesWithPosts } from './bylines.ts';
import { heaviest, type Notice, Weighed } from './candidates.ts';
import { tellsTime, visibleDate } from './dates.ts';
import type { Metadata } from './metadata.ts';
import { type Block, isHeading, type Page, type Region } from './page-parts.ts';
import { isName } from './person-names.ts';
import { recalling } from './recall.ts';
import { type Scored, weightOf } from './score.ts';
import { endsSentence, fold, sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { isTold } from './told.ts';
import {
  hasBioNoun,
  hasBioVerb,
  isAppeal,
  isNoiseHeading,
  saysCredit,
  saysDisclaimer,
  saysProvenance,
  saysReadMore,
  tellsOwnDay,
} from './wording.ts';

const LEAST = 0.9;
const MIN_DEK = 20;
/** As much of a line as tells that it leads to something else. */
const MAX_POINTER = 80;
const MAX_DEK = 600;
/** A heading longer than this is none. */
const MAX_HEADING = 200;
/** A longer line is no byline, but where it tells the day too. */
const MAX_BYLINE = 80;
const MAX_DATED = 200;
/** Many papers set no point behind the last sentence of a dek. */
const TWO_SENTENCES = /^.{20,300}[\p{L}\p{M}][.!?؟][»”"]? \p{L}.{10}/u;
/** How many blocks above and below the headline are looked at. */
const ABOVE = 8;
const BELOW = 20;

/** Whether a line stands before a text by its wording: byline, provenance, read-more, disclaimer. */
export const isFront = recalling(
  (text: string): boolean =>
    isByline(text) || isNamesWithPosts(text) || saysProvenance(text) || saysReadMore(text) || saysDisclaimer(text),
);

/**
 * The dek, or null. `headline` is the block of the headline, or null where the page shows none; `start` the index of the
 * first block of running text, which may itself prove to be the dek.
 */
export function findDek(
  page: Page,
  scored: Scored,
  meta: Metadata,
  headline: Block | null,
  start: number,
  notice: Notice = null,
): Block | null {
  const descriptions = meta.descriptions.map(fold).filter((text) => text.length > MIN_DEK);
  const title = headline ? fold(headline.text) : '';
  const after = headline ? headline.index + 1 : Math.max(0, start - 12);
  // A headline that a page marks as noise tells that the names about it are not to be believed.
  const tolerated = Math.max(1, headline ? scored.noiseOf(headline.region) : 0);
  const candidates: Weighed<Block>[] = [];
  // All of a line may stand in an element that is named as one.
  const inline = new Set(
    page.inlineMarks
      .filter(({ signals, block }) => signals & SIGNAL.dek && block >= after - ABOVE && block <= after + BELOW)
      .filter(({ element, block }) => sectionText(element, MAX_DEK) === page.blocks[block]?.text)
      .map(({ block }) => block),
  );
  let between = 0;
  for (let i = Math.max(0, after - ABOVE); i <= Math.min(start, after + BELOW); i += 1) {
    const block = page.blocks[i];
    const region = block && page.regions[block.region];
    if (!block || !region || block === headline || isTold(region)) continue;
    const signals = signalsAround(page, scored, region, block);
    const teaser = i >= after && i < start ? ownTeaser(page, region, block) : null;
    const named =
      ((signals & SIGNAL.dek) !== 0 && !(region.signals & SIGNAL.body)) || inline.has(block.index) || teaser !== null;
    const noise = scored.noiseOf(named ? Math.max(0, (teaser ?? region).parent) : region.index);
    const { text } = block;
    // 'Teaser' is what some call the dek itself.
    if (noise > tolerated && i !== after && (i < after || text.length < MIN_DEK)) continue;
    if (i >= after && noise <= tolerated) between += 1;
    // Where it is called one, a line of Chinese, Japanese or Korean may be as short as they say it.
    if ((named ? block.size : text.length) < MIN_DEK || text.length > MAX_DEK || block.linked > text.length * 0.5)
      continue;
    const folded = fold(text);
    const told = descriptions.includes(folded);
    if (noise > tolerated && !told) continue;
    const above = i < after;
    if (above && !told) continue;
    if (!isLikeDek(text, folded, title) || isAboutAuthor(text, meta)) continue;
    if (signals & (SIGNAL.caption | SIGNAL.notes | SIGNAL.bio) || /^(?:figcaption|li)$/.test(region.name)) continue;
    const toldInPart =
      !told &&
      folded.length > 40 &&
      descriptions.some(
        (line) => line.startsWith(folded.slice(0, 60)) || (line.length > 40 && folded.startsWith(line)),
      );
    const heading = isHeading(region.name);
    if (heading && text.length > MAX_HEADING && !told && !named) continue;
    const sentence = endsSentence(text) || (block.size > 60 && TWO_SENTENCES.test(text));
    const plain = !heading && !named;
    const inBody = scored.inBody[region.index] === 1 && scored.body.index > 0;
    const alike = plain && isLikeNext(page, scored, block, region);
    const setOff = block.emphasised > text.length * 0.9;
    const signed = plain && (i === after || (i > after && setOff)) && isAboveByline(page, block);
    candidates.push(
      new Weighed(block, 0, 'at the head of the article')
        .add(named, 2, 'named as a dek')
        .add(told, 3, 'is the description told to machines')
        .add(toldInPart, 1, 'begins as the description told to machines')
        .add(heading && (sentence || told), 1.5, 'a sentence as a heading')
        .add(heading && !sentence && !told, text.length > 60 ? 1.2 : 0.3, 'a heading')
        // A plain paragraph is a dek only where it stands alone, outside the text, or is set off from it.
        .add(signed, 1.5, 'between headline and byline')
        .add(alike, setOff || signed ? -1 : -4, 'made like the text that follows')
        .add(plain && !alike && !setOff && isBesideText(page, block, region), -1.5, 'beside a paragraph of the text')
        .add(plain && !alike && inBody, setOff ? -0.3 : -0.8, 'in the text')
        .add(plain && !alike && !inBody, block.size > 40 && sentence ? 1.2 : 0.2, 'stands alone outside the text')
        .add(!plain && !inBody, 0.4, 'outside the text')
        .add(i === after, named ? 0.8 : 0.5, 'right below the headline')
        .add(above, -0.5, 'above the headline')
        .add(between > 1, -Math.min(0.4, 0.05 * between), 'away from the headline')
        .add((signals & (SIGNAL.author | SIGNAL.byline | SIGNAL.date)) !== 0, told ? -0.3 : -1.5, 'named as a byline'),
    );
  }
  return heaviest('dek', candidates, LEAST, ({ text }) => text, notice);
}

const TEASER = /(?:^|[\s_-])teaser(?:$|[\s_-])/;

/** The box named as a teaser that holds one sentence and no link, between headline and text: so German papers call the dek. */
function ownTeaser({ regions, blocks }: Page, region: Region, { index, text, linked }: Block): Region | null {
  if (linked || !endsSentence(text)) return null;
  const parent = regions[region.parent];
  const box = [region, parent].find((each) => TEASER.test(each?.classes ?? ''));
  const before = blocks[index - 1];
  const next = blocks[index + 1];
  const isWithin = (block: Block | undefined): boolean =>
    block !== undefined && box !== undefined && block.region >= box.index && block.region < box.end;
  return box && !isWithin(before) && !isWithin(next) ? box : null;
}

/** What a review tells of its book: 'Allen Lane, 412 pp., £30, March, 978 0 241 00000 0'. */
const BOOK_REVIEWED = /\b\d{2,4} ?pp\b|\b97[89][ -]\d{1,5}[ -]|\bISBN\b/;

function isLikeDek(text: string, folded: string, title: string): boolean {
  if (folded === title || isFront(text) || isAppeal(text) || saysCredit(text) || tellsOwnDay(text)) return false;
  if (isNoiseHeading(text.slice(0, MAX_POINTER)) || BOOK_REVIEWED.test(text)) return false;
  const date = visibleDate(text);
  // A line that begins with the day is about the text: '9 July 2024 by A. Bee, in Essays'.
  return !date || (text.length >= 60 && !text.startsWith(date.text));
}

/** Whether the byline, or a name alone, follows at once, and no picture stands before, which it would be the caption of. */
function isAboveByline({ blocks, images, regions }: Page, { index }: Block): boolean {
  const next = blocks[index + 1];
  if (!next || next.text.length > MAX_DATED || images.some(({ block }) => block === index)) return false;
  if (next.text.length > MAX_BYLINE) return isByline(next.text) && tellsTime(next.text);
  if (isByline(next.text)) return true;
  const name = !isHeading(regions[next.region]?.name ?? '') && (isName(next.text) || isListOfNames(next.text));
  return name && /\S\s\S/.test(next.text) && !next.linked;
}

/** Whether a text begins with an author's name, or the first part of it, and says what the author is. */
function isAboutAuthor(text: string, meta: Metadata): boolean {
  const [opening = ''] = fold(text).split(' ', 1);
  const named = [...meta.people, ...meta.metaAuthors].some((name) => fold(name).split(' ', 1)[0] === opening);
  return named && hasBioVerb(text) && hasBioNoun(text);
}

/**
 * What the names of the block's element and of the two about it say: of those about it only while they hold little else,
 * for what is said of the whole text is not said of its first paragraph.
 */
function signalsAround(page: Page, scored: Scored, region: Region, block: Block): number {
  const most = weightOf(block, region.name) * 1.5 + 100;
  let signals = region.signals;
  let at = page.regions[region.parent];
  for (let i = 0; at && i < 2 && (scored.sums[at.index] ?? 0) <= most; i += 1) {
    signals |= at.signals;
    at = page.regions[at.parent];
  }
  return signals;
}

const isMadeLike = (a: Region | undefined, b: Region | undefined): boolean =>
  a?.name === b?.name && (!a || !b || a.classes === b.classes);

/** Whether the next or the last text is a paragraph too, in the same element or beside the one the block stands in. */
function isBesideText(page: Page, block: Block, region: Region): boolean {
  return [page.blocks[block.index + 1], page.blocks[block.index - 1]].some((near) => {
    const other = near && page.regions[near.region];
    if (!near || !other || other.name !== region.name || near.text.length < 60) return false;
    return other.parent === region.parent || other.parent === page.regions[region.parent]?.parent;
  });
}

/** How many paragraphs below a block are compared with it. */
const COMPARED = 3;

/** Whether one of the next paragraphs is made as this one: same tag and class, of itself and of what it stands in. */
function isLikeNext(page: Page, scored: Scored, block: Block, region: Region): boolean {
  let compared = 0;
  for (let i = block.index + 1; i < page.blocks.length && compared < COMPARED; i += 1) {
    const next = page.blocks[i];
    const other = next && page.regions[next.region];
    if (!next || !other || next.text.length < 60 || isHeading(other.name) || scored.noiseOf(other.index)) continue;
    compared += 1;
    if (!isMadeLike(region, other)) continue;
    if (region.parent === other.parent || isMadeLike(page.regions[region.parent], page.regions[other.parent]))
      return true;
  }
  return false;
}
