/** Frames words of the page for as long as something is shown of them, line by line. */
import { make } from '../over-page/elements.ts';
import { linesOf } from './lines.ts';
import type { Box } from './place.ts';

/** What is framed: asked for each time, for the page may have made its words anew; null where they are gone. */
export interface Framed {
  readonly range: () => AbstractRange | null;
  readonly kind: 'own' | 'related';
}

export interface Boxes {
  /** Frames these ranges instead of those before. */
  show(ranges: readonly Framed[]): void;
  /** To be called when the page has been scrolled or laid out anew. */
  replace(): void;
  /** The lines of the first range. */
  lines(): readonly Box[];
  /** Where a handle at either end of the first range is to stand. */
  ends(): { start: Box; end: Box } | null;
}

/** Lines framed at most: a passage of a whole book would fill the window with them. */
const MOST = 400;

export function createBoxes(document: Document, layer: HTMLElement): Boxes {
  let framed: readonly Framed[] = [];
  const linesNow = ({ range }: Framed): readonly Box[] => {
    const now = range();
    return now ? linesOf(now) : [];
  };

  const place = (): void => {
    const boxes: HTMLElement[] = [];
    for (const each of framed) {
      const { kind } = each;
      for (const { left, top, right, bottom } of linesNow(each)) {
        if (boxes.length >= MOST || bottom < 0 || top > innerHeight) continue;
        const box = make(document, 'div', { class: 'box', attributes: { 'data-kind': kind } });
        Object.assign(box.style, {
          left: `${left}px`,
          top: `${top}px`,
          width: `${right - left}px`,
          height: `${bottom - top}px`,
        });
        boxes.push(box);
      }
    }
    layer.replaceChildren(...boxes);
  };

  return {
    show(ranges) {
      framed = ranges;
      place();
    },
    replace: place,
    lines: () => (framed[0] ? linesNow(framed[0]) : []),
    ends() {
      const [first] = framed;
      const lines = first ? linesNow(first) : [];
      const [start] = lines;
      const end = lines.at(-1);
      return start && end ? { start, end } : null;
    },
  };
}
