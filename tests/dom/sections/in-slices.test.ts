/** The search in slices: finds the same, gives the thread back on a large page, and stands what the page does meanwhile. */
import { describe, expect, it } from 'vitest';
import { findArticle, findArticleInSlices } from '../../../src/page/sections/find-article.ts';

const URL_OF_PAGE = new URL('https://paper.example/2026/on-clerks');
const SENTENCE = 'The committee met twice in the spring, and each time it put off what it had been called to decide. ';

function pageOf(paragraphs: number): Document {
  const text = `<p>${SENTENCE.repeat(2)}</p>`.repeat(paragraphs);
  return new DOMParser().parseFromString(`<article><h1>On Clerks</h1>${text}</article>`, 'text/html');
}

describe('findArticleInSlices', () => {
  it('finds what findArticle finds', async () => {
    const page = pageOf(20);
    expect(await findArticleInSlices(page, URL_OF_PAGE)).toEqual(findArticle(page, URL_OF_PAGE));
  });

  it('lets other tasks run while it reads a large page, and stands that they take the page apart', async () => {
    const page = pageOf(30_000);
    let turns = 0;
    let found = false;
    function takeApart(): void {
      if (found) return;
      turns += 1;
      for (let i = 0; i < 50; i += 1) page.querySelector('p:last-of-type')?.remove();
      if (turns === 3) page.querySelector('article')?.remove();
      setTimeout(takeApart);
    }
    setTimeout(takeApart);
    await findArticleInSlices(page, URL_OF_PAGE);
    found = true;
    expect(turns).toBeGreaterThan(0);
  });
});
