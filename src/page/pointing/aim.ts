/** What is pointed at on a page, and the ways from there: to what is around it, in it and beside it. */
import { besides, mainChild, nextOuter } from './pickable.ts';

export interface Aim {
  readonly at: Element;
  /** What was pointed at before each widening, the last of it last: narrowing goes back the same way. */
  readonly inner: readonly Element[];
}

export const aimAt = (at: Element): Aim => ({ at, inner: [] });

/** Each of these gives null where there is nowhere to go. */
export function widened({ at, inner }: Aim): Aim | null {
  const outer = nextOuter(at);
  return outer && { at: outer, inner: [...inner, at] };
}

export function narrowed({ at, inner }: Aim): Aim | null {
  const next = inner.at(-1) ?? mainChild(at);
  return next && { at: next, inner: inner.slice(0, -1) };
}

export function stepped({ at }: Aim, direction: 1 | -1): Aim | null {
  const next = besides(at, direction);
  return next && aimAt(next);
}
