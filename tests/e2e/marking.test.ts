/** Marking on the page itself, with the mouse and without: toolbar, card, choice, ends, relations, the editor's frame. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/core/model/annotation.ts';
import { ESSAY_ARGUMENT } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { paintedWords, selectedText, selectWords } from './support/on-page.ts';
import { buttonNamed, overPage } from './support/over-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const shots = process.env.MARGENT_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

const SITE = 'http://pacificcouncil.online';
const TEXT = [
  'The council voted against the harbour. It was a mistake, said <a href="/elsewhere">Ms. Tanaka</a>, who runs the port. Others disagree with that.',
  'The second paragraph says that the dues were too low for years, which nobody denies.',
];

/** Hears all that a page can hear of keys and text, before anybody else does. */
const CANARY = `<script>
  const heard = [];
  const types = ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'compositionstart', 'compositionupdate',
    'compositionend', 'textInput', 'change', 'paste', 'message'];
  for (const type of types) for (const target of [window, document])
    target.addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? event.data ?? '')), true);
</script>`;

const [majorClaim, claim, premise] = ESSAY_ARGUMENT.roles;

let server: ArticleServer;
let pages = 0;
beforeAll(async () => {
  server = await serveFixtures();
  server.route(`${SITE}/elsewhere`, { body: plainPage({ title: 'Elsewhere', paragraphs: ['Another page.'] }) });
});
afterAll(() => server.close());

/** The address of a page that nobody has been to. */
function serve(page: Partial<Parameters<typeof plainPage>[0]> = {}, headers: Record<string, string> = {}): string {
  pages += 1;
  const url = `${SITE}/marking/${pages}`;
  const body = plainPage({ title: `Harbour ${pages}`, paragraphs: [...TEXT, ...filler(12)], ...page });
  server.route(url, { body, headers });
  return url;
}

const isOver = `[...document.querySelectorAll('div[popover=manual]')].length > 0`;

