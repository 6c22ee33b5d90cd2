/**
 * The editor that stands in a frame over a page: the other end of a relation is searched for, or chosen on the page; what is
 * written there stays, in a container tab of Firefox too, where the frame has a database of its own.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESSAY_ARGUMENT } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { paintedWords, selectWords } from './support/on-page.ts';
import { askFrame, buttonNamed, overPage, pressAway } from './support/over-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { hasBarFocus, pressKeys, readingWords, startReading } from './support/reading-mode.ts';

const shots = process.env.MARGENT_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

const URL_OF_PAGE = 'http://pacificcouncil.online/editor-relations';
const URL_OF_NOTE = 'http://pacificcouncil.online/editor-note';
const URL_OF_OTHER = 'http://pacificcouncil.online/editor-other';
const URL_OF_CARD = 'http://pacificcouncil.online/editor-card';
const URL_OF_FAR = 'http://pacificcouncil.online/editor-far';
const URL_OF_READING = 'http://pacificcouncil.online/editor-reading';
const [PREMISE, CLAIM, OTHER] = ['dues were too low', 'voted against the harbour', 'ends with the figure 37'];

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  const body = plainPage({
    title: 'Harbour dues',
    paragraphs: ['The council voted against the harbour.', 'For the dues were too low for years.', ...filler(3)],
  });
  for (const url of [URL_OF_PAGE, URL_OF_NOTE, URL_OF_READING, URL_OF_CARD]) server.route(url, { body });
  const other = plainPage({ title: 'Idle ships', paragraphs: ['Ships rot in the roads.', ...filler(3)] });
  for (const url of [URL_OF_OTHER, URL_OF_FAR]) server.route(url, { body: other });
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('relations in the editor over a page in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader;
  let probe: Page;
  inCommon(
    async () => {
      build = await probedBuild(name);
      reader = await startReader(name, server, { build: build.directory, viewport: { width: 1000, height: 900 } });
      probe = await openProbe(reader);
    },
    async () => {
      await reader.close();
      build.remove();
    },
  );

  const isOver = `document.querySelector('div[popover=manual]') !== null`;

  async function mark(page: Page, words: string, key: '2' | '3'): Promise<void> {
    await selectWords(page, words);
    await page.waitForFunction(isOver);
    await expect
      .poll(() => overPage(page).see(`root?.querySelector('[role=toolbar]:not([data-away])') != null`))
      .toBe(true);
    await page.keyboard.press(key);
    await expect.poll(() => paintedWords(page)).toContain(words);
  }

  async function click(page: Page, words: string): Promise<void> {
    const [x, y] = (await page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + ${words.length});
        const box = range.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
      }
    })()`)) as [number, number];
    await page.mouse.click(x, y);
  }

  /** Presses, by a key, what an expression of the frame gives. */
  async function press(page: Page, frame: Frame, expression: string): Promise<void> {
    await frame.waitForFunction(`(${expression}) != null`);
    await frame.evaluate(`(${expression}).focus()`);
    await page.keyboard.press('Enter');
  }

  /** Of the editor's frame, where it has loaded. */
  async function editorOf(page: Page): Promise<Frame> {
    await expect.poll(() => page.frames().length).toBe(2);
    const frame = page.frames()[1];
    if (!frame) throw new Error('no frame');
    await expect.poll(() => askFrame(frame, `document.querySelector('[data-relate]') !== null`)).toBe(true);
    return frame;
  }

  const named = (label: string) =>
    `[...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === '${label}')`;
  /** The way to the passage that a relation leads to. */
  const passageNamed = (words: string) =>
    `[...document.querySelectorAll('[data-relation] button')].find((each) => !each.ariaLabel && each.textContent.includes('${words}'))`;
  const SUBMIT = `document.querySelector('form[aria-label] button[type=submit]:enabled')`;

  it('relates to what is searched for, and to what is clicked on the page', async () => {
    const page = await reader.open(URL_OF_PAGE);
    await mark(page, PREMISE, '3');
    await mark(page, CLAIM, '2');
    await mark(page, OTHER, '2');
    const ids = async (words: string) =>
      (await libraryOf(probe)).annotations.find(({ selectors }) => JSON.stringify(selectors).includes(`"${words}"`))
        ?.id;
    await click(page, PREMISE);
    await expect.poll(() => overPage(page).see(`root?.querySelector('.quote')?.textContent`)).toBe(PREMISE);
    for (const key of ['Tab', 'Tab', 'Enter'] as const) await page.keyboard.press(key);
    const frame = await editorOf(page);

    await press(page, frame, `document.querySelector('[data-relate]')`);
    await frame.waitForFunction(`document.querySelector('form[aria-label] input[role=combobox]') != null`);
    await frame.evaluate(`document.querySelector('form[aria-label] input[role=combobox]').focus()`);
    await page.keyboard.type('voted');
    await frame.waitForFunction(`document.querySelectorAll('[role=option]').length === 1`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await frame.waitForFunction(`${SUBMIT} != null`);
    if (shots) writeFileSync(`${shots}/${name}-editor-relation.png`, await page.screenshot());
    await press(page, frame, SUBMIT);
    const ends = async () => (await libraryOf(probe)).relations.map(({ from, to }) => [from.id, to.id]);
    await expect.poll(ends).toEqual([[await ids(PREMISE), await ids(CLAIM)]]);
    // While the form is open the button that leads to it closes it.
    await frame.waitForFunction(`document.querySelector('form[aria-label]') === null`);

    // To another highlight, as the same relation, and back.
    const [made] = (await libraryOf(probe)).relations;
    await press(page, frame, `document.querySelector('[data-relation] [data-edit]')`);
    await press(page, frame, named('Choose another'));
    await press(page, frame, named('Choose on the page'));
    await expect.poll(() => overPage(page).see(`root?.querySelector('.bar') != null`)).toBe(true);
    await click(page, OTHER);
    await press(page, frame, SUBMIT);
    await expect.poll(ends).toEqual([[await ids(PREMISE), await ids(OTHER)]]);
    expect((await libraryOf(probe)).relations[0]?.id).toBe(made?.id);
    await frame.waitForFunction(`document.activeElement?.matches('[data-edit]')`);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await expect.poll(ends).toEqual([[await ids(PREMISE), await ids(CLAIM)]]);

    await press(page, frame, `document.querySelector('[data-relate]')`);
    await press(page, frame, named('Choose on the page'));
    await expect.poll(() => overPage(page).see(`root?.querySelector('.bar') != null`)).toBe(true);
    if (shots) writeFileSync(`${shots}/${name}-editor-pick.png`, await page.screenshot());
    await click(page, OTHER);
    await frame.waitForFunction(`${SUBMIT} != null`);
    if (shots) writeFileSync(`${shots}/${name}-editor-picked.png`, await page.screenshot());
    await press(page, frame, SUBMIT);
    await expect
      .poll(async () => (await ends()).toSorted())
      .toEqual(
        [
          [await ids(PREMISE), await ids(CLAIM)],
          [await ids(PREMISE), await ids(OTHER)],
        ].toSorted(),
      );
    // Both are told of in the frame; one is deleted there, and taken back.
    await expect.poll(() => frame.evaluate(`document.querySelectorAll('[data-relation]').length`)).toBe(2);
    if (shots) writeFileSync(`${shots}/${name}-editor-relations.png`, await page.screenshot());
    await press(page, frame, `document.querySelector('[aria-label^="Delete relation"]')`);
    await expect.poll(async () => (await ends()).length).toBe(1);
    await frame.waitForFunction(`document.querySelector('[role=status]').textContent.includes('Relation deleted.')`);
    await press(page, frame, named('Undo'));
    // The focus has gone from the button that is gone by then.
    await frame.waitForFunction(`document.querySelector('[role=status]').textContent.includes('Undone')`);
    await frame.waitForFunction(`document.querySelectorAll('[data-relation]').length === 2`);
    // To follow one leads out of the frame to the other highlight, and its card.
    await frame.evaluate(`(${passageNamed(CLAIM)}).focus()`);
    await pressAway(page, 'Enter');
    await expect.poll(() => overPage(page).see(`root?.querySelector('.card .quote')?.textContent`)).toBe(CLAIM);
    await page.close();
  });

  it('searches for the other end at once where the page that is read by keyboard has none', async () => {
    const other = await reader.open(URL_OF_OTHER);
    await mark(other, 'Ships rot in the roads', '3');
    await other.close();
    const page = await reader.open(URL_OF_READING);
    const before = new Set((await libraryOf(probe)).annotations.map(({ id }) => id));
    await mark(page, CLAIM, '2');
    // Nothing is to be left of what says so: it would be looked at first.
    await overPage(page).click(buttonNamed('Close'));
    const made = (await libraryOf(probe)).annotations.find(({ id }) => !before.has(id))?.id;
    await startReading(reader, page);
    await pressKeys(page, 'n r 1');
    const frame = await editorOf(page);
    await expect
      .poll(() => askFrame(frame, `document.activeElement?.matches('form[aria-label] input[role=combobox]')`))
      .toBe(true);
    await page.keyboard.type('ships rot');
    await frame.waitForFunction(`document.querySelectorAll('[role=option]').length === 1`);
    if (shots) writeFileSync(`${shots}/${name}-reading-search.png`, await page.screenshot());
    await pressKeys(page, 'ArrowDown Enter');
    await frame.waitForFunction(`${SUBMIT} != null`);
    await frame.evaluate(`${SUBMIT}.focus()`);
    await page.keyboard.press('Enter');
    const from = async () => (await libraryOf(probe)).relations.filter((relation) => relation.from.id === made).length;
    await expect.poll(from).toBe(1);
    await frame.waitForFunction(`document.querySelector('form[aria-label]') === null`);
    // The article that it leads to is opened at the highlight.
    await press(page, frame, passageNamed('Ships rot in the roads'));
    await expect
      .poll(async () => (await reader.session.browser.pages()).map((each) => each.url()))
      .toContain(URL_OF_OTHER);
    const opened = (await reader.session.browser.pages()).find((each) => each.url() === URL_OF_OTHER);
    if (!opened) throw new Error('not opened');
    await expect.poll(() => paintedWords(opened)).toContain('Ships rot in the roads');
    await opened.close();
    await page.bringToFront();
    await frame.evaluate(`document.querySelector('[data-relate]').focus()`);
    await pressAway(page, 'Escape');
    // The keys are those of reading again.
    await expect.poll(() => hasBarFocus(page)).toBe(true);
    expect(await readingWords(page)).toBe(CLAIM);
    await page.close();
  });

  it('on the card, a relation to a passage of another article says so, and opens that article at it', async () => {
    const [near, far] = ['For the dues', 'Ships rot'];
    const page = await reader.open(URL_OF_CARD);
    await mark(page, near, '3');
    const other = await reader.open(URL_OF_FAR);
    await mark(other, far, '2');
    await other.close();
    await probe.evaluate(`store.exportLibrary().then(({ annotations }) => {
      const idOf = (words) => annotations.find(({ selectors }) => JSON.stringify(selectors).includes('"' + words + '"')).id;
      const [from, to] = ['${near}', '${far}'].map((words) => ({ type: 'annotation', id: idOf(words) }));
      return store.relate({ kindId: '${ESSAY_ARGUMENT.relationKinds[0]?.id}', from, to, note: '' }).then(() => null);
    })`);
    await page.bringToFront();
    await click(page, near);
    const row = `root?.querySelector('.card .list button')`;
    await expect.poll(() => overPage(page).see(`${row}?.textContent`)).toBe(`supports: “${far}”In another article`);
    if (shots) writeFileSync(`${shots}/${name}-card-elsewhere.png`, await page.screenshot());
    await overPage(page).click(row);
    const openedAt = async () => (await reader.session.browser.pages()).filter((each) => each.url() === URL_OF_FAR);
    await expect.poll(async () => (await openedAt()).length).toBe(1);
    const [opened] = await openedAt();
    if (!opened) throw new Error('not opened');
    await expect.poll(() => paintedWords(opened)).toContain(far);
    await expect.poll(() => opened.evaluate('document.visibilityState')).toBe('visible');
    await opened.close();
    await page.close();
  });

  /** In Firefox what puppeteer calls a context is a container. */
  async function openApart(url: string): Promise<Page> {
    if (name === 'chromium') return reader.open(url);
    const page = await (await reader.session.browser.createBrowserContext()).newPage();
    await page.setViewport({ width: 1000, height: 900 });
    await page.goto(url);
    return page;
  }

  it('keeps a note half written until it is saved, which the page then offers to take back', async () => {
    const page = await openApart(URL_OF_NOTE);
    await mark(page, CLAIM, '2');
    const edit = async (): Promise<Frame> => {
      await click(page, CLAIM);
      await expect.poll(() => overPage(page).see(`root?.querySelector('.quote')?.textContent`)).toBe(CLAIM);
      await overPage(page).click(buttonNamed('Edit'));
      const frame = await editorOf(page);
      await frame.evaluate(`document.querySelector('textarea').focus()`);
      return frame;
    };
    await edit();
    await page.keyboard.type('Half a thought');
    await click(page, 'Harbour dues');
    await pressAway(page, 'Escape');
    const notice = () => overPage(page).see(`root?.querySelector('.notice')?.textContent`);
    await expect.poll(notice).toContain('What you wrote is kept in this tab');
    await page.reload();
    await expect.poll(() => paintedWords(page)).toContain(CLAIM);
    const frame = await edit();
    expect(await frame.evaluate(`document.querySelector('textarea').value`)).toBe('Half a thought');
    if (shots) writeFileSync(`${shots}/${name}-editor-goes-on.png`, await page.screenshot());
    await frame.evaluate(`document.querySelector('form:not([aria-label]) button[type=submit]').focus()`);
    await pressAway(page, 'Enter');
    const notes = async () =>
      (await libraryOf(probe)).annotations.map(({ note }) => note).filter((note) => note !== '');
    await expect.poll(notes).toEqual(['Half a thought']);
    await expect.poll(notice).toContain('Saved.');
    if (shots) writeFileSync(`${shots}/${name}-editor-saved.png`, await page.screenshot());
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await expect.poll(notes).toEqual([]);
    await page.close();
  });
});
