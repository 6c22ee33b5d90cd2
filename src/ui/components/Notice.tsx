/** A state of a whole surface or a part of it: what is the matter and what to do. */
import type { ComponentChildren } from 'preact';
import styles from './Notice.module.css';

interface Props {
  title: string;
  tone?: 'plain' | 'fault';
  /** Level of its heading on the surface. */
  level?: 1 | 2;
  children?: ComponentChildren;
}

export function Notice({ title, tone = 'plain', level = 2, children }: Props) {
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
