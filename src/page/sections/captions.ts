/** Tells captions that no tag or class names: by what they say, and by the picture they stand with. */
import type { Boxes } from './boxes.ts';
import type { Notice } from './candidates.ts';
import type { Block, Region } from './page-parts.ts';
import { LETTERS } from './pieces.ts';
import { saysCredit, saysReadMore } from './wording.ts';

/** Whether the block is what a picture shows or whose it is, where no tag or class says so. */
export function isCaption(boxes: Boxes, block: Block, region: Region, notice: Notice): boolean {
  const { text } = block;
  if (text.length > (boxes.isUsual(region) ? 160 : 400) || !LETTERS.test(text)) return false;
  // A picture with a line that is a link leads to another article.
  if (block.linked > text.length * 0.75) return false;
  const reasons: string[] = [];
  let points = 0;
  const add = (value: number, reason: string): void => {
    points += value;
    if (notice) reasons.push(`${value > 0 ? '+' : ''}${value} ${reason}`);
  };
  if (saysCredit(text)) add(2, 'credits a picture');
  const figure = boxes.imageBox(block);
  // Portraits stand with a name and a date, which are no captions.
  if (figure && text.split(' ', 4).length === 4 && boxes.sizeOf(figure) <= text.length + 120)
    add(2, 'shares a box with a picture and nothing else');
  else if (figure) add(0.5, 'below a picture');
  // The logo of whom it is read with is no picture of it.
  if (!points || saysReadMore(text)) return false;
  if (boxes.isUsual(region)) add(-1, 'made like the paragraphs');
  else if (region.name !== 'p') add(0.5, 'no paragraph');
  if (block.emphasised > text.length * 0.9) add(0.5, 'emphasised all through');
  if (text.length > 160) add(-0.5, 'long');
  if (text.length > 250) add(-1, 'longer');
  const chosen = points >= 2;
  notice?.({ for: 'kind', value: `caption: ${text.slice(0, 60)}`, points, reasons, chosen });
  return chosen;
}
