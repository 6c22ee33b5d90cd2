/** Copies of a text that a class or a style switches: noticed by the sizes of boxes, and nothing is looked at without. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createShownWatch, elementsOf, type ShownWatch } from '../../../src/page/anchoring/watch-shown.ts';
import { rangeOf } from './dom-helpers.ts';

const STYLE = `<style>
  .copies.second .first-copy, .copies:not(.second) .second-copy { display: none }
  .quiet { color: red }
</style>`;
const COPIES = `<div class="copies">
  <div class="first-copy"><p>One of <b>the copies</b>.</p></div>
  <div class="second-copy"><p>One of <b>the copies</b>.</p></div>
</div>`;

let root: HTMLElement;
let stop: AbortController;
let watch: ShownWatch;

beforeEach(() => {
  root = document.createElement('div');
  root.innerHTML = STYLE + COPIES;
  document.body.append(root);
  stop = new AbortController();
  watch = createShownWatch(stop.signal);
});
afterEach(() => {
  stop.abort();
  root.remove();
});

/** Sizes are told after layout: at the second frame from here they have been. */
const rendered = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
const copies = () => root.querySelector('.copies') as HTMLElement;

async function watchCopy(nth: number): Promise<void> {
  watch.watch(root, elementsOf([rangeOf(root, 'the copies', nth)]));
  // Every box is told once, when it begins to be watched.
  await rendered();
  watch.look();
}

describe('watching what is shown', () => {
  it.each<[string, () => void]>([
    ['a class far above', () => copies().classList.add('second')],
    ['a style', () => ((root.querySelector('.first-copy') as HTMLElement).style.display = 'none')],
    [
      'a style sheet',
      () =>
        root.append(Object.assign(document.createElement('style'), { textContent: '.first-copy { display: none }' })),
    ],
  ])('tells a passage hidden by %s, once', async (_, hide) => {
    await watchCopy(0);
    expect(watch.look()).toBe(false);
    hide();
    await rendered();
    expect(watch.look()).toBe(true);
    expect(watch.look()).toBe(false);
  });

  it('takes words in an element without a box of its own for shown where the one around it is', async () => {
    (root.querySelector('.first-copy p') as HTMLElement).style.display = 'contents';
    (root.querySelector('.first-copy b') as HTMLElement).style.display = 'contents';
    await watchCopy(0);
    root.append(document.createElement('hr'));
    await rendered();
    expect(watch.look()).toBe(false);
    copies().classList.add('second');
    await rendered();
    expect(watch.look()).toBe(true);
  });

  it('tells, of a passage that is hidden, that something has come', async () => {
    await watchCopy(1);
    copies().append('a line, and ', document.createElement('hr'));
    await rendered();
    expect(watch.look()).toBe(true);
  });

  it('looks at no element where no box has another size, and tells nothing where what is watched is shown still', async () => {
    await watchCopy(0);
    const asked = vi.spyOn(Element.prototype, 'getBoundingClientRect');
    const styles = vi.spyOn(globalThis, 'getComputedStyle');
    copies().classList.add('quiet');
    for (let times = 0; times < 3; times++) {
      await rendered();
      expect(watch.look()).toBe(false);
    }
    root.append(document.createElement('hr'));
    await rendered();
    expect(watch.look()).toBe(false);
    expect(asked).not.toHaveBeenCalled();
    expect(styles).not.toHaveBeenCalled();
    asked.mockRestore();
    styles.mockRestore();
  });

  it('ends with its signal', async () => {
    await watchCopy(0);
    stop.abort();
    copies().classList.add('second');
    await rendered();
    expect(watch.look()).toBe(false);
  });
});
