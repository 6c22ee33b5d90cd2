import { expect, it, describe as suite } from 'vitest';
import type { Selector } from '../../../src/core/model/selector.ts';
import { describe } from '../../../src/page/anchoring/describe.ts';
import { resolveAll } from '../../../src/page/anchoring/resolve.ts';
import { fragment, rangeOf } from './dom-helpers.ts';

const A = 'Moscow needs to assure Seoul that its pact with Pyongyang is no threat.';
const B = 'The alliance has weathered worse, and the public knows it well enough.';
const C = 'Whether the alliance can adapt is a question for the next government.';
const PAGE = `<p>${A}</p><p>${B}</p><p>${C}</p>`;

function store(html: string, words: string, nth = 0): Selector[] {
  const root = fragment(html);
  const selectors = describe(root, rangeOf(root, words, nth));
  expect(selectors.length).toBeGreaterThan(0);
  return selectors;
}

function resolve(html: string, selectors: Selector[]) {
  const [resolution] = resolveAll(fragment(html), [{ id: 'x', selectors }]);
  if (!resolution) throw new Error('no resolution');
  return { state: resolution.state, words: resolution.range?.toString() };
}

suite('resolve: the same words', () => {
  it('stand where they stood', () => {
    expect(resolve(PAGE, store(PAGE, 'Pyongyang'))).toEqual({ state: 'exact', words: 'Pyongyang' });
  });

  it('are exact with their context at another position', () => {
    expect(resolve(`<p>News.</p>${PAGE}`, store(PAGE, 'Pyongyang'))).toEqual({ state: 'exact', words: 'Pyongyang' });
  });

  it('have moved with their paragraph', () => {
    const moved = resolve(`<p>${B}</p><p>${C}</p><p>${A}</p>`, store(PAGE, A));
    expect(moved).toEqual({ state: 'moved', words: A });
  });

  it('are found when the text about them is another', () => {
    const words = 'Moscow needs to assure Seoul that its pact';
    expect(resolve(`<p>In short: ${words}, he wrote, is not enough.</p>`, store(PAGE, words))).toEqual({
      state: 'moved',
      words,
    });
  });

  it.each([
    ['other blocks', PAGE.replaceAll('<p>', '<div>').replaceAll('</p>', '</div>')],
    ['one block with breaks', `<div>${A}<br>${B}<br><br>${C}</div>`],
    ['split spans', `<p>${[...A].map((letter) => `<span>${letter}</span>`).join('')}</p><p>${B}</p><p>${C}</p>`],
    ['a table', `<table><tr><td>${A}<td>${B}<tr><td>${C}</table>`],
    ['hard-wrapped lines', PAGE.replaceAll(' ', '\n      ')],
    ['custom elements', `<x-article><x-p>${A}</x-p><x-p>${B}</x-p><x-p>${C}</x-p></x-article>`],
    [
      'comments and scripts between',
      PAGE.replaceAll(' has', '<!-- x --> has').replace('</p>', '</p><script>the alliance</script>'),
    ],
  ])('are exact when the markup is %s', (_, html) => {
    const root = fragment(PAGE);
    const range = new Range();
    range.setStart(rangeOf(root, 'is no threat').startContainer, A.indexOf('is no threat'));
    range.setEnd(rangeOf(root, 'weathered').startContainer, B.indexOf(' worse'));
    const selectors = describe(root, range);
    const changed = fragment(html);
    const [resolution] = resolveAll(changed, [{ id: 'x', selectors }]);
    if (!resolution?.range) throw new Error('orphan');
    expect(resolution.state).toBe('exact');
    expect(describe(changed, resolution.range)[0]).toEqual(selectors[0]);
  });
});

