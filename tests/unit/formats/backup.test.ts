/** A backup comes back as it went, and a damaged one is refused with its first fault. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backup } from '../../../src/formats/backup.ts';
import type { ReadResult } from '../../../src/formats/format.ts';
import { emptyLibrary } from '../../empty-library.ts';
import { CONTEXT, FIXTURES, libraryWith, quoteSelectors, sampleLibrary } from './sample-library.ts';
import { seededRandom } from './seeded-random.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const written = String(backup.write?.(sampleLibrary(), CONTEXT));

function read(bytes: Uint8Array): ReadResult {
  const result = backup.read?.(bytes);
  if (result === undefined) throw new Error('backup reads nothing');
  return result;
}

const faultOf = (content: string | Uint8Array): string => {
  const result = read(typeof content === 'string' ? encode(content) : content);
  return result.ok ? 'no fault' : result.fault;
};

/** The sample's backup with its JSON changed by hand, as a script would. */
function edited(edit: (file: { [name: string]: unknown; library: ReturnType<typeof sampleLibrary> }) => void): string {
  const file = JSON.parse(written);
  edit(file);
  return JSON.stringify(file);
}

/** The sample's backup with one value anywhere in it replaced. */
function replaced(path: (string | number)[], value: unknown): string {
  const file = JSON.parse(written);
  const parent = path.slice(0, -1).reduce((node, key) => node[key], file);
  parent[path.at(-1) ?? ''] = value;
  return JSON.stringify(file);
}

describe('a whole backup', () => {
  it('comes back as it went', () => {
    expect(read(encode(written))).toEqual({ ok: true, library: sampleLibrary(), warnings: [] });
    expect(read(readFileSync(new URL('backup.json', FIXTURES)))).toMatchObject({ ok: true, warnings: [] });
  });

  it('of version 1 is read, and has nothing that came later', () => {
    const result = read(readFileSync(new URL('../backups/version-1.json', FIXTURES)));
    const sample = sampleLibrary();
    const library = {
      ...sample,
      siteRules: [],
      samePieces: [],
      relations: sample.relations.map(({ scheme: _, ...relation }) => relation),
      codebooks: sample.codebooks.map(({ log, ...codebook }) => (log ? { ...codebook, version: 1 } : codebook)),
      settings: sample.settings.filter(({ key }) => key !== 'project-by-site'),
    };
    expect(result).toEqual({ ok: true, library, warnings: [] });
  });

  it('comes back empty where the library was', () => {
    const empty = encode(String(backup.write?.(emptyLibrary(), CONTEXT)));
    expect(read(empty)).toEqual({ ok: true, library: emptyLibrary(), warnings: [] });
  });

  it('keeps every character: emoji, controls, line separators, lone surrogates', () => {
    const odd = '🌏𝒳 平和 \0\u0001\t\n\r\u2028\u2029\ufeff \ud800 \udc00 </script> \\u0041 "';
    const library = libraryWith({ note: odd, selectors: quoteSelectors(odd) });
    expect(read(encode(String(backup.write?.(library, CONTEXT))))).toMatchObject({ ok: true, library });
  });

  it('holds one record a line', () => {
    const count = Object.values(sampleLibrary()).reduce((sum, { length }) => sum + length, 0);
    expect(written.split('\n').filter((line) => /^\{"(?:id|key)":/.test(line))).toHaveLength(count);
  });

  it('may be laid out anew and may begin with a byte order mark', () => {
    expect(faultOf(`\ufeff${JSON.stringify(JSON.parse(written), null, 4)}`)).toBe('no fault');
  });

  it('may be changed by hand when its checksum is taken out, with a warning', () => {
    const result = read(encode(edited((file) => void delete file.checksum)));
    expect(result).toMatchObject({ ok: true, library: sampleLibrary() });
    expect(result.ok && result.warnings).toHaveLength(1);
  });
});

describe('a damaged backup is refused with its first fault', () => {
  const annotation = ['library', 'annotations', 3];
  it.each([
    ['an empty file', '', 'The file is empty.'],
    ['another file', '{"name":"x"}', 'The file is not a Margent backup.'],
    ['a list', '[]', 'The file is not a Margent backup.'],
    ['a word', 'null', 'The file is not a Margent backup.'],
    ['an export to read', '# The harbours', 'The file is not a Margent backup.'],
    [
      'half a backup',
      written.slice(0, -200),
      /^The file is incomplete or damaged: at line \d+, column \d+, the file ends too soon/,
    ],
    [
      'a missing quote',
      written.replace('"library"', '"library'),
      /^The file is incomplete or damaged: at line \d+, column \d+, /,
    ],
    ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe]), 'The file is not UTF-8 text.'],
    ['a newer version', replaced(['version'], 4), /^The file is from a newer Margent: it is a backup of version 4/],
    ['a newer version with new parts', replaced(['version'], 7).replace('{', '{"new":1,'), /newer Margent/],
    ['no version', replaced(['version'], '1'), 'version is not a whole number from 1.'],
    ['no library', replaced(['library'], undefined), 'library is missing.'],
    ['a role that is no id', replaced([...annotation, 'roles', 0], 'x'), 'annotations[3].roles[0] is not a UUID.'],
    [
      'a time that is none',
      replaced([...annotation, 'createdAt'], 'now'),
      'annotations[3].createdAt is not a time such as 2024-07-09T08:30:00.000Z.',
    ],
    [
      'no quote',
      replaced([...annotation, 'selectors'], []),
      'annotations[3].selectors does not hold exactly one quote.',
    ],
    ['a missing part', replaced([...annotation, 'tags'], undefined), 'annotations[3].tags is missing.'],
    ['a strange part', replaced([...annotation, 'extra'], 1), 'annotations[3].extra is not a field known here.'],
    ['a strange list', replaced(['library', 'extra'], []), 'extra is not a field known here.'],
    ['a strange head', replaced(['extra'], []), 'extra is not part of a backup.'],
    [
      'a script address',
      replaced(['library', 'articles', 0, 'urls', 0], 'javascript:alert(1)'),
      'articles[0].urls[0] is not an http, https or file address.',
    ],
    [
      'a wrong selector',
      replaced([...annotation, 'selectors', 0, 'exact'], 5),
      'annotations[3].selectors[0].exact is not text.',
    ],
    [
      'a changed note',
      replaced([...annotation, 'note'], 'other'),
      /^The file was damaged or changed after it was written/,
    ],
    ['a lost record', edited(({ library }) => void library.tombstones.pop()), /checksum/],
    [
      'an article without which annotations dangle',
      edited(({ library }) => void library.articles.pop()),
      'annotations[7].articleId names no article of this library.',
    ],
    ['swapped records', edited(({ library }) => void library.articles.reverse()), /checksum/],
    ['a changed date', replaced(['exportedAt'], '2020-01-01T00:00:00.000Z'), /checksum/],
  ])('%s', (_, content, fault) => {
    const found = faultOf(content);
    if (typeof fault === 'string') expect(found).toBe(fault);
    else expect(found).toMatch(fault);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('%s, at any depth', (name) => {
    expect(faultOf(written.replace('{"format"', `{"${name}":{},"format"`))).toBe(`${name} is not part of a backup.`);
    const deep = written.replace('"published":{', `"published":{"${name.replace('o', '\\u006f')}":{"isAdmin":true},`);
    expect(faultOf(deep)).toBe(`articles[0].description.published.${name} is not a field known here.`);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });

  it('nesting without end', () => {
    const open = '['.repeat(500_000);
    const close = ']'.repeat(500_000);
    expect(faultOf(open)).toMatch(/nests too deeply/);
    for (const place of ['"exportedAt":"2026-11-24T09:30:00.000Z"', '"library":{']) {
      const name = place.slice(0, place.indexOf(':'));
      const tail = place.endsWith('{') ? ',"x":{' : '';
      expect(faultOf(written.replace(place, `${name}:${open}${close}${tail}`))).not.toBe('no fault');
    }
  });
});

