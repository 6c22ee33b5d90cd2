/**
 * Pages that work against whoever reads them, each an article under the host of a built-in site, and a witness in
 * each that still tells the truth: it took the browser's own functions before the page replaced them.
 */
import type { Page } from 'puppeteer-core';
import type { ArticleServer } from '../../harness/serve-articles.ts';
import { dragOver } from './on-page.ts';

export const HOSTILE_WORDS = 'A page may do what it likes in its own house, and some of them do.';

/*
 * Every accessor is taken from its prototype and nothing of the page's is called: no method of arrays, no iteration by
 * the language, no property that an element can stand in for.
 */
const WITNESS = `<script>(() => {
  const { apply } = Reflect;
  const call = (method, self, ...args) => apply(method, self, args);
  // Which of the prototypes has it differs: the points of a range stand on each kind of range in Chromium.
  const getterOf = (prototype, name) => {
    let at = prototype;
    while (!Object.hasOwn(at, name)) at = Object.getPrototypeOf(at);
    return Object.getOwnPropertyDescriptor(at, name).get;
  };
  const { createRange, createTreeWalker } = Document.prototype;
  const { setStart, setEnd, getClientRects } = Range.prototype;
  const rangeText = Range.prototype.toString;
  const { nextNode } = TreeWalker.prototype;
  const currentNode = getterOf(TreeWalker.prototype, 'currentNode');
  const data = getterOf(CharacterData.prototype, 'data');
  const body = getterOf(Document.prototype, 'body');
  const parentElement = getterOf(Node.prototype, 'parentElement');
  const { scrollIntoView } = Element.prototype;
  const { indexOf, slice } = String.prototype;
  const registry = CSS.highlights;
  const { entries: registryEntries, clear } = HighlightRegistry.prototype;
  const { values: highlightValues } = Highlight.prototype;
  const registryNext = Object.getPrototypeOf(call(registryEntries, registry)).next;
  const highlightNext = Object.getPrototypeOf(call(highlightValues, new Highlight())).next;
  const pointOf = (name) => getterOf(StaticRange.prototype, name);
  const startContainer = pointOf('startContainer');
  const startOffset = pointOf('startOffset');
  const endContainer = pointOf('endContainer');
  const endOffset = pointOf('endOffset');
  const { getSelection } = Document.prototype;
  const { removeAllRanges } = Selection.prototype;
  const page = document;
  const rangeOf = (start, from, end, to) => {
    const range = call(createRange, page);
    call(setStart, range, start, from);
    call(setEnd, range, end, to);
    return range;
  };
  const witness = {
    /** Where the words stand in the window, after bringing them into it. */
    endsOf(words) {
      call(removeAllRanges, call(getSelection, page));
      const walker = call(createTreeWalker, page, call(body, page), 4);
      while (call(nextNode, walker)) {
        const node = call(currentNode, walker);
        const at = call(indexOf, call(data, node), words);
        if (at < 0) continue;
        call(scrollIntoView, call(parentElement, node), { block: 'center', behavior: 'instant' });
        const rects = call(getClientRects, rangeOf(node, at, node, at + words.length));
        const first = rects[0];
        const last = rects[rects.length - 1];
        return first.left + 0.5 + ' ' + (first.top + first.bottom) / 2 + ' ' + (last.right - 0.5) + ' ' + (last.top + last.bottom) / 2;
      }
      return '';
    },
    /** The words under our highlights, a line each. */
    painted() {
      let lines = '';
      const names = call(registryEntries, registry);
      for (let step = call(registryNext, names); !step.done; step = call(registryNext, names)) {
        const name = step.value[0];
        if (call(slice, name, 0, 8) !== 'margent-' || name === 'margent-flash') continue;
        const ranges = call(highlightValues, step.value[1]);
        for (let one = call(highlightNext, ranges); !one.done; one = call(highlightNext, ranges)) {
          const range = one.value;
          lines += call(rangeText, rangeOf(call(startContainer, range), call(startOffset, range), call(endContainer, range), call(endOffset, range))) + '\\n';
        }
      }
      return lines;
    },
    clearHighlights() { call(clear, registry); },
  };
  Object.defineProperty(window, 'witness', { value: witness });
})();</script>`;

/** Replaces what a reader of the page could call, and counts who does. */
const REDEFINED = `<script>(() => {
  window.calls = '';
  const trap = () => { window.calls += new Error().stack + '\\n'; throw new Error('trapped'); };
  const put = (object, name, value = trap) => Object.defineProperty(object, name, { value, writable: true, configurable: true });
  for (const name of ['get', 'set', 'has', 'delete', 'entries', 'values', Symbol.iterator]) { put(Map.prototype, name); }
  for (const name of ['add', 'has', Symbol.iterator]) put(Set.prototype, name);
  for (const name of ['parse', 'stringify']) put(JSON, name);
  for (const name of ['replace', 'trim', 'split', 'normalize']) put(String.prototype, name);
  put(RegExp.prototype, 'exec');
  for (const name of ['set', 'get', 'has', 'delete', 'clear']) put(HighlightRegistry.prototype, name);
  Object.defineProperty(CSS, 'highlights', { get: trap, configurable: true });
  for (const name of ['Highlight', 'StaticRange', 'Range', 'MutationObserver', 'AbortController', 'Map', 'Set', 'URL', 'Promise', 'NodeFilter', 'TreeWalker', 'Symbol']) put(window, name);
  for (const name of ['setStart', 'setEnd', 'toString', 'getClientRects', 'cloneRange']) put(Range.prototype, name);
  for (const name of ['createRange', 'createTreeWalker', 'getSelection', 'querySelector', 'querySelectorAll', 'getElementById']) put(Document.prototype, name);
  for (const name of ['getAttribute', 'matches', 'closest', 'querySelector', 'querySelectorAll', 'getBoundingClientRect', 'attachShadow']) put(Element.prototype, name);
  for (const name of ['addEventListener', 'dispatchEvent']) put(EventTarget.prototype, name);
  put(window, 'getSelection');
  put(MutationObserver.prototype ?? {}, 'observe');
  for (const name of ['textContent', 'parentNode', 'firstChild', 'nextSibling', 'nodeType']) Object.defineProperty(Node.prototype, name, { get: trap, set: trap, configurable: true });
  Object.defineProperty(Object.prototype, 'exact', { set: trap, get: () => undefined, configurable: true });
  // Last: the loops above need it.
  for (const name of ['filter', 'map', 'forEach', 'flatMap', 'push', 'join', 'some', 'every', 'find', 'sort', 'slice', 'includes', 'indexOf', Symbol.iterator]) put(Array.prototype, name);
})();</script>`;

