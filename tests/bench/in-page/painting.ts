/** Runs in the page: paints many passages in our way or by wrapping them, and asks what stands at a point. */
import Highlighter from 'web-highlighter';
import { type ReadingText, readingText } from '../../../src/page/anchoring/reading-text.ts';
import { createHitTest, type HitTest } from '../../../src/page/painting/hit-test.ts';
import { createPainter, type PaintedPassage } from '../../../src/page/painting/paint.ts';
import { highlightCss } from '../../../src/page/painting/stylesheet.ts';
import { chance } from '../../harness/chance.ts';

const UNDERLINES = ['solid', 'double', 'dotted', 'dashed', 'wavy'] as const;
const ROLES = ['#1d4ed8', '#b91c1c', '#15803d', '#a16207', '#7e22ce'].map((color, at) => ({
  id: `role-${at}`,
  color,
  underline: UNDERLINES[at] ?? 'solid',
}));

let reading: ReadingText;
let passages: PaintedPassage[] = [];
let hit: HitTest;

const frame = (): Promise<number> => new Promise((painted) => requestAnimationFrame(painted));
const frames = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at++) await frame();
};

/** Shows a page of paragraphs and chooses passages of up to `longest` code units on it, by a seed. @returns its nodes */
export async function show(paragraphs: readonly string[], count: number, longest: number): Promise<number> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `main{width:42em;margin:auto;font:18px/1.6 serif} mark{all:unset;background:#1d4ed840} ${highlightCss(ROLES)}`,
  );
  document.adoptedStyleSheets = [sheet];
  const main = document.createElement('main');
  for (const paragraph of paragraphs)
    main.append(Object.assign(document.createElement('p'), { textContent: paragraph }));
  document.body.replaceChildren(main);
  reading = readingText(document.body);
  const dice = chance(7);
  passages = Array.from({ length: count }, (_, at) => {
    const start = Math.floor(dice() * (reading.text.length - longest));
    const end = start + 1 + Math.floor(dice() * longest);
    const points = reading.boundaries(start, end);
    if (!points) throw new Error('no such text');
    return {
      id: String(at),
      roles: [ROLES[at % ROLES.length]?.id ?? ''],
      start,
      end,
      boundary: new StaticRange(points),
    };
  });
  hit = createHitTest(document, reading, passages);
  await frames(3);
  return nodeCount();
}

export function nodeCount(): number {
  const walker = document.createTreeWalker(document);
  let count = 1;
  while (walker.nextNode()) count++;
  return count;
}

/**
 * The least that wrapping can be: each run of letters that is in any passage gets one element, overlaps none of their own,
 * and the text is cut in one pass.
 */
function wrap(wanted: readonly PaintedPassage[]): void {
  const spans = [...wanted].sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  const pieces: { node: Text; from: number; to: number }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let next = 0;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const begin = reading.offsetOf(node, 0);
    const end = begin + node.length;
    while ((merged[next]?.end ?? Number.POSITIVE_INFINITY) <= begin) next++;
    for (let at = next; (merged[at]?.start ?? Number.POSITIVE_INFINITY) < end; at++) {
      const span = merged[at];
      if (span)
        pieces.push({ node, from: Math.max(0, span.start - begin), to: Math.min(node.length, span.end - begin) });
    }
  }
  for (const { node, from, to } of pieces.toReversed()) {
    const range = new Range();
    range.setStart(node, from);
    range.setEnd(node, to);
    range.surroundContents(document.createElement('mark'));
  }
}

const WAYS = {
  nothing: () => undefined,
  margent: (wanted: readonly PaintedPassage[]) => createPainter(document).paint(wanted),
  wrapping: wrap,
  'web-highlighter'(wanted: readonly PaintedPassage[]) {
    const highlighter = new Highlighter({ $root: document.body });
    // Positions in text that it has not cut yet: from the last to the first.
    for (const { start, end } of [...wanted].sort((a, b) => b.start - a.start)) {
      const points = readingText(document.body).boundaries(start, end);
      if (!points) continue;
      const range = new Range();
      range.setStart(points.startContainer, points.startOffset);
      range.setEnd(points.endContainer, points.endOffset);
      highlighter.fromRange(range);
    }
  },
} as const;
export type WayName = keyof typeof WAYS;

/** Paints `count` passages between the marks `<mark> script …`, and shows them between the marks `<mark> shown …`. */
export async function paint(name: WayName, count: number, mark: string): Promise<void> {
  const wanted = passages.slice(0, count);
  performance.mark(`${mark} script start`);
  WAYS[name](wanted);
  performance.mark(`${mark} script end`);
  performance.mark(`${mark} shown start`);
  await frames(2);
  await new Promise((later) => setTimeout(later, 50));
  performance.mark(`${mark} shown end`);
}

/** Scrolls for so many frames, a third of a screen each, each frame between two marks `<mark> <number> …`. */
export async function scroll(count: number, mark: string): Promise<void> {
  scrollTo(0, 0);
  await frames(3);
  for (let at = 0; at < count; at++) {
    performance.mark(`${mark} ${at} start`);
    scrollBy(0, innerHeight / 3);
    await frame();
    performance.mark(`${mark} ${at} end`);
  }
  scrollTo(0, 0);
  await frames(2);
}

const SUBJECTS = {
  margent: (x: number, y: number): number => hit(x, y).length,
  highlightsFromPoint: (x: number, y: number): number =>
    CSS.highlights.highlightsFromPoint(x, y).reduce((sum, { ranges }) => sum + ranges.length, 0),
};

/** Asks at points spread over the page, each between marks `<mark> <way> <number> …`. @returns how many each way found */
export async function ask(stops: number, each: number, mark: string): Promise<Record<string, number>> {
  const dice = chance(11);
  const found: Record<string, number> = { margent: 0, highlightsFromPoint: 0 };
  const { left, width } = (document.querySelector('main') as Element).getBoundingClientRect();
  for (let stop = 0; stop < stops; stop++) {
    scrollTo(0, (document.documentElement.scrollHeight * stop) / stops);
    await frames(2);
    for (let at = 0; at < each; at++) {
      const x = left + dice() * width;
      const y = dice() * innerHeight;
      for (const [name, subject] of Object.entries(SUBJECTS)) {
        performance.mark(`${mark} ${name} ${stop * each + at} start`);
        const count = subject(x, y);
        performance.mark(`${mark} ${name} ${stop * each + at} end`);
        found[name] = (found[name] ?? 0) + count;
      }
    }
  }
  return found;
}
