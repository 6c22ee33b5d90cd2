/** Finds the headline that the page shows, which need not be the title that it tells machines. */
import { childNodesOf, isRendered, isText, querySelectorAll, textData } from '../dom.ts';
import { isByline } from './bylines.ts';
import { heaviest, type Notice, Weighed } from './candidates.ts';
import { isSiteName, type Metadata } from './metadata.ts';
import { type Block, isHeading, type Page } from './page-parts.ts';
import type { Scored } from './score.ts';
import { fold, foldText, sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { isTold } from './told.ts';
import { PAGE_OF } from './wording.ts';

export interface Headline {
  block: Block;
  element: Element;
  text: string;
}

/** A title told to machines, folded, with its words. */
interface Told {
  title: string;
  words: Set<string>;
}

/** How well a headline is the one a title tells of, 0 to 1; a title may have the site's name at either end. */
function titleMatch(text: string, titles: Told[]): number {
  let best = 0;
  const own = text.split(' ');
  for (const [at, { title, words }] of titles.entries()) {
    let match = 0;
    if (title === text) match = 1;
    else if (title.startsWith(`${text} `) || title.endsWith(` ${text}`)) {
      // What is the less of a title is the site's name in it, or its section's.
      const share = text.length / title.length;
      match = share < 0.5 ? share : text.length > 12 ? 0.9 : 0.5;
    } else if (text.startsWith(`${title} `) && title.length > 15) match = 0.7;
    else if (own.length > 2) {
      const shared = own.filter((word) => words.has(word)).length;
      match = (0.7 * shared) / Math.max(words.size, own.length);
    }
    best = Math.max(best, match - at * 0.01);
  }
  return best;
}

/** What the level of a heading says; a map, for an element may be called `constructor`. */
const RANKS = new Map([
  ['h1', 2],
  ['h2', 1],
  ['h3', 0.4],
]);

/** Headings that are a title word for word, against which the others are held. */
const MAX_EXACT = 4;

/** Whether an address is that of a site's front page, in whatever language. */
function leadsHome(href: string | null): boolean {
  if (!href || href.length > 300 || href.startsWith('#')) return false;
  try {
    const { pathname, search } = new URL(href, 'https://site.invalid/page/');
    return search === '' && /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?|(?:index|default|home)\.\w{3,5})?$/i.test(pathname);
  } catch {
    return false;
  }
}

const LEAST = 2.2;
const MAX_HEADLINE = 400;

/** The headline of the article whose first running text is block `firstText`, or null. */
export function findHeadline(
  page: Page,
  scored: Scored,
  meta: Metadata,
  firstText: number,
  notice: Notice = null,
): Headline | null {
  const titles = [...new Set(meta.titles.map(fold))]
    .filter(Boolean)
    .map((title) => ({ title, words: new Set(title.split(' ')) }));
  const sites = meta.siteNames.map(fold);
  const { scope } = scored;
  let headings = 0;
  for (let i = scope.index; i < scope.end && headings < 2; i += 1) if (page.regions[i]?.name === 'h1') headings += 1;
  const only = headings === 1;
  const candidates: Weighed<Headline>[] = [];
  for (const block of page.blocks) {
    if (block.index > firstText + 4) break;
    if (block.text.length > MAX_HEADLINE || block.region < scope.index) continue;
    const region = page.regions[block.region];
    if (!region) continue;
    // The heading the text stands in: a link or box inside an h1 is still the h1's.
    const up = page.regions[region.parent];
    const heading = isHeading(region.name) || !up || !isHeading(up.name) ? region : up;
    const box = page.regions[heading.parent];
    const titled = ((heading.signals | (box?.signals ?? 0)) & SIGNAL.title) !== 0;
    if (isTold(heading)) continue;
    const signed = isHeading(heading.name) || block.index >= firstText ? null : signedTitle(page, block);
    if (!isHeading(heading.name) && !titled && !signed && heading.name !== 'td') continue;
    const text = fold(signed?.text ?? block.text);
    if (!text) continue;
    const linked = block.linked > block.text.length * 0.8;
    const home = linked && text !== titles[0]?.title && leadsHome(block.href);
    const match = home ? 0 : titleMatch(text, titles);
    const noise = scored.noiseOf(block.region);
    const away = firstText - block.index;
    candidates.push(
      new Weighed(
        signed ?? { block, element: heading.element, text: block.text },
        RANKS.get(heading.name) ?? 0,
        heading.name,
      )
        .add(match > 0, 4 * match, 'the titles told to machines say the same')
        .add(titled, 0.7, 'named as a title')
        .add(signed !== null, 2.5, 'bold, right above the byline')
        // The one h1 of a page is its headline whatever its titles say: many tell only of the site.
        .add(only && heading.name === 'h1', 0.7, 'the only h1')
        .add(sites.includes(text), -3, "is the site's name")
        .add((heading.signals & (SIGNAL.byline | SIGNAL.author)) !== 0, -2, 'named as a byline')
        .add(noise > 0, noise === 3 ? -2 : -1, 'in a part that is no article')
        .add(away > 0, -Math.min(2, away / 30), 'far above the text')
        .add(linked && match < 0.9, -1, 'a link')
        .add(home, -3, 'a link to the front page'),
    );
  }
  // 'Longview Review: On Clerks' above 'On Clerks', which is a title by itself: the rest is the site's name.
  const told = new Set(titles.map(({ title }) => title));
  const whole = candidates
    .map(({ what }) => ({ at: what.block.index, text: fold(what.text) }))
    .filter(({ text }) => told.has(text))
    .slice(0, MAX_EXACT);
  for (const candidate of candidates) {
    const text = fold(candidate.what.text);
    const isRest = (of: { at: number; text: string }): boolean =>
      of.at > candidate.what.block.index && (told.has(`${text} ${of.text}`) || told.has(`${of.text} ${text}`));
    candidate.add(whole.some(isRest), -3, 'what a title adds to the headline below');
  }
  // The last of equals stands nearest to the text, where a page repeats its title in a bar.
  const found = orItsTwin(
    heaviest('title', candidates.reverse(), LEAST, ({ text }) => text, notice),
    candidates,
  );
  const own = found && page.regions[found.block.region]?.element === found.element;
  return found && !own ? { ...found, text: sectionText(found.element, 500) } : found;
}