describe.each(BROWSER_NAMES)('marking on the page in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader;
  let probe: Page;
  beforeAll(async () => {
    build = await probedBuild(name);
    reader = await startReader(name, server, { build: build.directory, viewport: { width: 1000, height: 700 } });
    probe = await openProbe(reader);
  });
  afterAll(async () => {
    await reader?.close();
    build?.remove();
  });

  async function shoot(what: string, page: Page): Promise<void> {
    if (!shots) return;
    // What comes in comes in over 80 ms.
    await new Promise((resolve) => setTimeout(resolve, 200));
    writeFileSync(`${shots}/${name}-${what}.png`, await page.screenshot());
  }

  /** Selects words and waits for the toolbar. */
  async function select(page: Page, words: string): Promise<void> {
    await selectWords(page, words);
    await page.waitForFunction(isOver);
    // What is over a page is not its own to see: in Firefox a test neither.
    if (name === 'chromium') await expect.poll(() => toolbarText(page)).toContain('Claim');
    else await new Promise((resolve) => setTimeout(resolve, 1_000));
  }

  const toolbarText = (page: Page) =>
    overPage(page).see<string>(`root?.querySelector('[role=toolbar]:not([data-away])')?.textContent ?? ''`);

  async function mark(page: Page, words: string, key = '2'): Promise<void> {
    await select(page, words);
    await page.keyboard.press(key as '2');
    await expect.poll(() => paintedWords(page)).toContain(words);
  }

  /** Where in the window the middle of some words is. */
  function middleOf(page: Page, words: string): Promise<{ x: number; y: number }> {
    return page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + ${words.length});
        const box = range.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      }
    })()`) as Promise<{ x: number; y: number }>;
  }

  async function clickWords(page: Page, words: string): Promise<void> {
    const { x, y } = await middleOf(page, words);
    await page.mouse.click(x, y);
  }

  async function storedAt(url: string): Promise<Annotation[]> {
    const { articles, annotations } = await libraryOf(probe);
    const ids = articles.filter(({ urls }) => urls.includes(url)).map(({ id }) => id);
    return annotations.filter(({ articleId }) => ids.includes(articleId));
  }

  const quote = ({ selectors }: Annotation) =>
    selectors.flatMap((selector) => (selector.type === 'TextQuoteSelector' ? [selector.exact] : [])).join();

  it('one key annotates what is selected, and nothing of it was loaded before', async () => {
    const url = serve({
      script: `const heard = [];
        for (const type of ['keydown', 'keyup', 'keypress']) document.addEventListener(type, ({ key }) => heard.push(type + ' ' + key));`,
    });
    const page = await reader.open(url);
    await page.mouse.click(20, 400);
    await page.keyboard.press('2');
    expect(await page.evaluate(isOver)).toBe(false);
    await select(page, 'was a mistake, said');
    await shoot('toolbar', page);
    await page.evaluate('heard.length = 0');
    await page.keyboard.press('2');
    await expect.poll(() => paintedWords(page)).toEqual(['was a mistake, said']);
    // The page's own shortcuts have heard of it no more than of its being let go.
    expect(await page.evaluate('heard.join()')).toBe('');
    expect((await storedAt(url)).map(({ roles }) => roles)).toEqual([[claim?.id]]);
    await page.close();
  });

  it('the editor writes tags and a note, of which the page hears nothing', async () => {
    const url = serve({ head: CANARY });
    const page = await reader.open(url);
    await select(page, 'The second paragraph');
    // Into the toolbar and past the roles.
    for (const key of ['Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight'] as const) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.frames().length).toBe(2);
    await page.evaluate('heard.length = 0');
    const frame = page.frames()[1];
    await frame?.waitForSelector('input[role=combobox]:focus');
    await page.keyboard.type('harbour');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Secret *note*, 港.');
    await shoot('editor', page);
    expect(await page.evaluate('document.activeElement.localName + window.length')).toBe('div0');
    // Enter alone makes a line of the note.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.frames().length).toBe(1);
    expect(await page.evaluate('heard.join()')).toBe('');
    const [stored] = await storedAt(url);
    expect(stored).toMatchObject({ tags: ['harbour'], note: 'Secret *note*, 港.', roles: [claim?.id] });
    await page.close();
  });

  it('ends are moved by keys and the annotation stays the same', async () => {
    const url = serve();
    const page = await reader.open(url);
    await mark(page, 'dues were too low');
    const [before] = await storedAt(url);
    await clickWords(page, 'were too');
    await page.waitForFunction(isOver);
    if (name === 'chromium')
      await expect
        .poll(() => overPage(page).see(`root?.querySelector('.quote')?.textContent`))
        .toBe('dues were too low');
    else await new Promise((resolve) => setTimeout(resolve, 1_000));
    await shoot('card', page);
    // Past the cross and 'Edit'.
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter'] as const) await page.keyboard.press(key);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await page.keyboard.down('Control');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Control');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await shoot('handles', page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => paintedWords(page)).toEqual(['ues were too low for years']);
    const [after, ...others] = await storedAt(url);
    expect(others).toEqual([]);
    expect(after?.id).toBe(before?.id);
    expect(after && quote(after)).toBe('ues were too low for years');
    await page.close();
  });

  it('snaps to sentence and paragraph, in Japanese too', async () => {
    const page = await reader.open(serve());
    await select(page, 'a mistake');
    await page.keyboard.press('s');
    await expect.poll(() => selectedText(page)).toBe('It was a mistake, said Ms. Tanaka, who runs the port.');
    await page.keyboard.press('p');
    await expect
      .poll(() => selectedText(page))
      .toBe(
        'The council voted against the harbour. It was a mistake, said Ms. Tanaka, who runs the port. Others disagree with that.',
      );
    await page.keyboard.press('3');
    await expect.poll(async () => (await paintedWords(page)).join(' ')).toContain('Others disagree with that.');
    await page.close();

    const japanese = await reader.open(
      serve({
        language: 'ja',
        paragraphs: ['港は静かだった。船がいつ出たのか誰も知らない。NATO も黙っていた。', ...filler(4)],
      }),
    );
    await select(japanese, '船がいつ');
    await japanese.keyboard.press('s');
    await expect.poll(() => selectedText(japanese)).toBe('船がいつ出たのか誰も知らない。');
    await shoot('japanese', japanese);
    await japanese.close();
  });

  it('leaves fields and editors of the page alone, and what scripts make up', async () => {
    const page = await reader.open(
      serve({
        paragraphs: [
          '<textarea id="area" rows="3" cols="40">Words in a field of the page</textarea>',
          '<span id="edited" contenteditable="true">Words in an editor of the page</span>',
          ...TEXT,
        ],
      }),
    );
    await page.click('#area', { clickCount: 3 } as never);
    await selectWords(page, 'an editor');
    // Made up by a script: selected, and let go of.
    await page.evaluate(`(() => {
      const words = document.querySelector('#text p:last-of-type').firstChild;
      getSelection().setBaseAndExtent(words, 0, words, 10);
      for (const type of ['pointerdown', 'pointerup', 'mouseup', 'click'])
        document.body.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
      for (const type of ['keydown', 'keyup'])
        document.body.dispatchEvent(new KeyboardEvent(type, { key: 'Shift', bubbles: true, composed: true }));
    })()`);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await page.evaluate(isOver)).toBe(false);
    // With a toolbar there, keys that are made up give nothing; those typed into a field stay the field's.
    await select(page, 'nobody denies');
    await page.evaluate(`for (const target of [document.body, document.querySelector('div[popover=manual]'), window])
      target.dispatchEvent(new KeyboardEvent('keydown', { key: '2', code: 'Digit2', bubbles: true, composed: true }))`);
    await page.evaluate(`document.querySelector('#area').focus()`);
    await page.keyboard.type('2s');
    expect(await page.$eval('#area', (area) => (area as HTMLTextAreaElement).value)).toContain('2s');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await paintedWords(page)).toEqual([]);
    await page.close();
  });

  it('works where the page forbids everything, and where it takes our element away', async () => {
    const strict = await reader.open(
      serve(
        {},
        {
          'content-security-policy':
            "default-src 'none'; style-src 'none'; frame-src 'none'; require-trusted-types-for 'script'",
        },
      ),
    );
    await mark(strict, 'nobody denies');
    await clickWords(strict, 'nobody denies');
    await strict.waitForFunction(isOver);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await shoot('strict', strict);
    for (const key of ['Tab', 'Tab', 'Enter'] as const) await strict.keyboard.press(key);
    await expect.poll(() => strict.frames().length).toBe(2);
    // A question to a frame that is only just there may never be answered: it is asked again.
    const hasForm = () =>
      Promise.race([
        strict
          .frames()[1]
          ?.evaluate(`document.querySelector('form') !== null`)
          .catch(() => false),
        new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, false)),
      ]);
    await expect.poll(hasForm).toBe(true);
    await strict.keyboard.press('Escape');
    await expect.poll(() => strict.frames().length).toBe(1);
    await strict.close();

    const taking = await reader.open(
      serve({
        script: `new MutationObserver(() => {
          const host = document.querySelector('div[popover=manual]');
          if (host && (window.taken = (window.taken ?? 0) + 1) < 30) host.remove();
        }).observe(document.documentElement, { childList: true });`,
      }),
    );
    await mark(taking, 'nobody denies');
    expect(await taking.evaluate('window.taken')).toBeGreaterThan(5);
    await taking.close();
  });

  it('is switched off for a site from itself, and on again from the popup', async () => {
    const page = await reader.open(serve());
    await select(page, 'nobody denies');
    for (const key of ['Tab', 'End', 'ArrowLeft', 'Enter'] as const) await page.keyboard.press(key);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await shoot('off', page);
    const other = await reader.open(serve());
    await selectWords(other, 'nobody denies');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await other.evaluate(isOver)).toBe(false);
    const popup = await reader.openPopup(other);
    await popup.waitFor(`document.querySelector('label input[type=checkbox]:not([value]):not(:checked)')`);
    await popup.evaluate(
      `[...document.querySelectorAll('label')].find(({ textContent }) => textContent.includes('Toolbar')).querySelector('input').id = 'switch'`,
    );
    await popup.click('#switch');
    await popup.waitFor(`document.querySelector('#switch').checked`);
    await popup.close();
    await select(other, 'too low for years');
    await other.close();
    await page.close();
  });

  it('Enter opens the card of the highlight that the caret is in', async () => {
    const page = await reader.open(serve());
    await mark(page, 'nobody denies');
    await page.keyboard.press('Escape');
    await page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf('denies');
        if (at >= 0) getSelection().collapse(walker.currentNode, at);
      }
    })()`);
    await page.keyboard.press('Enter');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    // The card has the focus, and 'Edit' is its second button.
    for (const key of ['Tab', 'Tab', 'Enter'] as const) await page.keyboard.press(key);
    await expect.poll(() => page.frames().length).toBe(2);
    await page.close();
  });
});

