/** Decides whether what was found is an article at all: a front page, a search, a shop and a forum have text too. */
import type { Interruptible } from '../../core/interruptible.ts';
import type { SectionKind } from '../../core/model/section.ts';
import type { Notice } from './candidates.ts';
import { marksBetween } from './gather.ts';
import type { Head } from './head.ts';
import type { Metadata } from './metadata.ts';
import { onlyAnnounces } from './only-announces.ts';
import { isHeading, type Page } from './page-parts.ts';
import type { Scored } from './score.ts';
import { readingSize } from './section-text.ts';
import { SIGNAL } from './signals.ts';

/** Less than this, in code units, is a notice or a caption. */
const LEAST = 140;
const ENOUGH = 2;
/** Blocks among which names are counted: whether a page is a thread shows soon. */
const MAX_ITEMS = 2_000;
/** Blocks looked at between two places where the search may be interrupted. */
const AT_ONCE = 8_192;

/** What its text and its head are worth to a page at the most, and what its headings are if they are links. */
const MOST = 5;
const CARDS = -3;

/** What a page says of itself and what its text is made of: known before any section is. */
export interface Circumstances {
  page: Page;
  scored: Scored;
  meta: Metadata;
  url: URL;
  items: Items;
}

export function* circumstancesOf(page: Page, scored: Scored, meta: Metadata, url: URL): Interruptible<Circumstances> {
  return { page, scored, meta, url, items: yield* countItems(page, scored) };
}

/** What the items of a list or a thread show. */
interface Items {
  /** Headings that are links. */
  cards: number;
  /** The size of the texts under them. */
  teasers: number;
  /** Names between texts. */
  posts: number;
}

/** What an article is made of. */
interface Made {
  paragraphs: number;
  /** Their text in code units, as if written in an alphabet. */
  size: number;
  /** Whether they are long on average. */
  long: boolean;
  headline: boolean;
  byline: boolean;
  date: boolean;
}

/** Whether the page is an article; running text is what decides. Tells `notice` what it counted. */
export function* isArticle(
  around: Circumstances,
  sections: readonly { kind: SectionKind; text: string }[],
  head: Head,
  notice: Notice = null,
): Interruptible<boolean> {
  if (isTold(around)) return sections.length > 0;
  let paragraphs = 0;
  let size = 0;
  for (const { kind, text } of sections) {
    if (kind !== 'paragraph') continue;
    paragraphs += 1;
    size += readingSize(text);
  }
  return yield* judge(
    around,
    {
      paragraphs,
      size,
      long: size / paragraphs > 150,
      headline: head.headline !== null,
      byline: head.byline !== null,
      date: head.date !== null,
    },
    notice,
  );
}

/** Points for and against an article, each with its reason where somebody asks for them. */
class Tally {
  points = 0;
  readonly reasons: string[] = [];
  private readonly notice: Notice;

  constructor(notice: Notice) {
    this.notice = notice;
  }

  count(holds: boolean, worth: number, why: string): void {
    if (!holds) return;
    this.points += worth;
    if (this.notice) this.reasons.push(`${worth > 0 ? '+' : ''}${worth}: ${why}`);
  }

  tell(url: URL, chosen: boolean): void {
    const { points, reasons } = this;
    this.notice?.({ for: 'article', value: url.href.slice(0, 2_000), points, reasons, chosen });
  }
}

/** Counts what the page and its address say before anything of it is read. */
function countClaims(tally: Tally, meta: Metadata, url: URL): void {
  tally.count(meta.saysArticle, 2, 'calls itself an article');
  tally.count(meta.saysNoArticle, -1, 'calls itself a site or a list');
  tally.count(meta.saysOther, -3, 'calls itself something else');
  tally.count(/^\/?(?:index\.\w+)?$/.test(url.pathname) && !url.search, -2, 'is the first page of its site');
  tally.count(isListAddress(url), -1, 'has the address of a list');
}

/**
 * Whether the page is no article whatever stands on it, or one look at its headings and lines tells: it speaks against
 * itself, its headings are links, and so little stands between any of them that nothing can be told there.
 */
export function* isFrontPage(body: Element, meta: Metadata, url: URL, notice: Notice): Interruptible<boolean> {
  const tally = new Tally(notice);
  countClaims(tally, meta, url);
  if (tally.points + MOST >= ENOUGH) {
    if (tally.points + MOST + CARDS >= ENOUGH || !(yield* onlyAnnounces(body))) return false;
    tally.count(true, CARDS, 'its headings are links');
  }
  tally.tell(url, false);
  return true;
}

