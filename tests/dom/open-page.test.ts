/** The script of a marked page by itself: when it ends, what it asks for, and what it says of what it found. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openPage } from '../../src/entries/page/open-page.ts';
import { finderSlot } from '../../src/entries/shared/finder-slot.ts';
import type { Article } from '../../src/page/sections/find-article.ts';
import type { StoredPage } from '../../src/protocol/background.ts';

const WORDS = 'The harbour board has never once published its minutes.';
const WHOLE = 'https://whole.example/harbour-dues';
const NOTHING: StoredPage = { passages: [], rules: [], styles: '' };
const ONE: StoredPage = {
  ...NOTHING,
  passages: [
    {
      id: 'one',
      selectors: [{ type: 'TextQuoteSelector', exact: WORDS, prefix: '', suffix: '' }],
      roles: [],
      elsewhere: true,
      lost: false,
    },
  ],
};

const OTHER = 'The harbour board has now twice published its minutes.';
const frames: HTMLElement[] = [];

const runtime = {
  id: 'margent' as string | undefined,
  sendMessage: vi.fn<(message: { type: string; ask: unknown }) => Promise<unknown>>(),
};
/** What the background answers the question for what is stored. */
let stored: StoredPage | undefined;
let ended: AbortController;
const address = location.href;

beforeEach(() => {
  ended = new AbortController();
  runtime.id = 'margent';
  runtime.sendMessage.mockReset().mockImplementation(async ({ type }) => (type === 'stored-page' ? stored : null));
  vi.stubGlobal('chrome', { runtime, i18n: { getMessage: (key: string) => key } });
  document.body.innerHTML = `<p>${WORDS}</p>`;
});
afterEach(() => {
  ended.abort();
  vi.useRealTimers();
  for (const frame of frames.splice(0)) frame.remove();
  finderSlot.remove();
  vi.unstubAllGlobals();
  history.replaceState(null, '', address);
  document.body.replaceChildren();
});

const open = () =>
  openPage({
    document,
    signal: ended.signal,
    stop: () => ended.abort(),
    addressesAt: (url) => ({ url, canonicalUrl: null, ogUrl: null }),
    stored: null,
  });

const asked = (type: string) =>
  runtime.sendMessage.mock.calls.flatMap(([message]) => (message.type === type ? [message.ask] : []));
const painted = () => [...CSS.highlights.keys()].filter((name) => name.startsWith('margent-'));

it('ends by itself where the extension has gone, and takes its highlights with it', async () => {
  stored = ONE;
  open();
  await expect.poll(painted).not.toEqual([]);
  runtime.id = undefined;
  // On a page whose text stays as it is.
  await expect.poll(() => ended.signal.aborted).toBe(true);
  expect(painted()).toEqual([]);
});

it('ends at the first question of a script that it has brought, where the extension has gone', async () => {
  stored = NOTHING;
  const { tools } = open();
  await tools.refresh();
  runtime.id = undefined;
  expect(await tools.ask('open-popup', null)).toBeUndefined();
  expect(ended.signal.aborted).toBe(true);
});

it('knows where its piece stands too after a link has led within the page, and not on another', async () => {
  stored = ONE;
  const article = { sections: [], readMoreUrl: WHOLE, canonicalUrl: null } as unknown as Article;
  finderSlot.put({ inSlices: async () => article, atOnce: () => article });
  const page = open();
  await page.describe();
  expect(asked('stored-page').at(-1)).toMatchObject({ places: [WHOLE] });
  history.pushState(null, '', '#n1');
  await page.tools.refresh();
  expect(asked('stored-page').at(-1)).toMatchObject({ addresses: { url: location.href }, places: [WHOLE] });
  expect(page.tools.asking().places).toEqual([WHOLE]);
  // No answer takes nothing away.
  stored = undefined;
  history.pushState(null, '', '#n2');
  await page.tools.refresh();
  expect(painted()).not.toEqual([]);
  history.pushState(null, '', '?another');
  expect(page.tools.asking().places).toEqual([]);
});

it('still knows what is marked right after the window has got another size', async () => {
  stored = ONE;
  const { tools } = open();
  await expect.poll(painted).not.toEqual([]);
  const words = document.querySelector('p')?.firstChild as Text;
  dispatchEvent(new Event('resize'));
  expect(tools.isMarked(words, 3)).toBe(true);
  document.body.prepend(document.createElement('hr'), 'Words before it.');
  expect(tools.isMarked(words, 3)).toBe(true);
});

