/** Whose a key is, in a real browser, with the focus where it really can be. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerOfKey } from '../../../src/page/reading-mode/whose-key.ts';

let root: HTMLElement;
let host: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  host = document.createElement('div');
  document.body.append(root, host);
});
afterEach(() => {
  root.remove();
  host.remove();
});

/** The owner of a key that is pressed on what has the focus in `html`, marked `autofocus` or found in an open shadow tree. */
function ownerIn(html: string, focus: (within: HTMLElement) => void): string {
  root.innerHTML = html;
  focus(root);
  let owner = 'nobody';
  const listener = (event: Event): void => {
    owner = ownerOfKey(event.composedPath(), host);
  };
  addEventListener('keydown', listener, { capture: true, once: true });
  let target: Element = document.activeElement ?? document.body;
  while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
  removeEventListener('keydown', listener, { capture: true });
  return owner;
}

const first = (within: HTMLElement): void => (within.querySelector('[data-focus]') as HTMLElement).focus();

describe('a key', () => {
  it.each([
    '<input data-focus>',
    '<input type="search" data-focus>',
    '<textarea data-focus></textarea>',
    '<select data-focus><option>One</option></select>',
    '<div contenteditable data-focus>Words</div>',
    '<div contenteditable><a href="#" tabindex="0" data-focus>Words</a></div>',
    '<div role="textbox" tabindex="0" data-focus></div>',
    '<div role="listbox"><div role="option" tabindex="0" data-focus>One</div></div>',
    '<div role="tablist"><button role="tab" data-focus>One</button></div>',
    '<video controls tabindex="0" data-focus></video>',
    '<iframe data-focus></iframe>',
    '<x-editor tabindex="0" data-focus></x-editor>',
    '<div class="monaco-editor"><span tabindex="0" data-focus></span></div>',
    '<div style="overflow: auto; height: 20px" data-focus tabindex="0" role="application"></div>',
  ])('is the page’s in %s', (html) => {
    expect(ownerIn(html, first)).toBe('page');
  });

  it.each([
    '<a href="#" data-focus>A link</a>',
    '<button data-focus>Press</button>',
    '<p tabindex="-1" data-focus>Words</p>',
  ])('is the mode’s, but for Enter, on %s', (html) => {
    expect(ownerIn(html, first)).toBe('mode-but-enter');
  });

  it('is the mode’s where nothing has the focus, and on what is ours', () => {
    expect(ownerIn('<p>Words</p>', () => (document.activeElement as HTMLElement | null)?.blur())).toBe('mode');
    host.tabIndex = 0;
    expect(ownerIn('<p>Words</p>', () => host.focus())).toBe('mode');
  });

  it('is the page’s in a field of an open shadow tree, and in a closed one, of which nothing is seen', () => {
    const inTree = (mode: ShadowRootMode) =>
      ownerIn('<div></div>', (within) => {
        const tree = (within.firstElementChild as HTMLElement).attachShadow({ mode });
        tree.innerHTML = '<input>';
        tree.querySelector('input')?.focus();
      });
    expect(inTree('open')).toBe('page');
    expect(inTree('closed')).toBe('page');
  });
});
