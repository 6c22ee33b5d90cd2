/** The argument map: boxes and lines where they belong, the keys that follow the lines, and the same as a list. */
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ArgumentMap } from '../../../src/ui/components/ArgumentMap.tsx';
import { ATTACKS, annotation, article, codingContext, ROLES, relation, show } from './support.ts';

const [MAJOR, CLAIM, PREMISE] = ROLES;
const ANNOTATIONS = [
  annotation('major', 'The treaty should be ratified this year', { roles: [MAJOR] }),
  annotation('claim', 'Deterrence would be the stronger for it', { roles: [CLAIM] }),
  annotation('premise', 'Two governments have said so in public', { roles: [PREMISE] }),
  annotation('doubt', 'Nobody has read the annex', { roles: [CLAIM] }),
  annotation('lonely', 'An aside on harbour dues', { roles: [CLAIM] }),
];
const ELSEWHERE = {
  annotation: annotation('far', 'The annex was published in May', { articleId: 'other' }),
  article: article('other', 'Reading the annex'),
};
const RELATIONS = [
  relation('claim', 'major'),
  relation('premise', 'claim'),
  relation('doubt', 'major', ATTACKS),
  relation('far', 'doubt', ATTACKS),
];

/** Wide enough for all of it at its own size, from the beginning: what is drawn narrower first is measured so as well. */
function view(given: Partial<Parameters<typeof ArgumentMap>[0]> = {}, width = '1200px') {
  const main = document.createElement('main');
  main.style.width = width;
  const onGo = vi.fn<(id: string) => void>();
  const root = show(
    <ArgumentMap
      annotations={ANNOTATIONS}
      relations={RELATIONS}
      context={codingContext()}
      ends={[ELSEWHERE]}
      onGo={onGo}
      {...given}
    />,
    main,
  );
  return { root, onGo };
}

const box = (id: string) => document.querySelector<HTMLElement>(`[data-passage="${id}"]`);
const focused = () =>
  document.activeElement instanceof HTMLElement ? document.activeElement.dataset.passage : undefined;
const drawn = () => expect.poll(() => document.querySelectorAll('[data-passage]').length).toBe(5);

