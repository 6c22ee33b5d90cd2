/** Annotates through the real popup, for tests whose matter begins after that. */
import type { Page } from 'puppeteer-core';
import { selectWords } from './on-page.ts';
import type { PopupDriver, Reader } from './reader.ts';

/** Opens the popup and waits until it takes keys for the passage selected on the page. */
export async function openEditor(reader: Reader, page: Page): Promise<PopupDriver> {
  const popup = await reader.openPopup(page);
  await popup.waitFor(`document.activeElement?.matches('form input[type=checkbox]')`);
  return popup;
}

/** Opens the popup and waits until it has read page and store. */
export async function openLists(reader: Reader, page: Page): Promise<PopupDriver> {
  const popup = await reader.openPopup(page);
  await popup.waitFor(`document.querySelector('[role=tab]')`);
  return popup;
}

/** Gives what is selected the roles of these keys. */
export async function highlightSelected(reader: Reader, page: Page, keys = '2'): Promise<void> {
  const popup = await openEditor(reader, page);
  for (const key of keys) await popup.press(key);
  await popup.press('Enter');
  await popup.waitFor(`document.querySelector('[role=status]')?.innerText.includes('Highlighted as')`);
  await popup.close();
}

/** Selects words and gives them the roles of these keys. */
export async function highlight(reader: Reader, page: Page, words: string, keys = '2'): Promise<void> {
  await selectWords(page, words);
  await highlightSelected(reader, page, keys);
}
