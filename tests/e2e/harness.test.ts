// Proves the ground that the other e2e tests stand on: pages under their real names, strangers recorded, browsers silent.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../harness/chromium.ts';
import { launchFirefox } from '../harness/firefox.ts';
import { type ArticleServer, serveArticles } from '../harness/serve-articles.ts';

const manifest = {
  manifest_version: 3,
  name: 'Harness under test',
  version: '1.0',
  action: { default_popup: 'popup.html' },
  permissions: ['activeTab', 'scripting', 'tabs'],
  host_permissions: ['*://thediplomat.com/*'],
  content_scripts: [{ matches: ['*://thediplomat.com/*'], js: ['content.js'] }],
  background: { service_worker: 'background.js', scripts: ['background.js'] },
  browser_specific_settings: { gecko: { id: 'harness@margent.example' } },
};

let folder: string;
let server: ArticleServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'margent-harness-'));
  const article = path.join(folder, 'articles', 'thediplomat.com', 'a-piece');
  mkdirSync(article, { recursive: true });
  writeFileSync(
    path.join(article, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>A piece</title><p>Words.</p>',
  );
  writeFileSync(
    path.join(article, 'expected.json'),
    JSON.stringify({ url: 'https://thediplomat.com/2024/07/a-piece/' }),
  );
  const extension = path.join(folder, 'extension');
  mkdirSync(extension);
  writeFileSync(path.join(extension, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(extension, 'background.js'), '');
  writeFileSync(path.join(extension, 'content.js'), 'document.documentElement.dataset.harness = "seen";');
  // Not `autofocus`, which Firefox passes over where the popup is shown before it has the focus; and again once the popup has it,
  // for on a busy machine what was focused before that is not any more.
  writeFileSync(
    path.join(extension, 'popup.html'),
    '<!doctype html><meta charset="utf-8"><input><script src="popup.js"></script>',
  );
  writeFileSync(
    path.join(extension, 'popup.js'),
    'const input = document.querySelector("input"); input.focus(); addEventListener("focus", () => input.focus());',
  );
  server = await serveArticles({ root: path.join(folder, 'articles') });
  server.route('http://example.net/leak', {
    body: '<!doctype html><script>fetch("http://tracker.example/?q=1").catch(() => { document.title = "refused"; });fetch("http://tracker.example/?q=2").then((reply) => { document.title = String(reply.status); }, () => {});</script>',
  });
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const articleUrl = 'http://thediplomat.com/2024/07/a-piece/';

describe('Chromium', () => {
  test('shows fixtures under their host, opens the real popup, records strangers', async () => {
    server.forgetRequests();
    const session = await launchChromium({
      extensionDirectory: path.join(folder, 'extension'),
      network: { kind: 'closed', proxyUrl: server.proxyUrl },
    });
    try {
      const page = await session.browser.newPage();
      await page.goto(server.article('thediplomat.com', 'a-piece').url);
      expect(page.url()).toBe(articleUrl);
      await page.waitForFunction('document.documentElement.dataset.harness === "seen"');
      const popup = await session.openPopup(page);
      await popup.waitForSelector('input:focus');
      await popup.keyboard.type('typed');
      expect(await popup.$eval('input', (input) => input.value)).toBe('typed');
      await popup.close();
      expect(server.unknown).toEqual([]);
      await page.goto('http://example.net/leak');
      await expect.poll(() => server.unknown.length).toBe(2);
      expect(server.unknown[0]?.url).toMatch(/^http:\/\/tracker\.example\/\?q=[12]$/);
    } finally {
      await session.close();
    }
  });
});

describe('Firefox', () => {
  test('shows fixtures under their host, opens the real popup, records strangers', async () => {
    server.forgetRequests();
    const session = await launchFirefox({
      extensionDirectory: path.join(folder, 'extension'),
      network: { kind: 'closed', proxyUrl: server.proxyUrl },
    });
    try {
      const page = await session.browser.newPage();
      await page.goto(server.article('thediplomat.com', 'a-piece').url);
      expect(page.url()).toBe(articleUrl);
      await page.waitForFunction('document.documentElement.dataset.harness === "seen"');
      const popup = await session.openPopup(page);
      await popup.waitFor('document.activeElement?.tagName === "INPUT"');
      await popup.type('typed');
      expect(await popup.evaluate('document.querySelector("input").value')).toBe('typed');
      await popup.close();
      expect(server.unknown).toEqual([]);
      await page.goto('http://example.net/leak');
      await expect.poll(() => server.unknown.length).toBe(2);
    } finally {
      await session.close();
    }
  });
});
