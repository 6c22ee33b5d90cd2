/** Reading by keyboard: an article is gone through and marked without a mouse, in both browsers. */
import { writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../src/core/model/library.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { paintedWords, selectWords } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { forgetAll, libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';
import {
  announced,
  choices,
  hasBarFocus,
  isEditorOpen,
  isReadingClear,
  pressKeys,
  pressReadingCommand,
  readingWords,
  startReading,
  textOfRole,
  typeInEditor,
} from './support/reading-mode.ts';

const SITE = 'http://thediplomat.com';
const shots = process.env.MARGENT_SHOTS;

/** The page keeps a log of the keys it hears, as a page with shortcuts of its own does. */
const LISTENING = `
  window.heard = [];
  for (const type of ['keydown', 'keypress', 'keyup'])
    document.addEventListener(type, (event) => heard.push(type + ' ' + event.key));
  document.addEventListener('keydown', (event) => { if (event.key === 'j') location.hash = 'next-story'; });
`;
const FIELDS = `<p><label>Comment <input id="field"></label> <span id="editor" contenteditable="true">Write here</span>
  <a id="link" href="#followed">A link</a></p>`;
const HEADER = `<style>#bar { position: sticky; top: 0; height: 70px; background: #eee; z-index: 5 }
  #foot { position: fixed; bottom: 0; left: 0; right: 0; height: 60px; background: #ddd }</style>`;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  const paragraphs = [
    'The U.S. alliance is sixty years old. Dr. Kim doubts it. “Will it hold?” she asked.',
    'It has <b>held so far</b>, with a <a href="/x">link in it</a> and more words than fit on one line of the page, so that its outline has corners. It ends here.',
    ...filler(14),
  ];
  server.route(`${SITE}/2026/09/plain`, { body: plainPage({ title: 'A plain essay', paragraphs }) });
  server.route(`${SITE}/2026/09/listening`, {
    body: plainPage({ title: 'A listening essay', paragraphs: [...paragraphs, FIELDS], script: LISTENING }),
  });
  server.route(`${SITE}/2026/09/bars`, {
    body: plainPage({ title: 'An essay below a bar', paragraphs, head: HEADER }).replace(
      '<article>',
      '<div id="bar">A bar that stays</div><div id="foot">And one below</div><article>',
    ),
  });
  for (const [path, words] of [
    ['inner', 'Words in the frame are read. They are two sentences.'],
    ['inner-after', 'The frame has other words by now.'],
  ] as const)
    server.route(`${SITE}/2026/09/${path}`, { body: `<!doctype html><title>Inner</title><p>${words}</p>` });
  // No article: all that is shown is read.
  server.route(`${SITE}/2026/09/frame`, {
    body: `<!doctype html><title>A page with a frame</title><p>Words above the frame.</p>
      <iframe src="/2026/09/inner" style="width:600px;height:100px"></iframe>`,
  });
  server.route(`${SITE}/2026/09/hebrew`, {
    body: plainPage({
      title: 'ברית ארוכת שנים',
      language: 'he',
      paragraphs: [
        'הברית בת שישים שנה. האם תחזיק מעמד? כך שאלה.',
        ...filler(9).map(
          (_, index) =>
            `פסקה מספר ${index + 1} ארוכה מספיק כדי שתיחשב לפרוזה של מאמר, ויש בה עוד מילים רבות על נמלים ועל מסים. והיא נגמרת כאן.`,
        ),
      ],
    }).replace('<html', '<html dir="rtl"'),
  });
  server.route(`${SITE}/2026/09/korean`, {
    body: plainPage({
      title: '오래된 동맹',
      language: 'ko',
      paragraphs: [
        '동맹은 예순 살이다. 김 박사는 “유지될까?”라고 물었다. U.S. 정부는 답하지 않았다.',
        ...filler(4).map(
          (_, index) =>
            `항구 요금에 대한 ${index + 1}번째 긴 문단은 산문으로 여겨질 만큼 길게 이어지며, 많은 말을 담고 있다. 그리고 여기서 끝난다.`,
        ),
      ],
    }),
  });
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('reading by keyboard in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader;
  /** Open all the while, behind the page: to open it for each look at the library costs half a second of computing and more. */
  let probe: Page;
  let page: Page;
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
  afterEach(async () => {
    for (const each of await reader.session.browser.pages()) {
      if (each.url().startsWith('http')) await each.close();
    }
    await forgetAll(probe);
  });

  const isChromium = name === 'chromium';

  const library = (): Promise<Library> => libraryOf(probe);

  async function shoot(what: string): Promise<void> {
    if (!shots) return;
    await new Promise((resolve) => setTimeout(resolve, 600));
    writeFileSync(`${shots}/${name}-${what}.png`, await page.screenshot());
  }

  /** The bar and the help in a narrow window and on a dark page, for those who look at pictures. */
  async function shootLooks(): Promise<void> {
    await page.setViewport({ width: 340, height: 640 });
    await shoot('narrow');
    await pressKeys(page, '?');
    await shoot('narrow-help');
    await pressKeys(page, '? Escape');
    await page.setViewport({ width: 1000, height: 700 });
    await page.evaluate(`document.body.style.cssText = 'background: #14161a; color: #e6e6e6'`);
    await startReading(reader, page);
    await pressKeys(page, 'Home n n n');
    await shoot('dark');
    await pressKeys(page, '?');
    await shoot('dark-help');
    await pressKeys(page, '?');
  }

  /** Presses keys and waits until these words are before the reader. */
  async function pressTo(keys: string, words: string): Promise<void> {
    await pressKeys(page, keys);
    await expect.poll(() => readingWords(page)).toBe(words);
  }

  it('goes by sentence and section, grows and shrinks, says where it is, and leaves', async () => {
    page = await reader.open(`${SITE}/2026/09/plain`);
    await startReading(reader, page);
    await expect.poll(() => readingWords(page)).toBe('A plain essay');
    await pressTo('ArrowDown', 'The U.S. alliance is sixty years old.');
    await pressTo('j', 'Dr. Kim doubts it.');
    await pressTo('j', '“Will it hold?” she asked.');
    await pressTo('Shift+ArrowUp', 'Dr. Kim doubts it. “Will it hold?” she asked.');
    await pressTo('Shift+ArrowDown', '“Will it hold?” she asked.');
    await pressTo('Shift+ArrowLeft Shift+ArrowLeft', '“Will it hold');
    await pressTo('o Shift+ArrowRight', 'it hold');
    await pressTo(
      'ArrowRight',
      'It has held so far, with a link in it and more words than fit on one line of the page, so that its outline has corners.',
    );
    await shoot('outline');
    await pressTo(
      'a',
      'It has held so far, with a link in it and more words than fit on one line of the page, so that its outline has corners. It ends here.',
    );
    await pressTo('k', '“Will it hold?” she asked.');
    await pressTo('h', 'The U.S. alliance is sixty years old.');
    await pressTo('End', filler(14).at(-1) ?? '');
    await expect.poll(() => isReadingClear(page)).toBe(true);
    await pressTo('Home', 'A plain essay');
    if (isChromium) {
      await pressKeys(page, 'j');
      await expect
        .poll(() => announced(page))
        .toEqual({ text: 'Paragraph 1. The U.S. alliance is sixty years old.', language: 'en' });
      await expect.poll(() => textOfRole(page, 'application')).toContain('Paragraph 1, sentence 1 of 3');
      await pressKeys(page, 'Shift+ArrowDown');
      await expect.poll(async () => (await announced(page)).text).toBe('Added:  Dr. Kim doubts it.');
    }
    await pressKeys(page, 'Escape');
    await page.waitForFunction(`!CSS.highlights.has('margent-reading')`);
    await page.waitForFunction(`document.documentElement.lastElementChild.localName === 'body'`);
  });

  it('has the keys that the toolbar at a selection had', async () => {
    page = await reader.open(`${SITE}/2026/09/plain`);
    await selectWords(page, 'It ends here.');
    await page.waitForFunction(`document.querySelector('html > [popover]') !== null`);
    // The toolbar is shown where the bar is not yet.
    await startReading(reader, page);
    await pressTo('Home', 'A plain essay');
    await pressTo('ArrowDown ArrowDown', 'Dr. Kim doubts it.');
    await pressKeys(page, '1');
    await expect.poll(() => paintedWords(page)).toEqual(['Dr. Kim doubts it.']);
    // Nor does it come back when Shift is let go.
    await pressTo('Shift+ArrowDown', 'Dr. Kim doubts it. “Will it hold?” she asked.');
    await pressTo(
      'ArrowDown',
      'It has held so far, with a link in it and more words than fit on one line of the page, so that its outline has corners.',
    );
    await pressTo('p', 'Dr. Kim doubts it.');
  });

  it('gives roles with one key each, adds and takes them off, goes from highlight to highlight, undoes and does again', async () => {
    page = await reader.open(`${SITE}/2026/09/plain`);
    await startReading(reader, page);
    await pressTo('j', 'The U.S. alliance is sixty years old.');
    await pressKeys(page, '2 j 3 3 j 2');
    await expect.poll(async () => (await paintedWords(page)).length).toBe(3);
    const roles = async () =>
      (await library()).annotations
        .map(({ selectors, roles }) => {
          const [quote] = selectors.filter((each) => each.type === 'TextQuoteSelector');
          return `${quote?.exact} ${roles.length}`;
        })
        .sort();
    expect(await roles()).toEqual([
      'Dr. Kim doubts it. 1',
      'The U.S. alliance is sixty years old. 1',
      '“Will it hold?” she asked. 1',
    ]);
    if (isChromium) {
      await pressTo('p', 'Dr. Kim doubts it.');
      await expect.poll(async () => (await announced(page)).text).toBe('Premise. Dr. Kim doubts it.');
      await pressKeys(page, '1');
      await expect.poll(async () => (await announced(page)).text).toBe('Roles now: Premise, Major claim.');
      await expect.poll(() => choices(page)).toEqual(['1 ✓ Major claim', '2 Claim', '3 ✓ Premise']);
      await shoot('roles');
    } else {
      await pressTo('p', 'Dr. Kim doubts it.');
      await pressKeys(page, '1');
    }
    await expect.poll(async () => (await roles())[0]).toBe('Dr. Kim doubts it. 2');
    await pressKeys(page, 'u');
    await expect.poll(async () => (await roles())[0]).toBe('Dr. Kim doubts it. 1');
    await pressKeys(page, 'Control+z');
    await expect.poll(roles).toHaveLength(2);
    await pressKeys(page, 'Control+Shift+Z');
    await expect.poll(roles).toHaveLength(3);
    await pressTo('n', '“Will it hold?” she asked.');
    if (shots) await shootLooks();
    await pressTo('p p', 'The U.S. alliance is sixty years old.');
  });

  it('tags an article with twenty highlights by keyboard alone, with a tag, a note, a relation and an undo', async () => {
    const { url } = server.article('thediplomat.com', 'southeast-asia-quiet-rearmament');
    page = await reader.open(url);
    const presses = { count: 0 };
    const press = async (keys: string): Promise<void> => {
      presses.count += keys.split(' ').length;
      await pressKeys(page, keys);
    };
    /** On the page: its tab stays the one that is seen, and works at its full speed. */
    const marked = async () => new Set(await paintedWords(page)).size;
    /** Types where the page cannot listen, and saves. */
    const edit = async (key: 't' | 'e', typed: string): Promise<void> => {
      await press(key);
      await expect.poll(() => isEditorOpen(page)).toBe(true);
      await typeInEditor(page, key === 't' ? 'tags' : 'note', typed);
      await expect.poll(() => page.frames().length).toBe(1);
      // The keys are the mode's again once the bar has the focus.
      await expect.poll(() => hasBarFocus(page)).toBe(true);
    };

    await startReading(reader, page);
    const from = Date.now();
    await press('Home j 1 j 1');
    // Over byline and caption to the first paragraph, sentence by sentence; its last two as one.
    await press('l l l j j 2 j 3 j 3 j 3 j 3 j Shift+ArrowDown 2');
    // The claim of the second is the author's stance as well.
    await press('l j 2 j 3 j 2 1');
    await press('l l 2 j 3 j j 3 j 3');
    // The last one without its last word.
    await press('l 2 j 3 j 3 j 3 j Shift+ArrowLeft 2');
    await press('l l 2');
    await expect.poll(marked).toBe(21);
    await press('u');
    await expect.poll(marked).toBe(20);
    if (shots) writeFileSync(`${shots}/${name}-twenty.txt`, `${presses.count} keys in ${Date.now() - from} ms\n`);

    await press('p');
    await edit('t', 'alliances');
    await edit('e', 'Said twice.');
    await press('r 1 p p Enter');
    await expect.poll(async () => (await library()).relations).toHaveLength(1);
    const { annotations } = await library();
    expect(annotations).toHaveLength(20);
    expect(annotations.filter(({ tags }) => tags.includes('alliances'))).toHaveLength(1);
    expect(annotations.filter(({ note }) => note === 'Said twice.')).toHaveLength(1);
    expect(new Set(annotations.flatMap(({ roles }) => roles)).size).toBe(3);
    expect(annotations.filter(({ roles }) => roles.length === 2)).toHaveLength(1);
    const quotes = annotations.flatMap(({ selectors }) =>
      selectors.flatMap((each) => (each.type === 'TextQuoteSelector' ? each.exact : [])),
    );
    expect(quotes).toContain('It has kept an');
    expect(quotes).toContain(
      'Few officials in the region would call this an arms race. Few of them call it anything at all.',
    );
    // Highlights are found again where they were made.
    await page.reload();
    await expect.poll(async () => new Set(await paintedWords(page)).size).toBe(20);
    expect(presses.count).toBeLessThan(90);
    await startReading(reader, page);
    await press('Home n Enter');
    /** What lies over the page: the bar, and the card where it is open. */
    const layers = () => page.evaluate(`document.querySelectorAll('html > [popover]').length`);
    await expect.poll(layers).toBe(2);
    if (isChromium) await expect.poll(() => textOfRole(page, 'dialog')).toContain('Major claim');
    await shoot('card');
    // The card has the keys until it is closed.
    await press('Escape');
    await expect.poll(layers).toBe(1);
    await pressTo('j', 'The silence around them cannot, and it is the cheaper of the two to end.');
  });

  it('takes back no step of another page, and says when there is none', async () => {
    page = await reader.open(`${SITE}/2026/09/plain`);
    await startReading(reader, page);
    await pressTo('j', 'The U.S. alliance is sixty years old.');
    await pressKeys(page, 'u');
    const said = async () => (isChromium ? (await announced(page)).text : '');
    await expect.poll(said).toBe(isChromium ? 'There is nothing to undo.' : '');
    await pressKeys(page, '2');
    await expect.poll(async () => (await paintedWords(page)).length).toBe(1);
    const first = page;
    page = await reader.open(`${SITE}/2026/09/bars`);
    await startReading(reader, page);
    await pressKeys(page, 'j u');
    await expect
      .poll(said)
      .toBe(
        isChromium ? 'The newest step was not made on this page. Undo it where you made it, or in the library.' : '',
      );
    // Both were asked in turn: what comes after the second has heard of the first.
    await pressKeys(page, '3');
    await expect.poll(async () => (await paintedWords(page)).length).toBe(1);
    expect((await library()).annotations).toHaveLength(2);
    await pressKeys(page, 'u');
    await expect.poll(async () => (await library()).annotations.length).toBe(1);
    await first.bringToFront();
    expect(await paintedWords(first)).toEqual(['The U.S. alliance is sixty years old.']);
  });

  it('Escape closes the card that Enter has asked for, though it is not there yet, and not the mode', async () => {
    page = await reader.open(`${SITE}/2026/09/plain`);
    await startReading(reader, page);
    await pressTo('j', 'The U.S. alliance is sixty years old.');
    await pressKeys(page, '2');
    await expect.poll(async () => (await paintedWords(page)).length).toBe(1);
    await pressKeys(page, 'Enter Escape');
    await pressTo('j', 'Dr. Kim doubts it.');
    expect(await page.evaluate(`document.querySelectorAll('html > [popover]').length`)).toBe(1);
  });

  it('starts a relation and ends it at another highlight', async () => {
    page = await reader.open(`${SITE}/2026/09/plain`);
    await startReading(reader, page);
    await pressTo('j', 'The U.S. alliance is sixty years old.');
    await pressKeys(page, '2 j 3');
    await expect.poll(async () => (await paintedWords(page)).length).toBe(2);
    await pressKeys(page, 'r');
    if (isChromium) {
      await expect
        .poll(() => choices(page))
        .toEqual(['1 supports', '2 attacks', '3 … supports this', '4 … attacks this']);
      await shoot('kinds');
    }
    await pressKeys(page, '1');
    if (isChromium)
      await expect
        .poll(async () => (await announced(page)).text)
        .toBe(
          'supports …: go to the other highlight with N and P and press Enter; R searches all articles. Escape goes back.',
        );
    await pressTo('p', 'The U.S. alliance is sixty years old.');
    await pressKeys(page, 'Enter');
    await expect.poll(() => readingWords(page)).toBe('Dr. Kim doubts it.');
    const { relations, annotations } = await library();
    const ids = annotations.map(({ id }) => id);
    expect(relations).toHaveLength(1);
    expect(relations[0]).toMatchObject({ kindId: '2866a966-c79a-4e52-b1db-2551b1a5cd2c' });
    expect([relations[0]?.from.id, relations[0]?.to.id].sort()).toEqual(ids.sort());
    if (isChromium)
      await expect
        .poll(async () => (await announced(page)).text)
        .toBe('Related: “Dr. Kim doubts it.” supports “The U.S. alliance is sixty years old.”.');
    // What has been begun is left before the mode is.
    await pressKeys(page, 'r Escape');
    expect(await readingWords(page)).toBe('Dr. Kim doubts it.');
  });

  it('leaves the keys typed into the page’s own fields alone, and keeps its own from the page', async () => {
    page = await reader.open(`${SITE}/2026/09/listening`);
    await startReading(reader, page);
    // In Firefox it has heard the shortcut itself.
    await page.evaluate('heard.length = 0');
    await pressTo('j', 'The U.S. alliance is sixty years old.');
    await pressTo('ArrowDown', 'Dr. Kim doubts it.');
    await pressKeys(page, 'x 2');
    await expect.poll(async () => (await paintedWords(page)).length).toBe(1);
    expect(await page.evaluate('heard')).toEqual([]);
    expect(await page.evaluate('location.hash')).toBe('');
    for (const field of ['#field', '#editor']) {
      await page.focus(field);
      await page.keyboard.type('jn2u?');
      await page.keyboard.press('Escape');
    }
    expect(await page.evaluate('field.value')).toBe('jn2u?');
    expect(await page.evaluate('editor.textContent')).toContain('jn2u?');
    expect(((await page.evaluate('heard')) as string[]).filter((each) => each.startsWith('keydown'))).toHaveLength(12);
    expect(await readingWords(page)).toBe('Dr. Kim doubts it.');
    expect((await library()).annotations).toHaveLength(1);
    // On a link, Enter is the link's; letters are the mode's.
    await page.focus('#link');
    await pressTo('j', '“Will it hold?” she asked.');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('location.hash')).toBe('#followed');
    // What a script presses is nobody's.
    await page.evaluate(`document.activeElement.blur(); dispatchEvent(new KeyboardEvent('keydown', { key: 'k' }))`);
    expect(await readingWords(page)).toBe('“Will it hold?” she asked.');
  });

  it('keeps what is read clear of bars that stay', async () => {
    page = await reader.open(`${SITE}/2026/09/bars`);
    await startReading(reader, page);
    for (const key of 'l'.repeat(12) + 'k'.repeat(12)) {
      const before = await readingWords(page);
      await pressKeys(page, key);
      await expect.poll(() => readingWords(page)).not.toBe(before);
      await expect.poll(() => isReadingClear(page)).toBe(true);
    }
    await shoot('bars');
  });

  it('keeps its place on a page that changes under it', async () => {
    page = await reader.open(`${SITE}/2026/09/plain`);
    await startReading(reader, page);
    await pressTo('j j', 'Dr. Kim doubts it.');
    await page.evaluate(
      `document.querySelector('#text').insertAdjacentHTML('afterbegin', '<p>A paragraph that came late. It has two sentences in it.</p>')`,
    );
    await pressTo('j', '“Will it hold?” she asked.');
    await page.evaluate(`document.querySelector('#text').innerHTML = document.querySelector('#text').innerHTML`);
    await expect.poll(() => readingWords(page)).toBe('“Will it hold?” she asked.');
    await pressTo('k', 'Dr. Kim doubts it.');
    await page.evaluate(`document.querySelector('#text').children[1].remove()`);
    await pressTo('k', 'It has two sentences in it.');
    await page.evaluate(`document.body.textContent = ''`);
    await page.waitForFunction(`!CSS.highlights.has('margent-reading')`);
  });

  it('goes on when the frame that is read shows another page', async () => {
    page = await reader.open(`${SITE}/2026/09/frame`);
    await page.waitForFunction(`document.readyState === 'complete'`);
    await startReading(reader, page);
    await pressKeys(page, 'j');
    await page.waitForFunction(`document.querySelector('iframe').contentWindow.CSS.highlights.has('margent-reading')`);
    await page.evaluate(`document.querySelector('iframe').src = '/2026/09/inner-after'`);
    await page.waitForFunction(
      `document.querySelector('iframe').contentDocument?.body?.textContent.includes('by now')`,
    );
    await pressTo('Home', 'Words above the frame.');
    await pressKeys(page, '2');
    await expect.poll(async () => (await paintedWords(page)).length).toBe(1);
    await pressKeys(page, 'Escape');
    await page.waitForFunction(`!CSS.highlights.has('margent-reading')`);
  });

  it('shows its keys, goes with the arrows as the text runs, and begins at the button in the popup', async () => {
    page = await reader.open(`${SITE}/2026/09/hebrew`);
    const popup = await reader.openPopup(page);
    const label = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Read by keyboard')`;
    await popup.waitFor(label);
    await popup.evaluate(`(${label}).id = 'press-this'`);
    await popup.click('#press-this').catch(() => undefined);
    if (popup.page) await expect.poll(() => popup.page?.isClosed()).toBe(true);
    await page.bringToFront();
    await page.waitForFunction(`CSS.highlights.has('margent-reading')`);
    await pressTo('ArrowLeft', 'הברית בת שישים שנה.');
    await pressTo('ArrowDown', 'האם תחזיק מעמד?');
    await pressTo('Shift+ArrowLeft', 'האם תחזיק מעמד? כך');
    await shoot('hebrew');
    await pressKeys(page, '?');
    if (isChromium) await expect.poll(() => textOfRole(page, 'dialog')).toContain('next and previous sentence');
    await shoot('help');
    await pressKeys(page, 'j Escape');
    expect(await readingWords(page)).toBe('האם תחזיק מעמד? כך');
    await pressReadingCommand(reader, page);
    await page.waitForFunction(`!CSS.highlights.has('margent-reading')`);
  });

  it('reads Korean by its sentences', async () => {
    page = await reader.open(`${SITE}/2026/09/korean`);
    await startReading(reader, page);
    await pressTo('j', '동맹은 예순 살이다.');
    await pressTo('j', '김 박사는 “유지될까?”라고 물었다.');
    await pressTo('j', 'U.S. 정부는 답하지 않았다.');
    await pressKeys(page, 'k 2');
    await expect.poll(() => paintedWords(page)).toEqual(['김 박사는 “유지될까?”라고 물었다.']);
    await shoot('korean');
  });
});
