/** Takes out what stands within the body and is no part of the article: appeals, and lists of other articles. */

import type { Interruptible } from '../../core/interruptible.ts';
import type { Boxes } from './boxes.ts';
import type { Head } from './head.ts';
import { type Block, isHeading, type Page, type Region } from './page-parts.ts';
import type { Scored } from './score.ts';
import { isAppeal, isNoiseHeading, saysDisclaimer, saysProvenance, saysReadMore } from './wording.ts';

/** Blocks looked at between two places where the search may be interrupted. */
const AT_ONCE = 256;

/** Appeals ('subscribe') with the box they stand in, and boxes whose heading says that they are no part of the article. */
export function* dropBoxes(page: Page, scored: Scored, boxes: Boxes, head: Head): Interruptible<void> {
  const { regions } = page;
  const names = head.byline?.names ?? [];
  /** Of boxes with several such lines it is asked once. */
  const noted = new Map<Region, boolean>();
  const holdsNote = (box: Region): boolean => {
    const known = noted.get(box) ?? tellsOfArticle(page, box, names);
    noted.set(box, known);
    return known;
  };
  let skipping = false;
  for (const block of page.blocks) {
    const region = regions[block.region];
    if (block.index % AT_ONCE === 0) yield;
    if (!region || !scored.inBody[block.region]) continue;
    if (boxes.isDropped(block)) continue;
    const heading = isHeading(region.name);
    if (heading || block.text.length > 200) skipping = false;
    const unwanted = heading ? isNoiseHeading(block.text) || isAppeal(block.text) : isNoiseHeading(block.text);
    if (block.index > head.start && unwanted && (heading || block.text.length < 40)) {
      const parent = regions[region.parent];
      // A line among others says nothing of what they stand in.
      const ownsBox = heading || !boxes.isLine(block);
      const small = ownsBox && parent && parent.index > scored.body.index && boxes.share(parent) < 0.3;
      if (!small) skipping = heading;
      else if (!holdsReadMore(page, parent, block) && (heading || !holdsNote(parent))) boxes.drop(parent);
      boxes.dropBlock(block);
      continue;
    }
    if (skipping) {
      boxes.dropBlock(block);
      continue;
    }
    // 'Read also: Who Pays for War', with the link in it.
    if (unwanted && isPointer(block)) {
      boxes.dropBlock(block);
      continue;
    }
    if (isAppeal(block.text) && region.name !== 'h1' && !saysProvenance(block.text) && !saysDisclaimer(block.text)) {
      if (boxes.isLine(block)) {
        if (!holdsReadMore(page, region, block)) boxes.dropBlock(block);
        continue;
      }
      let box = region;
      for (;;) {
        const parent = regions[box.parent];
        if (!parent || parent.index <= scored.body.index || boxes.sizeOf(parent) > 300) break;
        if (holdsNote(parent)) break;
        box = parent;
      }
      if (box !== scored.body && !holdsReadMore(page, box, block)) boxes.drop(box);
    }
  }
}

/** Whether half of a line is a link, and it does not lead to the rest of this text. */
const isPointer = ({ text, linked }: Block): boolean =>
  text.length < 160 && linked > text.length * 0.5 && !saysReadMore(text);

/** Whether a line in the box tells of the authors or of the article: that it stands beside an appeal makes it none. */
function tellsOfArticle({ blocks, regions }: Page, box: Region, names: readonly string[]): boolean {
  for (let i = box.block; i < blocks.length; i += 1) {
    const block = blocks[i];
    const region = block && regions[block.region];
    if (!block || !region || region.index >= box.end) return false;
    const { text } = block;
    if (isHeading(region.name) || isAppeal(text)) continue;
    if (saysProvenance(text) || saysDisclaimer(text) || names.some((name) => text.startsWith(`${name} `))) return true;
  }
  return false;
}

/** How far before an appeal the line may stand that it belongs to. */
const LINES = 3;

/** Whether the appeal is part of a line such as 'To read the rest, subscribe': that the text goes on is to be known. */
function holdsReadMore({ blocks }: Page, box: Region, appeal: Block): boolean {
  for (let i = appeal.index; i > appeal.index - LINES; i -= 1) {
    const block = blocks[i];
    if (!block || block.region < box.index) return false;
    if (saysReadMore(block.text)) return true;
  }
  return false;
}
