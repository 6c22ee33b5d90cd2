/** Takes out what stands within the body and is no part of the article: appeals, and lists of other articles. */
import type { Boxes } from './boxes.ts';
import type { Page } from './gather.ts';
import type { Head } from './head.ts';
import { HEADING, type Scored } from './score.ts';
import { isAppeal, isNoiseHeading, saysDisclaimer, saysProvenance } from './wording.ts';

/** Appeals ('subscribe') with the box they stand in, and boxes whose heading says that they are no part of the article. */
export function dropBoxes(page: Page, scored: Scored, boxes: Boxes, head: Head): void {
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