describe('marking on the page, as only Chromium lets a test see it', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await startReader('chromium', server, { viewport: { width: 1000, height: 700 } });
  });
  afterAll(() => reader?.close());

  async function shoot(what: string, page: Page): Promise<void> {
    if (!shots) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
    writeFileSync(`${shots}/${what}.png`, await page.screenshot());
  }

  async function select(page: Page, words: string): Promise<void> {
    await selectWords(page, words);
    await expect
      .poll(() => overPage(page).see(`Boolean(root?.querySelector('[role=toolbar]:not([data-away])'))`))
      .toBe(true);
  }

  async function mark(page: Page, words: string, key: '1' | '2' | '3'): Promise<void> {
    await select(page, words);
    await page.keyboard.press(key);
    await expect.poll(() => paintedWords(page)).toContain(words);
  }

  async function click(page: Page, words: string): Promise<void> {
    const { x, y } = (await page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 3);
        const box = range.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      }
    })()`)) as { x: number; y: number };
    await page.mouse.click(x, y);
  }

  const cardQuote = (page: Page) =>
    overPage(page).see<string | null>(`root?.querySelector('[role=dialog] .quote')?.textContent ?? null`);

  it('brings its script with the first selection and not before', async () => {
    const page = await reader.open(serve());
    const cdp = await page.createCDPSession();
    const scripts: string[] = [];
    cdp.on('Debugger.scriptParsed', ({ url }) => scripts.push(url));
    await cdp.send('Debugger.enable');
    const isBrought = () => scripts.some((url) => url.endsWith('/marking/marking.js'));
    await click(page, 'Others');
    await page.keyboard.press('Enter');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(isBrought()).toBe(false);
    await select(page, 'Others disagree');
    expect(isBrought()).toBe(true);
    await page.close();
  });

  it.each([
    ['at the upper edge', 'council voted', 0],
    ['at the lower edge', 'The second paragraph', 690],
  ])('lies over none of the words selected %s', async (_, words, edge) => {
    const page = await reader.open(serve({ paragraphs: [...TEXT, ...filler(30)] }));
    await selectWords(page, words);
    await page.evaluate(`(() => {
      const { top, bottom } = getSelection().getRangeAt(0).getBoundingClientRect();
      scrollBy({ top: ${edge} === 0 ? top : bottom - ${edge}, behavior: 'instant' });
    })()`);
    const over = overPage(page);
    await expect.poll(() => over.see(`Boolean(root?.querySelector('[role=toolbar]:not([data-away])'))`)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const rects = `[...getSelection().getRangeAt(0).getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))`;
    const lines = (await page.evaluate(rects)) as DOMRect[];
    const bar = await over.see<DOMRect>(`root.querySelector('[role=toolbar]').getBoundingClientRect().toJSON()`);
    for (const line of lines)
      expect(line.left < bar.right && bar.left < line.right && line.top < bar.bottom && bar.top < line.bottom).toBe(
        false,
      );
    expect(bar.top).toBeGreaterThanOrEqual(0);
    expect(bar.bottom).toBeLessThanOrEqual(700);
    await page.close();
  });

  it('follows a link in a highlight, and takes no drag for a click', async () => {
    const page = await reader.open(serve());
    await select(page, 'a mistake, said');
    await page.keyboard.press('s');
    await expect.poll(() => selectedText(page)).toContain('runs the port.');
    await page.keyboard.press('2');
    await expect.poll(async () => (await paintedWords(page)).join('')).toContain('Tanaka');
    await selectWords(page, 'who runs');
    await expect.poll(() => overPage(page).see(`Boolean(root?.querySelector('[role=toolbar]'))`)).toBe(true);
    expect(await cardQuote(page)).toBe(null);
    await page.keyboard.press('Escape');
    await Promise.all([page.waitForNavigation(), click(page, 'Tanaka')]);
    expect(page.url()).toBe(`${SITE}/elsewhere`);
    await page.close();
  });

  it('asks which of several highlights is meant', async () => {
    const page = await reader.open(serve());
    await mark(page, 'the dues were too low for years', '1');
    await mark(page, 'too low', '3');
    await click(page, 'low for');
    const over = overPage(page);
    await expect.poll(() => over.see(`root?.querySelector('[role=dialog]')?.ariaLabel`)).toBe('Which highlight?');
    await shoot('choice', page);
    expect(await over.see(`[...root.querySelectorAll('.list button')].map(({ textContent }) => textContent)`)).toEqual([
      `${premise?.name} too low`,
      `${majorClaim?.name} the dues were too low for years`,
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => cardQuote(page)).toBe('the dues were too low for years');
    await page.keyboard.press('Escape');
    await expect.poll(() => cardQuote(page)).toBe(null);
    await page.close();
  });

  it('relates two highlights by click and by keys, and marks the other end', async () => {
    const page = await reader.open(serve());
    const over = overPage(page);
    await mark(page, 'voted against', '2');
    await mark(page, 'Others disagree', '3');
    await mark(page, 'nobody denies', '3');
    await click(page, 'Others');
    await expect.poll(() => cardQuote(page)).toBe('Others disagree');
    await over.click(buttonNamed('Relate…'));
    await shoot('card-kinds', page);
    await over.click(buttonNamed('supports'));
    await expect.poll(() => over.see(`Boolean(root?.querySelector('.bar'))`)).toBe(true);
    await shoot('pick', page);
    // The highlight that it starts from is none of those that can be chosen.
    await click(page, 'Others');
    expect(await over.see(`Boolean(root?.querySelector('.bar'))`)).toBe(true);
    await click(page, 'voted');
    await expect.poll(() => cardQuote(page)).toBe('Others disagree');
    await expect
      .poll(() => over.see(`root.querySelector('.list')?.textContent`))
      .toContain('supports: “voted against”');
    const row = await over.see<{ x: number; y: number }>(`(() => {
      const { left, top } = root.querySelector('.list button').getBoundingClientRect();
      return { x: left + 20, y: top + 10 };
    })()`);
    await page.mouse.move(row.x, row.y);
    await expect.poll(() => over.see(`root.querySelectorAll('.box[data-kind=related]').length`)).toBe(1);
    await shoot('card-related', page);
    await page.mouse.click(row.x, row.y);
    await expect.poll(() => cardQuote(page)).toBe('voted against');
    await expect
      .poll(() => over.see(`root.querySelector('.list')?.textContent`))
      .toContain('“Others disagree” supports this');
    await page.keyboard.press('Escape');
    await click(page, 'nobody denies');
    await expect.poll(() => cardQuote(page)).toBe('nobody denies');
    await over.click(buttonNamed('Relate…'));
    await over.click(buttonNamed('attacks'));
    await expect.poll(() => over.see(`Boolean(root?.querySelector('.bar'))`)).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => over.see(`root?.querySelector('.list')?.textContent ?? ''`)).toContain('attacks: ');
    await page.close();
  });

  it('an end is dragged by its handle', async () => {
    const page = await reader.open(serve());
    const over = overPage(page);
    await mark(page, 'dues were too low', '2');
    await click(page, 'were too');
    await expect.poll(() => cardQuote(page)).toBe('dues were too low');
    await over.click(buttonNamed('Adjust ends'));
    await expect.poll(() => over.see(`root.querySelectorAll('.handle').length`)).toBe(2);
    const from = await over.see<{ x: number; y: number }>(`(() => {
      const { left, top } = root.querySelectorAll('.handle')[1].getBoundingClientRect();
      return { x: left + 12, y: top + 12 };
    })()`);
    const to = (await page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf('years');
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 5);
        const { right, bottom } = range.getBoundingClientRect();
        return { x: right - 1, y: bottom + 4 };
      }
    })()`)) as { x: number; y: number };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await shoot('dragging', page);
    await page.mouse.up();
    await expect
      .poll(() => over.see(`root.querySelector('.card .quote').textContent`))
      .toBe('dues were too low for years');
    await over.click(buttonNamed('Keep'));
    await expect.poll(() => paintedWords(page)).toEqual(['dues were too low for years']);
    await page.close();
  });

  it('tells and changes nothing of other sites and pages, whatever a page’s script asks', async () => {
    const theirs = await reader.open(serve());
    await mark(theirs, 'nobody denies', '2');
    const page = await reader.open(serve());
    await mark(page, 'voted against', '2');
    const [inTheirs, inOurs] = [await contentWorld(theirs), await contentWorld(page)];
    const addressesOf = (url: string) => ({ url, canonicalUrl: null, ogUrl: null });
    const idAt = async (ask: typeof inOurs, url: string) =>
      ((await ask('stored-page', { addresses: addressesOf(url), places: [] })) as { passages: { id: string }[] })
        .passages[0]?.id;
    const [foreign, own] = [await idAt(inTheirs, theirs.url()), await idAt(inOurs, page.url())];
    const addresses = addressesOf(page.url());
    const gone = { fault: 'This highlight is no longer here.' };
    const roles = [premise?.id];
    expect(await inOurs('annotation', { addresses, id: own })).toMatchObject({ quote: 'voted against' });
    expect(await inOurs('annotation', { addresses, id: foreign })).toBe(null);
    expect(await inOurs('open-editor', { addresses, id: foreign, focus: 'note' })).toBe(null);
    expect(await inOurs('change-annotation', { addresses, id: foreign, roles })).toEqual(gone);
    const kindId = ESSAY_ARGUMENT.relationKinds[0]?.id;
    expect(await inOurs('relate', { addresses, kindId, fromId: foreign, toId: foreign })).toEqual(gone);
    // What is no role of any codebook is given to nothing, and a page of another site has no say here.
    expect(await inOurs('change-annotation', { addresses, id: own, roles: [own] })).toHaveProperty('fault');
    const elsewhere = addressesOf('https://thediplomat.com/2026/01/a-piece/');
    expect(await inOurs('coding', { addresses })).toMatchObject({ toolbar: true });
    expect(await inOurs('coding', { addresses: elsewhere })).toBe(null);
    expect(await inOurs('coding', { addresses, more: 1 })).toBe(null);
    expect(await inOurs('annotation', { addresses: addressesOf(theirs.url()), id: foreign })).not.toBe(null);
    await theirs.close();
    await page.close();
  });

  it('an editor that nobody asked for shows nothing', async () => {
    const page = await reader.open(serve());
    await mark(page, 'nobody denies', '2');
    const alone = await reader.openExtensionPage('editor/editor.html#0b4f9c53-3f3c-4b8c-9d7c-3f1f4b1f9a10');
    await alone.waitForFunction(`document.body.textContent.includes('no longer of use')`);
    expect(await alone.$('form')).toBe(null);
    await alone.close();
    await page.close();
  });
});

/** Asks the background as the content script of a page does, by any message; null where it does not answer. */
async function contentWorld(page: Page): Promise<(type: string, ask: unknown) => Promise<unknown>> {
  const cdp = await page.createCDPSession();
  const found = new Promise<number>((resolve) => {
    cdp.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
      if (origin.startsWith('chrome-extension://') && auxData?.type === 'isolated') resolve(id);
    });
  });
  await cdp.send('Runtime.enable');
  const contextId = await found;
  return async (type, ask) => {
    const message = JSON.stringify({ to: 'background', type, ask });
    const { result } = await cdp.send('Runtime.evaluate', {
      expression: `chrome.runtime.sendMessage(${message}).then((answer) => answer ?? null, () => null)`,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  };
}
