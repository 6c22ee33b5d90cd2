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
  /** 0 shows more of what is to be chosen from, where there is more than there are digits. */
  | { do: 'choose'; digit: number }
  | { do: 'card' | 'tags' | 'note' | 'relate' | 'delete' | 'undo' | 'redo' | 'help' | 'leave' };

/** What a line of the help tells of: a command, both of its directions together. */
export type Deed = Exclude<ReadingCommand['do'], 'grow'> | `grow-${Unit}`;

/** Those of one deed in the order in which the help shows them. */
const COMMANDS: Readonly<Record<string, ReadingCommand>> = {
  ArrowDown: { do: 'sentence', direction: 1 },
  ArrowUp: { do: 'sentence', direction: -1 },
  j: { do: 'sentence', direction: 1 },
  k: { do: 'sentence', direction: -1 },
  l: { do: 'section', direction: 1 },
  h: { do: 'section', direction: -1 },
  Home: { do: 'edge', direction: -1 },
  End: { do: 'edge', direction: 1 },
  n: { do: 'highlight', direction: 1 },
  p: { do: 'highlight', direction: -1 },
  'Shift+ArrowDown': { do: 'grow', unit: 'sentence', direction: 1 },
  'Shift+ArrowUp': { do: 'grow', unit: 'sentence', direction: -1 },
  'Shift+j': { do: 'grow', unit: 'sentence', direction: 1 },
  'Shift+k': { do: 'grow', unit: 'sentence', direction: -1 },
  'Shift+l': { do: 'grow', unit: 'word', direction: 1 },
  'Shift+h': { do: 'grow', unit: 'word', direction: -1 },
  a: { do: 'whole-section' },
  o: { do: 'swap-ends' },
  Enter: { do: 'card' },
  t: { do: 'tags' },
  e: { do: 'note' },
  r: { do: 'relate' },
  Delete: { do: 'delete' },
  // What a Mac's keyboard calls Delete.
  Backspace: { do: 'delete' },
  u: { do: 'undo' },
  'Control+z': { do: 'undo' },
  'Control+y': { do: 'redo' },
  'Control+Shift+z': { do: 'redo' },
  '?': { do: 'help' },
  Escape: { do: 'leave' },
};

/** `ArrowLeft` and `ArrowRight` go the way the text runs: what is `l` from left to right is `h` from right to left. */
const SIDEWAYS: Readonly<Record<string, { ltr: string; rtl: string }>> = {
  ArrowRight: { ltr: 'l', rtl: 'h' },
  ArrowLeft: { ltr: 'h', rtl: 'l' },
};

const deedOf = (command: ReadingCommand): Deed => (command.do === 'grow' ? `grow-${command.unit}` : command.do);

/**
 * The keys of a deed, each by its name with modifiers before it, 'Control+Shift+z': arrows before the letters that do the
 * same, and of the nine digits the first and the last.
 */
export function keysOf(deed: Deed, direction: 'ltr' | 'rtl'): string[] {
  if (deed === 'choose') return ['1', '9'];
  const own = Object.entries(COMMANDS).flatMap(([name, command]) => (deedOf(command) === deed ? [name] : []));
  const arrows = own.flatMap((name) => {
    const arrow = Object.entries(SIDEWAYS).find((entry) => name.split('+').at(-1) === entry[1][direction])?.[0];
    return arrow ? [name.replace(/.$/, arrow)] : [];
  });
  return [...arrows, ...own];
}

/** Whether a command is given again and again by a key that is held down: what goes on, and what takes back. */
export function goesOn({ do: deed }: ReadingCommand): boolean {
  return /^(?:sentence|section|highlight|grow|undo|redo)$/.test(deed);
}

/** What a key means in the mode; null for one that means nothing there. */
export function commandOf(pressed: Key, direction: 'ltr' | 'rtl'): ReadingCommand | null {
  const { shift, alt, control } = pressed;
  if (alt) return null;
  const key = latinKey(pressed);
  const letter = SIDEWAYS[key]?.[direction] ?? (key.length === 1 ? key.toLowerCase() : key);
  // A sign that needs Shift on one keyboard needs none on another.
  if (!control && /^[0-9]$/.test(letter)) return { do: 'choose', digit: Number(letter) };
  const isSign = letter.length === 1 && letter.toLowerCase() === letter.toUpperCase();
  const name = `${control ? 'Control+' : ''}${shift && !isSign ? 'Shift+' : ''}${letter}`;
  return Object.hasOwn(COMMANDS, name) ? (COMMANDS[name] ?? null) : null;
}

/** What is written on the key in Latin: 'j' for 'ㅓ', 'о' and 'ת', and where an input method has taken the key. */
function latinKey({ key, code, shift }: Key): string {
  // What a French digit row writes without Shift is Latin, and no digit.
  const [, digit] = (!shift && /^Digit([0-9])$/.exec(code)) || [];
  if (digit) return digit;
  // With the marks that French, Czech and Vietnamese put on them, up to the end of 'Latin Extended-B'.
  const isLatin = key !== 'Process' && (key.length !== 1 || key < '\u0250');
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
