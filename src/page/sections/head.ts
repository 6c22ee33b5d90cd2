/** Finds what stands at the head of an article: its headline, dek, byline and date. */
import { getAttribute } from '../dom.ts';
import { isByline, namesIn, sameName } from './bylines.ts';
import { type FoundDate, machineDate, visibleDate } from './dates.ts';
import type { Block, Mark, Page, Region } from './gather.ts';
import type { Metadata } from './metadata.ts';
import { HEADING, type Scored, weightOf } from './score.ts';
import { sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { saysDisclaimer, saysProvenance, saysReadMore } from './wording.ts';

export interface Byline {
  element: Element;
  text: string;
  names: string[];
  /** The block it stands in or before. */
  block: number;
}

export interface Head {
  headline: { block: Block; element: Element; text: string } | null;
  dek: Block | null;
  byline: Byline | null;
  /** What the page shows as the date; `iso` is null where it cannot be read. */
  date: { iso: string | null; text: string; machine: string | null } | null;
  /** Index of the first block of running text. */
  start: number;
}

/** For comparing: letters and digits only, lower case. */
export const fold = (text: string): string =>
  text
    .slice(0, 600)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How well a headline is the one a title tells of, 0 to 1; a title may have the site's name at either end. */
function titleMatch(text: string, titles: string[]): number {
  let best = 0;
  for (const [at, title] of titles.entries()) {
    if (!title || !text) continue;
    let match = 0;
    if (title === text) match = 1;
    else if (title.startsWith(`${text} `) || title.endsWith(` ${text}`)) match = text.length > 12 ? 0.9 : 0.5;
    else if (text.startsWith(`${title} `) && title.length > 15) match = 0.7;
    else {
      const words = new Set(title.split(' '));
      const own = text.split(' ');
      const shared = own.filter((word) => words.has(word)).length;
      match = own.length > 2 ? (0.7 * shared) / Math.max(words.size, own.length) : 0;
    }
    best = Math.max(best, match - at * 0.01);
  }
  return best;
}

function ancestorSignals(page: Page, region: Region, levels: number): number {
  let signals = 0;
  let at: Region | undefined = region;
  for (let i = 0; at && i <= levels; i += 1) {
    signals |= at.signals;
    at = page.regions[at.parent];
  }
  return signals;
}

/** What the level of a heading says; a map, for an element may be called `constructor`. */
const RANKS = new Map([
  ['h1', 2],
  ['h2', 1],
  ['h3', 0.4],
]);

/** Blocks between headline and text beyond which no byline and no date is looked for. */
const MAX_HEAD = 1_000;

function findHeadline(page: Page, scored: Scored, meta: Metadata, firstText: number): Head['headline'] {
  const titles = meta.titles.map(fold);
  const site = meta.siteName ? fold(meta.siteName) : '';
  let best: Head['headline'] = null;
  let bestScore = 2.2;
  const only = page.regions.filter(({ name }) => name === 'h1').length === 1;
  for (const block of page.blocks) {
    if (block.index > firstText + 4) break;
    if (block.text.length > 400) continue;
    const region = page.regions[block.region];
    if (!region) continue;
    // The heading the text stands in: a link or box inside an h1 is still the h1's.
    const up = page.regions[region.parent];
    const heading = HEADING.test(region.name) || !up || !HEADING.test(up.name) ? region : up;
    const titled = (ancestorSignals(page, heading, 1) & SIGNAL.title) !== 0;
    if (!HEADING.test(heading.name) && !titled && heading.name !== 'td') continue;
    const text = fold(block.text);
    if (!text) continue;
    const match = titleMatch(text, titles);
    let points = 4 * match + (RANKS.get(heading.name) ?? 0) + (titled ? 0.7 : 0);
    // The one h1 of a page is its headline whatever its titles say: many tell only of the site.
    if (only && heading.name === 'h1') points += 0.7;
    if (heading.told === 'headline') points += 5;
    if (text === site) points -= 3;
    if (scored.noise[block.region] === 3) points -= 2;
    else if (scored.noise[block.region]) points -= 1;
    points -= Math.min(2, Math.max(0, firstText - block.index) / 30);
    if (block.linked > block.text.length * 0.8 && match < 0.9) points -= 1;
    // The last of equals stands nearest to the text, where a page repeats its title in a bar.
    if (points >= bestScore) {
      bestScore = points;
      best = {
        block,
        element: heading.element,
        text: heading === region ? block.text : sectionText(heading.element, 500),
      };
    }
  }
  return best;
}

/** First block in the body that is running text. */
function firstRunning(page: Page, scored: Scored, from: number): number {
  for (let i = from; i < page.blocks.length; i += 1) {
    const block = page.blocks[i];
    if (!block || !scored.inBody[block.region]) continue;
    const region = page.regions[block.region];
    if (!region || scored.noise[block.region] || HEADING.test(region.name)) continue;
    if (block.text.length >= 60 && weightOf(block, region.name) > 30 && !isFront(block.text)) return i;
  }
  return page.blocks.findIndex(({ region }) => scored.inBody[region]);
}

const isFront = (text: string): boolean =>
  isByline(text) || saysProvenance(text) || saysReadMore(text) || saysDisclaimer(text);

export function readHead(page: Page, scored: Scored, meta: Metadata): Head {
  const first = firstRunning(page, scored, 0);
  const headline = findHeadline(page, scored, meta, first);
  const after = headline ? headline.block.index + 1 : Math.max(0, first - 12);
  let start = firstRunning(page, scored, after);
  const dek = findDek(page, scored, meta, after, start);
  if (dek && dek.index >= start) start = firstRunning(page, scored, dek.index + 1);
  const zone = { from: after - 8, to: Math.min(start, after + MAX_HEAD) + 3 };
  const byline = findByline(page, scored, meta, zone, start);
  const date = findDate(page, scored, meta, zone);
  return { headline, dek, byline, date, start };
}

/** Whether other paragraphs of running text stand beside the region, among the blocks after `from`. */
function hasSiblings(page: Page, region: Region, from: number): boolean {
  const parent = page.regions[region.parent];
  if (!parent) return false;
  for (let i = from; i < page.blocks.length; i += 1) {
    const block = page.blocks[i];
    if (!block || block.region >= parent.end) break;
    if (block.region === region.index || block.text.length < 60) continue;
    const other = page.regions[block.region];
    if (other?.parent === parent.index && other.name === region.name) return true;
  }
  return false;
}

function findDek(page: Page, scored: Scored, meta: Metadata, from: number, start: number): Block | null {
  const descriptions = meta.descriptions.map(fold).filter((text) => text.length > 20);
  let best: Block | null = null;
  let bestScore = 1;
  for (let i = from; i <= Math.min(start, from + 14); i += 1) {
    const block = page.blocks[i];
    const region = block && page.regions[block.region];
    if (!block || !region) continue;
    const { text } = block;
    if (text.length < 20 || text.length > 500 || isFront(text) || (scored.noise[block.region] ?? 0) > 1) continue;
    if (block.linked > text.length * 0.5 || (visibleDate(text) && text.length < 60)) continue;
    if (HEADING.test(region.name) && text.length > 200) continue;
    const own = ancestorSignals(page, region, 2);
    if (own & (SIGNAL.caption | SIGNAL.notes | SIGNAL.bio) || region.name === 'figcaption' || region.name === 'li')
      continue;
    const inBody = block.region > scored.body.index && block.region < scored.body.end && scored.body.index > 0;
    const folded = fold(text);
    const described = descriptions.some(
      (line) => line === folded || (folded.length > 40 && line.startsWith(folded.slice(0, 60))),
    );
    const sentence = /[.!?…”"’]$/.test(text);
    const heading = HEADING.test(region.name);
    let points = 0;
    if (region.told === 'dek') points += 5;
    if (own & SIGNAL.dek) points += 2;
    if (described) points += 1.2;
    if (heading) points += sentence || described ? 1.5 : text.length > 60 ? 1.2 : 0.3;
    if (!heading && !(own & SIGNAL.dek)) {
      // A plain paragraph is a dek only where it stands alone, outside the text, or is set off from it.
      const setOff = block.emphasised > text.length * 0.9;
      if (inBody) points -= setOff ? 0.3 : 1.6;
      else if (hasSiblings(page, region, i)) points -= 1.6;
      else points += text.length > 40 && sentence ? 0.9 : 0.2;
    } else if (!inBody) points += 0.4;
    if (i - from > 1) points -= 0.08 * (i - from);
    if (own & (SIGNAL.author | SIGNAL.byline | SIGNAL.date)) points -= 1.5;
    if (points > bestScore) {
      best = block;
      bestScore = points;
    }
  }
  return best;
}

interface Zone {
  from: number;
  to: number;
}

function findByline(page: Page, scored: Scored, meta: Metadata, zone: Zone, start: number): Byline | null {
  const site = meta.siteName ? fold(meta.siteName) : '';
  const known = [...new Set([...meta.people, ...meta.metaAuthors])];
  let best: Byline | null = null;
  let bestScore = 0.45;
  function weigh(element: Element, text: string, block: number, points: number): void {
    if (!text || text.length > 220) return;
    let names = namesIn(text);
    const familiar = known.filter((name) => text.toLowerCase().includes(name.toLowerCase()));
    if (!names.length || familiar.length >= names.length) names = familiar;
    if (!names.length) return;
    // Of a name of one word that nothing else tells of, one cannot be sure that it is one.
    if (!familiar.length && !isByline(text) && !names.some((name) => /\s|\p{Lo}/u.test(name))) return;
    let score = points;
    if (isByline(text)) score += 1.5;
    if (familiar.length) score += 1.5;
    if (names.every((name) => site && (site.startsWith(fold(name)) || fold(name).startsWith(site)))) score -= 3;
    score -= Math.max(0, text.length - names.join(' and ').length - 3) / 40;
    score -= Math.abs(block - start) > 12 ? 0.5 : 0;
    if (score > bestScore) {
      bestScore = score;
      best = { element, text, names, block };
    }
  }
  for (const mark of page.marks) {
    if (mark.block < zone.from || mark.block > zone.to || (scored.noise[mark.region] ?? 0) > 2) continue;
    if (!(mark.signals & (SIGNAL.byline | SIGNAL.author))) continue;
    weigh(mark.element, sectionText(mark.element, 300), mark.block, mark.signals & SIGNAL.byline ? 1.2 : 0.8);
  }
  for (let i = Math.max(0, zone.from); i <= zone.to; i += 1) {
    const block = page.blocks[i];
    if (!block || (scored.noise[block.region] ?? 0) > 2) continue;
    const region = page.regions[block.region];
    if (!region || block.text.length > 160) continue;
    if (region.told === 'byline') weigh(region.element, block.text, i, 5);
    else if (isByline(block.text)) weigh(region.element, block.text, i, 0.8);
    else if (known.some((name) => sameName(name, block.text))) weigh(region.element, block.text, i, 0.6);
  }
  return best;
}

const UPDATED = /\b(?:updated?|modified|last (?:edited|changed)|aktualisiert|mis à jour)\b/i;

function findDate(page: Page, scored: Scored, meta: Metadata, zone: Zone): Head['date'] {
  let best: Head['date'] = null;
  let bestScore = 0;
  function weigh(text: string, machine: string | null, points: number): void {
    if (!text || text.length > 300) return;
    const found: FoundDate | null = visibleDate(text, meta.language);
    if (!found && !machine && text.length > 40) return;
    let score = points + (found ? 1 : 0) + (machine ? 0.5 : 0);
    const iso = found?.iso ?? machine;
    if (!iso && !/\d/.test(text)) return;
    if (UPDATED.test(text.slice(0, 40))) score -= 1.5;
    if (iso && meta.published?.startsWith(iso.slice(0, 10))) score += 1;
    score -= text.length / 200;
    if (score > bestScore) {
      bestScore = score;
      best = { iso: found?.iso ?? null, text: found?.text ?? text.slice(0, 60), machine };
    }
  }
  const seen = (mark: Mark): boolean =>
    mark.block >= zone.from && mark.block <= zone.to + 2 && (scored.noise[mark.region] ?? 0) < 3;
  for (const mark of page.marks) {
    if (!seen(mark) || !(mark.name === 'time' || mark.signals & SIGNAL.date)) continue;
    const machine = machineDate(getAttribute(mark.element, 'datetime') ?? getAttribute(mark.element, 'content') ?? '');
    weigh(sectionText(mark.element, 300), machine, mark.name === 'time' ? 1.2 : 1);
  }
  if (best) return best;
  for (let i = Math.max(0, zone.from); i <= zone.to; i += 1) {
    const block = page.blocks[i];
    if (!block || block.text.length > 120 || saysProvenance(block.text) || (scored.noise[block.region] ?? 0) > 2)
      continue;
    if (visibleDate(block.text, meta.language)) weigh(block.text, null, 0.5);
  }
  return best;
}
