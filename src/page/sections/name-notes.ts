/** Names the notes in and around the body: sees how each stands there, and has it weighed. */

import type { Interruptible } from '../../core/interruptible.ts';
import { localName } from '../dom.ts';
import type { Boxes } from './boxes.ts';
import type { Notice } from './candidates.ts';
import { asCandidate, isNoteKind, type NoteKind, type Setting, weighNote } from './notes.ts';
import { isHeading, type Page } from './page-parts.ts';
import { LETTERS, type Piece, textOf } from './pieces.ts';

import { readingSize } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { saysArticleProvenance } from './wording.ts';

const MAX_NOTE = 2_000;
/** Pieces looked at between two places where the search may be interrupted. */
const AT_ONCE = 64;
const AUTHOR_PAGE =
  /\/(?:authors?|contributors?|people|profiles?|staff|writers?|experts?|persons?|columnists?|autore?|autoren|auteurs?)\//i;

/** So many paragraphs of running text from either end of it notes are looked for; farther in only what is set apart. */
const NEAR_START = 3;
const NEAR_END = 6;

/** Names the notes among what stands in the text and beside it; what stands beside and is none goes. */
export function* nameNotes(
  page: Page,
  boxes: Boxes,
  pieces: Piece[],
  authors: string[],
  notice: Notice,
): Interruptible<void> {
  const settings: Setting[] = [];
  const texts: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (i % AT_ONCE === 0) yield;
    settings.push(settingOf(page, boxes, piece));
    texts.push(textOf(piece));
  }
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
    if (i % AT_ONCE === 0) yield;
    const at = settings[i];
    const text = texts[i] ?? '';
    const setting = at && { ...at, before: before[i] ?? 0, after: after[i] ?? 0, previous };
    if (setting && mayBeNote(piece, text, setting)) {
      const weighed = weighNote(text, authors, setting);
      if (notice) for (const note of weighed) notice(asCandidate(text, note));
      const best = weighed[0];
      // What a heading says of itself is at most where the text comes from: some sites set that as one.
      if (best?.chosen && (best.kind === 'provenance' || !isHeading(localName(piece.element)))) piece.kind = best.kind;
    }
    previous = isNoteKind(piece.kind) ? piece.kind : null;
  }
}

function mayBeNote({ kind, beside }: Piece, text: string, setting: Setting): boolean {
  // Below the logo of whom it was published with.
  if (kind === 'caption') return saysArticleProvenance(text);
  if (text.length > MAX_NOTE || !(kind === 'paragraph' || kind === 'blockquote' || kind === 'subheading')) return false;
  if (setting.before < NEAR_START || setting.after < NEAR_END) return true;
  return (
    beside > 0 ||
    setting.emphasised ||
    setting.odd ||
    setting.ruled ||
    setting.quoted ||
    setting.bioBox ||
    setting.disclaimerBox
  );
}

function settingOf(page: Page, boxes: Boxes, piece: Piece): Setting {
  const block = piece.blocks[0];
  const region = page.regions[block?.region ?? 0];
  const setting: Setting = {
    emphasised: false,
    odd: false,
    ruled: false,
    bioBox: false,
    disclaimerBox: false,
    quoted: piece.kind === 'blockquote',
    beside: piece.beside,
    headed: piece.headed,
    links: false,
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
  setting.disclaimerBox = boxes.isIn(region, SIGNAL.disclaimer);
  setting.links = block.href !== null && !block.href.startsWith('#');
  setting.linksToAuthor = AUTHOR_PAGE.test(block.href?.slice(0, 300) ?? '');
  setting.pictured = boxes.imageBox(block) !== null;
  return setting;
}

/** Whether a line stands between the two regions, right before the second. */
function hasRule(page: Page, from: number, to: number): boolean {
  for (let i = to - 1; i > from && i > to - 4; i -= 1) if (page.regions[i]?.name === 'hr') return true;
  return false;
}
