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

  get difference(): MarkedPassage['difference'] {
    return this.#found.difference;
  }

  get range(): Range {
    return this.#found.range ?? new Range();
  }
}

interface Passages {
  readonly reading: ReadingText;
  readonly resolutions: readonly Resolution[];
  readonly passages: readonly StoredPassage[];
  /** Whether the text is the one that they were found in. */
  readonly isSame: boolean;
}

/** Gives passages in reading order, orphans left out; the same list as long as it is asked of the same. */
export function createMarkedPassages(): (of: Passages) => readonly MarkedPassage[] {
  let last: { readonly of: Passages; readonly marked: readonly MarkedPassage[] } | undefined;
  return (of) => {
    const isKnown =
      last?.of.reading === of.reading && last.of.resolutions === of.resolutions && last.of.passages === of.passages;
    if (!last || !isKnown) last = { of, marked: markedIn(of) };
    return last.marked;
  };
}

function markedIn({ reading, resolutions, passages, isSame }: Passages): MarkedPassage[] {
  const storedById = new Map(passages.map((passage) => [passage.id, passage]));
  const marked: MarkedPassage[] = [];
  for (const found of resolutions) {
    const stored = storedById.get(found.id);
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
