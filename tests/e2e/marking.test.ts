/** Marking on the page itself, with the mouse and without: toolbar, card, choice, ends, relations, the editor's frame. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/core/model/annotation.ts';
import { ESSAY_ARGUMENT } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { cardQuote, clickWords, mark, markingPages, select, shoot, TEXT } from './support/marking.ts';
import { paintedWords, selectedText, selectWords } from './support/on-page.ts';
import { buttonNamed, overPage, pressAway } from './support/over-page.ts';
import { filler } from './support/pages.ts';
import { libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

/** Hears all that a page can hear of keys and text, before anybody else does. */
const CANARY = `<script>
  const heard = [];
  const types = ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'compositionstart', 'compositionupdate',
    'compositionend', 'textInput', 'change', 'paste', 'message'];
  for (const type of types) for (const target of [window, document])
    target.addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? event.data ?? '')), true);
</script>`;

const [, claim] = ESSAY_ARGUMENT.roles;

let server: ArticleServer;
let serve: ReturnType<typeof markingPages>;
beforeAll(async () => {
  server = await serveFixtures();
  serve = markingPages(server);
});
afterAll(() => server.close());

/** Whether something that matches has the focus in the editor, and with it the keys. */
const hasEditorFocus = (page: Page, selector: string) =>
  overPage(page).inEditor<boolean>(`document.querySelector(${JSON.stringify(`:is(${selector}):focus`)}) !== null`);

const isOver = `[...document.querySelectorAll('div[popover=manual]')].length > 0`;

