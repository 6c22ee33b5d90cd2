/** The kinds of sections: what weighs for and against each, on the smallest page that shows it. */
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import type { Candidate } from '../../../src/page/sections/candidates.ts';
import { classify } from '../../../src/page/sections/classify.ts';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { gather } from '../../../src/page/sections/gather.ts';
import { readHead } from '../../../src/page/sections/head.ts';
import { readMetadata } from '../../../src/page/sections/metadata.ts';
import { score } from '../../../src/page/sections/score.ts';
import { showPage } from './in-frame.ts';

const SENTENCE =
  'A treaty is only as good as the clerks who keep it, and the clerks of this one have been given nothing to do. ';
const P = `<p>${SENTENCE.repeat(3)}</p>`;
const IMAGE = '<img alt="" src="data:,">';
const URL_OF_PAGE = new URL('https://paper.example/2026/on-clerks');

interface Parts {
  inside?: string;
  tail?: string;
  after?: string;
  beforeText?: string;
}

const pageOf = ({ inside = '', tail = '', after = '', beforeText = '' }: Parts): string =>
  `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>On Clerks</title></head><body><main><article><h1>On Clerks</h1><p>By Nadia Okonjo-Reyes</p>${beforeText}<div class="text">${P}${inside}${P.repeat(8)}${tail}</div>${after}</article></main></body></html>`;

async function found(parts: Parts): Promise<(kind: string) => string[]> {
  const { document, close } = await showPage(pageOf(parts));
  const article = findArticle(document, URL_OF_PAGE);
  close();
  if (!article) throw new Error('no article');
  return (kind) => article.sections.filter((section) => section.kind === kind).map(({ text }) => text);
}

describe('author bio', () => {
  const BIO = 'Nadia Okonjo-Reyes is a lecturer in public law at Leiden.';

  it.each([
    ['as the last paragraph', { tail: `<p>${BIO}</p>` }],
    [
      'before seven more notes',
      { tail: `<p>${BIO}</p>${'<p>This article was first published in The Review.</p>'.repeat(7)}` },
    ],
    ['in a footer of the article', { after: `<footer><div class="authors">${BIO}</div></footer>` }],
    ['set above the text', { beforeText: `<p class="note"><em>${BIO}</em></p>` }],
    ['by her last name', { tail: '<hr><p><em>Okonjo-Reyes teaches public law and is a professor at Leiden.</em></p>' }],
  ])('%s', async (_, parts) => {
    expect((await found(parts))('author-bio')).toHaveLength(1);
  });

  it.each([
    ['the last to be quoted', '<p>Doug Cooke is a former director of the registry, and sees it coming.</p>'],
    ['who else is in the sentence', '<p>In speaking with Nadia Okonjo-Reyes, the minister is sure of his clerks.</p>'],
    ['whose picture it is', '<p>Nadia Okonjo-Reyes / The Paper A clerk is seen at work, a member of the guild.</p>'],
  ])('not %s', async (_, tail) => {
    expect((await found({ tail }))('author-bio')).toEqual([]);
  });

  it('not the cards of other articles', async () => {
    const card = `<div class="card">${IMAGE}<p>Doug Cooke is a director of the registry, and sees it coming</p></div>`;
    const link = `<p><a href="/x">Nadia Okonjo-Reyes is a lecturer with a plan</a></p>`;
    expect((await found({ after: card + link }))('author-bio')).toEqual([]);
  });
});

describe('author bio outside the element of the article', () => {
  const BOX = (text: string): string => `</article><footer class="author-bio"><p>${text}</p></footer><article>`;

  it.each([
    ['after other words', 'A clerk for ten years, Nadia Okonjo-Reyes writes on public law for the paper.'],
    ['by her first name', 'Nadia is a lecturer in public law at Leiden.'],
  ])('is found where its box is named so: %s', async (_, text) => {
    expect((await found({ after: BOX(text) }))('author-bio')).toEqual([text]);
  });

  it('is not that of somebody else, nor what no name calls a bio', async () => {
    expect((await found({ after: BOX('Anton Ulrich is a lecturer in public law at Leiden.') }))('author-bio')).toEqual(
      [],
    );
    const unnamed = '</article><div class="x"><p>Nadia Okonjo-Reyes is a lecturer at Leiden.</p></div><article>';
    expect((await found({ after: unnamed }))('author-bio')).toEqual([]);
  });

  it('is told once, where it belongs most', async () => {
    const text = 'Nadia Okonjo-Reyes is a lecturer in public law at Leiden.';
    const beforeText = `<div class="popup author-bio" id="card"><p>${text}</p></div>`;
    const { document, close } = await showPage(
      pageOf({ beforeText, after: `<div class="author-bio" id="foot"><p>${text}</p></div>` }),
    );
    const bios = findArticle(document, URL_OF_PAGE)?.sections.filter(({ kind }) => kind === 'author-bio') ?? [];
    expect(bios.map(({ element }) => element.parentElement?.id)).toEqual(['foot']);
    close();
  });
});