suite('resolve: typography', () => {
  const plain = `<p>He said: "We don't need a low-cost deal" -- and left... The cafe\u0301 was empty by nine in the evening.</p>`;
  const fine = `<p>He\u00A0said: \u201CWe don\u2019t need a low\u2011cost deal\u201D\u2014and left\u2026 The ca\u00ADf\u00E9 was em\u00ADpty by\u202Fnine in the evening.</p>`;

  it.each([
    ['said: "We don\'t', 'said: \u201CWe don\u2019t'],
    ['low-cost deal"', 'low\u2011cost deal\u201D'],
    ['deal" -- and', 'deal\u201D\u2014and'],
    ['left...', 'left\u2026'],
    ['The cafe\u0301 was empty', 'The ca\u00ADf\u00E9 was em\u00ADpty'],
  ])('of %s differs in no word, either way', (straight, set) => {
    expect(resolve(fine, store(plain, straight))).toEqual({ state: 'exact', words: set });
    expect(resolve(plain, store(fine, set))).toEqual({ state: 'exact', words: straight });
  });

  it('is not a reason to cut a character', () => {
    expect(
      resolve(
        '<p>and so it ended\u2026 Perhaps, or not.</p>',
        store('<p>and so it ended. Perhaps, or not.</p>', 'it ended.'),
      ),
    ).toEqual({ state: 'changed', words: 'it ended\u2026' });
  });
});

suite('resolve: several places', () => {
  const list = '<p>First the alliance spoke.</p><p>Then the alliance slept.</p><p>Last the alliance broke.</p>';

  it.each([0, 1, 2])('keeps occurrence %i on an unchanged page', (nth) => {
    const root = fragment(list);
    const range = rangeOf(root, 'the alliance', nth);
    const [resolution] = resolveAll(root, [{ id: 'x', selectors: describe(root, range) }]);
    expect(resolution?.state).toBe('exact');
    expect(resolution?.range?.compareBoundaryPoints(Range.START_TO_START, range)).toBe(0);
  });

  it('chooses by context when they change places', () => {
    const turned = '<p>Last the alliance broke.</p><p>Then the alliance slept.</p><p>First the alliance spoke.</p>';
    const root = fragment(turned);
    const [resolution] = resolveAll(root, [{ id: 'x', selectors: store(list, 'the alliance', 0) }]);
    expect(resolution?.range?.startContainer.textContent).toBe('First the alliance spoke.');
    expect(resolution?.state).toBe('moved');
  });

  it('is an orphan when its own place is gone and others are left', () => {
    expect(
      resolve('<p>Then the alliance slept.</p><p>Last the alliance broke.</p>', store(list, 'the alliance', 0)).state,
    ).toBe('orphan');
  });

  it('is an orphan when its own place is gone and one lookalike is left', () => {
    expect(resolve('<p>Nobody mentions the alliance of old.</p>', store(list, 'the alliance', 0)).state).toBe('orphan');
  });

  it('is an orphan when only a twin with much of its context is left', () => {
    const teaser = '<li>Watch: the alliance speaks to Moscow today</li>';
    const own = '<p>Watch: the alliance speaks to Moscow this week, and not for the first time.</p>';
    const selectors = store(teaser + own, 'the alliance', 1);
    expect(resolve(teaser, selectors).state).toBe('orphan');
    expect(resolve(`<p>New.</p>${teaser}${own}`, selectors).state).toBe('exact');
    expect(resolve(own, selectors)).toEqual({ state: 'moved', words: 'the alliance' });
  });

  it('does as well as it can for a passage that was stored without its twins', () => {
    const [quote, ...others] = store(list, 'the alliance', 1);
    const { twins, ...bare } = quote as Extract<Selector, { type: 'TextQuoteSelector' }>;
    expect(twins).toMatchObject({ count: 2 });
    expect(resolve(`<p>New.</p>${list}`, [bare, ...others]).state).toBe('exact');
  });

  it('is an orphan between equals without context', () => {
    const words = 'an alliance that neither side could afford to leave';
    const selectors = store(`<p>It was ${words}, they said then.</p>`, words);
    expect(resolve(`<p>Perhaps ${words}?</p><p>Surely ${words}!</p>`, selectors).state).toBe('orphan');
    expect(resolve(`<p>Perhaps ${words}?</p>`, selectors).state).toBe('moved');
  });

  const same = '<p>Read more about the pact here.</p>';
  it('takes the section that was stored between equals with context', () => {
    const build = (count: number) => {
      const root = fragment(`<p>Lead.</p>${same.repeat(count)}`);
      const sections = [...root.querySelectorAll('p')].map((element, index) => ({
        kind: 'paragraph' as const,
        ordinal: index + 1,
        element,
      }));
      return { root, sections };
    };
    const before = build(5);
    const selectors = describe(before.root, rangeOf(before.root, 'the pact', 3), before.sections);
    const after = build(5);
    after.root.firstElementChild?.append(' With an addition that is about as long as one of the others.');
    const [resolution] = resolveAll(after.root, [{ id: 'x', selectors }], after.sections);
    expect(resolution?.range?.startContainer.parentElement).toBe(after.root.children[4]);
  });

  it('takes the nearest between equals with context and no section', () => {
    const root = fragment(`<p>Lead!!!</p>${same.repeat(5)}`);
    const [resolution] = resolveAll(root, [
      { id: 'x', selectors: store(`<p>Lead.</p>${same.repeat(5)}`, 'the pact', 3) },
    ]);
    expect(resolution?.range?.startContainer.parentElement).toBe(root.children[4]);
  });

  it('takes the copy that is shown', () => {
    const root = fragment(`<p>Added.</p><div style="display:none">${PAGE}</div><div>${PAGE}</div>`);
    document.body.append(root);
    const [resolution] = resolveAll(root, [{ id: 'x', selectors: store(PAGE, 'weathered worse') }]);
    expect(root.lastElementChild?.contains(resolution?.range?.startContainer ?? null)).toBe(true);
    root.remove();
  });

  it('does not believe a stored position that another such word has come to', () => {
    const selectors = store('<p>The first a of two here, and then another.</p>', 'a');
    const root = fragment('<p>With an insert: xx a x. The first a of two here, and then another.</p>');
    const position = selectors[1];
    if (position?.type !== 'TextPositionSelector') throw new Error('fixture');
    const at = root.textContent?.indexOf('xx a x') ?? 0;
    const moved = [selectors[0] as Selector, { ...position, start: at + 3, end: at + 4 }];
    const [resolution] = resolveAll(root, [{ id: 'x', selectors: moved }]);
    expect(resolution?.range?.startOffset).toBe(root.textContent?.indexOf('a of two'));
  });
});

