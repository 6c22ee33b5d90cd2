/** When the content script brings what marks on the page, by the mouse of a real browser. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { onFirstNeed } from '../../../src/entries/content/first-need.ts';
import type { Marking } from '../../../src/entries/shared/marking-slot.ts';
import type { SelectionTools } from '../../../src/entries/shared/toolbar-slot.ts';

let ended: AbortController;
let shown: HTMLElement;

beforeEach(() => {
  ended = new AbortController();
  shown = document.createElement('main');
  shown.innerHTML = '<p style="inline-size: fit-content">Harbour</p>';
  document.body.append(shown);
});
afterEach(() => {
  ended.abort();
  getSelection()?.removeAllRanges();
  shown.remove();
});

const words = (): HTMLElement => shown.querySelector('p') as HTMLElement;

/** Begins to hear, on a page whose words are highlighted or not; the scripts are there when `bring` says so. */
function hear(isMarked: boolean, bring: { marking?: Promise<undefined> } = {}) {
  const [toolbarWoken, markingWoken] = [vi.fn(), vi.fn()];
  const given = {
    isMarked: () => isMarked,
    bringToolbar: vi.fn(async () => ({ wake: toolbarWoken }) as unknown as SelectionTools),
    bringMarking: vi.fn(async () => {
      await bring.marking;
      return { wake: markingWoken } as unknown as Marking;
    }),
  };
  onFirstNeed(document, { ...given, signal: ended.signal });
  return { ...given, toolbarWoken, markingWoken };
}

it('a click selects nothing and brings nothing, a second one brings the toolbar alone', async () => {
  const { bringToolbar, bringMarking, toolbarWoken } = hear(false);
  await userEvent.click(words());
  expect(bringToolbar).not.toHaveBeenCalled();
  await userEvent.dblClick(words());
  await vi.waitFor(() => expect(toolbarWoken).toHaveBeenCalled());
  expect(String(getSelection()).trim()).toBe('Harbour');
  expect(bringMarking).not.toHaveBeenCalled();
});

it('a click on a highlight brings its card, and no words selected meanwhile are forgotten for it', async () => {
  let give: (nothing: undefined) => void = () => undefined;
  const marking = new Promise<undefined>((resolve) => {
    give = resolve;
  });
  const { bringToolbar, toolbarWoken, markingWoken } = hear(true, { marking });
  await userEvent.click(words());
  expect(bringToolbar).not.toHaveBeenCalled();
  await userEvent.dblClick(words());
  await vi.waitFor(() => expect(toolbarWoken).toHaveBeenCalled());
  give(undefined);
  await vi.waitFor(() => expect(markingWoken).toHaveBeenCalled());
});

it('a click in an open shadow tree selects nothing, and brings the card of a highlight there', async () => {
  const { bringToolbar, markingWoken } = hear(true);
  const root = words().attachShadow({ mode: 'open' });
  root.innerHTML = '<span>Harbour</span>';
  await userEvent.click(root.querySelector('span') as HTMLElement);
  await vi.waitFor(() => expect(markingWoken).toHaveBeenCalled());
  expect(bringToolbar).not.toHaveBeenCalled();
});
