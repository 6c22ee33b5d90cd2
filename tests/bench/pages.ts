/** Gathers the pages that benchmarks run on: the fixtures, and a folder in the corpus format where one is given. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readFixtures } from '../harness/serve-articles.ts';
import { readCorpus } from '../sections/corpus.ts';

export interface BenchPage {
  readonly name: string;
  readonly set: 'fixtures' | 'corpus';
  /** The page's own address, which decides what its site is; it is not where the page is served. */
  readonly url: string;
  read(): Uint8Array;
}

/** The pages in the order of their names. */
export function readPages(root: string, corpus: string | undefined): BenchPage[] {
  const fixtures = readFixtures(path.join(root, 'tests/fixtures/articles')).map(
    ({ host, name, originalUrl, directory }): BenchPage => ({
      name: `${host}/${name}`,
      set: 'fixtures',
      url: originalUrl,
      read: () => readFileSync(path.join(directory, 'index.html')),
    }),
  );
  if (corpus === undefined) return fixtures;
  const saved = readCorpus(corpus).map(
    ({ id, url, readHtml }): BenchPage => ({ name: id, set: 'corpus', url: url.href, read: readHtml }),
  );
  return [...fixtures, ...saved];
}
