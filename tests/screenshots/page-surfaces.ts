/** What is painted on the page of a site, and what stands over it in a closed shadow root: for pictures alone. */
import type { Page } from 'puppeteer-core';
import { selectWords } from '../e2e/support/on-page.ts';
import { buttonNamed, type OverPage, overPage } from '../e2e/support/over-page.ts';
import { pressKeys, startReading } from '../e2e/support/reading-mode.ts';
import { MARKED, URLS } from './sample.ts';
import type { Stage } from './stage.ts';
import type { SurfaceState } from './steps.ts';
import type { VariantName } from './variants.ts';

const OVER: readonly VariantName[] = ['light', 'dark', 'forced-colors', 'narrow', 'large-text'];

/** A state of what stands over the page with overlapping highlights, once it has been brought about. */
function over(state: string, does: (page: Page, over: OverPage, say: Stage['say']) => Promise<void>): SurfaceState {
  return {
    surface: 'over-page',
    state,
    library: 'filled',
    only: 'chromium',
    variants: OVER,
    also: ['ko', 'rtl'],
    async show(stage) {
      const shown = await stage.marked(URLS.marked);
      const { page } = shown;
      if (!page) throw new Error('no page to stand over');
      await does(page, overPage(page), stage.say);
      return shown;
    },
  };
}

/** Reading by keyboard, once the keys have led to what is waited for over the shadow root. */
function reading(state: string, keys: string, then: (say: Stage['say']) => string): SurfaceState {
  return {
    ...over(state, async () => undefined),
    async show(stage) {
      const shown = await stage.marked(URLS.marked);
      if (!shown.page) throw new Error('no page to read');
      await startReading(stage.reader, shown.page);
      await pressKeys(shown.page, keys);
      await until(overPage(shown.page), then(stage.say));
      return shown;
    },
  };
}

/** Waits until an expression over the shadow root is truthy. */
async function until(over: OverPage, expression: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await over.see<boolean>(`Boolean(${expression})`)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`nothing over the page is so: ${expression}`);
}

async function clickWords(page: Page, words: string): Promise<void> {
  const [x, y] = (await page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + ${words.length});
      const box = range.getClientRects()[0];
      return [box.left + box.width / 2, box.top + box.height / 2];
    }
  })()`)) as [number, number];
  await page.mouse.click(x, y);
}

/** What the bar of reading by keyboard offers by number. */
const CHOICES = `[...(root?.querySelectorAll('[role=group] button') ?? [])].map(({ textContent }) => textContent)`;

const CARD = `root?.querySelector('.quote')`;

async function openCard(page: Page, over: OverPage): Promise<void> {
  await clickWords(page, MARKED.alone);
  await until(over, CARD);
}

export const PAGE_SURFACES: readonly SurfaceState[] = [
  {
    surface: 'page',
    state: 'highlights',
    library: 'filled',
    variants: ['light', 'dark', 'forced-colors', 'narrow'],
    show: (stage) => stage.marked(URLS.article),
  },
  {
    surface: 'page',
    state: 'korean',
    library: 'filled',
    variants: ['light', 'narrow'],
    show: (stage) => stage.marked(URLS.korean),
  },

  over('toolbar', async (page, over, say) => {
    await selectWords(page, MARKED.selected);
    await until(over, buttonNamed(say('essayClaim')));
  }),
  over('card', openCard),
  over('choice', async (page, over) => {
    await clickWords(page, MARKED.twice);
    await until(over, `root?.querySelectorAll('button').length > 1`);
  }),
  over('handles', async (page, over, say) => {
    await openCard(page, over);
    await over.click(buttonNamed(say('adjustEnds')));
    await until(over, `root?.querySelector('.handle')`);
  }),
  over('editor', async (page, over, say) => {
    await openCard(page, over);
    await over.click(buttonNamed(say('edit')));
    const frame = await page.waitForFrame((each) => each.url().includes('/editor/editor.html'));
    await frame.waitForSelector('form');
  }),
  // The title is one sentence, the paragraph's first another.
  reading(
    'reading',
    'Home j j',
    () => `${CHOICES}.some((text) => text) && !${CHOICES}.some((text) => text.includes('✓'))`,
  ),
  reading('reading-highlight', 'Home n', () => `${CHOICES}.some((text) => text.includes('✓'))`),
  reading('reading-relation', 'Home n r', (say) => {
    const role = JSON.stringify(say('essayClaim'));
    return `${CHOICES}.length > 0 && !${CHOICES}.some((text) => text.includes(${role}))`;
  }),
  reading('reading-help', '?', () => `root?.querySelector('[role=dialog]')`),
];
