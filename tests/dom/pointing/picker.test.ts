/** Pointing at an element: the reader's keys and mouse alone count, and the page hears nothing of them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { listenFirst } from '../../../src/page/first-keys.ts';
import { confirmOnPage } from '../../../src/page/pointing/confirm-on-page.ts';
import { pickElement } from '../../../src/page/pointing/picker.ts';
import { axeFindings } from '../axe.ts';

const WORDS = {
  language: 'en',
  direction: 'ltr' as const,
  title: 'Point',
  hint: 'Click',
  cancel: 'Cancel',
  choose: 'Choose',
  wider: 'Wider',
  narrower: 'Narrower',
  describe: (first: string) => first,
};
const { attachShadow } = Element.prototype;
let ended: AbortController;
let root: ShadowRoot | undefined;
let shown: HTMLElement;
/** Keys that the page has heard. */
let heard: string[];

// As in a page that loads while the extension is there: before any listener of the page.
listenFirst();

beforeEach(() => {
  ended = new AbortController();
  heard = [];
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    root = attachShadow.call(this, { ...init, mode: 'open' });
    return root;
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const)
    addEventListener(type, ({ key }) => heard.push(`${type} ${key}`), { capture: true, signal: ended.signal });
  shown = document.createElement('main');
  shown.innerHTML =
    '<section><p>One paragraph of words.</p></section><section><p>Another, with more words in it.</p></section>';
  document.body.append(shown);
});
afterEach(() => {
  ended.abort();
  Element.prototype.attachShadow = attachShadow;
  shown.remove();
});

const button = (name: string): HTMLButtonElement => {
  const found = [...(root?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
};

/** All that a script can make up. */
function makeUp(): void {
  const host = root?.host as HTMLElement;
  for (const target of [window, document.body, host])
    for (const key of ['ArrowRight', 'Enter', 'Escape'])
      target.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, composed: true }));
  const { left, top } = (shown.lastElementChild as Element).getBoundingClientRect();
  const at = { clientX: left + 5, clientY: top + 5, bubbles: true, composed: true };
  host.dispatchEvent(new PointerEvent('pointermove', at));
  host.dispatchEvent(new MouseEvent('click', { ...at, detail: 1 }));
  for (const each of root?.querySelectorAll('button') ?? []) each.click();
}

describe('pointing', () => {
  it('gives axe nothing to find', async () => {
    void pickElement(document, { from: shown.firstElementChild, words: WORDS, signal: ended.signal });
    expect(await axeFindings(root?.host as Element)).toEqual([]);
  });

  it('hears the reader and no script', async () => {
    const done = vi.fn();
    const from = shown.firstElementChild;
    const picked = pickElement(document, { from, words: WORDS, signal: ended.signal });
    void picked.then(done);
    makeUp();
    await new Promise((resolve) => setTimeout(resolve));
    expect(done).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(await picked).toBe(from);
  });

  it('keeps its keys from a page that has listened since it was loaded', async () => {
    const picked = pickElement(document, { from: shown.firstElementChild, words: WORDS, signal: ended.signal });
    await userEvent.keyboard('jx{ArrowRight}');
    expect(heard).toEqual([]);
    button('Cancel').focus();
    await userEvent.keyboard('{Enter>}');
    expect(await picked).toBe(null);
    expect(heard).toEqual([]);
    await userEvent.keyboard('{/Enter}');
  });
});

describe('what is said on the page afterwards', () => {
  it('is taken back and dismissed by the reader and no script', async () => {
    const done = vi.fn();
    const words = { language: 'en', direction: 'ltr' as const, text: 'Done', undo: 'Undo', close: 'Close' };
    const undone = confirmOnPage(document, words, ended.signal);
    void undone.then(done);
    makeUp();
    await new Promise((resolve) => setTimeout(resolve));
    expect(done).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(await undone).toBe(false);
  });
});

describe('a button that has the focus', () => {
  const keepsFromPressing = (): void =>
    document.addEventListener('keydown', (event) => event.preventDefault(), { capture: true, signal: ended.signal });

  it('of the bar is pressed on a page that keeps the browser from pressing any', async () => {
    keepsFromPressing();
    const picked = pickElement(document, { from: shown.firstElementChild, words: WORDS, signal: ended.signal });
    button('Wider').focus();
    await userEvent.keyboard(' ');
    button('Choose').focus();
    await userEvent.keyboard('{Enter}');
    expect(await picked).toBe(shown);
  });

  it('of what is said afterwards is pressed there too, and the page hears nothing of it', async () => {
    keepsFromPressing();
    const words = { language: 'en', direction: 'ltr' as const, text: 'Done', undo: 'Undo', close: 'Close' };
    const undone = confirmOnPage(document, words, ended.signal);
    button('Undo').focus();
    await userEvent.keyboard('{Enter>}');
    expect(await undone).toBe(true);
    expect(heard).toEqual([]);
    await userEvent.keyboard('{/Enter}');
  });
});

it('shows nothing where it has been called off before it begins', async () => {
  ended.abort();
  const before = document.documentElement.childElementCount;
  expect(await pickElement(document, { from: null, words: WORDS, signal: ended.signal })).toBe(null);
  const words = { language: 'en', direction: 'ltr' as const, text: 'Done.', undo: 'Undo', close: 'Close' };
  expect(await confirmOnPage(document, words, ended.signal)).toBe(false);
  expect(document.documentElement.childElementCount).toBe(before);
});
