import { expect, it } from 'vitest';
import { undoChordOf } from '../../../src/core/reading/undo-chord.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
const press = (key: string, code: string, held: Partial<typeof none>) => undoChordOf({ ...none, key, code, ...held });

it.each([
  ['Ctrl+Z', press('z', 'KeyZ', { ctrlKey: true }), 'undo'],
  ['Command+Shift+Z', press('Z', 'KeyZ', { metaKey: true, shiftKey: true }), 'redo'],
  ['Ctrl+Y', press('y', 'KeyY', { ctrlKey: true }), 'redo'],
  ['Z where a German keyboard has it', press('z', 'KeyY', { ctrlKey: true }), 'undo'],
  ['Z on a Greek keyboard', press('ζ', 'KeyZ', { ctrlKey: true }), 'undo'],
  ['Z alone', press('z', 'KeyZ', {}), null],
  ['AltGr, which many layouts write with', press('z', 'KeyZ', { ctrlKey: true, altKey: true }), null],
  ['a key of an input method', press('z', 'KeyZ', { ctrlKey: true, isComposing: true }), null],
])('%s', (_, asked, wanted) => {
  expect(asked).toBe(wanted);
});
