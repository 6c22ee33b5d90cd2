/** Holds every format to what they all promise: a fixture that it writes byte for byte, a line in the docs. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPORT_CHOICES } from '../../../src/formats/export-choices.ts';
import { FORMATS, findFormat } from '../../../src/formats/registry.ts';
import { emptyLibrary } from '../../empty-library.ts';
import { CONTEXT, FIXTURES, sampleLibrary } from './sample-library.ts';

const docs = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');

describe('the registry', () => {
  it('finds a format by its id and nothing by another', () => {
    for (const format of FORMATS) expect(findFormat(format.id)).toBe(format);
    expect(findFormat('nonesuch')).toBeUndefined();
  });

  it('gives each format an id of its own', () => {
    expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
  });

  it('is what menus offer, but for the backup', () => {
    const written = FORMATS.filter(({ id, write }) => write && id !== 'backup');
    expect(EXPORT_CHOICES).toEqual(written.map(({ id, label }) => ({ id, label })));
  });

  it('has no fixture without a format', () => {
    const known = ['library.json', ...FORMATS.map(({ id, extension }) => `${id}.${extension}`)];
    expect(readdirSync(FIXTURES).sort()).toEqual(known.sort());
  });
});

describe.each(FORMATS)('$label', (format) => {
  it('writes the fixture byte for byte', () => {
    if (format.write === undefined) return;
    const written = Buffer.from(format.write(sampleLibrary(), CONTEXT));
    const fixture = readFileSync(new URL(`${format.id}.${format.extension}`, FIXTURES));
    expect(written.toString()).toBe(fixture.toString());
    expect(written.equals(fixture)).toBe(true);
  });

  it('changes nothing in the library it writes', () => {
    const library = sampleLibrary();
    format.write?.(library, CONTEXT);
    expect(library).toEqual(sampleLibrary());
  });

  it('writes an empty library', () => {
    expect(() => format.write?.(emptyLibrary(), CONTEXT)).not.toThrow();
  });

  it('stands in docs/formats.md', () => {
    expect(docs).toContain(`\`${format.id}\``);
  });
});