describe('the map', () => {
  it('draws a box for each related passage and a line for each relation, ends elsewhere with their article', async () => {
    const { root } = view();
    await drawn();
    expect([...root.querySelectorAll<HTMLElement>('[data-passage]')].map(({ dataset }) => dataset.passage)).toEqual([
      'major',
      'claim',
      'doubt',
      'premise',
      'far',
    ]);
    expect(root.querySelectorAll('path[marker-end][data-look]').length).toBe(4);
    expect(box('far')?.textContent).toContain('in “Reading the annex”');
    expect(box('major')?.textContent).not.toContain('in “');
  });

  it('says which passages the page has changed or has not, with the icon of the list, in drawing and list alike', async () => {
    const states = new Map([
      ['major', 'exact' as const],
      ['claim', 'changed' as const],
      ['premise', 'orphan' as const],
      ['lonely', 'orphan' as const],
      ['doubt', 'moved' as const],
      // Of another article nothing is known here.
      ['far', 'orphan' as const],
    ]);
    const { root } = view({ states });
    await drawn();
    const told = (within: string) =>
      [...root.querySelectorAll(`${within} span[data-standing]`)].map(
        (each) => `${each.textContent?.trim()} ${each.querySelector('svg') !== null}`,
      );
    expect([told('[data-passage=claim]'), told('[data-passage=premise]')]).toEqual([
      ['Changed true'],
      ['Not found on the page true'],
    ]);
    expect(told('[data-passage]')).toHaveLength(2);
    expect(told('.visually-hidden ul').toSorted()).toEqual(['Changed true', 'Not found on the page true']);
    expect(told('details')).toEqual(['Not found on the page true']);
    // All of it has room in its box.
    for (const id of ['claim', 'premise']) {
      const own = box(id) as HTMLElement;
      expect(own.scrollHeight).toBeLessThanOrEqual(own.clientHeight);
    }
  });

  it('tells kinds apart by dash, arrowhead and name, not by colour alone', async () => {
    const { root } = view();
    await drawn();
    const lines = [...root.querySelectorAll<SVGPathElement>('path[data-look]')].map((path) => ({
      dash: getComputedStyle(path).strokeDasharray,
      head: path.getAttribute('marker-end'),
    }));
    const [supports, , attacks] = lines;
    expect(supports?.dash).not.toBe(attacks?.dash);
    expect(supports?.head).not.toBe(attacks?.head);
    for (const { head } of lines) expect(root.querySelector(head?.slice(4, -1) ?? '')).not.toBeNull();
    expect([...root.querySelectorAll('svg text')].map(({ textContent }) => textContent)).toEqual([
      'supports',
      'supports',
      'attacks',
      'attacks',
    ]);
  });

  it('has no two boxes over each other, and every line ends at its boxes', async () => {
    const { root } = view();
    await drawn();
    const boxes = [...root.querySelectorAll('[data-passage]')].map((element) => element.getBoundingClientRect());
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(apart).toBe(true);
      }
    }
    const svg = root.querySelector('svg[aria-hidden] path[data-look]')?.closest('svg')?.getBoundingClientRect();
    const line = root.querySelector<SVGPathElement>('path[data-look]');
    const [claim, major] = [box('claim'), box('major')].map((element) => element?.getBoundingClientRect());
    if (!svg || !line || !claim || !major) throw new Error('nothing drawn');
    const at = (length: number) => {
      const { x } = line.getPointAtLength(length);
      return x + svg.left;
    };
    expect(Math.abs(at(0) - claim.left)).toBeLessThan(2);
    expect(Math.abs(at(line.getTotalLength()) - major.right)).toBeLessThan(2);
  });

  it('is one stop for Tab; arrow keys follow the lines, Enter goes to the passage', async () => {
    const { onGo } = view();
    await drawn();
    expect(document.querySelectorAll('[data-passage][tabindex="0"]').length).toBe(1);
    box('major')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(['claim', 'doubt']).toContain(focused());
    box('claim')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe('premise');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('far');
    await userEvent.keyboard('{ArrowLeft}');
    expect(focused()).toBe('doubt');
    expect(document.querySelectorAll('[data-passage][tabindex="0"]').length).toBe(1);
    await userEvent.keyboard('{ArrowUp}');
    expect(focused()).toBe('claim');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(focused()).toBe('major');
    await userEvent.keyboard('{End}');
    expect(focused()).toBe('far');
    await userEvent.keyboard('{Enter}');
    expect(onGo.mock.calls).toEqual([['far']]);
  });

  it('fits its frame as long as it can be read, wholly when asked to, until the reader sets it', async () => {
    const { root } = view({}, '360px');
    await drawn();
    const frame = box('major')?.closest<HTMLElement>('[class*=frame]');
    if (!frame) throw new Error('no frame');
    const room = () => frame.scrollWidth - frame.clientWidth;
    const size = () => box('major')?.getBoundingClientRect().width ?? 0;
    const button = (label: string) =>
      [...root.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent) === label);
    await expect.poll(room).toBeGreaterThan(0);
    const legible = size();
    root.style.width = '1600px';
    await expect.poll(room).toBe(0);
    await expect.poll(size).toBeGreaterThan(legible);
    root.style.width = '360px';
    await expect.poll(size).toBe(legible);
    button('Fit')?.click();
    await expect.poll(room).toBe(0);
    const fitting = size();
    expect(fitting).toBeLessThan(legible);
    root.style.width = '480px';
    await expect.poll(size).toBeGreaterThan(fitting);
    expect(room()).toBe(0);

    const before = size();
    button('Zoom in')?.click();
    await expect.poll(size).toBeGreaterThan(before);
    const chosen = size();
    root.style.width = '360px';
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(size()).toBe(chosen);
    button('Fit')?.click();
    await expect.poll(size).toBe(fitting);
  });

  it.each([
    ['ltr', '360px'],
    ['rtl', '360px'],
    ['ltr', '1200px'],
  ])('begins where the first conclusion stands, and not at an upper end that is empty: %s, %s', async (dir, width) => {
    document.documentElement.dir = dir;
    const reasons = Array.from({ length: 40 }, (_, index) => annotation(`reason-${index}`, `Reason ${index}`));
    const major = annotation('major', 'The treaty should be ratified this year', { roles: [MAJOR] });
    view({ annotations: [major, ...reasons], relations: reasons.map(({ id }) => relation(id, 'major')) }, width);
    await expect.poll(() => document.querySelectorAll('[data-passage]').length).toBe(41);
    const frame = box('major')?.closest<HTMLElement>('[class*=frame]');
    const isSeen = () => {
      const [within, seen] = [box('major'), frame].map((each) => each?.getBoundingClientRect() ?? new DOMRect());
      return within && seen && [within.top > seen.top, within.bottom < seen.bottom, within.right > seen.left + 20];
    };
    await expect.poll(isSeen).toEqual([true, true, true]);
    // The reader’s own place stays hers.
    if (frame) frame.scrollTop = 0;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(frame?.scrollTop).toBe(0);
  });

  it('runs the other way, with its keys, where words run from right to left', async () => {
    document.documentElement.dir = 'rtl';
    view();
    await drawn();
    const left = (id: string) => box(id)?.getBoundingClientRect().left ?? 0;
    expect(left('major')).toBeGreaterThan(left('claim'));
    box('claim')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe('major');
  });

  it('grows and shrinks, by buttons and by keys', async () => {
    const { root } = view();
    await drawn();
    const width = () => box('major')?.getBoundingClientRect().width ?? 0;
    const before = width();
    root.querySelector<HTMLElement>('[aria-label="Zoom in"]')?.click();
    await expect.poll(width).toBeCloseTo(before * 1.25, 0);
    box('major')?.focus();
    await userEvent.keyboard('--');
    await expect.poll(width).toBeCloseTo(before * 0.85, 0);
  });

  it('draws a circle, two relations between the same, and passages of nowhere', async () => {
    const { root } = view({
      relations: [
        relation('claim', 'premise'),
        relation('premise', 'claim'),
        relation('claim', 'premise', ATTACKS),
        relation('gone', 'claim'),
      ],
    });
    await expect.poll(() => root.querySelectorAll('[data-passage]').length).toBe(3);
    expect(root.querySelectorAll('path[data-look]').length).toBe(4);
    expect(box('gone')?.textContent).toContain('Passage not found');
    expect(box('gone')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('says what to do where nothing is related', () => {
    expect(view({ relations: [] }).root.textContent).toContain('No relations yet');
  });
});

describe('the list', () => {
  const lines = (root: HTMLElement) =>
    [...root.querySelectorAll('li')].map(
      (item) => `${'  '.repeat(depthOf(item))}${item.querySelector('div')?.textContent?.replace(/\s+/g, ' ').trim()}`,
    );
  const depthOf = (item: Element) => {
    let depth = -1;
    for (let at: Element | null | undefined = item; at; at = at.parentElement?.closest('li')) depth += 1;
    return depth;
  };

  it('stands beside the map for screen readers, as text that takes no focus', async () => {
    const { root } = view();
    await drawn();
    const list = root.querySelector<HTMLElement>('.visually-hidden ul');
    expect(list?.querySelectorAll('button, a, [tabindex]').length).toBe(0);
    if (!list) throw new Error('no list');
    expect(lines(list)).toEqual([
      expect.stringContaining('Major claim The treaty should be ratified'),
      expect.stringContaining('  supports the passage above:Claim Deterrence'),
      expect.stringContaining('    supports the passage above:Premise Two governments'),
      expect.stringContaining('  attacks the passage above:Claim Nobody'),
      expect.stringContaining('    attacks the passage above:Claim The annex'),
    ]);
  });

  it('takes the place of the map, and leads to the passages', async () => {
    const { root, onGo } = view();
    const toggle = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'As a list');
    toggle?.click();
    await expect.poll(() => toggle?.getAttribute('aria-pressed')).toBe('true');
    expect(root.querySelectorAll('[data-passage]').length).toBe(0);
    root.querySelectorAll<HTMLElement>('li button')[2]?.click();
    expect(onGo.mock.calls).toEqual([['premise']]);
  });

  it('marks what the codebook no longer allows, with the reason, and so does the drawing', async () => {
    const said = 'The codebook no longer allows this: “supports” starts from Claim or Premise.';
    const { root } = view({ relations: [...RELATIONS.slice(1), relation('major', 'claim')] });
    await drawn();
    const labels = () =>
      [...root.querySelectorAll('svg text')].map(({ firstChild, children }) =>
        [firstChild?.textContent, children[0]?.textContent].filter(Boolean),
      );
    expect(labels()).toContainEqual(['⚠ supports', said]);
    expect(labels()).toContainEqual(['supports']);
    const marks = () =>
      [...root.querySelectorAll('li > div')].flatMap((line) => {
        const mark = line.querySelector('[data-forbidden]')?.textContent?.trim();
        return mark ? [[line.querySelector('[dir=auto]')?.textContent, mark]] : [];
      });
    const expected = [['The treaty should be ratified this year', said]];
    expect(marks()).toEqual(expected);
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'As a list')?.click();
    await expect.poll(() => root.querySelector('[data-passage]')).toBeNull();
    expect(marks()).toEqual(expected);
  });

  it('names the unrelated too', async () => {
    const { root, onGo } = view();
    expect(root.querySelector('summary')?.textContent).toBe('1 passage without a relation');
    root.querySelector<HTMLElement>('summary')?.click();
    root.querySelector<HTMLElement>('details button')?.click();
    expect(onGo.mock.calls).toEqual([['lonely']]);
  });
});
