/** Finds the element that holds the article's text, by weighing every region of the page, and says why. */

import type { Interruptible } from '../../core/interruptible.ts';
import { getAttribute, hasAttribute, idOf, isRendered } from '../dom.ts';
import type { Notice } from './candidates.ts';
import { firstBlockOf } from './gather.ts';
import { BESIDE, believeMake, believeOpening, isMadeLike, paragraphOf } from './openings.ts';
import { type Block, isHeading, type Page, type Region } from './page-parts.ts';
import { fold } from './section-text.ts';
import { articleInView } from './several-articles.ts';
import { SIGNAL } from './signals.ts';
import { isCommentsHeading } from './wording.ts';

export interface Scored {
  /** The region that holds the body. */
  body: Region;
  /** The region that holds the article with its head: all of the page, or one of several articles on it. */
  scope: Region;
  /** Weight of running text, in code units, per region with all below it. */
  sums: Float64Array;
  /** The strongest noise of the region at an index and of what it stands in: 0 to 3. */
  noiseOf: (region: number) => number;
  /** Per region 1 where it is in the body or in a part of the article's text that stands beside it. */
  inBody: Uint8Array;
  /** Per block 1 where it is the teaser of a card: one short text under a heading that is a link. */
  teasers: Uint8Array;
}

/** The share of a region's text that one child must hold for the search to go down into it. */
const DOMINANT = 0.6;
const DOMINANT_BODY = 0.4;
/** What a short article weighs, and the least that may be one. */
const ARTICLE = 600;
const SHORT = 140;
/** Under a linked heading, a longer text than this is told, not announced. */
const MAX_TEASER = 500;
/** Blocks or regions looked at between two places where the search may be interrupted. */
const AT_ONCE = 8_192;

/** How much a block is running text, in code units: long, unlinked, of sentences. */
export function weightOf(block: Block, name: string): number {
  const { size } = block;
  const unlinked = 1 - Math.min(1, block.linked / block.text.length);
  if (size < 25 || !unlinked || isHeading(name)) return 0;
  let weight = size * unlinked * unlinked;
  if (name === 'li' || name === 'td') weight *= 0.5;
  if (name !== 'p' && size < 80) weight *= 0.3;
  else if (size < 80) weight *= 0.6;
  return weight;
}

/**
 * Finds the body of the article among the page's regions; on a page that is no article, whatever holds most text. Tells
 * `notice` of each region that was weighed for the body.
 */
export function* score(page: Page, notice: Notice = null): Interruptible<Scored> {
  const { regions, blocks } = page;
  const count = regions.length;
  const weights = new Float64Array(blocks.length);
  const raw = new Float64Array(count);
  // How many runs of text each region holds itself: several where paragraphs are parted by line breaks.
  const runs = new Int32Array(count);
  for (const block of blocks) {
    if (block.index % AT_ONCE === 0) yield;
    const weight = weightOf(block, regions[block.region]?.name ?? '');
    if (!weight) continue;
    weights[block.index] = weight;
    raw[block.region] = (raw[block.region] ?? 0) + weight;
    runs[block.region] = (runs[block.region] ?? 0) + 1;
  }
  yield;
  const parts = total(page, raw);
  yield;
  const teasers = yield* findTeasers(page, weights, parts, raw);
  yield;
  const all = total(page, raw);
  yield;
  const headlines = countHeadlines(page);
  yield;
  const talks = yield* findTalks(page, weights, headlines);
  yield;
  const { noiseOf, believe } = yield* noiseTeller(page, all, headlines, talks);
  yield;
  const sums = new Float64Array(count);
  const heaviest = new Int32Array(count).fill(-1);
  for (let i = count - 1; i >= 0; i -= 1) {
    if (i % AT_ONCE === 0) yield;
    const weight = (sums[i] ?? 0) + (raw[i] ?? 0);
    sums[i] = weight && noiseOf(i) ? 0 : weight;
    const parent = regions[i]?.parent ?? -1;
    if (parent < 0) continue;
    sums[parent] = (sums[parent] ?? 0) + (sums[i] ?? 0);
    const best = heaviest[parent] ?? -1;
    if (best < 0 || (sums[i] ?? 0) >= (sums[best] ?? 0)) heaviest[parent] = i;
  }
  const toldBodies = regions.filter((region) => region.told === 'body');
  // Verse and the like weigh nothing; where a rule knows its place, any text will do.
  const told =
    toldBodies.find(({ index }) => (sums[index] ?? 0) > 0) ??
    toldBodies.find(({ index, end }) => blocks.some(({ region }) => region >= index && region < end));
  const tell =
    notice &&
    ((region: Region, why: string, chosen: boolean) =>
      notice({
        for: 'body',
        value: nameOf(region),
        points: Math.round(sums[region.index] ?? 0),
        reasons: [why],
        chosen,
      }));
  yield;
  const scope = (told ? null : articleInView(page, sums, headlines)) ?? (regions[0] as Region);
  const body = told ?? descend(page, scope, sums, heaviest, runs, tell);
  if (told) tell?.(told, 'a site rule says so', true);
  const inBody = new Uint8Array(count);
  inBody.fill(1, body.index, body.end);
  const scored: Scored = { body, scope, sums, noiseOf, inBody, teasers };
  yield;
  const paragraph = yield* paragraphOf(page, body, sums);
  if (told) for (const region of toldBodies) inBody.fill(1, region.index, region.end);
  else yield* absorb(page, scored, paragraph, headlines, tell);
  if (paragraph) yield* believeMake(page, scored, paragraph, believe, tell);
  else yield* believeOpening(page, scored, weights, headlines, believe, tell);
  return scored;
}

