/** Passages marked on a page and looked for on the same page damaged, and the other way round; the same ones each time. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { describe } from '../../../src/page/anchoring/describe.ts';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import { type Resolution, resolveAll, type StoredItem } from '../../../src/page/anchoring/resolve.ts';
import { bodyOf } from '../../../src/page/dom.ts';
import { type Damage, damaged, damages } from '../../fuzz/damage.ts';
import { chance } from '../../harness/chance.ts';
import { showPage } from '../sections/in-frame.ts';

const pages = Object.values(
  import.meta.glob<string>('../../fixtures/articles/*/*/index.html', { query: '?raw', import: 'default', eager: true }),
);
const PASSAGES = 12;
/** Code units; the longest goes over several paragraphs. */
const LENGTHS = [1, 8, 40, 160, 900];

/** Passages of any place and of several lengths. */
function mark(root: Element, seed: number): StoredItem[] {
  const random = chance(seed);
  const reading = readingText(root);
  return Array.from({ length: PASSAGES }, (_, index) => {
    const start = Math.floor(random() * reading.text.length);
    const length = LENGTHS[index % LENGTHS.length] ?? 1;
    const range = reading.boundaries(start, Math.min(start + length, reading.text.length));
    return { id: String(index), selectors: range ? describe(root, new StaticRange(range)) : [] };
  });
}

const wordsOf = ({ selectors }: StoredItem): string | null => {
  const [quote] = selectors;
  return quote?.type === 'TextQuoteSelector' ? quote.exact : null;
};

/** What is wrong with how the passages came out, in words. */
function faultsOf(root: Element, items: readonly StoredItem[], found: readonly Resolution[]): string[] {
  const { text } = readingText(root);
  return found.flatMap((resolution, index) => {
    const item = items[index];
    if (!item || resolution.id !== item.id) return ['out of order'];
    if (resolution.state === 'orphan') return [];
    const { state, start, end, score, difference } = resolution;
    const faults: string[] = [];
    if (!(start >= 0 && start < end && end <= text.length)) faults.push(`${start} to ${end} of ${text.length}`);
    const same = fold(text.slice(start, end)) === fold(wordsOf(item) ?? '');
    if (state === 'changed' ? !(score > 0 && score < 1) || difference.length === 0 : !same)
      faults.push(`${state}, ${score}: ${JSON.stringify([text.slice(start, end), wordsOf(item)])}`);
    return faults;
  });
}

it('tells the truth of every passage on 80 damaged pages, and changes none', { timeout: 0 }, async () => {
  const counts = { exact: 0, moved: 0, changed: 0, orphan: 0 };
  const property = fc.asyncProperty(
    fc.nat(pages.length - 1),
    damages,
    fc.nat(),
    async (at: number, all: Damage[], seed: number) => {
      const whole = await showPage(pages[at] ?? '');
      const broken = await showPage(damaged(pages[at] ?? '', all));
      try {
        const [here, there] = [bodyOf(whole.document), bodyOf(broken.document)];
        if (!here || !there) return;
        const before = there.outerHTML;
        for (const [from, to] of [
          [here, there],
          [there, here],
          [there, there],
        ] as const) {
          const items = mark(from, seed);
          const found = resolveAll(to, items);
          expect(faultsOf(to, items, found)).toEqual([]);
          // On the page where they were marked, all that have words are where they were.
          if (from === to) expect(found.map(({ state }) => state)).toEqual(items.map(stateAtHome));
          for (const { state } of found) counts[state] += 1;
        }
        expect(there.outerHTML).toBe(before);
      } finally {
        whole.close();
        broken.close();
      }
    },
  );
  await fc.assert(property, { seed: 20_261_125, numRuns: 80 });
  for (const count of Object.values(counts)) expect(count, JSON.stringify(counts)).toBeGreaterThan(20);
});

const stateAtHome = (item: StoredItem): Resolution['state'] => (wordsOf(item) === null ? 'orphan' : 'exact');
