/** What a surface tells a screen reader while the focus stays where it is (WCAG 2.2, 4.1.3). */
import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

/** Milliseconds for which waiting is not worth a word: most pages have been read by then. */
export const WAITING_SAID_AFTER = 1_000;

interface Announcement {
  key: number;
  words: string;
}

const announced = signal<readonly Announcement[]>([]);
let announcements = 0;

/**
 * The region for all that comes up on a surface, which has one. It stands there before its words, for only what changes in it
 * is read out; and what is added is read by itself, not again with all that stood there.
 */
export function Announcements() {
  return (
    <div role="status" aria-atomic="false" class="visually-hidden" data-announcements>
      {announced.value.map(({ key, words }) => (
        <p key={key}>{words}</p>
      ))}
    </div>
  );
}

/**
 * Says these words for as long as they hold; null says nothing.
 *
 * @param after milliseconds that they have to have held for
 */
export function useAnnouncement(words: string | null, after = 0): void {
  // What goes takes its words with it at once.
  useLayoutEffect(() => {
    if (words === null) return;
    const announcement = { key: ++announcements, words };
    // Later even where there is nothing to wait for: the region may come with this very drawing.
    const begun = setTimeout(() => {
      announced.value = [...announced.value, announcement];
    }, after);
    return () => {
      clearTimeout(begun);
      announced.value = announced.value.filter((each) => each !== announcement);
    };
  }, [words, after]);
}
