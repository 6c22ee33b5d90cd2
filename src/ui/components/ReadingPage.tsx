/** What a surface shows while its page is being read; said where that takes a while. */
import { t } from '../messages.ts';
import { useAnnouncement, WAITING_SAID_AFTER } from './Announcements.tsx';
import styles from './ReadingPage.module.css';

export function ReadingPage() {
  const words = t('readingPage');
  useAnnouncement(words, WAITING_SAID_AFTER);
  return <h1 class={styles.reading}>{words}</h1>;
}
