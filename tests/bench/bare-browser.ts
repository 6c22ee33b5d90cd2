/** Starts Chromium for a benchmark of page code: no extension of ours, and no network but the bench's own server. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../harness/chromium.ts';
import { type ArticleServer, serveArticles } from '../harness/serve-articles.ts';

export interface BareBrowser {
  readonly browser: Browser;
  readonly server: ArticleServer;
  close(): Promise<void>;
}

/** The harness starts every browser with an extension; this one has nothing in it. */
export async function launchChromiumBare(): Promise<BareBrowser> {
  const folder = mkdtempSync(path.join(tmpdir(), 'margent-bench-'));
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Bench: nothing', version: '1' }),
  );
  const server = await serveArticles();
  const session = await launchChromium({
    extensionDirectory: folder,
    network: { kind: 'closed', proxyUrl: server.proxyUrl },
  });
  return {
    browser: session.browser,
    server,
    async close() {
      await session.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
