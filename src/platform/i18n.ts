/** The browser's message catalogue. */
import { browser } from './browser.ts';

export function message(key: string, substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}
