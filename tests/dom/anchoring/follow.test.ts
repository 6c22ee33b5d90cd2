/** Following passages on a living page: the same as resolving afresh, and only what has changed is read again. */
import * as fc from 'fast-check';
import { afterEach, expect, it, describe as suite, vi } from 'vitest';
import { atOnce } from '../../../src/core/interruptible.ts';
import { describe } from '../../../src/page/anchoring/describe.ts';
import { createFollower, type Follower } from '../../../src/page/anchoring/follow.ts';
import { PageReader, readingText } from '../../../src/page/anchoring/page-reader.ts';
import { type Resolution, resolveAll } from '../../../src/page/anchoring/resolve.ts';
import { textSpan, wordsIn } from '../../../src/page/anchoring/text-span.ts';
import { WATCHED } from '../../../src/page/anchoring/watch.ts';
import { rangeOf, textAt } from './dom-helpers.ts';

const roots: HTMLElement[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) root.remove();
});

function onPage(html: string): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.append(root);
  roots.push(root);
  return root;
}

/** An observer as `watchPage` sets it up, whose records are taken by hand. */
function observerOf(root: Node): MutationObserver {
  const observer = new MutationObserver(() => undefined);
  watch(observer, root);
  return observer;
}

const watch = (observer: MutationObserver, tree: Node) => observer.observe(tree, WATCHED);

const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, index) => `<p>Sentence ${index} of <b>the</b> page.</p>`).join('');

