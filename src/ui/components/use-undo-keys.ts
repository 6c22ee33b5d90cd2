/** Ctrl+Z or Command+Z takes back the newest step, with Shift (or Ctrl+Y) does it again; not while the reader is writing. */
import { useLayoutEffect } from 'preact/hooks';
import { undoChordOf } from '../../core/reading/undo-chord.ts';
import type { Actions } from '../state/actions.ts';

export function useUndoKeys(actions: Pick<Actions, 'undo' | 'redo' | 'toast'>): void {
  useLayoutEffect(() => {
    const ended = new AbortController();
    /** Forms, and fields outside of one, that have been written in since something was last done. */
    let written = new WeakSet<Element>();
    const forget = actions.toast.subscribe(() => {
      written = new WeakSet();
    });
    /** Whether the field has words to take back itself; one that was emptied by what has been done has none. */
    const isOfField = (field: EventTarget | null) => !isEmpty(field) || written.has(formOf(field));
    document.addEventListener(
      'input',
      ({ target }) => {
        if (target instanceof Element) written.add(formOf(target));
      },
      { signal: ended.signal },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        const asked = undoChordOf(event);
        if (!asked || (isTyping(event) && isOfField(event.target))) return;
        event.preventDefault();
        void actions[asked]();
      },
      { signal: ended.signal },
    );
    return () => {
      forget();
      ended.abort();
    };
  }, [actions]);
}

/** What a field is written in together with: tags that stand beside the field are as good as words in it. */
const formOf = (field: Element): Element => field.closest('form') ?? field;

function isEmpty(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value === '';
}

/** Whether a key belongs to a field that is being written in. */
export function isTyping({ target }: Event): boolean {
  return target instanceof Element && target.matches('textarea, input:not([type="checkbox"], [type="radio"])');
}
