import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { contrast, luminance, type Rgb } from '../../../src/core/color.ts';
import { createLegibility, parseComputed } from '../../../src/page/painting/legible.ts';
import { createPainter } from '../../../src/page/painting/paint.ts';
import { highlightCss } from '../../../src/page/painting/stylesheet.ts';
import { mix } from '../../../src/page/painting/tint.ts';
import { watchTheme } from '../../../src/page/painting/watch-theme.ts';

const COLORS = ['#1d4ed8', '#b91c1c', '#15803d', '#a16207', '#7e22ce', '#000000', '#ffffff'];
const ROLES = COLORS.map((color, at) => ({ id: `legible-${at}`, color, underline: 'solid' as const }));
const WORDS = 'Words that are to be read';

const sheet = new CSSStyleSheet();
sheet.replaceSync(highlightCss(ROLES));
document.adoptedStyleSheets.push(sheet);
let root: HTMLElement | undefined;
afterEach(() => {
  CSS.highlights.clear();
  root?.remove();
});

/** Paints the words of a page and tells under which names. */
function paint(html: string, role = 0, words = WORDS): string[] {
  CSS.highlights.clear();
  root?.remove();
  root = document.createElement('div');
  root.innerHTML = html;
  document.body.append(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const first = texts[0] as Text;
  const last = texts.at(-1) as Text;
  const boundary = new StaticRange({
    startContainer: first,
    startOffset: 0,
    endContainer: last,
    endOffset: last.length,
  });
  createPainter(document).paint([{ id: '1', roles: [`legible-${role}`], start: 0, end: words.length, boundary }]);
  return [...CSS.highlights.keys()];
}

const TINTED = ['margent-legible-0-0'];
const LINED = ['margent-legible-0-0-line'];

describe('a highlight', () => {
  it.each([
    ['on white', 'color:#111;background:#fff'],
    ['on a page that says nothing', ''],
    ['on cream', 'color:#222;background:#fdf6e3'],
    ['on a dark page', 'color:#eee;background:#121212'],
    ['with colours of other spaces', 'color:oklch(0.2 0.02 250);background:color(display-p3 0.98 0.98 0.98)'],
    ['on mixed colours', 'color:color-mix(in srgb, black 90%, white);background:color-mix(in oklab, white 95%, black)'],
    ['on half-transparent layers', 'color:#111;background:rgba(255,255,255,.9)'],
  ])('has its colour %s', (_, style) => {
    expect(paint(`<p style="${style}">${WORDS}</p>`)).toEqual(TINTED);
  });

  it.each([
    ['gray text that has 4.5:1 and no more', `<p style="color:#767676;background:#fff">${WORDS}</p>`],
    ['an image behind', `<div style="background:url(data:,)"><p style="color:#111">${WORDS}</p></div>`],
    ['a gradient behind', `<p style="background:linear-gradient(#000,#fff)">${WORDS}</p>`],
    ['a colour of another space that has no more', `<p style="color:oklch(0.57 0 0);background:#fff">${WORDS}</p>`],
    ['a filter over all of it', `<p style="filter:invert(1)"><b style="color:#111;background:#fff">${WORDS}</b></p>`],
    [
      'an opaque box in one that lets the page through',
      `<div style="opacity:.5"><p style="color:#111;background:#fff">${WORDS}</p></div>`,
    ],
    ['dark text on a mid tone', `<p style="color:#000;background:#777">${WORDS}</p>`],
    ['a link in the middle that is pale', `<p style="color:#111">Words <a style="color:#6aa0ff">that</a> are read</p>`],
    ['letters that let the page through', `<p style="color:#111;opacity:.5">${WORDS}</p>`],
  ])('is a line alone with %s', (_, html) => {
    expect(paint(html)).toEqual(LINED);
  });

  it('never takes text below 4.5:1 that had it, and never puts a colour under text that had less', () => {
    const part = fc.nat(255);
    const color = fc.tuple(part, part, part);
    const css = (rgb: readonly number[]): string => `rgb(${rgb.join()})`;
    const share = ([r, g, b]: readonly number[]): Rgb => [(r ?? 0) / 255, (g ?? 0) / 255, (b ?? 0) / 255];
    let tinted = 0;
    fc.assert(
      fc.property(color, color, fc.nat(COLORS.length - 1), (text, background, role) => {
        const [name = ''] = paint(`<p style="color:${css(text)};background:${css(background)}">${WORDS}</p>`, role);
        if (name.endsWith('-line')) return;
        tinted++;
        const painted = getComputedStyle(root?.firstElementChild as Element, `::highlight(${name})`).backgroundColor;
        const tint = parseComputed(painted);
        if (!tint) throw new Error(`not understood: ${painted}`);
        const behind = mix(share(background), tint.rgb, tint.alpha);
        expect(contrast(luminance(share(text)), luminance(behind))).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 300 },
    );
    // Random colours are mostly hard to read as they are; some are not.
    expect(tinted).toBeGreaterThan(10);
  });
});

/** A passage over some words of the one paragraph there is. */
function passage(id: string, role: number, start: number, end: number) {
  const text = root?.querySelector('p')?.firstChild;
  if (!text) throw new Error('nothing is shown');
  const boundary = new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end });
  return { id, roles: [`legible-${role}`], start, end, boundary };
}

