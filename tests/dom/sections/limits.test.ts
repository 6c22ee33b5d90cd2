/** Whatever a page says of itself, what is found of it can be kept. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ArticleDescription } from '../../../src/core/model/article.ts';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const TEXT = `<p>${'A treaty is only as good as the clerks who keep it, and these have nothing to do. '.repeat(4)}</p>`;
const page = (head: string, language = 'en') =>
  `<!doctype html><html lang="${language}"><head><meta property="og:type" content="article"><title>On Clerks</title>${head}</head><body><article><h1>On Clerks</h1><p>By Nadia Okonjo-Reyes</p>${TEXT.repeat(5)}</article></body></html>`;

async function described(html: string) {
  const { document, close } = await showPage(html);
  const article = findArticle(document, new URL('https://paper.example/2026/on-clerks'));
  close();
  if (!article) throw new Error('no article');
  const { sections, ...description } = article;
  return v.safeParse(ArticleDescription, description);
}

describe('what is found can be kept', () => {
  it.each([
    ['a language without end', page('', 'x-'.repeat(100))],
    ['a name of the site without end', page(`<meta property="og:site_name" content="${'Paper '.repeat(600)}">`)],
    ['a canonical address without end', page(`<link rel="canonical" href="/${'é'.repeat(3_000)}">`)],
    ['a canonical address that is none', page('<link rel="canonical" href="javascript:alert(1)">')],
    [
      'a time with a space before its offset',
      page('<meta property="article:published_time" content="2024-07-11T09:32:14 +02:00">'),
    ],
    [
      'a time with a space before its Z',
      page('<meta property="article:published_time" content="2024-07-11 09:32:14 Z">'),
    ],
    [
      'a thousand authors',
      page(
        `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', headline: 'On Clerks', author: Array.from({ length: 1_000 }, (_, index) => ({ '@type': 'Person', name: `Nadia Reyes ${String.fromCharCode(97 + (index % 26))}${index}` })) })}</script>`,
      ),
    ],
    [
      'a dek without end',
      page(
        `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', headline: 'h'.repeat(20_000), description: 'd'.repeat(50_000) })}</script>`,
      ),
    ],
  ])('%s', async (_, html) => {
    const parsed = await described(html);
    expect(
      parsed.issues?.map(({ path, message }) => `${path?.map(({ key }) => key).join('.')}: ${message}`),
    ).toBeUndefined();
  });
});
