import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPainter, type PaintedPassage } from '../../../src/page/painting/paint.ts';
import { highlightCss } from '../../../src/page/painting/stylesheet.ts';

const TEXT = 'Moscow needs to assure Seoul that its pact with Pyongyang is no threat.';
let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('p');
  root.textContent = TEXT;
  document.body.append(root);
});

afterEach(() => {
  createPainter(document).clear();
  CSS.highlights.clear();
  root.remove();
});

function passage(id: string, words: string, ...roles: string[]): PaintedPassage {
  const node = root.firstChild as Text;
  const start = TEXT.indexOf(words);
  const end = start + words.length;
  const boundary = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
  return { id, roles, start, end, boundary };
}

const names = () => [...CSS.highlights.keys()].sort();
const textUnder = (name: string) =>
  [...(CSS.highlights.get(name) ?? [])].map(({ startOffset, endOffset }) => TEXT.slice(startOffset, endOffset));

describe('paint', () => {
  it('registers each passage under its role and lane', () => {
    createPainter(document).paint([
      passage('1', 'Moscow', 'claim'),
      passage('2', 'Pyongyang', 'claim'),
      passage('3', 'Seoul that its', 'premise'),
      passage('4', 'that its pact', 'claim'),
    ]);
    expect(names()).toEqual(['margent-claim-0', 'margent-claim-1', 'margent-premise-0']);
    expect(textUnder('margent-claim-0')).toEqual(['Moscow', 'Pyongyang']);
    expect(textUnder('margent-claim-1')).toEqual(['that its pact']);
  });

  it('gives further roles of a passage lines in lanes of their own, and passages without role the unknown one', () => {
    createPainter(document).paint([
      passage('1', 'Moscow needs', 'claim', 'premise'),
      passage('2', 'needs to'),
      passage('3', 'threat'),
    ]);
    expect(names()).toEqual(['margent-claim-0', 'margent-premise-1-line', 'margent-unknown-0', 'margent-unknown-2']);
  });

  it('leaves the DOM as it is', () => {
    const observer = new MutationObserver(() => undefined);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const painter = createPainter(document);
    painter.paint([passage('1', 'Moscow', 'claim')]);
    painter.flash(passage('1', 'Moscow').boundary);
    painter.clear();
    expect(observer.takeRecords()).toEqual([]);
    expect(names()).toEqual([]);
  });

  it('leaves the page its highlights, in painting and in clearing, and lies under them', () => {
    const own = new Highlight(new Range());
    CSS.highlights.set('search-result', own);
    const painter = createPainter(document);
    painter.paint([passage('1', 'Moscow', 'claim')]);
    expect(CSS.highlights.get('margent-claim-0')?.priority).toBeLessThan(own.priority);
    painter.paint([]);
    expect(names()).toEqual(['search-result']);
    painter.paint([passage('1', 'Moscow', 'claim')]);
    painter.clear();
    expect(names()).toEqual(['search-result']);
    expect(CSS.highlights.get('search-result')).toBe(own);
  });

  it('paints again what the page took away, and touches nothing that is in place', () => {
    const painter = createPainter(document);
    const passages = [passage('1', 'Moscow', 'claim'), passage('2', 'Seoul', 'premise')];
    painter.paint(passages);
    const kept = CSS.highlights.get('margent-premise-0');
    CSS.highlights.delete('margent-claim-0');
    painter.paint([passage('1', 'Moscow', 'claim'), passage('2', 'Seoul', 'premise')]);
    expect(textUnder('margent-claim-0')).toEqual(['Moscow']);
    expect(CSS.highlights.get('margent-premise-0')).toBe(kept);
    painter.paint([passage('1', 'Moscow', 'claim'), passage('2', 'Pyongyang', 'premise')]);
    expect(textUnder('margent-premise-0')).toEqual(['Pyongyang']);
  });

  it('flashes a range and lets it go', () => {
    vi.useFakeTimers();
    try {
      const painter = createPainter(document);
      painter.flash(passage('1', 'Moscow').boundary);
      vi.advanceTimersByTime(1_000);
      painter.flash(passage('1', 'Seoul').boundary);
      vi.advanceTimersByTime(1_000);
      expect(textUnder('margent-flash')).toEqual(['Seoul']);
      vi.advanceTimersByTime(1_000);
      expect(CSS.highlights.has('margent-flash')).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does nothing in a document that is not shown', () => {
    const painter = createPainter(new DOMParser().parseFromString('<p>a</p>', 'text/html'));
    painter.paint([passage('1', 'Moscow', 'claim')]);
    expect(names()).toEqual([]);
  });
});

describe('the style sheet in a browser', () => {
  it('is understood to the last declaration', () => {
    const roles = (['solid', 'double', 'dotted', 'dashed', 'wavy'] as const).map((underline) => ({
      id: crypto.randomUUID(),
      color: '#1d4ed8',
      underline,
    }));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightCss(roles));
    // Six roles with the unknown one, four lanes, with and without background; the flash; forced colours.
    expect(sheet.cssRules).toHaveLength(6 * 4 * 2 + 2);
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule)) continue;
      expect(rule.style.length, rule.cssText).toBeGreaterThan(1);
      if (rule.selectorText.includes('flash')) continue;
      expect(rule.style.textUnderlineOffset, rule.cssText).toMatch(/em$/);
      expect(rule.style.textDecorationStyle, rule.cssText).toMatch(/solid|double|dotted|dashed|wavy/);
      expect(rule.style.textDecorationThickness, rule.cssText).toMatch(/px$/);
    }
    document.adoptedStyleSheets.push(sheet);
    createPainter(document).paint([passage('1', 'Moscow', roles[0]?.id ?? '')]);
    const style = getComputedStyle(root, `::highlight(margent-${roles[0]?.id}-0)`);
    expect(style.backgroundColor).toMatch(/^rgba\(29, 78, 216, 0\.\d+\)$/);
    expect(style.textDecorationLine).toBe('underline');
    document.adoptedStyleSheets.pop();
  });
});