export type Tell = ((region: Region, why: string, chosen: boolean) => void) | null;

/** The region as a selector says it: `div#story.post-body.wide`. */
function nameOf({ element, name }: Region): string {
  const id = getAttribute(element, 'id');
  const classes = getAttribute(element, 'class')?.trim().slice(0, 200).replace(/\s+/g, '.');
  return name + (id ? `#${id.slice(0, 100)}` : '') + (classes ? `.${classes}` : '');
}

/** The sum of `values` per region, with all below it. */
function total({ regions }: Page, values: Float64Array): Float64Array {
  const sums = values.slice();
  for (let i = regions.length - 1; i > 0; i -= 1) {
    const parent = regions[i]?.parent ?? 0;
    sums[parent] = (sums[parent] ?? 0) + (sums[i] ?? 0);
  }
  return sums;
}

/**
 * Finds the one text of a card under its linked heading, and takes most of its weight from `raw`: a column of cards must
 * not outweigh an article. `all` is the weight of each region with all below it.
 */
function* findTeasers(
  { regions, blocks }: Page,
  weights: Float64Array,
  all: Float64Array,
  raw: Float64Array,
): Interruptible<Uint8Array> {
  const teasers = new Uint8Array(blocks.length);
  let heading: Block | null = null;
  for (const block of blocks) {
    if (block.index % AT_ONCE === 0) yield;
    const weight = weights[block.index] ?? 0;
    if (!weight) {
      // What weighs is no heading.
      if (!isHeading(regions[block.region]?.name ?? '')) continue;
      heading = block.linked > block.text.length * 0.8 && !block.href?.startsWith('#') ? block : null;
    } else if (heading && block.index <= heading.index + 4 && block.size <= MAX_TEASER) {
      let box = regions[heading.region];
      for (let level = 0; box && box.end <= block.region && level < 5; level += 1) box = regions[box.parent];
      if (!box || box.end <= block.region || (all[box.index] ?? 0) > weight * 1.3) continue;
      teasers[block.index] = 1;
      raw[block.region] = (raw[block.region] ?? 0) - weight * 0.9;
    }
  }
  return teasers;
}

/** Per region how many h1 headings stand before it. */
function countHeadlines({ regions }: Page): Int32Array {
  const headlines = new Int32Array(regions.length + 1);
  for (const { index, name } of regions) headlines[index + 1] = (headlines[index] ?? 0) + (name === 'h1' ? 1 : 0);
  return headlines;
}

/**
 * Boxes that a heading of readers' comments opens, below a headline and some text: each is called so, whatever its element is named.
 * Without text in between the word may be over an opinion.
 */
function* findTalks(
  { regions, blocks }: Page,
  weights: Float64Array,
  headlines: Int32Array,
): Interruptible<ReadonlySet<Region>> {
  const talks = new Set<Region>();
  let below = 0;
  for (const { index, region, text } of blocks) {
    if (index % AT_ONCE === 0) yield;
    below += weights[index] ?? 0;
    const heading = regions[region];
    if (!heading || !isHeading(heading.name)) continue;
    if (heading.name === 'h1') below = 0;
    if (below < SHORT || !headlines[region] || !isCommentsHeading(text)) continue;
    let talk: Region | undefined;
    for (let box = regions[heading.parent]; box && box.block === index; box = regions[box.parent]) talk = box;
    if (talk && headlines[talk.index] === headlines[talk.end]) talks.add(talk);
  }
  return talks;
}

