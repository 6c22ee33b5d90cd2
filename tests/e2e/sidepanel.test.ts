/** The side panel (in Firefox the sidebar), the real one, opened from the popup and used beside the page. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ESSAY_ARGUMENT } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { flashesOf, isInView, paintedWords, rememberFlashes, selectWords } from './support/on-page.ts';
import { filler, type PlainPage, plainPage } from './support/pages.ts';
import { BROWSER_NAMES, type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { oneArticle, restoreLibrary } from './support/restore.ts';

const SITE = 'http://pacificcouncil.online';
const ITEM = '[data-annotation]';
const FORM = 'form input[type=checkbox]';
const status = `[...document.querySelectorAll('[role=status]')].map(({ innerText }) => innerText).join()`;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

function serve(path: string, page: Partial<PlainPage> & Pick<PlainPage, 'paragraphs'>, site = SITE): string {
  const url = `${site}/panel/${path}`;
  server.route(url, { body: plainPage({ title: `About ${path}`, ...page }) });
  return url;
}

const focusIs = (selector: string) => `document.activeElement?.matches(${JSON.stringify(selector)})`;
const titleIs = (title: string) => `document.querySelector('h1')?.innerText === ${JSON.stringify(title)}`;
const quotes = `[...document.querySelectorAll('${ITEM}')].map((item) => item.querySelector('[dir=auto]').textContent)`;
/** As they are seen: the name, and how many there are. Not `innerText`, which Firefox has none of far below. */
const headings = `[...document.querySelectorAll('section > h2')].map((heading) =>
  [heading.firstElementChild, heading.querySelector('[aria-hidden]')].map(({ textContent }) => textContent).join(' '))`;

/** The mouse comes over from the page. */
async function comeOver(panel: PopupDriver): Promise<void> {
  // In Chromium each page has a mouse of its own, which does not leave by going to another.
  await panel.page?.mouse.move(-10, -10);
  await panel.hover('footer');
}

/** A button by its words, to be clicked by the id it gets. */
async function press(panel: PopupDriver, words: string): Promise<void> {
  const button = `[...document.querySelectorAll('button:not([popover] button), :popover-open button')].find(({ innerText }) => innerText.trim() === ${JSON.stringify(words)})`;
  await panel.waitFor(button);
  await panel.evaluate(`document.querySelector('#pressed')?.removeAttribute('id'), ${button}.id = 'pressed'`);
  await panel.click('#pressed');
}

