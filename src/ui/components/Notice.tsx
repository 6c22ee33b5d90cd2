/** A state of a whole surface or a part of it: what is the matter and what to do. */
import type { ComponentChildren } from 'preact';
import { useAnnouncement } from './Announcements.tsx';
import styles from './Notice.module.css';

interface Props {
  title: string;
  /** A fault is read out at once, by its role; what is plain is said in the surface's region. */
  tone?: 'plain' | 'fault';
  /** Whether a status beside it says the same. */
  isSaid?: boolean;
  /** Level of its heading on the surface. */
  level?: 1 | 2;
  children?: ComponentChildren;
}

export function Notice({ title, tone = 'plain', isSaid = false, level = 2, children }: Props) {
  useAnnouncement(tone === 'plain' && !isSaid ? title : null);
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section
      class={[styles.notice, tone === 'fault' && styles.fault].filter(Boolean).join(' ')}
      role={tone === 'fault' ? 'alert' : undefined}
    >
      <Heading class={styles.title}>{title}</Heading>
      {children}
    </section>
  );
}
