import { expect, it, describe as suite } from 'vitest';
import type { Selector } from '../../../src/core/model/selector.ts';
import { describe } from '../../../src/page/anchoring/describe.ts';
import { resolveAll } from '../../../src/page/anchoring/resolve.ts';
import { fragment } from './dom-helpers.ts';

/** The selectors of the words between two marks, ⟦ and ⟧, which are taken out of the page first. */
function mark(html: string): { root: HTMLElement; selectors: Selector[] } {
  const root = fragment(html);
  const range = new Range();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const start = node.data.indexOf('⟦');
    if (start >= 0) {
      node.deleteData(start, 1);
      range.setStart(node, start);
    }
    const end = node.data.indexOf('⟧');
    if (end >= 0) {
      node.deleteData(end, 1);
      range.setEnd(node, end);
    }
  }
  return { root, selectors: describe(root, range) };
}

function resolve(html: string, selectors: Selector[]) {
  const root = fragment(html);
  document.body.append(root);
  try {
    const [found] = resolveAll(root, [{ id: 'x', selectors }]);
    const first = found?.range?.startContainer ?? null;
    return { state: found?.state, words: found?.range?.toString(), first, root };
  } finally {
    root.remove();
  }
}

suite('hard text', () => {
  it.each<[string, string, string, string]>([
    ['a drop cap', '<p>⟦The⟧ pact holds for now.</p>', '<p><span>T</span>he pact holds for now.</p>', 'The'],
    [
      'soft hyphens',
      '<p>An ⟦extraordinary alliance⟧ of old.</p>',
      '<p>An extra&shy;ordinary alli&shy;ance of old.</p>',
      'extra\u00ADordinary alli\u00ADance',
    ],
    ['line breaks', '<p>One line,⟦ two lines⟧, three.</p>', 'One line,<br>two lines,<br>three.', 'two lines'],
    [
      'table cells',
      '<p>Seoul ⟦Moscow Tokyo⟧ Beijing</p>',
      '<table><tr><td>Seoul<td>Moscow<tr><td>Tokyo<td>Beijing</table>',
      'MoscowTokyo',
    ],
    [
      'list items',
      '<p>Seoul ⟦Moscow Tokyo⟧ Beijing</p>',
      '<ul><li>Seoul<li>Moscow<li>Tokyo<li>Beijing</ul>',
      'MoscowTokyo',
    ],
    ['one character', '<p>Section ⟦5⟧ of the pact.</p>', '<div>Section <b>5</b> of the pact.</div>', '5'],
    ['Chinese', '<p>同盟は⟦試練⟧を経てきた。</p>', '<p>同盟は<b>試</b>練を経てきた。</p>', '試練'],
    ['Arabic', '<p>قال إن ⟦التحالف قوي⟧ اليوم.</p>', '<p>قال إن <b>التحالف</b> قوي اليوم.</p>', 'التحالف قوي'],
    ['Hebrew with points', '<p>אמר כי ⟦הַבְּרִית⟧ חזקה.</p>', '<p>אמר כי <i>הַבְּרִית</i> חזקה.</p>', 'הַבְּרִית'],
    ['composed letters', '<p>Le ⟦cafe\u0301⟧ est ici.</p>', '<p>Le <i>caf\u00E9</i> est ici.</p>', 'caf\u00E9'],
    [
      'a family of emoji',
      '<p>So ⟦\u{1F468}\u200D\u{1F469}\u200D\u{1F467}⟧ it is.</p>',
      '<p>So <b>\u{1F468}\u200D\u{1F469}\u200D\u{1F467}</b> it is.</p>',
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
    ],
    [
      'ruby',
      '<p>The <ruby>漢<rt>kan</rt></ruby>⟦字⟧ here.</p>',
      '<div>The <ruby><rb>漢</rb><rt>kan</rt></ruby>字 here.</div>',
      '字',
    ],
  ])('is found again in %s', (_, before, after, words) => {
    const found = resolve(after, mark(before).selectors);
    expect({ state: found.state, words: found.words }).toEqual({ state: 'exact', words });
  });

  const own =
    '<p>In the end Moscow, it is said, ⟦needs to assure Seoul⟧ that its pact with Pyongyang is no threat.</p>';
  const bare = own.replace(/[⟦⟧]/gu, '');

  it('keeps its place under text that another extension puts in', () => {
    const bar = '<div class="toolbar">Translate Save needs to assure Share</div>';
    const found = resolve(bar + bare + bar, mark(own).selectors);
    expect(found.state).toBe('exact');
    expect(found.first?.parentElement === found.root.children[1]).toBe(true);
  });

  it.each([
    ['display: none', 'display:none'],
    ['visibility: hidden', 'visibility:hidden'],
  ])('takes the copy that is shown, not the one with %s, and the other when that changes', (_, style) => {
    const hidden = `<div style="${style}">${bare}</div>`;
    const shown = `<div>${bare}</div>`;
    const { selectors } = mark(shown.replace(bare, own) + hidden);
    for (const [html, at] of [
      [`<p>Added.</p>${hidden}${shown}`, 2],
      [`<p>Added.</p>${shown}${hidden}`, 1],
    ] as const) {
      const found = resolve(html, selectors);
      expect(found.root.children[at]?.contains(found.first)).toBe(true);
    }
  });

  const SR_ONLY = 'position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%)';

  it('is found where words for screen readers alone have come between', () => {
    const found = resolve(
      `<p>In the end Moscow, it is said, needs to <span style="${SR_ONLY}">(opens a new window) </span>assure Seoul that its pact with Pyongyang is no threat.</p>`,
      mark(`<p>${own.slice(3, -4)}</p>`).selectors,
    );
    expect(found.state).not.toBe('orphan');
    expect(found.words?.startsWith('needs to ')).toBe(true);
    expect(found.words?.endsWith('assure Seoul')).toBe(true);
  });

  it('takes the copy that is shown, not the one for screen readers alone', () => {
    const copy = `<p style="${SR_ONLY}">${bare.slice(3, -4)}</p>`;
    const { selectors } = mark(own);
    for (const [html, at] of [
      [copy + bare, 1],
      [bare + copy, 0],
    ] as const) {
      const found = resolve(html, selectors);
      expect(found.root.children[at]?.contains(found.first)).toBe(true);
    }
  });

  it.each([
    ['hyphens that the browser sets', 'inline-size:4em;hyphens:auto', 'p'],
    ['a first letter that the style sheet sets apart', 'display:block', 'p::first-letter'],
    ['letters that the style sheet makes capitals', 'text-transform:uppercase', 'p'],
    ['words that cannot be selected', 'user-select:none', 'p'],
  ])('is described and found with %s', (_, declarations, selector) => {
    const style = document.createElement('style');
    style.textContent = `${selector} { ${declarations}; font-size: 20px }`;
    document.head.append(style);
    const root = fragment('<p lang="en">Extraordinary commitments notwithstanding, the alliance holds.</p>');
    document.body.append(root);
    try {
      const text = root.querySelector('p')?.firstChild;
      if (!(text instanceof Text)) throw new Error('the fixture has no text');
      const range = new Range();
      range.setStart(text, 0);
      range.setEnd(text, 'Extraordinary commitments'.length);
      const selectors = describe(root, range);
      expect(selectors).toContainEqual(expect.objectContaining({ exact: 'Extraordinary commitments' }));
      const [found] = resolveAll(root, [{ id: 'x', selectors }]);
      expect(found?.state).toBe('exact');
      expect(found?.range?.toString()).toBe('Extraordinary commitments');
    } finally {
      root.remove();
      style.remove();
    }
  });

  it('is found as a whole article', () => {
    const text = Array.from(
      { length: 200 },
      (_, index) => `<p>Paragraph ${index} of the piece about the pact.</p>`,
    ).join('');
    const root = fragment(text);
    const range = new Range();
    range.selectNodeContents(root);
    const found = resolve(`<h1>Title</h1>${text}`, describe(root, range));
    expect(found.words).toBe(root.textContent);
  });
});
