/** Runs in the page: paints many passages in our way or by wrapping them, and asks what stands at a point. */
import Highlighter from 'web-highlighter';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import type { ReadingText } from '../../../src/page/anchoring/reading-text.ts';
import { liveRange } from '../../../src/page/anchoring/resolve.ts';
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

const PARAGRAPHS_OF_CHAPTER = 40;

let reading: ReadingText;
let passages: PaintedPassage[] = [];
let hit: HitTest;

const ranges = new Map<StaticRange, Range | undefined>();

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
  paragraphs.forEach((paragraph, at) => {
    if (at % PARAGRAPHS_OF_CHAPTER === 0) main.append(document.createElement('section'));
    main.lastElementChild?.append(Object.assign(document.createElement('p'), { textContent: paragraph }));
  });
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
 * As Hypothesis' client leaves a page (src/annotator/highlighter.ts): every run of text of every passage in an element of
 * that passage, one in the other where passages overlap. Its own way there is longer; here all texts are cut first.
 */
function wrap(wanted: readonly PaintedPassage[]): void {
  const cuts = [...new Set(wanted.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  /** The runs of text between cuts, with where each begins. */
  const runs: { readonly node: Text; readonly start: number; readonly end: number }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const begins = texts.map((node) => reading.offsetOf(node, 0));
  let cut = 0;
  texts.forEach((text, index) => {
    let node = text;
    let start = begins[index] ?? 0;
    const end = start + text.length;
    while ((cuts[cut] ?? Number.POSITIVE_INFINITY) <= start) cut++;
    for (let at = cuts[cut] ?? end; at < end; at = cuts[++cut] ?? end) {
      const rest = node.splitText(at - start);
      runs.push({ node, start, end: at });
      node = rest;
      start = at;
    }
    runs.push({ node, start, end });
  });
  for (const { start, end } of wanted) {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    for (let run = runs[low]; run && run.start < end; run = runs[++low]) {
      const element = document.createElement('mark');
      run.node.before(element);
      element.append(run.node);
    }
  }
}

const WAYS = {
  nothing: () => undefined,
  margent: (wanted: readonly PaintedPassage[]) => createPainter(document).paint(wanted),
  wrapping: wrap,
  'web-highlighter'(wanted: readonly PaintedPassage[]) {
    const highlighter = new Highlighter({ $root: document.body });
    for (const { boundary } of wanted) {
      const range = ranges.get(boundary);
      if (range) highlighter.fromRange(range);
    }
  },
} as const;
export type WayName = keyof typeof WAYS;

/** Paints `count` passages between the marks `<mark> script …`, and shows them between the marks `<mark> shown …`. */
export async function paint(name: WayName, count: number, mark: string): Promise<void> {
  const wanted = passages.slice(0, count);
  // Live ones, which follow the text as it is cut; made before, since they are not its work.
  ranges.clear();
  if (name === 'web-highlighter') for (const { boundary } of wanted) ranges.set(boundary, liveRange(boundary));
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

/** https://drafts.csswg.org/css-highlight-api-1/#dom-highlightregistry-highlightsfrompoint */
interface PointedRegistry extends HighlightRegistry {
  highlightsFromPoint(x: number, y: number): { readonly ranges: readonly AbstractRange[] }[];
}

const SUBJECTS = {
  caretPositionFromPoint: (x: number, y: number): number => Number(document.caretPositionFromPoint(x, y) !== null),
  margent: (x: number, y: number): number => hit(x, y).length,
  highlightsFromPoint: (x: number, y: number): number =>
    (CSS.highlights as PointedRegistry).highlightsFromPoint(x, y).reduce((sum, { ranges }) => sum + ranges.length, 0),
};

/** Asks at points spread over the page, each between marks `<mark> <way> <number> …`. @returns how many each way found */
export async function ask(stops: number, each: number, mark: string): Promise<Record<string, number>> {
  const dice = chance(11);
  const found: Record<string, number> = {};
  const { left, width } = (document.querySelector('main') as Element).getBoundingClientRect();
  for (let stop = 0; stop < stops; stop++) {
    scrollTo(0, (document.documentElement.scrollHeight * stop) / stops);
    await frames(2);
    const points = Array.from({ length: each }, () => ({ x: left + dice() * width, y: dice() * innerHeight }));
    for (const [name, subject] of Object.entries(SUBJECTS)) {
      points.forEach(({ x, y }, at) => {
        performance.mark(`${mark} ${name} ${stop * each + at} start`);
        const count = subject(x, y);
        performance.mark(`${mark} ${name} ${stop * each + at} end`);
        found[name] = (found[name] ?? 0) + count;
      });
    }
  }
  return found;
}
