/** A document for people is written in the reader's language, with its dates, lists and marks; a format for programs is not. */
import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import { FORMATS } from '../../../src/formats/registry.ts';
import { documentWords } from '../../../src/ui/document-words.ts';
import { speak } from '../../english-document.ts';
import { CONTEXT, sampleLibrary } from './sample-library.ts';

afterAll(() => speak(english));

function written(id: string, locale: string): string {
  const file = new URL(`../../../public/_locales/${locale}/messages.json`, import.meta.url);
  speak(JSON.parse(readFileSync(file, 'utf8')));
  const format = FORMATS.find((each) => each.id === id);
  return String(format?.write?.(sampleLibrary(), { ...CONTEXT, words: documentWords('UTC') }));
}

it('in German', () => {
  const lines = written('markdown', 'de').split('\n');
  expect(lines[2]).toBe(
    'Jane Doe, John_Roe_Jr. und 李明. „Why the \\*Treaty\\* Matters: \\[An Assessment] \\<of sorts>“. *Pacific Council*, 11. Juli 2024. <https://pacificcouncil.org/newsroom/treaty> Zuerst erschienen in *The Diplomat*, 9. Juli 2024. <https://thediplomat.com/2024/07/treaty/>',
  );
  expect(lines).toContain('*Vorspann · Markiert am 23. November 2026 von Ana \\*A.\\**');
  expect(lines).toContain(
    '*Absatz 2 · Auch: Claim (Essay argument) · Schlagwörter: trade und South Korea 한국 · Markiert am 23. November 2026 von Ana \\*A.\\**',
  );
});

it('in Japanese, where the sentence puts the publication elsewhere', () => {
  const [, , reference = ''] = written('markdown', 'ja').split('\n');
  expect(reference).toContain('*Pacific Council*、2024年7月11日。');
  expect(reference).toContain('初出：*The Diplomat*、2024年7月9日。');
});

it('in Korean, where it stands first', () => {
  expect(written('markdown', 'ko')).toContain('*The Diplomat*에 처음 실림, 2024년 7월 9일. <');
});

it.each(FORMATS.filter(({ id }) => id !== 'markdown').map(({ id }) => id))('%s is the same in every language', (id) => {
  expect(written(id, 'de')).toBe(written(id, 'en'));
});
