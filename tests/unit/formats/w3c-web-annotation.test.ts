/** Our Web Annotations say what the library says; that they are valid is tests/shared's to prove. */
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Library } from '../../../src/core/model/library.ts';
import { countSurrogatePairs } from '../../../src/core/text/surrogate-pairs.ts';
import { codePointRange } from '../../../src/formats/code-points.ts';
import { toUri } from '../../../src/formats/uri.ts';
import { w3cWebAnnotation } from '../../../src/formats/w3c-web-annotation.ts';
import { CONTEXT, libraryWith, quoteSelectors, sampleLibrary } from './sample-library.ts';
import { seededRandom } from './seeded-random.ts';

interface Item {
  id: string;
  motivation: string | string[];
  creator: { name?: string };
  body: { 'dcterms:identifier'?: string; purpose: string; value: string; format: string }[];
  target: string[] | { source: string; selector: Record<string, unknown>[]; state: Record<string, unknown> };
}

const write = (library: Library): Item[] => JSON.parse(String(w3cWebAnnotation.write?.(library, CONTEXT)));

/** What describe() gives for text[start, end). */
function selectorsFor(text: string, start: number, end: number): Annotation['selectors'] {
  return [
    { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: text.slice(0, start), suffix: '' },
    { type: 'TextPositionSelector', start, end, astralBefore: countSurrogatePairs(text, start) },
  ];
}

describe('annotations', () => {
  it('carry roles, tags and note, each with its purpose', () => {
    const [first] = write(sampleLibrary());
    expect(first?.motivation).toEqual(['highlighting', 'classifying', 'tagging', 'commenting']);
    expect(first?.body.map(({ purpose, value, format }) => [purpose, value.slice(0, 10), format])).toEqual([
      ['classifying', 'Premise', 'text/plain'],
      ['classifying', 'Claim', 'text/plain'],
      ['tagging', 'trade', 'text/plain'],
      ['tagging', 'South Kore', 'text/plain'],
      ['commenting', '# Heading ', 'text/markdown'],
    ]);
    expect(first?.body[0]?.['dcterms:identifier']).toBe('urn:uuid:0000000c-0000-4000-8000-000000000003');
  });

  it('name no empty creator, tag or note', () => {
    const [item] = write(libraryWith({ tags: [], note: '', coderId: '00000050-0000-4000-8000-000000000002' }));
    expect(item?.motivation).toEqual(['highlighting', 'classifying']);
    expect(item?.body).toHaveLength(1);
    expect(item?.creator).not.toHaveProperty('name');
  });

  it('speak of the page as it was when their words stood there', () => {
    const stateOf = (library: Library) => {
      const [item] = write(library);
      return item && !Array.isArray(item.target) ? item.target.state : undefined;
    };
    const until = '2026-11-24T09:00:00.000Z';
    const createdAt = libraryWith({}).annotations[0]?.createdAt;
    expect(stateOf(libraryWith({}))).toEqual({ type: 'TimeState', sourceDate: createdAt });
    expect(stateOf(libraryWith({ former: { exact: 'x', until } }))).toEqual({ type: 'TimeState', sourceDate: until });
  });

  it('keep the section hint at home', () => {
    for (const { target } of write(sampleLibrary())) {
      if (Array.isArray(target)) continue;
      expect(target.selector.map(({ type }) => type)).not.toContain('SectionSelector');
    }
  });

  it('are left out without their article, and so are relations without an end', () => {
    const library = sampleLibrary();
    expect(write({ ...library, articles: [] }).map(({ id }) => id)).toEqual([
      'urn:uuid:0000000f-0000-4000-8000-000000000004',
    ]);
  });
});

describe('relations', () => {
  it('link annotations in their direction', () => {
    const link = write(sampleLibrary()).find(({ id }) => id === 'urn:uuid:0000000f-0000-4000-8000-000000000002');
    expect(link).toMatchObject({
      motivation: ['linking', 'commenting'],
      body: [
        { purpose: 'classifying', value: 'attacks' },
        { purpose: 'commenting', value: 'Across **articles**.' },
      ],
      target: ['urn:uuid:0000000b-0000-4000-8000-000000000007', 'urn:uuid:0000000b-0000-4000-8000-000000000003'],
    });
  });

  it('carry the words of a proposition they lead to, under its id', () => {
    const link = write(sampleLibrary()).find(({ id }) => id === 'urn:uuid:0000000f-0000-4000-8000-000000000003');
    const proposition = link?.body.find(({ purpose }) => purpose === 'describing');
    expect(proposition?.value).toBe('Reassurance prevents escalation.');
    expect(link?.target).toContain(proposition?.['dcterms:identifier']);
  });
});

describe('positions', () => {
  it('count code points', () => {
    const text = 'A 🌏 test';
    const start = text.indexOf('test');
    expect(text).toHaveLength(9);
    expect(codePointRange(selectorsFor(text, start, text.length))).toEqual({ start: 4, end: 8 });
  });

  it('find the words again in an array of code points: 5,000 random texts', () => {
    const random = seededRandom(3);
    const characters = ['a', ' ', 'é', '平', '한', '🌏', '𝒳', '👩‍👩‍👧', '\u0301', '\uffff'] as const;
    for (let run = 0; run < 5_000; run += 1) {
      const points = [...Array.from({ length: 2 + random.below(40) }, () => random.pick(characters)).join('')];
      const from = random.below(points.length - 1);
      const to = from + 1 + random.below(points.length - from);
      const start = points.slice(0, from).join('').length;
      const end = points.slice(0, to).join('').length;
      const range = codePointRange(selectorsFor(points.join(''), start, end));
      expect(range).toEqual({ start: from, end: Math.min(to, points.length) });
    }
  });

  it('are left out where they cannot be exact', () => {
    const text = 'x 🌏 y';
    const disagreeing: Annotation['selectors'] = [
      ...quoteSelectors('four'),
      { type: 'TextPositionSelector', start: 0, end: 5, astralBefore: 0 },
    ];
    expect(codePointRange(quoteSelectors('four'))).toBeNull();
    expect(codePointRange(disagreeing)).toBeNull();
    expect(codePointRange(selectorsFor(text, 3, 6)), 'half a character').toBeNull();
    const [item] = write(libraryWith({ selectors: disagreeing }));
    expect(item?.target).toMatchObject({ selector: [{ type: 'TextQuoteSelector' }] });
  });
});

describe('source addresses', () => {
  it.each([
    ['https://example.org/a?b=c&d#e', 'https://example.org/a?b=c&d#e'],
    ['https://日本.example/意見', 'https://xn--wgv71a.example/%E6%84%8F%E8%A6%8B'],
    ['https://example.org/a|b[1]{2}^`\\c', 'https://example.org/a%7Cb%5B1%5D%7B2%7D%5E%60/c'],
    ['https://example.org/100%?q=50%&r=%41#a#b[c]', 'https://example.org/100%25?q=50%25&r=%41#a%23b%5Bc%5D'],
    ['http://[::1]:8080/a[b]', 'http://[::1]:8080/a%5Bb%5D'],
    ['file:///home/a b/c.html', 'file:///home/a%20b/c.html'],
  ])('become URIs: %s', (address, uri) => {
    expect(toUri(address)).toBe(uri);
    // It still is the same place to a browser.
    expect(toUri(toUri(address))).toBe(uri);
  });
});
