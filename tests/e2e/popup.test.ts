/** The popup in the hands of a reader: keys, tags, notes, outline, lists, and what she may have selected. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESSAY_ARGUMENT } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, highlightSelected, openEditor, openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import {
  flashesOf,
  flashingWords,
  isInView,
  paintedHighlights,
  paintedWords,
  rememberFlashes,
  selectAcross,
  selectedText,
  selectWords,
} from './support/on-page.ts';
import { filler, type PlainPage, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { oneArticle, restoreLibrary } from './support/restore.ts';

const SITE = 'http://pacificcouncil.online';
const [MAJOR_CLAIM, CLAIM, PREMISE] = ESSAY_ARGUMENT.roles.map(({ id }) => id);
const ITEM = '[data-annotation]';
const HINT = 'Select a passage on the page';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

function serve(path: string, page: Partial<PlainPage> & Pick<PlainPage, 'paragraphs'>): string {
  const url = `${SITE}/popup/${path}`;
  server.route(url, { body: plainPage({ title: path, ...page }) });
  return url;
}

const focusIs = (selector: string) => `document.activeElement?.matches(${JSON.stringify(selector)})`;
const status = `document.querySelector('[role=status]')?.innerText`;

/** Presses Tab until what matches has the focus. */
async function tabTo(popup: PopupDriver, selector: string): Promise<void> {
  await popup.waitFor(`document.querySelector(${JSON.stringify(selector)})`);
  for (let presses = 0; presses < 40; presses++) {
    if (await popup.evaluate<boolean>(focusIs(selector))) return;
    await popup.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** Ids of the roles of everything painted, by the first words. */
async function rolesPainted(page: Page): Promise<string[]> {
  return (await paintedHighlights(page)).map(({ name }) => name.replace(/^margent-|-\d(-line)?$/g, '')).sort();
}

describe.each(BROWSER_NAMES)('the popup in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );

  it('the outline scrolls the page to a section and marks it for a moment', async () => {
    const page = await reader.open(server.article('thediplomat.com', 'southeast-asia-quiet-rearmament').url);
    const popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelectorAll('li[data-kind="paragraph"]').length > 10`);
    const words = await popup.evaluate<string>(
      `[...document.querySelectorAll('li[data-kind="paragraph"] [dir=auto]')].at(-1).textContent.slice(0, 40)`,
    );
    expect(await isInView(page, words)).toBe(false);
    await popup.evaluate(`[...document.querySelectorAll('li[data-kind="paragraph"]')].at(-1).id = 'last'`);
    await rememberFlashes(page);
    await popup.click('#last button');
    await expect.poll(() => isInView(page, words)).toBe(true);
    expect(await page.evaluate('scrollY')).toBeGreaterThan(500);
    await expect.poll(async () => (await flashesOf(page)).join()).toContain(words);
    await expect.poll(() => flashingWords(page)).toEqual([]);
    await popup.close();
    await page.close();
  });

  it('digits toggle roles, the first given takes the place of the suggested one, Enter repeats the last', async () => {
    const words = ['The first sentence gets two roles.', 'The second sentence gets the same again.'];
    const page = await reader.open(serve('digits', { paragraphs: [...words, ...filler(2)] }));
    await selectWords(page, words[0] ?? '');
    let popup = await openEditor(reader, page);
    const chosen = () =>
      popup.evaluate<string[]>(
        `[...document.querySelectorAll('form input:checked')].map((box) => box.parentElement.innerText.replace(/\\s+/g, ' '))`,
      );
    await popup.press('3');
    await expect.poll(chosen).toEqual(['3 Premise']);
    await popup.press('2');
    await popup.press('1');
    await expect.poll(chosen).toEqual(['1 Major claim', '2 Claim', '3 Premise']);
    await popup.press('2');
    // The codebook has three roles.
    await popup.press('7');
    await expect.poll(chosen).toEqual(['1 Major claim', '3 Premise']);
    await popup.press('1');
    await popup.press('3');
    await expect.poll(chosen).toEqual([]);
    // Without a role there is nothing to keep, and it is said.
    await popup.press('Enter');
    expect(await popup.text()).toContain('Choose a role first.');
    await popup.press('1');
    await popup.press('3');
    await popup.press('Enter');
    await popup.waitFor(`${status}.includes('Highlighted as Major claim, Premise')`);
    await popup.close();
    await expect.poll(() => rolesPainted(page)).toEqual([PREMISE, MAJOR_CLAIM]);

    await selectWords(page, words[1] ?? '');
    popup = await openEditor(reader, page);
    await popup.press('Enter');
    await popup.waitFor(`${status}.includes('Highlighted as Major claim, Premise')`);
    await popup.close();
    await page.close();
  });

  // In one browser: the same code answers in both.
  if (name === 'chromium')
    it('every role of the larger codebook has its key', async () => {
      const page = await reader.open(
        serve('nine', { paragraphs: ['A sentence for every role there is.', ...filler(2)] }),
      );
      await selectWords(page, 'A sentence for every role there is.');
      const popup = await openEditor(reader, page);
      await popup.evaluate(`(() => {
      const select = document.querySelector('select');
      select.value = [...select.options].find(({ text }) => text === 'Policy commentary').value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
      await popup.waitFor(`document.querySelectorAll('form kbd').length > 3`);
      await popup.waitFor(focusIs('form input[type=checkbox]'));
      const keys = await popup.evaluate<string[]>(
        `[...document.querySelectorAll('form kbd')].map((key) => key.innerText)`,
      );
      expect(keys).toEqual(keys.map((_, index) => String(index + 1)));
      for (const key of keys) await popup.press(key);
      await popup.waitFor(`document.querySelectorAll('form input:checked').length === ${keys.length}`);
      await popup.evaluate(`(() => {
      const select = document.querySelector('select');
      select.value = [...select.options].find(({ text }) => text === 'Essay argument').value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
      await popup.waitFor(`document.querySelectorAll('form kbd').length === 3`);
      await popup.close();
      await page.close();
    });

  // In one browser: the same code answers in both.
  if (name === 'chromium')
    it('completes a tag from those in use', async () => {
      const words = ['This sentence is tagged by hand.', 'That sentence is tagged with help.'];
      const page = await reader.open(serve('tags', { paragraphs: [...words, ...filler(2)] }));
      await selectWords(page, words[0] ?? '');
      let popup = await openEditor(reader, page);
      await tabTo(popup, '[role=combobox]');
      for (const tag of ['Économie politique', 'foreign aid', 'foreign policy']) {
        await popup.type(tag);
        await popup.press('Enter');
      }
      await popup.press('Enter');
      await popup.waitFor(`${status}.includes('Highlighted')`);
      await popup.close();

      await selectWords(page, words[1] ?? '');
      popup = await openEditor(reader, page);
      await tabTo(popup, '[role=combobox]');
      await popup.type('for');
      await popup.waitFor(`document.querySelectorAll('[role=option]').length === 2`);
      await popup.press('ArrowDown');
      await popup.press('ArrowDown');
      await popup.press('Enter');
      await popup.waitFor(`document.querySelector('form').innerText.includes('foreign policy')`);
      await popup.type('econ');
      await popup.waitFor(`document.querySelectorAll('[role=option]').length === 1`);
      await popup.press('ArrowDown');
      await popup.press('Enter');
      await popup.waitFor(`document.querySelector('form').innerText.includes('Économie politique')`);
      await popup.press('Enter');
      await popup.waitFor(`${status}.includes('Highlighted')`);
      const tags = `[...document.querySelectorAll('${ITEM}')]
        .find((item) => item.innerText.includes(${JSON.stringify(words[1])}))
        ?.querySelector('ul')?.innerText.split('\\n') ?? []`;
      await expect.poll(() => popup.evaluate(tags)).toEqual(['foreign policy', 'Économie politique']);
      await popup.close();
      await page.close();
    });

  it('shows a role’s definition under the mouse and under the focus', async () => {
    const page = await reader.open(serve('definitions', { paragraphs: ['Something to say.', ...filler(2)] }));
    await selectWords(page, 'Something to say.');
    const popup = await openEditor(reader, page);
    const [, claim, premise] = ESSAY_ARGUMENT.roles;
    await popup.hover('form label:nth-of-type(3)');
    await popup.waitFor(`document.querySelector('form').innerText.includes(${JSON.stringify(premise?.definition)})`);
    await popup.hover('form label:nth-of-type(2)');
    await popup.waitFor(`document.querySelector('form').innerText.includes(${JSON.stringify(claim?.definition)})`);
    await popup.hover('h2');
    await popup.evaluate(`document.querySelector('form label:nth-of-type(2) input').focus()`);
    await popup.press('Tab');
    await popup.waitFor(`document.querySelector('form').innerText.includes(${JSON.stringify(premise?.definition)})`);
    expect(
      await popup.evaluate(
        `document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText`,
      ),
    ).toContain(premise?.definition);
    await popup.close();
    await page.close();
  });

  it('a note goes with Ctrl+Enter, Escape leaves an edit, Ctrl+Z takes the last thing back', async () => {
    const words = 'This sentence is noted, edited and taken back.';
    const page = await reader.open(serve('notes', { paragraphs: [words, ...filler(2)] }));
    await selectWords(page, words);
    const popup = await openEditor(reader, page);
    await popup.press('2');
    await tabTo(popup, 'textarea');
    await popup.type('first line');
    await popup.press('Enter');
    await popup.type('1 second line');
    await popup.press('Control+Enter');
    await popup.waitFor(`document.querySelector('${ITEM}')?.innerText.includes('1 second line')`);

    await popup.click(`${ITEM} [title=Edit]`);
    await popup.waitFor(`document.querySelector('${ITEM} textarea')`);
    await popup.click(`${ITEM} textarea`);
    await popup.type('never kept');
    // In a field Ctrl+Z is the field's.
    await popup.press('Control+z');
    expect(await popup.evaluate(status)).toContain('Highlighted');
    await popup.press('Escape');
    await popup.waitFor(`!document.querySelector('${ITEM} form')`);
    expect(await popup.text()).not.toContain('never kept');
    await popup.waitFor(focusIs(`${ITEM} [title=Edit]`));

    await popup.press('Enter');
    await popup.waitFor(focusIs(`${ITEM} form input[type=checkbox]`));
    await popup.press('1');
    await tabTo(popup, `${ITEM} textarea`);
    await popup.type(' edited');
    await popup.press('Control+Enter');
    await popup.waitFor(`${status}.includes('Saved')`);
    expect(await popup.evaluate(`document.querySelector('${ITEM}').innerText`)).toMatch(/^Claim\s+Major claim/);
    await popup.waitFor(focusIs(`${ITEM} [title=Edit]`));
    await popup.press('Control+z');
    await popup.waitFor(`${status}.includes('Undone: edited annotation')`);
    expect(await popup.evaluate(`document.querySelector('${ITEM}').innerText`)).not.toContain('Major claim');
    await popup.press('Control+z');
    await popup.waitFor(`!document.querySelector('${ITEM}')`);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await popup.close();
    await page.close();
  });

  it('lists annotations in the page’s order and goes to one', async () => {
    const words = ['Alpha is the first mark.', 'Beta is the second mark.', 'Gamma is the third mark.'];
    const [alpha = '', beta = '', gamma = ''] = words;
    const page = await reader.open(
      serve('order', { paragraphs: [alpha, ...filler(12), beta, ...filler(25).slice(12), gamma] }),
    );
    for (const sentence of [gamma, alpha, beta]) await highlight(reader, page, sentence);
    await page.evaluate('scrollTo(0, 0)');
    const popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelectorAll('${ITEM}').length === 3`);
    await expect
      .poll(() =>
        popup.evaluate(`[...document.querySelectorAll('${ITEM} [dir=auto]')].map((quote) => quote.textContent)`),
      )
      .toEqual(words);
    expect(await isInView(page, gamma)).toBe(false);
    await rememberFlashes(page);
    await popup.click(`${ITEM}:last-child [title="Show on the page"]`);
    await expect.poll(() => isInView(page, gamma)).toBe(true);
    await expect.poll(() => flashesOf(page)).toEqual([gamma]);
    await popup.close();
    await page.close();
  });

  // In one browser: it is the style sheet that is asked.
  if (name === 'chromium')
    it('holds a title without end, 500 tags and 200 annotations, and hides nothing that has the focus', async () => {
      const title = `Endless${'title'.repeat(100)} ${'and more of it '.repeat(60)}`;
      const quotes = Array.from(
        { length: 200 },
        (_, index) => `Marked sentence number ${index + 1} says ${index * 31}.`,
      );
      const url = serve('many', { title, paragraphs: [...quotes, ...filler(2)] });
      await restoreLibrary(
        reader,
        oneArticle({
          url,
          title,
          quotes,
          tags: (index) => (index < 5 ? Array.from({ length: 100 }, (_, tag) => `tag ${index * 100 + tag}`) : []),
          note: (index) => (index % 7 === 0 ? `A note ${'w'.repeat(300)} on *it*.` : ''),
        }),
      );
      const page = await reader.open(url);
      await expect.poll(async () => (await paintedWords(page)).length).toBe(200);
      await selectWords(page, 'Filler paragraph 2');
      const popup = await openEditor(reader, page);
      // The first of them; more come as they are scrolled to.
      await popup.waitFor(`document.querySelectorAll('${ITEM}').length === 30`);
      expect(await popup.evaluate(`document.documentElement.scrollWidth <= document.documentElement.clientWidth`)).toBe(
        true,
      );
      await tabTo(popup, '[role=combobox]');
      await popup.type('tag 49');
      await popup.waitFor(`document.querySelectorAll('[role=option]').length === 6`);
      await popup.press('Escape');
      // The focus walks on, and is never behind the bar at the bottom.
      for (let presses = 0; presses < 25; presses++) {
        await popup.press('Tab');
        // The browser scrolls to the focus in its own time.
        const hidden = () =>
          popup.evaluate<string | null>(`(() => {
        const focused = document.activeElement;
        const { left, top, width, height } = focused.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return focused.contains(there) || there?.contains(focused) || focused.matches('input[type=checkbox]')
          ? null : focused.outerHTML.slice(0, 200) + ' is behind ' + there?.outerHTML.slice(0, 80);
      })()`);
        await expect.poll(hidden).toBe(null);
      }
      const atTheEnd = async () => {
        await popup.evaluate(`scrollTo(0, document.documentElement.scrollHeight)`);
        return popup.evaluate<number>(`document.querySelectorAll('${ITEM}').length`);
      };
      await expect.poll(atTheEnd).toBe(200);
      await popup.close();
      await page.close();
    });

  it('keeps the page’s selection and what is written of it, and what the page’s fields hold is not offered', async () => {
    const words = 'These words stay selected while the popup is open.';
    const page = await reader.open(
      serve('fields', {
        paragraphs: [
          words,
          '<textarea rows="2" cols="60">What a reader writes into a page is no passage of it.</textarea>',
          '<input value="Nor is what stands in a field of one line." size="50">',
          ...filler(2),
        ],
      }),
    );
    await selectWords(page, words);
    let popup = await openEditor(reader, page);
    expect(await popup.text()).toContain(words);
    expect(await selectedText(page)).toBe(words);
    await tabTo(popup, 'textarea');
    await popup.type('Half a thought');
    await popup.close();
    expect(await selectedText(page)).toBe(words);
    popup = await openEditor(reader, page);
    await popup.waitFor(`document.querySelector('textarea').value === 'Half a thought'`);
    await popup.close();

    for (const field of ['textarea', '#text input']) {
      await page.click(field);
      await page.evaluate(`document.querySelector(${JSON.stringify(field)}).select()`);
      popup = await openLists(reader, page);
      await popup.waitFor(`document.body.innerText.includes(${JSON.stringify(HINT)})`);
      expect(await popup.evaluate(`document.querySelector('form')`)).toBe(null);
      await popup.close();
    }
    await page.close();
  });

  it.each([
    ['Arabic', '<p dir="rtl" lang="ar">', 'يقول الكاتب إن الاتفاق لا يغيّر شيئاً', 'قبل ذلك. ', '، ثم يمضي.'],
    ['Japanese with emoji', '<p lang="ja">', '同盟は👩‍👩‍👧‍👦家族のように変わる👍🏽', '東京では、', '。という。'],
    ['Hebrew within English', '<p>', 'שלום עליכם', 'They say ', ' and mean it.'],
  ])('a selection in %s text is kept and comes back', async (kind, open, words, before, after) => {
    const page = await reader.open(
      serve(`script-${kind.length}`, { paragraphs: [`</p>${open}${before}<i>${words}</i>${after}`, ...filler(1)] }),
    );
    if (kind.startsWith('Hebrew')) {
      // Dragging over one direction within the other selects what the browser thinks fit: by script.
      await page.evaluate(`getSelection().selectAllChildren(document.querySelector('i'))`);
    } else await selectWords(page, words);
    const popup = await openEditor(reader, page);
    expect(await popup.text()).toContain(words);
    await popup.press('2');
    await popup.press('Enter');
    await popup.waitFor(`${status}.includes('Highlighted as Claim')`);
    await popup.close();
    await expect.poll(() => paintedWords(page)).toEqual([words]);
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([words]);
    expect(await rolesPainted(page)).toEqual([CLAIM]);
    await page.close();
  });

  it('a double-clicked word, and a selection begun in the margin', async () => {
    const page = await reader.open(
      serve('words', { paragraphs: ['An <b>unmistakable</b> word stands here.', 'It ends here.', ...filler(1)] }),
    );
    const word = await page.$('b');
    await word?.click({ count: 2 });
    await highlightSelected(reader, page);
    await expect.poll(() => paintedWords(page)).toEqual(['unmistakable']);
    await selectAcross(page, 'It ends here.', 'It ends here.');
    await page.evaluate(`getSelection().setBaseAndExtent(
      document.querySelector('h1'), 1, document.querySelectorAll('#text p')[2], 0)`);
    await highlightSelected(reader, page);
    await expect
      .poll(() => paintedWords(page))
      .toEqual(expect.arrayContaining(['An unmistakable word stands here. It ends here.']));
    await page.close();
  });
});
