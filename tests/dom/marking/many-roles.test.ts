/** A codebook of many roles with long names, over a page as narrow as a phone: there is room for it, and all of it is reached. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { Role } from '../../../src/core/model/codebook.ts';
import { linesOf } from '../../../src/page/marking/lines.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { over, PAGE, rangeOf, root, showCard, shown, showToolbar } from './over.ts';

const [first] = ESSAY_ARGUMENT.roles as [Role];
const MANY: Role[] = Array.from({ length: 30 }, (_, index) => ({
  ...first,
  id: `role-${index}`,
  name: `Verfassungsgerichtsentscheidungsbegründung as evidence ${index}`,
  key: index < 9 ? String(index + 1) : null,
}));

function narrow(): ReturnType<typeof over> {
  const surface = over(PAGE);
  shown().style.width = '260px';
  shown().style.padding = '200px 10px';
  return surface;
}

describe('many roles in a narrow window', () => {
  beforeEach(() => screen.viewport(320, 640));
  afterEach(() => screen.viewport(414, 896));

  it('leave room for the toolbar beside the words, and by keys each is seen', async () => {
    const { panel, acts } = await showToolbar(narrow(), 'voted against', [], { roles: MANY });
    const toolbar = panel?.element as HTMLElement;
    const box = toolbar.getBoundingClientRect();
    expect(box.height).toBeLessThan(240);
    for (const { top, bottom } of linesOf(rangeOf('voted against')))
      expect(top < box.bottom && box.top < bottom).toBe(false);
    await userEvent.keyboard('{Tab}');
    // From the first to the last of them.
    for (let at = 1; at < MANY.length; at += 1) await userEvent.keyboard('{ArrowRight}');
    const focused = root().activeElement as HTMLElement;
    expect(focused.textContent).toContain('evidence 29');
    const list = toolbar.querySelector('.roles') as HTMLElement;
    const [within, seen] = [focused.getBoundingClientRect(), list.getBoundingClientRect()];
    expect(within.top).toBeGreaterThanOrEqual(seen.top);
    expect(within.bottom).toBeLessThanOrEqual(seen.bottom);
    expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth);
    await userEvent.keyboard('{Enter}');
    expect(acts.give.mock.calls).toEqual([['role-29']]);
  });

  it('leave the card its button that closes it', () => {
    showCard(narrow(), { roles: MANY.slice(0, 7) });
    const card = root().querySelector('.card') as HTMLElement;
    expect(card.scrollWidth).toBeLessThanOrEqual(card.clientWidth);
    const close = card.querySelector('.close') as HTMLElement;
    expect(close.getBoundingClientRect().right).toBeLessThanOrEqual(card.getBoundingClientRect().right);
  });
});
