import { expect, it, describe as suite } from 'vitest';
import type { Selector } from '../../../src/core/model/selector.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { describe } from '../../../src/page/anchoring/describe.ts';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import { resolveAll } from '../../../src/page/anchoring/resolve.ts';
import { chance } from '../../harness/chance.ts';

const WORDS =
  'the alliance of Seoul and Moscow is\u00A0not a pact \u201Cas such\u201D \u2014 it\u2019s e\u0301lan, co\u00ADoperation\u2026 \u{1F600} \u{1F468}\u200D\u{1F469} \uD55C\uAD6D \u0645\u06CC\u200C\u062E\u0648 a a b'.split(
    ' ',
  );
const BLOCKS = ['p', 'div', 'blockquote', 'ul', 'li', 'table', 'td', 'section', 'x-card', 'pre', 'h2'];
const INLINE = ['b', 'i', 'a', 'span', 'em'];
const ODD = ['br', 'img', 'script', 'style', 'textarea', '#comment', '#empty', '#space'];

function grow(parent: Element, random: () => number, depth: number): void {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const count = 1 + Math.floor(random() * 5);
  for (let index = 0; index < count; index++) {
    const roll = random();
    if (roll < 0.45 || depth === 0) {
      const words = Array.from({ length: Math.floor(random() * 6) }, () => pick(WORDS));
      parent.append(pick(['', ' ', '\n  ']) + words.join(pick([' ', '  ', '\n'])) + pick(['', ' ', '\u00A0']));
    } else if (roll < 0.6) {
      const name = pick(ODD);
      if (name === '#comment') parent.append(new Comment('the alliance'));
      else if (name === '#empty') parent.append('');
      else if (name === '#space') parent.append(' \n ');
      else parent.append(Object.assign(document.createElement(name), { textContent: 'the alliance' }));
    } else {
      const child = document.createElement(pick(random() < 0.5 ? BLOCKS : INLINE));
      parent.append(child);
      grow(child, random, depth - 1);
    }
  }
}

function anyPoint(root: Node, random: () => number): [Node, number] {
  const nodes: Node[] = [root];
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
  const node = nodes[Math.floor(random() * nodes.length)] ?? root;
  const length = node instanceof CharacterData ? node.length : node.childNodes.length;
  return [node, Math.floor(random() * (length + 1))];
}

function anyRange(root: Node, random: () => number): Range {
  const range = new Range();
  range.setStart(...anyPoint(root, random));
  const [node, offset] = anyPoint(root, random);
  if (range.comparePoint(node, offset) < 0) range.setStart(node, offset);
  else range.setEnd(node, offset);
  return range;
}

suite('describe, then resolve', () => {
  it('gives the same words for any range of any tree', () => {
    let described = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const random = chance(seed);
      const root = document.createElement('div');
      grow(root, random, 5);
      const { text } = readingText(root);
      const items: { id: string; selectors: Selector[] }[] = [];
      for (let index = 0; index < 12; index++)
        items.push({ id: `${seed}/${index}`, selectors: describe(root, anyRange(root, random)) });
      for (const [index, resolution] of resolveAll(root, items).entries()) {
        const [quote, position] = items[index]?.selectors ?? [];
        if (quote?.type !== 'TextQuoteSelector' || position?.type !== 'TextPositionSelector') {
          expect(resolution.state, resolution.id).toBe('orphan');
          continue;
        }
        described++;
        expect(text.slice(position.start, position.end), resolution.id).toBe(quote.exact);
        expect(resolution.state, resolution.id).toBe('exact');
        if (resolution.state === 'orphan' || !resolution.range) throw new Error('orphan');
        expect([resolution.start, resolution.end], resolution.id).toEqual([position.start, position.end]);
        const [again] = describe(root, resolution.range);
        expect(again, resolution.id).toEqual(quote);
      }
    }
    expect(described).toBeGreaterThan(1_500);
  });

  it('gives the same words when every text node is set in other typography and split', () => {
    let placed = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const random = chance(seed);
      const root = document.createElement('div');
      grow(root, random, 5);
      const items = Array.from({ length: 8 }, (_, index) => ({
        id: `${seed}/${index}`,
        selectors: describe(root, anyRange(root, random)),
      }));
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
      for (const node of nodes) {
        node.data = node.data
          .replaceAll('\u201C', '"')
          .replaceAll('\u2019', "'")
          .replaceAll('\u2014', '--')
          .replaceAll('\u2026', '...')
          .replaceAll('\u00AD', '')
          .normalize('NFC')
          .replaceAll('Seoul', 'Se\u00ADoul');
        if (node.length > 1) node.splitText(Math.floor(node.length / 2));
      }
      for (const [index, resolution] of resolveAll(root, items).entries()) {
        const quote = items[index]?.selectors[0];
        if (quote?.type !== 'TextQuoteSelector' || resolution.state === 'orphan' || !resolution.range) continue;
        placed++;
        const [again] = describe(root, resolution.range);
        expect(again?.type === 'TextQuoteSelector' && fold(again.exact).trim(), resolution.id).toBe(
          fold(quote.exact).trim(),
        );
      }
    }
    expect(placed).toBeGreaterThan(700);
  });
});
