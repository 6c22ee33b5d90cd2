/** The built-in codebooks and the schemes in every language: nothing without words, and names used as they are given. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SCHEMES } from '../../../src/core/argument/schemes.ts';
import * as builtIn from '../../../src/core/model/built-in-codebooks.ts';
import { inWords } from '../../../src/core/model/built-in-words.ts';
import { Codebook } from '../../../src/core/model/codebook.ts';
import { Project } from '../../../src/core/model/project.ts';
import * as english from '../../english-codebooks.ts';

const folder = resolve(import.meta.dirname, '../../../public/_locales');

/** The roles that a text names in brackets: where else to look. */
const named = (text: string): string[] => [...text.matchAll(/[(（]([^)）]+)[)）]/g)].map(([, words = '']) => words);

/** Quotation marks around what is made up: those that the language's newspapers have. */
const QUOTED: Record<string, RegExp> = {
  de: /^„[^“]+“/,
  en: /^“[^”]+”/,
  es: /^«[^»]+»/,
  fr: /^«\u00a0[^»]+\u00a0»/,
  ja: /^「[^」]+」/,
  ko: /^“[^”]+”/,
  zh_CN: /^“[^”]+”/,
};

describe.each(readdirSync(folder))('in %s', (locale) => {
  const catalogue = JSON.parse(readFileSync(join(folder, locale, 'messages.json'), 'utf8')) as Record<
    string,
    { message: string }
  >;
  const say = (key: string): string => catalogue[key]?.message ?? `no words for ${key}`;

  it.each(builtIn.BUILT_IN_CODEBOOKS.map((codebook) => [codebook.name, codebook] as const))(
    '%s is a codebook in words',
    (_, codebook) => {
      const spoken = inWords(codebook, say);
      const { output } = v.safeParse(Codebook, spoken);
      // Valid, and as it is kept: no name has blanks at its ends.
      expect(output).toEqual(spoken);
      expect(JSON.stringify(spoken)).not.toContain('no words for');
      const names = [...spoken.roles, ...spoken.relationKinds].map(({ name }) => name);
      for (const kind of [spoken.roles, spoken.relationKinds]) {
        expect(new Set(kind.map(({ name }) => name)).size, names.join()).toBe(kind.length);
      }
      const bare = (given: Codebook) => ({
        ids: [given, ...given.roles, ...given.relationKinds].map(({ id }) => id),
        looks: given.roles.map(({ color, underline, key, parentId }) => [color, underline, key, parentId]),
        ends: given.relationKinds.map(({ from, to }) => [from, to]),
        times: [given.version, given.createdAt, given.updatedAt],
      });
      expect(bare(spoken)).toEqual(bare(codebook));
    },
  );

  it.each(builtIn.BUILT_IN_CODEBOOKS.map((codebook) => [codebook.name, codebook] as const))(
    '%s calls its roles in its texts what they are called',
    (_, codebook) => {
      const own = inWords(codebook, say);
      const model = inWords(codebook, english.english);
      const namesOf = (roles: Codebook['roles'], text: string) =>
        named(text)
          .map((words) => roles.filter(({ name }) => isNamed(name, words, roles)).map(({ id }) => id))
          .map((ids) => ids.sort());
      for (const [index, role] of own.roles.entries()) {
        const inEnglish = namesOf(model.roles, model.roles[index]?.useNotWhen ?? '');
        // A sentence may be turned round in another language: the order of what it names is its own.
        expect(namesOf(own.roles, role.useNotWhen).sort(), role.useNotWhen).toEqual(inEnglish.sort());
        expect(role.example).toMatch(QUOTED[locale] ?? /^$/);
        for (const text of [role.definition, role.useWhen, role.useNotWhen]) expect(text).toMatch(/[.。？！?!”“»)）]$/);
      }
    },
  );

  it('has words for every scheme and its questions', () => {
    for (const { name, definition, questions } of SCHEMES) {
      for (const key of [name, definition, ...questions]) expect(say(key)).not.toContain('no words for');
      for (const question of questions) expect(say(question)).toMatch(/[?？]$/);
    }
    expect(new Set(SCHEMES.map(({ name }) => say(name))).size).toBe(SCHEMES.length);
  });

  it('names the first project', () => {
    const project = builtIn.defaultProject('8b9ad7d9-0a0f-4a5c-9f0c-1a2b3c4d5e6f', say('firstProject'));
    expect(v.safeParse(Project, project).success).toBe(true);
  });
});

/** Whether words name a role, and not only a longer name that holds it: 'Counterclaim' does not name the claim. */
function isNamed(name: string, words: string, roles: Codebook['roles']): boolean {
  const longer = roles.map((role) => role.name).filter((other) => other !== name && contains(other, name));
  return contains(
    longer.reduce((rest, other) => without(rest, other), words),
    name,
  );
}

const contains = (words: string, part: string): boolean => words.toLowerCase().includes(part.toLowerCase());
const without = (words: string, part: string): string => words.toLowerCase().replaceAll(part.toLowerCase(), '');
