/**
 * Shows which passage the reader has before her: a highlight of its own and an outline that lies over the page, in a colour
 * for light pages with a rim for dark ones. Nothing of the page's DOM is touched.
 */
import type { TextPart } from '../anchoring/reading-text.ts';
import { createSvgElement, documentOf, isStillShown, viewOf } from '../dom.ts';
import { frameOf, shift } from '../frames.ts';
import { READING } from '../painting/names.ts';
import { type Box, lineShapes } from './line-shapes.ts';

export interface FocusOutline {
  /** Shows these words; none for an empty list. */
  show(parts: readonly TextPart[]): void;
  /** Puts the outline where the words are by now: after scrolling, and when the page has moved them. */
  place(): void;
  /** Where the words are in the window, in CSS pixels; null where they have no box. */
  box(): Box | null;
  clear(): void;
}

/** Over the roles, under what is flashed (`painting/paint.ts`). */
const PRIORITY = 4;
/** The rim would lie over the letters beside it. */
const PADDING = 2;
const INK = '#1a4fa0';
const RIM = '#ffffff';

/** @param root where the outline is put */
export function createFocusOutline(page: Document, root: ShadowRoot): FocusOutline {
  const svg = createSvgElement(page, 'svg');
  Object.assign(svg.style, {
    position: 'fixed',
    inset: '0',
    width: '100%',
    height: '100%',
    overflow: 'hidden',
    pointerEvents: 'none',
  });
  svg.setAttribute('aria-hidden', 'true');
  // The system's colours where it gives them, which keep the line apart from any background.
  const isForced = viewOf(page)?.matchMedia('(forced-colors: active)').matches === true;
  const lines = [
    { color: isForced ? 'Canvas' : RIM, width: '4' },
    { color: isForced ? 'CanvasText' : INK, width: '2' },
  ].map(({ color, width }) => {
    const path = createSvgElement(page, 'path');
    Object.assign(path.style, { fill: 'none', stroke: color, strokeWidth: width, strokeLinejoin: 'round' });
    path.style.setProperty('forced-color-adjust', 'none');
    return path;
  });
  svg.append(...lines);
  // Below what covers the page: a long passage goes on behind the bar.
  root.prepend(svg);

  let ranges: Range[] = [];
  /** Documents with a highlight of ours: the page and frames of its origin. */
  const painted = new Set<Document>();

  function clearHighlights(): void {
    for (const document of painted) if (isStillShown(document)) viewOf(document)?.CSS?.highlights?.delete(READING);
    painted.clear();
  }

  function paint(): void {
    clearHighlights();
    for (const range of ranges) {
      const document = documentOf(range.startContainer) ?? page;
      const view = viewOf(document);
      const registry = view?.CSS?.highlights;
      if (!view || !registry) continue;
      const highlight = (painted.has(document) && registry.get(READING)) || new view.Highlight();
      highlight.add(range);
      highlight.priority = PRIORITY;
      registry.set(READING, highlight);
      painted.add(document);
    }
  }

  const boxes = (): Box[] => ranges.flatMap((range) => boxesOfRange(range));

  function place(): void {
    const shapes = lineShapes(boxes(), PADDING);
    const drawn = shapes.map((points) => `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`).join('');
    for (const line of lines) if (line.getAttribute('d') !== drawn) line.setAttribute('d', drawn);
  }

  return {
    show(parts) {
      ranges = parts.flatMap(({ points }) => rangeOf(points) ?? []);
      paint();
      place();
    },
    place,
    box: () => around(boxes()),
    clear() {
      clearHighlights();
      svg.remove();
    },
  };
}

/** Where words are in the window, in CSS pixels; null where they have no box. */
export function boxOf(parts: readonly TextPart[]): Box | null {
  return around(parts.flatMap(({ points }) => rangeOf(points) ?? []).flatMap(boxesOfRange));
}

function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

const round = (value: number): number => Math.round(value * 2) / 2;

/** undefined where the page has taken the words away meanwhile. */
function rangeOf({ startContainer, startOffset, endContainer, endOffset }: StaticRangeInit): Range | undefined {
  try {
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range;
  } catch {
    return undefined;
  }
}

/** In the window of the page, also of words in a frame of it; none once that has gone. */
function boxesOfRange(range: Range): Box[] {
  if (!isStillShown(range.startContainer)) return [];
  const frame = frameOf(documentOf(range.startContainer)) ?? { x: 0, y: 0 };
  return Array.from(range.getClientRects(), (box) => shift(box, frame));
}
