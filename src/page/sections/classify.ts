/** Names the parts of an article: paragraphs, headings, quotes, captions, and the notes that stand in and around its body. */
import type { SectionKind } from '../../core/model/section.ts';
import { getAttribute, localName, parentNode } from '../dom.ts';
import { Boxes } from './boxes.ts';
import { isByline } from './bylines.ts';
import type { Notice } from './candidates.ts';
import { isTimeAlone, visibleDate } from './dates.ts';
import type { Block, Page, Region } from './gather.ts';
import type { Head } from './head.ts';
import { type NoteKind, type Setting, weighNote } from './notes.ts';
import { repeatedShares } from './repeats.ts';
import { HEADING, type Scored, weightOf } from './score.ts';
import { endsSentence, fold, readingSize } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { isTold } from './told.ts';
import {
  isAppeal,
  isBioHeading,
  isNoiseHeading,
  isNotesHeading,
  isPager,
  isUnfolding,
  saysCredit,
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

/** A draft on the way: what stands beside the text (more than 0, see `Setting`) stays only if it is named. */
interface Piece extends Draft {
  beside: number;
  headed: boolean;
}

/** How many blocks before the headline, and after the body, may be notes. */
const BEFORE = 8;
const AFTER = 60;
const MAX_NOTE = 2_000;
const MAX_DATUM = 200;
const MAX_SUMMARY = 200;
/** How a text ends that is no label: with its sentence, or with what leads on. */
const endsAsText = (text: string): boolean => endsSentence(text) || /[:;)：；）؛]$/.test(text);
const SUBHEADING =
  /(?:^|[\s_-])(?:sub-?hea?d(?:ing|line|er)?|cross-?head(?:ing)?|inter-?title|section-title|zwischentitel)(?![a-z])/i;
const LETTERS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]/u;

/** The drafts of the article but for those of its head, in document order. `notice` is told what was weighed. */
export function classify(page: Page, scored: Scored, head: Head, authors: string[], notice: Notice = null): Draft[] {
  const boxes = new Boxes(page, scored);
  dropBoxes(page, scored, boxes, head);
  const pieces = readPieces(page, scored, boxes, head, notice);
  nameQuestions(pieces);
  nameNotes(page, boxes, pieces, authors, notice);
  namePullQuotes(page, boxes, pieces, notice);
  return settle(pieces);
}

/** Appeals ('subscribe') with the box they stand in, and boxes whose heading says that they are no part of the article. */
function dropBoxes(page: Page, scored: Scored, boxes: Boxes, head: Head): void {
  const { regions } = page;
  let skipping = false;
  for (const block of page.blocks) {
    const region = regions[block.region];
    if (!region || !scored.inBody[block.region]) continue;
    if (boxes.dropped[region.index]) continue;
    const heading = HEADING.test(region.name);
    if (heading || block.text.length > 200) skipping = false;
    const unwanted = heading ? isNoiseHeading(block.text) || isAppeal(block.text) : isNoiseHeading(block.text);
    if (block.index > head.start && unwanted && (heading || block.text.length < 40)) {
      const parent = regions[region.parent];
      if (parent && parent !== scored.body && parent.index > scored.body.index && boxes.share(parent) < 0.3)
        boxes.drop(parent);
      else skipping = heading;
      boxes.dropped[region.index] = 1;
      continue;
    }
    if (skipping) {
      boxes.dropped[region.index] = 1;
      continue;
    }
    if (isAppeal(block.text) && region.name !== 'h1' && !saysProvenance(block.text) && !saysDisclaimer(block.text)) {
      let box = region;
      for (;;) {
        const parent = regions[box.parent];
        if (!parent || parent.index <= scored.body.index || boxes.sizeOf(parent) > 300) break;
        box = parent;
      }
      if (box !== scored.body) boxes.drop(box);
    }
  }
}

