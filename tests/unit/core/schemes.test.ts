/** The argumentation schemes as data, and the mark they leave on a relation. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SCHEMES, schemeOf } from '../../../src/core/argument/schemes.ts';
import { Relation } from '../../../src/core/model/relation.ts';
import { english } from '../../english-codebooks.ts';
import { sampleLibrary } from '../model/sample-library.ts';

describe('the schemes', () => {
  it.each(SCHEMES.map((scheme) => [scheme.id, scheme] as const))('%s is complete', (_, scheme) => {
    expect(english(scheme.name)).not.toBe('');
    expect(english(scheme.definition)).toMatch(/^[A-Z].*\.$/);
    expect(scheme.questions.length).toBeGreaterThanOrEqual(2);
    expect(scheme.questions.length).toBeLessThanOrEqual(3);
    for (const question of scheme.questions) expect(english(question)).toMatch(/^[A-Z].*\?$/);
    expect(schemeOf(scheme.id)).toBe(scheme);
  });

  it('have ids and names of their own', () => {
    expect(new Set(SCHEMES.map(({ id }) => id)).size).toBe(SCHEMES.length);
    expect(new Set(SCHEMES.map(({ name }) => english(name))).size).toBe(SCHEMES.length);
  });

  it('leave none for an id that is not known', () => {
    expect(schemeOf('argument-from-tomorrow')).toBeUndefined();
    expect(schemeOf(undefined)).toBeUndefined();
  });
});

describe('the mark on a relation', () => {
  const [relation] = sampleLibrary().relations;

  it.each([...SCHEMES.map(({ id }) => id), 'argument-from-tomorrow'])('may be %s', (scheme) => {
    expect(v.safeParse(Relation, { ...relation, scheme }).success).toBe(true);
  });

  it('may be left out, but is never empty, blank or code', () => {
    expect(v.safeParse(Relation, relation).success).toBe(true);
    for (const scheme of ['', ' ', 'Expert opinion', '<b>', undefined, null, 3]) {
      expect(v.safeParse(Relation, { ...relation, scheme }).success, String(scheme)).toBe(false);
    }
  });
});
