/** Where the material shared between projects lies: a folder `shared` beside the repository, or MARGENT_SHARED. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of something in it; throws where it is missing, for a test without it proves nothing. */
export function sharedPath(path: string): string {
  const folder = process.env.MARGENT_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
  const found = resolve(folder, path);
  if (existsSync(found)) return found;
  throw new Error(
    `${found} is missing. The tests in tests/shared need the shared folder beside the repository, or MARGENT_SHARED set to where it is.`,
  );
}
