/** What the section finder reads out of wording, order and structure, each on the smallest page that shows it. */
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const SENTENCE =
  'A treaty is only as good as the clerks who keep it, and the clerks of this one have been given nothing to do. ';
const P = `<p>${SENTENCE.repeat(3)}</p>`;
const BODY = P + P + P;

interface Parts {
  head?: string;
  lead?: string;
  inside?: string;
  tail?: string;
}

async function found({ head = '', lead = '<h1>On Clerks</h1>', inside = '', tail = '' }: Parts) {
  const { document, close } = await showPage(
    `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>On Clerks</title>${head}</head><body><main><article>${lead}<div class="text">${P}${inside}${BODY}${tail}</div></article></main></body></html>`,
  );
  const article = findArticle(document, new URL('https://paper.example/2026/on-clerks'));
  close();
  if (!article) throw new Error('no article');
  return {
    ...article,
    of: (kind: string) => article.sections.filter((section) => section.kind === kind).map(({ text }) => text),
  };
}

describe('head of the article', () => {
  it('prefers the writer named on the page to the account named in meta tags', async () => {
    const article = await found({
      head: '<meta name="author" content="Paper"><meta property="og:site_name" content="Paper of Record">',
      lead: '<h1>On Clerks</h1><p>By Nadia Okonjo-Reyes</p>',
    });
    expect(article.authors).toEqual(['Nadia Okonjo-Reyes']);
  });

  it('takes no meta description for a dek, and a standfirst for one', async () => {
    const head = `<meta name="description" content="What becomes of treaties.">`;
    expect((await found({ head })).dek).toBeNull();
    const lead = '<h1>On Clerks</h1><p class="standfirst">What becomes of treaties that nobody keeps.</p>';
    expect((await found({ head, lead })).dek).toBe('What becomes of treaties that nobody keeps.');
  });

  it('reads the headline where a search engine is told another', async () => {
    const head = '<meta property="og:title" content="Treaties, clerks and law: an explainer">';
    expect((await found({ head })).title).toBe('On Clerks');
  });

  it("takes the page's one h1 where its titles tell only of the site", async () => {
    const article = await found({ lead: '<h1>What the Keepers of Treaties Do</h1>' });
    expect(article.title).toBe('What the Keepers of Treaties Do');
    expect(article.of('headline')).toEqual(['What the Keepers of Treaties Do']);
  });

  it('reads a visible date', async () => {
    const lead = '<h1>On Clerks</h1><p class="date">Published 9 July 2024</p>';
    expect((await found({ lead })).published).toEqual({ date: '2024-07-09', text: '9 July 2024' });
  });
});

describe('parts told by wording', () => {
  it.each([
    ['First published in The Diplomat July 9, 2024', 'The Diplomat', '2024-07-09'],
    ['This article was originally published on The Diplomat.', 'The Diplomat', null],
    ['This piece originally appeared in Foreign Policy.', 'Foreign Policy', null],
    ['This essay first appeared in the London Review on 3 May 2021.', 'the London Review', '2021-05-03'],
  ])('provenance: %s', async (line, publication, date) => {
    const article = await found({ tail: `<p><em>${line}</em></p>` });
    expect(article.of('provenance')).toEqual([line]);
    expect(article.firstPublished).toEqual({ publication, date, url: null });
  });

  it.each([
    'To read the full piece, visit: <a href="https://other.example/full">The Other</a>',
    '<a href="https://other.example/full">Read the rest of the interview here.</a>',
    '<a href="https://other.example/full">Continue reading at The Other</a>',
  ])('read-more: %s', async (line) => {
    const article = await found({ tail: `<p>${line}</p>` });
    expect(article.of('read-more')).toHaveLength(1);
    expect(article.readMoreUrl).toBe('https://other.example/full');
  });

  it('read-more: the link is a button below the line', async () => {
    const line = 'To read the rest of this story, subscribe to The Paper.';
    const button = '<a href="/subscribe">Subscribe</a>';
    const tail = `<div><img alt="" src="data:,"><div><p>${line}</p>${button}</div><div><a href="/login">Log in</a></div></div>`;
    const article = await found({ tail });
    expect(article.of('read-more')).toEqual([line]);
    expect((await found({ tail: `<p>${line}</p>` })).of('read-more')).toEqual([]);
  });

  it('disclaimer and bio at the end', async () => {
    const article = await found({
      lead: '<h1>On Clerks</h1><p>By Nadia Okonjo-Reyes</p>',
      tail: '<p>Nadia Okonjo-Reyes is a lecturer in public law at Leiden.</p><p>The views expressed are those of the author and do not reflect the position of the Institute.</p>',
    });
    expect(article.of('author-bio')).toHaveLength(1);
    expect(article.of('disclaimer')).toHaveLength(1);
    expect(article.of('paragraph')).toHaveLength(4);
  });

  it('no disclaimer in the middle of an argument', async () => {
    const article = await found({
      inside: `${BODY}<p>His views are those of his own party alone, as everybody knew. ${SENTENCE}</p>${BODY}`,
    });
    expect(article.of('disclaimer')).toEqual([]);
  });
});

describe('parts told by structure', () => {
  it('lists, quotes, pull quotes, captions, notes', async () => {
    const article = await found({
      inside: `<h2>What clerks do</h2><ul><li>They write letters.</li><li>They file them.</li></ul><blockquote><p>Keep the register.</p></blockquote><aside class="pullquote">The clerks have been given nothing to do</aside><figure><img alt=""><figcaption>A clerk at work</figcaption></figure>`,
      tail: '<h2>Notes</h2><ol><li>Register of 1907, folio 3.</li><li>Ibid.</li></ol>',
    });
    expect(article.of('subheading')).toEqual(['What clerks do', 'Notes']);
    expect(article.of('list')).toEqual(['They write letters. They file them.']);
    expect(article.of('blockquote')).toEqual(['Keep the register.']);
    expect(article.of('pull-quote')).toEqual(['The clerks have been given nothing to do']);
    expect(article.of('caption')).toEqual(['A clerk at work']);
    expect(article.of('references')).toEqual(['Register of 1907, folio 3. Ibid.']);
  });

  it('parts paragraphs at two line breaks and points at the run of text', async () => {
    const { document, close } = await showPage(
      `<title>On Clerks</title><meta property="og:type" content="article"><h1>On Clerks</h1><div id="text">${SENTENCE}<b>One.</b><br><br>${SENTENCE}Two.<br> <br>${SENTENCE}<i>Three</i>.</div>`,
    );
    const sections = findArticle(document, new URL('https://paper.example/on-clerks'))?.sections ?? [];
    const paragraphs = sections.filter(({ kind }) => kind === 'paragraph');
    expect(paragraphs.map(({ text }) => text.slice(-4))).toEqual(['One.', 'Two.', 'ree.']);
    expect(paragraphs).toHaveLength(3);
    expect(new Set(paragraphs.map(({ element }) => element.id))).toEqual(new Set(['text']));
    expect(paragraphs.every(({ first }) => first.nodeType === Node.TEXT_NODE)).toBe(true);
    close();
  });

  it('leaves out what is hidden, by attribute or by style', async () => {
    const article = await found({
      head: '<style>.gone{display:none}</style>',
      inside: `<p hidden>${SENTENCE}secret</p><p class="gone">${SENTENCE}secret</p><p>${SENTENCE}<span class="gone">secret</span> seen</p>`,
    });
    expect(article.sections.some(({ text }) => text.includes('secret'))).toBe(false);
    expect(article.of('paragraph').some((text) => text.endsWith('seen'))).toBe(true);
  });
});
