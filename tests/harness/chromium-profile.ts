// Turns an extension that the DevTools protocol loaded into one that the profile keeps, as a person's 'Load unpacked' does.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/*
 * `Extensions.loadUnpacked` (and `--load-extension`) set this bit in `creation_flags`, and Chromium 156 then does not load the
 * extension at its next start, although the entry is there. Loading it anew each time is an update for Chromium: it fires
 * onInstalled again and drops registered content scripts and granted optional hosts, so a restart would prove less than it
 * says. Found by trying; with the bit cleared all three stay.
 */
const loadedForThisSessionOnly = 0x8000;

interface PermissionSet {
  api: unknown[];
  manifest_permissions: unknown[];
  explicit_host: string[];
  scriptable_host: string[];
}

interface ExtensionSettings {
  path?: string;
  creation_flags?: number;
  runtime_granted_permissions?: PermissionSet;
}

interface Preferences {
  extensions?: { settings?: Record<string, ExtensionSettings>; ui?: { developer_mode?: boolean } };
}

function preferencesFile(profileDirectory: string): string {
  return path.join(profileDirectory, 'Default', 'Preferences');
}

function read(profileDirectory: string): Preferences {
  const file = preferencesFile(profileDirectory);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Preferences) : {};
}

function settingsOf(preferences: Preferences, extensionDirectory: string): ExtensionSettings | undefined {
  return Object.values(preferences.extensions?.settings ?? {}).find((settings) => settings.path === extensionDirectory);
}

/**
 * Before the first start of a profile: no spell checking, whose dictionary Chromium fetches from redirector.gvt1.com as
 * soon as somebody types into a text field.
 */
export function keepFromSpelling(profileDirectory: string): void {
  const file = preferencesFile(profileDirectory);
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      browser: { enable_spellchecking: false },
      spellcheck: { dictionaries: [], blocked_dictionaries: ['en-US', 'en'] },
    }),
  );
}

/** Whether a browser has used the profile. */
export function hasStarted(profileDirectory: string): boolean {
  return existsSync(preferencesFile(profileDirectory));
}

/** Whether the profile will load the extension of that folder by itself. */
export function keepsExtension(profileDirectory: string, extensionDirectory: string): boolean {
  const settings = settingsOf(read(profileDirectory), extensionDirectory);
  return settings !== undefined && ((settings.creation_flags ?? 0) & loadedForThisSessionOnly) === 0;
}

/**
 * Edits the preferences of a browser that is not running so that it keeps the extension, and so that a request for
 * `origins` is granted without a prompt. Gives false where the entry is not to be found (Windows and macOS keep it in
 * `Secure Preferences`, which are signed); the caller then loads the extension anew at each start.
 */
export function keepExtension(
  profileDirectory: string,
  extensionDirectory: string,
  origins: readonly string[] = [],
): boolean {
  const preferences = read(profileDirectory);
  const settings = settingsOf(preferences, extensionDirectory);
  if (!settings) return false;
  settings.creation_flags = (settings.creation_flags ?? 0) & ~loadedForThisSessionOnly;
  if (origins.length > 0) {
    // What the reader allowed at run time before. Chromium does not ask again for it, and it is not active until requested.
    const before = settings.runtime_granted_permissions;
    settings.runtime_granted_permissions = {
      api: before?.api ?? [],
      manifest_permissions: before?.manifest_permissions ?? [],
      scriptable_host: before?.scriptable_host ?? [],
      explicit_host: [...new Set([...(before?.explicit_host ?? []), ...origins])],
    };
  }
  // Without developer mode the profile lists the extension and keeps it disabled.
  preferences.extensions = { ...preferences.extensions, ui: { ...preferences.extensions?.ui, developer_mode: true } };
  writeFileSync(preferencesFile(profileDirectory), JSON.stringify(preferences));
  return true;
}
