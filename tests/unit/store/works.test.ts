import { expect, it } from 'vitest';
import type { ArticleDescription } from '../../../src/core/model/article.ts';
import { draft, open } from './support.ts';

const FULL = 'https://thediplomat.com/2024/07/dues/';
const EXCERPT = 'https://pacificcouncil.online/commentary/dues';

const described = (facts: Partial<ArticleDescription>): ArticleDescription => ({
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

const at = (url: string, facts: Partial<ArticleDescription>) =>
  draft({ page: { addresses: { url }, documentTitle: 'Dues', description: described(facts) } });

const quotes = (found: { annotation: { articleId: string } }[]) => found.length;

it.each<[string, Partial<ArticleDescription>]>([
  ['leads to it', { readMoreUrl: 'http://www.thediplomat.com/2024/07/dues?utm_source=x' }],
  ['names it as its first place', { firstPublished: { publication: 'The Diplomat', date: null, url: FULL } }],
])('an article that %s is of the same work', async (_, facts) => {
  const store = open();
  await store.annotate(at(EXCERPT, facts));
  const found = await store.annotationsOfWork([FULL], []);
  expect(found.map(({ article }) => article.urls[0])).toEqual([EXCERPT]);
  expect(quotes(await store.annotationsOfWork(['https://thediplomat.com/2024/07/dues-again/'], []))).toBe(0);
  expect(quotes(await store.annotationsOfWork([EXCERPT], []))).toBe(0);
});

it('is found where the page leads to it, and only once', async () => {
  const store = open();
  await store.annotate(at(FULL, { readMoreUrl: EXCERPT }));
  expect(quotes(await store.annotationsOfWork([EXCERPT], [FULL, FULL]))).toBe(1);
  expect(quotes(await store.annotationsOfWork([EXCERPT], []))).toBe(1);
});

it('is found by what was kept of the page, which then need not say it again', async () => {
  const store = open();
  await store.annotate(at(EXCERPT, { readMoreUrl: FULL }));
  await store.annotate(at(FULL, {}));
  expect(quotes(await store.annotationsOfWork([EXCERPT], []))).toBe(1);
});

it('is no article that calls it canonical, which no reader sees', async () => {
  const store = open();
  await store.annotate(at(EXCERPT, { canonicalUrl: FULL }));
  expect(quotes(await store.annotationsOfWork([FULL], []))).toBe(0);
});

it('does not take the same title and author, or a publication that is named, for the same piece', async () => {
  const store = open();
  const publication = 'https://thediplomat.com/';
  await store.annotate(at(EXCERPT, { firstPublished: { publication: 'The Diplomat', date: null, url: publication } }));
  expect(quotes(await store.annotationsOfWork([FULL], []))).toBe(0);
  expect(quotes(await store.annotationsOfWork([publication], []))).toBe(0);
});