function readPieces(page: Page, scored: Scored, boxes: Boxes, head: Head, notice: Notice): Piece[] {
  const pieces: Piece[] = [];
  const { blocks, regions } = page;
  const from = head.headline ? head.headline.block.index + 1 : 0;
  const end = Math.min(scored.scope.end, scopeEnd(page, scored.body));
  let seen = 0;
  let notes = false;
  let headed = false;
  let group = -1;
  const add = (kind: SectionKind, element: Element, block: Block, beside = 0): void => {
    pieces.push({ kind, element, blocks: [block], beside, headed });
    headed = false;
  };
  for (const block of blocks) {
    const region = regions[block.region];
    if (!region || boxes.dropped[region.index] || isTold(region)) continue;
    // An author with a linked name is made as the card of another article is.
    if (scored.teasers[block.index] && !boxes.isIn(region, SIGNAL.bio)) continue;
    if (block === head.dek || block === head.headline?.block) continue;
    if (block.region < scored.scope.index || isOwnByline(block, region, head)) continue;
    const noise = scored.noiseOf(region.index);
    const heading = HEADING.test(region.name);
    const at = boxes.groups[region.index] ?? -1;
    const box = at >= 0 ? regions[at] : undefined;
    let kind = box && boxes.kinds[at];
    const inside = block.index >= from && scored.inBody[region.index] === 1;
    if (inside && opensAnother(region, head)) break;
    if (inside && isPager(block.text)) continue;
    const captioned = kind === 'caption' && head.headline && block.index >= from && block.index < head.start;
    if (!(inside && (!noise || (kind === 'pull-quote' && noise < 3))) && !(captioned && noise === 0)) {
      if (!inside && block.region >= scored.body.end) {
        seen += 1;
        if ((block.region >= end || seen > AFTER) && !boxes.isLinkedNote(at)) continue;
      } else if (!inside && (block.index < from - BEFORE || block.index >= head.start)) continue;
      if (heading) headed = isBioHeading(block.text);
      else if (kind === 'references' && box && noise < 3 && block.index >= head.start && !isAppeal(block.text)) {
        if (at === group) pieces[pieces.length - 1]?.blocks.push(block);
        else add('references', box.element, block);
        group = at;
        continue;
      } else if (block.linked < block.text.length * 0.75) add('paragraph', region.element, block, 1 + noise);
      group = -1;
      continue;
    }
    if (heading && kind === 'references') kind = undefined;
    if (kind && at === group) {
      pieces[pieces.length - 1]?.blocks.push(block);
      continue;
    }
    if (box && kind) {
      // The numbers of the lines beside a program.
      if (box.name === 'pre' && !/\p{L}/u.test(block.text)) continue;
      group = at;
      if (kind === 'list') {
        if (notes) kind = 'references';
        else if ((boxes.linked[at] ?? 0) > boxes.sizeOf(box) * 0.6) {
          boxes.drop(box);
          group = -1;
          continue;
        }
      }
      add(kind, box.element, block);
      continue;
    }
    group = -1;
    if (heading) {
      notes = isNotesHeading(block.text);
      if (block.linked > block.text.length * 0.8 && !block.href?.startsWith('#') && !headsText(page, scored, block))
        continue;
      if (head.headline && fold(block.text) === fold(head.headline.text)) continue;
      add('subheading', region.element, block);
      headed = isBioHeading(block.text);
      continue;
    }
    const before = pieces[pieces.length - 1];
    // Notes in a list end with it: what follows is about the author, or about the site.
    if (notes && before?.kind === 'references' && /^[ou]l$/.test(localName(before.element))) notes = false;
    if (before && isAttribution(page, boxes, before, block, region)) {
      before.blocks.push(block);
      continue;
    }
    // Some pages say a caption twice: below the picture, and in the text for those who do not see it there.
    if (before?.kind === 'caption' && block.text.length > 20 && before.blocks[0]?.text.startsWith(block.text)) continue;
    if (isDatum(page, block, region) || isEntryByline(block, region)) continue;
    if (region.name === 'summary' && block.text.length < MAX_SUMMARY) {
      if (!isUnfolding(block.text) && !isNoiseHeading(block.text)) add('subheading', region.element, block);
      continue;
    }
    const named = isCaption(boxes, block, region, notice)
      ? 'caption'
      : paragraphKind(block, region, head, notes, boxes, notice);
    if (named === 'paragraph' && isBioHeading(block.text)) headed = true;
    else if (named) add(named, region.element, block);
  }
  return pieces;
}

/** Where the article ends that holds the body: notes after it are not of this article. */
function scopeEnd(page: Page, body: Region): number {
  let scope: Region | undefined = body;
  while (scope && scope.parent >= 0) {
    if (/^(?:article|main)$/.test(scope.name)) return scope.end;
    scope = page.regions[scope.parent];
  }
  return page.regions.length;
}

function isOwnByline(block: Block, region: Region, head: Head): boolean {
  const { byline } = head;
  if (!byline || block.text.length >= 200) return false;
  return (byline.element === region.element || byline.block === block.index) && block.text.includes(byline.text);
}

/** Whether running text stands right under a heading, beside it: then the heading is of this article though it is a link. */
function headsText({ regions, blocks }: Page, { teasers }: Scored, heading: Block): boolean {
  const next = blocks[heading.index + 1];
  const region = next && regions[next.region];
  if (!region || teasers[next.index] || region.parent !== regions[heading.region]?.parent) return false;
  return weightOf(next, region.name) > 60;
}

