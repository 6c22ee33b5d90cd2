/** What is the page's own: its fields and editors, and what is pressed on it. */
import { describe, expect, it } from 'vitest';
import { isInField, isPressable, isTyping } from '../../../src/page/marking/fields.ts';
import { over, shown } from './over.ts';

describe('what is the page’s own', () => {
  it('knows fields, editors and what is pressed', () => {
    over(`<textarea>a</textarea><p contenteditable>b<i>c</i></p><p role="textbox">d</p><p contenteditable="false">e</p>
      <button>f</button><a href="#">g</a><a>h</a><p>i</p><input type="checkbox">`);
    const at = (selector: string) => shown().querySelector(selector) as Element;
    expect(
      ['textarea', 'i', '[role]', '[contenteditable=false]', 'button', 'p:last-of-type'].map((each) =>
        isInField(at(each)),
      ),
    ).toEqual([true, true, true, false, false, false]);
    expect(['button', 'a[href]', 'a:not([href])', 'p:last-of-type'].map((each) => isPressable(at(each)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    (at('textarea') as HTMLElement).focus();
    expect(isTyping(document)).toBe(true);
    (at('input') as HTMLElement).focus();
    expect(isTyping(document)).toBe(false);
  });
});