/**
 * Whether the page is no article whatever its sections will turn out to be: were all text of the body paragraphs, under a
 * full head, it would still be none. Spares a front page the search for them.
 */
export function* isPlainlyNone(around: Circumstances, notice: Notice = null): Interruptible<boolean> {
  if (isTold(around)) return false;
  const { page, scored } = around;
  let paragraphs = 0;
  let size = 0;
  for (const block of page.blocks) {
    const { index, region } = block;
    if (index % AT_ONCE === 0) yield;
    if (!scored.inBody[region] || scored.teasers[index] || scored.noiseOf(region)) continue;
    if (isHeading(page.regions[region]?.name ?? '')) continue;
    paragraphs += 1;
    size += block.size;
  }
  const most = { paragraphs, size, long: true, headline: true, byline: true, date: true };
  if (yield* judge(around, most, null)) return false;
  if (notice) yield* judge(around, most, notice);
  return true;
}

/** Where a rule knows the text's place, any text there is an article's. */
const isTold = ({ scored }: Circumstances): boolean => scored.body.told === 'body';

/** Counts for and against. */
function* judge({ page, scored, meta, url, items }: Circumstances, made: Made, notice: Notice): Interruptible<boolean> {
  const { paragraphs, size } = made;
  const tally = new Tally(notice);
  const count = tally.count.bind(tally);
  countClaims(tally, meta, url);
  count(size > 600, 1, 'has running text');
  count(size > 2_000, 1, 'has much running text');
  count(size > 600 && made.long, 1, 'has long paragraphs');
  count(yield* isLittle(size, page, scored), -1, 'is mostly something else');
  count(made.headline, 1, 'has a headline');
  count(made.byline, 0.5, 'has a byline');
  count(made.date, 0.5, 'has a date');
  const { cards, teasers, posts } = items;
  count(cards > 2 && cards * 2 >= paragraphs, CARDS, 'its headings are links');
  count(teasers > size * 1.5, -2, 'announces more than it tells');
  count(posts > 3 && posts * 3 >= Math.min(paragraphs, MAX_ITEMS), -2, 'is by as many people as it has texts');
  const chosen = size >= LEAST && tally.points >= ENOUGH;
  tally.tell(url, chosen);
  return chosen;
}

function isListAddress(url: URL): boolean {
  return /\/(?:search|tag|tags|category|author|topics?)(?:\/|$)/.test(url.pathname) || url.searchParams.has('q');
}

/** The share of a page's text that an article has at the least. */
const SHARE = 0.15;

/** Whether so much text is little beside all that the page has, but for its noise. */
function* isLittle(size: number, { blocks }: Page, { noiseOf }: Scored): Interruptible<boolean> {
  let all = 0;
  for (const block of blocks) all += block.size;
  // Nearly always told without asking what is noise, which is dear.
  if (size >= all * SHARE) return false;
  for (const block of blocks) {
    if (block.index % AT_ONCE === 0) yield;
    if (noiseOf(block.region)) all -= block.size;
  }
  return size < all * SHARE;
}

function* countItems(page: Page, scored: Scored): Interruptible<Items> {
  const { blocks, regions } = page;
  let cards = 0;
  let teasers = 0;
  for (const block of blocks) {
    const { index, region, text } = block;
    if (index % AT_ONCE === 0) yield;
    if (scored.teasers[index] && !scored.noiseOf(region)) teasers += block.size;
    const linked = block.linked > text.length * 0.7 && !block.href?.startsWith('#');
    if (!linked || !scored.inBody[region] || !isHeading(regions[region]?.name ?? '')) continue;
    if (!scored.noiseOf(region)) cards += 1;
  }
  // One name between two texts, however many elements it is made of.
  let posts = 0;
  let last = -1;
  const from = regions[scored.inBody.indexOf(1)]?.block ?? 0;
  const to = Math.min(regions[scored.inBody.lastIndexOf(1) + 1]?.block ?? blocks.length, from + MAX_ITEMS);
  for (const { signals, region, block } of marksBetween(page, from, to)) {
    if (!(signals & (SIGNAL.author | SIGNAL.byline)) || !scored.inBody[region] || block - last < 2) continue;
    posts += 1;
    last = block;
  }
  return { cards, teasers, posts };
}