suite('reading again', () => {
  it('looks at nothing where nothing has changed', () => {
    const reader = new PageReader(onPage(paragraphs(200)));
    const first = atOnce(reader.read());
    // Of a paragraph of one line nothing but itself.
    expect(reader.visited).toBeGreaterThanOrEqual(200);
    expect(reader.visited).toBeLessThan(300);
    expect(atOnce(reader.read())).toBe(first);
    expect(reader.visited).toBe(0);
  });

  it.each<[string, string, (root: HTMLElement) => void, number]>([
    ['a word', paragraphs(200), (root) => ((root.children[90]?.firstChild as Text).data = 'Other '), 210],
    ['a deep paragraph', `<div>${`<div>${paragraphs(50)}</div>`.repeat(20)}</div>`, deepEdit, 90],
    ['one that comes last', paragraphs(200), (root) => root.append(document.createElement('p')), 210],
  ])('reads of %s only what is around it', (_, html, change, most) => {
    const root = onPage(html);
    const reader = new PageReader(root);
    atOnce(reader.read());
    const observer = observerOf(root);
    change(root);
    expect(reader.note(observer.takeRecords())).toBe(true);
    expect(atOnce(reader.read()).text).toBe(readingText(root).text);
    expect(reader.visited).toBeLessThan(most);
    expect(reader.visited).toBeGreaterThan(0);
  });

  it('takes no note of what is no text', () => {
    const root = onPage(
      `${paragraphs(3)}<div hidden id="out"><p>one</p></div><textarea>x</textarea><p><span hidden><i>a</i></span></p>`,
    );
    const reader = new PageReader(root);
    const first = atOnce(reader.read());
    const observer = observerOf(root);
    for (const element of root.querySelectorAll('#out p, textarea, i')) element.textContent = 'changed';
    expect(reader.note(observer.takeRecords())).toBe(false);
    expect(atOnce(reader.read())).toBe(first);
    root.querySelector('#out')?.removeAttribute('hidden');
    expect(reader.note(observer.takeRecords())).toBe(true);
    expect(atOnce(reader.read()).text).toContain('changed');
  });

  it.each<[string, (paragraph: HTMLElement) => void]>([
    ['a script', (at) => at.insertBefore(document.createElement('script'), at.firstChild).append('/* words */')],
    ['styles between its words', (at) => at.querySelector('b')?.after(styled('i { color: red }'), styled('b { }'))],
    [
      'a noscript with elements in it, as long as what is behind it',
      (at) => {
        const noscript = document.createElement('noscript');
        noscript.append(Object.assign(document.createElement('i'), { textContent: ' of the page.'.slice(0, 10) }));
        at.querySelector('b')?.before(noscript);
      },
    ],
  ])('knows where the words of a paragraph are, into which was put %s', (_, change) => {
    const root = onPage(paragraphs(3));
    const reader = new PageReader(root);
    const reading = atOnce(reader.read());
    const second = root.children[1] as HTMLElement;
    const [before, , behind] = second.childNodes;
    // The watch makes no note of it, for no reader sees it.
    change(second);
    const { text } = readingText(root);
    expect(reading.text).toBe(text);
    const start = text.indexOf('1 of the page');
    const points = reading.boundaries(start, start + 13);
    expect(points?.startContainer).toBe(before);
    expect(points?.endContainer).toBe(behind);
    expect(points?.endOffset).toBe(' page'.length);
  });

  it.each(['div', 'section', 'article', 'main', 'x-reader'])('notices a tree that an empty %s gets late', (name) => {
    const root = onPage(`<p>Before.</p><${name}> </${name}><p>Behind.</p>`);
    const reader = new PageReader(root);
    const first = atOnce(reader.read());
    expect(reader.noteHosts()).toBe(false);
    (root.querySelector(name) as Element).attachShadow({ mode: 'open' }).innerHTML = '<p>Words that came late.</p>';
    expect(reader.noteHosts()).toBe(true);
    expect(atOnce(reader.read()).text).toBe('Before. Words that came late. Behind.');
    expect(first.text).toBe('Before. Behind.');
    expect(reader.noteHosts()).toBe(false);
  });

  it('lets go of a custom element that makes no tree of its own', () => {
    customElements.define('x-plain', class extends HTMLElement {});
    const root = onPage('<x-plain>Words.</x-plain><x-undefined>Others.</x-undefined>');
    const reader = new PageReader(root);
    atOnce(reader.read());
    for (let look = 0; look < 12; look++) reader.noteHosts();
    for (const element of root.children) element.attachShadow({ mode: 'open' }).innerHTML = 'Late.';
    expect(reader.noteHosts()).toBe(true);
    // A tree that comes after so long is noticed of what was not defined until then.
    expect(atOnce(reader.read()).text).toBe('Words. Late.');
  });

  it('takes note of any number of changes while it is read', () => {
    const root = onPage(paragraphs(3_000));
    const reader = new PageReader(root);
    const reading = reader.read();
    expect(reading.next().done).toBe(false);
    const observer = observerOf(root);
    const last = root.lastElementChild?.firstChild as Text;
    last.data = 'Other words ';
    const [record] = observer.takeRecords();
    reader.note(new Array(200_000).fill(record));
    atOnce(reading);
    expect(atOnce(reader.read()).text).toBe(readingText(root).text);
  });

  it('knows no place in what has been taken out of the page', () => {
    const root = onPage('<p>First words.</p><p>Second <b>words</b>.</p>');
    const [first, second] = root.children;
    const range = new StaticRange({
      startContainer: second?.firstChild as Text,
      startOffset: 0,
      endContainer: first?.firstChild as Text,
      endOffset: 5,
    });
    second?.remove();
    const reading = readingText(root);
    expect(reading.offsetOf(range.startContainer, 3)).toBe(-1);
    expect(textSpan(reading, range)).toBeNull();
  });

  it('says what stands in a range by now, which may be other words than were read', () => {
    const root = onPage('<p>First words.</p><p>Second words.</p>');
    const range = rangeOf(root, 'Second words');
    const { startContainer, startOffset, endContainer, endOffset } = range;
    const kept = new StaticRange({ startContainer, startOffset, endContainer, endOffset });
    expect(wordsIn(readingText(root), kept)).toBe('Second words');
    (startContainer as Text).data = 'Others, as long.';
    expect(wordsIn(readingText(root), kept)).toBe('Others, as l');
    root.lastElementChild?.replaceChildren('Second words.');
    expect(wordsIn(readingText(root), kept)).toBeNull();
  });

  it('holds on to nothing of a page that is not followed any more', async () => {
    const root = onPage('<p>First words.</p>');
    const follower = createFollower(() => undefined);
    await follower.resolve(root, [], () => []);
    expect(follower.known()?.text).toBe('First words.');
    follower.forget();
    expect(follower.known()).toBeUndefined();
  });

  it('does not trust what it knows of an element that was changed while it was out of the page', () => {
    const root = onPage(`<div id="in">${paragraphs(3)}</div>`);
    const reader = new PageReader(root);
    atOnce(reader.read());
    const observer = observerOf(root);
    const inner = root.querySelector('#in') as HTMLElement;
    inner.remove();
    reader.note(observer.takeRecords());
    (inner.querySelector('p') as HTMLElement).textContent = 'changed outside';
    root.append(inner);
    reader.note(observer.takeRecords());
    expect(atOnce(reader.read()).text).toMatch(/^changed outside Sentence 1/);
  });

  it('takes what changes while it reads for the next reading', () => {
    const root = onPage(paragraphs(600));
    const reader = new PageReader(root);
    const observer = observerOf(root);
    const reading = reader.read();
    reading.next();
    (root.firstElementChild as HTMLElement).textContent = 'changed early';
    expect(reader.note(observer.takeRecords())).toBe(true);
    atOnce(reading);
    expect(atOnce(reader.read()).text).toBe(readingText(root).text);
    expect(reader.isStale).toBe(false);
  });

  it('reads shadow trees, what is slotted into them, and sees both change', () => {
    const root = onPage('<p>Before.</p><x-card><i>slotted <b>word</b></i><u>unused</u></x-card><p>After.</p>');
    const host = root.querySelector('x-card') as HTMLElement;
    (root.querySelector('u') as HTMLElement).slot = 'nowhere';
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<section><p>In the shadow.</p><p>See <slot></slot>!</p></section>';
    const observer = new MutationObserver(() => undefined);
    const reader = new PageReader(root, (tree) => watch(observer, tree));
    watch(observer, root);
    expect(atOnce(reader.read()).text).toBe('Before. In the shadow. See slotted word! After.');
    (host.querySelector('b') as HTMLElement).textContent = 'words';
    reader.note(observer.takeRecords());
    expect(atOnce(reader.read()).text).toContain('See slotted words!');
    host.append(' added');
    reader.note(observer.takeRecords());
    expect(atOnce(reader.read()).text).toContain('words added!');
    (shadow.querySelector('p') as HTMLElement).textContent = 'Changed.';
    reader.note(observer.takeRecords());
    expect(atOnce(reader.read()).text).toContain('Before. Changed. See');
  });

  it('takes what is slotted one after the other, and moves none of it', () => {
    const root = onPage('<x-list></x-list>');
    const host = root.querySelector('x-list') as HTMLElement;
    host.attachShadow({ mode: 'open' }).innerHTML = '<div><slot></slot></div>';
    const words = Array.from({ length: 2_000 }, (_, index) => `w${index} `);
    host.append(...words.map((word, index) => (index % 2 ? new Text(word) : inItalics(word))));
    const shift = vi.spyOn(Array.prototype, 'shift');
    const { text } = readingText(root);
    const shifts = shift.mock.calls.length;
    shift.mockRestore();
    expect(text).toBe(words.join('').trim());
    expect(shifts).toBe(0);
  });

  it('sees an element go from one slot into another', () => {
    const root = onPage('<x-card><i slot="top">moves </i><i slot="end">stays</i></x-card>');
    const host = root.querySelector('x-card') as HTMLElement;
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<p>Top: <slot name="top"></slot></p><p>End: <slot name="end"></slot></p>';
    const observer = new MutationObserver(() => undefined);
    const reader = new PageReader(root, (tree) => watch(observer, tree));
    watch(observer, root);
    expect(atOnce(reader.read()).text).toBe('Top: moves End: stays');
    (host.firstElementChild as HTMLElement).slot = 'end';
    expect(reader.note(observer.takeRecords())).toBe(true);
    expect(atOnce(reader.read()).text).toBe('Top: End: moves stays');
    expect(reader.visited).toBeGreaterThan(0);
  });

  it('does not look through all that blocks within one another hold to tell that they are no lines', () => {
    const depth = 100;
    const html = '<div><span>a</span>'.repeat(depth) + '<span>b</span> c'.repeat(3) + '</div>'.repeat(depth);
    const root = onPage(html);
    const { get } = Object.getOwnPropertyDescriptor(NodeList.prototype, 'length') as { get: () => number };
    let given = 0;
    const length = vi.spyOn(NodeList.prototype, 'length', 'get').mockImplementation(function (this: NodeList) {
      const own = get.call(this);
      given += own;
      return own;
    });
    const { text } = readingText(root);
    length.mockRestore();
    expect(text).toBe(`${'a '.repeat(depth)}b cb cb c`.replace('a b', 'ab'));
    // Of the innermost alone the spans are asked for.
    expect(given).toBe(4);
  });

  it('sees a shadow tree that a custom element gets later, when it looks', () => {
    const root = onPage('<p>Before.</p><x-late>light</x-late>');
    const reader = new PageReader(root);
    expect(atOnce(reader.read()).text).toBe('Before. light');
    expect(reader.noteHosts()).toBe(false);
    (root.querySelector('x-late') as HTMLElement).attachShadow({ mode: 'open' }).innerHTML = '<p>shadow</p>';
    expect(reader.noteHosts()).toBe(true);
    expect(atOnce(reader.read()).text).toBe('Before. shadow');
    expect(reader.noteHosts()).toBe(false);
  });

  it('reads frames of the same origin', async () => {
    const root = onPage('<p>Before.</p><iframe srcdoc="<p>In the frame.</p>">no frames</iframe><p>After.</p>');
    const frame = root.querySelector('iframe') as HTMLIFrameElement;
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const observer = new MutationObserver(() => undefined);
    const reader = new PageReader(root, (tree) => watch(observer, tree));
    watch(observer, root);
    expect(atOnce(reader.read()).text).toBe('Before. In the frame. After.');
    frame.contentDocument?.body.append('And more.');
    expect(reader.note(observer.takeRecords())).toBe(true);
    expect(atOnce(reader.read()).text).toBe('Before. In the frame. And more. After.');
  });
});

