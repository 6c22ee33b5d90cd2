/** A copy of the built extension with one page more, in whose global scope stands the extension's own store. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import type { Library } from '../../../src/core/model/library.ts';
import { type BrowserName, BUILT, type Reader } from './reader.ts';

export interface ProbedBuild {
  directory: string;
  remove(): void;
}

/** Everything else in it is the build as it is; the store is the same source, bundled once more. */
export async function probedBuild(name: BrowserName): Promise<ProbedBuild> {
  const directory = mkdtempSync(join(tmpdir(), `margent-probed-${name}-`));
  cpSync(BUILT[name], directory, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve(import.meta.dirname, 'probe'),
    build: {
      outDir: join(directory, 'probe'),
      target: ['chrome140', 'firefox142'],
      modulePreload: false,
      rolldownOptions: {
        input: resolve(import.meta.dirname, 'probe/probe.ts'),
        output: { entryFileNames: 'probe.js' },
      },
    },
  });
  writeFileSync(
    join(directory, 'probe/probe.html'),
    '<!doctype html><meta charset="utf-8"><title>Probe</title><script type="module" src="probe.js"></script>',
  );
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Opens the page with the store, which is then `store` in what is evaluated there. */
export async function openProbe(reader: Reader): Promise<Page> {
  const page = await reader.openExtensionPage('probe/probe.html');
  await page.waitForFunction('typeof store === "object"');
  return page;
}

/** The whole library, read in one transaction. */
export async function libraryOf(probe: Page): Promise<Library> {
  return JSON.parse((await probe.evaluate('store.exportLibrary().then(JSON.stringify)')) as string) as Library;
}

/** Makes the extension's store take a library in, as a restore does. */
export async function fillLibrary(probe: Page, library: Library): Promise<void> {
  await probe.evaluate(`store.restore(${JSON.stringify(library)}).then(() => null)`);
}
