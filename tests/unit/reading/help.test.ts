/** The help of the reading mode shows every key that means something there, and none that does not. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandOf } from '../../../src/core/reading/keys.ts';
import { helpGroups, type Keyboard } from '../../../src/entries/reading-mode/words.ts';
import { provideMessages } from '../../../src/ui/messages.ts';

beforeAll(() => provideMessages((key) => key));

const SIGNS = [...'abcdefghijklmnopqrstuvwxyz19?'];
const NAMED = [
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'Enter',
  'Escape',
  'Delete',
  'Backspace',
];
const MODIFIERS = ['', 'Control', 'Shift', 'Control Shift'];
const NAMES: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Escape: 'Esc',
};
const ON_PC = {
  Delete: 'keyDelete',
  End: 'keyEnd',
  Enter: 'keyEnter',
  Home: 'keyHome',
  Control: 'keyControl',
  Shift: 'keyShift',
};
const ON_MAC = { ...ON_PC, Delete: '⌦', Control: '⌘', Shift: '⇧' };

/** The keys by what they do, as the mode takes them, each as it is written on the keyboard. */
function taken({ direction, isMac }: Keyboard): Map<string, string[]> {
  const names: Record<string, string> = { ...NAMES, ...(isMac ? ON_MAC : ON_PC) };
  const byDeed = new Map<string, string[]>();
  for (const modifiers of MODIFIERS) {
    for (const key of [...SIGNS, ...NAMED]) {
      const shift = modifiers.includes('Shift');
      // Shift on a digit or a question mark is how some keyboards write it.
      if (shift && /[19?]/.test(key)) continue;
      const command = commandOf(
        { key, code: '', shift, alt: false, control: modifiers.includes('Control') },
        direction,
      );
      if (!command) continue;
      const { do: deed } = command;
      const line = deed === 'grow' ? `${deed} ${command.unit}` : deed;
      const written = [...modifiers.split(' '), key].filter(Boolean).map((part) => names[part] ?? part.toUpperCase());
      byDeed.set(line, [...(byDeed.get(line) ?? []), written.join(' ')]);
    }
  }
  return byDeed;
}

describe.each<Keyboard>([
  { direction: 'ltr', isMac: false },
  { direction: 'rtl', isMac: false },
  { direction: 'ltr', isMac: true },
])('the help, $direction, on a Mac: $isMac', (keyboard) => {
  const shown = () => helpGroups(keyboard).flatMap(({ rows }) => rows.map(({ keys }) => [...keys]));

  it('has a line for everything that can be done, with all of its keys', () => {
    const besides = new Set(['…', 'Tab', 'fn ←', 'fn →']);
    const lines = shown().map((keys) => keys.filter((key) => !besides.has(key)).sort());
    const expected = [...taken(keyboard).values()].map((keys) => keys.sort());
    expect(expected.length).toBeGreaterThan(15);
    const inOrder = (all: string[][]) => all.map((keys) => keys.join(' | ')).sort();
    // The line that leads to the buttons is of no key of the mode.
    expect(inOrder(lines.filter((keys) => keys.length > 0))).toEqual(inOrder(expected));
  });

  it('shows arrows before the letters that do the same, onwards before backwards', () => {
    const [on, back] = keyboard.direction === 'rtl' ? ['←', '→'] : ['→', '←'];
    expect(shown()).toContainEqual([on, back, 'L', 'H']);
    expect(shown()).toContainEqual(['↓', '↑', 'J', 'K']);
  });
});

it('docs/keys.md has a row for each as well', () => {
  const docs = readFileSync(resolve(import.meta.dirname, '../../../docs/keys.md'), 'utf8');
  const signs = (text: string): string => [...new Set(text.match(/[\p{L}?]+|[←→↑↓⌫]/gu))].sort().join(' ');
  const cells = docs.slice(docs.indexOf('## Reading by keyboard')).matchAll(/^\| (.+?) \|/gm);
  const rows = [...cells].map(([, cell = '']) => signs(cell.replace(' with ', ' ')));
  const wanted = [...taken({ direction: 'ltr', isMac: false })]
    .filter(([deed]) => deed !== 'choose')
    .map(([, keys]) => signs(keys.join(' ').replaceAll('keyControl', 'Ctrl').replaceAll('key', '')));
  expect(wanted.length).toBeGreaterThan(15);
  expect(wanted.filter((each) => !rows.includes(each))).toEqual([]);
});
