/** Names the parts of an article's body and of what follows it: paragraphs, headings, quotes, notes, bios. */
import type { SectionKind } from '../../core/model/section.ts';
import { getAttribute, localName } from '../dom.ts';
import { visibleDate } from './dates.ts';
import type { Block, Page, Region } from './gather.ts';
import { fold, type Head } from './head.ts';
import { HEADING, type Scored, weightOf } from './score.ts';
import { SIGNAL } from './signals.ts';
import {
  isAppeal,
  isBioHeading,
  isNoiseHeading,
  isNote,
  isNotesHeading,
  saysBio,
  saysDisclaimer,
  saysProvenance,
  saysReadMore,
} from './wording.ts';

/** A section before its text is settled: blocks that stand together. */
export interface Draft {
  kind: SectionKind;
  element: Element;
  blocks: Block[];
}

/** A group's box may hold no more than this share of the body: layout tables and lists hold it all. */
const MAX_SHARE = 0.5;
const MAX_CAPTION = 1_200;
/** A picture with a caption that no name tells of has at most so many code units of text, and so many parts. */
const MAX_PICTURE = 300;
const MAX_PICTURE_PARTS = 12;
const MAX_DATUM = 200;

/** The blocks of the article in document order, each with the box (list, quote, caption) it stands in. */
class Body {
  readonly characters: Float64Array;
  readonly linked: Float64Array;
  readonly groups: Int32Array;
  readonly kinds: (SectionKind | undefined)[] = [];
  readonly dropped: Uint8Array;
  readonly page: Page;
  readonly scored: Scored;

  constructor(page: Page, scored: Scored) {
    this.page = page;
    this.scored = scored;
    const { regions } = page;
    const count = regions.length;
    this.characters = new Float64Array(count);
    this.linked = new Float64Array(count);
    this.groups = new Int32Array(count).fill(-1);
    this.dropped = new Uint8Array(count);
    for (const block of page.blocks) {
      this.characters[block.region] = (this.characters[block.region] ?? 0) + block.text.length;
      this.linked[block.region] = (this.linked[block.region] ?? 0) + block.linked;
    }
    for (let i = count - 1; i > 0; i -= 1) {
      const parent = regions[i]?.parent ?? 0;
      this.characters[parent] = (this.characters[parent] ?? 0) + (this.characters[i] ?? 0);
      this.linked[parent] = (this.linked[parent] ?? 0) + (this.linked[i] ?? 0);
    }
    const whole = this.characters[scored.body.index] ?? 0;
    for (const region of regions) {
      const above = this.groups[region.parent] ?? -1;
      if (above >= 0) {
        this.groups[region.index] = above;
        continue;
      }
      const around = region.index <= scored.body.index && region.end >= scored.body.end;
      const size = this.characters[region.index] ?? 0;
      const kind = around || size > whole * MAX_SHARE ? undefined : groupKind(page, region, size);
      if (!kind) continue;
      this.kinds[region.index] = kind;
      this.groups[region.index] = region.index;
    }
  }

  share(region: Region | undefined): number {
    return region ? (this.characters[region.index] ?? 0) / (this.characters[this.scored.body.index] || 1) : 0;
  }

  /** Takes out the region with all below it. */
  drop(region: Region): void {
    this.dropped.fill(1, region.index, region.end);
  }
}

function groupKind(page: Page, region: Region, size: number): SectionKind | undefined {
  const { name, signals, told } = region;
  if (told && told !== 'body' && told !== 'nothing') return told;
  if (signals & SIGNAL.notes && !(signals & SIGNAL.body)) return 'references';
  if (signals & SIGNAL.pullQuote) return 'pull-quote';
  if (name === 'blockquote') return 'blockquote';
  if (name === 'figcaption' || name === 'caption') return 'caption';
  if (signals & SIGNAL.caption && size < MAX_CAPTION && !HEADING.test(name)) return 'caption';
  if (name === 'ul' || name === 'ol' || name === 'dl') return 'list';
  return size > 0 && size < MAX_PICTURE && isPicture(page, region) ? 'caption' : undefined;
}

