import { describe, expect, it } from 'vitest';
import { EDITS, type Edit } from '../../anchoring/edits.ts';
import { evaluate } from '../../anchoring/evaluate.ts';
import { type Page, pageOf, placePage } from '../../anchoring/page-words.ts';
import { markQuotes, truthOf } from '../../anchoring/quotes.ts';
import { chance } from '../../harness/chance.ts';

const A = 'Moscow needs to assure Seoul that its "pact" with Pyongyang is no threat.';
const B = 'The alliance has weathered worse, and the public knows it well enough.';
const C = '同盟は試練を経てきた。';
const TEXT = `${A} ${B} ${C}`;
const PAGE = pageOf({ text: TEXT, breaks: [0, A.length, A.length + B.length + 1, TEXT.length] });

/** The quote of the words from `from` to `until`, and where they are after the edit. */
function afterEdit(edit: (page: Page) => Page, from: number, until: number): string {
  const now = placePage(edit(PAGE));
  const quote = { exact: '', prefix: '', suffix: '', start: null, twins: null };
  const truth = truthOf({ quote, from, until, isBare: false }, now);
  return truth.state === 'gone' ? 'gone' : `${truth.state}: ${now.text.slice(truth.start, truth.end)}`;
}

describe('a page as words', () => {
  it('reads as before', () => {
    expect(placePage(PAGE).text).toBe(TEXT);
  });

  it('takes each Chinese or Japanese character for a word', () => {
    expect(PAGE.at(-1)).toHaveLength(C.length);
  });
});

describe('the truth', () => {
  it('follows words that are replaced, at the ends too', () => {
    const replaced = (page: Page): Page =>
      page.map((block) => block.map((word) => (word.origin === 0 ? { ...word, text: 'Paris', kept: false } : word)));
    expect(afterEdit(replaced, 0, 4)).toBe('there: Paris needs to assure');
  });

  it('spans what is put between, and not what is put beside', () => {
    const advertised = (page: Page): Page =>
      page.flatMap((block) => [[{ gap: '', text: 'Advertisement', origin: null, kept: false }], block]);
    expect(afterEdit(advertised, 10, 15)).toBe('there: is no threat. Advertisement The alliance');
    expect(afterEdit(advertised, 13, 15)).toBe('there: The alliance');
  });

  it('is with the larger part where a paragraph was moved away', () => {
    expect(afterEdit(([a = [], b = [], c = []]) => [b, c, a], 8, 14)).toBe('there: with Pyongyang is no threat.');
  });

  it('says what is gone and what is less than half there', () => {
    expect(afterEdit((page) => page.slice(1), 0, 5)).toBe('gone');
    expect(afterEdit((page) => page.slice(1), 2, 17)).toBe('partly: The alliance has weathered');
  });
});

describe('edits', () => {
  it.each(Object.entries<Edit>(EDITS))('%s: the same for the same chance', (_, edit) => {
    expect(edit(PAGE, chance(3))).toEqual(edit(PAGE, chance(3)));
  });

  it('are counted', () => {
    const way = (text: string) => [{ start: 0, end: text.length }];
    const tallies = evaluate([{ id: 'a', page: { text: TEXT, breaks: [0, TEXT.length] } }], way, {
      seed: 1,
      quotesPerPage: 1,
    });
    const { there, right, exact } = tallies.get('unchanged') ?? {};
    expect({ there, right, exact }).toEqual({ there: 1, right: 0, exact: 0 });
  });
});

it('marks the same quotes for the same chance, each where it says it stands', () => {
  const placed = placePage(PAGE);
  const quotes = markQuotes(placed, 20, chance(5));
  expect(quotes).toEqual(markQuotes(placed, 20, chance(5)));
  for (const { quote } of quotes)
    expect(TEXT.startsWith(quote.prefix + quote.exact + quote.suffix, (quote.start ?? 0) - quote.prefix.length)).toBe(
      true,
    );
});