/** A heading made like the article's own headline opens the next article of the page. */
function opensAnother(region: Region, head: Head): boolean {
  if (!head.headline || !HEADING.test(region.name)) return false;
  const own = head.headline.element;
  if (region.element === own || localName(own) !== region.name) return false;
  const names = getAttribute(own, 'class');
  return region.name === 'h1' && names !== null && names === getAttribute(region.element, 'class');
}

/** Whether the block says who is quoted: a short line that shares a box with the quotation before it and nothing else. */
function isAttribution(page: Page, boxes: Boxes, quote: Piece, block: Block, region: Region): boolean {
  if (quote.kind !== 'blockquote' && quote.kind !== 'pull-quote') return false;
  const last = quote.blocks[quote.blocks.length - 1];
  if (!last || last.index !== block.index - 1 || block.text.length > 140) return false;
  let box: Region | undefined = region;
  while (box && !(box.index <= last.region && last.region < box.end)) box = page.regions[box.parent];
  if (!box) return false;
  const quoted = quote.blocks.reduce((sum, { text }) => sum + text.length, 0);
  return boxes.sizeOf(box) <= quoted + block.text.length;
}

/** Whether the block is what a picture shows or whose it is, where no tag or class says so. */
function isCaption(boxes: Boxes, block: Block, region: Region, notice: Notice): boolean {
  const { text } = block;
  if (text.length > (boxes.isUsual(region) ? 160 : 400) || !LETTERS.test(text)) return false;
  // A picture with a line that is a link leads to another article.
  if (block.linked > text.length * 0.75) return false;
  const reasons: string[] = [];
  let points = 0;
  const add = (value: number, reason: string): void => {
    points += value;
    reasons.push(`${value > 0 ? '+' : ''}${value} ${reason}`);
  };
  if (saysCredit(text)) add(2, 'credits a picture');
  const figure = boxes.imageBox(block);
  // Portraits stand with a name and a date, which are no captions.
  if (figure && text.split(' ', 4).length === 4 && boxes.sizeOf(figure) <= text.length + 120)
    add(2, 'shares a box with a picture and nothing else');
  else if (figure) add(0.5, 'below a picture');
  if (!points) return false;
  if (boxes.isUsual(region)) add(-1, 'made like the paragraphs');
  else if (region.name !== 'p') add(0.5, 'no paragraph');
  if (block.emphasised > text.length * 0.9) add(0.5, 'emphasised all through');
  if (text.length > 160) add(-0.5, 'long');
  if (text.length > 250) add(-1, 'longer');
  const chosen = points >= 2;
  notice?.({ for: 'kind', value: `caption: ${text.slice(0, 60)}`, points, reasons, chosen });
  return chosen;
}

/** A cell of a table of data: short, with others in its row. A cell with long text, or alone in its row, is layout. */
function isDatum({ regions }: Page, block: Block, region: Region): boolean {
  const box = regions[region.parent];
  // Some editors put every datum in a paragraph.
  const alone = box !== undefined && box.index + 1 === region.index && box.end === region.end;
  const cell = alone && !CELL.test(region.name) ? box : region;
  const row = regions[cell.parent];
  if (!CELL.test(cell.name) || !row || block.size > MAX_DATUM) return false;
  return row.index + 1 < cell.index || row.end > cell.end;
}

const CELL = /^t[dh]$/;

/** Who wrote an entry of a live blog, or signs below the text. */
const isEntryByline = ({ text }: Block, { signals }: Region): boolean =>
  (signals & (SIGNAL.author | SIGNAL.byline)) !== 0 && text.length < 100 && isByline(text);

function paragraphKind(
  block: Block,
  region: Region,
  head: Head,
  notes: boolean,
  boxes: Boxes,
  notice: Notice,
): SectionKind | null {
  const { text } = block;
  const linked = block.linked / text.length;
  const leads = block.href !== null && !block.href.startsWith('#');
  if (notes) return 'references';
  if (saysReadMore(text) && (leads || linked > 0)) {
    notice?.({
      for: 'kind',
      value: `read-more: ${text.slice(0, 60)}`,
      points: leads ? 2 : 1,
      reasons: ['says that there is more', leads ? 'links to it' : 'links to this page'],
      chosen: leads,
    });
    return leads ? 'read-more' : null;
  }
  const slight =
    (linked > 0.75 && text.length < 250) || (block.index < head.start && text.length < 60 && !endsAsText(text));
  if (slight) return saysProvenance(text) || saysDisclaimer(text) ? 'paragraph' : null;
  if (isTimeAlone(text)) return null;
  if (text.length < 45 && (visibleDate(text)?.text.length ?? 0) > text.length * 0.5) return null;
  const long = block.size >= 60;
  if (!long && !LETTERS.test(text)) return null;
  if (isRunInHeading(block, region, boxes)) return 'subheading';
  if (region.name !== 'p' && !long && !endsAsText(text)) {
    if (region.name !== 'div' || text.length < 20) return null;
  }
  return 'paragraph';
}

