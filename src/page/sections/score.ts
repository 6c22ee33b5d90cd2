/** Finds the element that holds the article's text, by weighing every region of the page, and says why. */
import { getAttribute, isRendered } from '../dom.ts';
import type { Block, Page, Region } from './gather.ts';
import { SIGNAL } from './signals.ts';

export interface Scored {
  /** The region that holds the body. */
  body: Region;
  /** Weight of running text, in code units, per region with all below it. */
  sums: Float64Array;
  /** Per region the strongest noise of itself and what it stands in: 0 to 3. */
  noise: Uint8Array;
  /** Per region 1 where it is in the body or in a part of the article's text that stands beside it. */
  inBody: Uint8Array;
  /** Each region on the way from the page down to the body, and why it was entered. */
  reasons: { region: number; share: number; why: string }[];
}

/** The share of a region's text that one child must hold for the search to go down into it. */
const DOMINANT = 0.6;
const DOMINANT_BODY = 0.4;

/** How much a block is running text, in code units: long, unlinked, of sentences. */
export function weightOf(block: Block, name: string): number {
  const length = block.text.length;
  if (length < 25) return 0;
  const unlinked = 1 - Math.min(1, block.linked / length);
  let weight = length * unlinked * unlinked;
  if (HEADING.test(name)) return 0;
  if (name === 'li' || name === 'td') weight *= 0.5;
  if (name !== 'p' && length < 80) weight *= 0.3;
  else if (length < 80) weight *= 0.6;
  return weight;
}

export const HEADING = /^h[1-6]$/;

/** Finds the body of the article among the page's regions; on a page that is no article, whatever holds most text. */
export function score(page: Page): Scored {
  const { regions, blocks } = page;
  const count = regions.length;
  const raw = new Float64Array(count);
  // How many runs of text each region holds itself: several where paragraphs are parted by line breaks.
  const runs = new Int32Array(count);
  for (const block of blocks) {
    const weight = weightOf(block, regions[block.region]?.name ?? '');
    raw[block.region] = (raw[block.region] ?? 0) + weight;
    if (weight) runs[block.region] = (runs[block.region] ?? 0) + 1;
  }
  const all = raw.slice();
  for (let i = count - 1; i > 0; i -= 1) {
    const parent = regions[i]?.parent ?? 0;
    all[parent] = (all[parent] ?? 0) + (all[i] ?? 0);
  }
  // A name that says noise is not believed of what holds most of the page's text: whole pages stand in a form.
  const total = all[0] ?? 0;
  const noise = new Uint8Array(count);
  for (const region of regions) {
    const weight = all[region.index] ?? 0;
    const believed =
      region.ownNoise && region.told !== 'body' && weight < total * 0.5 && !(region.name === 'p' && weight > 120);
    const own = region.told === 'nothing' ? 3 : believed ? region.ownNoise : 0;
    // What a rule names is that, wherever it stands.
    const named = region.told && region.told !== 'nothing' && region.told !== 'body';
    noise[region.index] = named ? 0 : Math.max(own, noise[region.parent] ?? 0);
  }
  const sums = new Float64Array(count);
  const heaviest = new Int32Array(count).fill(-1);
  for (let i = count - 1; i >= 0; i -= 1) {
    sums[i] = noise[i] ? 0 : (sums[i] ?? 0) + (raw[i] ?? 0);
    const parent = regions[i]?.parent ?? -1;
    if (parent < 0) continue;
    sums[parent] = (sums[parent] ?? 0) + (sums[i] ?? 0);
    const best = heaviest[parent] ?? -1;
    if (best < 0 || (sums[i] ?? 0) >= (sums[best] ?? 0)) heaviest[parent] = i;
  }
  const reasons: Scored['reasons'] = [];
  const told = regions.filter((region) => region.told === 'body' && (sums[region.index] ?? 0) > 0);
  const body = told[0] ?? descend(page, sums, heaviest, runs, reasons);
  const inBody = new Uint8Array(count);
  for (const part of told.length ? told : [body]) inBody.fill(1, part.index, part.end);
  if (told.length) reasons.push({ region: body.index, share: 1, why: 'a site rule says so' });
  else absorb(page, body, sums, noise, inBody);
  return { body, sums, noise, inBody, reasons };
}

/** Parts of a text, which hold all of it only where a page is oddly built. */
const PART = /^(?:p|ul|ol|dl|li|blockquote|figure|pre|h[1-6])$/;

/**
 * Takes in the parts of the text that stand beside the body: opening paragraphs above a 'read on' box, and further
 * pieces made like the body itself (same tag and classes), as where advertisements cut a text into chunks.
 */
function absorb(page: Page, body: Region, sums: Float64Array, noise: Uint8Array, inBody: Uint8Array): void {
  const { regions } = page;
  let inner = body;
  for (let level = 0; level < 5 && inner.parent >= 0; level += 1) {
    const outer = regions[inner.parent];
    if (!outer || outer.name === 'body' || /^(?:article|main)$/.test(inner.name)) return;
    const names = getAttribute(inner.element, 'class');
    for (let i = outer.index + 1; i < outer.end; i = regions[i]?.end ?? outer.end) {
      const piece = regions[i];
      if (!piece || piece === inner || noise[i] || (sums[i] ?? 0) < 60) continue;
      const alike = piece.name === inner.name && getAttribute(piece.element, 'class') === names;
      const before = i < inner.index;
      if (alike || piece.name === 'p' || (before && level < 2 && holdsParagraphs(page, piece, sums))) {
        inBody.fill(1, i, piece.end);
      }
    }
    inner = outer;
  }
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
  sums: Float64Array,
  heaviest: Int32Array,
  runs: Int32Array,
  reasons: Scored['reasons'],
): Region {
  let at = page.regions[0] as Region;
  for (;;) {
    const next = page.regions[heaviest[at.index] ?? -1];
    if (!next) return at;
    const share = (sums[next.index] ?? 0) / (sums[at.index] || 1);
    const named = (next.signals & SIGNAL.body) !== 0;
    if (share < (named ? DOMINANT_BODY : DOMINANT)) return at;
    if (PART.test(next.name) && share < 0.95) return at;
    // One paragraph is no body, however long.
    if (next.end === next.index + 1 && (runs[next.index] ?? 0) < 2) return at;
    if (!isRendered(next.element)) return at;
    reasons.push({ region: next.index, share, why: named ? 'named as a body' : 'holds most of the text' });
    at = next;
  }
}