const inItalics = (words: string) => Object.assign(document.createElement('i'), { textContent: words });
const styled = (rule: string) => Object.assign(document.createElement('style'), { textContent: rule });

function deepEdit(root: HTMLElement): void {
  const text = root.querySelectorAll('p')[500]?.firstChild;
  if (text) text.textContent = 'Other';
}

suite('parts of a passage', () => {
  it('one for each tree it stands in', () => {
    const root = onPage('<p>Begins here</p><x-box></x-box><p>and ends here.</p>');
    const shadow = (root.querySelector('x-box') as HTMLElement).attachShadow({ mode: 'open' });
    shadow.innerHTML = '<p>goes</p><p>on</p>';
    const reading = readingText(root);
    expect(reading.text).toBe('Begins here goes on and ends here.');
    const parts = reading.parts(7, 23);
    expect(parts.map(({ start, end }) => reading.text.slice(start, end))).toEqual(['here', 'goes on', 'and']);
    expect(parts[1]?.points.startContainer.getRootNode()).toBe(shadow);
    expect(parts[1]?.points.endContainer.getRootNode()).toBe(shadow);
    const [quote] = describe(root, {
      startContainer: shadow.firstElementChild?.firstChild as Text,
      startOffset: 0,
      endContainer: shadow.lastElementChild?.firstChild as Text,
      endOffset: 2,
      collapsed: false,
    });
    expect(quote).toMatchObject({ exact: 'goes on', prefix: 'Begins here ', suffix: ' and ends here.' });
  });
});

