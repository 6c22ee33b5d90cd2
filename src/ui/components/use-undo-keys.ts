/** Ctrl+Z or Command+Z takes back the newest step, with Shift (or Ctrl+Y) does it again; not while the reader is typing. */
import { useLayoutEffect } from 'preact/hooks';
import type { Actions } from '../state/actions.ts';

export function useUndoKeys(actions: Pick<Actions, 'undo' | 'redo'>): void {
  useLayoutEffect(() => {
    const ended = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event)) return;
        const key = latinKey(event);
        if (key !== 'z' && key !== 'y') return;
        event.preventDefault();
        void (key === 'y' || event.shiftKey ? actions.redo() : actions.undo());
      },
      { signal: ended.signal },
    );
    return () => ended.abort();
  }, [actions]);
}

/** The letter of a key; where the layout writes another script, the one that the key has on a Latin layout. */
function latinKey({ key, code }: KeyboardEvent): string {
  return /^\P{Script=Latin}$/u.test(key) && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key.toLowerCase();
}

/** Whether a key belongs to a field that is being written in. */
export function isTyping({ target }: Event): boolean {
  return target instanceof Element && target.matches('textarea, input:not([type="checkbox"], [type="radio"])');
}