const NO_CAPTION = /^(?:p|h[1-6]|li|td|th|blockquote|table|ul|ol|dl|pre)$/;

const PERSONAL = SIGNAL.bio | SIGNAL.author | SIGNAL.byline | SIGNAL.date;

/** Whether a box holds images and, but for bare words about them, nothing else: no portrait beside a byline. */
function isPicture({ regions }: Page, { index, end, images, parent }: Region): boolean {
  if (!images || end - index > MAX_PICTURE_PARTS || (regions[parent]?.signals ?? 0) & PERSONAL) return false;
  for (let i = index; i < end; i += 1) {
    const part = regions[i];
    if (!part || NO_CAPTION.test(part.name) || part.signals & PERSONAL) return false;
  }
  return true;
}

/** Appeals ('subscribe') with the box they stand in, and boxes whose heading says that they are no part of the article. */
function dropBoxes(body: Body, head: Head): void {
  const { page, scored } = body;
  const { regions } = page;
  let skipping = false;
  for (const block of page.blocks) {
    const region = regions[block.region];
    if (!region || !scored.inBody[block.region]) continue;
    if (body.dropped[region.index]) continue;
    const heading = HEADING.test(region.name);
    if (heading || block.text.length > 200) skipping = false;
    const unwanted = heading ? isNoiseHeading(block.text) || isAppeal(block.text) : isNoiseHeading(block.text);
    if (block.index > head.start && unwanted && (heading || block.text.length < 40)) {
      const parent = regions[region.parent];
      if (parent && parent !== scored.body && parent.index > scored.body.index && body.share(parent) < 0.3)
        body.drop(parent);
      else skipping = heading;
      body.dropped[region.index] = 1;
      continue;
    }
    if (skipping) {
      body.dropped[region.index] = 1;
      continue;
    }
    if (isAppeal(block.text) && region.name !== 'h1') {
      let box = region;
      for (;;) {
        const parent = regions[box.parent];
        if (!parent || parent.index <= scored.body.index || (body.characters[parent.index] ?? 0) > 300) break;
        box = parent;
      }
      if (box !== scored.body) body.drop(box);
    }
  }
}

