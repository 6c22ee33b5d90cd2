/** Makes of pages that content systems and papers share: what each writes otherwise than the others, on the smallest page that shows it. */
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const SENTENCE =
  'A treaty is only as good as the clerks who keep it, and the clerks of this one have been given nothing to do. ';
const P = `<p>${SENTENCE.repeat(3)}</p>`;

interface Parts {
  meta?: string;
  lead?: string;
  open?: string;
  inside?: string;
  tail?: string;
  after?: string;
  address?: string;
}

const html = ({
  meta = '',
  lead = '<h1>On Clerks</h1>',
  open = '',
  inside = '',
  tail = '',
  after = '',
}: Parts): string =>
  `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>On Clerks</title>${meta}</head><body><main><article>${lead}<div class="text">${open}${P}${inside}${P.repeat(8)}${tail}</div>${after}</article></main></body></html>`;

async function found(parts: Parts) {
  const { document, close } = await showPage(html(parts));
  const article = findArticle(document, new URL(parts.address ?? 'https://paper.example/on-clerks'), []);
  close();
  if (!article) throw new Error('no article');
  return article;
}

async function textsOf(kind: string, parts: Parts): Promise<string[]> {
  return (await found(parts)).sections.filter((section) => section.kind === kind).map(({ text }) => text);
}

describe('a byline', () => {
  it('ends before an address to write to', async () => {
    const lead = '<h1>On Clerks</h1><span class="byline">JANE DOE<br>jdoe@paper.example</span>';
    expect((await found({ lead })).authors).toEqual(['Jane Doe']);
  });
});

describe('authors in fields of their own', () => {
  it('stand below a label that may be of one or more', async () => {
    const field = (items: string): string =>
      `<h1>On Clerks</h1><div class="field-name-author"><div class="field-label">Author(s):&nbsp;</div><div class="field-items">${items}</div></div>`;
    const item = (name: string): string => `<div class="field-item"><a href="/experts/x">${name}</a></div>`;
    expect((await found({ lead: field(item('Jane Doe') + item('John Roe')) })).authors).toEqual([
      'Jane Doe',
      'John Roe',
    ]);
  });
});

describe('a student paper’s line of name, post and day', () => {
  it('names the author', async () => {
    const line = (name: string): string =>
      `<h1>On Clerks</h1><p class="${name}"><a href="/staff/?writer=Jane%20Doe">Jane Doe</a>, <a href="/staff/?job=editor">Opinions Editor</a><br><span>April 3, 2019</span></p>`;
    expect((await found({ lead: line('storybyline') })).authors).toEqual(['Jane Doe']);
    expect((await found({ lead: line('small') })).authors).toEqual(['Jane Doe']);
  });
});

describe('a day that the page calls that of the publication', () => {
  const meta = '<meta name="dcterms.date" content="2014-11-20T10:12+00:00">';
  const day = (label: string): string =>
    `<h1>On Clerks</h1><div class="field-date"><div>${label}</div><div class="date">16 November 2014</div></div>`;

  it('is it, whatever machines are told', async () => {
    expect((await found({ meta, lead: day('Publication date:') })).published.date).toBe('2014-11-16');
  });

  it('need not be it where the page only shows it', async () => {
    expect((await found({ meta, lead: day('Day:') })).published.date).toBe('2014-11-20T10:12+00:00');
  });
});

describe('a paragraph that opens with a pronoun', () => {
  const SHE = 'She is a writer who is furious, usefully, about small things, and says so on every page of the book.';

  it('speaks of somebody in the text', async () => {
    const of = await textsOf('paragraph', { tail: `<p>* * *</p><p>${SHE}</p>${P}${P}` });
    expect(of).toContain(SHE);
    expect(await textsOf('paragraph', { tail: `<p>${SHE}</p>` })).toContain(SHE);
  });

  it('speaks of the author in the italics that end the text', async () => {
    const bio = 'She is a writer in Leiden.';
    expect(await textsOf('author-bio', { tail: `<hr><p><em>${bio}</em></p>` })).toEqual([bio]);
  });
});