describe.each(BROWSER_NAMES)('marking on the page in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader;
  let probe: Page;
  inCommon(
    async () => {
      build = await probedBuild(name);
      reader = await startReader(name, server, { build: build.directory, viewport: { width: 1000, height: 700 } });
      probe = await openProbe(reader);
    },
    async () => {
      await reader.close();
      build.remove();
    },
  );

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
    await shoot(`${name}-toolbar`, page);
    await page.evaluate('heard.length = 0');
    await page.keyboard.press('2');
    await expect.poll(() => paintedWords(page)).toEqual(['was a mistake, said']);
    // The page's own shortcuts have heard of it no more than of its being let go.
    expect(await page.evaluate('heard.join()')).toBe('');
    expect((await storedAt(url)).map(({ roles }) => roles)).toEqual([[claim?.id]]);
    await page.close();
  });

  it('the editor writes and keeps tags, and a note, of which the page hears nothing', async () => {
    const url = serve({ head: CANARY });
    const page = await reader.open(url);
    await select(page, 'The second paragraph');
    // Into the toolbar and past the roles.
    for (const key of ['Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight'] as const) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.frames().length).toBe(2);
    await page.evaluate('heard.length = 0');
    await expect.poll(() => hasEditorFocus(page, 'input[role=combobox]')).toBe(true);
    await page.keyboard.type('harbour');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    // The switch that keeps them for the next highlights.
    await page.keyboard.press(' ');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Secret *note*, 港.');
    await shoot(`${name}-editor`, page);
    expect(await page.evaluate('document.activeElement.localName + window.length')).toBe('div0');
    // Enter alone makes a line of the note.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await pressAway(page, 'Enter');
    expect(await page.evaluate('heard.join()')).toBe('');
    const [stored] = await storedAt(url);
    expect(stored).toMatchObject({ tags: ['harbour'], note: 'Secret *note*, 港.', roles: [claim?.id] });

    await select(page, 'was a mistake, said');
    const kept = () =>
      overPage(page).see(`root?.querySelector('[role=toolbar]:not([data-away]) .kept')?.textContent ?? 'none'`);
    await expect.poll(kept).toBe('+ harbour');
    await page.keyboard.press('2');
    await expect.poll(() => paintedWords(page)).toContain('was a mistake, said');
    await expect
      .poll(async () => (await storedAt(url)).map(({ tags, note }) => [tags, note]).toSorted())
      .toEqual([
        [['harbour'], ''],
        [['harbour'], 'Secret *note*, 港.'],
      ]);

    // And lets them go from the card, though nothing is saved.
    await clickWords(page, 'was a mistake');
    await expect.poll(() => cardQuote(page)).toBe('was a mistake, said');
    for (const key of ['Tab', 'Tab', 'Enter'] as const) await page.keyboard.press(key);
    // The roles are in a fieldset.
    const on = `document.querySelector('form label:not(fieldset *) input:checked')`;
    await expect.poll(() => overPage(page).inEditor(`${on} !== null`)).toBe(true);
    await overPage(page).inEditor(`(${on}.click(), 0)`);
    await expect
      .poll(async () => (await libraryOf(probe)).settings.find(({ key }) => key === 'sticky-tags')?.value)
      .toBeNull();
    await pressAway(page, 'Escape');
    await select(page, 'The second');
    await expect.poll(kept).toBe('none');
    await page.close();
  });

  it('ends are moved by keys and the annotation stays the same', async () => {
    const url = serve();
    const page = await reader.open(url);
    await mark(page, 'dues were too low');
    const [before] = await storedAt(url);
    await clickWords(page, 'were too');
    await expect.poll(() => cardQuote(page)).toBe('dues were too low');
    await shoot(`${name}-card`, page);
    // Past the cross and 'Edit'.
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter'] as const) await page.keyboard.press(key);
    await expect.poll(() => overPage(page).see(`root?.querySelectorAll('.handle').length`)).toBe(2);
    await page.keyboard.down('Control');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Control');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await shoot(`${name}-handles`, page);
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
    await shoot(`${name}-japanese`, japanese);
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

  it('stays away from what a script selects where the reader has done nothing yet', async () => {
    const page = await reader.open(serve());
    await page.evaluate(`getSelection().selectAllChildren(document.querySelector('#text p'))`);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await page.evaluate(isOver)).toBe(false);
    await page.keyboard.press('2');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await paintedWords(page)).toEqual([]);
    // What she selects herself after that gets it.
    await select(page, 'nobody denies');
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
    await expect.poll(() => cardQuote(strict)).toBe('nobody denies');
    await shoot(`${name}-strict`, strict);
    for (const key of ['Tab', 'Tab', 'Enter'] as const) await strict.keyboard.press(key);
    await expect.poll(() => strict.frames().length).toBe(2);
    // Escape is the form's once it has the focus; before that it would be pressed on a page that is without it.
    await expect.poll(() => hasEditorFocus(strict, 'form input')).toBe(true);
    await pressAway(strict, 'Escape');
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
    await expect.poll(() => taking.evaluate('window.taken')).toBeGreaterThan(5);
    await taking.close();
  });

  it('ends are moved on a page that makes its words anew meanwhile', async () => {
    const page = await reader.open(
      serve({
        script: `const text = document.querySelector('#text');
          const first = text.innerHTML;
          function renew() { text.innerHTML = '<p>News that came in.</p>' + first; }`,
      }),
    );
    const over = overPage(page);
    await mark(page, 'dues were too low');
    await clickWords(page, 'were too');
    await expect.poll(() => cardQuote(page)).toBe('dues were too low');
    await over.click(buttonNamed('Adjust ends'));
    await expect.poll(() => over.see(`root?.querySelectorAll('.handle').length`)).toBe(2);
    const top = () => over.see<number>(`root.querySelector('.box')?.getBoundingClientRect().top ?? 0`);
    const before = await top();
    await page.evaluate('renew()');
    await expect.poll(top).toBeGreaterThan(before);
    await page.keyboard.down('Control');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Control');
    await page.keyboard.press('Enter');
    await expect.poll(() => paintedWords(page)).toEqual(['dues were too low for']);
    await page.close();
  });

  it('each handle stands at its own end where lines run down', async () => {
    const head = '<style>#text { writing-mode: vertical-rl; block-size: 30em; inline-size: 14em }</style>';
    const page = await reader.open(
      serve({ head, language: 'ja', paragraphs: ['何でも薄暗い所で泣いていた事だけは記憶している。'] }),
    );
    const over = overPage(page);
    await page.bringToFront();
    // From the first letter's head to the last one's foot.
    const { x, top, bottom } = (await page.evaluate(`(() => {
      const range = document.createRange();
      const { firstChild } = document.querySelector('#text p');
      range.setStart(firstChild, 3);
      range.setEnd(firstChild, 6);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { x: (left + right) / 2, top, bottom };
    })()`)) as { x: number; top: number; bottom: number };
    await page.mouse.move(x, top + 1);
    await page.mouse.down();
    await page.mouse.move(x, bottom - 1, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => over.see(`Boolean(root?.querySelector('[role=toolbar]:not([data-away])'))`)).toBe(true);
    await page.keyboard.press('2');
    await expect.poll(() => paintedWords(page)).toEqual(['薄暗い']);
    await page.mouse.click(x, top + 8);
    await expect.poll(() => cardQuote(page)).toBe('薄暗い');
    await over.click(buttonNamed('Adjust ends'));
    const [start, end] = [
      await over.boxOf(`root?.querySelectorAll('.handle')[0]`),
      await over.boxOf(`root?.querySelectorAll('.handle')[1]`),
    ];
    expect(Math.abs(start.bottom - top)).toBeLessThan(12);
    expect(Math.abs(end.top - bottom)).toBeLessThan(12);
    await page.keyboard.press('ArrowDown');
    await shoot(`${name}-vertical`, page);
    await page.keyboard.press('Enter');
    await expect.poll(() => paintedWords(page)).toEqual(['薄暗い所']);
    await page.close();
  });

  it('has room in a narrow window, beside its scroll bar', async () => {
    const page = await reader.open(serve());
    await page.setViewport({ width: 400, height: 700 });
    await mark(page, 'nobody denies');
    // Puppeteer's Chromium shows none.
    const bar = (await page.evaluate('innerWidth - document.documentElement.clientWidth')) as number;
    expect(bar > 0).toBe(name === 'firefox');
    await clickWords(page, 'nobody');
    await expect.poll(() => cardQuote(page)).toBe('nobody denies');
    await shoot(`${name}-narrow`, page);
    const { left, right } = await overPage(page).boxOf(`root?.querySelector('.card')`);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual((await page.evaluate('document.documentElement.clientWidth')) as number);
    await page.close();
  });

  it('a press on the toolbar or the card does not close what the page shows in a popover', async () => {
    const words = 'the words of the editors only';
    const page = await reader.open(
      serve({
        paragraphs: [...TEXT, `<section popover>This shows ${words}, and nothing else.</section>`],
        script: `document.querySelector('section').showPopover()`,
      }),
    );
    const over = overPage(page);
    const isOpen = () => page.evaluate(`document.querySelector('section').matches(':popover-open')`);
    await select(page, words);
    await over.click(buttonNamed('Claim'));
    await expect.poll(() => paintedWords(page)).toEqual([words]);
    expect(await isOpen()).toBe(true);
    await clickWords(page, words);
    await expect.poll(() => cardQuote(page)).toBe(words);
    await over.click(buttonNamed('Roles'));
    await expect.poll(() => over.see(`root?.querySelector('.card [aria-pressed]')?.checkVisibility()`)).toBe(true);
    expect(await isOpen()).toBe(true);
    await shoot(`${name}-popover`, page);
    // Beside it all.
    await page.mouse.click(20, 650);
    await expect.poll(isOpen).toBe(false);
    await page.close();
  });

  it('takes clicks within what fills the screen, and after that', async () => {
    const words = 'the words of the editors only';
    const page = await reader.open(
      serve({
        paragraphs: [
          `<button>Fill the screen</button><section style="background: #fff">This shows ${words}, and nothing else.</section>`,
          ...TEXT,
        ],
        script: `document.querySelector('button').onclick = () => document.querySelector('section').requestFullscreen()`,
      }),
    );
    await page.bringToFront();
    await page.click('button');
    await page.waitForFunction(`document.fullscreenElement`);
    await mark(page, words);
    await clickWords(page, words);
    await expect.poll(() => cardQuote(page)).toBe(words);
    await shoot(`${name}-fullscreen`, page);
    await overPage(page).click(buttonNamed('Adjust ends'));
    await expect.poll(() => overPage(page).see(`root?.querySelectorAll('.handle').length`)).toBe(2);
    await overPage(page).click(buttonNamed('Cancel'));
    await page.evaluate('document.exitFullscreen()');
    await page.waitForFunction(`!document.fullscreenElement`);
    await clickWords(page, words);
    await expect.poll(() => cardQuote(page)).toBe(words);
    await overPage(page).click(buttonNamed('Adjust ends'));
    await expect.poll(() => overPage(page).see(`root?.querySelectorAll('.handle').length`)).toBe(2);
    await page.close();
  });

  it('stands beside the words of a page that is zoomed by its own style', async () => {
    const page = await reader.open(serve({ head: '<style>html { zoom: 1.6 }</style>' }));
    const words = 'too low for years';
    await mark(page, words);
    await clickWords(page, words);
    await expect.poll(() => cardQuote(page)).toBe(words);
    await overPage(page).click(buttonNamed('Adjust ends'));
    const from = await overPage(page).boxOf(`root?.querySelector('.handle')`);
    const { left, bottom } = (await page.evaluate(`(() => {
      const [range] = [...CSS.highlights].find(([name]) => name.startsWith('margent-'))[1];
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.getClientRects()[0].toJSON();
    })()`)) as DOMRect;
    await shoot(`${name}-zoomed`, page);
    expect(Math.abs((from.left + from.right) / 2 - left)).toBeLessThan(3);
    expect(Math.abs(from.top - bottom)).toBeLessThan(12);
    // As large as on any other page.
    expect(from.right - from.left).toBeLessThan(30);
    await page.close();
  });

  it('is switched off for a site from itself, and on again from the popup', async () => {
    const page = await reader.open(serve());
    await select(page, 'nobody denies');
    for (const key of ['Tab', 'End', 'ArrowLeft', 'Enter'] as const) await page.keyboard.press(key);
    await expect.poll(() => probe.evaluate(`store.setting('toolbar-off')`)).toEqual(['pacificcouncil.online']);
    await shoot(`${name}-off`, page);
    const other = await reader.open(serve());
    await selectWords(other, 'nobody denies');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await other.evaluate(isOver)).toBe(false);
    const popup = await reader.openPopup(other);
    const field = `[...document.querySelectorAll('label')].find(({ textContent }) => textContent.includes('toolbar'))?.control`;
    await popup.waitFor(`${field}?.checked === false`);
    await popup.evaluate(`void (${field.replace('?.control', '.control')}.id = 'switch')`);
    await popup.click('#switch');
    // A box is checked at once; what it stands for is kept a moment later.
    await expect.poll(() => probe.evaluate(`store.setting('toolbar-off')`)).toEqual([]);
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
    await expect.poll(() => cardQuote(page)).toBe('nobody denies');
    // The card has the focus, and 'Edit' is its second button.
    for (const key of ['Tab', 'Tab', 'Enter'] as const) await page.keyboard.press(key);
    await expect.poll(() => page.frames().length).toBe(2);
    await page.close();
  });
});
