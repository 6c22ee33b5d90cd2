/** Reading by keyboard, as tests drive it and see it. */
import type { KeyInput, Page } from 'puppeteer-core';
import type { ChromiumSession } from '../../harness/chromium.ts';
import type { FirefoxSession } from '../../harness/firefox.ts';
import { overPage, pressAway } from './over-page.ts';
import type { Reader } from './reader.ts';

const isFirefox = (session: ChromiumSession | FirefoxSession): session is FirefoxSession => 'pressShortcut' in session;

/** Begins, or ends, by the command: its real shortcut in Firefox, its listener in headless Chromium, which has no shortcuts. */
export async function pressReadingCommand({ session }: Reader, page: Page): Promise<void> {
  await page.bringToFront();
  if (isFirefox(session)) await session.pressShortcut('R', ['Alt', 'Shift']);
  else await session.fireCommand('reading-mode', page);
}

/** Begins by the command and waits until the first passage is shown. */
export async function startReading(reader: Reader, page: Page): Promise<void> {
  await pressReadingCommand(reader, page);
  await page.waitForFunction(`CSS.highlights.has('margent-reading')`);
}

/** Presses keys one after the other, each by its name with modifiers before it: 'Shift+ArrowDown j j 3'. */
export async function pressKeys(page: Page, keys: string): Promise<void> {
  for (const chord of keys.split(' ')) {
    const parts = chord.split('+');
    const modifiers = parts.slice(0, -1) as KeyInput[];
    for (const modifier of modifiers) await page.keyboard.down(modifier);
    await page.keyboard.press(parts.at(-1) as KeyInput);
    for (const modifier of modifiers.reverse()) await page.keyboard.up(modifier);
  }
}

/** The words that are before the reader, white space folded; '' where nothing is. */
export function readingWords(page: Page): Promise<string> {
  return page.evaluate(
    `[...(CSS.highlights.get('margent-reading') ?? [])].map(String).join(' ').replace(/\\s+/g, ' ')`,
  ) as Promise<string>;
}

/** Whether all that is before the reader is in the window, clear of anything that is fixed there but ours. */
export function isReadingClear(page: Page): Promise<boolean> {
  return page.evaluate(`(() => {
    const boxes = [...(CSS.highlights.get('margent-reading') ?? [])].flatMap((range) => [...range.getClientRects()]);
    const fixed = [...document.querySelectorAll('body *')].filter((element) => /fixed|sticky/.test(getComputedStyle(element).position));
    return boxes.length > 0 && boxes.every(({ left, top, right, bottom }) => top >= 0 && bottom <= innerHeight &&
      fixed.every((element) => {
        const bar = element.getBoundingClientRect();
        return bar.bottom <= top + 1 || bar.top >= bottom - 1 || bar.right <= left || bar.left >= right;
      }));
  })()`) as Promise<boolean>;
}

interface DomNode {
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

/** What a closed shadow root of ours holds, which only the browser's own tools see. Chromium only. */
async function ourRoots(page: Page): Promise<DomNode[]> {
  const cdp = await page.createCDPSession();
  const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
  await cdp.detach();
  const html = root.children?.find(({ nodeName }) => nodeName === 'HTML');
  return (html?.children ?? []).flatMap(({ shadowRoots }) => shadowRoots ?? []);
}

const attribute = (node: DomNode, name: string): string | null => {
  const at = (node.attributes ?? []).findIndex((each, index) => index % 2 === 0 && each === name);
  return at < 0 ? null : (node.attributes?.[at + 1] ?? null);
};

const below = (node: DomNode): DomNode[] => [node, ...(node.children ?? []).flatMap(below)];

const textOf = (node: DomNode): string =>
  below(node)
    .map(({ nodeName, nodeValue }) => (nodeName === '#text' ? nodeValue : ''))
    .join('');

/** The text of what has this role in what is ours on the page; null where nothing has. Chromium only. */
export async function textOfRole(page: Page, role: string): Promise<string | null> {
  const found = (await ourRoots(page)).flatMap(below).find((node) => attribute(node, 'role') === role);
  return found ? textOf(found) : null;
}

/** What screen readers were told last, and the language that the page's words were told in. Chromium only. */
export async function announced(page: Page): Promise<{ text: string; language: string | null }> {
  const live = (await ourRoots(page)).flatMap(below).find((node) => attribute(node, 'aria-live') === 'polite');
  const language = live
    ? below(live)
        .map((node) => attribute(node, 'lang'))
        .find((each) => each !== null)
    : undefined;
  return { text: live ? textOf(live) : '', language: language ?? null };
}

/** The digits and names that the bar offers, those that are given marked with a tick. Chromium only. */
export async function choices(page: Page): Promise<string[]> {
  const bar = (await ourRoots(page)).flatMap(below).find((node) => attribute(node, 'role') === 'application');
  const group = bar && below(bar).find((node) => attribute(node, 'role') === 'group');
  return (group?.children ?? []).map((each) => (each.children ?? []).map(textOf).join(' '));
}

/** Whether the editor stands over the page and takes keys. */
export async function isEditorOpen(page: Page): Promise<boolean> {
  const isWritten = `document.querySelector('input[role=combobox]:focus, textarea:focus') !== null`;
  return (await overPage(page).inEditor<boolean>(isWritten)) ?? false;
}

/** Whether the bar has the focus: of what is ours and lies beside the body, what else had it is gone. */
export function hasBarFocus(page: Page): Promise<boolean> {
  return page.evaluate(`document.activeElement !== document.body
    && document.activeElement?.parentElement === document.documentElement`) as Promise<boolean>;
}

/** Types into the field that has the focus, with the page's own keyboard, and saves. */
export async function typeInEditor(page: Page, field: 'tags' | 'note', text: string): Promise<void> {
  await page.keyboard.type(text);
  // The first one ends the tag.
  if (field === 'tags') await page.keyboard.press('Enter');
  await (field === 'tags' ? pressAway(page, 'Enter') : pressAway(page, 'Control', 'Enter'));
}