describe('a card of the author', () => {
  it('need not say her name again below the heading that has it', async () => {
    const bio = 'Engineer at Quiet Systems. Previously at two places that no longer exist.';
    const card = `<div class="author-card"><h2><a href="/@jane">Written by Jane Doe</a></h2><p>${bio}</p><button>Follow</button></div>`;
    const lead = '<h1>On Clerks</h1><p>By Jane Doe</p>';
    expect(await textsOf('author-bio', { lead, after: card })).toEqual([bio]);
  });
});

describe('a press release', () => {
  it('opens with a place and a day, and not with a bio of who gave it out', async () => {
    const meta = '<meta name="author" content="Halden Systems">';
    const open =
      'MALMÖ, Sweden, Sept. 2, 2020 /PRNewswire/ -- Halden Systems, the maker of quiet infrastructure, today announced that its scheduler is in every office.';
    expect(await textsOf('author-bio', { meta, open: `<p>${open}</p>` })).toEqual([]);
  });
});

describe('a disclaimer', () => {
  it('may say who answers for the text', async () => {
    const line =
      'The Associated Press Health and Science Department receives support from a foundation. The AP is solely responsible for all content.';
    expect(await textsOf('disclaimer', { tail: `<p><i>${line}</i></p>` })).toEqual([line]);
  });
});

describe('titles of clergy', () => {
  it('are no part of a name', async () => {
    const lead = '<h1>On Clerks</h1><p class="createdby">Written by <span>Fr. Michael Dunne</span></p>';
    expect((await found({ lead })).authors).toEqual(['Michael Dunne']);
  });
});

describe('a disclaimer of lawyers and brokers', () => {
  it.each([
    'This article is for general information only and does not constitute legal advice.',
    'The contents of this note are not intended to be construed as financial advice.',
    'This material is provided for general guidance only and should not be relied upon.',
  ])('is one: %s', async (line) => {
    expect(await textsOf('disclaimer', { tail: `<p><em>${line}</em></p>` })).toEqual([line]);
  });

  it('is none where the text is about advice', async () => {
    const line = 'The clerks were told for years that their letters would not constitute an order of the court.';
    expect(await textsOf('disclaimer', { tail: `<p>${line}</p>` })).toEqual([]);
  });
});

describe('who is quoted in a figure without a picture', () => {
  it('is no caption', async () => {
    const quote =
      '<figure><blockquote>It is easy to stroll if you carry nothing at all.</blockquote><figcaption class="source">— the landlady</figcaption></figure>';
    const parts = { inside: quote };
    expect(await textsOf('caption', parts)).toEqual([]);
    expect(await textsOf('blockquote', parts)).toEqual([
      'It is easy to stroll if you carry nothing at all. — the landlady',
    ]);
  });
});

describe('a question with the name of who asks it', () => {
  it('is what was said, though there are but two', async () => {
    const ask = (text: string): string => `<p><b>${text}</b></p><p><b>GRACE LIU:</b> ${SENTENCE.repeat(2)}</p>`;
    const inside =
      ask('JO MANTLE: What does it sound like?') + ask('MANTLE: And you knew at once that it was a whale?');
    expect(await textsOf('subheading', { inside })).toEqual([]);
  });
});

describe('a day that stands with the day of a change', () => {
  it('is no paragraph, though it is long', async () => {
    const line =
      '<p><time datetime="2016-05-05T07:00:08+0100">Thursday 5 May 2016 <span>07.00 BST</span></time><time datetime="2017-02-14">Last modified on Tuesday 14 February 2017 <span>18.02 GMT</span></time></p>';
    const { sections, published } = await found({ open: line });
    expect(sections.map(({ text }) => text).filter((text) => text.includes('BST'))).toEqual([]);
    expect(published.date).toBe('2016-05-05T07:00:08+01:00');
    const said = 'On Thursday 5 May 2016 the clerks met, and on 14 February 2017 they met once more.';
    expect(await textsOf('paragraph', { inside: `<p>${said}</p>` })).toContain(said);
  });
});

