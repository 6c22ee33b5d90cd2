import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { contrast, luminance, type Rgb } from '../../../src/core/color.ts';
import { parseComputed } from '../../../src/page/painting/legible.ts';
import { createPainter } from '../../../src/page/painting/paint.ts';
import { highlightCss } from '../../../src/page/painting/stylesheet.ts';
import { mix } from '../../../src/page/painting/tint.ts';

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
    ['on half-transparent layers', 'color:#111;background:rgba(255,255,255,.9)'],
  ])('has its colour %s', (_, style) => {
    expect(paint(`<p style="${style}">${WORDS}</p>`)).toEqual(TINTED);
  });

  it.each([
    ['gray text that has 4.5:1 and no more', `<p style="color:#767676;background:#fff">${WORDS}</p>`],
    ['an image behind', `<div style="background:url(data:,)"><p style="color:#111">${WORDS}</p></div>`],
    ['a gradient behind', `<p style="background:linear-gradient(#000,#fff)">${WORDS}</p>`],
    ['colours that are not in sRGB', `<p style="color:color(display-p3 1 0 0)">${WORDS}</p>`],
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
