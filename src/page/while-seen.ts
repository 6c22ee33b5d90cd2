/** Does something again and again, but only while the page is in a tab that is to be seen. */
import { isHidden } from './dom.ts';

/** Every so many milliseconds until the signal ends it; none in a hidden tab, and at once when it comes to be seen again. */
export function whileSeen(document: Document, interval: number, act: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  let timer: ReturnType<typeof setInterval> | undefined;
  const begin = (): void => {
    clearInterval(timer);
    timer = isHidden(document) ? undefined : setInterval(act, interval);
  };
  document.addEventListener(
    'visibilitychange',
    () => {
      begin();
      if (!isHidden(document)) act();
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  begin();
}