function show(html: string): void {
  CSS.highlights.clear();
  root?.remove();
  root = document.createElement('div');
  root.innerHTML = html;
  document.body.append(root);
}

/** Contrast of the text with all that is painted behind each of its letters. */
function contrasts(): number[] {
  const paragraph = root?.querySelector('p') as Element;
  const style = getComputedStyle(paragraph);
  const [text, background] = [parseComputed(style.color), parseComputed(style.backgroundColor)];
  if (!text || !background) throw new Error('colours are not told');
  const painted = [...CSS.highlights].sort(([, a], [, b]) => a.priority - b.priority);
  return Array.from(paragraph.textContent ?? '', (_, at) => {
    let behind = background.rgb;
    for (const [name, highlight] of painted) {
      const tint = parseComputed(getComputedStyle(paragraph, `::highlight(${name})`).backgroundColor);
      const isHere = [...highlight].some(({ startOffset, endOffset }) => startOffset <= at && at < endOffset);
      if (tint && isHere) behind = mix(behind, tint.rgb, tint.alpha);
    }
    return contrast(luminance(text.rgb), luminance(behind));
  });
}

describe('what lies behind words', () => {
  const dark: Rgb = [0x12 / 255, 0x12 / 255, 0x12 / 255];
  const behind = (element: Element): Rgb | undefined => createLegibility(window).pairOf(element)?.background;

  it('is that of the host in a shadow tree, and of the slot for what is slotted', () => {
    show('<div style="background:#121212"><section></section></div><div><article><p>Light</p></article></div>');
    const [own, slotted] = [root?.querySelector('section'), root?.querySelector('article')];
    const tree = (own as Element).attachShadow({ mode: 'open' });
    tree.innerHTML = '<p>Light</p>';
    (slotted as Element).attachShadow({ mode: 'open' }).innerHTML =
      '<div style="background:#121212"><slot></slot></div>';
    expect(behind(tree.firstElementChild as Element)).toEqual(dark);
    expect(behind(slotted?.firstElementChild as Element)).toEqual(dark);
  });

  it('is that of the page around a frame without a colour of its own', () => {
    show('<div style="background:#121212"><iframe></iframe></div>');
    const body = root?.querySelector('iframe')?.contentDocument?.body as HTMLElement;
    body.innerHTML = '<p>Light</p>';
    expect(behind(body.firstElementChild as Element)).toEqual(dark);
  });
});

describe('highlights over one another', () => {
  it.each([
    ['gray on white', 'color:#5f5f5f;background:#fff'],
    ['black on white', 'color:#111;background:#fff'],
    ['gray on black', 'color:#a8a8a8;background:#111'],
    ['dark on sepia', 'color:#4a3f30;background:#f4ecd8'],
    ['a middle tone', 'color:#fff;background:#5c5c5c'],
  ])('keep 4.5:1 together on %s', (_, style) => {
    const own = (() => {
      show(`<p style="${style}">${WORDS}</p>`);
      return contrasts()[0] ?? 0;
    })();
    expect(own).toBeGreaterThanOrEqual(4.5);
    for (let round = 0; round < COLORS.length; round++) {
      show(`<p style="${style}">${WORDS}</p>`);
      const passages = [0, 1, 2, 3, 4].map((at) => passage(String(at), (round + at) % COLORS.length, at, 25 - at));
      createPainter(document).paint(passages);
      expect(Math.min(...contrasts())).toBeGreaterThanOrEqual(4.5);
      // Each is still there, by its line at least.
      expect([...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)).toBe(passages.length);
    }
  });
});

