/** Painting in all documents of a page: nothing is done where all stands as it stood, and nothing in a hidden tab. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPainters } from '../../../src/entries/page/painters.ts';
import { isHidden } from '../../../src/page/dom.ts';
import { whileSeen } from '../../../src/page/while-seen.ts';

vi.mock(import('../../../src/page/dom.ts'), { spy: true });

let ended: AbortController;
beforeEach(() => {
  ended = new AbortController();
  document.body.innerHTML = '<p>Words of the page.</p>';
});
afterEach(() => {
  ended.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
  document.body.replaceChildren();
});

const painted = () => [...CSS.highlights.keys()].filter((name) => name.startsWith('margent-'));

it('asks for no style where all passages stand where they stood, at other offsets too', () => {
  const painters = createPainters(document, ended.signal);
  const roles = ['claim'];
  const node = document.querySelector('p')?.firstChild as Text;
  const passage = (start: number, endOffset = 5) => {
    const boundary = new StaticRange({ startContainer: node, startOffset: 0, endContainer: node, endOffset });
    return { id: 'one', roles, start, end: start + endOffset, boundary };
  };
  painters.paint([passage(0)]);
  expect(painted()).not.toEqual([]);
  const asked = vi.spyOn(window, 'getComputedStyle');
  painters.paint([passage(7)]);
  expect(asked).not.toHaveBeenCalled();
  painters.paint([passage(7, 8)]);
  expect(asked).toHaveBeenCalled();
  painters.paint([]);
  expect(painted()).toEqual([]);
});

it('does nothing in a hidden tab, and at once what was left when it is seen again', () => {
  vi.useFakeTimers();
  const act = vi.fn();
  whileSeen(document, 1_000, act, ended.signal);
  vi.advanceTimersByTime(2_000);
  expect(act).toHaveBeenCalledTimes(2);
  vi.mocked(isHidden).mockReturnValue(true);
  document.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(60_000);
  expect(act).toHaveBeenCalledTimes(2);
  vi.mocked(isHidden).mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(act).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(4);
  ended.abort();
  expect(vi.getTimerCount()).toBe(0);
});
