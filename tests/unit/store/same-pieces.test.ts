/** The reader's word that two pages are the same piece, or are not, and what follows from it. */
import { describe, expect, it } from 'vitest';
import type { ArticleDescription } from '../../../src/core/model/article.ts';
import { librarySubset } from '../../../src/core/model/library-subset.ts';
import type { Store } from '../../../src/store/store.ts';
import { annotated, draft, faultOf, open, stored } from './support.ts';

const FULL = 'https://thediplomat.com/2024/07/dues/';
const EXCERPT = 'https://pacificcouncil.online/commentary/dues';
const REPRINT = 'https://harbour.example/reprints/dues';
const ELSEWHERE = 'https://elsewhere.example/dues';

const described = (facts: Partial<ArticleDescription> = {}): ArticleDescription => ({
  title: 'Dues',
  dek: null,
  authors: ['Ines Marlow'],
  published: { date: null, text: '' },
  siteName: null,
  language: null,
  canonicalUrl: null,
  firstPublished: null,
  readMoreUrl: null,
  ...facts,
});

/** Marks something on a page; gives the article's id. */
async function mark(store: Store, url: string, facts: Partial<ArticleDescription> = {}): Promise<string> {
  const page = { addresses: { url }, documentTitle: 'Dues', description: described(facts) };
  return (await annotated(store, draft({ page }))).articleId;
}

/** First addresses of the articles whose annotations are shown on a page besides its own. */
async function shownOn(store: Store, url: string): Promise<string[]> {
  const found = await store.annotationsOfWork([url], []);
  return [...new Set(found.map(({ article }) => article.urls[0] ?? ''))].sort();
}

const like = async (store: Store, url: string, facts: Partial<ArticleDescription> = {}) =>
  (await store.likeArticles({ addresses: [url], places: [], description: described(facts) })).map(
    ({ article, notes }) => [article.urls[0], notes],
  );

describe('by title and author', () => {
  it('nothing is shown before the reader has said yes; then it is, both ways', async () => {
    const store = open();
    const full = await mark(store, FULL);
    await mark(store, FULL);
    expect(await shownOn(store, EXCERPT)).toEqual([]);
    expect(await like(store, EXCERPT, { title: 'Opinion | Dues - The Diplomat' })).toEqual([[FULL, 2]]);
    await store.sayPiece([EXCERPT], full, true);
    expect(await shownOn(store, EXCERPT)).toEqual([FULL]);
    expect(await like(store, EXCERPT)).toEqual([]);
    // Of the page itself nothing was kept yet.
    await mark(store, EXCERPT);
    expect(await shownOn(store, FULL)).toEqual([EXCERPT]);
    expect(await shownOn(store, EXCERPT)).toEqual([FULL]);
    expect(await like(store, FULL)).toEqual([]);
  });

  it('one that the reader says is another piece is offered no more, from neither side', async () => {
    const store = open();
    const full = await mark(store, FULL);
    await mark(store, EXCERPT);
    expect(await like(store, FULL)).toEqual([[EXCERPT, 1]]);
    await store.sayPiece([EXCERPT], full, false);
    expect([await like(store, EXCERPT), await like(store, FULL)]).toEqual([[], []]);
    expect([await shownOn(store, EXCERPT), await shownOn(store, FULL)]).toEqual([[], []]);
  });

  it('offers neither the article of the page, nor one known by a link, nor one without the author', async () => {
    const store = open();
    await mark(store, EXCERPT, { readMoreUrl: FULL });
    await mark(store, FULL);
    await mark(store, REPRINT, { authors: ['Tom Reed'] });
    expect(await like(store, FULL)).toEqual([]);
    expect(await like(store, ELSEWHERE, { authors: [] })).toEqual([]);
    expect((await like(store, ELSEWHERE)).map(([url]) => url).sort()).toEqual([EXCERPT, FULL].sort());
  });
});

describe('three copies', () => {
  it('are one piece through one another', async () => {
    const store = open();
    const full = await mark(store, FULL);
    await mark(store, EXCERPT);
    await mark(store, REPRINT);
    await store.sayPiece([EXCERPT], full, true);
    await store.sayPiece([REPRINT], full, true);
    expect(await shownOn(store, FULL)).toEqual([EXCERPT, REPRINT].sort());
    expect(await shownOn(store, EXCERPT)).toEqual([FULL, REPRINT].sort());
    expect(await shownOn(store, REPRINT)).toEqual([FULL, EXCERPT].sort());
  });

  it('of which one is another piece than the second stay joined with the third', async () => {
    const store = open();
    const full = await mark(store, FULL);
    await mark(store, EXCERPT);
    const reprint = await mark(store, REPRINT);
    await store.sayPiece([EXCERPT], full, true);
    await store.sayPiece([REPRINT], full, true);
    await store.sayPiece([EXCERPT], reprint, false);
    expect(await shownOn(store, EXCERPT)).toEqual([FULL]);
    expect(await shownOn(store, REPRINT)).toEqual([FULL]);
    expect(await shownOn(store, FULL)).toEqual([EXCERPT, REPRINT].sort());
  });

  it('also where one is known by a link', async () => {
    const store = open();
    const full = await mark(store, FULL);
    await mark(store, EXCERPT, { readMoreUrl: FULL });
    await store.sayPiece([REPRINT], full, true);
    await mark(store, REPRINT);
    for (const url of [FULL, EXCERPT, REPRINT]) {
      expect(await shownOn(store, url)).toEqual([FULL, EXCERPT, REPRINT].filter((each) => each !== url).sort());
    }
  });
});

