/** A library narrowed to some articles holds what these need, and nothing of the rest. */
import { describe, expect, it } from 'vitest';
import { validateLibrary } from '../../../src/core/model/library.ts';
import { librarySubset } from '../../../src/core/model/library-subset.ts';
import { emptyLibrary } from '../../empty-library.ts';
import { sampleLibrary } from '../formats/sample-library.ts';

const article = (n: number): string => `0000000a-0000-4000-8000-00000000000${n}`;
const numbers = (records: { id: string }[]): number[] => records.map(({ id }) => Number(id.slice(-2)));

describe('librarySubset', () => {
  it('takes an article with what it needs', () => {
    const subset = librarySubset(sampleLibrary(), [article(1)]);
    expect(numbers(subset.articles)).toEqual([1]);
    expect(numbers(subset.annotations)).toEqual([1, 2, 3, 4, 5]);
    expect(numbers(subset.relations), 'relation 2 comes from another article').toEqual([1]);
    expect(subset.propositions).toEqual([]);
    expect(numbers(subset.codebooks), 'codebook 3 is used nowhere').toEqual([1, 2]);
    expect(numbers(subset.projects)).toEqual([1, 2]);
    expect(subset.settings).toEqual([]);
    expect(subset.tombstones).toEqual([]);
    expect(validateLibrary(subset)).toMatchObject({ ok: true });
  });

  it('takes the propositions that its annotations are related to', () => {
    const subset = librarySubset(sampleLibrary(), [article(3)]);
    expect(numbers(subset.propositions)).toEqual([1]);
    expect(numbers(subset.relations)).toEqual([3]);
  });

  it('takes relations between several articles', () => {
    expect(numbers(librarySubset(sampleLibrary(), [article(1), article(2)]).relations)).toEqual([1, 2]);
  });

  it('is empty for an article that is not there', () => {
    expect(librarySubset(sampleLibrary(), [article(9)])).toEqual(emptyLibrary());
  });
});
