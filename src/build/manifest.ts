/** Derives each browser's manifest from the one in the project's root. */
export const BROWSERS = ['chrome', 'firefox'] as const;
export type Browser = (typeof BROWSERS)[number];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Manifest = { [key: string]: Json };

function without(object: Json | undefined, ...keys: string[]): Manifest {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    throw new Error(`manifest.json: expected an object with ${keys.join(', ')}`);
  }
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** Keys at the top of the manifest that the browser of that name does not know. */
const FOREIGN = {
  chrome: ['browser_specific_settings', 'sidebar_action'],
  firefox: ['minimum_chrome_version', 'side_panel'],
} as const;

/** The manifest for one browser: the other browser's keys are dropped, the version is package.json's. */
export function manifestFor(browser: Browser, manifest: Manifest, version: string): Manifest {
  const shared = { ...without(manifest, ...FOREIGN[browser]), version };
  return browser === 'chrome'
    ? {
        ...shared,
        background: without(manifest.background, 'scripts'),
        commands: without(manifest.commands, '_execute_sidebar_action'),
      }
    : {
        ...shared,
        background: without(manifest.background, 'service_worker'),
        // There, pages of an extension have a storage of their own that goes with the window, and the background has not:
        // what is marked would be lost, and half of what is shown would be of another library.
        incognito: 'not_allowed',
        // The command that Firefox has for it by itself also closes the sidebar.
        commands: without(manifest.commands, 'open-side-panel'),
        permissions: items(manifest.permissions).filter((permission) => permission !== 'sidePanel'),
      };
}

function items(list: Json | undefined): Json[] {
  if (!Array.isArray(list)) throw new Error('manifest.json: expected a list');
  return list;
}