describe('what a paper asks of who writes to it', () => {
  it.each([
    'Comments on this piece are premoderated to ensure discussion remains on topics raised by the writer',
    'Send letters to letters@paper.example. Letters should be no more than 200 words and include your name.',
  ])('is no part of the text: %s', async (line) => {
    const { sections } = await found({ tail: `<p><em>${line}</em></p>` });
    expect(sections.map(({ text }) => text)).not.toContain(line);
  });

  it('is not what a text says of letters', async () => {
    const line = 'The clerks used to send letters to one another in which they spoke of nothing but the weather.';
    expect(await textsOf('paragraph', { inside: `<p>${line}</p>` })).toContain(line);
  });
});

describe('a heading of notes', () => {
  it('may end with a point', async () => {
    const notes = '<p><strong>Notes.</strong></p><p>1. Hansard, 14 March 1851, col. 880.</p>';
    expect(await textsOf('references', { tail: notes })).toEqual(['1. Hansard, 14 March 1851, col. 880.']);
    expect(await textsOf('subheading', { tail: notes })).toEqual(['Notes.']);
  });
});

describe('the data of a book that is reviewed', () => {
  it('name the author of the book, and not of the review', async () => {
    const data =
      '<dl><dt>Book Title:</dt><dd>The Inventory</dd><dt>ISBN-13:</dt><dd>978-1910000000</dd><dt>Author:</dt><dd>Hanna Lis, translated by Ewa Mann</dd><dt>Publisher:</dt><dd>Granite</dd></dl>';
    const lead = `<h1>On Clerks</h1><div class="author-bar"><a href="/profile/jane-doe">Jane Doe</a></div><div class="box">${data}</div>`;
    expect((await found({ lead })).authors).toEqual(['Jane Doe']);
  });
});

describe('what readers have written below the text', () => {
  const comment = (name: string): string =>
    `<li><b>${name}</b> <a href="#c">April 20, 2010</a><p>I was a clerk there in the nineties, and never saw a treaty that anybody had read to its end before it was signed, whatever they say now; and those who had read it kept it to themselves, as one did at the time in that house.</p></li>`;
  const talk = (heading: string): string =>
    `<div class="x1">${heading}<ol>${['Ann Bell', 'Old Clerk', 'Bee', 'Dora'].map(comment).join('').repeat(6)}</ol></div>`;
  const isIn = async (tail: string): Promise<boolean> =>
    (await found({ tail })).sections.some(({ text }) => text.includes('in the nineties'));

  it.each([
    '<h3>24 Reader Comments</h3>',
    '<h3>There are <span>24</span> comments</h3>',
    '<h2>Commentaires (24)</h2>',
    '<h4>댓글 24</h4>',
  ])('is told by its heading, be it longer than the text: %s', async (heading) => {
    expect(await isIn(talk(heading))).toBe(false);
  });

  it('is not what stands under the name of a column', async () => {
    const lead = '<h1>The Harbour News</h1><div class="x1"><h2>Comments</h2><h3>On Clerks</h3>';
    const other = `<p>${'The ferries ran on time all summer, and nobody can say why they did. '.repeat(4)}</p>`;
    const after = `</div><div class="x2"><h2>From the archive</h2>${other.repeat(8)}</div>`;
    const text = (await found({ lead, after })).sections.map((section) => section.text).join(' ');
    expect(text).toContain('have been given nothing to do');
  });

  it('is no part of the text that a heading of another kind opens', async () => {
    expect(await isIn(talk('<h3>Comments on the treaty</h3>'))).toBe(true);
  });
});

describe('a signature below the text', () => {
  const posted = '<p class="posted">Posted by Jane Doe at April 19, 2010 10:42 PM</p>';
  const comment =
    '<div id="comments"><h2>Comments</h2><div><p>I was a clerk there in the nineties, and never saw a treaty.</p><p>Posted by: Old Clerk | April 20, 2010 7:12 AM</p></div></div>';

  it('may have the day and the time behind it', async () => {
    expect((await found({ after: posted })).authors).toEqual(['Jane Doe']);
    expect((await found({ after: posted + comment })).authors).toEqual(['Jane Doe']);
  });

  it('is not that of a comment', async () => {
    expect((await found({ after: comment })).authors).toEqual([]);
  });
});

