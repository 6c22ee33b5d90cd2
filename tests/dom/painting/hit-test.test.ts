import { afterEach, describe, expect, it } from 'vitest';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import { createHitTest, type HitTest } from '../../../src/page/painting/hit-test.ts';

let root: HTMLElement;
afterEach(() => root.remove());

function show(html: string, ...words: string[]): HitTest {
  root = document.createElement('div');
  root.style.cssText = 'position:fixed;inset:0;padding:40px;width:400px;background:#fff;font:20px/2 monospace';
  root.innerHTML = html;
  document.body.append(root);
  const reading = readingText(root);
  return createHitTest(
    document,
    reading,
    words.map((id) => {
      const start = reading.text.indexOf(id);
      if (start < 0) throw new Error(`'${id}' is not in '${reading.text}'`);
      return { id, start, end: start + id.length };
    }),
  );
}

/** The box of some words that stand in one text node. */
function boxOf(words: string): DOMRect {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(words);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range.getBoundingClientRect();
  }
  throw new Error(`no '${words}'`);
}

function hitIn(hit: HitTest, words: string, share = 0.5): string[] {
  const { x, y, width, height } = boxOf(words);
  return hit(x + width * share, y + height / 2);
}

describe('createHitTest', () => {
  it('finds the passages at a letter, the innermost last', () => {
    const hit = show('<p>One two <b>three</b> four</p>', 'two three', 'three', 'four', 'One two three four');
    expect(hitIn(hit, 'three')).toEqual(['One two three four', 'two three', 'three']);
    expect(hitIn(hit, 'One')).toEqual(['One two three four']);
    expect(hitIn(hit, 'four', 0.01)).toEqual(['One two three four', 'four']);
    expect(hitIn(hit, 'four', 0.99)).toEqual(['One two three four', 'four']);
  });

  it('finds none beside a line, between two and in the margin, where the caret answers too', () => {
    const hit = show('<p>One two</p><p>Three</p>', 'One two', 'Three');
    const line = boxOf('One two');
    const middle = line.y + line.height / 2;
    expect(hit(line.right - 2, middle)).toEqual(['One two']);
    expect(hit(line.right + 60, middle)).toEqual([]);
    expect(hit(line.left - 20, middle)).toEqual([]);
    expect(hit(line.left + 5, (line.bottom + boxOf('Three').top) / 2)).toEqual([]);
  });

  it('finds none in text that is not read, at an element without text and outside the window', () => {
    const hit = show(
      '<p>One <textarea>typed</textarea><svg width="80" height="30"><text y="20">drawn</text></svg> two</p>',
      'One two',
    );
    for (const selector of ['textarea', 'text']) {
      const { x, y, width, height } = (root.querySelector(selector) as Element).getBoundingClientRect();
      expect(hit(x + width / 2, y + height / 2), selector).toEqual([]);
      expect(hit(x + 8, y + height / 2), selector).toEqual([]);
    }
    expect(hit(-5, -5)).toEqual([]);
    expect(hit(Number.NaN, 3)).toEqual([]);
  });

  it('is not led astray by an element of the name of what it calls', () => {
    const hit = show(
      '<form name="caretPositionFromPoint"></form><img name="caretRangeFromPoint"><p>One two</p>',
      'two',
    );
    expect(hitIn(hit, 'two')).toEqual(['two']);
  });

  it('answers in text that runs from right to left, and at an emoji', () => {
    const hit = show('<p dir="rtl">אחת שתיים</p><p>a 👍🏽 b</p>', 'שתיים', '👍🏽');
    expect(hitIn(hit, 'שתיים')).toEqual(['שתיים']);
    expect(hitIn(hit, 'אחת')).toEqual([]);
    expect(hitIn(hit, '👍🏽')).toEqual(['👍🏽']);
  });

  it('finds a passage in an open shadow tree, and in one within it', () => {
    root = document.createElement('div');
    root.style.cssText = 'position:fixed;inset:0;padding:40px;width:400px;background:#fff;font:20px/2 monospace';
    document.body.append(root);
    const outer = root.attachShadow({ mode: 'open' });
    outer.innerHTML = '<p>Outer words.</p><x-inner></x-inner>';
    const inner = (outer.lastElementChild as Element).attachShadow({ mode: 'open' });
    inner.innerHTML = '<p>Inner words.</p>';
    const reading = readingText(root);
    const passages = ['Outer', 'Inner'].map((id) => {
      const start = reading.text.indexOf(id);
      return { id, start, end: start + id.length };
    });
    const hit = createHitTest(document, reading, passages);
    for (const [tree, id] of [[outer, 'Outer'] as const, [inner, 'Inner'] as const]) {
      const range = new Range();
      range.setStart(tree.querySelector('p')?.firstChild as Text, 0);
      range.setEnd(tree.querySelector('p')?.firstChild as Text, 5);
      const { x, y, width, height } = range.getBoundingClientRect();
      expect(hit(x + width / 2, y + height / 2)).toEqual([id]);
    }
  });
});