const TERMINAL = /[.!?…:;”"’)。！？]$/;

/** The drafts of the body, in document order, from the first block after the headline. */
export function classifyBody(page: Page, scored: Scored, head: Head, authors: string[]): Draft[] {
  const body = new Body(page, scored);
  dropBoxes(body, head);
  const drafts: Draft[] = [];
  let notes = false;
  let group = -1;
  const from = head.headline ? head.headline.block.index + 1 : 0;
  for (const block of page.blocks) {
    const region = page.regions[block.region];
    if (!region || block.index < from) continue;
    if (body.dropped[region.index] || head.dek === block || scored.teasers[block.index]) continue;
    // Of what stands between headline and body only the picture's caption is read here.
    if (!scored.inBody[region.index]) {
      const caption = body.kinds[body.groups[region.index] ?? -1] === 'caption';
      if (!caption || !head.headline || block.index > head.start) continue;
    } else if (opensAnother(page, region, head)) break;
    const heading = HEADING.test(region.name);
    let at = body.groups[region.index] ?? -1;
    let kind = at >= 0 ? body.kinds[at] : undefined;
    if (heading && kind === 'references') {
      at = -1;
      kind = undefined;
    }
    const noise = scored.noise[region.index] ?? 0;
    if (noise && !(noise < 3 && (saysDisclaimer(block.text) || kind === 'pull-quote'))) continue;
    if (
      head.byline &&
      (head.byline.element === region.element || head.byline.block === block.index) &&
      block.text.length < 200
    ) {
      if (block.text.includes(head.byline.text)) continue;
    }
    if (at >= 0 && at === group) {
      drafts[drafts.length - 1]?.blocks.push(block);
      continue;
    }
    group = at;
    const box = at >= 0 ? page.regions[at] : undefined;
    if (box && kind) {
      if (kind === 'list') {
        const density = (body.linked[at] ?? 0) / (body.characters[at] || 1);
        if (notes) kind = 'references';
        else if (density > 0.6) {
          body.drop(box);
          group = -1;
          continue;
        }
      }
      drafts.push({ kind, element: box.element, blocks: [block] });
      continue;
    }
    if (heading) {
      notes = isNotesHeading(block.text);
      if (block.linked > block.text.length * 0.8 && !block.href?.startsWith('#') && !headsText(page, block)) continue;
      if (head.headline && fold(block.text) === fold(head.headline.text)) continue;
      drafts.push({ kind: 'subheading', element: region.element, blocks: [block] });
      continue;
    }
    const named = paragraphKind(page, block, region, head, notes);
    if (named) drafts.push({ kind: named, element: region.element, blocks: [block] });
  }
  return settle(drafts, authors);
}

/** Whether running text stands right under a heading, beside it: then the heading is of this article though it is a link. */
function headsText({ regions, blocks }: Page, heading: Block): boolean {
  const next = blocks[heading.index + 1];
  const region = next && regions[next.region];
  return (
    next !== undefined && region?.parent === regions[heading.region]?.parent && weightOf(next, region?.name ?? '') > 60
  );
}

/** A heading made like the article's own headline opens the next article of the page. */
function opensAnother(page: Page, region: Region, head: Head): boolean {
  if (!head.headline || !HEADING.test(region.name)) return false;
  const own = head.headline.element;
  if (region.element === own || localName(own) !== region.name) return false;
  const names = getAttribute(own, 'class');
  if (names !== getAttribute(region.element, 'class')) return false;
  return region.name === 'h1' && names !== null && (page.regions[region.index]?.index ?? 0) > 0;
}

/** A cell of a table of data: short, with others in its row. A cell with long text, or alone in its row, is layout. */
function isDatum({ regions }: Page, block: Block, { name, parent, index, end }: Region): boolean {
  if ((name !== 'td' && name !== 'th') || block.size > MAX_DATUM) return false;
  const row = regions[parent];
  return row !== undefined && (row.index + 1 < index || row.end > end);
}

function paragraphKind(page: Page, block: Block, region: Region, head: Head, notes: boolean): SectionKind | null {
  const { text } = block;
  const linked = block.linked / text.length;
  if (saysReadMore(text) && (block.href || linked > 0)) return 'read-more';
  if (isDatum(page, block, region)) return null;
  if (linked > 0.75 && text.length < 250) return null;
  if (notes) return 'references';
  if (block.index < head.start && text.length < 60 && !TERMINAL.test(text))
    return saysProvenance(text) ? 'provenance' : null;
  if (text.length < 45 && (visibleDate(text)?.text.length ?? 0) > text.length * 0.5) return null;
  const long = text.length >= 60;
  if (!long && !/[\p{L}\p{N}]{2}/u.test(text)) return null;
  if (region.name !== 'p' && !long && !TERMINAL.test(text)) {
    if (region.name !== 'div' || text.length < 20) return null;
  }
  if (block.emphasised >= text.length * 0.95 && text.length < 90 && !/[.,:;]$/.test(text) && region.name === 'p')
    return 'subheading';
  return 'paragraph';
}

/** Names by wording and order what only order and wording tell: provenance, bio, disclaimer, notes at either end. */
function settle(drafts: Draft[], authors: string[]): Draft[] {
  const texts = drafts.filter(({ kind }) => kind === 'paragraph' || kind === 'blockquote');
  const near = new Set([...texts.slice(0, 3), ...texts.slice(-5)]);
  const tail = new Set(texts.slice(-6));
  for (const draft of texts) {
    const text = draft.blocks.map((block) => block.text).join(' ');
    if (saysProvenance(text) && near.has(draft)) draft.kind = 'provenance';
    else if (tail.has(draft) && saysBio(text, authors)) draft.kind = 'author-bio';
    else if (near.has(draft) && saysDisclaimer(text)) draft.kind = 'disclaimer';
    else if (tail.has(draft) && isNote(text)) draft.kind = 'references';
  }
  for (const draft of drafts) {
    if (draft.kind !== 'subheading') continue;
    const text = draft.blocks[0]?.text ?? '';
    if (saysProvenance(text)) draft.kind = 'provenance';
  }
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const before = kept[kept.length - 1];
    if (before?.kind === 'subheading' && draft.kind === 'author-bio' && isBioHeading(before.blocks[0]?.text ?? ''))
      kept.pop();
    if (before?.kind === 'references' && draft.kind === 'references') {
      // One by one: a list of notes may be longer than a call has room for arguments.
      for (const block of draft.blocks) before.blocks.push(block);
    } else kept.push(draft);
  }
  while (kept[kept.length - 1]?.kind === 'subheading') kept.pop();
  namePullQuotes(kept);
  return kept;
}

