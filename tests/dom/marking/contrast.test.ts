/**
 * What lies over a page is legible: the contrast of every word of it with what is behind it, by the colours that the browser
 * computes. Its root is closed, and axe-core sees into none; here it is opened for the test.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ESSAY_ARGUMENT, POLICY_COMMENTARY } from '../../../src/core/model/built-in-codebooks.ts';
import { openCard } from '../../../src/page/marking/card.ts';
import { openChoice } from '../../../src/page/marking/choice.ts';
import { openNotice } from '../../../src/page/marking/notice.ts';
import { PANELS_CSS } from '../../../src/page/marking/panels-css.ts';
import { createSurface } from '../../../src/page/marking/surface.ts';
import { createToolbar } from '../../../src/page/marking/toolbar.ts';
import { openReadingBar } from '../../../src/page/reading-mode/reading-bar.ts';
import { CARD, cardActs, DIFFERENCE, OFFERED } from './over.ts';

const { attachShadow } = Element.prototype;
const roots: ShadowRoot[] = [];
let ended = new AbortController();
let shown: HTMLElement | undefined;

afterEach(() => {
  ended.abort();
  Element.prototype.attachShadow = attachShadow;
  for (const root of roots.splice(0)) root.host.remove();
  shown?.remove();
  document.body.removeAttribute('style');
});

/** A page as light or dark as is said, and roots that can be looked into. */
function pageThatIs(scheme: 'light' | 'dark'): HTMLElement {
  ended = new AbortController();
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, { ...init, mode: 'open' });
    roots.push(root);
    return root;
  };
  document.body.style.background = scheme === 'dark' ? '#111' : '#fff';
  shown = document.createElement('main');
  shown.textContent = 'Words of the page';
  document.body.append(shown);
  return shown;
}

type Rgba = [red: number, green: number, blue: number, alpha: number];

/** Through a canvas: a computed colour may be written in any space. */
const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
function rgbaOf(color: string): Rgba {
  if (!context) throw new Error('no canvas');
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const over = ([r, g, b, a]: Rgba, [r2, g2, b2]: Rgba): Rgba => [
  r * a + r2 * (1 - a),
  g * a + g2 * (1 - a),
  b * a + b2 * (1 - a),
  1,
];

/** What is behind an element: backgrounds from the outermost in. */
function backgroundOf(element: Element): Rgba {
  const layers: Rgba[] = [];
  for (let at: Element | null = element; at; at = at.parentElement)
    layers.push(rgbaOf(getComputedStyle(at).backgroundColor));
  // Of the panel at least nothing of the page shows through: the base does not count.
  expect(layers.some(([, , , alpha]) => alpha === 1)).toBe(true);
  return layers.reduceRight<Rgba>((below, layer) => over(layer, below), [255, 0, 255, 1]);
}

function luminance([r, g, b]: Rgba): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: Rgba, b: Rgba): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Words that are less legible than 4.5 to 1 (WCAG 1.4.3), with the ratio; and how many were looked at. */
function faint(): { words: number; faint: string[] } {
  const found = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')]);
  const withText = found.filter((element) =>
    [...element.childNodes].some(
      (node) => node instanceof Text && node.data.trim() !== '' && element.localName !== 'style',
    ),
  );
  const seen = withText.filter((element) => getComputedStyle(element).clipPath === 'none');
  return {
    words: seen.length,
    faint: seen.flatMap((element) => {
      const background = backgroundOf(element);
      const ratio = contrast(over(rgbaOf(getComputedStyle(element).color), background), background);
      return ratio < 4.5 ? [`${element.textContent}: ${ratio.toFixed(2)}`] : [];
    }),
  };
}

describe.each(['light', 'dark'] as const)('on a %s page every word is legible', (scheme) => {
  const beside = () => ({ words: [{ left: 20, top: 20, right: 120, bottom: 40 }], near: { x: 60, y: 40 } });

  it('of the toolbar, the card, the choice and the notice', () => {
    const behind = pageThatIs(scheme);
    const surface = createSurface(document, () => ({ language: 'en', direction: 'ltr' }), ended.signal);
    surface.dress(PANELS_CSS);
    const { roles } = POLICY_COMMENTARY;
    const acts = { give: vi.fn(), addNote: vi.fn(), snap: vi.fn(), turnOff: vi.fn(), dismiss: vi.fn() };
    const words = {
      label: 'L',
      said: 'S',
      kept: 'Kept: rail',
      addNote: 'Add',
      sentence: 'Sentence',
      paragraph: 'P',
      off: 'Off',
      close: 'C',
    };
    createToolbar(document, surface, { roles, kept: ['rail'], singleKeys: true, words, acts }).open({ beside, behind });
    openCard(document, surface, {
      beside,
      behind,
      words: CARD,
      acts: cardActs(),
      content: {
        quote: 'Words',
        language: 'en',
        roles: ESSAY_ARGUMENT.roles,
        offered: OFFERED,
        singleKeys: true,
        tags: ['tag'],
        note: 'A note',
        relations: [
          { otherId: 'a', text: 'attacks “x”', where: 'elsewhere', forbidden: 'No longer allowed' },
          { otherId: 'b', text: 'attacks “y”', where: 'nowhere', forbidden: 'No longer allowed' },
        ],
        kinds: [{ id: 'k', text: 'supports' }],
        adjustable: true,
        changed: { difference: DIFFERENCE, canBeSettled: true },
      },
    });
    openChoice(document, surface, {
      beside,
      among: [{ id: 'a', roles: roles.slice(0, 3), words: 'Words', language: null }],
      words: { title: 'Which?' },
      choose: vi.fn(),
      mark: vi.fn(),
      dismiss: vi.fn(),
    });
    for (const tone of ['done', 'fault'] as const)
      openNotice(document, surface, { text: 'Said.', tone, close: 'Close', action: { label: 'Undo', act: vi.fn() } });
    const { words: count, faint: less } = faint();
    expect(less).toEqual([]);
    expect(count).toBeGreaterThan(40);
  });

  it('of the bar and the help of reading by keyboard', () => {
    pageThatIs(scheme);
    const words = { language: 'en', direction: 'ltr' as const, name: 'N', keys: 'Keys', helpTitle: 'Help', close: 'C' };
    const bar = openReadingBar(document, words, { choose: vi.fn(), help: vi.fn(), leave: vi.fn() });
    bar?.show({
      place: 'Paragraph 3',
      status: 'Press a digit',
      choicesName: 'Roles',
      kept: { tags: ['rail'], told: 'Kept: rail' },
      leave: 'Leave',
      choices: [
        { digit: 1, name: 'Claim', look: { color: '#cc5500', underline: 'double' }, isOn: true },
        { digit: 2, name: 'supports', look: null, isOn: false },
      ],
    });
    bar?.showHelp([{ title: 'Move', rows: [{ keys: ['↓', 'J'], text: 'Next sentence' }] }]);
    const { words: count, faint: less } = faint();
    expect(less).toEqual([]);
    expect(count).toBeGreaterThan(12);
    roots[0]?.host.remove();
  });
});