/** The headline, or where nobody sees that one the weightiest that says the same where it is seen: of two, for wide windows and narrow ones. */
function orItsTwin(found: Headline | null, candidates: readonly Weighed<Headline>[]): Headline | null {
  if (!found || isRendered(found.element)) return found;
  const twins = candidates.filter(({ what }) => what.text === found.text && isRendered(what.element));
  return heaviest('title', twins, LEAST, ({ text }) => text, null) ?? found;
}

/** How long a line is at the least and at the most that is a headline by its looks alone. */
const MIN_LINE = 10;
const MAX_LINE = 200;

/** The headline in a block that no heading holds: bold all through, and the byline follows at once, or in the same line. */
function signedTitle({ blocks, regions }: Page, block: Block): Headline | null {
  const { text, index, inlines } = block;
  if (text.length < MIN_LINE || text.length > MAX_LINE || block.linked || block.emphasised < text.length * 0.9)
    return null;
  const region = regions[block.region];
  if (!region) return null;
  if (isByline(blocks[index + 1]?.text ?? '')) return isByline(text) ? null : { block, element: region.element, text };
  const [first] = inlines;
  const title = first && sectionText(first, MAX_LINE);
  if (!title || title.length < MIN_LINE || !isByline(text.slice(title.length).trim())) return null;
  return text.startsWith(`${title} `) ? { block, element: first, text: title } : null;
}

const MAX_TITLE = 500;

/** A label after a bar, as sites set it behind their headlines: 'Let kids be kids | Editorial'. */
const LABEL = /\s+\|\s+[^|]{1,25}$/;

/** The same before the headline: 'Opinion | Let kids be kids'. */
const LABEL_BEFORE = /^([^|]{3,25})\s+\|\s+(?=[^|]{12})/;

/** What a piece is called by its kind. */
const KIND =
  /^(?:(?:guest )?(?:editorial|opinion|op-?ed|commentary|comment|analysis|column|essay|review|letters?|perspective|news)s?|meinung|kommentar|gastbeitrag|kolumne|analyse|tribune|chronique|éditorial|opinión|columna|análisis|editoriale|opinião|coluna|análise|opinione|commento|analisi|opinie|debatt?|kronikk?)$/i;

/** A first word that a sign parts from the rest: 'KOMMENTAR - Der Stau'. */
const KIND_PARTED = /^([^|:–—-]{3,25}?)\s?[|:–—-]\s/;

/** Which page of the article it is, behind its title. */
const PAGE_NUMBER = new RegExp(String.raw` ?(?:\(${PAGE_OF}\)|[|–—-] ?${PAGE_OF}|, ${PAGE_OF})$`, 'i');

