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

/** The manifest for one browser: the other browser's keys are dropped, the version is package.json's. */
export function manifestFor(browser: Browser, manifest: Manifest, version: string): Manifest {
  const shared = { ...manifest, version };
  return browser === 'chrome'
    ? { ...without(shared, 'browser_specific_settings'), background: without(manifest.background, 'scripts') }
    : { ...without(shared, 'minimum_chrome_version'), background: without(manifest.background, 'service_worker') };
}