suite('resolve: copies of which one is shown', () => {
  const words = 'weathered worse';
  const hidden = (html: string) => `<div style="display: none">${html}</div>`;
  const onPage = (html: string) => {
    const root = fragment(html);
    document.body.append(root);
    return root;
  };
  /** Which child of the page the words, marked in child `at` of `before`, are found in on `after`. */
  function childAt(before: string, at: number, after: string): number {
    const marked = onPage(before);
    const selectors = describe(marked, rangeOf(marked.children[at] as Element, words));
    marked.remove();
    const root = onPage(after);
    const [found] = resolveAll(root, [{ id: 'x', selectors }]);
    const child = [...root.children].findIndex((each) => each.contains(found?.range?.startContainer ?? null));
    root.remove();
    return child;
  }
  const wide = `<div>${PAGE}</div>`;
  const torn = `<div>${PAGE.replace('has weathered', 'had weathered')}</div>`;

  it.each([
    ['the page is as it was', wide + hidden(wide), 0, wide + hidden(wide), 0],
    ['the other is shown now', wide + hidden(wide), 0, hidden(wide) + wide, 1],
    ['the other has come since', wide, 0, hidden(wide) + wide, 1],
    ['it has lost a part of its context', wide, 0, hidden(wide) + torn, 1],
    ['it has lost a part of its context elsewhere', `<p>Lead.</p>${wide}`, 1, torn + hidden(wide), 0],
    ['both have lost it', wide + hidden(wide), 0, `<p>Added.</p>${torn}${hidden(torn)}`, 1],
  ])('takes the one that is when %s', (_, before, at, after, child) => {
    expect(childAt(before, at, after)).toBe(child);
  });

  it('takes it when the words have changed in both', () => {
    const changed = `<div>${PAGE.replace('worse', 'worst')}</div>`;
    expect(childAt(wide + hidden(wide), 0, hidden(changed) + changed)).toBe(1);
    expect(childAt(wide + hidden(wide), 0, changed + hidden(changed))).toBe(0);
  });

  it('does not take other places of the same words for it', () => {
    const teaser = `<p>Nothing ${words} than this, they say.</p>`;
    expect(childAt(teaser + wide, 1, teaser + hidden(wide))).toBe(1);
  });

  it('does not count what is hidden among the twins', () => {
    const root = onPage(wide + hidden(wide) + wide);
    expect(describe(root, rangeOf(root, words))[0]).toMatchObject({ twins: { count: 1, before: 0 } });
    root.remove();
  });
});

