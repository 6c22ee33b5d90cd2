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

/** Something that is there when the test says so. */
function awaited() {
  let give: (nothing: undefined) => void = () => undefined;
  const given = new Promise<undefined>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give(undefined) };
}

/** Begins to hear, on a page whose words are highlighted or not; the scripts are there when `bring` says so. */
function hear(isMarked: boolean, bring: { toolbar?: Promise<undefined>; marking?: Promise<undefined> } = {}) {
  const [toolbarWoken, markingWoken] = [vi.fn(), vi.fn()];
  const given = {
    isMarked: () => isMarked,
    bringToolbar: vi.fn(async () => {
      await bring.toolbar;
      return { wake: toolbarWoken } as unknown as SelectionTools;
    }),
    bringMarking: vi.fn(async () => {
      await bring.marking;
      return { wake: markingWoken } as unknown as Marking;
    }),
  };
  onFirstNeed(document, { ...given, signal: ended.signal });
  return { ...given, toolbarWoken, markingWoken };
}

// The button is let go before the browser tells of the selection, or after it.
it.each([0, 150])(
  'a click selects nothing and brings nothing, a second one of %i ms brings the toolbar alone',
  async (delay) => {
    const toolbar = awaited();
    const { bringToolbar, bringMarking, toolbarWoken } = hear(false, { toolbar: toolbar.given });
    await userEvent.click(words());
    expect(bringToolbar).not.toHaveBeenCalled();
    await userEvent.dblClick(words(), { delay });
    toolbar.give();
    await vi.waitFor(() => expect(toolbarWoken).toHaveBeenCalled());
    expect(String(getSelection()).trim()).toBe('Harbour');
    expect(bringMarking).not.toHaveBeenCalled();
  },
);

it('a toolbar that is there while the button is down hears itself of its release, and is not woken', async () => {
  const { bringToolbar, toolbarWoken } = hear(false);
  await userEvent.dblClick(words(), { delay: 150 });
  await vi.waitFor(() => expect(bringToolbar).toHaveBeenCalled());
  await new Promise(requestAnimationFrame);
  expect(toolbarWoken).not.toHaveBeenCalled();
});

it('a click on a highlight brings its card, and no words selected meanwhile are forgotten for it', async () => {
  const [toolbar, marking] = [awaited(), awaited()];
  const { bringToolbar, toolbarWoken, markingWoken } = hear(true, { toolbar: toolbar.given, marking: marking.given });
  await userEvent.click(words());
  expect(bringToolbar).not.toHaveBeenCalled();
  await userEvent.dblClick(words());
  toolbar.give();
  await vi.waitFor(() => expect(toolbarWoken).toHaveBeenCalled());
  marking.give();
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