describe('a page that changes its colours', () => {
  const themes = `<style>
    .light p { color: #111; background: #fff }
    .middle p { color: #111; background: #8a8a8a }
  </style><div class="light"><p>${WORDS}</p></div>`;
  const switchTo = (name: string): void => {
    const element = root?.querySelector('div');
    if (element) element.className = name;
  };

  it('has its passages painted anew when that is looked for, and only then', () => {
    show(themes);
    const painter = createPainter(document);
    painter.paint([passage('1', 0, 0, 25)]);
    expect([...CSS.highlights.keys()]).toEqual(TINTED);
    const before = CSS.highlights.get(TINTED[0] ?? '');
    painter.repair();
    expect(CSS.highlights.get(TINTED[0] ?? '')).toBe(before);
    switchTo('middle');
    painter.repair();
    expect([...CSS.highlights.keys()]).toEqual(LINED);
    switchTo('light');
    painter.repair();
    expect([...CSS.highlights.keys()]).toEqual(TINTED);
    painter.clear();
    switchTo('middle');
    painter.repair();
    expect(CSS.highlights.size).toBe(0);
  });

  it.each([
    ['root', document.documentElement],
    ['body', document.body],
  ])('tells it by its %s', async (_, element) => {
    const ended = new AbortController();
    let told = 0;
    watchTheme(document, { signal: ended.signal, onTheme: () => told++ });
    element.classList.add('night');
    await expect.poll(() => told).toBe(1);
    for (let at = 0; at < 50; at++) element.dataset.theme = String(at);
    await expect.poll(() => told).toBe(2);
    ended.abort();
    element.classList.remove('night');
    delete element.dataset.theme;
    await new Promise((later) => setTimeout(later, 300));
    expect(told).toBe(2);
  });
});

/** The colours of the pixels of an element, most frequent first. */
async function pixels(element: Element): Promise<Rgb[]> {
  const base64 = await page.screenshot({ element, save: false });
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const counts = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    const key = `${data[at]},${data[at + 1]},${data[at + 2]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([key]) => key.split(',').map((part) => Number(part) / 255) as unknown as Rgb);
}

/** Of what is behind the words and what of them is farthest from it. */
async function seenContrast(element: Element): Promise<number> {
  const [behind = [0, 0, 0] as Rgb, ...others] = await pixels(element);
  return Math.max(...others.map((color) => contrast(luminance(color), luminance(behind))));
}

/** Blocks show the colour of the letters without their smoothed edges, the rest what is behind. */
const SEEN = `${'█'.repeat(4)}${'\u00a0'.repeat(40)}`;

/** Two highlights over one another on words that are shown large. */
function showSeen(style: string, role: number): HTMLElement {
  show(`<p style="${style};margin:0;font:20px/40px monospace;width:max-content">${SEEN}</p>`);
  createPainter(document).paint([passage('1', role, 0, SEEN.length), passage('2', (role + 1) % HUES, 2, SEEN.length)]);
  const paragraph = root?.querySelector('p');
  if (!paragraph) throw new Error('nothing is shown');
  return paragraph;
}

/** Of the colours those that are neither black nor white. */
const HUES = 5;

describe('as it is seen', () => {
  afterEach(() => getSelection()?.removeAllRanges());

  it.each([
    ['dark on white', 'color:#333;background:#fff'],
    ['light on dark', 'color:#e0e0e0;background:#121212'],
  ])('words on two highlights are readable, selected and not, %s', async (_, style) => {
    for (let role = 0; role < HUES; role++) {
      const paragraph = showSeen(style, role);
      expect(await seenContrast(paragraph)).toBeGreaterThanOrEqual(4.5);
      getSelection()?.selectAllChildren(paragraph);
      expect(await seenContrast(paragraph)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('words on two highlights are readable in forced colours', async () => {
    const features = (value: string) => ({ features: [{ name: 'forced-colors', value }] });
    await cdp().send('Emulation.setEmulatedMedia', features('active'));
    try {
      await expect.poll(() => matchMedia('(forced-colors: active)').matches).toBe(true);
      const paragraph = showSeen('color:#333;background:#fff', 0);
      expect(await seenContrast(paragraph)).toBeGreaterThanOrEqual(4.5);
      getSelection()?.selectAllChildren(paragraph);
      expect(await seenContrast(paragraph)).toBeGreaterThanOrEqual(4.5);
    } finally {
      await cdp().send('Emulation.setEmulatedMedia', features('none'));
    }
  });
});
