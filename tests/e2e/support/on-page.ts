/** What a reader does on a page and sees there. */
import type { Page } from 'puppeteer-core';

/**
 * Selects words with the mouse, as a reader does: presses before the first letter, drags, lets go behind the
 * last. The words must stand in one text node.
 */
export async function selectWords(page: Page, words: string): Promise<void> {
  await page.bringToFront();
  // Clicking away what was selected: dragging from within a selection would move it instead.
  await page.evaluate('getSelection().removeAllRanges()');
  const ends = (await page.evaluate(`(() => {
    const words = ${JSON.stringify(words)};
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      walker.currentNode.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
      const rects = range.getClientRects();
      const first = rects[0];
      const last = rects[rects.length - 1];
      return [first.left, (first.top + first.bottom) / 2, last.right, (last.top + last.bottom) / 2];
    }
    return null;
  })()`)) as [number, number, number, number] | null;
  if (!ends) throw new Error(`no such words on the page: ${words}`);
  await dragOver(page, ends);
}

/** Drags the mouse from one point to another: x and y of the first, x and y of the last, in the viewport. */
export async function dragOver(page: Page, [fromX, fromY, toX, toY]: [number, number, number, number]): Promise<void> {
  await page.mouse.move(fromX + 0.5, fromY);
  await page.mouse.down();
  await page.mouse.move(toX - 0.5, toY, { steps: 4 });
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
    .filter(([name]) => name.startsWith('margent-') && name !== 'margent-flash')
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