suite('parts of a passage within a line', () => {
  const slotted = (inner: string, light: string): HTMLElement => {
    const root = onPage(`<p>Before.</p><x-line>${light}</x-line><p>After.</p>`);
    (root.querySelector('x-line') as HTMLElement).attachShadow({ mode: 'open' }).innerHTML = inner;
    return root;
  };
  const inSpan = (): HTMLElement => {
    const root = onPage('<p>Before.</p><p>See <span>light</span> <i>and</i> more.</p><p>After.</p>');
    const span = root.querySelector('span') as HTMLElement;
    span.attachShadow({ mode: 'open' }).innerHTML = '<b>the words</b> of';
    return root;
  };

  it.each<[string, () => HTMLElement, string[]]>([
    [
      'a slot',
      () => slotted('<p>See <b><slot></slot></b>, here.</p>', 'slotted <i>words</i>'),
      ['See ', 'slotted words', ', here.'],
    ],
    [
      'a slot with space about it',
      () => slotted('<p>See <slot></slot> here.</p>', ' slotted '),
      ['See', ' slotted', ' here.'],
    ],
    ['a slot of nothing but space', () => slotted('<p>See <slot></slot> here.</p>', ' '), ['See here.']],
    ['a span with a shadow tree', inSpan, ['See ', 'the words of', ' and more.']],
  ])('are one for each tree: %s', (_, make, expected) => {
    const root = make();
    const reading = readingText(root);
    const whole = expected.join('');
    const start = reading.text.indexOf(whole);
    const parts = reading.parts(start, start + whole.length);
    expect(parts.map((part) => reading.text.slice(part.start, part.end))).toEqual(expected);
    const trees = parts.map(({ points }) => points.startContainer.getRootNode());
    expect(parts.map(({ points }) => points.endContainer.getRootNode())).toEqual(trees);
    // What is of one tree is a range, and can be painted.
    const trimmed = (words: string): string => words.replace(/\s+/g, ' ').trim();
    expect(parts.map(({ points }) => trimmed(textAt(points)))).toEqual(expected.map(trimmed));
    const all = reading.parts(0, reading.text.length);
    expect([all.at(0)?.start, all.at(-1)?.end]).toEqual([0, reading.text.length]);
  });
});