suite('resolve: wrong words', () => {
  it.each([
    ['gone', `<p>${B}</p><p>${C}</p>`],
    ['in a script only', `<p>${B}</p><script type="application/json">${A}</script>`],
    ['hidden only', `<p hidden>${A}</p><p>${B}</p>`],
    ['translated', '<p>Moskau muss Seoul versichern, dass sein Pakt mit Pyongyang keine Gefahr ist.</p>'],
    ['another sentence with a few of the words', '<p>Seoul thinks that Moscow has no pact with it.</p>'],
  ])('are not painted when the passage is %s', (_, html) => {
    expect(resolve(html, store(PAGE, 'Moscow needs to assure Seoul that its pact with Pyongyang')).state).toBe(
      'orphan',
    );
  });
});

suite('resolve: changed words', () => {
  const words = 'needs to assure Seoul that its pact with Pyongyang';
  const change = (html: string) => {
    const [found] = resolveAll(fragment(html), [{ id: 'x', selectors: store(PAGE, words) }]);
    if (found?.state !== 'changed') throw new Error(`is ${found?.state}`);
    return { now: found.range?.toString(), found };
  };

  it.each([
    ['by one word', A.replace('assure', 'threaten'), 'needs to threaten Seoul that its pact with Pyongyang'],
    ['by one letter', A.replace('needs', 'neds'), 'neds to assure Seoul that its pact with Pyongyang'],
    ['in case', A.toUpperCase(), words.toUpperCase()],
    [
      'at both ends',
      A.replace('needs', 'has').replace('Pyongyang', 'Minsk'),
      'has to assure Seoul that its pact with Minsk',
    ],
    [
      'by what is put in',
      A.replace('its', 'its so-called'),
      'needs to assure Seoul that its so-called pact with Pyongyang',
    ],
    ['by what is taken out', A.replace(' with Pyongyang', ''), 'needs to assure Seoul that its pact'],
    ['into a compound', A.replace('pact', 'pacts'), 'needs to assure Seoul that its pacts with Pyongyang'],
  ])('%s', (_, sentence, now) => {
    const changed = change(`<p>${sentence}</p><p>${B}</p><p>${C}</p>`);
    expect(changed.now).toBe(now);
    expect(changed.found.score).toBeGreaterThan(0.5);
    expect(changed.found.score).toBeLessThan(1);
  });

  it('are told word by word, and read as the old words and as the new', () => {
    const { found } = change(`<p>${A.replace('needs', 'has').replace('Seoul', 'the South')}</p><p>${B}</p>`);
    const read = (without: string) =>
      found.difference
        .filter((run) => run.change !== without)
        .map(({ text }) => text)
        .join('');
    expect(read('added')).toBe(words);
    expect(read('removed')).toBe('has to assure the South that its pact with Pyongyang');
  });

  it('have the text around an advertisement', () => {
    const [start, end] = A.split(' that its');
    const html = `<p>${start}</p><aside>Advertisement. Scroll to continue.</aside><p>that its${end}</p><p>${B}</p>`;
    expect(change(html).now).toContain('Advertisement');
  });

  it('lose to the same words with another context only where their own place is gone', () => {
    const copy = `<aside>Most read today: ${words}</aside>`;
    expect(change(`${copy}<p>${A.replace('assure', 'asure')}</p><p>${B}</p>`).now).toContain('asure');
    expect(resolve(`${copy}<p>${B}</p>`, store(PAGE, words)).state).toBe('moved');
  });

  it('are an orphan between two places that are equally good', () => {
    const other = A.replace('assure', 'warn');
    expect(resolve(`<p>${other}</p><p>${other}</p>`, store(PAGE, words)).state).toBe('orphan');
  });

  it('never cut a character', () => {
    const before =
      '<p>\u{1F468}\u200D\u{1F469}\u200D\u{1F467} The family went to the sea in June, as families do. \u{1F3D6}\uFE0F</p>';
    const after = before.replace('June', 'July').replace('\u{1F469}', '\u{1F468}');
    const root = fragment(before);
    const [found] = resolveAll(fragment(after), [
      { id: 'x', selectors: describe(root, rangeOf(root, before.slice(3, -4))) },
    ]);
    expect(found?.range?.toString()).toBe(after.slice(3, -4));
  });
});

