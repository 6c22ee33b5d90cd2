/** Pages to be marked on, and what a reader does there with mouse and keys. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { ArticleServer } from '../../harness/serve-articles.ts';
import { paintedWords, selectWords } from './on-page.ts';
import { overPage } from './over-page.ts';
import { filler, plainPage } from './pages.ts';

export const SITE = 'http://pacificcouncil.online';
export const TEXT = [
  'The council voted against the harbour. It was a mistake, said <a href="/elsewhere">Ms. Tanaka</a>, who runs the port. Others disagree with that.',
  'The second paragraph says that the dues were too low for years, which nobody denies.',
];

const shots = process.env.MARGENT_SHOTS;
let pages = 0;

/** Serves pages that nobody has been to; gives the address of the next. */
export function markingPages(
  server: ArticleServer,
): (page?: Partial<Parameters<typeof plainPage>[0]>, headers?: Record<string, string>) => string {
  server.route(`${SITE}/elsewhere`, { body: plainPage({ title: 'Elsewhere', paragraphs: ['Another page.'] }) });
  return (page = {}, headers = {}) => {
    pages += 1;
    const url = `${SITE}/marking/${pages}`;
    const body = plainPage({ title: `Harbour ${pages}`, paragraphs: [...TEXT, ...filler(12)], ...page });
    server.route(url, { body, headers });
    return url;
  };
}

/** Leaves a picture where one is asked for. */
export async function shoot(name: string, page: Page): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  // What comes in comes in over 80 ms.
  await new Promise((resolve) => setTimeout(resolve, 200));
  writeFileSync(`${shots}/${name}.png`, await page.screenshot());
}

/** Selects words and waits for the toolbar. */
export async function select(page: Page, words: string): Promise<void> {
  await selectWords(page, words);
  await expect.poll(() => toolbarText(page)).toContain('Claim');
}

const toolbarText = (page: Page) =>
  overPage(page).see<string>(`root?.querySelector('[role=toolbar]:not([data-away])')?.textContent ?? ''`);

/** Selects words, and gives them the role of a key. */
export async function mark(page: Page, words: string, key: '1' | '2' | '3' = '2'): Promise<void> {
  await select(page, words);
  await page.keyboard.press(key);
  await expect.poll(() => paintedWords(page)).toContain(words);
}

/** Clicks the first letters of words that stand in one text node. */
export async function clickWords(page: Page, words: string): Promise<void> {
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

/** The words that the card which is open is about; null where none is. */
export const cardQuote = (page: Page) =>
  overPage(page).see<string | null>(`root?.querySelector('[role=dialog] .quote')?.textContent ?? null`);
