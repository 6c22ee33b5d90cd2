/** A state of a whole surface or a part of it: what is the matter and what to do. */
import type { ComponentChildren } from 'preact';
import styles from './Notice.module.css';

interface Props {
  title: string;
  tone?: 'plain' | 'fault';
  children?: ComponentChildren;
}

export function Notice({ title, tone = 'plain', children }: Props) {
  return (
    <section
      class={[styles.notice, tone === 'fault' && styles.fault].filter(Boolean).join(' ')}
      role={tone === 'fault' ? 'alert' : undefined}
    >
      <h2 class={styles.title}>{title}</h2>
      {children}
    </section>
  );
}
