/**
 * What is shown over a page, in a root that is opened for the test alone: axe-core finds nothing on it in light and dark,
 * and it takes nothing that a script makes up.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp, page as screen, userEvent } from 'vitest/browser';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import { adjustEnds } from '../../../src/page/marking/adjust.ts';
import { schemeBehind } from '../../../src/page/marking/backdrop.ts';
import { openChoice } from '../../../src/page/marking/choice.ts';
import { linesOf } from '../../../src/page/marking/lines.ts';
import { openNotice } from '../../../src/page/marking/notice.ts';
import { pickPassage } from '../../../src/page/marking/pick.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { axeFindings } from '../axe.ts';
import { ADJUST_WORDS, beside, over, PAGE, rangeOf, root, showCard, shown, showToolbar } from './over.ts';

const findings = (): Promise<string[]> => axeFindings(root().host);

describe.each([
  ['on a light page', false, 'none'],
  ['on a dark page', true, 'none'],
  ['in forced colours', false, 'active'],
])('%s', (_, dark, forced) => {
  const force = (value: string) =>
    cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
  beforeEach(async () => {
    await force(forced);
    expect(matchMedia(`(forced-colors: ${forced})`).matches).toBe(true);
  });
  afterEach(() => force(''));

  it('the toolbar, the card, the choice, the notice, the picking and the ends give axe nothing to find', async () => {
    const surface = over(PAGE, { dark });
    const { panel } = await showToolbar(surface, 'voted against', [
      'port',
      'مرفأ',
      'a long tag of several words',
      'rail',
    ]);
    expect(schemeBehind(document, shown())).toBe(dark ? 'dark' : 'light');
    expect(root().querySelector('.kept')?.ariaLabel).toContain('rail');
    expect(await findings()).toEqual([]);
    panel?.close();
    showCard(surface);
    root().querySelector<HTMLElement>('[aria-expanded]')?.click();
    expect(await findings()).toEqual([]);
    openChoice(document, surface, {
      beside: beside('a mistake'),
      among: [
        { id: 'a', roles: ESSAY_ARGUMENT.roles.slice(0, 2), words: 'a mistake', language: 'en' },
        { id: 'b', roles: [], words: 'mistake', language: null },
      ],
      words: { title: 'Which?' },
      choose: vi.fn(),
      mark: vi.fn(),
      dismiss: vi.fn(),
    });
    openNotice(document, surface, {
      text: 'Not kept.',
      tone: 'fault',
      close: 'Close',
      action: { label: 'Undo', act: vi.fn() },
    });
    void pickPassage(document, surface, {
      among: [{ id: 'a', range: () => rangeOf('harbour'), words: 'harbour' }],
      hit: () => [],
      reveal: vi.fn(),
      words: {
        title: 'Choose',
        hint: 'Click',
        choose: 'This',
        cancel: 'Cancel',
        none: 'None',
        describe: () => '1 of 1',
      },
    });
    expect(await findings()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    const reading = readingText(shown());
    const start = reading.text.indexOf('voted');
    void adjustEnds(document, surface, {
      reading: () => reading,
      span: { start, end: start + 'voted against'.length },
      language: 'en',
      words: ADJUST_WORDS,
    });
    expect(root().querySelectorAll('.handle')).toHaveLength(2);
    expect(await findings()).toEqual([]);
  });
});

describe('the toolbar', () => {
  it('takes digits, s, p and Escape from the reader, and nothing from a script', async () => {
    const { acts } = await showToolbar(over(PAGE));
    for (const target of [window, document.body, root().host, root().querySelector('button') as Element]) {
      target.dispatchEvent(new KeyboardEvent('keydown', { key: '2', code: 'Digit2', bubbles: true, composed: true }));
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    }
    (root().querySelector('button') as HTMLButtonElement).click();
    expect(acts.give).not.toHaveBeenCalled();
    await userEvent.keyboard('2');
    expect(acts.give.mock.calls).toEqual([[ESSAY_ARGUMENT.roles[1]?.id]]);
    await userEvent.keyboard('sp');
    expect(acts.snap.mock.calls).toEqual([['sentence'], ['paragraph']]);
    await userEvent.keyboard('{Control>}2{/Control}');
    expect(acts.give).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('{Escape}');
    expect(acts.dismiss).toHaveBeenCalledTimes(1);
  });

  it('takes digits and letters only where the focus is on it, for a reader who wants no single keys', async () => {
    const { acts } = await showToolbar(over(PAGE), 'voted against', [], { singleKeys: false });
    await userEvent.keyboard('2sp');
    expect([acts.give.mock.calls, acts.snap.mock.calls]).toEqual([[], []]);
    await userEvent.keyboard('{Tab}2s');
    expect(acts.give.mock.calls).toEqual([[ESSAY_ARGUMENT.roles[1]?.id]]);
    expect(acts.snap.mock.calls).toEqual([['sentence']]);
    await userEvent.keyboard('{Escape}');
    expect(acts.dismiss).toHaveBeenCalledTimes(1);
  });

  it('leaves the keys to a field of the page', async () => {
    const { acts } = await showToolbar(over(`${PAGE}<input id="field">`));
    shown().querySelector<HTMLInputElement>('#field')?.focus();
    await userEvent.keyboard('2sp');
    expect(shown().querySelector<HTMLInputElement>('#field')?.value).toBe('2sp');
    expect(acts.give).not.toHaveBeenCalled();
  });

  it.each([true, false])('has a scroll bar in its own colours where it needs one, on a dark page: %s', async (dark) => {
    const { panel } = await showToolbar(over(PAGE, { dark }));
    const element = panel?.element ?? document.body;
    const { backgroundColor, borderColor, scrollbarColor } = getComputedStyle(element);
    expect(scrollbarColor).toBe(`${borderColor} ${backgroundColor}`);
    const roles = element.querySelector('.roles') ?? document.body;
    expect(getComputedStyle(roles).scrollbarColor).toBe(scrollbarColor);
  });

  it('goes with its words where the page becomes longer above them', async () => {
    const { panel } = await showToolbar(over(`${PAGE}<div style="height: 200vh"></div>`));
    const top = () => panel?.element.getBoundingClientRect().top ?? 0;
    const before = top();
    // What size everything has is told at first.
    for (let seen = 0; seen < 3; seen++) await new Promise((done) => requestAnimationFrame(done));
    const late = document.createElement('div');
    late.style.height = '90px';
    shown().prepend(late);
    await expect.poll(() => Math.round(top() - before)).toBe(90);
  });

  it.each(['ltr', 'rtl'] as const)('is gone through by arrows, as it reads: %s', async (direction) => {
    const { acts } = await showToolbar(over(PAGE, { direction }));
    await userEvent.keyboard('{Tab}');
    await userEvent.keyboard(direction === 'ltr' ? '{ArrowRight}' : '{ArrowLeft}');
    await userEvent.keyboard('{Enter}');
    expect(acts.give.mock.calls).toEqual([[ESSAY_ARGUMENT.roles[1]?.id]]);
    await userEvent.keyboard(direction === 'ltr' ? '{End}{ArrowLeft}{Enter}' : '{End}{ArrowRight}{Enter}');
    expect(acts.turnOff).toHaveBeenCalledTimes(1);
  });

  it('fits a window as narrow as a phone, and lies over none of the words', async () => {
    await screen.viewport(320, 640);
    try {
      const surface = over(PAGE);
      shown().style.width = '260px';
      shown().style.padding = '200px 10px';
      const { panel } = await showToolbar(surface, 'voted against', ['x'.repeat(200), 'مرفأ '.repeat(40), 'rail']);
      const box = panel?.element.getBoundingClientRect() as DOMRect;
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(320);
      const kept = root().querySelector('.kept') as HTMLElement;
      for (const tag of kept.children) expect(tag.getBoundingClientRect().right).toBeLessThan(box.right);
      // A long one is cut and no more than a line.
      expect(kept.getBoundingClientRect().height).toBeLessThan(70);
      for (const line of linesOf(rangeOf('voted against')))
        expect(line.top < box.bottom && box.top < line.bottom && line.left < box.right && box.left < line.right).toBe(
          false,
        );
    } finally {
      await screen.viewport(414, 896);
    }
  });
});

describe('the card', () => {
  it('marks what it is related to while it is pointed at, and shows markup as text', async () => {
    const acts = showCard(over(PAGE));
    expect(root().querySelector('.quote')?.textContent).toBe('<b>voted</b> against');
    const row = [...root().querySelectorAll('button')].find(({ textContent }) => textContent === 'supports: “x”');
    row?.focus();
    expect(acts.mark.mock.lastCall).toEqual([['a']]);
    await userEvent.keyboard('{Enter}');
    expect(acts.goTo.mock.calls).toEqual([['a']]);
    // To another article it leads as well, and says so; what is nowhere is no button.
    const [, other, gone] = [...root().querySelectorAll('.list li')];
    expect(other?.textContent).toBe('“y” attacks thisIn another articleNo longer allowed');
    other?.querySelector('button')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(acts.goTo.mock.calls).toEqual([['a'], ['b']]);
    expect(gone?.querySelector('button')).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(acts.dismiss).toHaveBeenCalledTimes(1);
  });

  it('says at a relation that it is no longer allowed, and at no other', () => {
    showCard(over(PAGE));
    const rows = [...root().querySelectorAll('[aria-label="Relations"] li')];
    expect(rows.map((row) => row.querySelector('.forbidden')?.textContent)).toEqual([
      undefined,
      'No longer allowed',
      undefined,
    ]);
  });
});

it('a long note is on the card as a whole, and by keys the card scrolls to its end', async () => {
  const note = Array.from({ length: 80 }, (_, line) => `Line ${line}`).join('\n');
  showCard(over(PAGE), { note });
  const card = root().querySelector('.card') as HTMLElement;
  expect(card.querySelector('.note')?.textContent).toBe(note);
  const box = card.getBoundingClientRect();
  expect([box.top >= 0, box.bottom <= innerHeight, card.scrollTop]).toEqual([true, true, 0]);
  await userEvent.keyboard('{End}');
  await vi.waitFor(() => expect(card.scrollTop).toBeGreaterThan(0));
});

describe('the roles on the card', () => {
  const ids = ESSAY_ARGUMENT.roles.map(({ id }) => id);

  it('are given by their digits where the card has the focus, by the reader alone', async () => {
    const surface = over(`${PAGE}<button id="other">Other</button>`);
    const acts = showCard(surface);
    const card = root().querySelector('.card') as Element;
    card.dispatchEvent(new KeyboardEvent('keydown', { key: '2', code: 'Digit2', bubbles: true, composed: true }));
    for (const each of root().querySelectorAll<HTMLElement>('.card button')) each.click();
    expect([acts.toggleRole.mock.calls, acts.delete.mock.calls]).toEqual([[], []]);
    await userEvent.keyboard('2');
    await userEvent.keyboard('{Control>}1{/Control}{Shift>}1{/Shift}x');
    expect(acts.toggleRole.mock.calls).toEqual([[ids[1]]]);
    shown().querySelector<HTMLElement>('#other')?.focus();
    await userEvent.keyboard('1');
    expect(acts.toggleRole).toHaveBeenCalledTimes(1);
  });

  it('are given without single keys once they are shown', async () => {
    const acts = showCard(over(PAGE), { singleKeys: false });
    await userEvent.keyboard('2');
    expect(acts.toggleRole).not.toHaveBeenCalled();
    const opener = [...root().querySelectorAll('button')].find(({ textContent }) => textContent === 'Roles');
    opener?.focus();
    await userEvent.keyboard('{Enter}');
    expect(opener?.getAttribute('aria-expanded')).toBe('true');
    await userEvent.keyboard('2{Tab}{Enter}');
    expect(acts.toggleRole.mock.calls).toEqual([[ids[1]], [ids[1]]]);
  });
});

describe('picking', () => {
  const words = {
    title: 'Choose',
    hint: 'Click',
    choose: 'This',
    cancel: 'Cancel',
    none: 'None',
    describe: (at: number) => `chosen ${at}`,
  };
  const status = () => root().querySelector('.bar [role=status]')?.textContent;
  const pick = (surface: ReturnType<typeof over>, refusal: (id: string) => Promise<string | null>) =>
    pickPassage(document, surface, {
      among: ['council', 'harbour', 'mistake'].map((id) => ({ id, range: () => rangeOf(id), words: id })),
      hit: () => ['port'],
      reveal: vi.fn(),
      refusal,
      words,
    });

  it('says why one cannot be chosen, be it one of those or not, and another may be', async () => {
    const surface = over(PAGE);
    const chosen = pick(surface, async (id) => (id === 'mistake' ? null : `not ${id}`));
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(status()).toBe('not council'));
    await userEvent.click(shown(), { position: { x: 5, y: 5 }, force: true });
    await vi.waitFor(() => expect(status()).toBe('not port'));
    await userEvent.keyboard('{ArrowUp}');
    expect(status()).toBe('chosen 3');
    await userEvent.keyboard('{Enter}');
    expect(await chosen).toBe('mistake');
  });

  it.each([
    ['ltr', '{ArrowRight}'],
    ['rtl', '{ArrowLeft}'],
  ])('goes on by arrows as the page reads: %s', async (direction, key) => {
    const surface = over(PAGE);
    shown().dir = direction;
    const chosen = pick(surface, async () => null);
    await userEvent.keyboard(`${key}{Enter}`);
    expect(await chosen).toBe('harbour');
  });
});
