/**
 * How well the sections found on a page agree with its outline checked by hand. Weighed by words: a paragraph counts for
 * what it holds. The outlines do not keep the text, which is its publisher's: the page's own text tells where each of
 * their sections begins and ends.
 */
import * as v from 'valibot';
import { SectionKind } from '../../src/core/model/section.ts';

const Line = v.pipe(v.string(), v.minLength(1));

/** A section by its ends: enough to find it again in the page's text. */
export const OutlineSection = v.strictObject({
  kind: SectionKind,
  /** Its first five words, or all of them where it has fewer; as the page writes them. */
  first: Line,
  /** Its last five words. */
  last: Line,
  /** How many words it has; a word is a run of letters and digits. */
  words: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type OutlineSection = v.InferOutput<typeof OutlineSection>;

/** A file of tests/fixtures/outlines: what is part of the article of one saved page, and nothing else, in order. */
export const Outline = v.strictObject({
  /** The page's id in the corpus. */
  id: Line,
  url: v.pipe(v.string(), v.url()),
  title: Line,
  dek: v.nullable(Line),
  authors: v.array(Line),
  /** Of publication, as YYYY-MM-DD. */
  date: v.nullable(v.pipe(v.string(), v.isoDate())),
  sections: v.pipe(v.array(OutlineSection), v.minLength(1)),
  /** What was hard to decide, and why it was decided so. */
  note: v.optional(Line),
});
export type Outline = v.InferOutput<typeof Outline>;

/** In words. */
export interface KindCount {
  expected: number;
  found: number;
  /** Expected and found as this kind. */
  right: number;
}

/** A run of words of the page that is of one kind by the outline and of another as found; null is no part of the article. */
export interface Disagreement {
  expected: SectionKind | null;
  found: SectionKind | null;
  words: number;
  /** How the run begins. */
  text: string;
}

/** Counts of words, of one page or summed over several. */
export interface OutlineAgreement {
  /** Of the same kind in the outline and as found. */
  right: number;
  /** In a section of the outline, or in one found, or in both. */
  union: number;
  kinds: Map<SectionKind, KindCount>;
  disagreements: Disagreement[];
  /** Sections of the outline that the page's text does not have: the outline is wrong. */
  unplaced: OutlineSection[];
}

/** The share of words that are right among all that are expected or found; 1 where there are none. */
export const accuracy = ({ right, union }: OutlineAgreement): number => (union === 0 ? 1 : right / union);

/** The harmonic mean of precision and recall of one kind; 1 where it is neither expected nor found. */
export const kindF1 = ({ expected, found, right }: KindCount): number =>
  expected + found === 0 ? 1 : (2 * right) / (expected + found);

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
const lettersOf = (text: string): string => plain(wordsOf(text).join(''));

/** Words kept of either end of a section. */
const END_WORDS = 5;

/** A text by its ends; null where it has no word. The ends are cut out of the text, punctuation between words included. */
export function outlineSection(kind: SectionKind, text: string): OutlineSection | null {
  const matches = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const [opening, closing] = [matches[0], matches.at(-END_WORDS) ?? matches[0]];
  const [endOfFirst, endOfLast] = [matches[END_WORDS - 1] ?? matches.at(-1), matches.at(-1)];
  if (!opening || !closing || !endOfFirst || !endOfLast) return null;
  return {
    kind,
    first: text.slice(opening.index, endOfFirst.index + endOfFirst[0].length),
    last: text.slice(closing.index, endOfLast.index + endOfLast[0].length),
    words: matches.length,
  };
}

/** From the word at `start` up to the word before `end`. */
interface Extent {
  start: number;
  end: number;
}

/**
 * A page's words, and their letters run together: where one reader of the page sees two words (a drop cap, a line break)
 * another may see one.
 */
class PageWords {
  readonly words: string[];
  readonly #letters: string;
  /** Where each word begins among the letters, and the end of the last. */
  readonly #offsets: number[] = [0];
  readonly #wordAt = new Map<number, number>();

  constructor(text: string) {
    this.words = wordsOf(text);
    const letters = this.words.map(plain);
    this.#letters = letters.join('');
    let offset = 0;
    for (const [index, word] of letters.entries()) {
      this.#wordAt.set(offset, index);
      offset += word.length;
      this.#offsets.push(offset);
    }
  }

  /**
   * Every place where these ends stand about as far apart as they should, the nearest end for each beginning. Only where
   * there is none, one that ends inside a word of the page: 'By Ida Holm' is in 'By Ida HolmEditor'.
   */
  placesOf(section: OutlineSection): Extent[] {
    const whole = this.#places(section, (end, { to }) => end === to);
    return whole.length ? whole : this.#places(section, (end, { from, to }) => end > from && end <= to);
  }

  /** `ends` tells whether letters up to `end` end with a word of the page, which is given by its place among the letters. */
  #places(
    { first, last, words }: OutlineSection,
    ends: (end: number, word: { from: number; to: number }) => boolean,
  ): Extent[] {
    const [opening, closing] = [lettersOf(first), lettersOf(last)];
    const places: Extent[] = [];
    // An advertisement in the middle of a list makes it longer in the page than in the outline.
    const slack = 2 + Math.floor(words / 4);
    for (let at = this.#letters.indexOf(opening); at >= 0; at = this.#letters.indexOf(opening, at + 1)) {
      const start = this.#wordAt.get(at);
      if (start === undefined) continue;
      const end = nearby(start + words, slack).find((word) => {
        const [from, to] = [this.#offsets[word - 1], this.#offsets[word]];
        if (from === undefined || to === undefined) return false;
        // A short text is all there between its ends; of a longer one the last letters are looked for in the word.
        const found = opening === closing ? at : this.#letters.lastIndexOf(closing, to - closing.length);
        return found >= at && ends(found + closing.length, { from, to });
      });
      if (end !== undefined) places.push({ start, end });
    }
    return places;
  }
}

/** `value`, then ever farther from it on both sides, up to `slack`. */
const nearby = (value: number, slack: number): number[] => [
  value,
  ...Array.from({ length: slack }, (_, index) => [value - index - 1, value + index + 1]).flat(),
];

/**
 * The place of each section, null where it has none. What stands in the page more than once (a pull quote, a heading that
 * a table of contents names too) is taken to follow the section before it.
 */
function place(sections: readonly OutlineSection[], page: PageWords): (Extent | null)[] {
  let reached = 0;
  return sections.map((section) => {
    const places = page.placesOf(section);
    const chosen = places.find(({ start }) => start >= reached) ?? places[0];
    if (!chosen) return null;
    reached = chosen.end;
    return chosen;
  });
}

/** The kind of each word of the page, and the words of the sections that have no place in it. */
function label(sections: readonly OutlineSection[], page: PageWords) {
  const kinds = new Array<SectionKind | null>(page.words.length).fill(null);
  const unplaced: OutlineSection[] = [];
  for (const [index, extent] of place(sections, page).entries()) {
    const section = sections[index];
    if (!section) continue;
    if (!extent) unplaced.push(section);
    else for (let word = extent.start; word < extent.end; word += 1) kinds[word] ??= section.kind;
  }
  return { kinds, unplaced };
}

/** Compares the sections of an outline with those found; `pageText` is all that a reader sees of the page. */
export function compareOutlines(
  expected: readonly OutlineSection[],
  found: readonly { kind: SectionKind; text: string }[],
  pageText: string,
): OutlineAgreement {
  const page = new PageWords(pageText);
  const foundOutline = found.flatMap(({ kind, text }) => outlineSection(kind, text) ?? []);
  const [left, right] = [label(expected, page), label(foundOutline, page)];
  const agreement: OutlineAgreement = {
    right: 0,
    union: 0,
    kinds: new Map(),
    disagreements: [],
    unplaced: left.unplaced,
  };
  let run: Disagreement | undefined;
  for (const [index, word] of page.words.entries()) {
    const [wanted, got] = [left.kinds[index] ?? null, right.kinds[index] ?? null];
    count(agreement, wanted, got, 1);
    if (wanted === got) run = undefined;
    else if (run?.expected === wanted && run.found === got) {
      run.words += 1;
      if (run.words <= 2 * END_WORDS) run.text += ` ${word}`;
    } else {
      run = { expected: wanted, found: got, words: 1, text: word };
      agreement.disagreements.push(run);
    }
  }
  for (const { kind, words, first } of left.unplaced) {
    count(agreement, kind, null, words);
    agreement.disagreements.push({ expected: kind, found: null, words, text: first });
  }
  for (const { kind, words, first } of right.unplaced) {
    count(agreement, null, kind, words);
    agreement.disagreements.push({ expected: null, found: kind, words, text: first });
  }
  return agreement;
}

function count(
  agreement: OutlineAgreement,
  expected: SectionKind | null,
  found: SectionKind | null,
  words: number,
): void {
  if (expected ?? found) agreement.union += words;
  if (expected && expected === found) agreement.right += words;
  for (const kind of new Set([expected, found])) {
    if (!kind) continue;
    const counts = agreement.kinds.get(kind) ?? { expected: 0, found: 0, right: 0 };
    if (kind === expected) counts.expected += words;
    if (kind === found) counts.found += words;
    if (expected === found) counts.right += words;
    agreement.kinds.set(kind, counts);
  }
}

/** The agreement over several pages. */
export function sumAgreements(agreements: readonly OutlineAgreement[]): OutlineAgreement {
  const kinds = new Map<SectionKind, KindCount>();
  for (const [kind, counts] of agreements.flatMap((agreement) => [...agreement.kinds])) {
    const sum = kinds.get(kind) ?? { expected: 0, found: 0, right: 0 };
    kinds.set(kind, {
      expected: sum.expected + counts.expected,
      found: sum.found + counts.found,
      right: sum.right + counts.right,
    });
  }
  return {
    right: agreements.reduce((sum, { right }) => sum + right, 0),
    union: agreements.reduce((sum, { union }) => sum + union, 0),
    kinds,
    disagreements: agreements.flatMap(({ disagreements }) => disagreements),
    unplaced: agreements.flatMap(({ unplaced }) => unplaced),
  };
}