export interface NoiseTeller {
  noiseOf: Scored['noiseOf'];
  /** Takes back what the names of the region say of it. */
  believe(region: Region): void;
}

/** Whether a part has for its id the words of the heading that opens it: 'policy-recommendations' is what it says, not what it is. */
function isCalledByHeading({ blocks }: Page, { element, block, end }: Region): boolean {
  const id = idOf(element);
  const first = id ? blocks[block] : undefined;
  return first !== undefined && first.region < end && fold(id.replace(/[-_]+/g, ' ')) === fold(first.text);
}

/**
 * Tells the noise of a region, as its names or the heading of `talks` say. They are not believed of what holds most of the page's text (whole pages
 * stand in a form), unless there is an article's worth of text without it: comments may well be longer than the article.
 */
function* noiseTeller(
  page: Page,
  all: Float64Array,
  headlines: Int32Array,
  talks: ReadonlySet<Region>,
): Interruptible<NoiseTeller> {
  const { regions } = page;
  const calledNoise = (region: Region): number => region.ownNoise || (talks.has(region) ? 2 : 0);
  const whole = all[0] ?? 0;
  // Per region what the regions before it weigh that are called noise and are small, each with all below it.
  const small = new Float64Array(regions.length + 1);
  let skip = 0;
  for (const region of regions) {
    const { index } = region;
    if (index % AT_ONCE === 0) yield;
    const weight = all[index] ?? 0;
    // What weighs nothing is not asked for its names: that is most of a page.
    const counts = weight > 0 && index >= skip && weight < whole * 0.5 && calledNoise(region) > 0;
    if (counts) skip = region.end;
    small[index + 1] = (small[index] ?? 0) + (counts ? weight : 0);
  }
  function isBelieved(region: Region): boolean {
    const { index, end, name, signals } = region;
    if (isCalledByHeading(page, region)) return false;
    const weight = all[index] ?? 0;
    const consent = (signals & SIGNAL.consent) !== 0;
    if (name === 'p' && weight > 120 && !consent) return false;
    if (weight < whole * 0.5) return true;
    const rest = whole - weight - (small[regions.length] ?? 0) + (small[end] ?? 0) - (small[index] ?? 0);
    const enough = consent ? rest > SHORT : rest > ARTICLE && rest > whole * 0.1;
    return enough && headlines[index] === headlines[end];
  }
  /** Of the region alone, whatever it stands in; -1 where a rule knows better than names do. */
  function ownNoise(region: Region): number {
    if (region.told) return region.told === 'nothing' ? 3 : -1;
    const own = calledNoise(region);
    return own && isBelieved(region) ? own : 0;
  }
  const UNKNOWN = 255;
  const known = new Uint8Array(regions.length).fill(UNKNOWN);
  function noiseOf(index: number): number {
    if (known[index] !== UNKNOWN) return known[index] ?? 0;
    let at = index;
    while (at >= 0 && known[at] === UNKNOWN) at = regions[at]?.parent ?? -1;
    // From the nearest one that is known downwards, so that the depth of a page is no depth of calls.
    const path: Region[] = [];
    for (let region = regions[index]; region && region.index !== at; region = regions[region.parent]) path.push(region);
    let noise = known[at] ?? 0;
    for (let region = path.pop(); region; region = path.pop()) {
      const own = noise < 3 || region.told ? ownNoise(region) : 0;
      noise = own < 0 ? 0 : Math.max(own, noise);
      known[region.index] = noise;
    }
    return noise;
  }
  return {
    noiseOf,
    believe({ index, end, parent }) {
      known.fill(UNKNOWN, index, end);
      known[index] = parent < 0 ? 0 : noiseOf(parent);
    },
  };
}

/** Parts of a text, which hold all of it only where a page is oddly built. */
const PART = /^(?:p|ul|ol|dl|li|blockquote|figure|pre|h[1-6])$/;
/** How far up from the body what stands beside it may be a part of it. */
const MAX_LEVELS = 5;

/**
 * Takes in the parts of the text that stand beside the body: opening paragraphs above a 'read on' box, and further
 * pieces made like the body itself (same tag and classes), as where advertisements cut a text into chunks.
 */
