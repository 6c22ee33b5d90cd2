/** Finds pull quotes by what makes them such: they say again what stands in the text. */

import type { Interruptible } from '../../core/interruptible.ts';
import type { Boxes } from './boxes.ts';
import type { Notice } from './candidates.ts';
import type { Page } from './page-parts.ts';
import { type Piece, textOf } from './pieces.ts';
import { repeatedShares } from './repeats.ts';
import { readingSize } from './section-text.ts';

/** A short text apart that says what a paragraph says too is a pull quote. */
export function* namePullQuotes(page: Page, boxes: Boxes, pieces: Piece[], notice: Notice): Interruptible<void> {
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
  yield;
  const shares = yield* repeatedShares(
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
