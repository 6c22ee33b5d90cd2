/** Reads the outlines checked by hand: tests/fixtures/outlines/<id of the page in the corpus>.json. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import { Outline } from './outline-metrics.ts';

const FOLDER = resolve(import.meta.dirname, '../fixtures/outlines');

export interface OutlineFile {
  /** Without its ending: the page's id. */
  name: string;
  outline: Outline;
}

/** All of them, by name. Throws where one is not in the format. */
export function readOutlines(): OutlineFile[] {
  return readdirSync(FOLDER)
    .toSorted()
    .map((file) => ({
      name: basename(file, '.json'),
      outline: v.parse(Outline, JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
    }));
}
