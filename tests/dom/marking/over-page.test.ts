/**
 * What is shown over a page, in a root that is opened for the test alone: axe-core finds nothing on it in light and dark,
 * and it takes nothing that a script makes up.
 */
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import { adjustEnds } from '../../../src/page/marking/adjust.ts';
import { schemeBehind } from '../../../src/page/marking/backdrop.ts';
import { linesOf } from '../../../src/page/marking/boxes.ts';
import { openCard } from '../../../src/page/marking/card.ts';
import { openChoice } from '../../../src/page/marking/choice.ts';
import { isInField, isPressable, isTyping } from '../../../src/page/marking/fields.ts';
import { openNotice } from '../../../src/page/marking/notice.ts';
import { pickPassage } from '../../../src/page/marking/pick.ts';
import { snapRange } from '../../../src/page/marking/snap.ts';
import { createSurface, type Surface } from '../../../src/page/marking/surface.ts';
import { createToolbar } from '../../../src/page/marking/toolbar.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';

const { attachShadow } = Element.prototype;
let ended = new AbortController();
let roots: ShadowRoot[] = [];
let shown: HTMLElement;

afterEach(() => {
  ended.abort();
  Element.prototype.attachShadow = attachShadow;
  shown?.remove();
  document.documentElement.removeAttribute('style');
});

/** A surface over a page, with its root to be looked into. */
function over(html: string, { dark = false, direction = 'ltr' as 'ltr' | 'rtl' } = {}): Surface {
  ended = new AbortController();
  roots = [];
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, { ...init, mode: 'open' });
    roots.push(root);
    return root;
  };
  shown = document.createElement('main');
  shown.style.cssText = `padding:200px 40px;width:500px;font:18px/1.6 sans-serif;${dark ? 'background:#111;color:#eee' : 'background:#fff;color:#000'}`;
  shown.innerHTML = html;
  document.body.append(shown);
  return createSurface(document, () => direction, ended.signal);
}

const root = (): ShadowRoot => {
  const last = roots.at(-1);
  if (!last) throw new Error('nothing lies over the page');
  return last;
};

function rangeOf(words: string): Range {
  const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(words);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range;
  }
  throw new Error(`no '${words}'`);
}

async function findings(): Promise<string[]> {
  await Promise.all(
    root()
      .host.getAnimations({ subtree: true })
      .map(({ finished }) => finished),
  );
  const { violations, passes } = await axe.run(root().host as HTMLElement, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The host is no part of the page's outline.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    resultTypes: ['violations', 'passes'],
  });
  // It has looked into the root.
  expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['button-name', 'aria-allowed-attr']));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

const PAGE = '<p>The council voted against the harbour. It was a mistake, said the <a href="#">port</a>.</p>';
const WORDS = {
  label: 'Mark',
  said: 'Press 1–3',
  addNote: 'Add',
  sentence: 'S',
  paragraph: 'P',
  off: 'Off',
  close: 'Close',
};
const CARD = {
  label: 'Highlight',
  tags: 'Tags',
  relations: 'Relations',
  unknownRole: 'Unknown',
  edit: 'Edit',
  adjust: 'Adjust',
  relate: 'Relate…',
  noKinds: 'None',
  close: 'Close',
  elsewhere: 'Elsewhere',
};
const beside = (words: string) => () => ({ words: linesOf(rangeOf(words)), near: { x: 100, y: 100 } });

function showToolbar(surface: Surface, words = 'voted against') {
  const acts = { give: vi.fn(), addNote: vi.fn(), snap: vi.fn(), turnOff: vi.fn(), dismiss: vi.fn() };
  const panel = createToolbar(document, surface, { roles: ESSAY_ARGUMENT.roles, words: WORDS, acts }).open({
    beside: beside(words),
    behind: shown,
  });
  return { acts, panel };
}

