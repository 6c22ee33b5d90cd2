/** What was weighed on the way to an article, for whoever asks why: `npm run sections -- --why`, and tests. */
export interface Candidate {
  /** What it was weighed for. */
  for: 'article' | 'body' | 'title' | 'dek' | 'authors' | 'date' | 'kind';
  /** The text found, or a region as `div.post-body`. */
  value: string;
  points: number;
  reasons: string[];
  chosen: boolean;
}

/** Takes each candidate as it is weighed; null where nobody asks, which costs nothing. */
export type Notice = ((candidate: Candidate) => void) | null;

/** A candidate on the scales: what speaks for and against it adds up, each with its reason. */
export class Weighed<T> {
  readonly what: T;
  points: number;
  readonly reasons: string[];

  constructor(what: T, points: number, reason: string) {
    this.what = what;
    this.points = points;
    this.reasons = [reason];
  }

  /** Adds `points`, which may be negative; nothing where `holds` is false. */
  add(holds: boolean, points: number, reason: string): this {
    if (holds) {
      this.points += points;
      this.reasons.push(reason);
    }
    return this;
  }
}

/**
 * The candidate with the most points above `least`, the first of equals, or null; tells `notice` of every one, with what
 * `textOf` makes of it.
 */
export function heaviest<T>(
  kind: Candidate['for'],
  candidates: readonly Weighed<T>[],
  least: number,
  textOf: (what: T) => string,
  notice: Notice,
): T | null {
  let best: Weighed<T> | null = null;
  for (const candidate of candidates) if (candidate.points > (best?.points ?? least)) best = candidate;
  if (notice) {
    for (const candidate of candidates) {
      const { what, points, reasons } = candidate;
      notice({ for: kind, value: textOf(what), points, reasons, chosen: candidate === best });
    }
  }
  return best?.what ?? null;
}
