import { expect, it, describe as suite } from 'vitest';
import { quoteOf } from '../../../src/core/model/annotation.ts';
import { describe } from '../../../src/page/anchoring/describe.ts';
import { fragment, rangeOf } from './dom-helpers.ts';

const LONG = 'Seoul has long hoped that Moscow would keep its distance from Pyongyang, and has acted on that hope.';

suite('describe', () => {
  it('gives the words, 32 units of context and the position', () => {
    expect(describe(fragment(`<p>${LONG}</p>`), rangeOf(fragment(`<p>${LONG}</p>`), 'Moscow'))).toEqual([]);
    const root = fragment(`<p>${LONG}</p>`);
    const start = LONG.indexOf('Moscow would');
    expect(describe(root, rangeOf(root, 'Moscow would'))).toEqual([
      {
        type: 'TextQuoteSelector',
        exact: 'Moscow would',
        prefix: LONG.slice(Math.max(0, start - 32), start),
        suffix: LONG.slice(start + 12, start + 44),
        twins: { count: 0, before: 0, context: 0, letters: 0 },
      },
      { type: 'TextPositionSelector', start, end: start + 12, astralBefore: 0 },
    ]);
  });

  it('gives less context at the ends of the text', () => {
    const root = fragment('<p>One two three</p>');
    expect(describe(root, rangeOf(root, 'two'))[0]).toMatchObject({ prefix: 'One ', suffix: ' three' });
    expect(describe(root, rangeOf(root, 'One two three'))[0]).toMatchObject({ prefix: '', suffix: '' });
  });

  it('leaves out white space at the ends, whatever it is made of', () => {
    const root = fragment('<p>One</p>\n<p> two\u00A0</p><p>three</p>');
    const range = new Range();
    range.setStart(root.childNodes[0]?.firstChild as Text, 3);
    range.setEnd(root.childNodes[3] as Element, 0);
    expect(describe(root, range)[0]).toMatchObject({ exact: 'two', prefix: 'One ', suffix: ' three' });
  });

  it('reads well across blocks', () => {
    const root = fragment('<h2>Title</h2><p>First.</p><ul><li>a<li>b</ul>');
    const range = new Range();
    range.selectNodeContents(root);
    expect(describe(root, range)[0]).toMatchObject({ exact: 'Title First. a b' });
  });

  const SR_ONLY = 'position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%)';
  const formula = (letters: string, source: string): string =>
    `<math><semantics><mi>${letters}</mi><annotation encoding="application/x-tex">${source}</annotation></semantics></math>`;
  it.each([
    [
      'for screen readers',
      `See <a href="#">the report<span style="${SR_ONLY}"><b> (opens in a new tab)</b></span></a> now.`,
    ],
    ['of two copies, one of which is not rendered', 'See <span style="display:none">that</span> the report now.'],
    ['that are not visible', 'See <i style="visibility:hidden">it in</i> the report now.'],
  ])('tells the words that are seen apart from those %s', (_, html) => {
    const root = fragment(`<p>${html}</p>`);
    document.body.append(root);
    const range = new Range();
    range.selectNodeContents(root);
    const [quote] = describe(root, range);
    expect(quote).toMatchObject({ exact: root.textContent, shown: 'See the report now.' });
    expect(quote && quoteOf({ selectors: [quote] })).toBe('See the report now.');
    root.remove();
  });

  it('tells a formula once, as it is seen', () => {
    const root = fragment(
      `<p>Energy is <span style="${SR_ONLY}">${formula('E', '{\\displaystyle E}')}</span><span aria-hidden="true">E</span> here.</p>`,
    );
    document.body.append(root);
    const range = new Range();
    range.selectNodeContents(root);
    expect(describe(root, range)[0]).toMatchObject({ exact: 'Energy is E E here.', shown: 'Energy is E here.' });
    root.remove();
  });

  it('says nothing of what is seen where that is all, or where nothing is', () => {
    const root = fragment(`<p>One two.</p><p style="display:none">Three four.</p>`);
    document.body.append(root);
    expect(describe(root, rangeOf(root, 'One two'))[0]).not.toHaveProperty('shown');
    expect(describe(root, rangeOf(root, 'Three four'))[0]).not.toHaveProperty('shown');
    root.remove();
  });

  it('gives nothing for a range without visible text', () => {
    const root = fragment('<p>a</p> <p hidden>b</p><img><p>c</p>');
    const range = new Range();
    range.setStart(root, 1);
    range.setEnd(root, 4);
    expect(describe(root, range)).toEqual([]);
    range.collapse();
    expect(describe(root, range)).toEqual([]);
  });

  it('never tears a grapheme, at the ends and in the context', () => {
    const text = `${'\u{1F600}'.repeat(17)}e\u0301x\u{1F1F0}\u{1F1F7} word ${'\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(5)}`;
    const root = fragment(`<p>${text}</p>`);
    const node = root.firstChild?.firstChild as Text;
    const graphemes = [...new Intl.Segmenter('en').segment(text)].map(({ index }) => index).concat(text.length);
    for (let start = 0; start < text.length; start++) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, Math.min(text.length, start + 3));
      const [quote, position] = describe(root, range);
      if (quote?.type !== 'TextQuoteSelector' || position?.type !== 'TextPositionSelector')
        throw new Error('selectors');
      for (const cut of [
        position.start,
        position.end,
        position.start - quote.prefix.length,
        position.end + quote.suffix.length,
      ]) {
        expect(graphemes).toContain(cut);
      }
      expect(quote.prefix.length).toBeLessThanOrEqual(32);
      expect(quote.suffix.length).toBeLessThanOrEqual(32);
    }
  });

  it('names the smallest section the passage begins in', () => {
    const root = fragment('<blockquote><p>One two.</p></blockquote><p>Three.</p>');
    const [quote, inner] = [root.querySelector('blockquote'), root.querySelector('p')];
    if (!quote || !inner) throw new Error('fixture');
    const sections = [
      { kind: 'blockquote', ordinal: 1, element: quote },
      { kind: 'paragraph', ordinal: 4, element: inner },
    ] as const;
    expect(describe(root, rangeOf(root, 'two'), sections)[2]).toEqual({
      type: 'SectionSelector',
      kind: 'paragraph',
      ordinal: 4,
    });
    expect(describe(root, rangeOf(root, 'Three'), sections)).toHaveLength(2);
  });
});
