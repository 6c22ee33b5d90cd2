/** Where the caret stands, and what it stands in under a point, in open shadow trees too. */
import { afterEach, expect, it } from 'vitest';
import { caretFromPoint, seenAt } from '../../src/page/dom.ts';
import { documentAt } from '../../src/page/frames.ts';
import { caretOf } from '../../src/page/selected-range.ts';

const hosts: HTMLElement[] = [];
afterEach(() => {
  getSelection()?.removeAllRanges();
  for (const host of hosts.splice(0)) host.remove();
});

/** A paragraph in a shadow tree of a shadow tree, above all else on the page. */
function nested(words: string): { text: Text; inner: ShadowRoot } {
  const host = document.createElement('div');
  host.style.cssText = 'position:fixed;inset:0;background:#fff;font:20px/2 monospace';
  hosts.push(host);
  const outer = host.attachShadow({ mode: 'open' });
  outer.innerHTML = '<p>Before it.</p><x-inner></x-inner>';
  const inner = (outer.lastElementChild as Element).attachShadow({ mode: 'open' });
  inner.innerHTML = `<p>${words}</p>`;
  document.body.append(host);
  return { text: inner.querySelector('p')?.firstChild as Text, inner };
}

function middleOf(node: Node): [number, number] {
  const range = new Range();
  range.selectNodeContents(node);
  const { x, y, width, height } = range.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}

it('finds the letter under a point in a shadow tree', () => {
  const { text } = nested('Words in the inner one.');
  const caret = caretFromPoint(document, ...middleOf(text));
  expect(caret?.node).toBe(text);
  expect(Math.abs((caret?.offset ?? 0) - text.length / 2)).toBeLessThanOrEqual(1);
  expect(seenAt(document, ...middleOf(text)).trees).toHaveLength(2);
});

it('finds the letter of a text that stands in a tree itself', () => {
  const { inner } = nested('');
  inner.replaceChildren('Bare words');
  expect(caretFromPoint(document, ...middleOf(inner.firstChild as Text))?.node).toBe(inner.firstChild);
});

it('finds the document of a frame in a shadow tree', async () => {
  const { inner } = nested('Before the frame.');
  const frame = document.createElement('iframe');
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  frame.srcdoc = '<p style="margin:0">Words of the frame.</p>';
  inner.append(frame);
  await loaded;
  const { x, y } = frame.getBoundingClientRect();
  const at = documentAt(document, x + 30, y + 12);
  expect(at.document).toBe(frame.contentDocument);
  const { clientLeft, clientTop } = frame;
  expect([at.x, at.y]).toEqual([30 - clientLeft, 12 - clientTop]);
});

it('tells where the caret stands in a shadow tree; nothing where words are selected', () => {
  const { text } = nested('Words in the inner one.');
  getSelection()?.collapse(text, 5);
  expect(caretOf(document)).toEqual({ node: text, offset: 5 });
  getSelection()?.setBaseAndExtent(text, 0, text, 5);
  expect(caretOf(document)).toBeNull();
  getSelection()?.removeAllRanges();
  expect(caretOf(document)).toBeNull();
});
