/** Takes back what names say of boxes that are made like the text: what a page with a paywall calls the teaser is its opening. */

import type { Interruptible } from '../../core/interruptible.ts';
import { firstBlockOf } from './gather.ts';
import type { Page, Region } from './page-parts.ts';
import type { NoiseTeller, Scored, Tell } from './score.ts';
import { SIGNAL } from './signals.ts';
import { isAppeal } from './wording.ts';

/** Regions beside each other of which some are asked for their names between two places where the search may be interrupted. */
export const BESIDE = 1_024;

/**
 * Takes back the noise of a box in the body that holds several paragraphs made like those of the body and nothing else:
 * what a page with a paywall calls the teaser is the opening of its article.
 */
export function* believeMake(
  page: Page,
  { body, noiseOf }: Scored,
  paragraph: Region,
  believe: NoiseTeller['believe'],
  tell: Tell,
): Interruptible<void> {
  const { regions } = page;
  let seen = 0;
  for (let i = body.index + 1; i < body.end; i = regions[i]?.end ?? body.end) {
    const box = regions[i];
    seen += 1;
    if (seen % BESIDE === 0) yield;
    // What holds nothing but itself is a paragraph.
    if (!box || box.end < i + 3 || box.told || noiseOf(i) !== 2 || noiseOf(body.index)) continue;
    const pieces = childrenOf(page, box);
    if (pieces.length < 2 || !pieces.every((piece) => isMadeLike(piece, paragraph))) continue;
    believe(box);
    tell?.(box, 'named as noise, made like the body', true);
  }
}

/** How the box is named that a page with a paywall puts the opening of its article into, beside what says that it is none. */
const OPENING =
  /(?:^|[\s_-])(?:teaser|preview|excerpt|free|intro(?:duction)?|lead|opening|paywall|premium)(?:$|[\s_-])/i;
/** What it weighs at the least, and its least paragraph. */
const MIN_OPENING = 200;
const MIN_PARAGRAPH = 60;

/**
 * The same of a text of plain paragraphs, which are made like those of any box: of a box before its first paragraph, in the
 * body or beside it, below the headline, that is named so and holds nothing but running text.
 */
export function* believeOpening(
  page: Page,
  { body, noiseOf, inBody }: Scored,
  weights: Float64Array,
  headlines: Int32Array,
  believe: NoiseTeller['believe'],
  tell: Tell,
): Interruptible<void> {
  const { regions } = page;
  if (body.told || noiseOf(body.index)) return;
  const outer = regions[body.parent];
  // What stands beside a `main` or an `article` is of something else.
  const besides = outer && !/^(?:article|main|body)$/.test(body.name) ? [outer, body] : [body];
  let seen = 0;
  for (const around of besides) {
    const end = around === body ? body.end : body.index;
    for (let i = around.index + 1; i < end; i = regions[i]?.end ?? end) {
      const box = regions[i];
      seen += 1;
      if (seen % BESIDE === 0) yield;
      if (!box) return;
      // The text has begun.
      if (around === body && box.name === 'p' && !noiseOf(i)) return;
      if (regions[i + 1]?.name !== 'p' || box.end < i + 3 || box.told || !headlines[i]) continue;
      if (noiseOf(i) !== 2 || !isOpening(page, box, weights)) continue;
      believe(box);
      inBody.fill(1, i, box.end);
      tell?.(box, 'named as a teaser, opens the text', true);
    }
  }
}

/** Whether a box is named as an opening and holds paragraphs of running text, two at the least, and nothing else. */
function isOpening(page: Page, box: Region, weights: Float64Array): boolean {
  if (box.signals & SIGNAL.consent || !OPENING.test(namesIn(classOf(box)).join(' '))) return false;
  if (!childrenOf(page, box).every(({ name, index, end }) => name === 'p' && end === index + 1)) return false;
  let whole = 0;
  for (let at = firstBlockOf(page.blocks, box.index); ; at += 1) {
    const block = page.blocks[at];
    if (!block || block.region >= box.end) return whole >= MIN_OPENING;
    const weight = weights[block.index] ?? 0;
    if (weight < MIN_PARAGRAPH * 0.6 || block.linked > block.text.length * 0.3 || isAppeal(block.text)) return false;
    whole += weight;
  }
}

function childrenOf({ regions }: Page, { index, end }: Region): Region[] {
  const children: Region[] = [];
  for (let i = index + 1; i < end; i = regions[i]?.end ?? end) {
    const child = regions[i];
    if (child) children.push(child);
  }
  return children;
}

const classOf = ({ classes }: Region): string => classes ?? '';
const namesIn = (value: string): string[] => value.slice(0, 1_000).trim().split(/\s+/, 50);

/** Whether two elements have tag and first class in common, and all classes of one are classes of the other. */
export function isMadeLike(one: Region, other: Region): boolean {
  if (one.name !== other.name) return false;
  const [own, others] = [classOf(one), classOf(other)];
  // So it is of nearly all that are made alike.
  if (own === others) return true;
  const [fewer, more] = [namesIn(own), namesIn(others)].sort((a, b) => a.length - b.length) as [string[], string[]];
  return fewer[0] === more[0] && fewer.every((name) => more.includes(name));
}

/** One of the boxes that hold most of the body's text, a paragraph each, where they are no `p`. */
export function* paragraphOf({ regions }: Page, body: Region, sums: Float64Array): Interruptible<Region | null> {
  let first: Region | null = null;
  let weight = 0;
  let seen = 0;
  for (let i = body.index + 1; i < body.end; i = regions[i]?.end ?? body.end) {
    const child = regions[i];
    seen += 1;
    if (seen % BESIDE === 0) yield;
    if (!child || child.end > i + 2 || child.classes === null || !sums[i]) continue;
    first ??= child;
    if (isMadeLike(child, first)) weight += sums[i] ?? 0;
  }
  return weight > (sums[body.index] ?? 0) * 0.5 ? first : null;
}
