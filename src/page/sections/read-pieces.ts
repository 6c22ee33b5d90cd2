/** Takes the body apart into pieces and names what each is by its tag, its make and its place. */

import type { Interruptible } from '../../core/interruptible.ts';
import type { SectionKind } from '../../core/model/section.ts';
import { getAttribute, localName, parentNode } from '../dom.ts';
import type { Boxes } from './boxes.ts';
import { isByline, isDatedBy } from './bylines.ts';
import type { Notice } from './candidates.ts';
import { isCaption } from './captions.ts';
import { isTimeAlone, tellsOnlyDays, visibleDate } from './dates.ts';
import { marksBetween } from './gather.ts';
import { type Head, textStart } from './head.ts';
import { type Block, isHeading, type Mark, type Page, type Region } from './page-parts.ts';
import { isPostLine } from './person-names.ts';
import { AFTER, BEFORE, LETTERS, type Piece } from './pieces.ts';
import { type Scored, weightOf } from './score.ts';
import { endsSentence, fold } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { isTold } from './told.ts';
import {
  isAppeal,
  isBioHeading,
  isNoiseHeading,
  isNotesHeading,
  isPager,
  isUnfolding,
  saysDisclaimer,
  saysProvenance,
  saysReadMore,
  tellsOwnDay,
} from './wording.ts';

const MAX_DATUM = 200;
/** Blocks looked at between two places where the search may be interrupted. */
const AT_ONCE = 256;
const MAX_BUTTON = 40;
/** What boxes are named that may stand outside the element of the article and be of it all the same. */
const NAMED = SIGNAL.bio | SIGNAL.author | SIGNAL.disclaimer;
const MAX_SUMMARY = 200;
/** What may stand behind a name that heads a card: ' 기자'. */
const MAX_POST = 5;
/** How a text ends that is no label: with its sentence, or with what leads on. */
const endsAsText = (text: string): boolean => endsSentence(text) || /[:;)：；）؛]$/.test(text);
const SUBHEADING =
  /(?:^|[\s_-])(?:sub-?hea?d(?:ing|line|er)?|cross-?head(?:ing)?|inter-?title|section-title|zwischentitel)(?![a-z])/i;

