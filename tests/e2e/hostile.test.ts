/** Pages, messages and texts that mean harm, in both browsers: the main job is done on them all the same, and nothing of theirs runs. */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ESSAY_ARGUMENT } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import {
  HOSTILE_PAGES,
  HOSTILE_WORDS,
  hostilePage,
  paintedOnHostile,
  selectOnHostile,
  serveHostile,
} from './support/hostile-pages.ts';
import { inCommon } from './support/in-common.ts';
import { cardQuote, clickWords, mark } from './support/marking.ts';
import { paintedWords } from './support/on-page.ts';
import { askFrame } from './support/over-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { fillLibrary, libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';

const MARKUP = '<img src=x onerror="globalThis.ran=1"><b>bold</b><script>globalThis.ran=1</script>';
const NOTE = `${MARKUP}

[press](javascript:globalThis.ran=1) [too](JaVaScRiPt:globalThis.ran=1) [data](data:text/html,<script>globalThis.ran=1</script>)

![image](http://tracker.example/pixel.png) [good](https://example.org/)`;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('hostile input in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader;
  let openPopup: PopupDriver | undefined;
  inCommon(
    async () => {
      build = await probedBuild(name);
      reader = await startReader(name, server, { build: build.directory });
    },
    async () => {
      await reader.close();
      build.remove();
    },
  );
  afterEach(async () => {
    // A popup that a failing test leaves open would fail the next one.
    await openPopup?.close().catch(() => undefined);
    openPopup = undefined;
  });

  it('a page gets no page of the extension into a frame but the editor, and that shows it nothing', async () => {
    const page = await reader.open(server.article('thediplomat.com', 'southeast-asia-quiet-rearmament').url);
    const options = await reader.openExtensionPage('options/options.html');
    const base = (await options.evaluate(`chrome.runtime.getURL('')`)) as string;
    await options.close();
    await page.bringToFront();
    /** Frames at these addresses. */
    const framed = async (paths: readonly string[]): Promise<Frame[]> => {
      const before = page.frames().length;
      await page.evaluate(
        `(async (addresses) => {
          for (const address of addresses) {
            const frame = document.createElement('iframe');
            frame.src = address;
            document.body.append(frame);
          }
        })(${JSON.stringify(paths.map((path) => base + path))})`,
      );
      await expect.poll(() => page.frames().length).toBe(before + paths.length);
      return page.frames().slice(before);
    };
    /** What has loaded in them, by its text. */
    const textsIn = async (frames: readonly Frame[]): Promise<string[]> => {
      const ask = (frame: Frame) => askFrame<string>(frame, `document.querySelector('#root')?.innerText ?? ''`);
      return (await Promise.all(frames.map(ask))).flatMap((text) => text || []);
    };
    const pages = ['popup', 'sidepanel', 'library', 'options', 'welcome'];
    const others = await framed(pages.map((each) => `${each}/${each}.html`));
    // In Chromium the editor's address is another one at each start; in Firefox a page would have to guess it.
    const editors = await framed(['editor/editor.html', 'editor/editor.html#0c7ad2f5-9be5-4cc7-8a61-3a6e0f2cf0a1']);
    const gone = expect.stringMatching(/This form is out of date\./);
    if (name === 'firefox') await expect.poll(() => textsIn(editors)).toEqual([gone, gone]);
    // What would come had the time to.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await textsIn(others)).toEqual([]);
    if (name === 'chromium') expect(await textsIn(editors)).toEqual([]);
    await page.close();
  });

  /** Selects, gives a role in the real popup, and sees the words painted. Leaves the popup open. */
  async function highlight(page: Page): Promise<PopupDriver> {
    await selectOnHostile(page, HOSTILE_WORDS);
    const popup = await reader.openPopup(page);
    openPopup = popup;
    await popup.waitFor(`document.querySelector('form input')`);
    expect(await popup.text()).toContain(HOSTILE_WORDS);
    await popup.press('2');
    await popup.press('Enter');
    await popup.waitFor(`document.body.innerText.includes('Highlighted as Claim')`);
    await expect.poll(() => paintedOnHostile(page)).toEqual([HOSTILE_WORDS]);
    return popup;
  }

  it.each(['redefined', 'clobbered', 'nested'] as const)('does the main job on a page that is %s', async (kind) => {
    const url = serveHostile(server, kind, HOSTILE_PAGES[kind]);
    const page = await reader.open(url);
    const popup = await highlight(page);
    const shown = await popup.text();
    expect(shown).toContain('The Uses of a Bad House');
    expect(shown).toContain('Ada Quist');
    await popup.waitFor(`document.querySelector('[data-annotation]')?.innerText.includes('Paragraph 1')`);
    await popup.close();
    await page.reload();
    await expect.poll(() => paintedOnHostile(page)).toEqual([HOSTILE_WORDS]);
    if (kind === 'redefined') expect(await page.evaluate('calls')).toBe('');
    await page.close();
  });

  it('finds the words again on a page that takes them away and puts them back', async () => {
    const page = await reader.open(serveHostile(server, 'changing', HOSTILE_PAGES.changing));
    await (await highlight(page)).close();
    await page.evaluate('removeWords()');
    await expect.poll(() => paintedOnHostile(page)).toEqual([]);
    const popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('[data-annotation]')?.innerText.includes('Not found on the page')`);
    await page.evaluate('putWordsBack()');
    await expect.poll(() => paintedOnHostile(page)).toEqual([HOSTILE_WORDS]);
    await popup.waitFor(`document.querySelector('[data-annotation]')?.innerText.includes('Paragraph 1')`);
    await popup.close();
    await page.close();
  });

  it('marks on a page that lets nothing of mouse and selection come to its document', async () => {
    const url = 'http://pacificcouncil.online/hostile/stopping';
    const script = `for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'selectstart', 'selectionchange'])
      addEventListener(type, (event) => event.stopPropagation(), true)`;
    server.route(url, {
      body: plainPage({
        title: 'Stopping',
        head: `<script>${script}</script>`,
        paragraphs: ['The first words stand here.', ...filler(4)],
      }),
    });
    const page = await reader.open(url);
    await mark(page, 'first words');
    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual(['first words']);
    await clickWords(page, 'first words');
    await expect.poll(() => cardQuote(page)).toBe('first words');
    await page.close();
  });

  it('paints again on a page that clears all highlights', async () => {
    const page = await reader.open(serveHostile(server, 'clearing', HOSTILE_PAGES.changing));
    await (await highlight(page)).close();
    // At once: a moment later they are painted again.
    expect(await page.evaluate('(witness.clearHighlights(), witness.painted())')).toBe('');
    await expect.poll(() => paintedOnHostile(page)).toEqual([HOSTILE_WORDS]);
    await page.close();
  });

  it('answers no message of a wrong shape, and the next right one', async () => {
    const url = serveHostile(server, 'messages', HOSTILE_PAGES.changing);
    const page = await reader.open(url);
    await (await highlight(page)).close();
    const probe = await openProbe(reader);
    const tabId = (await probe.evaluate(
      `chrome.tabs.query({ url: ${JSON.stringify(url)} }).then(([tab]) => tab.id)`,
    )) as number;

    // The page itself can only post messages to itself.
    await page.evaluate(`(() => {
      for (const type of ['describe-page', 'refresh', 'scroll-to', 'store-changed', 'stored-page'])
        for (const to of ['content', 'background', 'everyone']) postMessage({ to, type, ask: null }, '*');
    })()`);

    // An extension page to the content script.
    const toContent = `[
      null, 0, '', 'x'.repeat(20_000_000), [], {}, { to: 'content' }, { to: 'content', type: 5 },
      { to: 'content', type: 'constructor' }, { to: 'content', type: '__proto__' }, { to: 'content', type: 'toString', ask: null },
      { to: 'content', type: 'describe-section' }, { to: 'content', type: 'describe-section', ask: { index: -1 } },
      { to: 'content', type: 'describe-section', ask: { index: 1e300 } }, { to: 'content', type: 'describe-section', ask: [0] },
      { to: 'content', type: 'scroll-to', ask: null }, { to: 'content', type: 'scroll-to', ask: { annotation: {} } },
      { to: 'content', type: 'scroll-to', ask: { section: '0' } }, { to: 'background', type: 'describe-page', ask: null },
      JSON.parse('{"__proto__":{"to":"content","type":"describe-page"}}'),
      JSON.parse('{"constructor":{"prototype":{"to":"content"}},"type":"describe-page"}'),
    ]`;
    const fromContent = await probe.evaluate(`Promise.all(${toContent}.map((message) =>
      chrome.tabs.sendMessage(${tabId}, message).then((answer) => answer ?? null, () => null)))`);
    expect(fromContent).toEqual(Array.from({ length: 21 }, () => null));
    expect(
      await probe.evaluate(
        `chrome.tabs.sendMessage(${tabId}, { to: 'content', type: 'describe-page', ask: null }).then(({ documentTitle, anchored }) => [documentTitle, anchored.length])`,
      ),
    ).toEqual(['The Uses of a Bad House', 1]);

    // A content script to the background: one of ours that a page has got hold of.
    const addresses = { url, canonicalUrl: null, ogUrl: null };
    const own = { addresses, places: [] };
    const at = (address: unknown) => ({ ...own, addresses: { ...addresses, url: address } });
    const toBackground: unknown[] = [
      null,
      0,
      'text',
      'x'.repeat(5_000_000),
      [],
      {},
      { to: 'background' },
      { to: 'background', type: 'stored-page' },
      { to: 'background', type: 'stored-page', ask: null },
      { to: 'background', type: 'stored-page', ask: addresses },
      { to: 'background', type: 'stored-page', ask: { ...own, more: 1 } },
      { to: 'background', type: 'stored-page', ask: { addresses: { ...addresses, more: 1 }, places: [] } },
      { to: 'background', type: 'stored-page', ask: at('javascript:1') },
      { to: 'background', type: 'stored-page', ask: at(7) },
      { to: 'background', type: 'stored-page', ask: { ...own, places: 'all' } },
      { to: 'background', type: 'stored-page', ask: { ...own, places: ['javascript:1'] } },
      // Of another site, as if the page were there.
      { to: 'background', type: 'stored-page', ask: at('http://pacificcouncil.org/') },
      { to: 'background', type: 'page-anchored', ask: { anchored: -1, orphans: 0 } },
      { to: 'background', type: 'page-anchored', ask: { anchored: 'many', orphans: 0 } },
      { to: 'background', type: 'page-anchored', ask: { anchored: 1 } },
      { to: 'background', type: 'bring-script', ask: 'content' },
      { to: 'background', type: 'point-at-body', ask: { selector: 7 } },
      { to: 'background', type: 'point-at-body', ask: { selector: 'p', host: 'pacificcouncil.org' } },
      { to: 'background', type: 'point-at-body', ask: { selector: 'p'.repeat(500) } },
      { to: 'background', type: 'undo-pointing', ask: { step: 'last' } },
      { to: 'background', type: 'constructor', ask: {} },
      { to: 'background', type: '__proto__', ask: {} },
      { to: 'everyone', type: 'store-changed', records: 'codebook' },
      { to: 'everyone', type: 'store-changed', records: [{}, null, 'codebook'] },
    ];
    const right = { to: 'background', type: 'stored-page', ask: own };
    const answers = (await probe.evaluate(`chrome.scripting.executeScript({
      target: { tabId: ${tabId} },
      // As a text: Chromium drops nulls from objects among the arguments.
      args: [${JSON.stringify(JSON.stringify([...toBackground, right]))}],
      func: async (messages) => {
        const answers = [];
        for (const message of JSON.parse(messages))
          answers.push(await chrome.runtime.sendMessage(message).then((answer) => answer ?? null, () => 'rejected'));
        return answers;
      },
    }).then(([{ result }]) => result)`)) as unknown[];
    expect(answers.slice(0, -1)).toEqual(toBackground.map(() => null));
    expect(answers.at(-1)).toMatchObject({ rules: [], passages: [{ roles: [expect.any(String)] }] });
    await expect.poll(() => paintedOnHostile(page)).toEqual([HOSTILE_WORDS]);
    await probe.close();
    await page.close();
  });

  it('shows a note, a title, a byline and a role with markup as text, and nothing of them runs', async () => {
    const escaped = MARKUP.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const page = await reader.open(
      serveHostile(
        server,
        'markup',
        hostilePage({
          title: `T ${escaped}`,
          byline: `Ada ${escaped} Quist`,
          siteName: `S ${escaped.replaceAll('"', '&quot;')}`,
        }),
      ),
    );
    const probe = await openProbe(reader);
    const [role, ...others] = ESSAY_ARGUMENT.roles;
    const updatedAt = '2999-01-01T00:00:00.000Z';
    await fillLibrary(probe, {
      ...(await libraryOf(probe)),
      codebooks: [
        {
          ...ESSAY_ARGUMENT,
          updatedAt,
          roles: [{ ...(role ?? others[0]), name: `R ${MARKUP}` }, ...others],
        } as typeof ESSAY_ARGUMENT,
      ],
    });
    const popup = await highlight(page);
    await probe.evaluate(
      `store.annotationsAt([${JSON.stringify(page.url())}]).then(([{ id }]) => store.updateAnnotation(id, { note: ${JSON.stringify(NOTE)}, roles: [${JSON.stringify(role?.id)}] })).then(() => null)`,
    );
    await popup.waitFor(`document.querySelector('[data-annotation]')?.innerText.includes('press')`);

    const look = `(() => ({
      ran: typeof ran,
      strangers: document.querySelectorAll('#root :is(script, img, iframe, object, embed, link, style, b)').length,
      links: [...document.querySelectorAll('#root a')].map(({ href }) => href),
    }))()`;
    const clean = {
      ran: 'undefined',
      strangers: 0,
      links: ['http://tracker.example/pixel.png', 'https://example.org/'],
    };
    const only = (text: string) =>
      `[...document.querySelectorAll('[data-annotation]')].some(({ textContent }) => textContent.includes(${JSON.stringify(text)}))`;
    const texts = ['<img src=x onerror="globalThis.ran=1">', '<script>globalThis.ran=1</script>', `R ${MARKUP}`];
    for (const text of texts) await popup.waitFor(only(text));
    await expect.poll(() => popup.evaluate(look)).toEqual(clean);
    expect(await popup.evaluate(`document.querySelector('h1').textContent`)).toBe(`T ${MARKUP}`);
    expect(await popup.text()).toContain(`S ${MARKUP}`);
    // A text with angle brackets is nobody's name.
    expect(await popup.text()).not.toContain('Quist');

    await popup.close();

    const library = await reader.openExtensionPage('library/library.html');
    for (const text of texts) await library.waitForFunction(only(text));
    // What reads a note's Markdown comes after the list.
    await expect.poll(() => library.evaluate(look)).toEqual(clean);

    // And if something were to let markup through, the policy of the page would keep it from running.
    const blocked = await library.evaluate(`new Promise((done) => {
      const seen = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        seen.push(effectiveDirective);
        if (seen.includes('script-src-attr') && seen.includes('img-src')) done(typeof ran);
      });
      document.body.insertAdjacentHTML('beforeend', '<img src="http://tracker.example/" onerror="globalThis.ran=1"><img src="x" onerror="globalThis.ran=1">');
    })`);
    expect(blocked).toBe('undefined');
    await library.close();
    await probe.close();
    await page.close();
    expect(server.unknown).toEqual([]);
  });
});
