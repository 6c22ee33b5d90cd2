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
