/** Takes the files that the extension saves, in a folder of the test's own. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Reader } from './reader.ts';

export interface Downloads {
  /** To start Firefox with. */
  readonly firefoxPreferences: Record<string, string | number | boolean>;
  /** To be called once the browser has started. */
  prepare(reader: Reader): Promise<void>;
  /** Waits for the next whole file whose name ends so; gives its path. */
  next(ending: string): Promise<string>;
  remove(): void;
}

export function downloads(): Downloads {
  const folder = mkdtempSync(join(tmpdir(), 'margent-saved-'));
  const taken = new Set<string>();
  return {
    firefoxPreferences: {
      'browser.download.dir': folder,
      'browser.download.folderList': 2,
      'browser.download.useDownloadDir': true,
      'browser.download.manager.showWhenStarting': false,
      'browser.download.alwaysOpenPanel': false,
      'browser.download.always_ask_before_handling_new_types': false,
    },
    async prepare({ name, session }) {
      if (name !== 'chromium') return;
      const connection = await session.browser.target().createCDPSession();
      await connection.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    },
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
