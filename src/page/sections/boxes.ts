/** What the text stands in: lists, quotes, captions, and how the boxes of the article are filled. */

import type { Interruptible } from '../../core/interruptible.ts';
import type { SectionKind } from '../../core/model/section.ts';
import { tellsOnlyWhen } from './dates.ts';
import { linkedNotes } from './footnotes.ts';
import { firstBlockOf } from './gather.ts';
import { type Block, isHeading, type Page, type Region } from './page-parts.ts';
import { AFTER, BEFORE } from './pieces.ts';
import type { Scored } from './score.ts';
import { SIGNAL } from './signals.ts';

/** A group's box may hold no more than this share of the body: layout tables and lists hold it all. */
const MAX_SHARE = 0.5;
const MAX_CAPTION = 1_200;
/**
 * A picture with a caption that no name tells of has so many code units of text, and at most so many parts; with less
 * text it is a portrait with a name.
 */
const MIN_PICTURE = 25;
const MAX_PICTURE = 300;
const MAX_PICTURE_PARTS = 12;
/** The share of running text that paragraphs of one make must have for another make to be odd. */
const USUAL = 0.5;
/** Length to a reader from which a run of text is taken for a paragraph. */
const PARAGRAPH = 60;
/** Blocks or regions looked at between two places where the search may be interrupted. */
const AT_ONCE = 4_096;

export class Boxes {
  /** Per region the length of its text with all below it, in code units, and how much of it is link text. */
  readonly characters: Float64Array;
  readonly linked: Float64Array;
  /** Per region the index of the box (list, quote, caption) it stands in or is; -1 for none. */
  readonly groups: Int32Array;
  /** What a box holds, at its index. */
  readonly kinds: (SectionKind | undefined)[] = [];
  /** Per region 1 where it has been taken out. */
  private readonly dropped: Uint8Array;
  /** Lines that have been taken out of a region that holds more, by the index of their block. */
  private readonly droppedLines = new Set<number>();
  /** Per region how many runs of text stand in it, but for what stands in regions of its own. */
  private readonly runs: Uint32Array;
  /** Per region 1 where one of these is as long as a paragraph. */
  private readonly holdsText: Uint8Array;
  /** What has been taken out, but for what stands in another such region. */
  private readonly taken: Region[] = [];
  private readonly page: Page;
  private readonly scored: Scored;
  /** The boxes of notes that markers in the text link to. */
  private notes = new Set<Region>();
  /** One of the article's ordinary paragraphs; null where they are made in too many ways. */
  private usual: Region | null = null;
  /** For each block, the region of the last image before it, where no other block stands between. */
  private readonly images = new Map<number, Region>();

  /** Only `of` makes one that knows its boxes. */
  private constructor(page: Page, scored: Scored) {
    this.page = page;
    this.scored = scored;
    const count = page.regions.length;
    this.characters = new Float64Array(count);
    this.linked = new Float64Array(count);
    this.groups = new Int32Array(count).fill(-1);
    this.dropped = new Uint8Array(count);
    this.runs = new Uint32Array(count);
    this.holdsText = new Uint8Array(count);
  }

  /** The boxes among the blocks from `from` on, and as many as may be notes before that and after the body. */
  static *of(page: Page, scored: Scored, from: number): Interruptible<Boxes> {
    const boxes = new Boxes(page, scored);
    yield* boxes.measure();
    yield;
    boxes.notes = linkedNotes(page, scored.inBody, boxes.characters);
    yield;
    yield* boxes.group(from);
    yield* boxes.findUsualMake();
    return boxes;
  }

  private *measure(): Interruptible<void> {
    const { regions, blocks, images } = this.page;
    for (const block of blocks) {
      if (block.index % AT_ONCE === 0) yield;
      this.characters[block.region] = (this.characters[block.region] ?? 0) + block.text.length;
      this.linked[block.region] = (this.linked[block.region] ?? 0) + block.linked;
      this.runs[block.region] = (this.runs[block.region] ?? 0) + 1;
      if (block.size >= PARAGRAPH) this.holdsText[block.region] = 1;
    }
    for (let i = regions.length - 1; i > 0; i -= 1) {
      if (i % AT_ONCE === 0) yield;
      const parent = regions[i]?.parent ?? 0;
      this.characters[parent] = (this.characters[parent] ?? 0) + (this.characters[i] ?? 0);
      this.linked[parent] = (this.linked[parent] ?? 0) + (this.linked[i] ?? 0);
    }
    for (const { region, block } of images) {
      const at = regions[region];
      if (at) this.images.set(block, at);
    }
  }

