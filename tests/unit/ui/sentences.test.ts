/** Sentences that the interface puts one after the other, as each language writes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import { describeRestore } from '../../../src/ui/state/faults.ts';
import { speak } from '../../english-document.ts';

afterAll(() => speak(english));

it.each([
  ['en', /^2 records added\. 3 updated\. 1 already there\.$/],
  ['ko', /\. \S/],
  ['ja', /。\S/],
  ['zh_CN', /。\S/],
])('in %s', (language, apart) => {
  const file = join(import.meta.dirname, '../../../public/_locales', language, 'messages.json');
  speak(JSON.parse(readFileSync(file, 'utf8')));
  const said = describeRestore({ added: 2, updated: 3, unchanged: 1, deleted: 0, warnings: [], step: 1 });
  expect(said).toMatch(apart);
  expect(said).not.toContain('。 ');
});