describe('a body in two boxes of one that is named as a body', () => {
  const page = (rest: string): string =>
    `<!doctype html><html lang="en"><head><title>On Clerks</title></head><body><div><div id="alpha"><div id="inner"><div class="entry"><h3 class="entry-title">On Clerks</h3><p>By Jane Doe</p><div class="entry-content"><div class="asset-body">${P.repeat(6)}</div>${rest}</div></div></div></div><div id="beta"><div><h3>About this Entry</h3><p>This page contains a single entry, which was published on April 19, and may be found in the archives.</p></div></div></div></body></html>`;
  const textsIn = async (html: string): Promise<string> => {
    const { document, close } = await showPage(html);
    const article = findArticle(document, new URL('https://paper.example/archives/on_clerks.html'), []);
    close();
    return article?.sections.map(({ text }) => text).join('\n') ?? '';
  };

  it('is read on in the second, and not in the column beside it', async () => {
    const rest =
      'Nor will it do to blame the clerks, who were asked three questions in five years and gave one answer.';
    const text = await textsIn(page(`<div id="more" class="asset-more"><p>${rest}</p></div>`));
    expect(text).toContain(rest);
    expect(text).not.toContain('a single entry');
  });
});

describe('a headline that no heading holds', () => {
  const page = (head: string): string =>
    `<!doctype html><html lang="en"><head><title>Straits Forum - Publications</title></head><body><table><tr><td><a href="/">Home</a> | <a href="/about">About</a></td></tr><tr><td>${head}${`${SENTENCE.repeat(3)}<br><br>`.repeat(6)}</td></tr></table></body></html>`;
  const headOf = async (html: string) => {
    const { document, close } = await showPage(html);
    const article = findArticle(document, new URL('https://forum.example/Detail?id=114213'), []);
    close();
    return article && { title: article.title, authors: article.authors };
  };
  const wanted = { title: 'The Price of Being Believed', authors: ['Jane Doe'] };

  it('is the bold line right above the byline', async () => {
    const head =
      '<span><b>The Price of Being Believed</b></span><br><br><span>By Jane Doe</span><br><span>Jun 11, 2009</span><br><br>';
    expect(await headOf(page(head))).toEqual(wanted);
  });

  it('is what stands in bold before the byline in one line with it', async () => {
    const head =
      '<center><font size="+3"><b>The Price of Being Believed</b></font><br><font size="+1"><i>by Jane Doe</i></font></center><br><br>';
    expect(await headOf(page(head))).toEqual(wanted);
  });
});

describe('a handle behind a name', () => {
  it('takes nothing of the name with it', async () => {
    expect((await found({ lead: '<h1>On Clerks</h1><p class="byline">By Jane Doe@ janedoe</p>' })).authors).toEqual([
      'Jane Doe',
    ]);
    expect((await found({ lead: '<h1>On Clerks</h1><p class="byline">By Jane Doe@janedoe</p>' })).authors).toEqual([
      'Jane Doe',
    ]);
  });
});

describe('authors as links with nothing between them', () => {
  it('are as many as there are links', async () => {
    const lead =
      '<h1>On Clerks</h1><div class="blog-author-list"><a href="/team/p">Ana Lucía Prado</a><a href="/team/b">Kwame Boateng</a><a href="/team/t">Mei Tan</a></div>';
    expect((await found({ lead })).authors).toEqual(['Ana Lucía Prado', 'Kwame Boateng', 'Mei Tan']);
  });
});

describe('a byline behind the place', () => {
  it('names the author alone', async () => {
    const byline = (line: string): string => `<h1>On Clerks</h1><div class="byline">${line}</div>`;
    const lead = byline('<a href="/regional">Southern Harbour</a> <br>By <a href="/jane/7">Jane Doe</a>');
    expect((await found({ lead })).authors).toEqual(['Jane Doe']);
    expect((await found({ lead: byline('Photography By Jane Doe') })).authors).toEqual([]);
    expect((await found({ lead: byline('Sponsored By Granite Bank') })).authors).not.toEqual(['Granite Bank']);
  });
});