  private *group(from: number): Interruptible<void> {
    const { scored, notes } = this;
    const { blocks } = this.page;
    const beyond = firstBlockOf(blocks, scored.inBody.lastIndexOf(1) + 1);
    const first = blocks[Math.max(0, from - BEFORE)]?.region ?? 0;
    const last = blocks[beyond + AFTER]?.region ?? Number.POSITIVE_INFINITY;
    const whole = this.sizeOf(scored.body);
    for (const region of this.page.regions) {
      const above = this.groups[region.parent] ?? -1;
      const size = this.sizeOf(region);
      if (region.index % AT_ONCE === 0) yield;
      if (above >= 0) {
        this.groups[region.index] = above;
        this.refine(above, region, size);
        continue;
      }
      if ((region.end <= first || region.index > last) && !notes.has(region)) continue;
      const around = region.index <= scored.body.index && region.end >= scored.body.end;
      if (!size || around || size > whole * MAX_SHARE) continue;
      const kind = notes.has(region) && !region.told ? 'references' : groupKind(this.page, region, size);
      if (!kind) continue;
      this.kinds[region.index] = kind;
      this.groups[region.index] = region.index;
    }
  }

  /** What a box holds may say more of it than its own name: a gallery is a list, a pull quote may be marked inside. */
  private refine(box: number, region: Region, size: number): void {
    const most = size * 2 > (this.characters[box] ?? 0);
    const kind = this.kinds[box];
    const outer = this.page.regions[box];
    if (kind === 'references' && outer && this.notes.has(region)) this.notes.add(outer);
    if (kind === 'list' && region.name === 'figcaption') this.kinds[box] = 'caption';
    if (kind === 'blockquote' && most && region.signals & SIGNAL.pullQuote) this.kinds[box] = 'pull-quote';
  }

  sizeOf(region: Region): number {
    return this.characters[region.index] ?? 0;
  }

  /** Whether the box at the index holds notes that the text links to. */
  isLinkedNote(box: number): boolean {
    const region = this.page.regions[box];
    return region !== undefined && this.notes.has(region);
  }

  /** Length of the region's text against that of the body. */
  share(region: Region): number {
    return this.sizeOf(region) / (this.sizeOf(this.scored.body) || 1);
  }

  /** Whether it has been taken out, by itself or with what it stands in. */
  isDropped({ region, index }: Block): boolean {
    return this.dropped[region] === 1 || this.droppedLines.has(index);
  }

  /** Whether the block is one of several in its region: a line of a text that is parted by line breaks. */
  isLine({ region }: Block): boolean {
    return (this.runs[region] ?? 0) > 1;
  }

  /** Whether it is one beside running text. */
  isLineOfText(block: Block): boolean {
    return this.isLine(block) && this.holdsText[block.region] === 1;
  }

  /** Takes out the block: with its region, unless that holds more. */
  dropBlock(block: Block): void {
    if (this.isLine(block)) this.droppedLines.add(block.index);
    else this.dropped[block.region] = 1;
  }

  /** Takes out the region with all below it. */
  drop(region: Region): void {
    const { index, end } = region;
    // What has been taken out from within it is not gone through again: boxes may stand in each other without end.
    let to = end;
    for (let inner = this.taken.at(-1); inner && inner.index >= index && inner.index < end; inner = this.taken.at(-1)) {
      this.dropped.fill(1, inner.end, to);
      to = inner.index;
      this.taken.pop();
    }
    this.dropped.fill(1, index, to);
    this.taken.push(region);
  }

