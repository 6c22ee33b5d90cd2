/** The passages of the page, for what is shown of them: by id, at a point, and around a place of the text. */

import { linesOf } from '../../page/marking/lines.ts';
import type { Box } from '../../page/marking/place.ts';
import { createHitTest, type HitTest } from '../../page/painting/hit-test.ts';
import type { MarkedPassage, PageTools } from '../shared/page-tools.ts';

export interface Passages {
  find(id: string): MarkedPassage | undefined;
  /** For the passages as they stand now. */
  hitTest(): HitTest;
  /** Ids of the passages that a place in the page's text stands in or right beside, the innermost last. */
  around(node: Node, offset: number): string[];
  /** Where the lines of a passage are by now, in CSS pixels of the window; none where it is gone. */
  lines(id: string): readonly Box[];
  /** What tells a passage from others in a list. */
  firstWords(passage: MarkedPassage): string;
}

/** Length of a passage's first words, in UTF-16 code units. */
const FIRST_WORDS = 90;

export function createPassages(tools: PageTools): Passages {
  /** Made when it is first wanted, and again once passages have been found anew. */
  let known: { readonly among: readonly MarkedPassage[]; readonly test: HitTest } | null = null;
  tools.onPassages(() => {
    known = null;
  }, tools.signal);

  const find = (id: string): MarkedPassage | undefined => tools.passages().find((passage) => passage.id === id);

  return {
    find,
    hitTest() {
      const among = tools.passages();
      // Where there is none the page's text need not be read.
      if (among.length === 0) return () => [];
      if (known?.among !== among) known = { among, test: createHitTest(tools.document, tools.reading(), among) };
      return known.test;
    },
    around(node, offset) {
      const at = tools.reading().offsetOf(node, offset);
      return tools
        .passages()
        .filter(({ start, end }) => start <= at && at <= end)
        .map(({ id }) => id);
    },
    lines(id) {
      const range = find(id)?.range;
      return range ? linesOf(range) : [];
    },
    firstWords: ({ start, end }) => tools.reading().text.slice(start, Math.min(end, start + FIRST_WORDS)),
  };
}
