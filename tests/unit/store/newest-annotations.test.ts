/** What the library begins with: whole articles, the newest first, told from the annotations changed last, or not at all. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { annotated, BASE, draft, open } from './support.ts';

const urlOf = (article: number) => `https://thediplomat.com/2026/01/article-${article}/`;

/** So many annotations, `each` of an article before the next is begun. */
async function filled(store: Store, count: number, each: number): Promise<string[]> {
  const first = await annotated(store, draft({ url: urlOf(0) }));
  const { articles, ...library } = await store.exportLibrary();
  const [article] = articles;
  if (!article) throw new Error('no article was kept');
  const at = (index: number) => new Date(BASE + 1 + index).toISOString();
  const id = (kind: number, index: number) => `${kind}707e000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
  const annotations = Array.from({ length: count }, (_, index) => ({
    ...first,
    id: id(1, index),
    articleId: id(2, Math.floor(index / each)),
    createdAt: at(index),
    updatedAt: at(index),
  }));
  const made = [...new Set(annotations.map(({ articleId }) => articleId))].map((articleId, index) => ({
    ...article,
    id: articleId,
    urls: [urlOf(index + 1)],
    addressKeys: [`thediplomat.com/2026/01/article-${index + 1}`],
  }));
  await store.restore({ ...library, articles: [article, ...made], annotations: [first, ...annotations] });
  return annotations.map((annotation) => annotation.id);
}

const idsOf = (read: Awaited<ReturnType<Store['newestAnnotations']>>) =>
  read?.entries.map(({ annotation }) => annotation.id);

afterEach(() => vi.restoreAllMocks());

describe.each(['in one request', 'by a cursor'])('the newest annotations, read %s', (way) => {
  const store = () => {
    // Not every browser has it.
    if (way === 'by a cursor') Reflect.deleteProperty(IDBIndex.prototype, 'getAllRecords');
    return open();
  };

  it('are those of the newest articles, whole, until there are enough', async () => {
    const kept = store();
    const ids = await filled(kept, 500, 20);
    const newest = await kept.newestAnnotations(30);
    expect(newest?.total).toBe(501);
    expect(new Set(idsOf(newest))).toEqual(new Set(ids.slice(460)));
    // The newest article first.
    expect(
      idsOf(newest)
        ?.slice(0, 20)
        .every((id) => ids.indexOf(id) >= 480),
    ).toBe(true);
  });

  it('are all where there are not enough', async () => {
    const kept = store();
    await filled(kept, 12, 5);
    expect((await kept.newestAnnotations(30))?.entries).toHaveLength(13);
    expect(await open({ name: 'another' }).newestAnnotations(30)).toEqual({ entries: [], total: 0 });
  });

  it('are not told by what was only changed last', async () => {
    const kept = store();
    const ids = await filled(kept, 500, 20);
    await kept.updateAnnotation(ids[0] ?? '', { note: 'Changed today.' });
    expect(new Set(idsOf(await kept.newestAnnotations(30)))).toEqual(new Set(ids.slice(460)));
  });

  it('cannot be told once all were changed', async () => {
    const kept = store();
    const ids = await filled(kept, 500, 20);
    await kept.updateAnnotations(ids, { change: 'add', tags: ['all'] });
    expect(await kept.newestAnnotations(30)).toBe(null);
  });
});
