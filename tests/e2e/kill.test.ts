/**
 * Kills the browser while the extension's store writes, again and again (MARGENT_KILLS times): every annotation
 * whose writing was acknowledged to this process is there at the next start.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ESSAY_ARGUMENT } from '../english-codebooks.ts';
import { removeFolder } from '../harness/remove-folder.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type BrowserName, serveFixtures, startReader } from './support/reader.ts';

const KILLS = process.env.MARGENT_KILLS;
/** A start of Firefox takes three times as long as one of Chromium. */
const killsOf = (name: BrowserName): number => Number(KILLS ?? (name === 'firefox' ? 4 : 10));
/** Writes on their way at the same time, so that each kill finds some half done. */
const WRITERS = 4;
const ROLE = ESSAY_ARGUMENT.roles[0]?.id;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

/** Writes one annotation in the extension; resolves with its id once the store has acknowledged it to this process. */
async function write(probe: Page, number: number): Promise<string> {
  const url = `https://thediplomat.com/2026/10/killed-${number % 7}/`;
  const draft = {
    page: {
      addresses: { url, canonicalUrl: null, ogUrl: null },
      documentTitle: `Article ${number % 7}`,
      description: null,
    },
    selectors: [
      { type: 'TextQuoteSelector', exact: `passage ${number}`, prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start: number, end: number + 1, astralBefore: 0 },
    ],
    roles: [ROLE],
    tags: [`tag ${number % 5}`],
    note: `note ${number}`,
  };
  return (await probe.evaluate(
    `store.annotate(${JSON.stringify(draft)}).then(({ annotation }) => annotation.id)`,
  )) as string;
}

describe.each(BROWSER_NAMES)('kills of %s', (name) => {
  const kills = killsOf(name);
  let build: ProbedBuild;
  let profile: string;
  beforeEach(async () => {
    build = await probedBuild(name);
    profile = mkdtempSync(join(tmpdir(), `margent-killed-${name}-`));
  });
  afterEach(async () => {
    build.remove();
    await removeFolder(profile);
  });

  it(
    'lose no acknowledged annotation',
    async () => {
      const acknowledged = new Set<string>();
      let number = 0;
      for (let kill = 0; kill <= kills; kill++) {
        const reader = await startReader(name, server, {
          profile,
          build: build.directory,
          // What Firefox writes of its add-ons it writes late: killed in between, it starts with the add-on switched off.
          ...(name === 'firefox' ? { keepInstalled: false } : {}),
        });
        const probe = await openProbe(reader);
        const kept = new Set(
          (await probe.evaluate(`store.exportLibrary().then(({ annotations }) =>
          annotations.map(({ id }) => id))`)) as string[],
        );
        expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
        if (kill === kills) {
          await reader.close();
          break;
        }
        // The browser dies after so many writes of this start, while others are under way.
        const enough = acknowledged.size + 1 + Math.floor(Math.random() * 60);
        let killed: Promise<void> | undefined;
        const writer = async (): Promise<void> => {
          while (!killed) {
            const id = await write(probe, number++).catch((error: unknown) => {
              if (!killed) throw error;
            });
            // Also what arrives after the signal was sent has been acknowledged.
            if (id) acknowledged.add(id);
            if (acknowledged.size >= enough) killed ??= reader.kill();
          }
        };
        // A write that was under way at the kill may never be answered.
        await Promise.race([Promise.all(Array.from({ length: WRITERS }, writer)), untilSet(() => killed)]);
        await killed;
      }
      process.stdout.write(`${name}: ${kills} kills, ${acknowledged.size} acknowledged annotations, 0 lost\n`);
    },
    60_000 + kills * 30_000,
  );
});

async function untilSet(value: () => Promise<void> | undefined): Promise<void> {
  await expect.poll(value, { timeout: 60_000, interval: 5 }).toBeDefined();
}
