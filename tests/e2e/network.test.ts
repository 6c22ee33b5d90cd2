/**
 * Nothing leaves: while the extension does all it can, the proxy that is the browsers' only network sees what the
 * pages themselves ask for and nothing else; and the build holds no way of asking.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESSAY_ARGUMENT } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { downloads } from './support/downloads.ts';
import { paintedWords, selectWords } from './support/on-page.ts';
import { BROWSER_NAMES, BUILT, clickInSurface, serveFixtures, startReader } from './support/reader.ts';
import { highlightWithKey, highlightWithMenu } from './support/without-popup.ts';

const WORDS = 'This pact apparently amounts to an official bilateral military alliance';
const CLAIM = ESSAY_ARGUMENT.roles.find(({ name }) => name === 'Claim');

async function press(page: Page, label: string): Promise<void> {
  const button = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === ${JSON.stringify(label)})`;
  await page.waitForFunction(button);
  await page.evaluate(`${button}.click()`);
}

/** The button that keeps a site. */
const OFFER = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Keep my highlights'))`;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('what %s asks the network for', (name) => {
  it('is what the pages ask for, whatever is done with the extension', async () => {
    const { url } = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance');
    const other = server.article('review-forum.example', 'five-tests-for-a-debt-swap').url;
    // What the two pages ask for where there is no extension in the browser but the harness's own is not known; what a
    // page may ask for is: itself, once a visit, and files of its own host.
    const hosts = new Set([url, other].map((address) => new URL(address).hostname));
    server.forgetRequests();
    const saved = downloads();
    const reader = await startReader(name, server, {
      grantedOnRequest: ['*://review-forum.example/*'],
      downloads: saved.folder,
    });
    try {
      // Highlights: popup, menu, command.
      const page = await reader.open(url);
      await selectWords(page, WORDS);
      const popup = await reader.openPopup(page);
      await popup.waitFor(`document.querySelector('form input')`);
      await popup.press('2');
      await popup.press('Enter');
      await popup.waitFor(`document.querySelector('[data-annotation]')`);
      await popup.click('[data-annotation] button[title="Edit"]');
      await popup.waitFor(`document.querySelector('[data-annotation] form textarea')`);
      await popup.click('[data-annotation] form textarea');
      await popup.waitFor(`document.activeElement?.matches('[data-annotation] form textarea')`);
      await popup.type('![image](http://tracker.example/pixel.png) http://tracker.example/');
      await popup.click('[data-annotation] form button[type=submit]');
      await popup.waitFor(`document.querySelector('[data-annotation]')?.innerText.includes('tracker')`);
      // Export of this article.
      await popup.evaluate(
        `[...document.querySelectorAll('[popover] button')].find(({ textContent }) => textContent === 'Markdown').click()`,
      );
      await saved.next('.md');
      await popup.close();
      await selectWords(page, 'apparently amounts');
      if (CLAIM) await highlightWithMenu(reader, page, CLAIM);
      await expect.poll(() => paintedWords(page)).toHaveLength(2);
      await selectWords(page, 'bilateral military');
      await highlightWithKey(reader, page);
      await expect.poll(() => paintedWords(page)).toHaveLength(3);

      // A site that is kept.
      const second = await reader.open(other);
      const asking = await reader.openPopup(second);
      await asking.waitFor(`document.body.innerText.includes('Keep my highlights on review-forum.example')`);
      await asking.waitFor(OFFER);
      await asking.evaluate(`(${OFFER}.id = 'keep')`);
      await asking.click('#keep');
      await asking.waitFor(`!document.body.innerText.includes('Keep my highlights on')`);
      await asking.close();

      // The library: search, export, backup, restore, open on the page.
      const library = await reader.openExtensionPage('library/library.html');
      await library.waitForFunction(`document.querySelectorAll('[data-annotation]').length === 3`);
      await library.type('input[type=search]', 'tracker');
      await library.waitForFunction(`document.querySelectorAll('[data-annotation]').length === 1`);
      await press(library, 'Back up');
      const backup = await saved.next('.json');
      const input = await library.$('input[type=file]');
      await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(backup);
      await library.waitForFunction(`document.body.innerText.includes('already there')`);
      await library.evaluate(
        `[...document.querySelectorAll('[popover] button')].find(({ textContent }) => textContent.includes('Web Annotation')).click()`,
      );
      await saved.next('.jsonld');
      await clickInSurface(library, '[data-annotation] button[title="Open on the page"]');
      await expect.poll(() => page.evaluate('document.visibilityState')).toBe('visible');

      // The options: codebook, sites, backup.
      const options = await reader.openExtensionPage('options/options.html');
      await options.waitForFunction(`document.body.innerText.includes('review-forum.example')`);
      await options.waitForFunction(`document.querySelectorAll('input[type=radio]').length > 1`);
      await options.evaluate(`document.querySelectorAll('input[type=radio]')[1].click()`);
      await options.waitForFunction(`document.body.innerText.includes('Codebook changed')`);
      await clickInSurface(options, 'button[aria-label="Remove: review-forum.example"]');
      await options.waitForFunction(`!document.querySelector('button[aria-label="Remove: review-forum.example"]')`);
    } finally {
      await reader.close();
      saved.remove();
    }
    expect(server.unknown).toEqual([]);
    const asked = server.served.map((request) => new URL(request.url).hostname);
    expect(asked.filter((host) => !hosts.has(host))).toEqual([]);
    // The page was opened once, 'open on the page' went to its tab, and nothing of the extension asked for it again.
    expect(server.served.filter((request) => request.url === url)).toHaveLength(1);
    expect(server.served.filter((request) => request.url === other)).toHaveLength(1);
  });

  it('could not be asked for by the build', () => {
    const files = readdirSync(BUILT[name], { recursive: true, encoding: 'utf8' });
    const code = files
      .filter((file) => /\.(?:js|html|css)$/.test(file))
      .map((file) => ({ file, text: readFileSync(join(BUILT[name], file), 'utf8') }));
    expect(code.map(({ file }) => file)).toContain(join('content', 'content.js'));
    // A chunk of our own by its relative path, and a part of the same document, ask nobody.
    const ways =
      /\bfetch\s*\(|XMLHttpRequest|\bWebSocket\b|sendBeacon|\bEventSource\b|RTCPeerConnection|WebTransport|importScripts|\bimport\s*\((?!\s*[`'"]\.{1,2}\/)|@import|url\(\s*['"]?(?!data:|#)|<(?:img|script|link|iframe)[^>]*(?:src|href)=['"]?(?:https?:)?\/\/|\.src\s*=[^=]/g;
    const hits = code.flatMap(({ file, text }) => [...text.matchAll(ways)].map(([hit]) => `${file}: ${hit}`));
    expect(hits).toEqual([]);

    const manifest = JSON.parse(readFileSync(join(BUILT[name], 'manifest.json'), 'utf8')) as Record<string, unknown>;
    const policy = (manifest.content_security_policy as { extension_pages: string }).extension_pages;
    expect(policy).not.toMatch(/unsafe-|https?:|\*|data:|blob:|wasm/);
    expect(policy.split(';').map((directive) => directive.trim())).toEqual(
      expect.arrayContaining(["default-src 'none'", "connect-src 'none'", "script-src 'self'", "img-src 'self'"]),
    );
    const [shown, ...others] = manifest.web_accessible_resources as { resources: string[] }[];
    expect([shown?.resources, others]).toEqual([['editor/editor.html'], []]);
    expect(manifest).not.toHaveProperty('externally_connectable');
  });
});