/** The pieces of the body, and what beside it may be a note, in document order. */
export function* readPieces(
  page: Page,
  scored: Scored,
  boxes: Boxes,
  head: Head,
  authors: readonly string[],
  notice: Notice,
): Interruptible<Piece[]> {
  const pieces: Piece[] = [];
  const { blocks, regions } = page;
  const from = textStart(head);
  const end = Math.min(scored.scope.end, scopeEnd(page, scored.body));
  let seen = 0;
  let notes = false;
  // The same beside the body.
  let notesBeside = false;
  let headed = false;
  let group = -1;
  // The list whose items tell of an author each.
  let ofAuthors = -1;
  const add = (kind: SectionKind, element: Element, block: Block, beside = 0): void => {
    pieces.push({ kind, element, blocks: [block], beside, headed });
    headed = false;
  };
  /** The name alone or with a short post, over what a card says of who bears it. */
  const isAuthor = ({ text }: Block): boolean =>
    authors.some((name) => text.startsWith(name) && text.length <= name.length + MAX_POST);
  for (const block of blocks) {
    const region = regions[block.region];
    if (block.index % AT_ONCE === 0) yield;
    if (!region || boxes.isDropped(block) || isTold(region)) continue;
    // An author with a linked name is made as the card of another article is.
    if (scored.teasers[block.index] && !boxes.isIn(region, SIGNAL.bio)) continue;
    if (block === head.dek || block === head.headline?.block) continue;
    if (block.region < scored.scope.index || isOwnByline(block, region, head)) continue;
    const heading = isHeading(region.name);
    const at = boxes.groups[region.index] ?? -1;
    const box = at >= 0 ? regions[at] : undefined;
    let kind = box && boxes.kinds[at];
    const inside = block.index >= from && scored.inBody[region.index] === 1;
    if (inside && opensAnother(page, scored, block, region, head)) break;
    if (inside && isPager(block.text)) continue;
    const captioned = kind === 'caption' && head.headline && block.index >= from && block.index < head.start;
    if (!inside && !captioned) {
      if (block.region >= scored.body.end) {
        seen += 1;
        const far = seen > AFTER || (block.region >= end && !boxes.isIn(region, NAMED));
        if (far && !boxes.isLinkedNote(at)) continue;
      } else if (block.index < from - BEFORE || block.index >= head.start) continue;
    }
    const noise = scored.noiseOf(region.index);
    if (!(inside && (!noise || (kind === 'pull-quote' && noise < 3))) && !(captioned && noise === 0)) {
      if (kind === 'list' && notesBeside) kind = 'references';
      if (heading) {
        // Below the name on a card: 'Professor of Economics'.
        headed = isBioHeading(block.text) || isAuthor(block) || (headed && isPostLine(block.text));
        notesBeside = isNotesHeading(block.text) && block.index >= head.start;
      } else if (kind === 'references' && box && noise < 3 && block.index >= head.start && !isAppeal(block.text)) {
        if (at === group) pieces[pieces.length - 1]?.blocks.push(block);
        else add('references', box.element, block);
        group = at;
        continue;
      } else if (isAuthor(block)) headed = true;
      else if (block.linked < block.text.length * 0.75) add('paragraph', region.element, block, 1 + noise);
      group = -1;
      continue;
    }
    if (heading && kind === 'references') kind = undefined;
    if (kind === 'list' && at !== group && (headed || boxes.isIn(region, SIGNAL.bio))) ofAuthors = at;
    if (at >= 0 && at === ofAuthors) {
      kind = undefined;
      if (isAuthor(block)) {
        headed = true;
        continue;
      }
    }
    if (kind && at === group) {
      pieces[pieces.length - 1]?.blocks.push(block);
      continue;
    }
    if (box && kind) {
      // The numbers of the lines beside a program.
      if (box.name === 'pre' && !/\p{L}/u.test(block.text)) continue;
      group = at;
      if (kind === 'list') {
        // Buttons between headline and text.
        if (block.index < head.start && block.text.length < MAX_BUTTON && !endsAsText(block.text)) {
          group = -1;
          continue;
        }
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
    if (isDatum(page, boxes, block, region) || isEntryByline(block, region)) continue;
    if (region.name === 'summary' && block.text.length < MAX_SUMMARY) {
      if (!isUnfolding(block.text) && !isNoiseHeading(block.text)) add('subheading', region.element, block);
      continue;
    }
    const named = isCaption(boxes, block, region, notice)
      ? 'caption'
      : paragraphKind(page, block, region, head, notes, boxes, notice);
    if (named === 'subheading') notes = isNotesHeading(block.text);
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
  const isThere = byline.line
    ? byline.line.index === block.index
    : byline.element === region.element || byline.block === block.index;
  return isThere && block.text.includes(byline.text);
}

/** Whether running text stands right under a heading, beside it: then the heading is of this article though it is a link. */
function headsText({ regions, blocks }: Page, { teasers }: Scored, heading: Block): boolean {
  const next = blocks[heading.index + 1];
  const region = next && regions[next.region];
  if (!region || teasers[next.index] || region.parent !== regions[heading.region]?.parent) return false;
  return weightOf(next, region.name) > 60;
}

/**
 * A heading made like the article's own headline opens the next article of the page where it stands outside of what holds
 * the text, or with a byline or a date of its own: page builders make all headings alike.
 */
function opensAnother(page: Page, { body }: Scored, heading: Block, region: Region, head: Head): boolean {
  if (region.name !== 'h1' || !head.headline) return false;
  const own = head.headline.element;
  if (region.element === own || localName(own) !== region.name) return false;
  const names = getAttribute(own, 'class');
  if (names === null || names !== getAttribute(region.element, 'class')) return false;
  if (region.index < body.index || region.index >= body.end) return true;
  return isSigned(page, heading);
}

/** Blocks below a headline of which one may be its byline or date. */
const BELOW = 3;
const MAX_LINE = 100;

/** Whether a byline or a date stands below a heading, before any running text. */
function isSigned(page: Page, heading: Block): boolean {
  for (let i = heading.index + 1; i <= heading.index + BELOW; i += 1) {
    const block = page.blocks[i];
    const region = block && page.regions[block.region];
    if (!block || !region || isHeading(region.name)) return false;
    if (block.text.length > MAX_LINE) return false;
    if (isByline(block.text) || visibleDate(block.text)?.text === block.text) return true;
    const named = (mark: Mark): boolean =>
      mark.name === 'time' || (mark.signals & (SIGNAL.author | SIGNAL.byline | SIGNAL.date)) !== 0;
    if (marksBetween(page, i, i).some((mark) => mark.block === i && named(mark))) return true;
  }
  return false;
}

/** Lines of a quotation with its attributions, beyond which none is looked for: they are added up for each. */
const MAX_QUOTED = 100;

/** Whether the block says who is quoted: a short line that shares a box with the quotation before it and nothing else. */
function isAttribution(page: Page, boxes: Boxes, quote: Piece, block: Block, region: Region): boolean {
  if (quote.kind !== 'blockquote' && quote.kind !== 'pull-quote') return false;
  const last = quote.blocks[quote.blocks.length - 1];
  if (!last || last.index !== block.index - 1 || block.text.length > 140) return false;
  let box: Region | undefined = region;
  while (box && !(box.index <= last.region && last.region < box.end)) box = page.regions[box.parent];
  if (!box) return false;
  if (quote.blocks.length > MAX_QUOTED) return false;
  const quoted = quote.blocks.reduce((sum, { text }) => sum + text.length, 0);
  return boxes.sizeOf(box) <= quoted + block.text.length;
}

/** A cell of a table of data: short, with others in its row. A cell with long text, or alone in its row, is layout. */
function isDatum({ regions }: Page, boxes: Boxes, block: Block, region: Region): boolean {
  const box = regions[region.parent];
  // Some editors put every datum in a paragraph.
  const alone = box !== undefined && box.index + 1 === region.index && box.end === region.end;
  const cell = alone && !CELL.test(region.name) ? box : region;
  const row = regions[cell.parent];
  if (!CELL.test(cell.name) || !row || block.size > MAX_DATUM || boxes.sizeOf(cell) > MAX_DATUM) return false;
  return row.index + 1 < cell.index || row.end > cell.end;
}

const CELL = /^t[dh]$/;

/** Who wrote an entry of a live blog, or signs below the text: 'April 9th, 2019 by A. Bee' needs no name of its element. */
const isEntryByline = ({ text }: Block, { signals }: Region): boolean =>
  text.length < 100 && ((signals & (SIGNAL.author | SIGNAL.byline)) !== 0 ? isByline(text) : isDatedBy(text));

function paragraphKind(
  page: Page,
  block: Block,
  region: Region,
  head: Head,
  notes: boolean,
  boxes: Boxes,
  notice: Notice,
): SectionKind | null {
  const { text } = block;
  const linked = block.linked / text.length;
  if (notes) return 'references';
  if (saysReadMore(text)) {
    const leads = leadsAway(block) || hasButton(page, block, region);
    if (leads || linked > 0) {
      notice?.({
        for: 'kind',
        value: `read-more: ${text.slice(0, 60)}`,
        points: leads ? 2 : 1,
        reasons: ['says that there is more', leads ? 'links to it' : 'links to this page'],
        chosen: leads,
      });
      return leads ? 'read-more' : null;
    }
  }
  const slight =
    (linked > 0.75 && text.length < 250) || (block.index < head.start && text.length < 60 && !endsAsText(text));
  if (slight) return saysProvenance(text) || saysDisclaimer(text) ? 'paragraph' : null;
  if (isTimeAlone(text) || tellsOwnDay(text)) return null;
  if (block.index < head.start + BELOW && tellsOnlyDays(text)) return null;
  const date = text.length < 45 ? visibleDate(text) : null;
  if (
    date &&
    (date.text.length > text.length * 0.5 || isTimeAlone(text.replace(date.text, '').replace(/^[\s,|·–-]+/, '')))
  )
    return null;
  const long = block.size >= 60;
  if (!long && !LETTERS.test(text)) return null;
  if (isRunInHeading(block, region, boxes)) return 'subheading';
  if (region.name !== 'p' && !long && !endsAsText(text)) {
    if ((region.name !== 'div' && !boxes.isLineOfText(block)) || text.length < 20) return null;
  }
  return 'paragraph';
}

const leadsAway = ({ href }: Block): boolean => href !== null && !href.startsWith('#');

/** Whether the link that a line speaks of is a button right below it, in the box of both. */
function hasButton({ regions, blocks }: Page, line: Block, { parent }: Region): boolean {
  const button = blocks[line.index + 1];
  const box = regions[parent];
  if (!button || !box || button.region < box.index || button.region >= box.end) return false;
  return leadsAway(button) && button.text.length < MAX_BUTTON && button.linked >= button.text.length * 0.9;
}

/** 'JO MANTLE: What does it sound like?' is what was said. */
const ASKS = /^\p{Lu}[\p{Lu} .'’-]{1,30}: .*\?$/u;

/** Whether a paragraph is a heading by its looks: a short line, bold all through or of a class that says so. */
function isRunInHeading(block: Block, region: Region, boxes: Boxes): boolean {
  const { text } = block;
  if (text.length >= 90 || ASKS.test(text)) return false;
  if (/[.,;。、،؛।۔]$/.test(text) && !isNotesHeading(text)) return false;
  // 'Here is what we found:' leads into a list, 'Findings:' heads it.
  if (text.endsWith(':') && text.split(' ', 5).length > 4) return false;
  if (boxes.isOdd(region) && SUBHEADING.test((getAttribute(region.element, 'class') ?? '').slice(0, 200))) return true;
  const isParagraph = region.name === 'p' || boxes.isLineOfText(block);
  return isParagraph && block.emphasised >= text.length * 0.95 && isBold(block, region);
}

/** Of text that is emphasised all through: whether it is bold, not only italic, which is how a line is spoken. */
function isBold(block: Block, region: Region): boolean {
  let at: Node | null = parentNode(block.first);
  for (let level = 0; at && at !== region.element && level < 8; level += 1, at = parentNode(at)) {
    if (/^(?:b|strong)$/.test(localName(at as Element))) return true;
  }
  return false;
}
