/**
 * What a surface shows when it opens stays where it is: a reader who reaches for something hits it. Chromium tells what has
 * moved by itself (the Layout Instability API); what is shown is the same code in Firefox.
 */
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { selectWords } from './support/on-page.ts';
import { type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';

/** Chromium makes a popup that begins to scroll wider by two scroll bars, in CSS pixels: what stands at its end goes with that. */
const WIDER = 30;

/**
 * Gives, once nothing has moved for half a second, what has moved since the surface opened: anything up or down, but for the bar,
 * which stands behind what comes where the window is low, and what is in the bar sideways.
 */
const MOVED = `(async () => {
  const moved = [];
  let last = performance.now();
  const words = (node) => (node.textContent ?? '').trim().slice(0, 40);
  const isOfBar = (node) => {
    const element = node instanceof Element ? node : node.parentElement;
    return !element || element.closest('footer') !== null || element.querySelector('footer') !== null;
  };
  new PerformanceObserver((list) => {
    last = performance.now();
    for (const { sources } of list.getEntries()) {
      for (const { node, previousRect: { x, y }, currentRect: to } of sources) {
        if (node && (isOfBar(node) ? ![x, x + ${WIDER}].includes(to.x) : y !== to.y))
          moved.push(words(node) + ': ' + [x, y] + ' to ' + [to.x, to.y]);
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
  while (performance.now() - last < 500) await new Promise((resolve) => setTimeout(resolve, 50));
  return moved;
})()`;

/** What a surface waits for before it can be used. */
const USABLE = `document.querySelector('[role=tab], [data-annotation], [data-codebook]')`;

let server: ArticleServer;
let reader: Reader;
inCommon(
  async () => {
    server = await serveFixtures();
    reader = await startReader('chromium', server);
  },
  async () => {
    await reader.close();
    await server.close();
  },
);

async function movedIn(surface: Pick<PopupDriver, 'evaluate'>): Promise<string[]> {
  await expect.poll(() => surface.evaluate<boolean>(`Boolean(${USABLE})`)).toBe(true);
  return surface.evaluate<string[]>(MOVED);
}

it('nothing moves once it is shown, in any surface', async () => {
  const kept = await reader.open(server.article('pacificcouncil.online', 'russia-north-korea-military-alliance').url);
  const other = await reader.open(server.article('review-forum.example', 'five-tests-for-a-debt-swap').url);
  const moved: Record<string, string[]> = {};
  const inPopup = async (what: string, page: Page) => {
    const popup = await reader.openPopup(page);
    moved[what] = await movedIn(popup);
    await popup.close();
  };

  await inPopup('popup', kept);
  await highlight(reader, kept, 'This pact apparently amounts');
  await highlight(reader, kept, 'bilateral military alliance');
  await inPopup('popup with annotations', kept);
  await kept.reload();
  await inPopup('popup of a page that was loaded anew', kept);
  await selectWords(kept, 'apparently amounts');
  await inPopup('popup with a selection', kept);
  await inPopup('popup of a site that is not kept', other);
  const panel = await reader.openSidePanel(kept);
  moved['side panel'] = await movedIn(panel);
  await panel.close();
  for (const file of ['library/library.html', 'options/options.html']) {
    const page = await reader.openExtensionPage(file);
    moved[file] = await movedIn({ evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T> });
    await page.close();
  }

  expect(Object.fromEntries(Object.entries(moved).filter(([, words]) => words.length > 0))).toEqual({});
  expect(Object.keys(moved)).toHaveLength(8);
});
