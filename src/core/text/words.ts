/** Reads a folded text as words and signs, each with a number by which it is compared, so that comparing words costs nothing. */
import type { Interruptible } from '../interruptible.ts';
import { isHighSurrogate, kindOf, LETTER, SPACE } from './characters.ts';
import { grown, slotOf, stir, UNSTIRRED, type Vocabulary } from './vocabulary.ts';

/** UTF-16 offsets and numbers of the words of a text, in order. A sign, and a character of a script without spaces, is a word of its own. */
export interface Words {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  /** Exclusive. */
  readonly ends: Int32Array;
}

/** What words are read into before they are known to be so many. */
interface Room {
  ids: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  count: number;
}

const roomFor = (size: number): Room => ({
  ids: new Int32Array(size),
  starts: new Int32Array(size),
  ends: new Int32Array(size),
  count: 0,
});

function widen(room: Room): void {
  const size = 2 * room.ids.length;
  room.ids = grown(room.ids, new Int32Array(size));
  room.starts = grown(room.starts, new Int32Array(size));
  room.ends = grown(room.ends, new Int32Array(size));
}

/** Reads on in a text from one offset to another. @param wanted words that are told from others; all where it is null */
function readInto(
  room: Room,
  text: string,
  vocabulary: Vocabulary,
  from: number,
  until: number,
  wanted: WordFilter | null,
): void {
  let { count } = room;
  let at = from;
  while (at < until) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === SPACE) {
      at++;
      continue;
    }
    const start = at;
    let hash = stir(UNSTIRRED, unit);
    at++;
    if (kind === LETTER) {
      for (; at < until; at++) {
        const next = text.charCodeAt(at);
        if (kindOf(next) !== LETTER) break;
        hash = stir(hash, next);
      }
    } else {
      const end = text.startsWith('...', start) ? start + 3 : isHighSurrogate(unit) && at < until ? at + 1 : at;
      for (; at < end; at++) hash = stir(hash, text.charCodeAt(at));
    }
    if (count === room.ids.length) widen(room);
    const isOther = wanted !== null && kind === LETTER && !wanted.mayHold(hash);
    room.ids[count] = isOther ? UNREAD : vocabulary.idOf(text, start, at, hash);
    room.starts[count] = start;
    room.ends[count] = at;
    count++;
  }
  room.count = count;
}

/** Reads texts one after the other into the same memory, for what is not kept: to allocate is dear. */
export class WordReader {
  readonly #vocabulary: Vocabulary;
  readonly #room = roomFor(1 << 8);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** `readWords`; what it gives holds until the next is read. */
  read(text: string, from = 0, until = text.length): Words {
    this.#room.count = 0;
    readInto(this.#room, text, this.#vocabulary, from, until, null);
    return wordsIn(this.#room);
  }
}

const wordsIn = ({ ids, starts, ends, count }: Room): Words => ({
  ids: ids.subarray(0, count),
  starts: starts.subarray(0, count),
  ends: ends.subarray(0, count),
});

/** What is read before it is known to be so much: kept, for most texts are short. */
const shared = roomFor(1 << 8);

/** Reads a text, or a stretch of it; offsets are those of the text. */
export function readWords(text: string, vocabulary: Vocabulary, from = 0, until = text.length): Words {
  shared.count = 0;
  readInto(shared, text, vocabulary, from, until, null);
  const { ids, starts, ends, count } = shared;
  // One piece of memory for all three.
  const all = new Int32Array(3 * count);
  for (let at = 0; at < count; at++) {
    all[at] = ids[at] as number;
    all[count + at] = starts[at] as number;
    all[2 * count + at] = ends[at] as number;
  }
  return { ids: all.subarray(0, count), starts: all.subarray(count, 2 * count), ends: all.subarray(2 * count) };
}

/** Tells words that are not among some from those that may be, by their hashes. */
export class WordFilter {
  readonly #slots = new Uint8Array(1 << 14);

  constructor(texts: readonly Words[], vocabulary: Vocabulary) {
    for (const { ids } of texts) for (const id of ids) this.#slots[this.#slotOf(vocabulary.hashOf(id))] = 1;
  }

  mayHold(hash: number): boolean {
    return this.#slots[this.#slotOf(hash)] === 1;
  }

  #slotOf(hash: number): number {
    return slotOf(hash) & (this.#slots.length - 1);
  }
}

/** In the place of the number of a word that is none of those that are wanted: it is not known yet. */
export const UNREAD = -2;

/** UTF-16 code units that are read between two places at which the reading may be interrupted. */
const STEP = 1 << 15;
/** Units of a text for which there is room for a word at first: of prose there are more. */
const UNITS_OF_WORD = 4;

/** The words of a whole page, of which those that are not wanted are numbered where they are asked for. */
export class PageWords implements Words {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly #text: string;
  readonly #vocabulary: Vocabulary;

  private constructor(text: string, vocabulary: Vocabulary, { ids, starts, ends }: Words) {
    this.#text = text;
    this.#vocabulary = vocabulary;
    this.ids = ids;
    this.starts = starts;
    this.ends = ends;
  }

  /** Finds the words of a text, and which of them are wanted. */
  static *find(text: string, vocabulary: Vocabulary, wanted: WordFilter): Interruptible<PageWords> {
    const room = roomFor(Math.ceil(text.length / UNITS_OF_WORD) + 1);
    for (let from = 0; from < text.length; ) {
      const space = text.indexOf(' ', from + STEP);
      const until = space < 0 ? text.length : space;
      readInto(room, text, vocabulary, from, until, wanted);
      from = until;
      yield;
    }
    return new PageWords(text, vocabulary, wordsIn(room));
  }

  /** Numbers the words from one index to another, as far as there are such. */
  read(from: number, until: number): void {
    const end = Math.min(this.ids.length, until);
    for (let at = Math.max(0, from); at < end; at++)
      if (this.ids[at] === UNREAD)
        this.ids[at] = this.#vocabulary.numberOf(this.#text, this.starts[at] ?? 0, this.ends[at] ?? 0);
  }
}
