/**
 * Tells when a page may have other colours than before: where its theme is switched by an attribute of its root or its body,
 * as nearly all do, or follows the system's. What changes otherwise, or slowly, is found by looking (`Painter.repair`).
 */
import { bodyOf, documentElementOf } from '../dom.ts';

/** Milliseconds from a change to its being told; and the rest after it is at least so many times as long as it took. */
const PAUSE = 100;
const REST = 20;

const SYSTEM = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

export function watchTheme(
  document: Document,
  { signal, onTheme }: { signal: AbortSignal; onTheme: () => void },
): void {
  if (signal.aborted) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = PAUSE;

  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      const before = performance.now();
      onTheme();
      pause = Math.max(PAUSE, (performance.now() - before) * REST);
    }, pause);
  };

  const observer = new MutationObserver(schedule);
  for (const element of [documentElementOf(document), bodyOf(document)]) {
    if (element) observer.observe(element, { attributes: true });
  }
  for (const query of SYSTEM) matchMedia(query).addEventListener('change', schedule, { signal });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
}
