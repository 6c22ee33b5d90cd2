/**
 * Bars over a page have text in proportion to the size that the reader has set in the browser, which is the overlay's, broken as
 * its language is, and scroll bars in their own colours.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { confirmOnPage } from '../../../src/page/pointing/confirm-on-page.ts';
import { openReadingBar } from '../../../src/page/reading-mode/reading-bar.ts';

const { attachShadow } = Element.prototype;
let ended = new AbortController();
let roots: ShadowRoot[] = [];

afterEach(() => {
  ended.abort();
  ended = new AbortController();
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

it('the help has a scroll bar in its own colours, as the panels beside words have', () => {
  lookInto();
  const words = { language: 'en', direction: 'ltr' as const, name: 'N', keys: 'Keys', helpTitle: 'Help', close: 'C' };
  document.documentElement.style.background = '#111';
  const bar = openReadingBar(document, words, { choose: vi.fn(), help: vi.fn(), leave: vi.fn() });
  document.documentElement.style.background = '';
  bar?.showHelp([{ title: 'Move', rows: [{ keys: ['↓'], text: 'Next sentence' }] }]);
  const help = roots[0]?.querySelector('[role=dialog]') ?? document.body;
  const { backgroundColor, borderColor, scrollbarColor } = getComputedStyle(help);
  expect(scrollbarColor).toBe(`${borderColor} ${backgroundColor}`);
});

it('breaks Korean between its words, and other languages as usual', () => {
  lookInto();
  for (const language of ['ko', 'ja'])
    openReadingBar(
      document,
      { language, direction: 'ltr', name: 'N', keys: 'Keys', helpTitle: 'Help', close: 'C' },
      { choose: vi.fn(), help: vi.fn(), leave: vi.fn() },
    )?.showHelp([{ title: 'Move', rows: [{ keys: ['↓'], text: '다음 문장' }] }]);
  const within = roots.map((root) => [...root.querySelectorAll('dt, dd, p, div')].at(-1) ?? root.host);
  expect(within.map((element) => getComputedStyle(element).wordBreak)).toEqual(['keep-all', 'normal']);
});

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