/** Whether the text has the words. Searched for by their beginning: searching for long ones takes the product of the lengths. */
function holds(text: string, words: string): boolean {
  const at = text.indexOf(words.slice(0, 60));
  return at >= 0 && text.startsWith(words, at);
}

/** A quotation that the text has too is a pull quote. */
function namePullQuotes(drafts: Draft[]): void {
  const quotes = drafts.filter(({ kind }) => kind === 'blockquote').slice(0, 50);
  if (!quotes.length) return;
  const text = drafts
    .filter(({ kind }) => kind === 'paragraph')
    .map(({ blocks }) => blocks.map((block) => block.text).join(' '))
    .join('\n')
    .slice(0, 500_000);
  for (const quote of quotes) {
    const words = quote.blocks
      .map((block) => block.text)
      .join(' ')
      .replace(/^["“”'‘’\s]+|["“”'‘’\s.]+$/g, '');
    if (words.length > 20 && words.length < 400 && holds(text, words)) quote.kind = 'pull-quote';
  }
}

/** What follows the body in the same article: bios, disclaimers, provenance and notes in boxes of their own. */
export function classifyTail(page: Page, scored: Scored, authors: string[]): Draft[] {
  const { regions, blocks } = page;
  let scope = scored.body;
  while (scope.parent > 0 && !/^(?:article|main)$/.test(scope.name)) scope = regions[scope.parent] ?? scope;
  const end = /^(?:article|main)$/.test(scope.name) ? scope.end : regions.length;
  const drafts: Draft[] = [];
  let seen = 0;
  let group = -1;
  for (const block of blocks) {
    if (block.region < scored.body.end || scored.inBody[block.region]) continue;
    seen += 1;
    if (block.region >= end || seen > 60) break;
    const region = regions[block.region];
    const noise = scored.noise[block.region] ?? 0;
    if (!region || noise > 2 || HEADING.test(region.name)) continue;
    const notes = notesAround(page, region);
    if (notes) {
      if (notes.index === group) drafts[drafts.length - 1]?.blocks.push(block);
      else drafts.push({ kind: 'references', element: notes.element, blocks: [block] });
      group = notes.index;
      continue;
    }
    let kind: SectionKind | null = null;
    if (saysBio(block.text, authors)) kind = 'author-bio';
    else if (saysProvenance(block.text)) kind = noise ? null : 'provenance';
    else if (saysDisclaimer(block.text)) kind = 'disclaimer';
    else if (saysReadMore(block.text) && block.href && !noise) kind = 'read-more';
    if (kind) drafts.push({ kind, element: region.element, blocks: [block] });
  }
  return drafts;
}

function notesAround(page: Page, region: Region): Region | null {
  let at: Region | undefined = region;
  for (let i = 0; at && i < 6; i += 1) {
    if (at.signals & SIGNAL.notes) return at;
    at = page.regions[at.parent];
  }
  return null;
}
