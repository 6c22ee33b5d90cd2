/** What each browser's manifest holds, what it must never hold, and that no permission slips in. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROWSERS, type Manifest, manifestFor } from '../../../src/build/manifest.ts';

const source: Manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../manifest.json'), 'utf8'));
const chrome = manifestFor('chrome', source, '1.2.3');
const firefox = manifestFor('firefox', source, '1.2.3');

const BUILT_IN_SITES = [
  '*://thediplomat.com/*',
  '*://magazine.thediplomat.com/*',
  '*://pacificcouncil.org/*',
  '*://www.pacificcouncil.org/*',
  '*://pacificcouncil.online/*',
  '*://www.pacificcouncil.online/*',
];

describe('what differs', () => {
  it("gives Chrome a service worker and no other browser's keys", () => {
    expect(chrome.background).toEqual({ service_worker: 'background/background.js', type: 'module' });
    expect(chrome.browser_specific_settings).toBeUndefined();
    expect(chrome.minimum_chrome_version).toMatch(/^\d+$/);
    expect(chrome.side_panel).toEqual({ default_path: 'sidepanel/sidepanel.html' });
    expect(chrome).not.toHaveProperty('sidebar_action');
  });

  it('gives Firefox background scripts, its id and what it says on data, and no key of Chrome', () => {
    expect(firefox.background).toEqual({ scripts: ['background/background.js'], type: 'module' });
    expect(firefox.minimum_chrome_version).toBeUndefined();
    // It opens when the reader wants it, and not by itself when it is installed.
    expect(firefox.sidebar_action).toMatchObject({ default_panel: 'sidepanel/sidepanel.html', open_at_install: false });
    expect(firefox).not.toHaveProperty('side_panel');
    expect(firefox.browser_specific_settings).toMatchObject({
      gecko: { id: expect.stringContaining('@'), data_collection_permissions: { required: ['none'] } },
    });
  });

  // docs/privacy.md
  it('keeps out of the private windows of Firefox, and runs in those of Chrome where it is let, with the one library', () => {
    expect(firefox.incognito).toBe('not_allowed');
    // Split, it would have a library for each.
    expect(chrome).not.toHaveProperty('incognito');
  });

  it('is nothing else', () => {
    const own = new Set([
      'background',
      'browser_specific_settings',
      'commands',
      'incognito',
      'minimum_chrome_version',
      'permissions',
      'side_panel',
      'sidebar_action',
    ]);
    const shared = (manifest: Manifest) => Object.entries(manifest).filter(([key]) => !own.has(key));
    expect(shared(chrome)).toEqual(shared(firefox));
  });

  it('gives each the command by which it opens its panel, on the same key, and Chrome no more than four keys', () => {
    const commandsOf = (manifest: Manifest) => manifest.commands as { [name: string]: Manifest };
    const own = ['open-side-panel', '_execute_sidebar_action'];
    const shared = (manifest: Manifest) =>
      Object.entries(commandsOf(manifest)).filter(([command]) => !own.includes(command));
    expect(shared(chrome)).toEqual(shared(firefox));
    expect(commandsOf(chrome)).not.toHaveProperty('_execute_sidebar_action');
    expect(commandsOf(firefox)).not.toHaveProperty('open-side-panel');
    expect(commandsOf(chrome)['open-side-panel']?.suggested_key).toEqual(
      commandsOf(firefox)._execute_sidebar_action?.suggested_key,
    );
    for (const manifest of [chrome, firefox]) {
      const keys = Object.values(commandsOf(manifest)).flatMap(({ suggested_key }) => suggested_key ?? []);
      expect(keys.length).toBeLessThanOrEqual(4);
      expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
    }
  });

  it('leaves the source as it is', () => {
    const copy = structuredClone(source);
    manifestFor('firefox', copy, '9.9.9');
    expect(copy).toEqual(source);
  });

  it('fails on a manifest without a background', () => {
    expect(() => manifestFor('chrome', { manifest_version: 3 }, '1.0.0')).toThrow('manifest.json');
  });
});

describe.each(BROWSERS)('%s', (browser) => {
  const manifest = manifestFor(browser, source, '1.2.3');

  it('is Manifest V3 of the version asked for', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.version).toBe('1.2.3');
  });

  it('asks for exactly these permissions', () => {
    const panel = browser === 'chrome' ? ['sidePanel'] : [];
    expect(manifest.permissions).toEqual(['activeTab', 'contextMenus', 'scripting', ...panel, 'unlimitedStorage']);
    expect(manifest.host_permissions).toEqual(BUILT_IN_SITES);
    expect(manifest.optional_host_permissions).toEqual(['*://*/*', 'file:///*']);
    expect(Object.keys(manifest).filter((key) => /permission/.test(key))).toEqual([
      'permissions',
      'host_permissions',
      'optional_host_permissions',
    ]);
  });

  it('runs its content script on the built-in sites only, and what hears keys first before the page', () => {
    expect(manifest.content_scripts).toEqual([
      { matches: BUILT_IN_SITES, js: ['first-keys/first-keys.js'], run_at: 'document_start' },
      { matches: BUILT_IN_SITES, js: ['content/content.js'], run_at: 'document_idle' },
    ]);
  });

  it('lets its pages load only what is in the package, and connect nowhere', () => {
    const policies = manifest.content_security_policy;
    if (typeof policies !== 'object' || policies === null || Array.isArray(policies)) throw new Error('no policy');
    expect(Object.keys(policies)).toEqual(['extension_pages']);
    const policy = String(policies.extension_pages);
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    const directives = new Map(
      policy.split(';').map((text): [string, string] => {
        const [name = '', ...values] = text.trim().split(/\s+/);
        return [name, values.join(' ')];
      }),
    );
    expect(directives.get('default-src')).toBe("'none'");
    expect(directives.get('connect-src')).toBe("'none'");
    expect(directives.get('script-src')).toBe("'self'");
    for (const [name, value] of directives) expect([`'self'`, `'none'`], name).toContain(value);
  });

  // docs/decisions/013-marking-on-the-page.md: only what is listed here can be framed by a page.
  it('shows pages the editor for a frame and nothing else, at an address that changes', () => {
    expect(manifest.web_accessible_resources).toEqual([
      { resources: ['editor/editor.html'], matches: ['*://*/*', 'file:///*'], use_dynamic_url: true },
    ]);
  });

  it('shows nothing to other extensions', () => {
    for (const key of ['externally_connectable', 'sandbox', 'protocol_handlers']) {
      expect(manifest, key).not.toHaveProperty(key);
    }
  });
});