function showCard(surface: Surface) {
  const acts = { edit: vi.fn(), adjust: vi.fn(), relate: vi.fn(), goTo: vi.fn(), mark: vi.fn(), dismiss: vi.fn() };
  openCard(document, surface, {
    beside: beside('voted against'),
    behind: shown,
    words: CARD,
    acts,
    content: {
      quote: '<b>voted</b> against',
      language: 'en',
      roles: ESSAY_ARGUMENT.roles,
      tags: ['port', 'مرفأ'],
      note: 'A note\nof two lines',
      relations: [
        { otherId: 'a', text: 'supports: “x”', here: true },
        { otherId: 'b', text: '“y” attacks this', here: false },
      ],
      kinds: [{ id: 'k', name: 'supports' }],
      adjustable: true,
    },
  });
  return acts;
}

describe.each([
  ['light', false],
  ['dark', true],
])('on a %s page', (_, dark) => {
  it('the toolbar, the card, the choice, the notice and the picking give axe nothing to find', async () => {
    const surface = over(PAGE, { dark });
    const { panel } = showToolbar(surface);
    expect(schemeBehind(document, shown)).toBe(dark ? 'dark' : 'light');
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
      among: [{ id: 'a', range: rangeOf('harbour'), words: 'harbour' }],
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
  });
});

