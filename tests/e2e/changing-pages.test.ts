/** Highlights on pages that change under the reader: rendered anew, translated, opened, printed, in frames and shadow trees. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, highlightSelected, openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { cardQuote } from './support/marking.ts';
import { dragOver, paintedWords } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { readPng } from './support/png.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const SITE = 'http://pacificcouncil.online';
const WORDS = 'The harbour board has never once published its minutes in time.';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

function serve(path: string, reply: Parameters<typeof plainPage>[0]): string {
  const url = `${SITE}${path}`;
  server.route(url, { body: plainPage(reply) });
  return url;
}

/** The words painted in the frame of a page. */
const paintedInFrame = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const inner = document.querySelector('iframe').contentWindow;
    return [...inner.CSS.highlights].filter(([name]) => name.startsWith('margent-'))
      .flatMap(([, highlight]) => [...highlight].map((boundary) => {
        const range = inner.document.createRange();
        range.setStart(boundary.startContainer, boundary.startOffset);
        range.setEnd(boundary.endContainer, boundary.endOffset);
        return range.toString();
      }));
  })()`) as Promise<string[]>;

/** Drags over all the words of an element that stands in a shadow tree or in a frame. */
async function selectIn(page: Page, element: string): Promise<void> {
  await page.bringToFront();
  const drag = (await page.evaluate(`(async () => {
    const element = ${element};
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    // What is still being laid out would move away under the mouse.
    const place = () => JSON.stringify([element, element.ownerDocument.defaultView.frameElement].map((each) => each?.getBoundingClientRect()));
    for (let before = ''; before !== place(); ) {
      before = place();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(element);
    const rects = [...range.getClientRects()];
    const outer = element.ownerDocument.defaultView.frameElement;
    const frame = { left: 0, top: 0 };
    if (outer) {
      const box = outer.getBoundingClientRect();
      frame.left = box.left + outer.clientLeft;
      frame.top = box.top + outer.clientTop;
    }
    const first = rects[0];
    const last = rects.at(-1);
    return [frame.left + first.left + 1, frame.top + (first.top + first.bottom) / 2,
      frame.left + last.right - 1, frame.top + (last.top + last.bottom) / 2];
  })()`)) as [number, number, number, number];
  await dragOver(page, drag);
}

/** The colour behind the words of an element in a shadow tree or a frame, nothing being selected. */
async function colorBehind(page: Page, element: string): Promise<string> {
  await page.bringToFront();
  const clip = (await page.evaluate(`(() => {
    const element = ${element};
    const outer = element.ownerDocument.defaultView.frameElement;
    element.ownerDocument.getSelection().removeAllRanges();
    const range = element.ownerDocument.createRange();
    range.setStart(element.firstChild, 4);
    range.setEnd(element.firstChild, 11);
    const { x, y, width, height } = range.getBoundingClientRect();
    const box = outer?.getBoundingClientRect() ?? { x: 0, y: 0 };
    const [left, top] = outer ? [box.x + outer.clientLeft, box.y + outer.clientTop] : [0, 0];
    return { x: Math.ceil(x + left), y: Math.floor(y + top), width: Math.floor(width), height: Math.ceil(height) };
  })()`)) as { x: number; y: number; width: number; height: number };
  return readPng(await page.screenshot({ clip })).mainColor();
}

describe.each(BROWSER_NAMES)('a page that changes in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );

  async function marked(path: string, reply: Partial<Parameters<typeof plainPage>[0]> = {}): Promise<Page> {
    const page = await reader.open(serve(path, { title: 'Harbour', paragraphs: [...filler(2), WORDS], ...reply }));
    await highlight(reader, page, WORDS);
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    return page;
  }

  it('a framework renders the article anew every second', async () => {
    const page = await marked('/every-second/');
    // After a burst as while a page loads, and with a counter beside it. Of the frames of five seconds so many show it.
    const share = await page.evaluate(`(async () => {
      const text = document.querySelector('#text');
      const counter = document.body.appendChild(document.createElement('p'));
      const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
      const renderAnew = () => { text.innerHTML = text.innerHTML; };
      for (let count = 0; count < 30; count++) {
        renderAnew();
        await pause(40);
      }
      setInterval(() => { counter.textContent = performance.now(); }, 150);
      setInterval(renderAnew, 1000);
      let [frames, painted] = [0, 0];
      for (const end = performance.now() + 5000; performance.now() < end; frames++) {
        await new Promise(requestAnimationFrame);
        if ([...CSS.highlights].some(([name, highlight]) => name.startsWith('margent-') &&
          [...highlight].some(({ startContainer }) => startContainer.isConnected))) painted++;
      }
      return painted / frames;
    })()`);
    expect(share).toBeGreaterThan(0.5);
    await page.close();
  });

  it("'read more' opens, by taking the attribute away and by putting the rest in", async () => {
    const rest = 'Whoever opens it finds this sentence behind the button.';
    const fold = `<span id="rest" hidden>${rest}</span>`;
    const reply = { title: 'Fold', paragraphs: [...filler(2), fold] };
    const page = await reader.open(serve('/fold/', reply));
    await page.evaluate(`document.querySelector('#rest').hidden = false`);
    await highlight(reader, page, rest);
    await page.reload();
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');
    await page.evaluate(`document.querySelector('#rest').hidden = false`);
    await expect.poll(() => paintedWords(page)).toEqual([rest]);
    await page.evaluate(
      `{ const span = document.querySelector('#rest'); globalThis.kept = span.firstChild; kept.remove(); }`,
    );
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await page.evaluate(`document.querySelector('#rest').append(kept)`);
    await expect.poll(() => paintedWords(page)).toEqual([rest]);
    await page.close();
  });

  it('an endless page: what comes at its end leaves what is painted, and brings what is found in it', async () => {
    const later = 'This sentence stands on the third page of an endless one.';
    const script = `{
      let next = 1;
      const more = () => {
        if (next > 3) return;
        const p = document.createElement('p');
        p.textContent = next === 3 ? ${JSON.stringify(later)} : ('Page ' + next + ' of it. ').repeat(60);
        document.querySelector('#text').append(p);
        next++;
      };
      addEventListener('scroll', more);
      globalThis.more = more;
    }`;
    const page = await marked('/endless/', { script });
    await page.evaluate('more(); more(); more();');
    await highlight(reader, page, later);
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    for (const _ of [1, 2, 3]) await page.evaluate('more()');
    await expect.poll(() => paintedWords(page)).toEqual([WORDS, later]);
    await page.close();
  });

  it('the Navigation API: each article has its own highlights', async () => {
    const second = 'And this one stands in the second article alone.';
    const page = await marked('/spa/one', {
      script: `
        const texts = { '/spa/one': document.querySelector('#text').innerHTML, '/spa/two': '<p>${second} ${filler(1)[0]}</p>' };
        navigation.addEventListener('navigate', (event) => {
          const { pathname } = new URL(event.destination.url);
          if (!event.canIntercept || !texts[pathname]) return;
          event.intercept({ async handler() { document.querySelector('#text').innerHTML = texts[pathname]; } });
        });`,
    });
    await page.evaluate(`{ navigation.navigate('/spa/two') }`);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await highlight(reader, page, second);
    await page.evaluate('{ navigation.back() }');
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    await page.evaluate('{ navigation.forward() }');
    await expect.poll(() => paintedWords(page)).toEqual([second]);
    await page.close();
  });

  it('edited while it is open: the passage stays, changes and is still found', async () => {
    const page = await marked('/edited/');
    await page.evaluate(`document.querySelectorAll('#text p')[0].firstChild.data = 'A shorter beginning. '`);
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    await page.evaluate(
      `{ const text = document.querySelectorAll('#text p')[2].firstChild; text.data = text.data.replace('published', 'printed'); }`,
    );
    await expect.poll(() => paintedWords(page)).toEqual([WORDS.replace('published', 'printed')]);
    await page.close();
  });

  it('translated by the browser: not found while it is, and back when it is switched off', async () => {
    const page = await marked('/translated/');
    // As Chrome's translator does: each text node gives way to font elements with other words.
    await page.evaluate(`{
      const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) if (walker.currentNode.data.trim()) nodes.push(walker.currentNode);
      globalThis.originals = nodes.map((node) => {
        const outer = document.createElement('font');
        outer.style.verticalAlign = 'inherit';
        outer.innerHTML = '<font style="vertical-align: inherit"></font>';
        outer.firstChild.textContent = node.data.replace(/\\p{L}+/gu, (word) => [...word].reverse().join('') + 'o');
        node.replaceWith(outer);
        return { node, outer };
      });
      document.documentElement.className = 'translated-ltr';
    }`);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');
    await page.evaluate('for (const { node, outer } of originals) outer.replaceWith(node)');
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    await page.close();
  });

  it('of two copies, for wide windows and for narrow ones, the one that is shown', async () => {
    const text = filler(1)[0];
    const page = await reader.open(
      serve('/copies/', {
        title: 'Copies',
        paragraphs: [`<span id="wide">${text} ${WORDS}</span>`, `<span id="narrow">${text} ${WORDS}</span>`],
        head: `<style>
          @media (min-width: 600px) { #narrow { display: none } }
          @media (max-width: 599px) { #wide { display: none } }
        </style>`,
      }),
    );
    await page.setViewport({ width: 900, height: 700 });
    await highlight(reader, page, WORDS);
    const paintedIn = () =>
      page.evaluate(`[...CSS.highlights].filter(([name]) => name.startsWith('margent-'))
        .flatMap(([, highlight]) => [...highlight].map(({ startContainer }) => startContainer.parentElement.id))`);
    await expect.poll(paintedIn).toEqual(['wide']);
    await page.setViewport({ width: 400, height: 700 });
    await expect.poll(paintedIn).toEqual(['narrow']);
    await page.setViewport({ width: 900, height: 700 });
    await expect.poll(paintedIn).toEqual(['wide']);
    await page.close();
  });

  it('printed: what is painted stays', async () => {
    const page = await marked('/printed/');
    await page.evaluate(`{ globalThis.printed = 0; addEventListener('afterprint', () => printed++); }`);
    await page.pdf();
    expect(await paintedWords(page)).toEqual([WORDS]);
    await page.close();
  });

  it.each([
    ['about:srcdoc', '/frame-srcdoc/', (inner: string) => `srcdoc="${inner.replaceAll('"', '&quot;')}"`],
    [
      'an address of its own',
      '/frame-address/',
      (inner: string) => {
        server.route(`${SITE}/inner/`, { body: inner });
        return 'src="/inner/"';
      },
    ],
  ])('a passage in a frame of the page, %s', async (_, path, source) => {
    const inner = `<!doctype html><body style="font: 20px/1.8 sans-serif"><p>${filler(1)[0]}</p><p id="mark">${WORDS}</p>`;
    const frame = `<iframe ${source(inner)} width="800" height="400"></iframe>`;
    const page = await reader.open(serve(path, { title: 'Framed', paragraphs: [...filler(1), frame] }));
    await page.waitForFunction(`document.querySelector('iframe').contentDocument?.querySelector('#mark')`);
    await selectIn(page, `document.querySelector('iframe').contentDocument.querySelector('#mark')`);
    await highlightSelected(reader, page);
    await expect.poll(() => paintedInFrame(page)).toEqual([WORDS]);
    await page.reload();
    await expect.poll(() => paintedInFrame(page)).toEqual([WORDS]);
    await expect
      .poll(() => colorBehind(page, `document.querySelector('iframe').contentDocument.querySelector('#mark')`))
      .not.toBe('#ffffff');
    await page.evaluate(`document.querySelector('iframe').contentDocument.querySelector('#mark').remove()`);
    await expect.poll(() => reader.buttonTitle(page)).toContain('1 not found on the page');
    await page.close();
  });

  it('a passage in an open shadow tree', async () => {
    const page = await reader.open(
      serve('/shadow/', {
        title: 'Shadow',
        paragraphs: [...filler(1), '<x-story></x-story>'],
        script: `{
          const root = document.querySelector('x-story').attachShadow({ mode: 'open' });
          root.innerHTML = '<p>${filler(1)[0]}</p><p id="mark">${WORDS}</p>';
        }`,
      }),
    );
    await selectIn(page, `document.querySelector('x-story').shadowRoot.querySelector('#mark')`);
    await highlightSelected(reader, page);
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    await expect
      .poll(() => colorBehind(page, `document.querySelector('x-story').shadowRoot.querySelector('#mark')`))
      .not.toBe('#ffffff');
    const popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelector('[data-annotation]')`);
    expect(await popup.text()).toContain(WORDS);
    await popup.close();
    await page.bringToFront();
    const [x, y] = (await page.evaluate(`(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('x-story').shadowRoot.querySelector('#mark'));
      const { x, y, width, height } = range.getClientRects()[0];
      return [x + width / 2, y + height / 2];
    })()`)) as [number, number];
    await page.mouse.click(x, y);
    await expect.poll(() => cardQuote(page)).toBe(WORDS);
    await page.evaluate(`document.querySelector('x-story').shadowRoot.querySelector('#mark').remove()`);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await page.close();
  });
});
