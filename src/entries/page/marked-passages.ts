/** The passages found on a page, as the scripts that are brought into it see them. */
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import type { Found, Resolution } from '../../page/anchoring/resolve.ts';
import type { StoredPassage } from '../../protocol/background.ts';
import type { MarkedPassage } from '../shared/page-tools.ts';

/** A live range only where somebody asks for it: a thousand of them cost at every change of the page. */
class Marked implements MarkedPassage {
  readonly id: string;
  readonly roles: string[];
  readonly state: MarkedPassage['state'];
  readonly start: number;
  readonly end: number;
  readonly elsewhere: boolean;
  readonly #found: Found;

  constructor(found: Found, { roles, elsewhere }: StoredPassage, { start, end }: { start: number; end: number }) {
    this.id = found.id;
    this.roles = roles;
    this.state = found.state;
    this.start = start;
    this.end = end;
    this.elsewhere = elsewhere;
    this.#found = found;
  }

  get range(): Range {
    return this.#found.range ?? new Range();
  }
}

/** In reading order, orphans left out. `isSame` says whether the text is the one that they were found in. */
export function markedIn(
  reading: ReadingText,
  resolutions: readonly Resolution[],
  { isSame, storedOf }: { isSame: boolean; storedOf: (id: string) => StoredPassage | undefined },
): MarkedPassage[] {
  const marked: MarkedPassage[] = [];
  for (const found of resolutions) {
    const stored = storedOf(found.id);
    if (found.state === 'orphan' || !stored) continue;
    const span = isSame ? found : spanNow(reading, found);
    if (0 <= span.start && span.start < span.end) marked.push(new Marked(found, stored, span));
  }
  return marked.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Where the words stand in a text that has changed since, until they are found anew; below 0 for an end that has gone. */
function spanNow(reading: ReadingText, { parts, boundary }: Found): { start: number; end: number } {
  const { endContainer, endOffset } = (parts.at(-1) ?? { boundary }).boundary;
  return {
    start: reading.offsetOf(boundary.startContainer, boundary.startOffset),
    end: reading.offsetOf(endContainer, endOffset),
  };
}
