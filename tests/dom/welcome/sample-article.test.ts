/** The welcome page's article is an article to the section finder, in every language the interface speaks. */
import { h, render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { PRACTICE_ADDRESS, PRACTICE_RULE } from '../../../src/entries/shared/practice.ts';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import { SampleArticle } from '../../../src/ui/welcome/SampleArticle.tsx';

type Catalogue = Record<string, { message: string }>;
/** Served by the test server, for which `public` is what it is for the extension. */
const LOCALES = ['en', 'de', 'es', 'fr', 'ja', 'ko', 'zh_CN'];

let root: HTMLElement | undefined;
afterEach(() => root?.remove());

describe.each(LOCALES)('in %s', (locale) => {
  it('has a headline, a dek, a byline, paragraphs, sub-headings, a quotation and a bio', async () => {
    const catalogue = (await (await fetch(`/_locales/${locale}/messages.json`)).json()) as Catalogue;
    provideMessages((key) => catalogue[key]?.message ?? '');
    document.documentElement.lang = catalogue.languageTag?.message ?? '';
    // As the page has it: a title that is not the article's.
    document.title = catalogue.welcomeTitle?.message ?? '';
    root = document.createElement('main');
    document.body.append(root);
    render(h(SampleArticle, {}), root);

    const article = findArticle(document, new URL(PRACTICE_ADDRESS), [PRACTICE_RULE]);
    expect(article?.title).toBe(catalogue.sampleTitle?.message);
    expect(article?.dek).toBe(catalogue.sampleDek?.message);
    expect(article?.authors).toHaveLength(1);
    expect(article?.sections.map(({ kind }) => kind)).toEqual([
      'headline',
      'dek',
      'byline',
      'paragraph',
      'paragraph',
      'subheading',
      'paragraph',
      'blockquote',
      'subheading',
      'paragraph',
      'paragraph',
      'paragraph',
      'author-bio',
    ]);
  });
});
