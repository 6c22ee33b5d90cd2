/** The usual keys for taking back and doing again, on every keyboard and in all that is shown. */
import type { Key } from './keys.ts';
import { signOf } from './sign-of.ts';

/** Of a keyboard event what tells of such a chord. */
export interface Chord extends Pick<Key, 'key' | 'code'> {
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
}

/** What it asks for: Ctrl+Z or Command+Z, with Shift the other way; Ctrl+Y. Null for any other. */
export function undoChordOf(event: Chord): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return null;
  const sign = signOf(event);
  if (sign === 'y') return 'redo';
  return sign === 'z' ? (event.shiftKey ? 'redo' : 'undo') : null;
}