it.each([
  'Contact the reporter at 555-0100 or nadia@paper.example.',
  'To reach the author of this story, write to nadia@paper.example.',
])('how to reach the author is of her bio: %s', async (line) => {
  expect((await found({ tail: `<p><em>${line}</em></p>` }))('author-bio')).toEqual([line]);
});

describe('provenance and disclaimer', () => {
  it.each([
    [
      'of its own box',
      '<div class="editorial-disclosure"><p>This page speaks of goods whose makers pay us for it.</p></div>',
    ],
    ['of who pays for links', '<p>Advertising disclosure: We may receive a commission for some of the links.</p>'],
    ['of who paid for the work', '<p>This project was produced with support from the Guild of Clerks.</p>'],
  ])('disclaimer %s', async (_, tail) => {
    expect((await found({ tail }))('disclaimer')).toHaveLength(1);
  });

  it('not the rules of the comments, nor a panel that unfolds', async () => {
    const after =
      '<div class="disclaimer"><p>The paper moderates comments to keep them civil and to the point.</p></div>' +
      '<div class="disclosure"><p>Public law and what else is in this part of the paper</p></div>';
    expect((await found({ after }))('disclaimer')).toEqual([]);
  });

  it('provenance of what the article is about, and below the logo of a partner', async () => {
    const line = 'This story about clerks was written by Nadia Okonjo-Reyes and produced by The Paper.';
    expect((await found({ tail: `<p><em>${line}</em></p>` }))('provenance')).toEqual([line]);
    const partner = `<figure>${IMAGE}<figcaption>This story also appeared in The Review</figcaption></figure>`;
    expect((await found({ inside: partner }))('provenance')).toEqual(['This story also appeared in The Review']);
    const table = `<figure>${IMAGE}<figcaption>Clerks by year, adapted from The Review</figcaption></figure>`;
    expect((await found({ inside: table }))('provenance')).toEqual([]);
  });

  it('between headline and text, in a box of their own', async () => {
    const of = await found({
      beforeText:
        '<section><p>This post originally appeared on <a href="https://grist.example/x">Grist</a>.</p></section><section><p>Opinions expressed by contributors are their own.</p></section>',
    });
    expect(of('provenance')).toEqual(['This post originally appeared on Grist.']);
    expect(of('disclaimer')).toEqual(['Opinions expressed by contributors are their own.']);
  });

  it('stay though they ask for something too', async () => {
    const line = 'This story was originally published in our winter issue. Click here to subscribe to more like it.';
    expect((await found({ tail: `<p><em>${line}</em></p>` }))('provenance')).toEqual([line]);
  });

  it('not of a book in the middle of the text, nor a card below it', async () => {
    const of = await found({
      inside: `${P.repeat(4)}<p>His essay on clerks, originally published in 1962, is read again today.</p>`,
      after: '<div class="py-3">Source: I Read the Report</div>',
    });
    expect(of('provenance')).toEqual([]);
  });
});

describe('footnotes', () => {
  it('are what markers in the text link to, whatever they are called', async () => {
    const of = await found({
      inside: `<p>${SENTENCE}<sup><a href="#n1" id="m1">1</a></sup> ${SENTENCE}<a href="#n2">[2]</a></p>`,
      tail: '<div class="x"><div id="n1"><p>Register of 1907, folio 3. <a href="#m1">↩</a></p></div><div id="n2"><p>The clerks are named in it.</p></div></div>',
    });
    expect(of('references')).toEqual(['Register of 1907, folio 3. ↩ The clerks are named in it.']);
  });

  it('are not the comments that a number beside the text links to', async () => {
    const of = await found({
      after: `<p><a href="#talk">3</a></p><div id="talk"><p>${SENTENCE}</p></div>`,
    });
    expect(of('references')).toEqual([]);
  });

  it('end with their list', async () => {
    const of = await found({
      tail: `<h2>References &amp; Sources</h2><ul><li><a href="/a">Register of 1907</a></li><li><a href="/b">Register of 1908</a></li></ul><p>${SENTENCE}</p>`,
    });
    expect(of('references')).toEqual(['Register of 1907 Register of 1908']);
  });
});

