/** A page as the words it is made of, each knowing where it came from, so that after any edit the truth is still known. */
import type { PageText } from './in-page/read.ts';

export interface Word {
  /** The white space before it, empty between the characters of Chinese. */
  readonly gap: string;
  readonly text: string;
  /** Its index among the words of the page as it was; null for one that was put in. */
  readonly origin: number | null;
  /** Whether it is still the word it was; a misspelt or replaced one stands where it stood. */
  readonly kept: boolean;
}

export type Block = readonly Word[];
export type Page = readonly Block[];

/** A word, or one character of a script that sets no spaces. */
const WORD =
  /(\s*)([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]\p{M}*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+)/gu;

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(([, gap = '', word = '']) => ({ gap, text: word, origin: null, kept: false }));
}

export function pageOf({ text, breaks }: PageText): Page {
  let origin = 0;
  const blocks: Block[] = [];
  for (const [index, from] of breaks.entries()) {
    const words = wordsOf(text.slice(from, breaks[index + 1] ?? from));
    if (words.length > 0) blocks.push(words.map((word) => ({ ...word, origin: origin++, kept: true })));
  }
  return blocks;
}

/** Words of a block from which on it is prose. */
const PROSE = 10;

/** A word where it stands in the text of its page, `start` without the gap before it. */
export interface PlacedWord extends Word {
  /** Whether its block is more than a line of a menu or a caption: what readers mark. */
  readonly isProse: boolean;
  readonly start: number;
  readonly end: number;
}

export interface PlacedPage {
  readonly text: string;
  readonly words: readonly PlacedWord[];
}

/** Every block begins after a space: that is how the reading text has them. */
export function placePage(page: Page): PlacedPage {
  let text = '';
  const words: PlacedWord[] = [];
  for (const block of page) {
    block.forEach((word, index) => {
      if (text !== '') text += index === 0 ? ' ' : word.gap;
      const start = text.length;
      text += word.text;
      words.push({ ...word, isProse: block.length >= PROSE, start, end: text.length });
    });
  }
  return { text, words };
}
