/** What a reader does on a page and sees there. */
import type { Page } from 'puppeteer-core';

/** Where the mouse presses and lets go. */
export type Drag = [fromX: number, fromY: number, toX: number, toY: number];

/**
 * Selects words with the mouse, as a reader does: presses before the first letter, drags, lets go behind the
 * last. The words must stand in one text node.
 */
export function selectWords(page: Page, words: string): Promise<void> {
  return selectAcross(page, words, words);
}

/** Selects from the beginning of `first` to the end of `last`, each of which must stand in one text node. */
export async function selectAcross(page: Page, first: string, last: string): Promise<void> {
  await page.bringToFront();
  // Clicking away what was selected: dragging from within a selection would move it instead.
  await page.evaluate('getSelection().removeAllRanges()');
  // What stood beside it gives way.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const ends = (await page.evaluate(`(async () => {
    const find = (words) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at >= 0) return { node: walker.currentNode, at };
      }
      return null;
    };
    const rectOf = ({ node }, from, to) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const rects = range.getClientRects();
      return rects[rects.length - 1];
    };
    const graphemes = (words) => [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
    const first = ${JSON.stringify(first)};
    const last = ${JSON.stringify(last)};
    const start = find(first);
    const end = find(last);
    if (!start || !end) return null;
    start.node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    const until = end.at + last.length;
    const look = () => [
      rectOf(start, start.at, start.at + graphemes(first)[0].length),
      rectOf(end, until - graphemes(last).at(-1).length, until),
    ];
    // What is still being laid out, or scrolled, would move away under the mouse.
    let [before, after] = look();
    for (;;) {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const next = look();
      const isStill = JSON.stringify(next) === JSON.stringify([before, after]);
      [before, after] = next;
      if (isStill) break;
    }
    const startsRight = getComputedStyle(start.node.parentElement).direction === 'rtl';
    const endsLeft = getComputedStyle(end.node.parentElement).direction === 'rtl';
    return [
      startsRight ? before.right - 0.5 : before.left + 0.5, (before.top + before.bottom) / 2,
      endsLeft ? after.left + 0.5 : after.right - 0.5, (after.top + after.bottom) / 2,
    ];
  })()`)) as Drag | null;
  if (!ends) throw new Error(`no such words on the page: ${first} … ${last}`);
  await dragOver(page, ends);
}

/** Presses, drags and lets go. */
export async function dragOver(page: Page, [fromX, fromY, toX, toY]: Drag): Promise<void> {
  await page.mouse.move(fromX, fromY);
  await page.mouse.down();
  await page.mouse.move(toX, toY, { steps: 4 });
  await page.mouse.up();
}

export function selectedText(page: Page): Promise<string> {
  return page.evaluate('getSelection().toString()') as Promise<string>;
}

/** A highlight of ours as the page's registry has it. */
export interface PaintedHighlight {
  /** `margent-<role id>-<lane>` */
  name: string;
  texts: string[];
}

/** Every highlight of ours that is painted on the page, with the words under it. */
export function paintedHighlights(page: Page): Promise<PaintedHighlight[]> {
  return page.evaluate(`[...CSS.highlights]
    .filter(([name]) => name.startsWith('margent-') && !['margent-flash', 'margent-reading'].includes(name))
    .map(([name, highlight]) => ({
      name,
      texts: [...highlight].map((boundary) => {
        const range = document.createRange();
        range.setStart(boundary.startContainer, boundary.startOffset);
        range.setEnd(boundary.endContainer, boundary.endOffset);
        return range.toString().replace(/\\s+/g, ' ');
      }),
    }))`) as Promise<PaintedHighlight[]>;
}

/** The words painted, each once. */
export async function paintedWords(page: Page): Promise<string[]> {
  return (await paintedHighlights(page)).flatMap(({ texts }) => texts);
}

/** Whether the page has been told to flash, and which words. */
export function flashingWords(page: Page): Promise<string[]> {
  return page.evaluate(`[...(CSS.highlights.get('margent-flash') ?? [])].map((boundary) => {
    const range = document.createRange();
    range.setStart(boundary.startContainer, boundary.startOffset);
    range.setEnd(boundary.endContainer, boundary.endOffset);
    return range.toString();
  })`) as Promise<string[]>;
}

/** Makes the page remember what it is told to flash from now on: a flash may be over before it is looked for. */
export async function rememberFlashes(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    if (globalThis.flashed) return void (flashed.length = 0);
    globalThis.flashed = [];
    setInterval(() => {
      for (const boundary of CSS.highlights.get('margent-flash') ?? []) {
        const range = document.createRange();
        range.setStart(boundary.startContainer, boundary.startOffset);
        range.setEnd(boundary.endContainer, boundary.endOffset);
        const words = range.toString();
        if (flashed.at(-1) !== words) flashed.push(words);
      }
    }, 20);
  })()`);
}

/** The words that the page has been told to flash since it was to remember them. */
export function flashesOf(page: Page): Promise<string[]> {
  return page.evaluate('flashed') as Promise<string[]>;
}

/** Whether the beginning of these words is within the window. */
export function isInView(page: Page, words: string): Promise<boolean> {
  return page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const { top, bottom } = range.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }
    return false;
  })()`) as Promise<boolean>;
}