const CLOBBERED = (() => {
  const names =
    'body head documentElement title createTreeWalker createRange querySelector querySelectorAll defaultView getSelection childNodes firstChild nextSibling parentNode nodeType localName textContent children ownerDocument addEventListener location URL contentType chrome browser margent witnessed'.split(
      ' ',
    );
  const inputs = names.map((name) => `<input name="${name}" hidden>`).join('');
  const images = names.map((name) => `<img name="${name}" id="${name}" alt="" hidden>`).join('');
  return `<form name="body">${inputs}</form><form name="documentElement" id="chrome">${inputs}</form><form id="browser">${inputs}</form><a id="margent" href="x:"></a><a id="margent" href="y:"></a>${images}`;
})();

/**
 * Tens of thousands in each other: deeper than any parser makes them, so by script; what is shown ends far above. Firefox
 * builds 50,000 of them in 14 s by itself.
 */
const NESTED = `<div id="deep" style="display:none"></div><script>(() => {
  // From the outside in, which costs the browsers least.
  const deepest = navigator.userAgent.includes('Firefox') ? 12000 : 50000;
  let at = document.getElementById('deep');
  for (let depth = 0; depth < deepest; depth++) {
    const child = document.createElement('div');
    if (depth % 1000 === 0) child.append('so deep ');
    at.append(child);
    at = child;
  }
  at.append('the very bottom');
})();</script>`;

const CHANGING = `<script>(() => {
  const paragraph = () => document.querySelector('#changing');
  let kept;
  Object.assign(window, {
    removeWords() { kept = paragraph().cloneNode(true); paragraph().replaceChildren(); },
    putWordsBack() { paragraph().replaceChildren(...kept.cloneNode(true).childNodes); },
    addAParagraph() { const late = document.createElement('p'); late.textContent = 'A late remark of no weight.'; document.querySelector('article').append(late); },
  });
})();</script>`;

const SENTENCE =
  'What a reader marks stays hers, whatever the page that she read it on has made of itself since then, and it is for the program to see to that. ';
const PARAGRAPHS = Array.from({ length: 5 }, (_, at) => `<p>${at + 2}. ${SENTENCE.repeat(3)}</p>`).join('\n');

interface Parts {
  /** First of all, before the article is there. */
  first?: string;
  /** Within the article, before its first paragraph. */
  inside?: string;
  /** After everything. */
  last?: string;
  title?: string;
  byline?: string;
  siteName?: string;
}

export function hostilePage({
  first = '',
  inside = '',
  last = '',
  title = 'The Uses of a Bad House',
  byline = 'Ada Quist',
  siteName = 'Review',
}: Parts): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${WITNESS}<meta name="author" content="${byline.replaceAll('"', '&quot;')}"><meta property="og:site_name" content="${siteName}"><meta property="og:type" content="article"><title>${title}</title></head><body>${first}<main><article><h1>${title}</h1><p class="byline">By <span class="author" rel="author">${byline}</span></p>${inside}<p id="changing">1. ${HOSTILE_WORDS} ${SENTENCE.repeat(2)}</p>${PARAGRAPHS}</article></main>${last}</body></html>`;
}

export const HOSTILE_PAGES = {
  redefined: hostilePage({ last: REDEFINED }),
  clobbered: hostilePage({ first: CLOBBERED, inside: CLOBBERED }),
  nested: hostilePage({ inside: NESTED }),
  changing: hostilePage({ last: CHANGING }),
} as const;

/** Serves a page and gives its address. */
export function serveHostile(server: ArticleServer, name: string, body: string): string {
  const url = `http://thediplomat.com/2026/10/hostile-${name}/`;
  server.route(url, { body });
  return url;
}

/** Selects words with the mouse where the page itself is not to be asked. */
export async function selectOnHostile(page: Page, words: string): Promise<void> {
  await page.bringToFront();
  const ends = (await page.evaluate(`witness.endsOf(${JSON.stringify(words)})`)) as string;
  const [fromX, fromY, toX, toY] = ends.split(' ').map(Number);
  if (fromX === undefined || fromY === undefined || toX === undefined || toY === undefined)
    throw new Error(`no such words on the page: ${words}`);
  await dragOver(page, [fromX, fromY, toX, toY]);
}

/** The words painted, each once, by the browser's own registry. */
export async function paintedOnHostile(page: Page): Promise<string[]> {
  const lines = (await page.evaluate('witness.painted()')) as string;
  return lines.split('\n').filter(Boolean);
}