describe('references', () => {
  const LIST =
    '<ul><li><a href="https://a.example/1">Register of 1907</a></li><li><a href="https://a.example/2">Register of 1908</a></li></ul>';

  it.each([
    ['below a heading', { tail: `<h2>References</h2>${LIST}` }],
    ['below a bold line', { tail: `<p><strong>References</strong></p>${LIST}` }],
    ['beside the text', { after: `<section><h3>References</h3>${LIST}</section>` }],
  ])('are a list of links %s', async (_, parts) => {
    expect((await found(parts))('references')).toEqual(['Register of 1907 Register of 1908']);
  });

  it('are no list of links below another heading', async () => {
    expect((await found({ after: `<section><h3>More</h3>${LIST}</section>` }))('references')).toEqual([]);
  });
});

describe('pull quotes', () => {
  it('repeat a paragraph, with who says it', async () => {
    const of = await found({
      inside: `<p>“The registers,” said Bell, “were never meant to be read by those who keep them.”</p><div class="enhancement"><blockquote>The registers were never meant to be read by those who keep them.</blockquote><div class="who">Ann Bell, clerk</div></div>`,
    });
    expect(of('pull-quote')).toEqual([
      'The registers were never meant to be read by those who keep them. Ann Bell, clerk',
    ]);
  });

  it('are no quotations of others, and no embedded posts', async () => {
    const of = await found({
      inside: `<blockquote><p>Keep the register, and the register will keep you.</p></blockquote><blockquote class="twitter-tweet"><p>${SENTENCE}</p>— A clerk <a href="https://t.example/1">May 3</a></blockquote>`,
    });
    expect(of('pull-quote')).toEqual([]);
    // An embedded post is a page of somebody else's, and no part of this one.
    expect(of('blockquote')).toHaveLength(1);
  });
});

describe('captions', () => {
  it.each([
    ['below a picture in its box', `<div class="pic">${IMAGE}<div>The registry in the spring of last year</div></div>`],
    ['credited', '<div class="under">A clerk at work (Credit: Ann Bell)</div>'],
    ['of a gallery', `<ul><li><figure>${IMAGE}<figcaption>The registry at night.</figcaption></figure></li></ul>`],
  ])('%s', async (_, inside) => {
    const of = await found({ inside });
    expect(of('caption')).toHaveLength(1);
    expect(of('list')).toEqual([]);
  });

  it('said twice count once', async () => {
    const of = await found({
      inside: `<figure>${IMAGE}<figcaption>The registry in the spring. Ann Bell</figcaption></figure><div>The registry in the spring.</div>`,
    });
    expect(of('caption')).toHaveLength(1);
    expect(of('paragraph').some((text) => text.startsWith('The registry'))).toBe(false);
  });

  it('no date and reading time beside a portrait', async () => {
    const of = await found({
      beforeText: `<div><div>${IMAGE}</div><div><div>Ann Bell</div><div><span>6 min read</span><span>·</span><span>Mar 2, 2024</span></div></div></div>`,
    });
    expect(of('caption')).toEqual([]);
  });

  it('no portrait, no paragraph below a picture', async () => {
    const of = await found({ inside: `<div>${IMAGE}<div>Ann Bell</div></div>${IMAGE}${P}` });
    expect(of('caption')).toEqual([]);
  });
});

describe('appeals', () => {
  it.each([
    'Few of the clerks subscribe to the theory that a register keeps itself.',
    'It took them nine years to become a member of the union of registrars.',
    'Before signing up to the pact they asked who would pay for the shelves.',
    'The guarantee was given only to members, and not to those who waited.',
    'What the privacy policy of the ministry says is another matter.',
    'The story continues to be told in Leiden.',
    'They wrote letters to the editor, which nobody printed.',
    'An assistant that reads your inbox is a clerk of another kind.',
  ])('is none: %s', async (line) => {
    expect((await found({ inside: `<p>${line}</p>` }))('paragraph')).toContain(line);
  });

  it('does not take a bio with it that shares its box', async () => {
    const of = await found({
      tail: '<div><p>Nadia Okonjo-Reyes teaches public law and is a professor at Leiden.</p><p><a href="/s">Sign up to receive email alerts</a></p></div>',
    });
    expect(of('author-bio')).toEqual(['Nadia Okonjo-Reyes teaches public law and is a professor at Leiden.']);
    expect(of('paragraph').some((text) => text.startsWith('Sign up'))).toBe(false);
  });

  it.each([
    'Every Sunday we send one essay. Subscribe to the Register newsletter.',
    'You can sign up for our weekly letter.',
    'It was in the Register newsletter. Sign up for it here.',
    'For more of this, become a member today.',
    'Essays on registers, straight to your inbox.',
    'The rest is only for paid subscribers.',
    'The article continues below.',
    'By going on you agree to our terms and privacy policy.',
    'This entry was posted on Tuesday and is filed under Essays.',
  ])('is one: %s', async (line) => {
    expect((await found({ inside: `<p>${line}</p>` }))('paragraph')).not.toContain(line);
  });
});

