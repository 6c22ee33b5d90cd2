/** The words of a passage, in its own language and direction, cut after a few lines. */
import styles from './Quote.module.css';

interface Props {
  text: string;
  language?: string | null;
  /** Lines shown before the rest is cut. */
  lines?: number;
  /** Whether a bar stands where its lines begin. */
  hasBar?: boolean;
}

export function Quote({ text, language, lines = 3, hasBar = false }: Props) {
  const { quote = '', bar = '' } = styles;
  return (
    <span
      class={hasBar ? `${quote} ${bar}` : quote}
      lang={language ?? undefined}
      dir="auto"
      style={{ '--lines': String(lines) }}
    >
      {text}
    </span>
  );
}
