/** What happens to pages, as seeded edits: each gives the same page for the same chance. */
import { type Block, type Page, type Word, wordsOf } from './page-words.ts';

type Chance = () => number;
export type Edit = (page: Page, chance: Chance) => Page;

const pick = <T>(list: readonly T[], chance: Chance): T | undefined => list[Math.floor(chance() * list.length)];
const inserted = (text: string): Block => wordsOf(text);

const ADVERTISEMENTS = [
  'Advertisement',
  'Advertisement Scroll to continue',
  'Sign up for our newsletter and get the best of our analysis in your inbox every morning.',
  'Subscribe now from one a week. Cancel at any time. Already a subscriber? Sign in.',
  'Read more: What comes next for the region, and who will pay for it',
  'This article is more than 2 years old',
];

/** Runs of letters; a word's quotes and stops stay where they are. */
const LETTERS = /[\p{L}\p{M}]+/u;

function misspell(text: string, chance: Chance): string {
  const match = LETTERS.exec(text);
  const letters = [...(match?.[0] ?? '')];
  if (!match || letters.length < 3) return text;
  const at = 1 + Math.floor(chance() * (letters.length - 2));
  const how = chance();
  if (how < 0.4) letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  else if (how < 0.7) letters.splice(at, 1);
  else letters.splice(at, 0, letters[at] ?? '');
  return text.slice(0, match.index) + letters.join('') + text.slice(match.index + match[0].length);
}

const altered = (word: Word, text: string): Word => (text === word.text ? word : { ...word, text, kept: false });

const eachWord =
  (change: (word: Word, chance: Chance, page: Page) => Word[]): Edit =>
  (page, chance) =>
    page.map((block) => block.flatMap((word) => change(word, chance, page))).filter((block) => block.length > 0);

const typos = (rate: number): Edit =>
  eachWord((word, chance) => [chance() < rate ? altered(word, misspell(word.text, chance)) : word]);

function someWord(page: Page, chance: Chance): string {
  return LETTERS.exec(pick(pick(page, chance) ?? [], chance)?.text ?? '')?.[0] ?? 'then';
}

/** Words replaced (two in four), taken out and put in, by other words of the same page. */
const changedWords = (rate: number): Edit =>
  eachWord((word, chance, page) => {
    if (chance() >= rate) return [word];
    const how = chance();
    if (how < 0.25) return [];
    const other = someWord(page, chance);
    if (how < 0.5) return [word, { gap: ' ', text: other, origin: null, kept: false }];
    return [altered(word, word.text.replace(LETTERS, other))];
  });

/** From typewriter to type and back, by chance for each page. */
const typography: Edit = (page, chance) => {
  const isFine = chance() < 0.5;
  const set = (text: string): string =>
    isFine
      ? text
          .replace(/(^|[(\u201C])'/g, '$1\u2018')
          .replace(/'/g, '\u2019')
          .replace(/(^|\()"/g, '$1\u201C')
          .replace(/"/g, '\u201D')
          .replace(/--?/g, (dash) => (dash === '--' ? '\u2014' : '\u2011'))
          .replace(/\.\.\./g, '\u2026')
          .normalize('NFC')
      : text
          .replace(/[\u2018\u2019]/g, "'")
          .replace(/[\u201C\u201D]/g, '"')
          .replace(/[\u2013\u2014]/g, '--')
          .replace(/\u2026/g, '...')
          .normalize('NFD');
  return page.map((block) => block.map((word) => ({ ...word, text: set(word.text) })));
};

const advertisements: Edit = (page, chance) =>
  page.flatMap((block) => (chance() < 0.15 ? [block, inserted(pick(ADVERTISEMENTS, chance) ?? '')] : [block]));

/** New paragraphs, of words and turns of the page itself. */
const insertedParagraphs: Edit = (page, chance) =>
  page.flatMap((block) => {
    if (chance() >= 0.1) return [block];
    const words = Array.from({ length: 6 }, () => {
      const source = pick(page, chance) ?? [];
      const from = Math.floor(chance() * source.length);
      return source.slice(from, from + 5);
    }).flat();
    return [block, words.map((word, index) => ({ ...word, gap: index ? ' ' : '', origin: null, kept: false }))];
  });

const deletedParagraphs =
  (rate: number): Edit =>
  (page, chance) =>
    page.filter(() => chance() >= rate);

const movedParagraphs =
  (rate: number): Edit =>
  (page, chance) => {
    const moved: Block[] = [];
    const left: Block[] = [];
    for (const block of page) (chance() < rate ? moved : left).push(block);
    for (const block of moved) left.splice(Math.floor(chance() * (left.length + 1)), 0, block);
    return left;
  };

/** Long paragraphs cut in two, half of them with a subheading between. */
const splitParagraphs: Edit = (page, chance) =>
  page.flatMap((block) => {
    if (block.length < 30 || chance() < 0.5) return [block];
    const at = 10 + Math.floor(chance() * (block.length - 20));
    const halves = [block.slice(0, at), block.slice(at)];
    return chance() < 0.5 ? halves : [halves[0] ?? [], inserted('What it means'), halves[1] ?? []];
  });

const truncation: Edit = (page, chance) => [
  ...page.slice(0, Math.ceil(page.length * (0.2 + chance() * 0.3))),
  inserted('To read the rest of this article, subscribe or sign in.'),
];

const SHIFTED = new Map([...'aeioubcdfghjklmnpqrstvwxyz'].map((letter, at, all) => [letter, all[(at + 9) % 26] ?? '']));

/** Every word another one, but for names and numbers. */
const translation: Edit = eachWord((word) => [
  /^[^\p{L}]*\p{Lu}|\d/u.test(word.text)
    ? word
    : altered(
        word,
        word.text.replace(/\p{L}/gu, (letter) => SHIFTED.get(letter) ?? 'o'),
      ),
]);

const inTurn =
  (...edits: readonly Edit[]): Edit =>
  (page, chance) =>
    edits.reduce((before, edit) => edit(before, chance), page);

const HEAVY = inTurn(deletedParagraphs(0.12), movedParagraphs(0.1), changedWords(0.1), advertisements);

/** By the name in the table. */
export const EDITS: Readonly<Record<string, Edit>> = {
  unchanged: (page) => page,
  typos: typos(0.02),
  typography,
  're-rendered': inTurn(typography, splitParagraphs, advertisements),
  advertisements,
  light: inTurn(changedWords(0.01), advertisements),
  heavy: HEAVY,
  'heavy, re-rendered': inTurn(HEAVY, typography),
  'paragraphs in': insertedParagraphs,
  'paragraphs out': deletedParagraphs(0.3),
  'paragraphs moved': movedParagraphs(0.3),
  'paragraphs split': splitParagraphs,
  truncated: truncation,
  translated: translation,
};
