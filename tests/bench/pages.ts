/** Gathers the pages that benchmarks run on: the fixtures, and a folder in the corpus format where one is given. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFixtures } from '../harness/serve-articles.ts';

export interface BenchPage {
  readonly name: string;
  readonly set: 'fixtures' | 'corpus';
  /** The page's own address, which decides what its site is; it is not where the page is served. */
  readonly url: string;
  read(): Uint8Array;
}

function corpusItems(folder: string): { id: string; file: string; url: string }[] {
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('items' in manifest) || !Array.isArray(manifest.items)) {
    throw new Error(`${folder}/manifest.json has no "items"`);
  }
  return manifest.items.map((item: unknown) => {
    if (typeof item === 'object' && item !== null && 'id' in item && 'file' in item && 'url' in item) {
      const { id, file, url } = item;
      if (typeof id === 'string' && typeof file === 'string' && typeof url === 'string') return { id, file, url };
    }
    throw new Error(`${folder}/manifest.json: an item without id, file or url`);
  });
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
  const saved = corpusItems(corpus).map(
    ({ id, file, url }): BenchPage => ({
      name: id,
      set: 'corpus',
      url,
      read: () => gunzipSync(readFileSync(path.join(corpus, file))),
    }),
  );
  return [...fixtures, ...saved];
}
