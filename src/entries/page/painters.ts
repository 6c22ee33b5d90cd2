/** Paints passages in the page and in the frames of its origin: each document has a registry of highlights of its own. */
import { documentOf, isStillShown } from '../../page/dom.ts';
import { createPainter, type PaintedPassage, type Painter } from '../../page/painting/paint.ts';
import { watchTheme } from '../../page/painting/watch-theme.ts';
import { isSameRange } from '../../page/same-range.ts';
import { whileSeen } from '../../page/while-seen.ts';

/**
 * How often is looked whether the page has deleted our highlights from the registry it shares, and whether it has other
 * colours, in milliseconds.
 */
const REPAIR_INTERVAL = 1_000;

export function createPainters(page: Document, signal: AbortSignal): Pick<Painter, 'paint' | 'flash'> {
  const painters = new Map([[page, createPainter(page)]]);
  /** A frame that has loaded another page, or is gone, has taken its registry with it. */
  const forgetGone = (): void => {
    for (const document of painters.keys()) if (!isStillShown(document)) painters.delete(document);
  };
  const repair = (): void => {
    forgetGone();
    for (const painter of painters.values()) painter.repair();
  };
  let last: readonly PaintedPassage[] = [];
  let watching: AbortController | undefined;
  /** Colours are of interest only while something is painted. */
  const watch = (isPainted: boolean): void => {
    if (isPainted === (watching !== undefined)) return;
    watching?.abort();
    watching = isPainted ? new AbortController() : undefined;
    if (!watching) return;
    const ended = AbortSignal.any([signal, watching.signal]);
    watchTheme(page, { signal: ended, onTheme: repair });
    whileSeen(page, REPAIR_INTERVAL, repair, ended);
  };
  const of = (range: AbstractRange): Painter => {
    const document = documentOf(range.startContainer) ?? page;
    const painter = painters.get(document) ?? createPainter(document);
    painters.set(document, painter);
    return painter;
  };
  signal.addEventListener('abort', () => {
    forgetGone();
    for (const painter of painters.values()) painter.clear();
  });

  return {
    paint(passages) {
      // At most changes of a page all stand where they stood; colours are looked at in their own time.
      if (areSame(passages, last)) return;
      last = passages;
      forgetGone();
      const groups = Map.groupBy(passages, ({ boundary }) => of(boundary));
      for (const painter of painters.values()) painter.paint(groups.get(painter) ?? []);
      watch(passages.length > 0);
    },
    flash: (range) => of(range).flash(range),
  };
}

/** Whether passages are painted as others are: in the same places, with the same roles. */
function areSame(passages: readonly PaintedPassage[], others: readonly PaintedPassage[]): boolean {
  return (
    passages.length === others.length &&
    passages.every(({ id, roles, boundary }, index) => {
      const other = others[index];
      return other?.id === id && other.roles === roles && isSameRange(other.boundary, boundary);
    })
  );
}
