/** Bars over a page have text in proportion to the size that the reader has set in the browser, which is the overlay's. */
import { afterEach, expect, it, vi } from 'vitest';
import { confirmOnPage } from '../../../src/page/pointing/confirm-on-page.ts';
import { openReadingBar } from '../../../src/page/reading-mode/reading-bar.ts';

const { attachShadow } = Element.prototype;
const ended = new AbortController();
let roots: ShadowRoot[] = [];

afterEach(() => {
  ended.abort();
  Element.prototype.attachShadow = attachShadow;
  for (const { host } of roots) host.remove();
  roots = [];
});

function lookInto(): void {
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, { ...init, mode: 'open' });
    roots.push(root);
    return root;
  };
}

const sizes = (within: ParentNode): number[] =>
  [...within.querySelectorAll('*')].map((element) => Number.parseFloat(getComputedStyle(element).fontSize));

it('of reading by keyboard, its help, and what is said of pointing', () => {
  lookInto();
  const writing = { language: 'en', direction: 'ltr' as const };
  const words = { ...writing, name: 'N', keys: 'Keys', helpTitle: 'Help', close: 'C' };
  const bar = openReadingBar(document, words, { choose: vi.fn(), help: vi.fn(), leave: vi.fn() });
  bar?.showHelp([{ title: 'Move', rows: [{ keys: ['↓', 'J'], text: 'Next sentence' }] }]);
  void confirmOnPage(document, { ...writing, text: 'Done', undo: 'Undo', close: 'C' }, ended.signal);
  expect(roots).toHaveLength(2);
  for (const root of roots) {
    const before = sizes(root);
    expect(before.length).toBeGreaterThan(2);
    const larger = document.createElement('div');
    larger.style.fontSize = '32px';
    larger.append(...root.children);
    root.append(larger);
    expect(sizes(larger)).toEqual(before.map((size) => expect.closeTo(2 * size)));
  }
});
