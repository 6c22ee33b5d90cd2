/** What the tests of what lies over a page share: a page, a surface over it whose root can be looked into, toolbar and card. */
import { afterEach, expect, vi } from 'vitest';
import type { WordChange } from '../../../src/core/text/quote.ts';
import type { AdjustWords } from '../../../src/page/marking/adjust.ts';
import { type CardWords, openCard } from '../../../src/page/marking/card.ts';
import { linesOf } from '../../../src/page/marking/lines.ts';
import { PANELS_CSS } from '../../../src/page/marking/panels-css.ts';
import { createSurface, type Surface } from '../../../src/page/marking/surface.ts';
import { createToolbar } from '../../../src/page/marking/toolbar.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';

/** What the handles say. */
export const ADJUST_WORDS: AdjustWords = {
  title: 'Adjust',
  hint: 'Keys',
  start: 'Start',
  end: 'End',
  otherEnd: 'Other',
  wordBack: 'Back',
  wordForward: 'Forward',
  keep: 'Keep',
  cancel: 'Cancel',
  moved: (end, words) => `${end} ${words}`,
};

const { attachShadow } = Element.prototype;
let ended = new AbortController();
let roots: ShadowRoot[] = [];
let main: HTMLElement;

afterEach(() => {
  ended.abort();
  Element.prototype.attachShadow = attachShadow;
  main?.remove();
  document.documentElement.removeAttribute('style');
});

/** The page that it lies over. */
export const shown = (): HTMLElement => main;

/** Ends what lies over it. */
export const end = (): void => ended.abort();

/** A surface over a page, with its root to be looked into. */
export function over(
  html: string,
  { dark = false, direction = 'ltr' as 'ltr' | 'rtl', language = 'en' } = {},
): Surface {
  ended = new AbortController();
  roots = [];
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, { ...init, mode: 'open' });
    roots.push(root);
    return root;
  };
  main = document.createElement('main');
  main.style.cssText = `padding:200px 40px;width:500px;font:18px/1.6 sans-serif;${dark ? 'background:#111;color:#eee' : 'background:#fff;color:#000'}`;
  main.innerHTML = html;
  document.body.append(main);
  const surface = createSurface(document, () => ({ language, direction }), ended.signal);
  surface.dress(PANELS_CSS);
  return surface;
}

/** null where nothing has lain over the page yet. */
export const lastRoot = (): ShadowRoot | null => roots.at(-1) ?? null;

export const root = (): ShadowRoot => {
  const last = lastRoot();
  if (!last) throw new Error('nothing lies over the page');
  return last;
};

export function rangeOf(words: string): Range {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
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

export const PAGE = '<p>The council voted against the harbour. It was a mistake, said the <a href="#">port</a>.</p>';
const WORDS = {
  label: 'Mark',
  addNote: 'Add',
  sentence: 'S',
  paragraph: 'P',
  off: 'Off',
  close: 'Close',
};
/** The words of a card. */
export const CARD: CardWords = {
  label: 'Highlight',
  tags: 'Tags',
  relations: 'Relations',
  unknownRole: 'Unknown',
  changed: 'Changed',
  removed: 'removed:',
  added: 'added:',
  acceptText: 'Accept',
  keepAsLost: 'Lost',
  edit: 'Edit',
  adjust: 'Adjust',
  roles: 'Roles',
  delete: 'Delete',
  relate: 'Relate…',
  noKinds: 'None',
  close: 'Close',
  elsewhere: 'Elsewhere',
  otherArticle: 'In another article',
};
export const beside = (words: string) => () => ({ words: linesOf(rangeOf(words)), near: { x: 100, y: 100 } });

/** Opens the toolbar, which is seen with the next frame. */
export function openToolbar(
  surface: Surface,
  words = 'voted against',
  kept: readonly string[] = [],
  { singleKeys = true, roles = ESSAY_ARGUMENT.roles } = {},
) {
  const acts = { give: vi.fn(), addNote: vi.fn(), snap: vi.fn(), turnOff: vi.fn(), dismiss: vi.fn() };
  const panel = createToolbar(document, surface, {
    roles,
    kept,
    singleKeys,
    words: { ...WORDS, said: 'Press 1–3', kept: kept.join(', ') },
    acts,
  }).open({
    beside: beside(words),
    behind: main,
  });
  return { acts, panel };
}

/** The same, and waits until it is seen. */
export async function showToolbar(...given: Parameters<typeof openToolbar>) {
  const opened = openToolbar(...given);
  await expect.poll(() => root().querySelector('.toolbar:not([data-away])')).not.toBeNull();
  return opened;
}

export const cardActs = () => ({
  edit: vi.fn(),
  adjust: vi.fn(),
  acceptText: vi.fn(),
  keepAsLost: vi.fn(),
  toggleRole: vi.fn(),
  delete: vi.fn(),
  relate: vi.fn(),
  goTo: vi.fn(),
  mark: vi.fn(),
  dismiss: vi.fn(),
});

/** From 'voted for' to 'voted against'. */
export const DIFFERENCE: readonly WordChange[] = [
  { change: 'kept', text: 'voted' },
  { change: 'removed', text: ' for' },
  { change: 'added', text: ' against' },
];

/** The roles that a card offers, of which its highlight has the first. */
export const OFFERED = ESSAY_ARGUMENT.roles.map((role, index) => ({ ...role, isOn: index === 0 }));

export function showCard(
  surface: Surface,
  { singleKeys = true, note = 'A note\nof two lines', roles = ESSAY_ARGUMENT.roles } = {},
) {
  const acts = cardActs();
  openCard(document, surface, {
    beside: beside('voted against'),
    behind: main,
    words: CARD,
    acts,
    content: {
      quote: '<b>voted</b> against',
      language: 'en',
      roles,
      offered: OFFERED,
      singleKeys,
      tags: ['port', 'مرفأ'],
      note,
      relations: [
        { otherId: 'a', text: 'supports: “x”', where: 'here', forbidden: null },
        { otherId: 'b', text: '“y” attacks this', where: 'elsewhere', forbidden: 'No longer allowed' },
        { otherId: 'c', text: '“z” attacks this', where: 'nowhere', forbidden: null },
      ],
      kinds: [{ id: 'k', text: 'supports' }],
      adjustable: true,
      changed: { difference: DIFFERENCE, canBeSettled: true },
    },
  });
  return acts;
}
