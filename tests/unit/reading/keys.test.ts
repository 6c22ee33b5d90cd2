/** What keys mean in the reading mode, on keyboards of several scripts. */
import { describe, expect, it } from 'vitest';
import { commandOf, goesOn, isHeld, type Key } from '../../../src/core/reading/keys.ts';

/** 'Control+Shift+z', with the code of the key behind `@` where that matters. */
function pressed(chord: string): Key {
  const [keys = '', code = ''] = chord.split('@');
  const parts = keys.split('+');
  return {
    key: parts.at(-1) ?? '',
    code,
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    control: parts.includes('Control'),
  };
}

describe('keys', () => {
  it.each([
    ['ArrowDown', { do: 'sentence', direction: 1 }],
    ['j', { do: 'sentence', direction: 1 }],
    ['J', { do: 'sentence', direction: 1 }],
    ['Shift+J', { do: 'grow', unit: 'sentence', direction: 1 }],
    ['Shift+ArrowUp', { do: 'grow', unit: 'sentence', direction: -1 }],
    ['ArrowRight', { do: 'section', direction: 1 }],
    ['Shift+ArrowLeft', { do: 'grow', unit: 'word', direction: -1 }],
    ['7', { do: 'choose', digit: 7 }],
    ['0', { do: 'choose', digit: 0 }],
    ['à@Digit0', { do: 'choose', digit: 0 }],
    ['Shift+1', { do: 'choose', digit: 1 }],
    ['Shift+?', { do: 'help' }],
    ['?', { do: 'help' }],
    ['Control+z', { do: 'undo' }],
    ['Control+Shift+Z', { do: 'redo' }],
    ['Control+y', { do: 'redo' }],
    ['ㅓ@KeyJ', { do: 'sentence', direction: 1 }],
    ['Process@KeyN', { do: 'highlight', direction: 1 }],
    ['о@KeyJ', { do: 'sentence', direction: 1 }],
    ['٣@Digit3', { do: 'choose', digit: 3 }],
    ['&@Digit1', { do: 'choose', digit: 1 }],
    ['(@Digit5', { do: 'choose', digit: 5 }],
    ['è@Digit7', { do: 'choose', digit: 7 }],
    ['Shift+3@Digit3', { do: 'choose', digit: 3 }],
    ['ArrowDown@Numpad2', { do: 'sentence', direction: 1 }],
    ['2@Numpad2', { do: 'choose', digit: 2 }],
    ['Shift+؟@Slash', { do: 'help' }],
    // As French and Russian keyboards write it.
    ['Shift+?@KeyM', { do: 'help' }],
    ['Shift+?@Digit7', { do: 'help' }],
    ['Delete', { do: 'delete' }],
    ['Backspace', { do: 'delete' }],
  ])('%s', (chord, command) => {
    expect(commandOf(pressed(chord), 'ltr')).toEqual(command);
  });

  it.each([
    'z',
    'x',
    'Control+j',
    'Alt+j',
    'Control+1',
    'Control+&@Digit1',
    'Shift+!@Digit1',
    // Where a French keyboard of the BÉPO kind has it, another has a T.
    'è@KeyT',
    'Shift+Delete',
    'Control+Backspace',
    'Tab',
    'F5',
    'constructor',
    ' ',
  ])('%s means nothing', (chord) => {
    expect(commandOf(pressed(chord), 'ltr')).toBe(null);
  });

  it('arrows to the side go the way the text runs, letters do not', () => {
    expect(commandOf(pressed('ArrowLeft'), 'rtl')).toEqual({ do: 'section', direction: 1 });
    expect(commandOf(pressed('Shift+ArrowRight'), 'rtl')).toEqual({ do: 'grow', unit: 'word', direction: -1 });
    expect(commandOf(pressed('l'), 'rtl')).toEqual({ do: 'section', direction: 1 });
  });

  it('of those that are held down, moving and taking back go on, and nothing is given or deleted twice', () => {
    const held = ['j', 'Shift+l', 'n', 'u', '2', 'Delete', 'r', 'Enter', 'Escape', '?', 't'].map((chord) => {
      const command = commandOf(pressed(chord), 'ltr');
      return command && goesOn(command) ? chord : '';
    });
    expect(held.filter(Boolean)).toEqual(['j', 'Shift+l', 'n', 'u']);
  });

  it('holds plain keys back from the page and lets the browser’s own pass', () => {
    const chords = ['j', 'x', ' ', 'Enter', 'Shift+J', 'Control+f', 'Alt+ArrowLeft', 'Tab', 'F5', 'PageDown'];
    expect(chords.filter((chord) => isHeld(pressed(chord)))).toEqual(['j', 'x', ' ', 'Enter', 'Shift+J']);
  });
});