suite('of two copies', () => {
  it('the one that is shown, and the other when that is shown', async () => {
    const copy = '<p>One of two copies of a sentence that is the same in both.</p>';
    const root = onPage(`<div id="wide">${copy}</div><div id="narrow" style="display: none">${copy}</div>`);
    const range = rangeOf(root, 'two copies of a sentence');
    const items = [{ id: 'a', selectors: describe(root, range) }];
    const follower = createFollower(() => undefined);
    const wide = root.querySelector('#wide') as HTMLElement;
    const narrow = root.querySelector('#narrow') as HTMLElement;
    const find = async () => (await follower.resolve(root, items, () => []))[0]?.range?.startContainer ?? null;
    expect(wide.contains(await find())).toBe(true);
    wide.style.display = 'none';
    narrow.style.display = 'block';
    follower.noteLayout();
    expect(narrow.contains(await find())).toBe(true);
    wide.style.display = 'block';
    narrow.style.display = 'none';
    follower.noteLayout();
    expect(wide.contains(await find())).toBe(true);
  });
});

suite('of two copies, words in an element that has no box of its own', () => {
  const copy = '<p>One of two copies of a sentence that is the same in both.</p>';
  const words = 'two copies of a sentence';
  const boxless = (own: string) => `<div id="own"${own}>${copy.replace('<p>', '<p style="display: contents">')}</div>`;
  const placeIn = (root: HTMLElement, change?: () => void): string => {
    const other = root.querySelector('#other') as HTMLElement;
    // What is not shown when a passage is marked is no twin of it.
    other.hidden = true;
    const items = [{ id: 'a', selectors: describe(root, rangeOf(root, words)) }];
    other.hidden = false;
    change?.();
    const at = resolveAll(root, items)[0]?.range?.startContainer ?? null;
    return root.querySelector('#own')?.contains(at) ? 'own' : other.contains(at) ? 'other' : '';
  };
  const placeOf = (html: string): string => placeIn(onPage(html));

  it('are shown where the element around it is', () => {
    expect(placeOf(`${boxless('')}<div id="other">${copy}</div>`)).toBe('own');
    expect(placeOf(`<x-a style="display: contents">${boxless('')}</x-a><div id="other">${copy}</div>`)).toBe('own');
  });

  it.each([
    ['that is not rendered', ' style="display: none"'],
    ['that is not visible', ' style="visibility: hidden"'],
    ['whose box is for screen readers alone', ' style="position: absolute; width: 1px; height: 1px; overflow: hidden"'],
  ])('are not in one %s', (_, style) => {
    expect(placeOf(`${boxless(style)}<div id="other">${copy}</div>`)).toBe('other');
  });

  it('are by their own visibility', () => {
    const own = boxless('').replace('contents', 'contents; visibility: hidden');
    expect(placeOf(`${own}<div id="other">${copy}</div>`)).toBe('other');
    const shown = boxless(' style="visibility: hidden"').replace('contents', 'contents; visibility: visible');
    expect(placeOf(`${shown}<div id="other">${copy}</div>`)).toBe('own');
  });

  it('are shown in a slot of an element that is, and not where its tree is not', () => {
    for (const [style, place] of [
      ['', 'own'],
      ['display: none', 'other'],
    ]) {
      const root = onPage(`<x-a id="own">${boxless('').replace('<div', '<div style="display: contents"')}</x-a>
        <div id="other">${copy}</div>`);
      const shadow = (root.querySelector('#own') as HTMLElement).attachShadow({ mode: 'open' });
      shadow.innerHTML = '<div><slot></slot></div>';
      const inShadow = shadow.firstElementChild as HTMLElement;
      expect(placeIn(root, () => inShadow.setAttribute('style', style ?? ''))).toBe(place);
    }
  });
});