it('her word counts before what a page shows its readers', async () => {
  const store = open();
  await mark(store, EXCERPT, { readMoreUrl: FULL });
  const full = await mark(store, FULL);
  expect(await shownOn(store, EXCERPT)).toEqual([FULL]);
  await store.sayPiece([EXCERPT], full, false);
  expect([await shownOn(store, EXCERPT), await shownOn(store, FULL)]).toEqual([[], []]);
  expect(await store.annotationsOfWork([EXCERPT], [FULL])).toEqual([]);
});

it('the last word counts, one statement is kept of two pages, and each is one step', async () => {
  const store = open();
  const full = await mark(store, FULL);
  const excerpt = await mark(store, EXCERPT);
  await store.sayPiece([EXCERPT], full, true);
  await store.sayPiece([FULL], excerpt, false);
  await store.sayPiece([EXCERPT], full, true);
  expect((await store.exportLibrary()).samePieces).toHaveLength(1);
  expect(await shownOn(store, FULL)).toEqual([EXCERPT]);
  // Said again it is no step.
  await store.sayPiece([FULL], excerpt, true);
  const labels = [];
  for (let step = 0; step < 3; step++) labels.push((await store.undo())?.label);
  expect(labels).toEqual(['join-pieces', 'part-pieces', 'join-pieces']);
  expect((await store.exportLibrary()).samePieces).toEqual([]);
  expect(await shownOn(store, FULL)).toEqual([]);
  await store.redo();
  expect(await shownOn(store, FULL)).toEqual([EXCERPT]);
});

it('a page is known by what it was called then, and by what it is called now', async () => {
  const store = open();
  const full = await mark(store, FULL);
  await store.sayPiece([`${EXCERPT}?view=2`, EXCERPT], full, true);
  expect(await shownOn(store, `http://www.${EXCERPT.slice(8)}?utm_source=x`)).toEqual([FULL]);
  expect(await shownOn(store, `${EXCERPT}?view=2`)).toEqual([FULL]);
  expect(await shownOn(store, `${EXCERPT}-again`)).toEqual([]);
});

it('cannot be said of the page itself, nor of an article that is gone', async () => {
  const store = open();
  const full = await mark(store, FULL);
  const before = await stored(store);
  expect((await faultOf(store.sayPiece([FULL], full, true))).kind).toBe('invalid');
  expect((await faultOf(store.sayPiece([FULL], '5707e000-0000-4000-8000-00000000ffff', true))).kind).toBe('conflict');
  expect(await stored(store)).toEqual(before);
});

it('goes with the last that is kept of either page, and comes back with it', async () => {
  const store = open();
  const full = await mark(store, FULL);
  await mark(store, EXCERPT);
  await store.sayPiece([EXCERPT], full, true);
  const annotations = async (url: string) => (await store.annotationsAt([url])).map(({ id }) => id);
  await store.deleteAnnotations(await annotations(FULL));
  // The excerpt's are still shown there.
  expect(await shownOn(store, FULL)).toEqual([EXCERPT]);
  await store.deleteAnnotations(await annotations(EXCERPT));
  expect((await store.exportLibrary()).samePieces).toEqual([]);
  await store.undo();
  expect(await shownOn(store, FULL)).toEqual([EXCERPT]);
});

describe('a library that goes and comes', () => {
  async function three() {
    const store = open({ name: 'sender' });
    const full = await mark(store, FULL);
    const excerpt = await mark(store, EXCERPT);
    await store.sayPiece([EXCERPT], full, true);
    await store.sayPiece([ELSEWHERE], full, false);
    return { library: await store.exportLibrary(), full, excerpt };
  }

  it('takes what was said along', async () => {
    const { library } = await three();
    const there = open({ name: 'receiver' });
    await there.restore(library);
    expect(await shownOn(there, FULL)).toEqual([EXCERPT]);
    expect((await there.exportLibrary()).samePieces).toEqual(library.samePieces);
    expect(await like(there, ELSEWHERE)).toEqual([[EXCERPT, 1]]);
  });

  it('works out the keys itself, whatever the file says', async () => {
    const { library } = await three();
    for (const said of library.samePieces) said.addressKeys = ['harbour.example/reprints/dues'];
    const there = open({ name: 'forged' });
    await there.restore(library);
    expect(await shownOn(there, REPRINT)).toEqual([]);
    expect(await shownOn(there, FULL)).toEqual([EXCERPT]);
  });

  it('narrowed to some articles takes only what was said of these', async () => {
    const { library, full, excerpt } = await three();
    expect(librarySubset(library, [full, excerpt]).samePieces.map(({ same }) => same)).toEqual([true]);
    expect(librarySubset(library, [full]).samePieces).toEqual([]);
  });
});
