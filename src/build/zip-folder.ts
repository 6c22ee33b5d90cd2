/** Zips a folder so that the same files give the same bytes, whoever does it, where and when. */
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** Made on Unix (3), a regular file that its owner may write and all may read: what unpacks the same everywhere. */
const ATTRIBUTES = { os: 3, attrs: 0o100644 * 0x10000, level: 9 } as const;

/** By code units: a locale's order differs from machine to machine. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The zip of all files below `folder`, named relative to it. Folders have no entries of their own. */
export async function zipFolder(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, '/'))
    .sort(byName);
  // The earliest date a zip can hold, in local parts because fflate writes local parts: a moment in UTC would differ by time
  // zone (https://github.com/101arrowz/fflate/blob/v0.8.2/src/index.ts, `wzh`).
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  // An object keeps the order in which its keys were set, but for keys that are whole numbers: no file is named so.
  for (const name of names) files[name] = [await readFile(join(folder, name)), { ...ATTRIBUTES, mtime }];
  return zipSync(files);
}
