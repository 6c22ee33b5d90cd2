/** The zips hold the same bytes for the same files, whatever the order, dates, time zone and place of the folder. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, expect, it, vi } from 'vitest';
import { zipFolder } from '../../../src/build/zip-folder.ts';

const FILES: Readonly<Record<string, string>> = {
  'manifest.json': '{"manifest_version":3}',
  'a/z.js': 'void 0;',
  'a/b/c.css': 'p { color: red }',
  'B.txt': 'B'.repeat(10_000),
  'ä.txt': 'umlaut',
};

const folders: string[] = [];

function folderWith(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'margent-zip-'));
  folders.push(folder);
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), FILES[name] ?? '');
  }
  return folder;
}

afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const names = Object.keys(FILES);

it('holds every file with its content, sorted, and no entry for folders', async () => {
  const files = unzipSync(await zipFolder(folderWith(names)));
  const texts = Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]);
  expect(texts).toEqual(['B.txt', 'a/b/c.css', 'a/z.js', 'manifest.json', 'ä.txt'].map((name) => [name, FILES[name]]));
});

it('gives the same bytes for a folder made elsewhere, in another order, at another time, in another time zone', async () => {
  vi.stubEnv('TZ', 'Pacific/Auckland');
  const first = await zipFolder(folderWith(names));
  vi.stubEnv('TZ', 'America/Los_Angeles');
  const folder = folderWith(names.toReversed());
  for (const name of names) utimesSync(join(folder, name), new Date(0), new Date('2001-02-03T04:05:06Z'));
  const second = await zipFolder(`${folder}/`);
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
});

it('gives other bytes when a file differs', async () => {
  const folder = folderWith(names);
  const before = await zipFolder(folder);
  writeFileSync(join(folder, 'a/z.js'), 'void 1;');
  expect(Buffer.from(await zipFolder(folder)).equals(Buffer.from(before))).toBe(false);
});