describe.each(BROWSER_NAMES)('the side panel in %s', (name) => {
  let reader: Reader;
  let panel: PopupDriver | undefined;
  let pages: Page[] = [];
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );
  afterEach(async () => {
    await panel?.close().catch(() => undefined);
    panel = undefined;
    for (const page of pages) await page.close().catch(() => undefined);
    pages = [];
  });

  async function open(url: string): Promise<Page> {
    const page = await reader.open(url);
    pages.push(page);
    return page;
  }

  async function openPanel(page: Page): Promise<PopupDriver> {
    panel = await reader.openSidePanel(page);
    await panel.waitFor(`document.querySelector('[role=tab]')`);
    return panel;
  }

  it('annotates what is selected on the page, as often as the reader comes over, and offers nothing twice', async () => {
    const [first = '', second = ''] = ['The first sentence is marked beside.', 'The second sentence comes after it.'];
    const page = await open(serve('annotating', { paragraphs: [first, second, ...filler(3)] }));
    await selectWords(page, first);
    const beside = await openPanel(page);
    await beside.waitFor(focusIs(FORM));
    await beside.press('2');
    await beside.press('Enter');
    await beside.waitFor(`${status}.includes('Highlighted as Claim')`);
    await expect.poll(() => paintedWords(page)).toEqual([first]);
    await beside.waitFor(`${quotes}.length === 1`);

    // It is still selected; the reader has done with it.
    await comeOver(beside);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await beside.evaluate(`document.querySelector('${FORM}') === null`)).toBe(true);

    await selectWords(page, second);
    await comeOver(beside);
    await beside.waitFor(`document.querySelector('${FORM}')`);
    await beside.waitFor(
      `document.querySelector('section[aria-label]')?.innerText.includes(${JSON.stringify(second)})`,
    );
    await beside.press('3');
    await beside.press('Enter');
    await beside.waitFor(`${quotes}.length === 2`);
    await expect.poll(() => paintedWords(page)).toEqual([first, second]);

    await beside.press('Control+z');
    await beside.waitFor(`${status}.includes('Undone: new highlight')`);
    await expect.poll(() => paintedWords(page)).toEqual([first]);
    await beside.press('Control+Shift+z');
    await beside.waitFor(`${quotes}.length === 2`);
    await expect.poll(() => paintedWords(page)).toEqual([first, second]);
  });

  it('begins and ends reading by keyboard on the page beside, and switches its toolbar off', async () => {
    const page = await open(serve('reading', { paragraphs: filler(3) }));
    const beside = await openPanel(page);
    await press(beside, 'Read by keyboard');
    await page.waitForFunction(`CSS.highlights.has('margent-reading')`);
    await beside.waitFor(`${status}.includes('F6')`);
    await press(beside, 'Read by keyboard');
    await page.waitForFunction(`!CSS.highlights.has('margent-reading')`);

    const toolbar = `[...document.querySelectorAll('label')].find(({ innerText }) => innerText.includes('toolbar'))?.control`;
    await beside.waitFor(`${toolbar}?.checked`);
    await beside.evaluate(`${toolbar}.click()`);
    const popup = await openLists(reader, page);
    await popup.waitFor(`${toolbar}?.checked === false`);
    await popup.close();
    await beside.evaluate(`${toolbar}.click()`);
    await beside.waitFor(`${toolbar}?.checked`);
  });

  it('shows the tab in front, and never the late answer of one left behind', async () => {
    const one = await open(serve('tab-one', { paragraphs: filler(3) }));
    const two = await open(serve('tab-two', { paragraphs: filler(3) }));
    await one.bringToFront();
    const beside = await openPanel(one);
    await beside.waitFor(titleIs('About tab-one'));
    await two.bringToFront();
    await beside.waitFor(titleIs('About tab-two'));

    // The page does not answer while it is busy.
    await two.evaluate(`setTimeout(() => { const end = Date.now() + 2000; while (Date.now() < end); })`);
    await one.bringToFront();
    await two.bringToFront();
    await one.bringToFront();
    await beside.waitFor(titleIs('About tab-one'));
    await two.evaluate('document.title');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await beside.evaluate(titleIs('About tab-one'))).toBe(true);
  });

  it('follows the page to another address, with and without loading it anew', async () => {
    const next = serve('next-page', { paragraphs: ['Quite another page it is.', ...filler(3)] });
    const page = await open(
      serve('single-page', {
        paragraphs: filler(3),
        script: `addEventListener('click', () => {
          history.pushState(null, '', '/panel/within');
          document.title = document.querySelector('h1').textContent = 'Within the same page';
        })`,
      }),
    );
    const beside = await openPanel(page);
    await beside.waitFor(titleIs('About single-page'));
    await page.mouse.click(100, 100);
    await beside.waitFor(titleIs('Within the same page'));
    await page.goto(next);
    await beside.waitFor(titleIs('About next-page'));
    await page.goto('about:blank');
    await beside.waitFor(`document.querySelector('h1, h2') && !document.querySelector('[role=tab]')`);
    await page.goto(next);
    await beside.waitFor(titleIs('About next-page'));
  });

  it('keeps what is being written when the tab, the page or the selection is another one', async () => {
    const [first = '', second = ''] = ['A sentence to think about.', 'A sentence that comes between.'];
    const url = serve('draft', { paragraphs: [first, second, ...filler(3)] });
    const page = await open(url);
    const other = await open(serve('elsewhere', { paragraphs: filler(3) }));
    await selectWords(page, first);
    const beside = await openPanel(page);
    await beside.waitFor(focusIs(FORM));
    await beside.press('3');
    await beside.click('form textarea');
    await beside.type('half a thou');
    const note = `document.querySelector('form textarea')?.value`;
    const written = `${note} === 'half a thou' && document.querySelector('form :checked + kbd')?.innerText === '3'`;
    await beside.waitFor(written);

    await other.bringToFront();
    await beside.waitFor(`${titleIs('About elsewhere')} && ${note} === undefined`);
    await page.bringToFront();
    await beside.waitFor(written);

    await page.goto(serve('away', { paragraphs: filler(3) }));
    await beside.waitFor(`${titleIs('About away')} && ${note} === undefined`);
    await page.goto(url);
    await beside.waitFor(written);

    await selectWords(page, second);
    await comeOver(beside);
    await beside.waitFor(`document.body.innerText.includes('Something else is selected')`);
    expect(await beside.evaluate(written)).toBe(true);
    await press(beside, 'Discard it and use the new selection');
    await beside.waitFor(`${note} === ''`);
    await beside.waitFor(
      `document.querySelector('section[aria-label]')?.innerText.includes(${JSON.stringify(second)})`,
    );
  });

  it('counts, narrows, puts together by section or role, and changes several in one step', async () => {
    const words = Array.from({ length: 6 }, (_, index) => `Marked sentence number ${index + 1} says ${index * 31}.`);
    const paragraphs = [`${words[0]} ${words[1]}`, `${words[2]}`, `${words[3]} ${words[4]}`, ...filler(30)];
    const url = serve('several', { paragraphs });
    await restoreLibrary(
      reader,
      oneArticle({
        url,
        title: 'About several',
        quotes: words,
        role: (index) => index % 3,
        tags: (index) => (index === 0 ? ['ports'] : []),
        note: (index) => (index === 2 ? 'a note on tariffs' : ''),
      }),
    );
    const page = await open(url);
    const beside = await openPanel(page);
    await beside.waitFor(`${quotes}.length === 6`);
    // They stand outside of every section until the page has said where they are.
    await expect
      .poll(() => beside.evaluate(headings))
      .toEqual(['Paragraph 1 2', 'Paragraph 2 1', 'Paragraph 3 2', 'Not found on the page 1']);
    const counts = `[...document.querySelectorAll('[data-state]')].map(({ innerText }) => innerText.trim()).join()`;
    await beside.waitFor(`/^\\d (in place|moved),1 not found$/.test(${counts})`);
    await press(beside, '1 not found');
    await beside.waitFor(`${quotes}.join() === ${JSON.stringify(words[5])}`);
    await press(beside, '1 not found');
    await beside.waitFor(`${quotes}.length === 6`);

    // The outline says how many begin in each section, and leads there.
    await beside.click('[data-tab=outline]');
    await expect
      .poll(() =>
        beside.evaluate(
          `[...document.querySelectorAll('[data-kind] [title$="annotations"], [data-kind] [title$="annotation"]')].map(({ title }) => title)`,
        ),
      )
      .toEqual(['2 annotations', '1 annotation', '2 annotations']);
    await beside.evaluate(`[...document.querySelectorAll('[data-kind=paragraph]')].at(-1).id = 'last'`);
    await rememberFlashes(page);
    await beside.click('#last button');
    await expect.poll(() => isInView(page, 'Filler paragraph 30')).toBe(true);
    await expect.poll(async () => (await flashesOf(page)).join()).toContain('Filler paragraph 30');
    await beside.click('[data-tab=annotations]');

    // By role; and it is so the next time too.
    await beside.waitFor(`document.querySelector('select:has([value=role])')`);
    await beside.evaluate(`(() => {
      const select = document.querySelector('select:has([value=role])');
      select.value = 'role';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    const names = ESSAY_ARGUMENT.roles.map((role) => `${role.name} 2`);
    await expect.poll(() => beside.evaluate(headings)).toEqual(names);

    // What is typed narrows at once: words, notes, tags, names of roles.
    await beside.press('/');
    await beside.waitFor(focusIs('[data-search]'));
    const narrowsTo = async (text: string, numbers: number[]) => {
      await beside.type(text);
      await expect.poll(() => beside.evaluate(quotes)).toEqual(numbers.map((number) => words[number - 1]));
      await beside.press('Escape');
      await beside.waitFor(`${quotes}.length === 6`);
    };
    await narrowsTo('sentence 93', [4]);
    await narrowsTo('tariffs', [3]);
    await narrowsTo('PORTS', [1]);
    await narrowsTo('premise', [3, 6]);

    // From one to another with Shift, then one of them let go.
    await beside.click('[data-choose="1"]');
    await beside.evaluate(
      `document.querySelector('[data-choose="4"]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }))`,
    );
    await beside.waitFor(`document.body.innerText.includes('4 selected')`);
    await beside.click('[data-choose="4"]');
    await beside.waitFor(`document.body.innerText.includes('3 selected')`);
    const roles = `[...document.querySelectorAll('${ITEM}')].map((item) => item.dataset.annotation + item.textContent)`;
    const before = await beside.evaluate(roles);
    await press(beside, 'Add role');
    await press(beside, 'Premise');
    await beside.waitFor(`${status}.includes('3 annotations changed')`);
    await beside.waitFor(`${headings}.join() === 'Major claim 2,Claim 2,Premise 5'`);
    await beside.evaluate('document.activeElement.blur()');
    await beside.press('Control+z');
    await beside.waitFor(`${status}.includes('Undone: edited annotations')`);
    await expect.poll(() => beside.evaluate(roles)).toEqual(before);

    await beside.click('[aria-label="Add tag"]');
    await beside.waitFor(focusIs('[aria-label="Add tag"]'));
    await beside.type('to be read');
    await beside.press('Enter');
    await beside.waitFor(`document.querySelectorAll('${ITEM} ul li').length === 4`);
    await press(beside, 'Remove tag');
    await press(beside, 'to be read');
    await beside.waitFor(`document.querySelectorAll('${ITEM} ul li').length === 1`);

    await press(beside, 'Select all 6');
    await press(beside, 'Delete 6');
    await beside.waitFor(`document.body.innerText.includes('6 annotations deleted')`);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    await press(beside, 'Undo');
    await beside.waitFor(`${quotes}.length === 6`);
    await expect.poll(async () => (await paintedWords(page)).length).toBe(5);

    await beside.close();
    const again = await openPanel(page);
    await again.waitFor(`${headings}.join() === ${JSON.stringify(names.join())}`);
    await again.evaluate(`(() => {
      const select = document.querySelector('select:has([value=role])');
      select.value = 'section';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await again.waitFor(`${headings}.length === 4`);
  });

  it('says of a page it has not been let into what to do, and shows it once that is done', async () => {
    const known = await open(serve('let-in', { paragraphs: filler(3) }));
    const strange = await open(serve('strange', { paragraphs: filler(3) }, 'http://strange.example'));
    const beside = await openPanel(known);
    await strange.bringToFront();
    await beside.waitFor(`document.body.innerText.includes('Margent does not see this page yet')`);
    expect(await beside.text()).toContain('Press the Margent button in the toolbar');
    const popup = await openLists(reader, strange);
    await popup.close();
    await beside.waitFor(titleIs('About strange'));
    await beside.waitFor(`document.body.innerText.includes('Keep my highlights on strange.example')`);
  });

  it('is usable by the keyboard alone, and hides nothing that has the focus', async () => {
    const words = Array.from(
      { length: 12 },
      (_, index) => `Sentence ${index + 1} is one of twelve, says ${index * 7}.`,
    );
    const url = serve('keyboard', { paragraphs: words });
    await restoreLibrary(reader, oneArticle({ url, title: 'About keyboard', quotes: words }));
    const page = await open(url);
    const beside = await openPanel(page);
    await beside.waitFor(`${quotes}.length === 12`);
    await beside.press('/');
    await beside.waitFor(focusIs('[data-search]'));
    const tabTo = async (selector: string) => {
      await beside.waitFor(`document.querySelector(${JSON.stringify(selector)})`);
      for (let presses = 0; presses < 60; presses++) {
        if (await beside.evaluate<boolean>(focusIs(selector))) return;
        await beside.press('Tab');
        // The browser scrolls to the focus in its own time.
        const hidden = () =>
          beside.evaluate(`(() => {
            const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
            const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return document.activeElement === document.body || document.activeElement.contains(there)
              || there?.contains(document.activeElement) ? '' : document.activeElement.outerHTML.slice(0, 200);
          })()`);
        await expect.poll(hidden).toBe('');
      }
      throw new Error(`Tab does not lead to ${selector}`);
    };
    await tabTo('[data-choose="0"]');
    await beside.press('Space');
    await beside.waitFor(`document.body.innerText.includes('1 selected')`);
    // The bar has grown: not over what was just chosen.
    await beside.waitFor(`(() => {
      const { bottom } = document.activeElement.getBoundingClientRect();
      return document.activeElement.matches('[data-choose="0"]')
        && bottom <= document.querySelector('footer').parentElement.firstElementChild.getBoundingClientRect().top;
    })()`);
    await tabTo('[data-choose="2"]');
    await beside.press('Shift+Space');
    await beside.waitFor(`document.body.innerText.includes('3 selected')`);
    await tabTo('[popovertarget]');
    await beside.press('Enter');
    await beside.waitFor(`document.querySelector(':popover-open')`);
    await tabTo(':popover-open button:last-child');
    await beside.press('Enter');
    await beside.waitFor(`${status}.includes('3 annotations changed')`);
  });

  // In one browser: what is drawn is the same, and so many take their time.
  if (name === 'chromium')
    it('stays usable with 5,000 annotations', async () => {
      const quotesOf = (count: number) => Array.from({ length: count }, (_, index) => `Entry ${index + 1} of many.`);
      const url = serve('thousands', { paragraphs: [...quotesOf(40), ...filler(2)] });
      await restoreLibrary(
        reader,
        oneArticle({ url, title: 'About thousands', quotes: quotesOf(5_000), role: (index) => index % 3 }),
      );
      // Few are drawn; each says which of how many under its heading it is.
      const someOfAll = `(() => {
      const items = [...document.querySelectorAll('${ITEM}')];
      const isTold = ({ ariaPosInSet, ariaSetSize }) => Number(ariaPosInSet) >= 1 && Number(ariaSetSize) >= Number(ariaPosInSet);
      return items.length >= 30 && items.length < 300 && items.every(isTold);
    })()`;
      const page = await open(url);
      const beside = await openPanel(page);
      await beside.waitFor(`document.body.innerText.includes('5,000 annotations')`);
      await beside.waitFor(someOfAll);
      await beside.press('/');
      await beside.waitFor(focusIs('[data-search]'));
      await beside.type('entry 4999');
      await beside.waitFor(`${quotes}.join() === 'Entry 4999 of many.'`);
      await beside.press('Escape');
      await beside.waitFor(someOfAll);
      await beside.click('[data-choose="0"]');
      await press(beside, 'Select all 5,000');
      await press(beside, 'Add role');
      await press(beside, 'Premise');
      await beside.waitFor(`${status}.includes('annotations changed')`);
      await beside.evaluate('document.activeElement.blur()');
      await beside.press('Control+z');
      await beside.waitFor(`${status}.includes('Undone: edited annotations')`);
    });

  it('a page that takes long to come is waited for in words, and shown once it is there', async () => {
    const script = 'http://pacificcouncil.online/panel/late.js';
    let come: (() => void) | undefined;
    server.route(
      script,
      () =>
        new Promise((resolve) => {
          come = () => resolve({ headers: { 'content-type': 'text/javascript' }, body: '' });
        }),
    );
    const late = serve('late', { title: 'Late', head: `<script src="${script}"></script>`, paragraphs: filler(4) });
    const page = await open(serve('before', { title: 'Before', paragraphs: filler(3) }));
    const beside = await openPanel(page);
    await beside.waitFor(titleIs('Before'));
    // The drivers wait for pages that they are told to go to.
    await page.evaluate(`setTimeout(() => { location.href = ${JSON.stringify(late)}; })`);
    await beside.waitFor(titleIs('Reading the page…'));
    expect(await beside.evaluate(`document.body.innerText.includes('Before')`)).toBe(false);
    await expect.poll(() => come).toBeTruthy();
    come?.();
    await beside.waitFor(titleIs('Late'));
  });
});
