import { describe, expect, it } from 'vitest';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import { deepTree, fragment, textAt, textIn } from './dom-helpers.ts';

describe('reading text', () => {
  it.each([
    [
      'breaks between blocks',
      '<p>One.</p><p>Two.</p><div>Three.<section>Four.</section>Five.</div>',
      'One. Two. Three. Four. Five.',
    ],
    ['none within a line', '<p>S<b>eo</b>ul <a>and</a><i> To</i>kyo</p>', 'Seoul and Tokyo'],
    [
      'breaks at br, cells and items',
      'a<br>b<table><tr><td>c</td><td>d</td></tr></table><ul><li>e<li>f</ul>',
      'a b c d e f',
    ],
    ['breaks at custom elements', '<x-para>One.</x-para><x-para>Two.</x-para>', 'One. Two.'],
    ['a break where text follows a block', '<div>a<p>b</p>c</div>', 'a b c'],
    ['white space folded', ' \n a \t b\u00A0\u00A0c\n\n', 'a b c'],
    ['white space split over nodes', '<p>a <b> b</b> <i> </i> c</p>', 'a b c'],
    ['invisible characters dropped', 'in\u00ADvis<wbr>\u200Bible\u2060 \uFEFF text', 'invisible text'],
    [
      'nothing that is not shown',
      'a<script>x</script><style>x</style><noscript>x</noscript><template>x</template><textarea>x</textarea>' +
        '<select><option>x</select><p hidden>x</p><svg><text>x</text></svg><!-- x -->b',
      'a b',
    ],
    [
      'what find-in-page and details can open',
      '<p hidden="until-found">a</p><details><summary>b</summary>c</details>',
      'a b c',
    ],
    ['nothing of an empty root', '', ''],
  ])('has %s', (_, html, text) => {
    expect(readingText(fragment(html)).text).toBe(text);
  });

  it('says where it is broken', () => {
    const { text, breaks } = readingText(fragment('<h1>One <b>two</b></h1><p>Three<br>four</p> <p></p>five'));
    expect(breaks.map((offset) => text.slice(offset))).toEqual(['Three four five', 'four five', 'five']);
    expect(readingText(fragment('')).breaks).toEqual([]);
  });

  it('reads any root: document, element, shadow root, fragment, text', () => {
    const page = new DOMParser().parseFromString('<title>no</title><body><p>a</p>b', 'text/html');
    expect(readingText(page).text).toBe('a b');
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>in</p><p>shadow</p>';
    expect(host.shadowRoot && readingText(host.shadowRoot).text).toBe('in shadow');
    const pieces = document.createDocumentFragment();
    pieces.append('x', 'y');
    expect(readingText(pieces).text).toBe('xy');
    expect(readingText(new Text(' a  b ')).text).toBe('a b');
  });

  it('reads a paragraph as one where it holds a line alone, and node by node where it shows more', () => {
    const root = fragment(
      '<p>One <!-- no --><b>t<i>w</i>o</b><span> three</span></p><p>a<span id="s">x</span>b</p><p>c<i hidden>x</i>d<br>e</p>',
    );
    const span = root.querySelector('span[id]') as HTMLElement;
    span.attachShadow({ mode: 'open' }).innerHTML = 'shown <b>here</b>';
    const reading = readingText(root);
    expect(reading.text).toBe('One two three ashown hereb cd e');
    for (let at = 0; at < reading.text.length; at++) {
      if (reading.text[at] === ' ') continue;
      const points = reading.boundaries(at, at + 1);
      if (!points) throw new Error(`no boundary at ${at}`);
      expect(textAt(points)).toBe(reading.text[at]);
      expect(reading.offsetOf(points.startContainer, points.startOffset)).toBe(at);
    }
  });

  it('gives no place in a paragraph that has changed since it was read', () => {
    const root = fragment('<p>One <b>two</b> three</p><p>four</p>');
    const reading = readingText(root);
    const [first, second] = root.querySelectorAll('p');
    first?.querySelector('b')?.append(' and more');
    second?.replaceChildren();
    expect(reading.boundaries(4, 7)).toBeNull();
    expect(reading.boundaries(14, 18)).toBeNull();
    expect(reading.parts(4, 18)).toEqual([]);
    expect(readingText(root).text).toBe('One two and more three');
  });

  it('maps every unit to the DOM and back', () => {
    const root = fragment('<p> One\u00AD  <b>two</b> </p>\n<ul><li>three\n four <li> \u{1F600}</ul>');
    const reading = readingText(root);
    expect(reading.text).toBe('One two three four \u{1F600}');
    for (let start = 0; start < reading.text.length; start++) {
      if (reading.text[start] === ' ') continue;
      const points = reading.boundaries(start, start + 1);
      if (!points) throw new Error(`no boundary at ${start}`);
      expect(textAt(points)).toBe(reading.text[start]);
      expect(reading.offsetOf(points.startContainer, points.startOffset)).toBe(start);
    }
  });

  it('maps boundary points in elements, comments and skipped text', () => {
    const root = fragment('<p>a</p><!--x--><p>b<br>c</p><script>no</script><p>d</p>');
    const { text, offsetOf } = readingText(root);
    expect(text).toBe('a b c d');
    const [first, comment, second, script] = root.childNodes;
    if (!first || !comment || !second || !script?.firstChild) throw new Error('fixture');
    expect([0, 1, 2, 3, 4, 5].map((index) => offsetOf(root, index))).toEqual([0, 2, 2, 6, 6, 7]);
    expect([0, 1, 2, 3].map((index) => offsetOf(second, index))).toEqual([2, 4, 4, 6]);
    expect(offsetOf(first, 1)).toBe(2);
    expect(offsetOf(comment, 1)).toBe(2);
    expect(offsetOf(script.firstChild, 1)).toBe(6);
  });

  it('gives no boundary for what is not there', () => {
    const reading = readingText(fragment('abc'));
    for (const [start, end] of [
      [0, 4],
      [-1, 2],
      [2, 2],
      [2, 1],
      [Number.NaN, 2],
      [0, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(reading.boundaries(start, end)).toBeNull();
    }
  });

  it('reads a form whose fields are named like the DOM, and a document whose elements are', () => {
    const page = new DOMParser().parseFromString(
      '<form name=body><input name=firstChild><input name=nextSibling><input name=parentNode><input name=localName>' +
        '<input name=nodeType><input name=childNodes><p>kept</p></form><img name=createTreeWalker><p>too</p>',
      'text/html',
    );
    expect(readingText(page).text).toBe('kept too');
  });

  it('reads 50,000 nested elements', () => {
    const root = deepTree(50_000, 'deep');
    const { text, boundaries } = readingText(root);
    expect(text).toBe('deep');
    expect(boundaries(0, 4)?.startContainer).toBe(textIn(root));
  });
});
