import { describe, expect, it } from 'vitest';
import { sayFault } from '../../../src/core/model/fault.ts';
import { type Library, validateLibrary } from '../../../src/core/model/library.ts';
import { emptyLibrary } from '../../empty-library.ts';
import { sampleId, sampleLibrary } from './sample-library.ts';

/** The fault of a value as a reader reads it; '' where there is none. */
const fault = (value: unknown): string => {
  const check = validateLibrary(value);
  return check.ok ? '' : sayFault(check.fault);
};

/** The sample as JSON, with one thing in it broken. */
function broken(damage: (library: Record<string, Record<string, unknown>[]>) => void): unknown {
  const library = JSON.parse(JSON.stringify(sampleLibrary()));
  damage(library);
  return library;
}

it('takes a sound library and gives it back the same', () => {
  const library = sampleLibrary();
  expect(validateLibrary(JSON.parse(JSON.stringify(library)))).toEqual({ ok: true, library });
  expect(fault(emptyLibrary())).toBe('');
});

describe('names the first fault', () => {
  it.each<[string, unknown]>([
    ['is not an object', null],
    ['is not an object', 'library'],
    ['is not an object', 7],
    ['articles: is missing', {}],
    ['articles: is missing', []],
    ['annotations: is missing', broken((library) => Reflect.deleteProperty(library, 'annotations'))],
    ['annotations: is not a list', broken((library) => Object.assign(library, { annotations: {} }))],
    ['extra: is not a field known here', broken((library) => Object.assign(library, { extra: [] }))],
    [
      'annotations[1].roles[0]: is not a UUID',
      broken(({ annotations }) => Object.assign(annotations?.[1] ?? {}, { roles: ['x'] })),
    ],
    [
      'annotations[0].id: is a UUID in capitals',
      broken(({ annotations }) =>
        Object.assign(annotations?.[0] ?? {}, { id: 'AAAAAAAA-0000-4000-8000-000000000000' }),
      ),
    ],
    [
      'annotations[1].note: is not text',
      broken(({ annotations }) => Object.assign(annotations?.[1] ?? {}, { note: 5 })),
    ],
    [
      'annotations[1].note: is missing',
      broken(({ annotations }) => Reflect.deleteProperty(annotations?.[1] ?? {}, 'note')),
    ],
    [
      'annotations[0].selectors[0].type: is not one of "TextQuoteSelector", "TextPositionSelector", "SectionSelector"',
      broken(({ annotations }) => Object.assign(annotations?.[0] ?? {}, { selectors: [{ type: 'XPathSelector' }] })),
    ],
    [
      'annotations[0].selectors[0].prefix: is missing',
      broken(({ annotations }) =>
        Object.assign(annotations?.[0] ?? {}, { selectors: [{ type: 'TextQuoteSelector', exact: 'x' }] }),
      ),
    ],
    [
      'articles[0].urls[0]: is not an http, https or file address',
      broken(({ articles }) => Object.assign(articles?.[0] ?? {}, { urls: ['javascript:alert(1)'] })),
    ],
    [
      'articles[0].updatedAt: is a time that does not exist',
      broken(({ articles }) => Object.assign(articles?.[0] ?? {}, { updatedAt: '2026-02-31T10:00:00.000Z' })),
    ],
    [
      'articles[0].updatedAt: is not a time such as 2024-07-09T08:30:00.000Z',
      broken(({ articles }) => Object.assign(articles?.[0] ?? {}, { updatedAt: '2026-02-01T10:00:00Z' })),
    ],
    [
      'codebooks[0].roles[0].underline: is not one of "solid", "double", "dotted", "dashed", "wavy"',
      JSON.parse(JSON.stringify(sampleLibrary()).replace('"underline":"solid"', '"underline":"zigzag"')),
    ],
    [
      'codebooks[0].version: is less than 1',
      broken(({ codebooks }) => Object.assign(codebooks?.[0] ?? {}, { version: 0 })),
    ],
    [
      'codebooks[0].version: is not a whole number',
      broken(({ codebooks }) => Object.assign(codebooks?.[0] ?? {}, { version: 1.5 })),
    ],
    [
      'settings[0].key: is not one of "current-project", "project-by-site", "current-coder", "last-roles", "toolbar-off", "sticky-tags", "single-keys", "panel-grouping"',
      broken(({ settings }) => Object.assign(settings?.[0] ?? {}, { key: 'theme' })),
    ],
    [
      'annotations[1].id: is the id of an earlier record',
      broken(({ annotations }) => Object.assign(annotations?.[1] ?? {}, { id: sampleId(11) })),
    ],
    [
      'relations[0].id: is the id of an earlier record',
      broken(({ relations }) => Object.assign(relations?.[0] ?? {}, { id: sampleId(1) })),
    ],
    ['tombstones[1].id: is named twice', broken(({ tombstones }) => tombstones?.push(tombstones[0] ?? {}))],
    ['settings[2].key: is named twice', broken(({ settings }) => settings?.push(settings[0] ?? {}))],
    ['annotations[0].articleId: names no article of this library', broken(({ articles }) => articles?.pop())],
    ['annotations[0].projectId: names no project of this library', broken(({ projects }) => projects?.pop())],
    ['projects[0].codebookId: names no codebook of this library', broken(({ codebooks }) => codebooks?.pop())],
    ['relations[1].to.id: names no proposition of this library', broken(({ propositions }) => propositions?.pop())],
    ['relations[0].from.id: names no annotation of this library', broken(({ annotations }) => annotations?.pop())],
    [
      'relations[1].to.id: names no annotation of this library',
      broken(({ relations }) => Object.assign(relations?.[1] ?? {}, { to: { type: 'annotation', id: sampleId(31) } })),
    ],
  ])('%s', (message, value) => {
    expect(fault(value)).toBe(message);
  });
});

describe('refuses what is hostile', () => {
  const json = JSON.stringify(sampleLibrary());

  it.each(['__proto__', 'constructor', 'prototype'])('%s as a key, at any depth', (key) => {
    expect(fault(JSON.parse(json.replace('{', `{"${key}":{"polluted":1},`)))).toBe(`${key}: is not a field known here`);
    const deep = JSON.parse(json.replace('"exact"', `"${key}":{"polluted":1},"exact"`));
    expect(fault(deep)).toBe(`annotations[0].selectors[0].${key}: is not a field known here`);
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
  });

  it('nesting without end', () => {
    const depth = 100_000;
    const nested = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(fault({ ...sampleLibrary(), articles: nested })).toBe(`articles${'[0]'.repeat(15)}: is nested too deep`);
  });

  it('a key that would break the message', () => {
    expect(fault({ 'a\nb': 1, ...sampleLibrary() })).toBe('["a\\nb"]: is not a field known here');
  });
});

it('finds a fault whatever single value of a library is replaced by another type', () => {
  const places: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]) => {
    if (path.length > 0) places.push(path);
    if (Array.isArray(value)) value.forEach((item, index) => void walk(item, [...path, index]));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
    }
  };
  walk(sampleLibrary(), []);
  expect(places.length).toBeGreaterThan(100);
  for (const path of places) {
    const library: Library = sampleLibrary();
    let at: unknown = library;
    for (const step of path.slice(0, -1)) at = Reflect.get(at as object, step);
    const last = path.at(-1) ?? '';
    Reflect.set(at as object, last, typeof Reflect.get(at as object, last) === 'boolean' ? 1 : true);
    expect(fault(library), path.join('.')).not.toBe('');
  }
});
