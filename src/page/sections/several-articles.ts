/** Of several articles on one page, one below the other, finds the one in view. */
import { boundingRect, isRendered } from '../dom.ts';
import { marksBetween } from './gather.ts';
import type { Metadata } from './metadata.ts';
import type { Page, Region } from './page-parts.ts';
import { fold } from './section-text.ts';
import { SIGNAL } from './signals.ts';

/** In CSS pixels from the top of the window: an article that begins above this is the one being read. */
const READING_LINE = 300;
/** Of more than so many one below the other, the others are not looked at. */
const MAX_ARTICLES = 20;
/** The share of the page's text that they hold together, and the least that one of them weighs. */
const SHARE = 0.6;
const LEAST = 300;

/**
 * The one in view of several articles, each under an h1 of its own; before any scrolling the first. Null where the page
 * has not several: parts of one article have headings too, but neither an `article` around them nor a byline or date each.
 * `sums` is the weight of each region with all below it, `headlines` how many h1 stand before it.
 */
export function articleInView(page: Page, sums: Float64Array, headlines: Int32Array): Region | null {
  const whole = page.regions[0];
  if (!whole || (headlines[whole.end] ?? 0) < 2) return null;
  const articles = findArticles(page, sums, headlines);
  const [first, second] = articles;
  if (!first || !second || isPartOfOne(page, first, headlines)) return null;
  const together = articles.reduce((sum, { index }) => sum + (sums[index] ?? 0), 0);
  if (together < SHARE * (sums[0] ?? 0)) return null;
  if (boundingRect(first.element).top >= 0) return first;
  return articles.findLast(({ element }) => boundingRect(element).top < READING_LINE) ?? first;
}

/** The largest regions that hold one h1 each, and `article` elements that hold any, made alike and on one level. */
function findArticles(page: Page, sums: Float64Array, headlines: Int32Array): Region[] {
  const { regions } = page;
  const whole = sums[0] ?? 0;
  const articles: Region[] = [];
  for (let i = 0; i < regions.length && articles.length < MAX_ARTICLES; ) {
    const region = regions[i] as Region;
    const headed = (headlines[region.end] ?? 0) - (headlines[i] ?? 0);
    const weight = sums[i] ?? 0;
    if (headed > 1 && !(region.name === 'article' && weight < whole * SHARE)) {
      i += 1;
      continue;
    }
    const [like] = articles;
    const alike = !like || (like.name === region.name && like.depth === region.depth);
    if (headed && alike && weight >= LEAST && isOwn(region) && isRendered(region.element)) articles.push(region);
    i = region.end;
  }
  return articles;

  function isOwn({ index, end, block }: Region): boolean {
    for (let i = index; i < end; i += 1) if (regions[i]?.name === 'article') return true;
    return marksBetween(page, block, regions[end]?.block ?? page.blocks.length).some(
      ({ signals, name, region }) =>
        region >= index &&
        region < end &&
        (name === 'time' || (signals & (SIGNAL.author | SIGNAL.byline | SIGNAL.date)) !== 0),
    );
  }
}

/** Whether the whole of them stands under one h1, as the entries of a live blog do. */
function isPartOfOne({ regions }: Page, first: Region, headlines: Int32Array): boolean {
  let box = regions[first.parent];
  while (box && !/^(?:article|main)$/.test(box.name)) box = regions[box.parent];
  return box !== undefined && (headlines[first.index] ?? 0) > (headlines[box.index] ?? 0);
}

/**
 * What the page tells machines, as far as it holds for the article in `scope`: of another than the one the page came
 * with only the facts about the site do, unless the page tells of it anew.
 */
export function metadataFor(page: Page, scope: Region, meta: Metadata): Metadata {
  if (scope.index === 0) return meta;
  const titles = meta.titles.map(fold);
  const tells = page.blocks.some(({ region, text }) => {
    if (region < scope.index || region >= scope.end || page.regions[region]?.name !== 'h1') return false;
    const headline = fold(text);
    return headline !== '' && titles.some((title) => title.includes(headline));
  });
  if (tells) return meta;
  const nothing = { titles: [], descriptions: [], people: [], metaAuthors: [], desks: [] };
  return { ...meta, ...nothing, published: null, canonicalUrl: null };
}