  private *findUsualMake(): Interruptible<void> {
    const { page, scored } = this;
    const makes = new Map<string, { first: Region; length: number }>();
    let whole = 0;
    for (const { region, index, text, size } of page.blocks) {
      if (index % AT_ONCE === 0) yield;
      const at = page.regions[region];
      if (!at || !scored.inBody[region] || size < PARAGRAPH || scored.noiseOf(region)) continue;
      const name = `${at.name} ${at.classes ?? ''}`;
      const make = makes.get(name);
      if (make) make.length += text.length;
      else makes.set(name, { first: at, length: text.length });
      whole += text.length;
    }
    for (const { first, length } of makes.values()) if (length > whole * USUAL) this.usual = first;
  }

  /** Whether the region is made like most paragraphs of the article: same tag, same classes. */
  isUsual(region: Region): boolean {
    return this.likeness(region) > 0;
  }

  /** Whether it is made otherwise, on a page whose paragraphs are made alike. */
  isOdd(region: Region): boolean {
    return this.likeness(region) < 0;
  }

  /** 1 for the usual make, -1 for another, 0 where none is usual. */
  private likeness(region: Region): number {
    const { usual } = this;
    if (!usual) return 0;
    return region.name === usual.name && (region.classes ?? '') === (usual.classes ?? '') ? 1 : -1;
  }

  /** The smallest box that holds the block and the image right before it; null where there is no such image. */
  imageBox(block: Block): Region | null {
    const image = this.images.get(block.index);
    const own = this.page.regions[block.region];
    if (!image || !own) return null;
    let at: Region | undefined = own;
    while (at && !(at.index <= image.index && image.index < at.end)) at = this.page.regions[at.parent];
    return at ?? null;
  }

  /** Whether the region or one close above it, within the article, has one of the signals. */
  isIn(region: Region, signals: number): boolean {
    let at: Region | undefined = region;
    for (let level = 0; at && level < 5; level += 1, at = this.page.regions[at.parent]) {
      if (this.share(at) > 0.3) return false;
      if (at.signals & signals) return true;
    }
    return false;
  }
}

function groupKind(page: Page, region: Region, size: number): SectionKind | undefined {
  const { name, signals } = region;
  if (signals & SIGNAL.notes && !(signals & SIGNAL.body) && !isHeading(name)) return 'references';
  if (signals & SIGNAL.pullQuote) return 'pull-quote';
  if (name === 'blockquote') return 'blockquote';
  if (name === 'figcaption' || name === 'caption') return isBelowQuote(page, region) ? undefined : 'caption';
  if (signals & SIGNAL.caption && size < MAX_CAPTION && !isHeading(name)) return 'caption';
  if (name === 'pre') return 'paragraph';
  if (name === 'ul' || name === 'ol' || name === 'dl') return 'list';
  return size >= MIN_PICTURE && size < MAX_PICTURE && isPicture(page, region) ? 'caption' : undefined;
}

/** Whether a figure shows a quotation and no picture: what stands below says whose it is. */
function isBelowQuote({ regions }: Page, { index, parent }: Region): boolean {
  const figure = regions[parent];
  if (!figure || figure.images || figure.name !== 'figure' || index - parent > MAX_PICTURE_PARTS) return false;
  for (let i = parent + 1; i < index; i += 1) if (regions[i]?.name === 'blockquote') return true;
  return false;
}

const NO_CAPTION = /^(?:p|h[1-6]|li|td|th|blockquote|table|ul|ol|dl|pre)$/;
const PERSONAL = SIGNAL.bio | SIGNAL.author | SIGNAL.byline | SIGNAL.date;

/** Whether a box holds images and, but for bare words about them, nothing else: no portrait beside a byline. */
function isPicture({ regions, blocks }: Page, { index, end, images, parent, block: first }: Region): boolean {
  if (!images || end - index > MAX_PICTURE_PARTS || (regions[parent]?.signals ?? 0) & PERSONAL) return false;
  for (let i = index; i < end; i += 1) {
    const part = regions[i];
    if (!part || NO_CAPTION.test(part.name) || part.signals & PERSONAL) return false;
  }
  for (let i = first; (blocks[i]?.region ?? end) < end; i += 1) if (tellsOnlyWhen(blocks[i]?.text ?? '')) return false;
  return true;
}
