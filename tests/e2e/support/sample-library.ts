/** The library of the formats' fixtures, with everything in it that a library can hold. */
import { readFileSync } from 'node:fs';
import { type Library, validateLibrary } from '../../../src/core/model/library.ts';

const SAMPLE = new URL('../../fixtures/formats/library.json', import.meta.url);

export function sampleLibrary(): Library {
  const checked = validateLibrary(JSON.parse(readFileSync(SAMPLE, 'utf8')));
  if (!checked.ok) throw new Error(`library.json: ${checked.fault.path} ${checked.fault.message}`);
  return checked.library;
}
