/**
 * What a kill in the middle of a write leaves in Chromium's IndexedDB log, made by hand: a torn record. The start after
 * the next one would find the log corrupt and delete the whole database, if it were still the same log.
 */
import { appendFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder } from '../harness/remove-folder.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { fillLibrary, libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { serveFixtures, startReader } from './support/reader.ts';
import { sampleLibrary } from './support/sample-library.ts';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

/** The header of a record of 300 bytes, of which nothing follows (the format is LevelDB's: checksum, length, type). */
const TORN = Buffer.from([0x01, 0x02, 0x03, 0x04, 300 % 256, Math.floor(300 / 256), 1]);

describe('a torn write in chromium', () => {
  let build: ProbedBuild;
  let profile: string;
  beforeEach(async () => {
    build = await probedBuild('chromium');
    profile = mkdtempSync(join(tmpdir(), 'margent-torn-'));
  });
  afterEach(async () => {
    build.remove();
    await removeFolder(profile);
  });

  async function start<T>(work: (probe: Page) => Promise<T>): Promise<T> {
    const reader = await startReader('chromium', server, { profile, build: build.directory });
    try {
      return await work(await openProbe(reader));
    } finally {
      await reader.kill();
    }
  }

  it('loses nothing that was acknowledged', async () => {
    const kept = await start(async (probe) => {
      await fillLibrary(probe, sampleLibrary());
      return (await libraryOf(probe)).annotations.map(({ id }) => id);
    });
    const folder = join(profile, 'Default/IndexedDB');
    const logFiles = () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
    const logs = logFiles();
    expect(logs).toHaveLength(1);
    for (const log of logs) appendFileSync(join(folder, log), TORN);

    const annotations = async (probe: Page) => (await libraryOf(probe)).annotations.map(({ id }) => id);
    // Written behind the torn record.
    const second = await start(async (probe) => {
      const before = await annotations(probe);
      await probe.evaluate(`store.setSetting({ key: 'last-roles', value: [] }).then(() => null)`);
      // Not before: a browser that is killed at once has had no time to begin a new log.
      await expect.poll(logFiles).not.toContain(logs[0]);
      return before;
    });
    const third = await start(annotations);
    expect([second, third]).toEqual([kept, kept]);
  });
});
