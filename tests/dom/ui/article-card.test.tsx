/** What stands on the card of an article, and where. */
import { expect, it } from 'vitest';
import type { ArticleDescription } from '../../../src/core/model/article.ts';
import { ArticleCard } from '../../../src/ui/components/ArticleCard.tsx';
import { show } from './support.ts';

const ARTICLE: ArticleDescription = {
  title: '',
  dek: null,
  authors: ['Ann Author'],
  published: { date: null, text: '' },
  siteName: null,
  language: null,
  canonicalUrl: null,
  firstPublished: null,
  readMoreUrl: null,
};

it.each([
  ['left', 'ltr', 'مستقبل التحالف', 'ar'],
  ['right', 'rtl', 'The future', 'en'],
] as const)(
  'a short title begins at the %s with all of the card in an interface that runs %s, whichever way its own words run',
  (side, direction, title, language) => {
    document.documentElement.dir = direction;
    const card = show(<ArticleCard article={{ ...ARTICLE, title, language, dek: title }} />);
    const edgeOf = (element: Element | null) => {
      const range = document.createRange();
      range.selectNodeContents(element ?? document.body);
      return range.getBoundingClientRect()[side];
    };
    const facts = edgeOf(card.querySelector('p:last-child'));
    expect(edgeOf(card.querySelector('h1'))).toBeCloseTo(facts, 0);
    expect(edgeOf(card.querySelector('p:not(:last-child)'))).toBeCloseTo(facts, 0);
  },
);
