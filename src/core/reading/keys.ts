/** The keys of the keyboard reading mode: what each means, as data, so that the mode, its help and the docs say the same. */
import type { Direction, Unit } from './cursor.ts';

/** A key as it was pressed; `key` and `code` as a `KeyboardEvent` has them. */
export interface Key {
  readonly key: string;
  /** Where the key lies on the keyboard: what counts where the keyboard writes no Latin letters. */
  readonly code: string;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Control, or Command. */
  readonly control: boolean;
}

export type ReadingCommand =
  | { do: 'sentence' | 'section' | 'edge' | 'highlight'; direction: Direction }
  | { do: 'grow'; unit: Unit; direction: Direction }
  | { do: 'whole-section' | 'swap-ends' }
  | { do: 'choose'; digit: number }
  | { do: 'card' | 'tags' | 'note' | 'relate' | 'undo' | 'redo' | 'help' | 'leave' };

const COMMANDS: Readonly<Record<string, ReadingCommand>> = {
  ArrowDown: { do: 'sentence', direction: 1 },
  j: { do: 'sentence', direction: 1 },
  ArrowUp: { do: 'sentence', direction: -1 },
  k: { do: 'sentence', direction: -1 },
  l: { do: 'section', direction: 1 },
  h: { do: 'section', direction: -1 },
  Home: { do: 'edge', direction: -1 },
  End: { do: 'edge', direction: 1 },
  n: { do: 'highlight', direction: 1 },
  p: { do: 'highlight', direction: -1 },
  'Shift+ArrowDown': { do: 'grow', unit: 'sentence', direction: 1 },
  'Shift+j': { do: 'grow', unit: 'sentence', direction: 1 },
  'Shift+ArrowUp': { do: 'grow', unit: 'sentence', direction: -1 },
  'Shift+k': { do: 'grow', unit: 'sentence', direction: -1 },
  'Shift+l': { do: 'grow', unit: 'word', direction: 1 },
  'Shift+h': { do: 'grow', unit: 'word', direction: -1 },
  a: { do: 'whole-section' },
  o: { do: 'swap-ends' },
  Enter: { do: 'card' },
  t: { do: 'tags' },
  e: { do: 'note' },
  r: { do: 'relate' },
  u: { do: 'undo' },
  'Control+z': { do: 'undo' },
  'Control+Shift+z': { do: 'redo' },
  'Control+y': { do: 'redo' },
  '?': { do: 'help' },
  Escape: { do: 'leave' },
};

/** `ArrowLeft` and `ArrowRight` go the way the text runs: what is `l` from left to right is `h` from right to left. */
const SIDEWAYS: Readonly<Record<string, { ltr: string; rtl: string }>> = {
  ArrowRight: { ltr: 'l', rtl: 'h' },
  ArrowLeft: { ltr: 'h', rtl: 'l' },
};

/** What a key means in the mode; null for one that means nothing there. */
export function commandOf(pressed: Key, direction: 'ltr' | 'rtl'): ReadingCommand | null {
  const { shift, alt, control } = pressed;
  if (alt) return null;
  const key = latinKey(pressed);
  const letter = SIDEWAYS[key]?.[direction] ?? (key.length === 1 ? key.toLowerCase() : key);
  // A sign that needs Shift on one keyboard needs none on another.
  if (!control && /^[1-9]$/.test(letter)) return { do: 'choose', digit: Number(letter) };
  const isSign = letter.length === 1 && letter.toLowerCase() === letter.toUpperCase();
  const name = `${control ? 'Control+' : ''}${shift && !isSign ? 'Shift+' : ''}${letter}`;
  return Object.hasOwn(COMMANDS, name) ? (COMMANDS[name] ?? null) : null;
}

/** What is written on the key in Latin: 'j' for 'ㅓ', 'о' and 'ת', and where an input method has taken the key. */
function latinKey({ key, code, shift }: Key): string {
  // What a French digit row writes without Shift is Latin, and no digit.
  const [, digit] = (!shift && /^Digit([1-9])$/.exec(code)) || [];
  if (digit) return digit;
  const isLatin = key !== 'Process' && (key.length !== 1 || key < '\u0080');
  if (isLatin) return key;
  if (code === 'Slash' && shift) return '?';
  return /^(?:Key|Digit|Numpad)(.)$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

/**
 * Whether a key belongs to the mode while it is on, meaning or not: those a page may have shortcuts on. Chords with Control
 * and Alt that mean nothing here stay the browser's and the page's, and so do Tab and the function keys.
 */
export function isHeld({ key, alt, control }: Key): boolean {
  if (alt || control) return false;
  return key.length === 1 || /^(?:Process|Arrow\w+|Enter|Escape|Home|End|Backspace|Delete|Insert)$/.test(key);
}
