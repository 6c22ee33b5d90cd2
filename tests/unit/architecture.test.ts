/** Holds the house to its plan: who imports whom, and the conventions that a linter does not know. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/formats/registry.ts';

const root = resolve(import.meta.dirname, '../..');
const src = join(root, 'src');

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => join(folder, file));
}

const sources = filesBelow(src, /\.tsx?$/).filter((file) => !file.endsWith('.d.ts'));

/** Rooms each room may import from, besides itself. */
const ALLOWED: Record<string, string[]> = {
  build: [],
  core: [],
  protocol: ['core'],
  platform: ['core', 'protocol'],
  formats: ['core'],
  page: ['core'],
  store: ['core'],
  ui: ['core', 'formats', 'protocol'],
  entries: ['core', 'protocol', 'platform', 'formats', 'page', 'store', 'ui'],
};

interface Import {
  from: string;
  /** A path, or the name of a package. */
  to: string;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  return [...statements].map(([, type, specifier = '']) => ({
    from: file,
    to: specifier.startsWith('.') ? resolve(dirname(file), specifier) : specifier,
    typeOnly: type !== undefined,
  }));
}

const imports = sources.flatMap(importsOf);
const inSource = imports.filter(({ to }) => to.startsWith(src));
const roomOf = (file: string) => relative(src, file).split('/')[0] ?? '';
const name = (file: string) => relative(root, file);
const arrow = ({ from, to }: Import) => `${name(from)} -> ${name(to)}`;

describe('who may import whom', () => {
  it('reads the imports', () => {
    expect(inSource.length).toBeGreaterThan(100);
  });

  it('has no arrow that the plan does not allow', () => {
    const wrong = inSource.filter(
      ({ from, to }) => roomOf(from) !== roomOf(to) && !ALLOWED[roomOf(from)]?.includes(roomOf(to)),
    );
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('keeps entries apart: each knows itself and what they share', () => {
    const entryOf = (file: string) => relative(join(src, 'entries'), file).split('/')[0];
    const wrong = inSource
      .filter(({ from, to }) => roomOf(from) === 'entries' && roomOf(to) === 'entries')
      .filter(({ from, to }) => entryOf(from) !== entryOf(to) && entryOf(to) !== 'shared');
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('names webextension-polyfill in one file', () => {
    const polyfill = imports.filter(({ to }) => to === 'webextension-polyfill').map(({ from }) => name(from));
    expect([...new Set(polyfill)]).toEqual(['src/platform/browser.ts']);
  });

  it('imports nothing into a migration', () => {
    const wrong = imports.filter(({ from }) => /\/migrations\/\d/.test(from) && !from.endsWith('.d.ts'));
    expect(wrong.map(arrow)).toEqual([]);
  });

  it.each(['content', 'page', 'finder', 'picker', 'toolbar', 'marking', 'reading-mode'])(
    'runs no library in pages: %s',
    (script) => {
      const reached = new Set([join(src, `entries/${script}/${script}.ts`)]);
      for (const file of reached) {
        for (const { to, typeOnly } of importsOf(file)) if (!typeOnly && to.startsWith(src)) reached.add(to);
      }
      const libraries = [...reached].flatMap(importsOf).filter(({ to, typeOnly }) => !typeOnly && !to.startsWith(src));
      expect(reached.size).toBeGreaterThan(10);
      expect(libraries.map(arrow)).toEqual([]);
    },
  );
});

describe('conventions', () => {
  it('gives every file a first sentence', () => {
    expect(sources.filter((file) => !readFileSync(file, 'utf8').startsWith('/**')).map(name)).toEqual([]);
  });

  it('names files in kebab-case, components in PascalCase', () => {
    const wrong = filesBelow(src, /\.(?:tsx?|css)$/).filter(
      (file) => !/\/(?:[a-z0-9]+(?:[.-][a-z0-9]+)*|[A-Z][A-Za-z]+(?:\.module)?)\.(?:ts|tsx|css)$/.test(file),
    );
    expect(wrong.map(name)).toEqual([]);
  });

  it('has a fixture and a line in the docs for every format', () => {
    const docs = readFileSync(join(root, 'docs/formats.md'), 'utf8');
    const fixtures = readdirSync(join(root, 'tests/fixtures/formats'));
    for (const { id, extension } of FORMATS) {
      expect(docs).toContain(`\`${id}\``);
      expect(fixtures).toContain(`${id}.${extension}`);
    }
  });

  it('has a line in the docs for every site rule', () => {
    const docs = readFileSync(join(root, 'docs/sites.md'), 'utf8');
    const rules = readdirSync(join(src, 'page/sections/sites')).map((file) => file.replace(/\.json$/, ''));
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(docs).toContain(`\`${rule}\``);
  });

  it('uses every message', () => {
    const text = [...sources, join(root, 'manifest.json')].map((file) => readFileSync(file, 'utf8')).join('\n');
    const keys: string[] = Object.keys(
      JSON.parse(readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8')),
    );
    const unused = keys
      .map((key) => key.replace(/_(?:one|other)$/, ''))
      .filter((key) => !text.includes(`'${key}'`) && !text.includes(`__MSG_${key}__`));
    expect([...new Set(unused)]).toEqual([]);
  });
});
