/** Names the parts of an article: paragraphs, headings, quotes, captions, and the notes that stand in and around its body. */

import type { Interruptible } from '../../core/interruptible.ts';
import { localName } from '../dom.ts';
import { Boxes } from './boxes.ts';
import type { Notice } from './candidates.ts';
import { dropBoxes } from './drop-boxes.ts';
import { type Head, textStart } from './head.ts';
import { nameNotes } from './name-notes.ts';
import { isNoteKind } from './notes.ts';
import { isHeading, type Page } from './page-parts.ts';
import { type Draft, type Piece, textOf } from './pieces.ts';
import { namePullQuotes } from './pull-quotes.ts';
import { readPieces } from './read-pieces.ts';
import type { Scored } from './score.ts';
import { isBioHeading } from './wording.ts';

export type { Draft } from './pieces.ts';

/** The drafts of the article but for those of its head, in document order. `notice` is told what was weighed. */
export function* classify(
  page: Page,
  scored: Scored,
  head: Head,
  authors: string[],
  notice: Notice = null,
): Interruptible<Draft[]> {
  const boxes = yield* Boxes.of(page, scored, textStart(head));
  yield;
  yield* dropBoxes(page, scored, boxes, head);
  yield;
  const pieces = yield* readPieces(page, scored, boxes, head, authors, notice);
  yield;
  nameQuestions(pieces);
  yield;
  yield* nameNotes(page, boxes, pieces, authors, notice);
  yield;
  yield* namePullQuotes(page, boxes, pieces, notice);
  yield;
  return yield* settle(pieces);
}

/** Pieces looked at between two places where the search may be interrupted. */
const AT_ONCE = 8_192;

/** The bold questions of an interview are what somebody said: headings only where none is too long for one. */
function nameQuestions(pieces: Piece[]): void {
  const isBoldText = ({ blocks: [block] }: Piece): boolean =>
    block !== undefined && block.emphasised >= block.text.length * 0.95 && block.text.includes('?');
  const questions = pieces.filter(
    (piece) =>
      (piece.kind === 'subheading' || piece.kind === 'paragraph') &&
      isBoldText(piece) &&
      !isHeading(localName(piece.element)),
  );
  if (questions.length < 3 || !questions.some(({ kind }) => kind === 'paragraph')) return;
  for (const question of questions) question.kind = 'paragraph';
}

/** Of notes beside the text that say the same, as a card over the name and a box at the foot do, the one that belongs most. */
function nearestNotes(pieces: Piece[]): Map<string, Piece> {
  const nearest = new Map<string, Piece>();
  for (const piece of pieces) {
    if (!isNoteKind(piece.kind)) continue;
    const text = textOf(piece);
    const other = nearest.get(text);
    if (!other || piece.beside < other.beside) nearest.set(text, piece);
  }
  return nearest;
}

/** The pieces that stay: notes joined, headings with nothing below them gone. */
function* settle(pieces: Piece[]): Interruptible<Draft[]> {
  const kept: Draft[] = [];
  const nearest = nearestNotes(pieces);
  yield;
  let seen = 0;
  for (const piece of pieces) {
    const { kind, element, blocks, beside } = piece;
    seen += 1;
    if (seen % AT_ONCE === 0) yield;
    if (beside && (!isNoteKind(kind) || nearest.get(textOf(piece)) !== piece)) continue;
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
