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
