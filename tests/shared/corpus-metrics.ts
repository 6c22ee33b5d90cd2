/** How well an article found agrees with what the corpus says of its page; each measure from 0 to 1. */

import type { SectionKind } from '../../src/core/model/section.ts';

/** An item of the corpus's manifest, as far as it is used here. */
export interface CorpusItem {
  id: string;
  url: string;
  file: string;
  truth: {
    title: string | null;
    titleAlt?: string[];
    titleTrust: string;
    authors?: string[];
    bylineTrust: string;
    date: string | null;
    dateTrust: string;
    dek: string | null;
    dekTrust: string;
    body?: string;
    bodyCheck?: string;
    without?: string[];
  };
}

/** What was found on a page; null where it was taken for no article. */
export interface FoundOnPage {
  title: string;
  dek: string | null;
  authors: string[];
  date: string | null;
  sections: { kind: SectionKind; text: string }[];
}

export type Measure =
  | 'title'
  | 'authors'
  | 'date'
  | 'dek'
  | 'dek where there is none'
  | 'body F1'
  | 'body F1 under 0.8'
  | 'text that is not body';

/** Kinds that the corpus's truth counts as body. */
const BODY = new Set<SectionKind>([
  'paragraph',
  'subheading',
  'blockquote',
  'list',
  'references',
  'author-bio',
  'disclaimer',
  'provenance',
  'read-more',
]);

/** The measures that the truth of this page allows; `body` is its expected text. */
export function measure(
  { truth }: CorpusItem,
  found: FoundOnPage | null,
  body: string | null,
): Partial<Record<Measure, number[]>> {
  const measured: Partial<Record<Measure, number[]>> = {};
  const normalizedTitles = [truth.title, ...(truth.titleAlt ?? [])].map(normalize);
  if (truth.titleTrust === 'ok') measured.title = [Number(normalizedTitles.includes(normalize(found?.title)))];
  if (truth.bylineTrust === 'ok' && truth.authors?.length) {
    measured.authors = [Number(asSet(found?.authors ?? []) === asSet(truth.authors))];
  }
  if (truth.dateTrust === 'ok' && truth.date) measured.date = [Number(found?.date?.startsWith(truth.date) ?? false)];
  if (truth.dekTrust === 'ok') measured.dek = [Number(normalize(found?.dek) === normalize(truth.dek))];
  if (truth.dekTrust === 'none') measured['dek where there is none'] = [Number(found?.dek != null)];
  if (body !== null && truth.bodyCheck !== 'disputed') {
    const text = (found?.sections ?? [])
      .filter(({ kind }) => BODY.has(kind))
      .map(({ text: words }) => words)
      .join('\n');
    const f1 = wordF1(text, body);
    measured['body F1'] = [f1];
    measured['body F1 under 0.8'] = [Number(f1 < 0.8)];
    const normalized = normalize(text);
    measured['text that is not body'] = (truth.without ?? []).map((snippet) =>
      Number(normalized.includes(normalize(snippet))),
    );
  }
  return measured;
}

function normalize(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const asSet = (names: readonly string[]): string => names.map(normalize).sort().join('|');

/** Harmonic mean of precision and recall over words with their counts. */
function wordF1(found: string, expected: string): number {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const left = new Map<string, number>();
  const [foundWords, expectedWords] = [words(found), words(expected)];
  for (const word of expectedWords) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of foundWords) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(word, count - 1);
  }
  return foundWords.length + expectedWords.length === 0 ? 0 : (2 * common) / (foundWords.length + expectedWords.length);
}
