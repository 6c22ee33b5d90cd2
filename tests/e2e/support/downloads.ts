/** Takes the files that the extension saves, in a folder of the test's own. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

export interface Downloads {
  /** What `startReader` is to be told. */
  readonly folder: string;
  /** Waits for the next whole file whose name ends so; gives its path. */
  next(ending: string): Promise<string>;
  remove(): void;
}

export function downloads(): Downloads {
  const folder = mkdtempSync(join(tmpdir(), 'margent-saved-'));
  const taken = new Set<string>();
  return {
    folder,
    async next(ending) {
      let found: string | undefined;
      await expect
        .poll(
          () => {
            const names = readdirSync(folder);
            // Both write under a name of their own beside the final one until all is there.
            if (names.some((name) => /\.(?:part|crdownload)$/.test(name) || name.startsWith('.'))) return undefined;
            found = names.find((name) => name.endsWith(ending) && !taken.has(name));
            return found;
          },
          { timeout: 30_000 },
        )
        .toBeDefined();
      if (!found) throw new Error(`no ${ending} was saved`);
      taken.add(found);
      return join(folder, found);
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
