/** The digit or letter that a key stands for, so that what is written on the keys of roles holds on every keyboard. */
import type { Key } from './keys.ts';

/**
 * The digit or letter a key stands for: what it writes, or, where that is no such sign (a French digit row, a Greek or
 * Korean layout), what stands there on a keyboard that writes Latin.
 */
export function signOf({ key, code }: Pick<Key, 'key' | 'code'>): string {
  if (/^[a-z0-9]$/i.test(key)) return key.toLowerCase();
  // A key that writes nothing, as those of a number pad that is switched to arrows, stands for itself.
  if (key.length !== 1 && key !== 'Process') return '';
  return /^(?:Digit|Numpad|Key)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? '';
}
