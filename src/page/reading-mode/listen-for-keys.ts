/**
 * Hears keys while a page is read by keyboard, before the page does: those that are the mode's never reach what the page
 * listens with, so that its own shortcuts do not fire.
 */
import { commandOf, isHeld, type Key, type ReadingCommand } from '../../core/reading/keys.ts';
import { viewOf } from '../dom.ts';
import { onKeys } from '../first-keys.ts';
import type { ReadingBar } from './reading-bar.ts';
import { ownerOfKey } from './whose-key.ts';

export interface KeyListener {
  /** The way that the text runs. */
  direction(): 'ltr' | 'rtl';
  /** Whether a command is awaited just now: of the help only what closes it. */
  takes(command: ReadingCommand): boolean;
  /** `isRepeated` where the key is held down. */
  onCommand(command: ReadingCommand, isRepeated: boolean): void;
  /** Called for a key of the reader that is no command: she may scroll with it. */
  onOther(): void;
  /** Called as the focus goes into a field of the page and comes out of it. */
  onElsewhere(isElsewhere: boolean): void;
}

export function listenForKeys(page: Document, bar: ReadingBar, listener: KeyListener, signal: AbortSignal): void {
  const view = viewOf(page);
  const options = { capture: true, signal };

  const press = (event: KeyboardEvent): void => {
    // What an input method composes is its own, and what a script says is nobody's.
    if (!event.isTrusted || event.isComposing) return;
    const command = commandBy(event);
    if (!command) {
      listener.onOther();
      return;
    }
    event.preventDefault();
    listener.onCommand(command, event.repeat);
  };
  /** Keeps a key that is the mode's from the page; null where it is no command. */
  const commandBy = (event: KeyboardEvent): ReadingCommand | null => {
    const owner = ownerOfKey(event.composedPath(), bar.host);
    if (owner === 'page') return null;
    const key = keyOf(event);
    if (owner === 'mode-but-enter' && /^(?:Enter| )$/.test(key.key)) return null;
    if (owner === 'mode' && bar.pressesButton(event)) {
      event.stopImmediatePropagation();
      return null;
    }
    const command = commandOf(key, listener.direction());
    if (!command && !isHeld(key)) return null;
    event.stopImmediatePropagation();
    return command && listener.takes(command) ? command : null;
  };
  const release = (event: KeyboardEvent): void => {
    if (!event.isTrusted || ownerOfKey(event.composedPath(), bar.host) !== 'mode') return;
    if (bar.pressesButton(event) || isHeld(keyOf(event))) event.stopImmediatePropagation();
  };
  if (view) {
    onKeys(view, 'keydown', press, signal);
    for (const type of ['keypress', 'keyup'] as const) onKeys(view, type, release, signal);
  }

  view?.addEventListener(
    'focusin',
    (event) => listener.onElsewhere(ownerOfKey(event.composedPath(), bar.host) === 'page'),
    options,
  );
  view?.addEventListener(
    'focusout',
    (event) => {
      if (event.relatedTarget === null) listener.onElsewhere(false);
    },
    options,
  );
}

function keyOf({ key, code, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): Key {
  return { key, code, shift: shiftKey, alt: altKey, control: ctrlKey || metaKey };
}