/** Whether a paragraph is a heading by its looks: a short line, bold all through or of a class that says so. */
function isRunInHeading(block: Block, region: Region, boxes: Boxes): boolean {
  const { text } = block;
  if (text.length >= 90 || /[.,;。、،؛।۔]$/.test(text)) return false;
  // 'Here is what we found:' leads into a list, 'Findings:' heads it.
  if (text.endsWith(':') && text.split(' ', 5).length > 4) return false;
  if (boxes.isOdd(region) && SUBHEADING.test((getAttribute(region.element, 'class') ?? '').slice(0, 200))) return true;
  return region.name === 'p' && block.emphasised >= text.length * 0.95 && isBold(block, region);
}

/** Of text that is emphasised all through: whether it is bold, not only italic, which is how a line is spoken. */
function isBold(block: Block, region: Region): boolean {
  let at: Node | null = parentNode(block.first);
  for (let level = 0; at && at !== region.element && level < 8; level += 1, at = parentNode(at)) {
    if (/^(?:b|strong)$/.test(localName(at as Element))) return true;
  }
  return false;
}

/** The bold questions of an interview are what somebody said: headings only where none is too long for one. */
function nameQuestions(pieces: Piece[]): void {
  const isBoldText = ({ blocks: [block] }: Piece): boolean =>
    block !== undefined && block.emphasised >= block.text.length * 0.95 && block.text.endsWith('?');
  const questions = pieces.filter(
    (piece) =>
      (piece.kind === 'subheading' || piece.kind === 'paragraph') &&
      !HEADING.test(localName(piece.element)) &&
      isBoldText(piece),
  );
  if (questions.length < 3 || !questions.some(({ kind }) => kind === 'paragraph')) return;
  for (const question of questions) question.kind = 'paragraph';
}

const textOf = ({ blocks }: Draft): string => blocks.map(({ text }) => text).join(' ');

const AUTHOR_PAGE =
  /\/(?:authors?|contributors?|people|profiles?|staff|writers?|experts?|persons?|columnists?|autore?|autoren|auteurs?)\//i;

/** So many paragraphs of running text from either end of it notes are looked for; farther in only what is set apart. */
const NEAR_START = 3;
const NEAR_END = 6;

/** Names the notes among what stands in the text and beside it; what stands beside and is none goes. */
function nameNotes(page: Page, boxes: Boxes, pieces: Piece[], authors: string[], notice: Notice): void {
  const settings = pieces.map((piece) => settingOf(page, boxes, piece));
  const texts = pieces.map(textOf);
  // By wording and make alone: where does the argument begin and end between its notes?
  const isRunning = (i: number): boolean => {
    const piece = pieces[i];
    const setting = settings[i];
    const text = texts[i] ?? '';
    if (!piece || !setting || piece.kind !== 'paragraph' || piece.beside || readingSize(text) < 60) return false;
    return text.length > MAX_NOTE || !weighNote(text, authors, { ...setting, after: 0 })[0]?.chosen;
  };
  const before = new Int32Array(pieces.length).fill(NEAR_START);
  for (let i = 0, seen = 0; i < pieces.length && seen < NEAR_START; i += 1) {
    before[i] = seen;
    if (isRunning(i)) seen += 1;
  }
  const after = new Int32Array(pieces.length).fill(NEAR_END);
  for (let i = pieces.length - 1, seen = 0; i >= 0 && seen < NEAR_END; i -= 1) {
    after[i] = seen;
    if (isRunning(i)) seen += 1;
  }
  let previous: NoteKind | null = null;
  for (const [i, piece] of pieces.entries()) {
    const at = settings[i];
    const text = texts[i] ?? '';
    const setting = at && { ...at, before: before[i] ?? 0, after: after[i] ?? 0, previous };
    if (setting && mayBeNote(piece, text, setting)) {
      const weighed = weighNote(text, authors, setting);
      if (notice) for (const candidate of weighed) notice(candidate);
      const best = weighed[0];
      // What a heading says of itself is at most where the text comes from: some sites set that as one.
      if (best?.chosen && (best.kind === 'provenance' || !HEADING.test(localName(piece.element))))
        piece.kind = best.kind;
    }
    previous = isNoteKind(piece.kind) ? piece.kind : null;
  }
}