describe('a bare name below the headline', () => {
  const lead =
    '<h1>On Clerks</h1><p><em>What a parish knows about keeping a roof on</em></p><p class="auth">Ruth Abendroth</p>';

  it('is the author’s where a line at the end tells of her', async () => {
    const bio = 'Ruth Abendroth, a former editor, teaches history at St. Olave College.';
    const { authors, sections } = await found({ lead, tail: `<p class="id">${bio}</p>` });
    expect(authors).toEqual(['Ruth Abendroth']);
    expect(sections.filter(({ kind }) => kind === 'author-bio').map(({ text }) => text)).toEqual([bio]);
  });

  it('is not where nothing does', async () => {
    expect((await found({ lead })).authors).toEqual([]);
  });
});

describe('what asks the reader for something', () => {
  it.each([
    '<div class="box"><h3>Want to save this recipe?</h3><p>Enter your email and we’ll send it to you.</p></div>',
    '<p><em>Got a question for Agatha? Email her at agatha@paper.example. Questions may be edited.</em></p>',
    '<p>Topics: <a href="/topic/x">industrial-relations</a></p>',
  ])('is no part of the text: %s', async (inside) => {
    const { sections } = await found({ tail: inside });
    expect(sections.filter(({ text }) => /recipe|Agatha|industrial/.test(text))).toEqual([]);
  });
});

describe('a notice of copyright that says what the text is for', () => {
  it('is a disclaimer', async () => {
    const line =
      'This document is subject to copyright. No part may be reproduced without the written permission. The content is provided for information purposes only.';
    expect(await textsOf('disclaimer', { tail: `<div class="print"><p>${line}</p></div>` })).toEqual([line]);
  });
});

describe('a paragraph between headline and byline', () => {
  const dek = 'What a parish knows about keeping a roof on that a ministry does not';

  it('is the dek, though it is made as the text is', async () => {
    const open = `<p>${dek}.</p><p>By Ruth Abendroth</p>`;
    expect((await found({ open })).dek).toBe(`${dek}.`);
    const named = `<h1>On Clerks</h1><p class="drop"><em>${dek}</em></p><p class="auth">Ruth Abendroth</p>`;
    expect((await found({ lead: named })).dek).toBe(dek);
  });

  it('is none below a picture', async () => {
    const open = `<p><img alt="" src="data:,"></p><p>${dek}.</p><p>By Ruth Abendroth</p>`;
    expect((await found({ open })).dek).toBeNull();
  });
});

describe('a box of authors in the box named as the body', () => {
  it('is of the author', async () => {
    const bio =
      'Jane Doe covers treaties and is a writer of the clerks’ newsletter, which comes out when there is news.';
    const page = `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>On Clerks</title></head><body><main><article><h1>On Clerks</h1><p>By Jane Doe</p><div class="entry-content"><div class="text">${P.repeat(6)}</div><div class="author-list"><ul><li><p class="author-bio">${bio}</p></li></ul></div></div></article></main></body></html>`;
    const { document, close } = await showPage(page);
    const article = findArticle(document, new URL('https://paper.example/on-clerks'), []);
    close();
    expect(article?.sections.find(({ text }) => text === bio)?.kind).toBe('author-bio');
  });
});

describe('names with posts below the headline', () => {
  const line = 'Dara Finn, Chief Economist, and Luis Ortega, Head of Credit Research';

  it('are the authors, and no paragraph', async () => {
    const { authors, sections } = await found({ open: `<p>${line}</p>` });
    expect(authors).toEqual(['Dara Finn', 'Luis Ortega']);
    expect(sections.filter(({ text }) => text === line).map(({ kind }) => kind)).toEqual(['byline']);
  });

  it('are of a picture below one, and of the text in a sentence', async () => {
    const open = `<p><img alt="" src="data:,"></p><p>${line}</p>`;
    expect((await found({ open })).authors).toEqual([]);
    const said = 'Dara Finn, Chief Economist, and Luis Ortega, Head of Credit Research, have asked for more clerks.';
    expect((await found({ open: `<p>${said}</p>` })).authors).toEqual([]);
  });
});

