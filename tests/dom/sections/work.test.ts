/**
 * The finder's work on a page that means harm grows with the page and no faster. What is counted is every call that reads
 * the DOM and every character handed to a function that reads text, so that the answer depends on no clock. How long a
 * regular expression takes for a text is not in it: `regular-expressions.test.ts` sees to that.
 */
import { expect, it } from 'vitest';
import { HOSTILE_PAGES, hostileDocument } from '../../hostile/hostile-pages.ts';

let work = 0;

type Call = (this: unknown, ...args: unknown[]) => unknown;

function count(prototype: object, name: string, costOf: (self: unknown, args: unknown[]) => number): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (!descriptor) throw new Error(`no ${name}`);
  const counted = (call: Call): Call =>
    function (...args) {
      work += costOf(this, args);
      return call.apply(this, args);
    };
  if (descriptor.get) Object.defineProperty(prototype, name, { ...descriptor, get: counted(descriptor.get) });
  else Object.defineProperty(prototype, name, { ...descriptor, value: counted(descriptor.value as Call) });
}

const one = (): number => 1;
const own = (self: unknown): number => 1 + String(self).length;
const first = (_: unknown, [text]: unknown[]): number => 1 + String(text).length;

for (const name of ['firstChild', 'nextSibling', 'parentNode', 'parentElement', 'nodeType', 'textContent'])
  count(Node.prototype, name, one);
for (const name of ['getAttribute', 'hasAttribute', 'hasAttributes', 'localName']) count(Element.prototype, name, one);
count(CharacterData.prototype, 'data', one);
// One that goes on from match to match is handed the whole text each time and reads a part of it.
const goneThrough = (self: unknown, args: unknown[]): number => ((self as RegExp).global ? 1 : first(self, args));
for (const name of ['exec', 'test']) count(RegExp.prototype, name, goneThrough);
for (const name of ['replace', 'split', 'slice', 'trim', 'normalize', 'toLowerCase', 'includes', 'indexOf', 'matchAll'])
  count(String.prototype, name, own);
count(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  'fill',
  (_, [, from, to]) => Number(to ?? 0) - Number(from ?? 0),
);

// Only now: `dom.ts` takes the accessors when it is loaded.
const { findArticle } = await import('../../../src/page/sections/find-article.ts');

const URL_OF_PAGE = new URL('https://hostile.example/2026/10/an-essay/');

function workOn(page: (typeof HOSTILE_PAGES)[number], n: number): number {
  const document = hostileDocument(page, n);
  work = 0;
  findArticle(document, URL_OF_PAGE);
  return work;
}

/** Beyond what is cut: a text of few thousand characters may well be read several times. */
const least = ({ size }: (typeof HOSTILE_PAGES)[number]): number => Math.min(size / 4, size > 500_000 ? 60_000 : 1_000);

it.each(HOSTILE_PAGES.map((page) => ({ ...page, page })))('$name', ({ page }) => {
  const n = Math.floor(least(page));
  const [small, large] = [workOn(page, n), workOn(page, 4 * n)];
  expect(small).toBeGreaterThan(0);
  expect(large / small).toBeLessThan(4.6);
});

it('counts what is quadratic', () => {
  const page = new DOMParser().parseFromString('', 'text/html');
  const nested = (n: number): number => {
    const list = page.createElement('div');
    for (let i = 0; i < n; i += 1) list.append(page.createElement('b'));
    work = 0;
    for (let i = 0; i < n; i += 1) for (let at = list.firstChild; at; at = at.nextSibling) void 0;
    return work;
  };
  expect(nested(400) / nested(100)).toBeGreaterThan(14);
});
