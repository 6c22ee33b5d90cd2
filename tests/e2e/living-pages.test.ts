/** Highlights on pages that live: single-page sites, late content, pages rendered anew, text that moves and goes. */
import { writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer, RouteReply } from '../harness/serve-articles.ts';
import { highlight, highlightSelected, openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import {
  flashesOf,
  paintedHighlights,
  paintedWords,
  rememberFlashes,
  selectAcross,
  selectWords,
} from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const SITE = 'http://pacificcouncil.online';
/** In both articles of the single-page site. */
const SHARED = 'The committee will meet again in the spring, and nobody expects it to agree.';
const TARIFFS = 'Tariffs protect the loudest industry and bill the quietest customer.';
const TIDES = 'A tide table is a promise that the moon keeps and the port repeats.';

const ARTICLES = {
  '/living/tariffs': { title: 'On Tariffs', text: [`${TARIFFS} That is old news.`, `It goes on. ${SHARED}`] },
  '/living/tides': { title: 'On Tides', text: [`${TIDES} Ships wait for it.`, `And then the talks. ${SHARED}`] },
};

/** Renders in the browser what its address says; `head` stays as it came from the server. */
function singlePageSite(head: string): string {
  return plainPage({
    title: 'Loading',
    paragraphs: [],
    head,
    script: `
      const articles = ${JSON.stringify(ARTICLES)};
      const text = document.querySelector('#text');
      function show() {
        const article = articles[location.pathname];
        document.title = article?.title ?? 'All articles';
        document.querySelector('h1').textContent = document.title;
        text.innerHTML = article
          ? article.text.map((paragraph) => '<p>' + paragraph + '</p>').join('') + '<p><a href="/living">All articles</a></p>'
          : Object.keys(articles).map((path) => '<p><a href="' + path + '">' + articles[path].title + '</a></p>').join('');
      }
      addEventListener('popstate', show);
      addEventListener('click', (event) => {
        const link = event.target.closest('#text a');
        if (!link) return;
        event.preventDefault();
        history.pushState(null, '', link.href);
        show();
      });
      show();
    `,
  });
}

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

function serve(path: string, reply: Parameters<typeof plainPage>[0], headers: RouteReply['headers'] = {}): string {
  const url = `${SITE}${path}`;
  server.route(url, { body: plainPage(reply), headers });
  return url;
}

/** Goes by a link of the page, without leaving it. */
async function follow(page: Page, text: string): Promise<void> {
  await page.evaluate(
    `[...document.querySelectorAll('#text a')].find((link) => link.textContent === ${JSON.stringify(text)}).click()`,
  );
}

describe.each(BROWSER_NAMES)('a living page in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );

  /** What the popup says of this page's annotations. */
  async function inPopup(page: Page): Promise<string> {
    const popup = await openLists(reader, page);
    try {
      await popup.waitFor(`document.querySelector('[data-annotation]')`);
      return await popup.evaluate<string>(
        `[...document.querySelectorAll('[data-annotation]')].map((item) => item.textContent).join(' | ')`,
      );
    } finally {
      await popup.close();
    }
  }

  it('a single-page site: each article has its own highlights, by links, back and forward', async () => {
    const body = singlePageSite('');
    for (const path of ['/living', ...Object.keys(ARTICLES)]) server.route(`${SITE}${path}`, { body });
    const page = await reader.open(`${SITE}/living`);
    await follow(page, 'On Tariffs');
    await highlight(reader, page, TARIFFS, '1');
    await highlight(reader, page, SHARED, '3');
    await expect.poll(() => paintedWords(page)).toEqual([TARIFFS, SHARED]);

    await follow(page, 'All articles');
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await follow(page, 'On Tides');
    await highlight(reader, page, TIDES, '2');
    // The words that both have are highlighted in the other one only.
    await expect.poll(() => paintedWords(page)).toEqual([TIDES]);

    await page.evaluate('history.go(-2)');
    await expect.poll(() => paintedWords(page)).toEqual([TARIFFS, SHARED]);
    await page.evaluate('history.go(2)');
    await expect.poll(() => paintedWords(page)).toEqual([TIDES]);
    await page.evaluate('history.back()');
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await page.reload();
    await follow(page, 'On Tariffs');
    await expect.poll(() => paintedWords(page)).toEqual([TARIFFS, SHARED]);
    await page.close();
  });

  it('a single-page site that leaves the canonical address of the article it was opened at', async () => {
    const paths = Object.keys(ARTICLES).map((path) => path.replace('/living/', '/stale/'));
    const [first = '', second = ''] = paths;
    const body = (path: string) =>
      singlePageSite(
        `<link rel="canonical" href="${SITE}${path}"><meta property="og:url" content="${SITE}${path}">`,
      ).replaceAll('/living', '/stale');
    for (const path of ['/stale', ...paths]) server.route(`${SITE}${path}`, { body: body(path) });
    const page = await reader.open(`${SITE}${first}`);
    await highlight(reader, page, SHARED);
    await expect.poll(() => paintedWords(page)).toEqual([SHARED]);

    await follow(page, 'All articles');
    await follow(page, 'On Tides');
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await highlight(reader, page, TIDES);
    await expect.poll(() => paintedWords(page)).toEqual([TIDES]);
    expect(await inPopup(page)).not.toContain(SHARED);

    // Nor have the two become one article for the next visit.
    await page.goto(`${SITE}${second}`);
    await expect.poll(() => paintedWords(page)).toEqual([TIDES]);
    await page.goto(`${SITE}${first}`);
    await expect.poll(() => paintedWords(page)).toEqual([SHARED]);
    await page.close();
  });

  it('content that arrives late, in two steps', async () => {
    const words = ['The first step brings this sentence after all.', 'The second step brings that one, much later.'];
    const steps = words.map((sentence) => `<p>${sentence} ${filler(1)[0]}</p>`);
    const gates: (() => void)[] = [];
    const wait = { wanted: false };
    steps.forEach((step, index) => {
      server.route(`${SITE}/late/step-${index}`, async () => {
        if (wait.wanted) await new Promise<void>((resolve) => gates.push(resolve));
        return { body: step };
      });
    });
    const url = serve('/late/', {
      title: 'Late',
      paragraphs: ['This paragraph is there from the beginning and nothing is marked in it.'],
      script: `(async () => {
        for (const index of [0, 1]) {
          const answer = await fetch('/late/step-' + index);
          document.querySelector('#text').insertAdjacentHTML('beforeend', await answer.text());
        }
        document.title = 'Complete';
      })()`,
    });
    const page = await reader.open(url);
    await page.waitForFunction('document.title === "Complete"');
    for (const sentence of words) await highlight(reader, page, sentence);

    wait.wanted = true;
    await page.reload();
    await expect.poll(() => gates.length).toBe(1);
    await expect.poll(() => reader.buttonTitle(page)).toContain('2 not found on the page');
    gates[0]?.();
    await expect.poll(() => paintedWords(page)).toEqual([words[0]]);
    await expect.poll(() => gates.length).toBe(2);
    gates[1]?.();
    await expect.poll(() => paintedWords(page)).toEqual(words);
    await expect.poll(() => reader.buttonTitle(page)).toBe('Margent: 2 highlights here');
    await page.close();
  });

  it('text rendered anew with other markup and typography stays painted', async () => {
    const words = '“It’s the ministry’s pact” — signed in haste – and the re-signing…';
    const url = serve('/anew/', {
      title: 'Anew',
      paragraphs: [`Before it. ${words} After it, the paragraph goes on.`, ...filler(2)],
    });
    const page = await reader.open(url);
    await highlight(reader, page, words);
    await expect.poll(() => paintedWords(page)).toEqual([words]);

    await page.evaluate(`document.querySelector('#text').innerHTML =
      '<div><b>Before it.</b>\\u00a0<q-x>"It\\'s the mini\\u00adstry\\'s pa<em>ct</em>"\\u2014signed in\\u00a0haste - ' +
      'and the re\\u2011signing...</q-x> <span>After</span> it, the paragraph goes on.</div><div>Another.</div>'`);
    await expect
      .poll(async () => (await paintedWords(page)).map((painted) => painted.replaceAll('\u00ad', '')))
      .toEqual([`"It's the ministry's pact"—signed in haste - and the re\u2011signing...`]);
    await page.close();
  });

  it('a passage that moves, goes and comes back: painted where it is, and its state is told', async () => {
    const words = 'The harbour board has never once published its minutes in time.';
    const url = serve('/moves/', { title: 'Moves', paragraphs: [...filler(1), words, ...filler(6).slice(1)] });
    const page = await reader.open(url);
    await highlight(reader, page, words);
    await expect.poll(() => paintedWords(page)).toEqual([words]);
    await expect.poll(() => inPopup(page)).toContain('Paragraph 2');

    await page.evaluate(`{
      globalThis.passage = document.querySelectorAll('#text p')[1];
      document.querySelector('#text').append(passage);
    }`);
    await expect.poll(() => paintedWords(page)).toEqual([words]);
    await expect.poll(() => inPopup(page)).toContain('Moved');
    await expect.poll(() => reader.buttonTitle(page)).toBe('Margent: 1 highlight here');

    await page.evaluate('passage.remove()');
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');
    const popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelector('[data-annotation]')?.innerText.includes('Not found on the page')`);
    // Kept, shown with its words, and not offered to be gone to.
    expect(await popup.text()).toContain(words);
    expect(await popup.evaluate(`document.querySelector('[title="Show on the page"]')`)).toBe(null);

    // An open popup hears of its coming back.
    await page.evaluate(`document.querySelectorAll('#text p')[0].after(passage)`);
    await expect.poll(() => paintedWords(page)).toEqual([words]);
    await popup.waitFor(`document.querySelector('[data-annotation]')?.innerText.includes('Paragraph 2')`);
    await popup.close();
    await expect.poll(() => reader.buttonTitle(page)).toBe('Margent: 1 highlight here');
    await page.close();
  });

  it('of two equal phrases the marked one is painted, and never its twin', async () => {
    const words = 'out of hand';
    const url = serve('/twins/', {
      title: 'Twins',
      paragraphs: [
        `The mayor refused it ${words} and left the room at once.`,
        ...filler(1),
        `By then the costs were <b id="marked">${words}</b>, which the auditors had said they would be.`,
      ],
    });
    const page = await reader.open(url);
    await page.evaluate(`{
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('#marked'));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }`);
    await highlightSelected(reader, page);
    const paintedIn = () =>
      page.evaluate(`[...CSS.highlights].filter(([name]) => name.startsWith('margent-'))
        .flatMap(([, highlight]) => [...highlight].map(({ startContainer }) => startContainer.parentElement.id))`);
    await expect.poll(paintedIn).toEqual(['marked']);

    await page.evaluate(`document.querySelector('#text').prepend(document.querySelector('#marked').parentElement)`);
    await expect.poll(paintedIn).toEqual(['marked']);
    await page.evaluate(`document.querySelector('#marked').parentElement.remove()`);
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');
    expect(await paintedIn()).toEqual([]);
    await page.close();
  });

  it('comes back with the page by the browser’s back button, as things are then', async () => {
    const words = ['Of these two sentences the first will be deleted.', 'Of these two sentences the second will stay.'];
    // What may not be stored is not kept in the back/forward cache either.
    const headers = { 'cache-control': 'max-age=0' };
    const url = serve('/back/', { title: 'Back', paragraphs: [...words, ...filler(2)] }, headers);
    const other = serve('/elsewhere/', { title: 'Elsewhere', paragraphs: filler(2) }, headers);
    const page = await reader.open(url);
    for (const sentence of words) await highlight(reader, page, sentence);
    await expect.poll(() => paintedWords(page)).toEqual(words);
    await page.evaluate(
      `addEventListener('pageshow', ({ persisted }) => { document.title = 'persisted ' + persisted; })`,
    );

    // Not `goto` and `goBack`: puppeteer waits in vain for a page that comes out of Firefox's cache.
    const leave = async () => {
      await page.evaluate(`{ location.href = ${JSON.stringify(other)} }`);
      await page.waitForFunction(`document.title === 'Elsewhere'`);
    };
    const comeBack = async () => {
      await page.evaluate('{ history.back() }');
      await page.waitForFunction(`document.title !== 'Elsewhere'`);
    };
    await leave();
    await comeBack();
    await expect.poll(() => paintedWords(page)).toEqual(words);

    await leave();
    const library = await reader.openExtensionPage('library/library.html');
    // By `textContent`: the library leaves unrendered what is out of view, and then `innerText` is empty.
    const item = `[...document.querySelectorAll('[data-annotation]')].find(({ textContent }) => textContent.includes(${JSON.stringify(words[0])}))`;
    await library.waitForFunction(item);
    await library.evaluate(`${item}.querySelector('[title=Delete]').click()`);
    await library.waitForFunction(`!${item}`);
    await library.close();
    await page.bringToFront();
    await comeBack();
    await expect.poll(() => paintedWords(page)).toEqual([words[1]]);
    // It came out of the back/forward cache and was not loaded again.
    await expect.poll(() => page.title()).toBe('persisted true');
    await page.close();
  });

  it('of two copies of the text the one that a class shows is painted', async () => {
    const text = [...filler(2), `${TARIFFS} That is <b>old</b> news.`, ...filler(1)];
    const copy = (id: string) => `<section id="${id}">${text.map((words) => `<p>${words}</p>`).join('')}</section>`;
    const url = serve('/living/copies', {
      title: 'Copies',
      head: '<style>body.second #first, body:not(.second) #second { display: none }</style>',
      paragraphs: [`</p>${copy('first')}${copy('second')}<p>`],
    });
    const page = await reader.open(url);
    await highlight(reader, page, TARIFFS, '1');
    /** The copies in which something is painted. */
    const painted = () =>
      page.evaluate(`[...CSS.highlights].filter(([name]) => name.startsWith('margent-') && name !== 'margent-flash')
        .flatMap(([, highlight]) => [...highlight].map(({ startContainer }) => startContainer.parentElement.closest('section').id))`);
    await expect.poll(painted).toEqual(['first']);
    for (const [id, isSecond] of [
      ['second', true],
      ['first', false],
    ]) {
      await page.evaluate(`document.body.classList.toggle('second', ${isSecond})`);
      await expect.poll(painted).toEqual([id]);
    }
    await page.close();
  });

  it('overlapping passages of two roles and of one are all painted, under names of their own', async () => {
    const text = 'Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu.';
    const url = serve('/overlap/', { title: 'Overlap', paragraphs: [text, ...filler(1)] });
    const page = await reader.open(url);
    await highlight(reader, page, 'Alpha beta gamma delta', '1');
    await highlight(reader, page, 'gamma delta epsilon zeta', '3');
    await highlight(reader, page, 'epsilon zeta eta theta', '3');
    await expect.poll(async () => (await paintedHighlights(page)).length).toBe(3);
    const painted = await paintedHighlights(page);
    expect(new Set(painted.map(({ name: each }) => each)).size).toBe(3);
    expect(painted.flatMap(({ texts }) => texts).sort()).toEqual([
      'Alpha beta gamma delta',
      'epsilon zeta eta theta',
      'gamma delta epsilon zeta',
    ]);
    await page.close();
  });

  it('leaves the page’s DOM and the page’s own highlights as they are', async () => {
    const words = 'Whatever is painted over this sentence, the page is not to know it.';
    const url = serve('/untouched/', {
      title: 'Untouched',
      paragraphs: [words, ...filler(2)],
      head: '<style>::highlight(own) { color: green }</style>',
      script: `
        addEventListener('DOMContentLoaded', () => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector('#text'));
          CSS.highlights.set('own', new Highlight(range));
          globalThis.seen = [];
          // The toolbar beside a selection stands in one element of its own, the last of the document; nothing else may change.
          const isOurs = ({ type, target, addedNodes, removedNodes }) => type === 'childList' && target === document.documentElement
            && [...addedNodes, ...removedNodes].every((node) => node.localName === 'div' && node.childNodes.length === 0 && node.attributes.length <= 5);
          new MutationObserver((records) => seen.push(...records.filter((record) => !isOurs(record)).map(({ type, target }) => type + ' ' + target.nodeName)))
            .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          globalThis.before = document.documentElement.outerHTML;
        });
      `,
    });
    const page = await reader.open(url);
    await selectWords(page, words);
    await highlightSelected(reader, page);
    await expect.poll(() => paintedWords(page)).toEqual([words]);
    const popup = await openLists(reader, page);
    await rememberFlashes(page);
    await popup.click('[title="Show on the page"]');
    await expect.poll(() => flashesOf(page)).toEqual([words]);
    await popup.click('[title="Delete"]');
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await popup.close();
    expect(await page.evaluate('seen')).toEqual([]);
    await page.evaluate('getSelection().removeAllRanges()');
    await expect.poll(() => page.evaluate('document.documentElement.outerHTML === before')).toBe(true);
    expect(await page.evaluate(`CSS.highlights.get('own').size`)).toBe(1);
    await page.close();
  });

  it('a sentence that the paper has revised is found, and the popup shows what was taken out and put in', async () => {
    const before = 'The committee will decide in March whether the port may raise its dues again.';
    const after = 'The committee decided in April whether the port may raise its dues again.';
    const story = (sentence: string) => ({ title: 'Dues', paragraphs: [...filler(2), `${sentence} It met twice.`] });
    const page = await reader.open(serve('/revised/', story(before)));
    await highlight(reader, page, before);
    serve('/revised/', story(after));
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([after]);
    const popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelector('[data-annotation] ins')`);
    const all = (tag: string) =>
      popup.evaluate<string[]>(
        `[...document.querySelectorAll('[data-annotation] ${tag}')].map((run) => run.lastChild.textContent.trim())`,
      );
    await expect.poll(() => all('del')).toEqual(['will decide', 'March']);
    await expect.poll(() => all('ins')).toEqual(['decided', 'April']);
    if (process.env.MARGENT_SHOTS)
      writeFileSync(`${process.env.MARGENT_SHOTS}/${name}-revised.png`, await popup.screenshot());
    await popup.close();
    await page.close();
  });

  it('a selection across several paragraphs is one passage and is painted in each', async () => {
    const paragraphs = [
      'This paragraph ends with the first part.',
      'The middle one is taken whole.',
      'The last part begins this one.',
    ];
    const page = await reader.open(serve('/across/', { title: 'Across', paragraphs }));
    await selectAcross(page, 'the first part.', 'The last part');
    await highlightSelected(reader, page);
    await expect
      .poll(() => paintedWords(page))
      .toEqual(['the first part. The middle one is taken whole. The last part']);
    await page.reload();
    await expect
      .poll(() => paintedWords(page))
      .toEqual(['the first part. The middle one is taken whole. The last part']);
    await page.close();
  });
});