describe('the toolbar', () => {
  it('takes digits, s, p and Escape from the reader, and nothing from a script', async () => {
    const { acts } = showToolbar(over(PAGE));
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

  it('leaves the keys to a field of the page', async () => {
    const { acts } = showToolbar(over(`${PAGE}<input id="field">`));
    shown.querySelector<HTMLInputElement>('#field')?.focus();
    await userEvent.keyboard('2sp');
    expect(shown.querySelector<HTMLInputElement>('#field')?.value).toBe('2sp');
    expect(acts.give).not.toHaveBeenCalled();
  });

  it.each(['ltr', 'rtl'] as const)('is gone through by arrows, as it reads: %s', async (direction) => {
    const { acts } = showToolbar(over(PAGE, { direction }));
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
      shown.style.width = '260px';
      shown.style.padding = '200px 10px';
      const { panel } = showToolbar(surface);
      const box = panel?.element.getBoundingClientRect() as DOMRect;
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(320);
      for (const line of linesOf(rangeOf('voted against')))
        expect(line.top < box.bottom && box.top < line.bottom && line.left < box.right && box.left < line.right).toBe(
          false,
        );
    } finally {
      await screen.viewport(414, 896);
    }
  });
});

describe('the overlay', () => {
  it('comes back when the page takes it away, closes it, hides it or dresses it', async () => {
    showToolbar(over(PAGE));
    const host = root().host as HTMLElement;
    for (const harm of [
      () => host.remove(),
      () => host.hidePopover(),
      () => host.setAttribute('style', 'display:none!important'),
      () => document.body.append(host),
      () => host.setAttribute('inert', ''),
      () => host.removeAttribute('popover'),
    ]) {
      harm();
      await expect
        .poll(() => {
          const { position, display } = getComputedStyle(host);
          return [host.parentNode, host.matches(':popover-open'), host.hasAttribute('inert'), position, display];
        })
        .toEqual([document.documentElement, true, false, 'fixed', 'block']);
    }
  });

  it('lies over a modal dialog that the page opens, and over the page when that has gone', async () => {
    const surface = over(`${PAGE}<dialog>A dialog of the page <button>OK</button></dialog>`);
    const { acts, panel } = showToolbar(surface);
    const host = root().host as HTMLElement;
    const dialog = shown.querySelector('dialog') as HTMLDialogElement;
    const isSeen = (): boolean => {
      const { left, top, width, height } = panel?.element.getBoundingClientRect() ?? new DOMRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === host;
    };
    for (const leave of [() => dialog.close(), () => dialog.remove()]) {
      dialog.showModal();
      await expect.poll(() => [host.parentNode, isSeen()]).toEqual([dialog, true]);
      leave();
      surface.say('Something');
      await expect.poll(() => [host.parentNode, isSeen()]).toEqual([document.documentElement, true]);
    }
    await userEvent.keyboard('2');
    expect(acts.give).toHaveBeenCalledTimes(1);
  });

  it('takes the frame in it along as it is', async () => {
    const surface = over(`${PAGE}<dialog>A dialog of the page</dialog>`);
    const element = document.createElement('div');
    element.innerHTML = '<iframe title="Frame" srcdoc="<input>"></iframe>';
    const frame = element.firstElementChild as HTMLIFrameElement;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    surface.open(element);
    await loaded;
    const { contentDocument } = frame;
    (shown.querySelector('dialog') as HTMLDialogElement).showModal();
    await expect.poll(() => root().host.parentElement?.localName).toBe('dialog');
    expect(frame.contentDocument).toBe(contentDocument);
  });

  it('is undressed by no style sheet of the page', () => {
    const style = document.createElement('style');
    style.textContent =
      'div, html > *, [popover] { display: none !important; opacity: 0 !important; transform: scale(0) !important; filter: blur(9px) !important; pointer-events: auto !important }';
    document.head.append(style);
    try {
      showToolbar(over(PAGE));
      const { display, opacity, transform, filter, pointerEvents } = getComputedStyle(root().host);
      expect({ display, opacity, transform, filter, pointerEvents }).toEqual({
        display: 'block',
        opacity: '1',
        transform: 'none',
        filter: 'none',
        pointerEvents: 'none',
      });
    } finally {
      style.remove();
    }
  });

  it('goes with its signal, and leaves nothing behind', () => {
    showToolbar(over(PAGE));
    ended.abort();
    expect(document.querySelectorAll('[popover]')).toHaveLength(0);
  });
});

describe('the focus', () => {
  const link = () => shown.querySelector('a') as HTMLAnchorElement;

  it('goes back to what had it when a panel goes, also while something else of ours stays', async () => {
    const surface = over(PAGE);
    surface.say('Something');
    link().focus();
    const { panel } = showToolbar(surface);
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(root().host);
    panel?.close();
    expect(document.activeElement).toBe(link());
  });

  it('goes nowhere when a panel goes that has lost it', async () => {
    const surface = over(`${PAGE}<input id="field">`);
    link().focus();
    const { panel } = showToolbar(surface);
    await userEvent.keyboard('{Tab}');
    const field = shown.querySelector('#field') as HTMLInputElement;
    field.focus();
    panel?.close();
    expect(document.activeElement).toBe(field);
  });

  it('comes back with what the page has taken away', async () => {
    showToolbar(over(PAGE));
    await userEvent.keyboard('{Tab}{ArrowRight}');
    const inner = root().activeElement;
    expect(inner?.localName).toBe('button');
    root().host.remove();
    await expect.poll(() => root().activeElement).toBe(inner);
    // It is elsewhere by choice: the page has it.
    link().focus();
    await new Promise((resolve) => setTimeout(resolve));
    root().host.remove();
    await expect.poll(() => root().host.matches(':popover-open')).toBe(true);
    expect(document.activeElement).toBe(link());
  });
});

describe('a key that is let go where nobody hears', () => {
  it('is the page’s when it is pressed anew', async () => {
    const surface = over(
      `${PAGE}<input id="field"><iframe sandbox="" srcdoc="<!doctype html>Elsewhere" title="Elsewhere"></iframe>`,
    );
    const frame = shown.querySelector('iframe') as HTMLIFrameElement;
    // The focus of a frame goes with what it shows until it has loaded.
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const panel = surface.open(document.createElement('div'), { keys: ({ key }) => key === 'Enter' });
    await userEvent.keyboard('{Enter>}');
    frame.focus();
    await userEvent.keyboard('{/Enter}');
    panel?.close();
    const field = shown.querySelector('#field') as HTMLInputElement;
    const heard: string[] = [];
    for (const type of ['keydown', 'keypress', 'keyup'] as const) field.addEventListener(type, () => heard.push(type));
    field.focus();
    await userEvent.keyboard('{Enter}');
    expect(heard).toEqual(['keydown', 'keypress', 'keyup']);
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
    await userEvent.keyboard('{Escape}');
    expect(acts.dismiss).toHaveBeenCalledTimes(1);
  });
});

describe('moving the ends', () => {
  const adjust = {
    title: 'Adjust',
    hint: 'Keys',
    start: 'Start',
    end: 'End',
    otherEnd: 'Other',
    keep: 'Keep',
    cancel: 'Cancel',
    moved: (end: string, words: string) => `${end} ${words}`,
  };
  async function after(html: string, words: string, language: string, keys: string): Promise<string | null> {
    const surface = over(html);
    const reading = readingText(shown);
    const start = reading.text.indexOf(words);
    const done = adjustEnds(document, surface, {
      reading,
      span: { start, end: start + words.length },
      language,
      words: adjust,
    });
    await userEvent.keyboard(keys);
    const span = await done;
    return span && reading.text.slice(span.start, span.end);
  }

  it.each([
    [PAGE, 'voted', 'en', '{ArrowRight}{ArrowRight}{Enter}', 'voted a'],
    [PAGE, 'voted', 'en', '{Control>}{ArrowRight}{ArrowRight}{/Control}{Enter}', 'voted against the'],
    [PAGE, 'voted', 'en', '{Tab}{Alt>}{ArrowLeft}{/Alt}{Enter}', 'council voted'],
    [PAGE, 'voted', 'en', '{ArrowRight}{Escape}', null],
    ['<p dir="rtl">كانت المدينة هادئة</p>', 'المدينة', 'ar', '{Control>}{ArrowLeft}{/Control}{Enter}', 'المدينة هادئة'],
    ['<p>港は👩‍👩‍👧静か</p>', 'は', 'ja', '{ArrowRight}{Enter}', 'は👩‍👩‍👧'],
    ['<p>One</p><p>two three</p>', 'One', 'en', '{Control>}{ArrowRight}{/Control}{Enter}', 'One two'],
  ])('%#: in %s', async (html, words, language, keys, expected) => {
    expect(await after(html, words, language, keys)).toBe(expected);
  });
});

describe('snapping to the page', () => {
  it('takes the block where there is no section, and the section where there is one', () => {
    over('<h2>A headline</h2><div>One here. <b>Two</b> there.<br><br>Three.</div>');
    const reading = readingText(shown);
    const words = (to: 'sentence' | 'paragraph', sections: { first: Node; last: Node }[] = []): string => {
      const points = snapRange(reading, rangeOf('Two'), to, sections);
      if (!points) return '';
      const range = new Range();
      range.setStart(points.startContainer, points.startOffset);
      range.setEnd(points.endContainer, points.endOffset);
      return range.toString();
    };
    expect(words('sentence')).toBe('Two there.');
    expect(words('paragraph')).toBe('One here. Two there.Three.');
    const [first, , last] = shown.querySelector('div')?.childNodes ?? [];
    if (!first || !last) throw new Error('no nodes');
    expect(words('paragraph', [{ first, last }])).toBe('One here. Two there.');
  });
});

describe('what is the page’s own', () => {
  it('knows fields, editors and what is pressed', () => {
    over(`<textarea>a</textarea><p contenteditable>b<i>c</i></p><p role="textbox">d</p><p contenteditable="false">e</p>
      <button>f</button><a href="#">g</a><a>h</a><p>i</p><input type="checkbox">`);
    const at = (selector: string) => shown.querySelector(selector) as Element;
    expect(
      ['textarea', 'i', '[role]', '[contenteditable=false]', 'button', 'p:last-of-type'].map((each) =>
        isInField(at(each)),
      ),
    ).toEqual([true, true, true, false, false, false]);
    expect(['button', 'a[href]', 'a:not([href])', 'p:last-of-type'].map((each) => isPressable(at(each)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    (at('textarea') as HTMLElement).focus();
    expect(isTyping(document)).toBe(true);
    (at('input') as HTMLElement).focus();
    expect(isTyping(document)).toBe(false);
  });
});
