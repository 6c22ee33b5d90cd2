/** A profile that every fresh Firefox of a run begins with a copy of, made before the first file of tests is run. */
import path from 'node:path';
import { warmProfile } from '../../harness/firefox.ts';
import { removeFolder } from '../../harness/remove-folder.ts';
import { serveArticles } from '../../harness/serve-articles.ts';

const COPIED = 'MARGENT_FIREFOX_PROFILE';

/** The folder of that profile; undefined where none was made. */
export const copiedProfile = (): string | undefined => process.env[COPIED];

/** Vitest calls it by this name; gives what removes the profile. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await serveArticles({ root: path.join(import.meta.dirname, '../../fixtures/articles') });
  const directory = await warmProfile({ kind: 'closed', proxyUrl: server.proxyUrl });
  await server.close();
  process.env[COPIED] = directory;
  return () => removeFolder(directory);
}