function* absorb(
  page: Page,
  { body, scope, sums, inBody, teasers }: Scored,
  paragraph: Region | null,
  headlines: Int32Array,
  tell: Tell,
): Interruptible<void> {
  const { regions } = page;
  let seen = 0;
  let inner = body;
  for (let level = 0; level < MAX_LEVELS && inner.parent >= scope.index && inner !== scope; level += 1) {
    const outer = regions[inner.parent];
    if (!outer || outer.name === 'body' || /^(?:article|main)$/.test(inner.name)) return;
    for (let i = outer.index + 1; i < outer.end; i = regions[i]?.end ?? outer.end) {
      const piece = regions[i];
      seen += 1;
      if (seen % BESIDE === 0) yield;
      // What is noise weighs nothing.
      if (!piece || piece === inner || !sums[i]) continue;
      const weight = sums[i] ?? 0;
      const before = i < inner.index;
      let why = '';
      if (piece.name === 'p' || (paragraph && isMadeLike(piece, paragraph))) {
        if (weight > (level ? 60 : 20)) why = 'a paragraph beside the body';
      } else if (weight < 60 || isItem(page, piece, teasers)) continue;
      else if (isMadeLike(piece, inner)) {
        // What has no class is made like anything, and farther out it is a column of the page.
        if (hasAttribute(piece.element, 'class') || (level < 2 && holdsParagraphs(page, piece, sums)))
          why = 'made like the body beside it';
      } else if (!before && !level && outer.signals & SIGNAL.body && isMoreText(page, piece, sums)) {
        why = 'paragraphs in the box named as the body';
      } else if (before && level < 2 && holdsParagraphs(page, piece, sums)) {
        // With the headline a head may hold a dek alone.
        if (headlines[i] === headlines[piece.end] || weight > 300) why = 'paragraphs before the body';
      }
      if (!why) continue;
      inBody.fill(1, i, piece.end);
      tell?.(piece, why, true);
    }
    inner = outer;
  }
}

/** Whether a region is an item of a list of articles: it opens with a linked heading, or holds little but a teaser. */
function isItem({ regions, blocks }: Page, region: Region, teasers: Uint8Array): boolean {
  const first = blocks[firstBlockOf(blocks, region.index)];
  if (!first || first.region >= region.end) return false;
  if (isHeading(regions[first.region]?.name ?? '')) return first.linked > first.text.length * 0.8;
  return teasers[first.index] === 1;
}

/** Whether a region is a box of paragraphs and nothing in it is named as telling of the author. */
function isMoreText(page: Page, piece: Region, sums: Float64Array): boolean {
  if (!/^(?:div|section)$/.test(piece.name) || !holdsParagraphs(page, piece, sums)) return false;
  for (let i = piece.index; i < piece.end; i += 1) if ((page.regions[i]?.signals ?? 0) & SIGNAL.bio) return false;
  return true;
}

/** Whether nearly all that the region holds is paragraphs. */
function holdsParagraphs(page: Page, region: Region, sums: Float64Array): boolean {
  let paragraphs = 0;
  for (let i = region.index; i < region.end; i += 1) {
    const at = page.regions[i];
    if (at?.name === 'p' && at.end === i + 1) paragraphs += sums[i] ?? 0;
  }
  return paragraphs > (sums[region.index] ?? 0) * 0.8;
}

function descend(
  page: Page,
  scope: Region,
  sums: Float64Array,
  heaviest: Int32Array,
  runs: Int32Array,
  tell: Tell,
): Region {
  let at = scope;
  let why = scope.index ? 'is the article in view' : 'holds all text of the page';
  for (;;) {
    const next = page.regions[heaviest[at.index] ?? -1];
    const stop = next ? refusal(next, at, sums, runs) : 'has no more below it';
    tell?.(at, why, stop !== '');
    if (!next || stop) {
      if (next) tell?.(next, stop, false);
      return at;
    }
    const share = Math.round((100 * (sums[next.index] ?? 0)) / (sums[at.index] || 1));
    why = `holds ${share} % of the text around it`;
    if (next.signals & SIGNAL.body) why += ', named as a body';
    at = next;
  }
}

/** Why not to go down into the heaviest child, '' to go. */
function refusal(next: Region, at: Region, sums: Float64Array, runs: Int32Array): string {
  const share = (sums[next.index] ?? 0) / (sums[at.index] || 1);
  if (share < (next.signals & SIGNAL.body ? DOMINANT_BODY : DOMINANT)) return 'holds too little of the text';
  if (PART.test(next.name) && share < 0.95) return 'is a part of a text';
  // One paragraph is no body, however long.
  if (next.end === next.index + 1 && (runs[next.index] ?? 0) < 2) return 'is one paragraph';
  return isRendered(next.element) ? '' : 'does not show';
}
