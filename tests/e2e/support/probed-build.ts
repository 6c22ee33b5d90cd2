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

/** Names the folder in which a run of all tests has bundled the page once, for every file of tests. */
const BUNDLED = 'MARGENT_PROBE';

/** Everything else in it is the build as it is; the store is the same source, bundled once more. */
export async function probedBuild(name: BrowserName): Promise<ProbedBuild> {
  const directory = mkdtempSync(join(tmpdir(), `margent-probed-${name}-`));
  cpSync(BUILT[name], directory, { recursive: true });
  const bundled = process.env[BUNDLED];
  if (bundled === undefined) await bundleProbe(join(directory, 'probe'));
  else cpSync(bundled, join(directory, 'probe'), { recursive: true });
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }) };
}

async function bundleProbe(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve(import.meta.dirname, 'probe'),
    build: {
      outDir,
      target: ['chrome140', 'firefox142'],
      modulePreload: false,
      rolldownOptions: {
        input: resolve(import.meta.dirname, 'probe/probe.ts'),
        output: { entryFileNames: 'probe.js' },
      },
    },
  });
  writeFileSync(
    join(outDir, 'probe.html'),
    '<!doctype html><meta charset="utf-8"><title>Probe</title><script type="module" src="probe.js"></script>',
  );
}

/** Bundles it before the first file of tests is run, which Vitest calls by this name; gives what removes it. */
export async function setup(): Promise<() => void> {
  const directory = mkdtempSync(join(tmpdir(), 'margent-probe-'));
  await bundleProbe(directory);
  process.env[BUNDLED] = directory;
  return () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
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

/**
 * Makes the library as a fresh profile has it, save for its codebooks and projects: no highlight, no step to undo, no choice of
 * the reader's. Behind the store's back, so that no surface or page that shows any of it may be open but the probe itself.
 */
export async function forgetAll(probe: Page): Promise<void> {
  await probe.evaluate(`store.usage().then(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('margent');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const kept = ['codebooks', 'projects', 'settings'];
      const names = [...database.objectStoreNames];
      const transaction = database.transaction(names, 'readwrite');
      for (const name of names.filter((each) => !kept.includes(each))) transaction.objectStore(name).clear();
      const settings = transaction.objectStore('settings');
      const keys = settings.getAllKeys();
      keys.onsuccess = () => {
        for (const key of keys.result) if (key !== 'current-coder') settings.delete(key);
      };
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        resolve(null);
      };
    };
  }))`);
}