/** What a change does, to the element and with the element that it is given. */
const CHANGES: ((at: Element, other: Element, words: string) => void)[] = [
  (at, _, words) => at.append(words),
  (at, _, words) => at.prepend(Object.assign(document.createElement('p'), { textContent: words })),
  (at, _, words) => at.before(words),
  (at) => at.remove(),
  (at, other) => !at.contains(other) && other.after(at),
  (at) => at.toggleAttribute('hidden'),
  (at) => at.firstChild?.remove(),
  (at) => at.normalize(),
  (at) => at.firstChild instanceof Text && at.firstChild.length > 1 && at.firstChild.splitText(1),
  (at, _, words) => at.firstChild instanceof Text && at.firstChild.replaceData(0, 3, words),
  (at) => {
    const again = at.cloneNode(true);
    at.replaceWith(again);
  },
  (at, _, words) => {
    const span = document.createElement('span');
    span.innerHTML = `${words}<br>${words}`;
    at.append(span);
  },
];

const step = fc.record({
  change: fc.nat(CHANGES.length - 1),
  at: fc.nat(1_000),
  other: fc.nat(1_000),
  words: fc.constantFrom(
    'the pact',
    ' of Seoul ',
    '',
    ' \n ',
    'e\u0301lan and\u00a0a \u00ad',
    'Sentence 3 of the page.',
  ),
});

suite('after any changes', () => {
  const outcome = (resolution: Resolution) =>
    resolution.state === 'orphan'
      ? ['orphan']
      : [resolution.state, resolution.start, resolution.end, resolution.score, ...points(resolution)];
  const points = ({ boundary }: Extract<Resolution, { boundary: StaticRange }>) => [
    boundary.startContainer,
    boundary.startOffset,
    boundary.endContainer,
    boundary.endOffset,
  ];

  it('finds what resolving afresh finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), async (batches) => {
        const root = onPage(`<section>${paragraphs(6)}<div>loose <i>text</i><ul><li>one<li>two</ul></div></section>`);
        const items = [3, 20, 48, 70, 110].map((start) => ({
          id: `${start}`,
          selectors: describe(
            root,
            new StaticRange(readingText(root).boundaries(start, start + 19) as StaticRangeInit),
          ),
        }));
        const observer = observerOf(root);
        const follower: Follower = createFollower(() => undefined);
        await follower.resolve(root, items, () => []);
        for (const batch of batches) {
          for (const { change, at, other, words } of batch) {
            const elements = [...root.querySelectorAll('*')];
            const element = elements[at % elements.length];
            const another = elements[other % elements.length];
            if (element && another) CHANGES[change]?.(element, another, words);
          }
          follower.note(observer.takeRecords());
          const found = await follower.resolve(root, items, () => []);
          expect(found.map(outcome)).toEqual(resolveAll(root, items).map(outcome));
        }
        root.remove();
      }),
      { numRuns: 150 },
    );
  });
});
