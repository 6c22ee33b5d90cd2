/** What is wrong with a file or a record is said in the reader's language, whatever it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import { readBackup } from '../../../src/formats/backup.ts';
import { findJsonFault } from '../../../src/formats/json-fault.ts';
import { CoderInUse, RecordInvalid, StoreError } from '../../../src/store/store-error.ts';
import { problemInWords } from '../../../src/ui/problem-words.ts';
import { describeFault, describeFileFault } from '../../../src/ui/state/faults.ts';
import { speak } from '../../english-document.ts';

const root = resolve(import.meta.dirname, '../../..');
const locales = readdirSync(join(root, 'public/_locales')).filter((locale) => locale !== 'en');
const speakIn = (locale: string) =>
  speak(JSON.parse(readFileSync(join(root, `public/_locales/${locale}/messages.json`), 'utf8')));
afterAll(() => speak(english));

/** Every sentence that the model and the formats can say of a value, as the source has it, with a number for what is filled in. */
const SENTENCES = ['src/core/model', 'src/formats']
  .flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(root, folder, file)))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    return [
      ...code.matchAll(/(['`])((?:is|does|has|gives|names|does|leads|ends|counts|says|holds|contains) [^'`]*)\1/g),
    ];
  })
  .map(([, , sentence = '']) => sentence.replace(/\$\{[^}]*\}/g, '7'));

describe.each(locales)('in %s', (locale) => {
  it('every sentence of the model and the formats has words of its own', () => {
    speakIn(locale);
    expect(SENTENCES.length).toBeGreaterThan(45);
    const left = [...SENTENCES, 'is not one of "solid", "double"'].filter(
      (sentence) => problemInWords(sentence) === sentence || problemInWords(sentence) === '',
    );
    expect(left).toEqual([]);
  });

  it('so has every fault of a text that is no JSON', () => {
    speakIn(locale);
    const texts = ['{"a": 1,}', '[1 2]', '{"a" 1}', '{"a": h}', '{"a": 1 2}', '{', '[]]', '["\n"]', '["\\x"]'];
    for (const text of [...texts, '['.repeat(1_001)]) {
      const { problem = '' } = findJsonFault(text) ?? {};
      expect(problem, text).not.toBe('');
      expect(problemInWords(problem), text).not.toBe(problem);
    }
  });
});

describe('a damaged file', () => {
  const told = (text: string): string => {
    const result = readBackup(new TextEncoder().encode(text));
    return result.ok ? '' : describeFileFault(result.reason);
  };
  const file = '{"format":"margent-backup","version":2,"exportedAt":"x","generator":"y","library":{"articles":5}}';

  it.each([
    ['en', 'The file contains an error: articles is not a list.'],
    ['de', 'Etwas darin ist nicht, wie es sein muss: articles: keine Liste.'],
    ['ja', '中に正しくないものがあります。articles：リストではありません。'],
  ])('is told of in %s', (locale, words) => {
    speakIn(locale);
    expect(told(file)).toBe(words);
  });

  it('that is no JSON names what stands in the wrong place', () => {
    speakIn('de');
    expect(told('{"format" 1}')).toBe(
      'Die Datei ist nicht vollständig: Zeile 1, Spalte 11 („1“ statt eines Doppelpunkts).',
    );
  });
});

describe('what the store refuses', () => {
  it('is told with its place and number, in the words and signs of the language', () => {
    speakIn('de');
    const error = new RecordInvalid({ path: 'note', message: 'is longer than 100,000 characters' }, 'annotation 1');
    expect(error.message).toBe('annotation 1, note: is longer than 100,000 characters.');
    expect(describeFault(error)).toBe(
      'Das lässt sich nicht speichern: note: länger als 100.000. Nichts wurde geändert.',
    );
  });

  it('is told without a place where it has none', () => {
    speakIn('ko');
    expect(describeFault(new StoreError('invalid', 'The library has no project.'))).toBe(
      '이대로는 저장할 수 없습니다. 아무것도 바뀌지 않았습니다.',
    );
  });
});

it('a coder who stays in a project is named, or told by her number where she has no name', () => {
  speak(english);
  expect(describeFault(new CoderInUse({ name: 'Ana', number: 2 }))).toContain('“Ana”');
  expect(describeFault(new CoderInUse({ name: '', number: 2 }))).toContain('“Coder 2”');
});
