/** A page calls `document.open` after it has loaded, which takes every listener off it: all that a reader does there goes on. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { cardQuote, clickWords, mark, markingPages, select, TEXT } from './support/marking.ts';
import { paintedHighlights, paintedWords } from './support/on-page.ts';
import { buttonNamed, overPage } from './support/over-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { pressKeys, pressReadingCommand, readingWords, startReading } from './support/reading-mode.ts';

const [MARKED, OTHER] = ['dues were too low', 'was a mistake, said'];
/** Another article, which has the marked words in it. */
const ANOTHER = ['The port has a history of its own.', 'It is known that the dues were too low then.', ...filler(6)];
const SAME = [...TEXT, ...filler(12)];

let server: ArticleServer;
let serve: ReturnType<typeof markingPages>;
beforeAll(async () => {
  server = await serveFixtures();
  serve = markingPages(server);
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('a page that is opened anew in %s', (name) => {
  let reader: Reader;
  let url: string;
  inCommon(
    async () => {
      reader = await startReader(name, server, { viewport: { width: 1000, height: 700 } });
    },
    () => reader.close(),
  );
  beforeEach(() => {
    url = serve();
  });

  /**
   * Has a script of the page open it anew and write an article.
   *
   * @param closed whether it says that this was all
   */
  const write = (page: Page, paragraphs: readonly string[], { closed = true, script = '' } = {}) =>
    page.evaluate(
      (html, isClosed) => {
        document.open();
        document.write(html);
        if (isClosed) document.close();
      },
      plainPage({ title: 'Written', paragraphs, script }),
      closed,
    );

  /** Opens the page, marks words on it and has it opened anew. */
  async function reopened(paragraphs: readonly string[], options?: Parameters<typeof write>[2]): Promise<Page> {
    const page = await reader.open(url);
    await mark(page, MARKED);
    await write(page, paragraphs, options);
    await expect.poll(() => paintedWords(page)).toEqual([MARKED]);
    return page;
  }

  /** All that is there for the reader, once. */
  async function works(page: Page): Promise<void> {
    const over = overPage(page);
    await select(page, 'long enough to be taken');
    expect(await page.evaluate(`document.querySelectorAll('[popover=manual]').length`)).toBe(1);
    await page.keyboard.press('1');
    await expect.poll(() => paintedWords(page)).toHaveLength(2);
    await clickWords(page, MARKED);
    await expect.poll(() => cardQuote(page)).toBe(MARKED);
    await over.click(buttonNamed('Delete'));
    await expect.poll(() => paintedWords(page)).toEqual(['long enough to be taken']);
    await expect.poll(() => over.see(`root?.querySelector('.notice')?.textContent`)).toContain('Annotation deleted.');
    await over.click(buttonNamed('Undo'));
    await expect.poll(() => paintedWords(page)).toHaveLength(2);
    await startReading(reader, page);
    await pressKeys(page, 'n');
    await expect.poll(() => readingWords(page)).toContain(MARKED);
    await pressKeys(page, '3');
    await expect.poll(async () => (await paintedHighlights(page)).length).toBe(3);
    await pressKeys(page, 'u');
    await expect.poll(async () => (await paintedHighlights(page)).length).toBe(2);
    await pressReadingCommand(reader, page);
    await page.waitForFunction(`!CSS.highlights.has('margent-reading')`);
    // One registration each, and the words once.
    expect((await paintedHighlights(page)).map(({ texts }) => texts.length)).toEqual([1, 1]);
  }

  it('works with the same article', async () => {
    const page = await reopened(SAME);
    await works(page);
    await page.close();
  });

  it('works with another article', async () => {
    const page = await reopened(ANOTHER);
    await works(page);
    await page.close();
  });

  it('works again and again, also where it is never closed', async () => {
    const page = await reopened(SAME, { closed: false });
    await page.evaluate(`document.open()`);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await page.evaluate(`document.write('<p>Wait.')`);
    await write(page, ANOTHER);
    await write(page, SAME, { closed: false });
    await expect.poll(() => paintedWords(page)).toEqual([MARKED]);
    await works(page);
    await page.close();
  });

  it('has the highlights of the address that its head names, though that comes late', async () => {
    const marked = await reader.open(url);
    await mark(marked, MARKED);
    await marked.close();
    const page = await reader.open(serve({ paragraphs: ANOTHER }));
    await page.evaluate('new Promise((done) => { document.open(); setTimeout(done, 500); })');
    await page.evaluate(
      (html) => {
        document.write(html);
        document.close();
      },
      plainPage({ title: 'Written', head: `<link rel="canonical" href="${url}">`, paragraphs: SAME }),
    );
    await expect.poll(() => paintedWords(page)).toEqual([MARKED]);
    await page.close();
  });

  it('keeps nothing of what lay over it', async () => {
    const page = await reader.open(url);
    const lies = () => page.evaluate(`document.querySelectorAll('[popover=manual]').length`);
    await mark(page, MARKED);
    await select(page, OTHER);
    await write(page, SAME);
    await expect.poll(() => paintedWords(page)).toEqual([MARKED]);
    expect(await lies()).toBe(0);
    await startReading(reader, page);
    await write(page, SAME);
    await expect.poll(() => paintedWords(page)).toEqual([MARKED]);
    expect(await page.evaluate(`CSS.highlights.has('margent-reading')`)).toBe(false);
    // But that reading is off, for a moment, to those who listen.
    await expect.poll(lies).toBe(0);
    await works(page);
    await page.close();
  });

  it('hears nothing of a key that gives a role, in listeners that it makes after that', async () => {
    const page = await reopened(SAME);
    await page.evaluate(`globalThis.heard = [];
      for (const type of ['keydown', 'keypress', 'keyup']) addEventListener(type, ({ key }) => heard.push(key), true)`);
    await select(page, OTHER);
    await page.keyboard.press('1');
    await expect.poll(() => paintedWords(page)).toContain(OTHER);
    expect(await page.evaluate('heard')).toEqual([]);
    await page.close();
  });

  it('goes on as before with another root, which takes no listener away', async () => {
    const page = await reader.open(url);
    await mark(page, MARKED);
    await page.evaluate(`(() => {
      const root = document.documentElement.cloneNode(true);
      // What lies over the page is none of the page's.
      root.querySelector('[popover=manual]')?.remove();
      document.replaceChild(root, document.documentElement);
    })()`);
    await expect.poll(() => paintedWords(page)).toEqual([MARKED]);
    await works(page);
    await page.close();
  });

  it('works in a frame that the page writes, and writes again', async () => {
    const page = await reader.open(url);
    const over = overPage(page);
    /** The texts in the frame in which something is painted. */
    const painted = () =>
      page.evaluate(`(() => {
        const { CSS } = document.querySelector('iframe').contentWindow;
        return [...CSS.highlights].filter(([name]) => name !== 'margent-flash')
          .flatMap(([, ranges]) => [...ranges].map((range) => range.startContainer.data));
      })()`);
    await page.evaluate(`document.querySelector('#text').prepend(
      Object.assign(document.createElement('iframe'), { width: 800, height: 150 }))`);
    // Nothing about the ones is as it is about the others: they would be found, changed, where those stand.
    const written = {
      'the ferry never sailed': ['They say that ', ' that night, which is odd.'],
      'the bridge never stood': ['Nobody asks whether ', ', or what it would have carried.'],
    };
    for (const [words, [before, behind]] of Object.entries(written)) {
      await page.evaluate((html) => {
        const inner = document.querySelector('iframe')?.contentDocument;
        inner?.open();
        inner?.write(html);
        inner?.close();
      }, `<!doctype html><p>${before}<b>${words}</b>${behind}`);
      // What was painted there before has gone.
      await expect.poll(() => painted()).toEqual([]);
      const [x, y, end] = (await page.evaluate(`(() => {
        const frame = document.querySelector('iframe');
        frame.scrollIntoView({ block: 'center', behavior: 'instant' });
        const outer = frame.getBoundingClientRect();
        const { left, right, top, bottom } = frame.contentDocument.querySelector('b').getBoundingClientRect();
        const [x, y] = [outer.left + frame.clientLeft, outer.top + frame.clientTop];
        return [x + left + 0.5, y + (top + bottom) / 2, x + right - 0.5];
      })()`)) as [number, number, number];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(end, y, { steps: 6 });
      await page.mouse.up();
      await expect
        .poll(() => over.see<boolean>(`root?.querySelector('[role=toolbar]:not([data-away])') != null`))
        .toBe(true);
      await page.keyboard.press('2');
      await expect.poll(() => painted()).toEqual([words]);
    }
    await page.close();
  });
});
