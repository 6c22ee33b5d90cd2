/** What the build makes of a catalogue says the same, in less. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compactCatalogue } from '../../../src/build/catalogue.ts';

const folder = resolve(import.meta.dirname, '../../../public/_locales');
type Entry = { message: string; placeholders?: Record<string, { content: string }> };

/** As https://developer.chrome.com/docs/extensions/reference/api/i18n says: `$name$` by its content, then `$1` by what is given. */
function said({ message, placeholders = {} }: Entry, given: string[]): string {
  const named = message.replace(/\$(\w+)\$/g, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? '');
  return named.replace(/\$(\d)/g, (_, at: string) => given[Number(at) - 1] ?? '');
}

describe.each(readdirSync(folder))('the catalogue of %s', (locale) => {
  const source = readFileSync(join(folder, locale, 'messages.json'), 'utf8');

  it('says the same once it is compact, and nothing else', () => {
    const before = JSON.parse(source) as Record<string, Entry>;
    const after = JSON.parse(compactCatalogue(source)) as Record<string, Entry>;
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [key, entry] of Object.entries(after)) {
      expect(Object.keys(entry), key).not.toContain('description');
      // No name of a placeholder that is not declared: a browser refuses the whole extension for one.
      const names = [...entry.message.matchAll(/\$([\w@]+)\$/g)].map(([, name = '']) => name.toLowerCase());
      for (const name of names) expect(Object.keys(entry.placeholders ?? {}), key).toContain(name);
      if (names.length === 0) expect(Object.keys(entry), key).toEqual(['message']);
      const given = ['first', '2', 'third $1', '4'];
      expect(said(entry, given), key).toBe(said(before[key] as Entry, given));
    }
  });
});

it('two values side by side keep their names', () => {
  const source = { message: '$A$$B$', placeholders: { a: { content: '$1' }, b: { content: '$2' } } };
  expect(JSON.parse(compactCatalogue(JSON.stringify({ key: source })))).toEqual({ key: source });
});

it('a placeholder of which nothing is said is refused', () => {
  expect(() => compactCatalogue('{"key": {"message": "From $WHERE$"}}')).toThrow('key: nothing is said of $WHERE$');
});
