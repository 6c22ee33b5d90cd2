/** Reads what stands at the head of an article: its headline, dek, byline and date. */
import { isListOfNames } from './bylines.ts';
import type { Notice } from './candidates.ts';
import { findDek, isFront } from './dek.ts';
import { findByline } from './find-byline.ts';
import { findHeadline, type Headline } from './headline.ts';
import type { Metadata } from './metadata.ts';
import { type Block, isHeading, type Page } from './page-parts.ts';
import { isFullName } from './person-names.ts';
import { findDate, type ShownDate, signedOn } from './published.ts';
import { type Scored, weightOf } from './score.ts';
import { isTold, toldBlock } from './told.ts';
import type { Byline } from './weigh-byline.ts';
import { isNoiseHeading, speaksOfComments } from './wording.ts';

export interface Head {
  headline: Headline | null;
  dek: Block | null;
  byline: Byline | null;
  /** Who signs below the text, looked for only where nobody is named above it. */
  signature: Byline | null;
  date: ShownDate | null;
  /** Index of the first block of running text. */
  start: number;
}

/** Index of the first block below the headline; 0 where there is none. */
export const textStart = ({ headline }: Head): number => (headline ? headline.block.index + 1 : 0);

/** First block in the body that is running text. */
function firstRunning(page: Page, scored: Scored, from: number): number {
  for (let i = from; i < page.blocks.length; i += 1) {
    const block = page.blocks[i];
    if (!block || !scored.inBody[block.region]) continue;
    const region = page.regions[block.region];
    if (!region || scored.noiseOf(block.region) || isHeading(region.name)) continue;
    if (isTold(region) && region.told !== 'paragraph') continue;
    if (block.size >= 60 && weightOf(block, region.name) > 30 && !isFront(block.text)) return i;
  }
  return page.blocks.findIndex(({ region }) => scored.inBody[region]);
}

/** The head of the article whose body is `scored.body`; `notice` is told of all that was weighed for it. */
export function readHead(page: Page, scored: Scored, meta: Metadata, notice: Notice = null): Head {
  const first = firstRunning(page, scored, 0);
  const headline = toldHeadline(page) ?? findHeadline(page, scored, meta, first, notice);
  const after = headline ? headline.block.index + 1 : Math.max(0, first - 12);
  let start = firstRunning(page, scored, after);
  const dek = toldBlock(page, 'dek') ?? findDek(page, scored, meta, headline?.block ?? null, start, notice);
  if (dek && dek.index >= start) start = firstRunning(page, scored, dek.index + 1);
  const above = page.blocks.findIndex(({ region }) => region >= scored.scope.index);
  const [from, to] = [Math.max(above, after - ABOVE), Math.min(start, after + MAX_HEAD) + BELOW];
  const byline = findByline(page, scored, meta, { from, to, headline: after - 1, start }, notice);
  const named = (byline !== null && !byline.desk) || meta.people.length > 0;
  const signature = named ? null : findSignature(page, scored, meta, start, notice);
  const shown = findDate(page, scored, meta, { from, to, headline: headline?.block.index ?? from }, notice);
  const date = shown ?? (meta.published ? null : findDateBelow(page, scored, meta, { signature, start }, notice));
  return { headline, dek, byline, signature, date, start };
}

function toldHeadline(page: Page): Headline | null {
  const block = toldBlock(page, 'headline');
  const element = block && page.regions[block.region]?.element;
  return element ? { block, element, text: block.text } : null;
}

/** How far above the headline and below the first line of the text byline and date may stand. */
const ABOVE = 8;
const BELOW = 3;
/** Blocks between headline and text beyond which no byline and no date is looked for. */
const MAX_HEAD = 1_000;

/** Blocks below the text among which somebody may sign it. */
const SIGNED = 12;

/** The blocks below the text among which somebody may sign it, up to what tells of something else; null where no text is. */
function belowText(page: Page, scored: Scored, start: number): { end: number; to: number } | null {
  const beyond = page.blocks.findIndex(({ region }) => region >= scored.body.end);
  const end = beyond < 0 ? page.blocks.length : beyond;
  if (end <= start) return null;
  // Who signs a comment has not written what it is about, nor who has written another article.
  const others = page.blocks
    .slice(end, end + SIGNED)
    .findIndex(
      ({ text, region, linked }) =>
        isHeading(page.regions[region]?.name ?? '') &&
        ((text.length < 40 && speaksOfComments(text)) ||
          isNoiseHeading(text) ||
          (linked > text.length * 0.8 && !isFullName(text) && !isListOfNames(text))),
    );
  return { end, to: end + (others < 0 ? SIGNED : others) };
}

/** Who signs below the text, or null. */
function findSignature(page: Page, scored: Scored, meta: Metadata, start: number, notice: Notice): Byline | null {
  const below = belowText(page, scored, start);
  if (!below) return null;
  const { end, to } = below;
  const from = Math.max(start + 1, end - 3);
  return findByline(page, scored, meta, { from, to, headline: end, start: end, last: end - 1 }, notice);
}

/** The day told below the text, which nothing else tells: where somebody signs, or in an element that is called a date; or null. */
function findDateBelow(
  page: Page,
  scored: Scored,
  meta: Metadata,
  { signature, start }: { signature: Byline | null; start: number },
  notice: Notice,
): ShownDate | null {
  const signed = signature ? page.blocks.slice(signature.block, signature.block + 2) : [];
  const below = belowText(page, scored, start);
  if (!below) return signedOn(signed, meta);
  const zone = { from: below.end, to: below.to - 1, headline: below.end, calledOnly: true };
  return signedOn(signed, meta) ?? findDate(page, scored, meta, zone, notice);
}
