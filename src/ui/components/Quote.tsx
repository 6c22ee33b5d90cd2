/** The words of a passage, in its own language and direction, cut after a few lines. */
import styles from './Quote.module.css';

interface Props {
  text: string;
  language?: string | null;
  /** Lines shown before the rest is cut. */
  lines?: number;
}

export function Quote({ text, language, lines = 3 }: Props) {
  return (
    <span class={styles.quote} lang={language ?? undefined} dir="auto" style={{ '--lines': String(lines) }}>
      {text}
    </span>
  );
}
