/** `npm run package`: makes the zips that the stores take, from dist/chrome and dist/firefox, and prints their sums. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { BROWSERS } from './manifest.ts';
import { zipFolder } from './zip-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = resolve(root, 'dist');

for (const browser of BROWSERS) {
  const folder = resolve(dist, browser);
  // The built manifest's version and not package.json's: the name must say what is inside.
  const { version }: { version?: unknown } = JSON.parse(await readFile(resolve(folder, 'manifest.json'), 'utf8'));
  if (typeof version !== 'string') throw new Error(`${folder}/manifest.json: no version`);
  const file = resolve(dist, `margent-${browser}-${version}.zip`);
  const bytes = await zipFolder(folder);
  await writeFile(file, bytes);
  const sum = createHash('sha256').update(bytes).digest('hex');
  console.log(`${relative(root, file)}  ${bytes.length} bytes  sha256 ${sum}`);
}