/** What parts a title from the name of its site. */
const SEPARATOR = /\s[|–—-]\s/;

/** Elements of a heading that are looked at for the part of it that is the title. */
const MAX_PARTS = 20;

/**
 * The article's title: the headline without a label behind it and without a kicker that stands in the same heading; where
 * none is shown, what machines are told.
 */
export function titleOf(headline: Headline | null, meta: Metadata): string {
  if (!headline) return withoutSite(meta.titles[0] ?? '', meta).replace(PAGE_NUMBER, '');
  const { bare, elements } = partsOf(headline.element);
  const parts = new Map([...elements, ...bare].map((text) => [fold(text), text]));
  const whole = fold(headline.text);
  const titles = meta.titles.map((title) => withoutSite(title, meta));
  const folded = titles.map(fold);
  // 'Cold Comfort<small>Why the subsidy fails</small>': words that stand bare, or that all titles are, are no kicker.
  const tidy = (text: string): string => withoutLabel(text.replace(PAGE_NUMBER, ''), folded, meta);
  const isTitle = (part: string): boolean => fold(bare[0] ?? '') === part || folded.every((title) => title === part);
  // 'Commentary' in an element of its own before the title: metadata leave it out, or part it by a sign.
  const kind = elements.map((text) => text.replace(/\s?:$/, '')).find((text) => KIND.test(text)) ?? '';
  const isParted = (title: string): boolean => KIND_PARTED.exec(title)?.[1]?.toLowerCase() === kind.toLowerCase();
  if (kind && whole.startsWith(`${fold(kind)} `) && (!folded.includes(whole) || titles.some(isParted))) {
    const rest = parts.get(whole.slice(fold(kind).length + 1));
    if (rest) return tidy(rest);
  }
  for (const [at, told] of titles.entries()) {
    const name = folded[at] ?? '';
    // Machines are told with a sign what stands between a kicker and the rest.
    if (name === whole) return tidy(parts.size > 1 ? told : headline.text);
    // 'Cold Comfort <small>Why the subsidy fails</small>' within one link.
    const rest = whole.startsWith(`${name} `) ? whole.slice(name.length + 1) : '';
    if (rest && parts.has(rest) && isTitle(name)) return tidy(told);
    const same = parts.get(name);
    const part = same ?? parts.get(fold(told.split(SEPARATOR, 1)[0] ?? ''));
    const opens = same !== undefined && whole.startsWith(name) && isTitle(name);
    if (part && (opens || part.length * 2 > headline.text.length)) return part;
  }
  return tidy(headline.text);
}

/**
 * A headline without a label behind it, unless the titles, folded, keep what looks like one: 'Taiwan | What comes next'.
 * What a title leaves out, the kind of the piece and the names of author and site are labels whatever titles keep.
 */
function withoutLabel(text: string, titles: string[], meta: Metadata): string {
  const kind = LABEL_BEFORE.exec(text);
  if (kind && KIND.test(kind[1] ?? '')) return text.slice(kind[0].length);
  const label = LABEL.exec(text);
  if (!label) return text;
  const [rest, name] = [text.slice(0, label.index), label[0].replace('|', '').trim()];
  const writes = [...meta.people, ...meta.metaAuthors].some((author) => fold(author) === fold(name));
  if (writes || KIND.test(name) || isSiteName(name, meta) || titles.includes(fold(rest))) return rest;
  const whole = fold(text);
  const keeping = titles.filter((title) => title.startsWith(whole)).length;
  return keeping > 1 || (keeping > 0 && name.length > rest.length) ? text : rest;
}

/** The texts of a heading's elements, and of the bare words between them. */
function partsOf(heading: Element): { bare: string[]; elements: string[] } {
  const bare = childNodesOf(heading)
    .filter(isText)
    .slice(0, MAX_PARTS)
    .map((node) => foldText(textData(node).slice(0, MAX_TITLE)));
  const elements = querySelectorAll(heading, '*')
    .slice(0, MAX_PARTS)
    .map((element) => sectionText(element, MAX_TITLE));
  return { bare: bare.filter(Boolean), elements };
}

/** 'Title' of 'Title | Site' and 'Title - Site'. */
function withoutSite(title: string, meta: Metadata): string {
  const parts = title.slice(0, MAX_TITLE).split(SEPARATOR);
  const last = parts[parts.length - 1] ?? '';
  if (parts.length < 2 || !isSiteName(last.trim(), meta)) return title;
  return title.slice(0, title.lastIndexOf(last) - ' | '.length).trim();
}