function mayBeNote({ kind, beside }: Piece, text: string, setting: Setting): boolean {
  if (text.length > MAX_NOTE || !(kind === 'paragraph' || kind === 'blockquote' || kind === 'subheading')) return false;
  if (setting.before < NEAR_START || setting.after < NEAR_END) return true;
  return beside > 0 || setting.emphasised || setting.odd || setting.ruled || setting.quoted || setting.bioBox;
}

const isNoteKind = (kind: SectionKind): kind is NoteKind =>
  kind === 'provenance' || kind === 'author-bio' || kind === 'disclaimer' || kind === 'references';

function settingOf(page: Page, boxes: Boxes, piece: Piece): Setting {
  const block = piece.blocks[0];
  const region = page.regions[block?.region ?? 0];
  const setting: Setting = {
    emphasised: false,
    odd: false,
    ruled: false,
    bioBox: false,
    quoted: piece.kind === 'blockquote',
    beside: piece.beside,
    headed: piece.headed,
    linksToAuthor: false,
    pictured: false,
    before: 0,
    after: 0,
    previous: null,
  };
  if (!block || !region) return setting;
  const above = page.blocks[block.index - 1];
  setting.emphasised = block.emphasised >= block.text.length * 0.9;
  setting.odd = !piece.beside && boxes.isOdd(region);
  setting.ruled = above !== undefined && (!LETTERS.test(above.text) || hasRule(page, above.region, block.region));
  setting.bioBox = boxes.isIn(region, SIGNAL.bio);
  setting.linksToAuthor = AUTHOR_PAGE.test(block.href?.slice(0, 300) ?? '');
  setting.pictured = boxes.imageBox(block) !== null;
  return setting;
}

/** Whether a line stands between the two regions, right before the second. */
function hasRule(page: Page, from: number, to: number): boolean {
  for (let i = to - 1; i > from && i > to - 4; i -= 1) if (page.regions[i]?.name === 'hr') return true;
  return false;
}

/** A short text apart that says what a paragraph says too is a pull quote. */
function namePullQuotes(page: Page, boxes: Boxes, pieces: Piece[], notice: Notice): void {
  const candidates = pieces
    .filter((piece) => {
      const region = page.regions[piece.blocks[0]?.region ?? 0];
      // Who quotes the text links to nothing; an embedded post does.
      if (!region || piece.beside || region.name === 'pre' || piece.blocks.some(({ linked }) => linked > 0))
        return false;
      if (piece.kind === 'blockquote' || piece.kind === 'pull-quote') return true;
      return (piece.kind === 'paragraph' || piece.kind === 'subheading') && boxes.isOdd(region);
    })
    .map((piece) => ({ piece, text: textOf(piece) }))
    // Short phrases come back by themselves, headings above all.
    .filter(({ piece, text }) => readingSize(text) > (/quote$/.test(piece.kind) ? 20 : 60) && text.length < 500)
    .slice(0, 100);
  if (!candidates.length) return;
  const own = new Set(candidates.map(({ piece }) => piece));
  const texts = pieces.filter((piece) => piece.kind === 'paragraph' && !piece.beside && !own.has(piece)).map(textOf);
  const shares = repeatedShares(
    candidates.map(({ text }) => text),
    texts,
  );
  for (const [i, { piece, text }] of candidates.entries()) {
    const share = shares[i] ?? 0;
    const chosen = share >= (piece.kind === 'blockquote' ? 0.6 : 0.8);
    if (notice && (chosen || share > 0.3)) {
      const reasons = [`${Math.round(share * 100)} % of its words stand in a paragraph too`];
      notice({ for: 'kind', value: `pull-quote: ${text.slice(0, 60)}`, points: share, reasons, chosen });
    }
    if (chosen) piece.kind = 'pull-quote';
  }
}

/** The pieces that stay: notes joined, headings with nothing below them gone. */
function settle(pieces: Piece[]): Draft[] {
  const kept: Draft[] = [];
  for (const { kind, element, blocks, beside } of pieces) {
    if (beside && !isNoteKind(kind)) continue;
    const before = kept[kept.length - 1];
    if (before?.kind === 'subheading' && kind === 'author-bio' && isBioHeading(before.blocks[0]?.text ?? ''))
      kept.pop();
    if (before?.kind === 'references' && kind === 'references') {
      // One by one: a list of notes may be longer than a call has room for arguments.
      for (const block of blocks) before.blocks.push(block);
    } else kept.push({ kind, element, blocks });
  }
  while (kept[kept.length - 1]?.kind === 'subheading') kept.pop();
  return kept;
}
