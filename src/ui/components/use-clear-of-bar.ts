/** What has the focus is kept clear of what stays at the window's bottom (WCAG 2.2, 2.4.11). */
import { useEffect, useRef } from 'preact/hooks';

/** Pixels between what has the focus and the bar: room for the focus ring. */
const GAP = 8;

/**
 * Gives the reference for the bar. Firefox scrolls only to what is wholly out of sight, whatever `scroll-padding` says; and
 * in each browser the bar may grow over what has the focus already.
 */
export function useClearOfBar() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = bar.current;
    const first = element?.firstElementChild;
    if (!element || !first) return;
    const clear = () => {
      const focused = document.activeElement;
      // With the mouse nothing is moved: the press would miss what it has begun on.
      if (!focused || focused === document.body || element.contains(focused) || !focused.matches(':focus-visible'))
        return;
      const { top, bottom } = focused.getBoundingClientRect();
      const hidden = bottom + GAP - first.getBoundingClientRect().top;
      // What is higher than the room above the bar is shown from its beginning.
      if (hidden > 0 && top > 0) window.scrollBy({ top: Math.min(hidden, top), behavior: 'instant' });
    };
    const ended = new AbortController();
    document.addEventListener('focusin', clear, { signal: ended.signal });
    const resized = new ResizeObserver(clear);
    // With its parts: in a low window it may have no box of its own.
    for (const part of [element, ...element.children]) resized.observe(part);
    return () => {
      ended.abort();
      resized.disconnect();
    };
  }, []);
  return bar;
}
