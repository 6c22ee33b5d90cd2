/** Every article fixture gives exactly what its expected.json says, and the page is left as it was. */
import { describe, expect, it } from 'vitest';
import type { ArticleDescription } from '../../../src/core/model/article.ts';
import type { SectionKind } from '../../../src/core/model/section.ts';
import { type Article, findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

interface Expected {
  url: string;
  /** Whether only a site rule finds it so. */
  rule?: true;
  article: (ArticleDescription & { sections: { kind: SectionKind; text: string }[] }) | null;
}

const pages = import.meta.glob<string>('../../fixtures/articles/*/*/index.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const expectations = import.meta.glob<Expected>('../../fixtures/articles/*/*/expected.json', {
  import: 'default',
  eager: true,
});

const cases = Object.entries(pages).map(([path, html]) => {
  const expected = expectations[path.replace('index.html', 'expected.json')];
  if (!expected) throw new Error(`${path} has no expected.json`);
  return { name: path.split('/').slice(-3, -1).join('/'), html, expected };
});

function plain(article: Article | null): Expected['article'] {
  return article && { ...article, sections: article.sections.map(({ kind, text }) => ({ kind, text })) };
}

describe('article fixtures', () => {
  it('are there', () => {
    expect(cases.length).toBeGreaterThanOrEqual(8);
  });

  for (const { name, html, expected } of cases) {
    it(name, async () => {
      const { document, close } = await showPage(html);
      expect(plain(findArticle(document, new URL(expected.url)))).toEqual(expected.article);
      close();
    });

    it(`${name}: ${expected.rule ? 'not' : 'just'} so without site rules`, async () => {
      const { document, close } = await showPage(html);
      const found = plain(findArticle(document, new URL(expected.url), []));
      if (expected.rule) expect(found).not.toEqual(expected.article);
      else expect(found?.sections).toEqual(expected.article?.sections);
      close();
    });
  }

  it('numbers sections and points at live elements that hold their text', async () => {
    for (const { html, expected } of cases) {
      const { document, close } = await showPage(html);
      const sections = findArticle(document, new URL(expected.url))?.sections ?? [];
      const counts = new Map<SectionKind, number>();
      for (const [at, section] of sections.entries()) {
        const ordinal = (counts.get(section.kind) ?? 0) + 1;
        counts.set(section.kind, ordinal);
        expect(section.index).toBe(at);
        expect(section.ordinal).toBe(ordinal);
        expect(document.contains(section.element)).toBe(true);
        const range = document.createRange();
        range.setStartBefore(section.first);
        range.setEndAfter(section.last);
        const words = (text: string) => text.replace(/[\s\u00AD\u200B]/g, '');
        expect(words(range.toString())).toBe(words(section.text));
      }
      close();
    }
  });

  it('changes nothing on the page', async () => {
    for (const { html, expected } of cases) {
      const { document, close } = await showPage(html);
      const before = document.documentElement.outerHTML;
      const records: MutationRecord[] = [];
      const observer = new MutationObserver((list) => records.push(...list));
      observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
      findArticle(document, new URL(expected.url));
      records.push(...observer.takeRecords());
      observer.disconnect();
      expect(records).toEqual([]);
      expect(document.documentElement.outerHTML).toBe(before);
      close();
    }
  });
});
