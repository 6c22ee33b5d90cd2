/** Passages and relations as a graph: what belongs together, what is concluded, how it is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  argumentGraph,
  clustersOf,
  type OutlineItem,
  outlineOf,
  rootsOf,
} from '../../../src/core/argument/argument-graph.ts';
import type { Relation } from '../../../src/core/model/relation.ts';

let made = 0;

/** `a>b`: from a to b; later ones are newer. */
function relations(...arrows: string[]): Relation[] {
  return arrows.map((arrow) => {
    const [from = '', to = ''] = arrow.split('>');
    made += 1;
    const at = new Date(Date.UTC(2026, 0, 1, 0, made)).toISOString();
    return {
      id: arrow,
      projectId: 'p',
      kindId: 'k',
      from: { type: 'annotation', id: from },
      to: { type: 'annotation', id: to },
      note: '',
      coderId: 'c',
      createdAt: at,
      updatedAt: at,
    };
  });
}

const graph = (ids: string, ...arrows: string[]) => argumentGraph([...ids], relations(...arrows));

/** `a(b(c) d)`, one that is told further up as `=b`. */
function told(items: readonly OutlineItem[]): string {
  return items
    .map(
      ({ id, repeated, children }) => `${repeated ? '=' : ''}${id}${children.length > 0 ? `(${told(children)})` : ''}`,
    )
    .join(' ');
}

describe('the graph', () => {
  it('holds the own passages in their order, then the ends elsewhere', () => {
    const found = graph('ab', 'b>a', 'x>b', 'x>y');
    expect([...found.values()].map(({ id, own }) => `${id}${own ? '' : ' elsewhere'}`)).toEqual([
      'a',
      'b',
      'x elsewhere',
    ]);
    expect(found.get('b')?.leaving.map(({ id }) => id)).toEqual(['b>a']);
    expect(found.get('b')?.arriving.map(({ id }) => id)).toEqual(['x>b']);
  });

  it('has no way from a passage to itself', () => {
    expect(graph('a', 'a>a').get('a')).toMatchObject({ leaving: [], arriving: [] });
  });

  it('tells what belongs together from what stands alone', () => {
    expect(clustersOf(graph('abcdef', 'd>a', 'c>b', 'f>d'))).toEqual({
      clusters: [
        ['a', 'd', 'f'],
        ['b', 'c'],
      ],
      alone: ['e'],
    });
  });
});

describe('the indented list', () => {
  it('tells below each conclusion what leads to it, in reading order', () => {
    expect(told(outlineOf(graph('abcdef', 'd>a', 'c>a', 'f>c', 'e>b')))).toBe('a(c(f) d) b(e)');
  });

  it('tells what bears on two things once, and names it the second time', () => {
    expect(told(outlineOf(graph('abcd', 'c>a', 'c>b', 'd>c')))).toBe('a(c(d)) b(=c)');
    expect(told(outlineOf(graph('ab', 'b>a', 'b>a')))).toBe('a(b =b)');
  });

  it('begins a circle with its first passage and ends', () => {
    expect(rootsOf(graph('abc', 'a>b', 'b>c', 'c>a'))).toEqual(['a']);
    expect(told(outlineOf(graph('abc', 'a>b', 'b>c', 'c>a')))).toBe('a(c(b(=a)))');
    expect(told(outlineOf(graph('abcd', 'a>b', 'b>a', 'b>d')))).toBe('d(b(a(=b)))');
    // What only leads into a circle is no conclusion, wherever it stands.
    expect(told(outlineOf(graph('abc', 'a>b', 'b>c', 'c>b')))).toBe('b(a c(=b))');
    expect(told(outlineOf(graph('abcdx', 'x>a', 'a>b', 'b>a', 'b>c', 'c>d', 'd>c')))).toBe('c(b(a(=b x)) d(=c))');
  });

  it('leaves out what no relation touches', () => {
    expect(outlineOf(graph('abc'))).toEqual([]);
  });

  it('tells a chain of ten thousand', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `n${index}`);
    const chain = argumentGraph(ids, relations(...ids.slice(1).map((id, index) => `${id}>n${index}`)));
    let depth = 0;
    for (let [item] = outlineOf(chain); item; [item] = item.children) depth += 1;
    expect(depth).toBe(10_000);
  });

  it('tells everything related once in full, and every relation once, whatever the graph', () => {
    const letters = [...'abcdefgh'];
    const letter = fc.constantFrom(...letters);
    fc.assert(
      fc.property(fc.array(fc.tuple(letter, letter), { maxLength: 20 }), (pairs) => {
        const arrows = pairs.filter(([from, to]) => from !== to).map(([from, to]) => `${from}>${to}`);
        const found = argumentGraph(letters, relations(...arrows));
        const all: OutlineItem[] = [];
        const open = [...outlineOf(found)];
        for (let next = open.pop(); next; next = open.pop()) {
          all.push(next);
          open.push(...next.children);
        }
        const { clusters, alone } = clustersOf(found);
        const full = all.filter(({ repeated }) => !repeated).map(({ id }) => id);
        expect(full.sort()).toEqual(clusters.flat().sort());
        expect([...clusters.flat(), ...alone].sort()).toEqual(letters);
        const said = all.flatMap(({ relation }) => (relation ? [relation.id] : []));
        expect(said.sort()).toEqual([...arrows].sort());
      }),
    );
  });
});
