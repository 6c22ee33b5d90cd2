/** What a key of a role stands for, on keyboards of several scripts. */
import { describe, expect, it } from 'vitest';
import { signOf } from '../../../src/core/reading/sign-of.ts';

describe('the sign of a key', () => {
  it.each([
    ['2', 'Digit2', '2'],
    ['2', 'Numpad2', '2'],
    ['S', 'KeyS', 's'],
    // French, Korean, Russian, Arabic; an input method that has taken the key.
    ['é', 'Digit2', '2'],
    ['"', 'Digit3', '3'],
    ['ㄴ', 'KeyS', 's'],
    ['ы', 'KeyS', 's'],
    ['٢', 'Digit2', '2'],
    ['Process', 'KeyP', 'p'],
    // A number pad that is switched to arrows.
    ['ArrowDown', 'Numpad2', ''],
    ['Home', 'Numpad7', ''],
    ['Clear', 'Numpad5', ''],
    ['PageDown', 'Numpad3', ''],
  ])('%s on %s is %j', (key, code, sign) => {
    expect(signOf({ key, code })).toBe(sign);
  });
});