suite('resolve: malformed', () => {
  const quote = { type: 'TextQuoteSelector', exact: 'Pyongyang', prefix: '', suffix: '' };
  it.each<[string, unknown]>([
    ['no selectors', undefined],
    ['null', null],
    ['a string', 'TextQuoteSelector'],
    ['an empty list', []],
    ['nulls', [null, 1, 'x', []]],
    ['a position alone', [{ type: 'TextPositionSelector', start: 0, end: 5 }]],
    ['no words', [{ ...quote, exact: '' }]],
    ['invisible words', [{ ...quote, exact: '\u00AD \u200B' }]],
    ['words that are a number', [{ ...quote, exact: 5 }]],
    ['words that are an object', [{ ...quote, exact: { length: 3 } }]],
    ['words beyond measure', [{ ...quote, exact: 'x'.repeat(1_000_001) }]],
    ['half a surrogate pair', [{ ...quote, exact: '\uD83D' }]],
  ])('%s is an orphan', (_, selectors) => {
    expect(resolve(`${PAGE}<p>\u{1F600}</p>`, selectors as Selector[])).toEqual({ state: 'orphan', words: undefined });
  });

  it.each<[string, unknown]>([
    ['NaN', { start: Number.NaN, end: Number.NaN }],
    ['infinite', { start: Number.POSITIVE_INFINITY, end: 5 }],
    ['negative', { start: -5, end: -1 }],
    ['huge', { start: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER }],
    ['text', { start: '3', end: [] }],
  ])('a position that is %s is as good as none', (_, position) => {
    const selectors = [
      { ...quote, prefix: 3, suffix: null },
      { type: 'TextPositionSelector', ...(position as object) },
    ];
    expect(resolve(PAGE, selectors as unknown as Selector[])).toEqual({ state: 'moved', words: 'Pyongyang' });
  });

  it('does not spoil the others, and the order is kept', () => {
    const items = [
      null,
      { id: 'a', selectors: store(PAGE, 'Moscow') },
      { id: 'b' },
      { id: 'c', selectors: store(PAGE, 'weathered') },
    ];
    const resolutions = resolveAll(fragment(PAGE), items as never);
    expect(resolutions.map(({ id, state }) => [id, state])).toEqual([
      [undefined, 'orphan'],
      ['a', 'exact'],
      ['b', 'orphan'],
      ['c', 'exact'],
    ]);
  });

  it('finds a quote alone, when it is the only one', () => {
    expect(resolve(PAGE, [quote as Selector])).toEqual({ state: 'moved', words: 'Pyongyang' });
    expect(resolve(PAGE, [{ ...quote, exact: 'the alliance' } as Selector]).state).toBe('moved');
    expect(resolve(PAGE + PAGE, [quote as Selector]).state).toBe('orphan');
  });
});

suite('resolve: kept as lost', () => {
  const changed = PAGE.replace('is no threat', 'is no menace');
  const lost = (html: string, selectors: Selector[]) => {
    const [one, other] = resolveAll(fragment(html), [
      { id: 'kept', selectors },
      { id: 'lost', selectors, lost: true },
    ]);
    return [one?.state, other?.state];
  };

  it('is not in words that are like its own', () => {
    expect(lost(changed, store(PAGE, A))).toEqual(['changed', 'orphan']);
  });

  it('is found again once its own words are back, there or elsewhere', () => {
    expect(lost(PAGE, store(PAGE, A))).toEqual(['exact', 'exact']);
    expect(lost(`<p>${B}</p><p>${C}</p><p>${A}</p>`, store(PAGE, A))).toEqual(['moved', 'moved']);
  });
});
