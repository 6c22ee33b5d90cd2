/** When a selection is told to be finished, with the keyboard of a real browser. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { onSelectionEnd } from '../../../src/entries/toolbar/selection-end.ts';

let ended: AbortController;
let shown: HTMLElement;
let told: string[];

beforeEach(() => {
  ended = new AbortController();
  shown = document.createElement('main');
  shown.innerHTML = '<p>The council voted against the harbour.</p>';
  document.body.append(shown);
  told = [];
});
afterEach(() => {
  ended.abort();
  getSelection()?.removeAllRanges();
  shown.remove();
});

/** Begins to hear, with the focus in the page and no key or button held. */
function hear(): void {
  const selection = onSelectionEnd(document, {
    isOurs: () => false,
    pressed: () => undefined,
    begun: () => undefined,
    ended: () => told.push(String(getSelection())),
    signal: ended.signal,
  });
  selection.look();
  told = [];
}

const select = (from: number, to: number): void => {
  const text = shown.querySelector('p')?.firstChild as Text;
  getSelection()?.setBaseAndExtent(text, from, text, to);
};

it('tells of what was selected with Shift', async () => {
  select(4, 5);
  hear();
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  await expect.poll(() => told.at(-1)).toBe('cou');
});

it('Shift that is let go tells of nothing that was told before, or that a script has selected', async () => {
  select(4, 11);
  hear();
  await expect.poll(() => told).toEqual(['council']);
  told = [];
  await userEvent.keyboard('{Shift>}{/Shift}');
  await userEvent.keyboard('{Shift>}x{/Shift}');
  expect(told).toEqual([]);
});
