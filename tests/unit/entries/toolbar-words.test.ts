/** The keys of roles as they are announced. */
import { expect, it } from 'vitest';
import { keysInWords } from '../../../src/entries/background/toolbar-words.ts';

it('are said in order, whatever the order of the roles, and as a run only where none is left out', () => {
  expect(keysInWords(['3', '1', '2'])).toBe('1–3');
  expect(keysInWords(['9', null, '1', '2'])).toBe('1, 2, 9');
  expect(keysInWords(['5', '1', '2', '3', '8', '7', '6'])).toBe('1–3, 5–8');
  expect([keysInWords(['4']), keysInWords([null]), keysInWords([])]).toEqual(['4', '', '']);
});
