/** Where an article was read is never said as nothing, and notes of another copy are known as such whatever it is called. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/model/article.ts';
import { stateOf } from '../../../src/ui/anchor-states.ts';
import { siteName } from '../../../src/ui/site-name.ts';

const article = (url: string, site: string | null = null): Article => ({
  id: '00000000-0000-4000-8000-000000000001',
  description: {
    title: 'Harbour Dues',
    dek: null,
    authors: [],
    published: { date: null, text: '' },
    siteName: site,
    language: 'en',
    canonicalUrl: null,
    firstPublished: null,
    readMoreUrl: null,
  },
  urls: [url],
  addressKeys: [url],
  createdAt: '2025-01-01T00:00:00.000Z',
  updatedAt: '2025-01-01T00:00:00.000Z',
});

describe('siteName', () => {
  it.each([
    ['https://www.quay.example/dues', 'The Quay', 'The Quay'],
    ['https://www.quay.example/dues', null, 'quay.example'],
    ['https://www.quay.example/dues', '', 'quay.example'],
    ['file:///home/reader/dues.html', 'The Quay', 'The Quay'],
    ['file:///home/reader/Harbour%20dues%20%26%20more.html#n1', null, 'Harbour dues & more.html'],
    ['file:///home/reader/50%.html', null, '50%.html'],
    ['file:///home/reader/pages/', null, 'pages'],
    ['file:///', null, 'Harbour Dues'],
  ])('%s of %s is %s', (url, site, name) => {
    expect(siteName(article(url, site))).toBe(name);
  });
});

it('words of another copy are in place wherever they stand here', () => {
  const moved = { anchored: { state: 'moved' as const } };
  expect(
    ['dues.html', '', null, undefined].map((from) => stateOf({ ...moved, ...(from === undefined ? {} : { from }) })),
  ).toEqual(['exact', 'exact', 'moved', 'moved']);
});
