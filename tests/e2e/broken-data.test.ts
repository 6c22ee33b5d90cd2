/**
 * Damaged backups and a database that cannot be had, in both browsers: nothing is half done, the reader is told
 * what is the matter, and a good backup gives the same library again.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../src/core/model/library.ts';
import { backup } from '../../src/formats/backup.ts';
import { ENGLISH_DOCUMENT } from '../english-document.ts';
import { removeFolder } from '../harness/remove-folder.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight } from './support/annotate.ts';
import { type Downloads, downloads } from './support/downloads.ts';
import { paintedWords } from './support/on-page.ts';
import { fillLibrary, libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { sampleLibrary } from './support/sample-library.ts';

let server: ArticleServer;
let folder: string;
beforeAll(async () => {
  server = await serveFixtures();
  folder = mkdtempSync(join(tmpdir(), 'margent-backups-'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function backupOf(library: Library): string {
  const written = backup.write?.(library, {
    exportedAt: '2026-11-24T09:30:00.000Z',
    version: '0.1.0',
    words: ENGLISH_DOCUMENT,
  });
  if (typeof written !== 'string') throw new Error('a backup is a text');
  return written;
}

/** Gives a file to the page's own file field, as the reader's choice in the dialog does. */
async function restore(page: Page, content: string | Uint8Array): Promise<void> {
  const path = join(folder, 'backup.json');
  writeFileSync(path, content);
  // What was said before is closed, so that what is waited for is the answer to this file.
  await page.evaluate(`document.querySelector('[role=status] button[aria-label="Close"]')?.click()`);
  await page.waitForFunction(`!document.querySelector('[role=status] button')`);
  const field = (await page.$('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
  await field?.uploadFile(path);
  // Not what is said meanwhile.
  await page.waitForFunction(
    `document.querySelector('[role=status]:has(button)')?.innerText.includes('Restoring the backup…') === false`,
  );
}

const said = (page: Page): Promise<string> =>
  page.evaluate(`document.querySelector('[role=status]:has(button)').innerText`) as Promise<string>;

/** Records by id, for two libraries are the same whatever the order they are read in. */
function byId(library: Library): Library {
  const sorted = Object.entries(library).map(([name, records]) => [
    name,
    [...records].sort((a, b) => idOf(a).localeCompare(idOf(b))),
  ]);
  return Object.fromEntries(sorted) as Library;
}
const idOf = (record: Library[keyof Library][number]): string => ('id' in record ? record.id : record.key);

/** A backup of a sample with something wrong in it, made without the checksum, which would tell first. */
function bent(change: (file: { version: number; library: Record<string, unknown[]> }) => void): string {
  const file = JSON.parse(backupOf(sampleLibrary())) as { checksum?: string } & Parameters<typeof change>[0];
  delete file.checksum;
  change(file);
  return JSON.stringify(file);
}

const DAMAGED: { what: string; content: () => string | Uint8Array; fault: RegExp }[] = [
  { what: 'an empty file', content: () => '', fault: /The file is empty\./ },
  { what: 'no JSON', content: () => 'Dear reader,', fault: /not a Margent backup/ },
  { what: 'JSON that is no backup', content: () => '{"format":"other"}', fault: /not a Margent backup/ },
  {
    what: 'a truncated file',
    content: () => backupOf(sampleLibrary()).slice(0, -200),
    fault: /The file is incomplete or damaged: at line \d+, column \d+/,
  },
  {
    what: 'a file with bytes that are no UTF-8',
    content: () => {
      const bytes = new TextEncoder().encode(backupOf(sampleLibrary()));
      bytes.fill(0xff, 500, 510);
      return bytes;
    },
    fault: /not UTF-8 text/,
  },
  {
    what: 'a newer version',
    content: () =>
      bent((file) => {
        file.version = 99;
      }),
    fault: /from a newer Margent.*version 99/,
  },
  {
    what: 'a wrong type in the last annotation',
    content: () =>
      bent(({ library }) => {
        const last = library.annotations?.at(-1) as { note: unknown };
        last.note = 7;
      }),
    fault: /annotations\[\d+\].*note/,
  },
  {
    what: 'a reference to nothing',
    content: () =>
      bent(({ library }) => {
        library.articles = [];
      }),
    fault: /annotations\[0\].*articleId/,
  },
  {
    what: 'a letter changed since it was written',
    content: () => backupOf(sampleLibrary()).replace('Moscow should', 'Moscow shoult'),
    fault: /checksum does not match/,
  },
];

describe.each(BROWSER_NAMES)('broken data in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader;
  let saved: Downloads;
  let probe: Page;
  let popup: PopupDriver | undefined;
  beforeAll(async () => {
    build = await probedBuild(name);
  });
  afterAll(() => build?.remove());
  beforeEach(async () => {
    saved = downloads();
    reader = await startReader(name, server, { build: build.directory, downloads: saved.folder });
    probe = await openProbe(reader);
  });
  afterEach(async () => {
    await popup?.close().catch(() => undefined);
    popup = undefined;
    await reader.close();
    saved.remove();
  });

  // In one browser: a file is read and written by the same code in both.
  if (name === 'chromium')
    it('names the first fault of a damaged backup and changes nothing', async () => {
      await fillLibrary(probe, sampleLibrary());
      const before = await libraryOf(probe);
      const library = await reader.openExtensionPage('library/library.html');
      await library.waitForFunction(`document.querySelector('[data-annotation]')`);
      for (const { what, content, fault } of DAMAGED) {
        await restore(library, content());
        const words = await said(library);
        expect(words, what).toContain('The backup was not restored and nothing was changed: ');
        expect(words, what).toMatch(fault);
        expect(await libraryOf(probe), what).toEqual(before);
      }
    });

  // In one browser: a file is read and written by the same code in both.
  if (name === 'chromium')
    it('gives the same library from its backup, after everything was deleted and in a new profile', async () => {
      await fillLibrary(probe, sampleLibrary());
      const before = byId(await libraryOf(probe));
      const library = await reader.openExtensionPage('library/library.html');
      await library.waitForFunction(`document.querySelector('[data-annotation]')`);
      const backUp = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Back up')`;
      await library.waitForFunction(backUp);
      await library.evaluate(`${backUp}.click()`);
      const file = readFileSync(await saved.next('.json'));

      // Twice the same is once the same.
      await restore(library, file);
      expect(await said(library)).toMatch(/^0 records added\.\s0 updated\.\s\d+ already there\./);
      expect(byId(await libraryOf(probe))).toEqual(before);

      // Everything deleted, by the reader: it comes back, and the restore can be undone.
      await probe.evaluate(
        `store.exportLibrary().then(({ annotations }) => store.deleteAnnotations(annotations.map(({ id }) => id)))`,
      );
      await library.waitForFunction(`!document.querySelector('[data-annotation]')`);
      const emptied = byId(await libraryOf(probe));
      expect(emptied.annotations).toEqual([]);
      await restore(library, file);
      expect(await said(library)).toMatch(/[1-9]\d* records? added/);
      const returned = byId(await libraryOf(probe));
      const timeless = (records: readonly object[]) => records.map((record) => ({ ...record, updatedAt: '' }));
      for (const kind of ['articles', 'annotations', 'relations', 'codebooks', 'projects'] as const)
        expect(timeless(returned[kind])).toEqual(timeless(before[kind]));
      await library.evaluate(
        `[...document.querySelectorAll('[role=status] button')].find(({ textContent }) => textContent === 'Undo').click()`,
      );
      await library.waitForFunction(
        `document.querySelector('[role=status]:has(button)')?.innerText.includes('Undone: restored backup')`,
      );
      expect((await libraryOf(probe)).annotations).toEqual([]);

      // A new profile, where nothing was ever deleted: the same, to the letter.
      await reader.close();
      reader = await startReader(name, server, { build: build.directory });
      probe = await openProbe(reader);
      const anew = await reader.openExtensionPage('library/library.html');
      await anew.waitForFunction(`document.body.innerText.includes('Nothing here yet')`);
      await restore(anew, file);
      expect(byId(await libraryOf(probe))).toEqual(before);
    });

  it('says that the database is newer than this window, and goes on when it can', async () => {
    const { url } = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance');
    const page = await reader.open(url);
    const words = 'a mutual defense treaty';
    await highlight(reader, page, words);
    await expect.poll(() => paintedWords(page)).toEqual([words]);
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForFunction(`document.querySelector('[data-annotation]')`);

    // A newer version comes while windows of this one are open: none of them stands in its way.
    await probe.evaluate(`new Promise((resolve, reject) => {
      const request = indexedDB.open('margent', 99);
      request.onblocked = () => reject(new Error('an old window blocks the new version'));
      request.onerror = () => reject(request.error);
      request.onsuccess = () => { request.result.close(); resolve(null); };
    })`);

    const fresh = await reader.openExtensionPage('library/library.html');
    await fresh.waitForFunction(`document.querySelector('[role=alert]')`);
    expect(await fresh.evaluate('document.body.innerText')).toContain('Margent has been updated.');
    const options = await reader.openExtensionPage('options/options.html');
    await options.waitForFunction(`document.querySelector('[role=alert]')`);
    popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('[role=alert]')`);
    expect(await popup.text()).toContain('Your annotations cannot be reached');
    expect(await popup.text()).toContain('Margent has been updated. Close this window or panel and open it again.');
    await popup.waitFor(`document.body.innerText.includes('The Russia-North Korea Military Alliance')`);
    // The page is unharmed, and keeps what is painted on it.
    expect(await paintedWords(page)).toEqual([words]);
    expect(await page.evaluate(`document.querySelector('h1').innerText`)).toContain('Alliance');

    // The database is there again (here: a new one): all three go on.
    await probe.evaluate(`new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('margent');
      request.onsuccess = () => resolve(null);
      request.onerror = () => reject(request.error);
    })`);
    const again = `[...document.querySelectorAll('[role=alert] button')].find(({ innerText }) => innerText === 'Try again').click()`;
    await popup.evaluate(again);
    await popup.waitFor(`!document.querySelector('[role=alert]') && document.querySelector('[role=tab]')`);
    for (const surface of [fresh, options]) {
      await surface.evaluate(again);
      await expect.poll(() => surface.evaluate(`document.querySelector('[role=alert]')`)).toBeNull();
    }
  });

  it('says that the database does not open, and goes on when the older window that keeps it is closed', async () => {
    const { url } = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance');
    const page = await reader.open(url);
    await highlight(reader, page, 'a mutual defense treaty');
    // An old window that does not make way, and a new version that waits for it.
    const old = await reader.openExtensionPage('probe/probe.html');
    await old.evaluate(`new Promise((resolve, reject) => {
      const request = indexedDB.open('margent');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => { globalThis.kept = request.result; resolve(null); };
    })`);
    const waiting = await reader.openExtensionPage('probe/probe.html');
    await waiting.evaluate(`new Promise((resolve) => {
      const request = indexedDB.open('margent', 99);
      request.onblocked = () => resolve(null);
      request.onsuccess = () => { request.result.close(); globalThis.upgraded = true; };
    })`);
    popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('[role=alert]')`);
    // The window that waits before it hears of the older one; the popup, which waits behind, is told nothing.
    expect(await popup.text()).toContain('The browser is slow to open Margent’s database.');
    expect(await popup.text()).toContain('close other Margent windows');
    await old.evaluate('kept.close()');
    // Asked from here: a page in a tab behind another draws no frames to look in.
    await expect.poll(() => waiting.evaluate('globalThis.upgraded')).toBe(true);
    await popup.evaluate(
      `[...document.querySelectorAll('[role=alert] button')].find(({ innerText }) => innerText === 'Try again').click()`,
    );
    await popup.waitFor(`document.body.innerText.includes('Margent has been updated.')`);
  });

  it('says that the browser refuses the database', async () => {
    const profile = mkdtempSync(join(tmpdir(), `margent-damaged-${name}-`));
    const start = () => startReader(name, server, { build: build.directory, profile });
    const { url } = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance');
    let damaged = await start();
    try {
      await highlight(damaged, await damaged.open(url), 'a mutual defense treaty');
      await damaged.close();
      spoilDatabase(profile);
      damaged = await start();
      const page = await damaged.open(url);
      const library = await damaged.openExtensionPage('library/library.html');
      await library.waitForFunction(`document.querySelector('[role=alert]')`);
      popup = await damaged.openPopup(page);
      await popup.waitFor(`document.querySelector('[role=alert]')`);
      for (const shown of [(await library.evaluate('document.body.innerText')) as string, await popup.text()]) {
        expect(shown).toContain('Your annotations cannot be reached');
        expect(shown).toContain('The browser does not let Margent use its database.');
        expect(shown).toContain('Try again');
      }
      // The page itself knows nothing of it.
      await popup.waitFor(`document.body.innerText.includes('The Russia-North Korea Military Alliance')`);
      expect(await paintedWords(page)).toEqual([]);
    } finally {
      await popup?.close().catch(() => undefined);
      await damaged.close();
      await removeFolder(profile);
    }
  });
});

/** Leaves a file where the browser keeps the folder of the extension's database. */
function spoilDatabase(profile: string): void {
  const folders = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /chrome-extension_[^/]*\.indexeddb\.leveldb$|moz-extension[^/]*[/\\]idb$/.test(path),
  );
  expect(folders).not.toEqual([]);
  for (const found of folders) {
    rmSync(join(profile, found), { recursive: true });
    writeFileSync(join(profile, found), 'not a folder');
  }
}
