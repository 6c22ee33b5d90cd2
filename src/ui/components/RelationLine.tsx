/** How the kinds of relation are drawn: each look has its own dash and arrowhead, so that colour is never alone. */
import { LOOKS } from '../relation-kinds.ts';
import styles from './RelationLine.module.css';

/** Arrowheads on a field of 12 × 12 whose tip, at (11, 6), touches what the line leads to. */
const HEADS = [
  { shape: 'M1 1 L11 6 L1 11 Z', filled: true },
  { shape: 'M10 0.5 V11.5 M3 2 L8 6 L3 10', filled: false },
  { shape: 'M1 1 L11 6 L1 11 Z', filled: false },
  { shape: 'M1 6 L6 1.5 L11 6 L6 10.5 Z', filled: true },
  { shape: 'M6 1.5 A4.5 4.5 0 1 1 6 10.5 A4.5 4.5 0 1 1 6 1.5', filled: false },
] as const;

/** The class that gives a line its dash and colour. */
export function lineClass(look: number): string {
  return `${styles.line ?? ''} ${styles[`look${look}`] ?? ''}`;
}

export function markerUrl(prefix: string, look: number): string {
  return `url(#${prefix}-head-${look})`;
}

/** The arrowheads, for the drawing that they stand in; `prefix` keeps two drawings on one surface apart. */
export function RelationHeads({ prefix }: { prefix: string }) {
  return (
    <defs>
      {HEADS.slice(0, LOOKS).map(({ shape, filled }, look) => (
        <marker
          key={shape}
          id={`${prefix}-head-${look}`}
          viewBox="0 0 12 12"
          refX="11"
          refY="6"
          markerWidth="12"
          markerHeight="12"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d={shape} class={filled ? styles.filled : styles.hollow} />
        </marker>
      ))}
    </defs>
  );
}

interface LineProps {
  look: number;
  prefix: string;
  /** Whether it leads back to what is spoken of, against the reading direction. */
  back?: boolean;
}

/** A short line as it is drawn on the map, for where a kind is named. */
export function RelationLine({ look, prefix, back = false }: LineProps) {
  return (
    <svg
      data-back={back || undefined}
      width="2.43rem"
      height="0.86rem"
      viewBox="0 0 34 12"
      aria-hidden="true"
      class={styles.sample}
    >
      <RelationHeads prefix={prefix} />
      <path d="M1 6 H33" class={lineClass(look)} marker-end={markerUrl(prefix, look)} />
    </svg>
  );
}
