/** What was weighed on the way to an article is told without changing what is found. */
import { expect, it } from 'vitest';
import { explainArticle } from '../../../src/page/sections/explain-article.ts';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const SENTENCE = 'The harbour master wrote that a pilot who knows the bar is worth more than any chart of it. ';
const PAGE = `<!doctype html><title>On pilots</title><nav><a href="/">Home</a></nav>
<main><div class="post-body wide"><h1>On pilots</h1>${`<p>${SENTENCE.repeat(4)}</p>`.repeat(4)}</div></main>`;

it('gives the article, and why its body is the body', async () => {
  const { document, close } = await showPage(PAGE);
  const url = new URL('https://notes.example/on-pilots');
  const { article, candidates } = explainArticle(document, url);
  expect(article).toEqual(findArticle(document, url));
  expect(article?.sections.length).toBeGreaterThan(4);
  const bodies = candidates.filter((candidate) => candidate.for === 'body');
  const chosen = bodies.filter((candidate) => candidate.chosen);
  expect(chosen).toHaveLength(1);
  expect(chosen[0]?.value).toMatch(/^div\.post-body/);
  expect(chosen[0]?.reasons.join()).not.toBe('');
  close();
});
