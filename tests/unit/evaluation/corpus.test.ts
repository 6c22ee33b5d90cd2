import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCorpus } from '../../sections/corpus.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'margent-corpus-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (manifest: unknown): void => writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));

it('reads pages, zipped or not, and expected texts that are not disputed', () => {
  mkdirSync(path.join(folder, 'html'));
  writeFileSync(path.join(folder, 'html/a.html.gz'), gzipSync('<p>A'));
  writeFileSync(path.join(folder, 'html/b.html'), '<p>B');
  writeFileSync(path.join(folder, 'a.txt'), 'A');
  const url = 'https://a.example/';
  write({
    items: [
      { id: 'a', file: 'html/a.html.gz', url, kind: 'news', truth: { body: 'a.txt', sections: { bio: 'Ana' } } },
      { id: 'b', file: 'html/b.html', url, truth: { body: 'a.txt', bodyCheck: 'disputed' } },
    ],
  });
  const [a, b] = readCorpus(folder);
  expect([a, b].map((page) => page && Buffer.from(page.readHtml()).toString())).toEqual(['<p>A', '<p>B']);
  expect([a?.readBody(), b?.readBody()]).toEqual(['A', null]);
  expect([a?.kind, b?.kind]).toEqual(['news', 'other']);
  expect(a?.truth.sections?.bio).toEqual(['Ana']);
  expect(a?.truth.titleTrust).toBe('unknown');
});

it('says what is wrong with a folder that is no corpus', () => {
  expect(() => readCorpus(folder)).toThrow('manifest.json cannot be read. A corpus is a folder with');
  writeFileSync(path.join(folder, 'manifest.json'), '{');
  expect(() => readCorpus(folder)).toThrow('manifest.json is not JSON');
  write({ items: [{ id: 'a', file: 'a.html', url: 'nowhere' }] });
  expect(() => readCorpus(folder)).toThrow('manifest.json: items.0.url: ');
});
