/**
 * `/` goes to the search field, the one with `data-search`, except while the reader is typing.
 *
 * @param isOn whether the reader wants such keys
 */
import { useLayoutEffect } from 'preact/hooks';
import { isTyping } from './use-undo-keys.ts';

export function useSearchKey(isOn: boolean): void {
  useLayoutEffect(() => {
    if (!isOn) return;
    const ended = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
        const field = document.querySelector<HTMLElement>('[data-search]');
        if (!field) return;
        event.preventDefault();
        field.focus();
      },
      { signal: ended.signal },
    );
    return () => ended.abort();
  }, [isOn]);
}