describe('short paragraphs', () => {
  it('are text in a cell that holds the text, between line breaks', async () => {
    const lines = [SENTENCE.repeat(3), 'They kept it all the same.', SENTENCE.repeat(3)].join('<br><br>');
    const of = await found({ inside: `<table><tr><td>Menu</td><td>${lines}</td></tr></table>` });
    expect(of('paragraph')).toContain('They kept it all the same.');
  });

  it('are none that only say who posted it when', async () => {
    const of = await found({ after: '<p class="meta-line">April 9th, 2019 by Nadia Okonjo-Reyes</p>' });
    expect(of('paragraph').some((text) => text.startsWith('April'))).toBe(false);
  });
});

describe('headings by their looks', () => {
  it('bold lines, not italic ones and not what leads into a list', async () => {
    const of = await found({
      inside: `<p><strong>The clerks of Leiden</strong></p>${P}<p><em>(so to speak)</em></p><p><b>Here is what they told us:</b></p>${P}`,
    });
    expect(of('subheading')).toEqual(['The clerks of Leiden']);
  });

  it.each([
    'Recent history',
    'Popular support and its limits',
    'Latest of many clerks',
    'Recent lessons from Leiden',
    'Recent research',
    'Shared registers',
    'Joint custody',
    'Discussion',
    'Get the clerks right',
    'Explore the archive',
    'You may doubt it',
    'Related to whom?',
  ])('a heading of the text that begins like that of a box: %s', async (heading) => {
    expect((await found({ inside: `<h2>${heading}</h2>${P}` }))('subheading')).toEqual([heading]);
  });

  it.each([
    'Related',
    'Recent Posts',
    'Popular this week',
    'Latest opinion pieces',
    'Share this article',
    'Read later',
    'Registers for everybody (Sponsored)',
    'Before you go, we have a small favor to ask.',
  ])('not the heading of a box: %s', async (heading) => {
    expect((await found({ inside: `<h2>${heading}</h2><p>The clerks are here too.</p>` }))('subheading')).toEqual([]);
  });

  it('not the questions of an interview', async () => {
    const ask = (question: string): string => `<p><b>${question}</b></p>${P}`;
    const long = 'When you first saw the registers, in the cellar of the ministry, did you believe what stood in them?';
    const of = await found({ inside: [ask('Who keeps them?'), ask('Who reads them?'), ask(long)].join('') });
    expect(of('subheading')).toEqual([]);
    const mixed = await found({
      inside: [ask('Why registers? Most would look at ships.'), ask('Who reads them?'), ask('Who pays?')].join(''),
    });
    expect(mixed('subheading')).toEqual([]);
    const faq = await found({ inside: [ask('Who keeps them?'), ask('Who reads them?'), ask('Who pays?')].join('') });
    expect(faq('subheading')).toHaveLength(3);
  });
});

it('tells what was weighed, and why', async () => {
  const { document, close } = await showPage(
    pageOf({ tail: '<p>Doug Cooke is a former director.</p><p>Nadia Okonjo-Reyes is a lecturer in public law.</p>' }),
  );
  const page = gather(document.body);
  const scored = atOnce(score(page));
  const head = readHead(page, scored, atOnce(readMetadata(document, URL_OF_PAGE)));
  const told: Candidate[] = [];
  const drafts = atOnce(classify(page, scored, head, ['Nadia Okonjo-Reyes'], (candidate) => told.push(candidate)));
  close();
  const chosen = told.filter(({ chosen }) => chosen);
  expect(chosen.map(({ value }) => value)).toEqual(['author-bio: Nadia Okonjo-Reyes is a lecturer in public law.']);
  expect(chosen[0]?.reasons).toContain("+3 opens with the author's name");
  expect(told.some(({ value, chosen }) => !chosen && value.includes('Doug Cooke'))).toBe(true);
  expect(drafts.filter(({ kind }) => kind === 'author-bio')).toHaveLength(1);
});
