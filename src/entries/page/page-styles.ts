/** Knows which highlight styles the page has, and whether a frame in which something is to be painted has them too. */
import type { FoundPart } from '../../page/anchoring/resolve.ts';
import { documentOf } from '../../page/dom.ts';

export interface PageStyles {
  /** What the background is to be told, once, that the page has: '' where they are to be put into all frames anew. */
  toTell(): string;
  /** What it says that the page has now; nothing where there was no answer. */
  told(styles: string | undefined): void;
  /**
   * Whether something stands in a frame's document that has come since they were put into the page. Frames in which nothing
   * is to be painted need none: to put the sheet in anew takes it out of the whole page first.
   */
  areMissing(parts: Iterable<FoundPart>): boolean;
}

export function createPageStyles(page: Document): PageStyles {
  let styles = '';
  let isMissing = false;
  const styled = new WeakSet<Document>([page]);
  return {
    toTell() {
      const known = isMissing ? '' : styles;
      isMissing = false;
      if (known === '') styles = '';
      return known;
    },
    told(now) {
      if (now !== undefined) styles = now;
    },
    areMissing(parts) {
      for (const { boundary } of parts) {
        const document = documentOf(boundary.startContainer);
        if (!document || styled.has(document)) continue;
        styled.add(document);
        isMissing = true;
      }
      return isMissing;
    },
  };
}