it('says that nothing is there where the button says that there was no answer', async () => {
  stored = undefined;
  const { tools } = open();
  await tools.refresh();
  expect(asked('page-anchored')).toEqual([]);
  stored = NOTHING;
  await tools.refresh();
  await expect.poll(() => asked('page-anchored')).toEqual([{ anchored: 0, orphans: 0 }]);
  await tools.refresh();
  expect(asked('page-anchored')).toHaveLength(1);
});

it('asks again, and again later, where there was no answer after a link has led within the page', async () => {
  stored = NOTHING;
  const { tools } = open();
  await tools.refresh();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  stored = undefined;
  history.pushState(null, '', '?another');
  await expect.poll(() => asked('stored-page')).toHaveLength(3);
  await tools.refresh();
  stored = ONE;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked('stored-page').at(-1)).toMatchObject({ addresses: { url: location.href } });
  vi.useRealTimers();
  await expect.poll(painted).not.toEqual([]);
});

/** A frame of the page's origin, or of none. */
async function frame(html: string, sandbox: string): Promise<HTMLIFrameElement> {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', sandbox);
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
  element.srcdoc = html;
  frames.push(element);
  document.body.append(element);
  await loaded;
  return element;
}

it('asks for the styles anew once for a frame in which something is painted, and for no other', async () => {
  stored = { ...ONE, styles: 'known' };
  document.body.innerHTML = '<p>Nothing is marked here.</p>';
  const { tools } = open();
  await tools.refresh();
  const before = asked('stored-page').length;
  for (const sandbox of ['', 'allow-same-origin', '']) await frame('<p>An advertisement.</p>', sandbox);
  const { contentDocument } = await frame(`<p>${WORDS}</p>`, 'allow-same-origin');
  const inFrame = () => {
    const view = contentDocument?.defaultView as (Window & typeof globalThis) | null;
    return [...(view?.CSS.highlights.keys() ?? [])];
  };
  await expect.poll(inFrame).not.toEqual([]);
  await tools.refresh();
  expect(asked('stored-page').slice(before)).toMatchObject([{ styles: '' }, { styles: 'known' }]);
});

it('finds the passages of an equal answer where they are, and gives the same list of them', async () => {
  stored = ONE;
  const { tools } = open();
  await expect.poll(painted).not.toEqual([]);
  const first = tools.passages();
  expect(tools.passages()).toBe(first);
  expect(first).toMatchObject([{ id: 'one', start: 0, end: WORDS.length }]);
  document.body.append('More words.');
  await expect.poll(() => tools.passages()).not.toBe(first);
  expect(tools.passages()).toMatchObject([{ id: 'one', start: 0, end: WORDS.length }]);
});

it.each<[string, (paragraph: Element) => void]>([
  ['edited in place', (paragraph) => ((paragraph.firstChild as Text).data = OTHER)],
  ['rendered anew', (paragraph) => (paragraph.textContent = OTHER)],
])('describes a passage as it is at that moment: %s', async (_, change) => {
  stored = ONE;
  const page = open();
  await expect.poll(painted).not.toEqual([]);
  finderSlot.put({ inSlices: async () => null, atOnce: () => null });
  change(document.querySelector('p') as Element);
  // Nothing has been told of it yet.
  const described = await page.describeAnnotation('one');
  expect(described?.selectors).toContainEqual(expect.objectContaining({ exact: OTHER }));
  expect(described?.difference).not.toEqual([]);
});

it('describes nothing of words above a passage of which one paragraph was rendered anew', async () => {
  document.body.innerHTML =
    '<p>First words of the page.</p><p>The harbour board has never once</p><p>published its minutes.</p>';
  stored = ONE;
  const page = open();
  await expect.poll(painted).not.toEqual([]);
  finderSlot.put({ inSlices: async () => null, atOnce: () => null });
  const second = document.querySelectorAll('p')[1] as Element;
  second.replaceChildren('The harbour board has never once');
  const described = await page.describeAnnotation('one');
  expect(described?.selectors).toContainEqual(expect.objectContaining({ exact: WORDS }));
  // What stands in a place that has gone is no longer asked for by a click above it.
  second.textContent = 'Something quite different from before.';
  await Promise.resolve();
  expect(page.tools.passages().filter(({ start }) => start === 0)).toEqual([]);
});