describe('a question with the initials of who asks it', () => {
  it('is what was said', async () => {
    const ask = (text: string): string => `<p><b>${text}</b></p><p>GL: ${SENTENCE.repeat(2)}</p>`;
    const inside = ask('OR: When did you know?') + ask('OR: And your supervisor?');
    expect(await textsOf('subheading', { inside })).toEqual([]);
  });
});

describe('authors by where their names stand', () => {
  it.each([
    [
      'in lines, the first of which ends in what joins them, with a place in a box of its own',
      '<time datetime="2024-07-09T10:00:00Z">8 hours ago</time><span><div><span>Jane Doe</span><span> and</span></div><div><span>John Roe</span> <span>Harbour Radio, Bergen</span></div></span>',
      ['Jane Doe', 'John Roe'],
    ],
    [
      'in lines, with what joins them between',
      '<div><div><span><div><span>By </span><a href="/people/jane" rel="author">Jane Doe</a></div><span> and</span></span></div><div><span><div><a href="/people/john" rel="author">John Roe</a></div></span></div></div>',
      ['Jane Doe', 'John Roe'],
    ],
    [
      'in lines, the second of which begins with what joins them',
      '<p class="byline">By <a href="/jane">Jane Doe</a></p><p class="byline small">With <a href="/john">John Roe</a> and <a href="/ann">Ann Inkwell</a></p>',
      ['Jane Doe', 'John Roe', 'Ann Inkwell'],
    ],
    [
      'in one line, each an author to machines, with a place between',
      '<address><a rel="author" href="/profile/jane">Jane Doe</a> <span>in Bergen and</span> <a rel="author" href="/profile/john">John Roe</a></address><details><summary>Tue 9 Jul 2024 15.11 EDT</summary></details>',
      ['Jane Doe', 'John Roe'],
    ],
    [
      'in one line, one of whom has translated it',
      '<p>By <a rel="author" href="/profile/jane">Jane Doe</a>, translated by <a rel="author" href="/profile/john">John Roe</a></p>',
      ['Jane Doe'],
    ],
    [
      'before the name of the paper, in a box of its own',
      '<div class="author-byline"><span>By <span><a href="/person/jane">Jane Doe</a></span></span> <span class="source"><a href="/">Harbour News</a></span></div>',
      ['Jane Doe'],
    ],
    [
      'before an address, in boxes with no space between',
      '<div class="byline"><span>By <span><a href="/u/jane"><span>Jane Doe</span></a></span><span><a href="https://social.example/JaneDoe">@JaneDoe</a></span><span>jane.doe@harbour.example</span></span></div>',
      ['Jane Doe'],
    ],
    [
      'alone, with a link to the author’s page',
      '<div><a href="/authors/jdoe" class="plain"><span>Jane Doe</span></a></div>',
      ['Jane Doe'],
    ],
    [
      'of one word, behind the ‘By’ in a line with other things',
      '<p class="entry-meta"><time datetime="2024-07-09">July 9, 2024</time> <a href="#respond">Leave a Comment</a> By <span class="entry-author"><span class="entry-author-name">Sarah</span></span></p>',
      ['Sarah'],
    ],
    [
      'of one word, called the author to machines',
      '<div class="entry-meta"><time datetime="2024-07-09">July 9, 2024</time> <span itemprop="author" class="author vcard">Sarah</span></div>',
      ['Sarah'],
    ],
  ])('%s', async (_, byline, authors) => {
    expect((await found({ lead: `<header><h1>On Clerks</h1>${byline}</header>` })).authors).toEqual(authors);
  });

  it('of one word behind the name of who took the picture are nobody', async () => {
    const lead = '<h1>On Clerks</h1><p>July 9, 2024 Photo by <span class="author">Sarah</span></p>';
    expect((await found({ lead })).authors).toEqual([]);
  });
});
