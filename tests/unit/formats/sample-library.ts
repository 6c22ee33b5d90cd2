/** The library that the formats' fixtures are written from, and ways to bend it for one test. */

import { readFileSync } from 'node:fs';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { type Library, validateLibrary } from '../../../src/core/model/library.ts';
import type { WriteContext } from '../../../src/formats/format.ts';
import { ENGLISH_DOCUMENT } from '../../english-document.ts';

export const FIXTURES = new URL('../../fixtures/formats/', import.meta.url);
export const CONTEXT: WriteContext = {
  exportedAt: '2026-11-24T09:30:00.000Z',
  version: '0.1.0',
  words: ENGLISH_DOCUMENT,
};

const validated = validateLibrary(JSON.parse(readFileSync(new URL('library.json', FIXTURES), 'utf8')));
if (!validated.ok) throw new Error(`library.json: ${validated.fault.path} ${validated.fault.message}`);
const sample = validated.library;

/** A copy of its own for each caller. */
export function sampleLibrary(): Library {
  return structuredClone(sample);
}

/** The sample with its second annotation alone, a plain one, changed. */
export function libraryWith(change: Partial<Annotation>): Library {
  const library = sampleLibrary();
  const [, plain] = library.annotations;
  if (plain === undefined) throw new Error('library.json holds no second annotation');
  const articles = library.articles.filter(({ id }) => id === plain.articleId);
  return { ...library, articles, annotations: [{ ...plain, ...change }], relations: [] };
}

export function quoteSelectors(exact: string): Annotation['selectors'] {
  return [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }];
}