describe('whatever the damage', () => {
  const bytes = encode(written);
  /** Refused, or the very library: never an exception, never something between. */
  function expectWholeOrNothing(damaged: Uint8Array, what: string): void {
    const result = read(damaged);
    if (result.ok) expect(result.library, what).toEqual(sampleLibrary());
    else expect(result.fault, what).toMatch(/\S.*\.$/);
  }

  it('cut off anywhere: refused', () => {
    const end = bytes.length - 1; // The last byte is a line break.
    for (let length = 0; length < end; length += 7)
      expect(read(bytes.subarray(0, length)).ok, `${length} bytes`).toBe(false);
    for (let length = end - 40; length < end; length += 1) expect(read(bytes.subarray(0, length)).ok).toBe(false);
  });

  it('bits flipped: 5,000 times', { timeout: 120_000 }, () => {
    const random = seededRandom(5);
    for (let run = 0; run < 5_000; run += 1) {
      const damaged = bytes.slice();
      const flips = 1 + random.below(3);
      for (let flip = 0; flip < flips; flip += 1) {
        const at = random.below(damaged.length);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << random.below(8));
      }
      expectWholeOrNothing(damaged, `run ${run}`);
    }
  });

  it('parts cut out, doubled or overwritten: 3,000 times', { timeout: 120_000 }, () => {
    const random = seededRandom(6);
    for (let run = 0; run < 3_000; run += 1) {
      const from = random.below(bytes.length);
      const to = Math.min(bytes.length, from + 1 + random.below(200));
      const part = bytes.subarray(from, to);
      const middle = [new Uint8Array(0), Buffer.concat([part, part]), part.map(() => random.below(256))] as const;
      const damaged = Buffer.concat([bytes.subarray(0, from), random.pick(middle), bytes.subarray(to)]);
      expectWholeOrNothing(damaged, `run ${run}`);
    }
  });

  it('values of a wrong type, each in turn', { timeout: 120_000 }, () => {
    const places: (string | number)[][] = [];
    const visit = (node: unknown, path: (string | number)[]): void => {
      if (path.length > 0) places.push(path);
      if (Array.isArray(node)) for (const [index, item] of node.entries()) visit(item, [...path, index]);
      else if (typeof node === 'object' && node !== null) {
        for (const [name, item] of Object.entries(node)) visit(item, [...path, name]);
      }
    };
    visit(JSON.parse(written), []);
    expect(places.length).toBeGreaterThan(500);
    const values = [null, true, -1.5, '', 'x', [], {}, [[]], { length: 1 }];
    for (const [index, path] of places.entries()) {
      const value = values[index % values.length];
      expectWholeOrNothing(encode(replaced(path, value)), `${path.join('.')} = ${JSON.stringify(value)}`);
    }
  });

  it('noise: 2,000 times', () => {
    const random = seededRandom(7);
    for (let run = 0; run < 2_000; run += 1) {
      const noise = Uint8Array.from({ length: random.below(300) }, () => random.below(256));
      expect(read(noise).ok).toBe(false);
    }
  });
});
