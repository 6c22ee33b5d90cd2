/** A part of the options page: its heading, what it is for, and what can be done. */
import type { ComponentChildren } from 'preact';
import styles from './Options.module.css';

export function Section({ title, hint, children }: { title: string; hint: string; children: ComponentChildren }) {
  return (
    <section class={styles.section}>
      <h2 class={styles.title}>{title}</h2>
      <p class={styles.hint}>{hint}</p>
      {children}
    </section>
  );
}
