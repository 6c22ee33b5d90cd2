/**
 * Reading by keyboard with real keys on a real page, with the page's script as it is; of the extension only the background
 * is not there, and what it keeps.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Selector } from '../../../src/core/model/selector.ts';
import { openPage } from '../../../src/entries/page/open-page.ts';
import { openSession } from '../../../src/entries/reading-mode/open-session.ts';
import type { ReadingSession } from '../../../src/entries/reading-mode/session.ts';
import { type Marking, markingSlot } from '../../../src/entries/shared/marking-slot.ts';
import type { Page } from '../../../src/entries/shared/page-script.ts';
import type { PageCoding, StoredPassage } from '../../../src/protocol/background.ts';
import { axeFindings } from '../axe.ts';

const FIRST = 'The harbour board has never once published its minutes.';
const SECOND = 'Nobody asked it to.';
const THIRD = 'The port is closed on Sundays.';
const role = (id: string, name: string, key: string | null): PageCoding['roles'][number] => ({
  id,
  name,
  key,
  color: '#aa3322',
  underline: 'solid',
  definition: '',
});

const { attachShadow } = Element.prototype;
let roots: ShadowRoot[];
let ended: AbortController;
let page: Page;
let session: ReadingSession | null;
let main: HTMLElement;
/** What the background has. */
let coding: PageCoding;
let passages: StoredPassage[];
/** Which end of a relation each passage may be. */
/** That each highlight may be given. */
let kinds: { id: string; name: string; side: 'from' | 'to' }[];
let asked: { type: string; ask: Record<string, unknown> }[];

async function background({ type, ask }: { type: string; ask: never }): Promise<unknown> {
  asked.push({ type, ask });
  switch (type) {
    case 'stored-page':
      return { passages, rules: [], styles: '' };
    case 'coding':
      return coding;
    case 'annotate': {
      const { selectors, roles } = ask as { selectors: Selector[]; roles: string[] };
      const id = `made-${passages.length}`;
      passages = [...passages, { id, selectors, roles, elsewhere: false, lost: false }];
      return { id, step: 1, tags: coding.keptTags };
    }
    case 'annotation':
      return {
        quote: '',
        roles: [],
        tags: [],
        hasNote: false,
        note: '',
        relations: [],
        kinds,
      };
    case 'relate':
      return { step: 2 };
    case 'delete-annotation': {
      const { id } = ask as { id: string };
      passages = passages.filter((passage) => passage.id !== id);
      return {};
    }
    default:
      return null;
  }
}

/** The toolbar's words, which nothing here shows. */
const NOT_READ: PageCoding['words'] = {
  language: 'en',
  direction: 'ltr',
  label: '',
  said: '',
  kept: '',
  addNote: '',
  sentence: '',
  paragraph: '',
  off: '',
  close: '',
};

beforeEach(async () => {
  ended = new AbortController();
  roots = [];
  asked = [];
  passages = [];
  kinds = [{ id: 'k', name: 'supports', side: 'from' }];
  session = null;
  coding = {
    roles: [role('claim', 'Claim', '1'), role('premise', 'Premise', '2')],
    lastRoles: [],
    keptTags: [],
    toolbar: true,
    singleKeys: true,
    words: NOT_READ,
  };
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, { ...init, mode: 'open' });
    roots.push(root);
    return root;
  };
  vi.stubGlobal('chrome', {
    runtime: { id: 'margent', sendMessage: background },
    i18n: {
      getMessage: (key: string, words: string[]) => (key === 'languageTag' ? 'en' : [key, ...words].join(' ')),
    },
  });
  main = document.createElement('main');
  main.innerHTML = `<p id="one">${FIRST} ${SECOND}</p><p id="two">${THIRD}</p>`;
  document.body.replaceChildren(main);
  getSelection()?.removeAllRanges();
  page = openPage({
    document,
    signal: ended.signal,
    stop: () => ended.abort(),
    addressesAt: (url) => ({ url, canonicalUrl: null, ogUrl: null }),
    stored: null,
  });
  await page.tools.refresh();
});
afterEach(() => {
  session?.end();
  ended.abort();
  for (const { host } of roots) host.remove();
  Element.prototype.attachShadow = attachShadow;
  document.body.replaceChildren();
  markingSlot.remove();
  vi.unstubAllGlobals();
});

async function begin(): Promise<void> {
  session = await openSession(page.tools, () => undefined);
  expect(session).not.toBe(null);
}

const bar = (): Element => {
  const found = roots.at(-1)?.querySelector('[role=application]');
  if (!found) throw new Error('no bar');
  return found;
};
const choices = (): string[] =>
  [...bar().querySelectorAll('[role=group] button')].map(({ children }) =>
    [...children].map(({ textContent }) => textContent).join(' '),
  );
/** To those who listen. */
const announced = (): string => roots.at(-1)?.querySelector('[role=status]')?.textContent ?? '';
const said = (): string => bar().textContent ?? '';
const words = (): string => [...(CSS.highlights.get('margent-reading') ?? [])].map(String).join(' ');
const press = (keys: string): Promise<void> => userEvent.keyboard(keys);
const selected = async (): Promise<string | undefined> => {
  const { selection } = await page.describe();
  const quote = selection?.selectors.find((each) => each.type === 'TextQuoteSelector');
  return quote?.type === 'TextQuoteSelector' ? quote.exact : undefined;
};
function select(text: string): void {
  const node = main.querySelector('#one')?.firstChild;
  if (!(node instanceof Text)) throw new Error('no text');
  const at = node.data.indexOf(text);
  getSelection()?.setBaseAndExtent(node, at, node, at + text.length);
}

it('the bar and all its keys give axe nothing to find', async () => {
  await begin();
  const { host } = bar().getRootNode() as ShadowRoot;
  expect(await axeFindings(host)).toEqual([]);
  await press('?');
  expect(host.shadowRoot?.querySelector('[role=dialog]')).not.toBeNull();
  expect(await axeFindings(host)).toEqual([]);
});

describe('the codebook', () => {
  it('is the one of now, on a page without highlights too', async () => {
    await begin();
    expect(choices()).toEqual(['1 Claim', '2 Premise']);
    coding = { ...coding, roles: [role('claim', 'Thesis', '3')] };
    page.refresh();
    await expect.poll(choices).toEqual(['3 Thesis']);
  });

  it('names what is before the reader as it is called now', async () => {
    await begin();
    await press('1');
    await expect.poll(choices).toEqual(['1 ✓ Claim', '2 Premise']);
    coding = { ...coding, roles: [role('claim', 'Thesis', '1')] };
    page.refresh();
    await expect.poll(choices).toEqual(['1 ✓ Thesis']);
    await press('j');
    await expect.poll(words).toBe(SECOND);
    await press('k');
    await expect.poll(said).toContain('Thesis');
  });

  it('is not all there is: a highlight with a role of another is said to be one', async () => {
    await begin();
    await press('1');
    await expect.poll(() => passages.length).toBe(1);
    coding = { ...coding, roles: [role('other', 'Datum', '1')] };
    page.refresh();
    await expect.poll(choices).toEqual(['1 Datum']);
    await press('jk');
    await expect.poll(said).toContain('readingOtherRoles');
  });
});

it('tags that are kept are named before and after a highlight is made, and not where one is', async () => {
  const told = 'keptTagsToo energy, oil';
  coding = { ...coding, keptTags: ['energy', 'oil'] };
  await begin();
  const kept = () => bar().querySelector<HTMLElement>('[role=note]');
  expect([kept()?.textContent?.replace(/[\u2068\u2069]/g, ''), kept()?.ariaLabel]).toEqual(['+ energy + oil', told]);
  await press('1');
  await expect.poll(said).toContain('highlighted Claim readingTags energy, oil');
  expect(kept()?.hidden).toBe(true);
  await press('j');
  await expect.poll(() => kept()?.hidden).toBe(false);
  coding = { ...coding, keptTags: [] };
  page.refresh();
  await expect.poll(() => kept()?.hidden).toBe(true);
});

it('a role’s button that is pressed keeps the focus, and what follows it is the bar', async () => {
  await begin();
  const focused = () => roots.at(-1)?.activeElement?.textContent;
  await press('{Tab}{Tab}{Enter}');
  await expect.poll(choices).toEqual(['1 Claim', '2 ✓ Premise']);
  expect(focused()).toBe('2 ✓Premise');
  await press('j1r');
  await expect.poll(choices).toEqual(['1 supports']);
  expect(roots.at(-1)?.activeElement).toBe(bar());
});

describe('Delete', () => {
  it.each(['{Delete}', '{Backspace}'])(
    '%s takes the highlight away, and what is said of a last role is true',
    async (key) => {
      await begin();
      await press('1');
      await expect.poll(said).toContain('highlighted Claim');
      await press('1');
      await expect.poll(said).toContain('readingLastRole');
      await press(key);
      await expect.poll(said).toContain(`readingDeleted quoted ${FIRST.slice(0, 40)}`);
      expect(asked.filter(({ type }) => type === 'delete-annotation').map(({ ask }) => ask.id)).toEqual(['made-0']);
      expect(choices()).toEqual(['1 Claim', '2 Premise']);
      await press(key);
      await expect.poll(said).toContain('readingNothingToDelete');
    },
  );

  it('leaves no relation begun from what is gone', async () => {
    await begin();
    await press('1j2r');
    await expect.poll(choices).toEqual(['1 supports']);
    await press('{Delete}');
    await expect.poll(choices).toEqual(['1 Claim', '2 Premise']);
  });
});

describe('a relation', () => {
  it('is reached by its digit, however many there are: 0 shows the next, and after the last the first again', async () => {
    kinds = Array.from({ length: 11 }, (_, index) => ({ id: `k${index}`, name: `kind ${index + 1}`, side: 'from' }));
    await begin();
    await press('1j2r');
    const first = [...Array(9).keys()].map((index) => `${index + 1} kind ${index + 1}`);
    await expect.poll(choices).toEqual([...first, '0 readingMoreKinds']);
    await press('0');
    await expect.poll(choices).toEqual(['1 kind 10', '2 kind 11', '0 readingMoreKinds']);
    // To the ear too.
    await expect.poll(announced).toContain('1 kind 10, 2 kind 11, 0 readingMoreKinds');
    await press('00');
    await expect.poll(choices).toEqual(['1 kind 10', '2 kind 11', '0 readingMoreKinds']);
    await press('2');
    await expect.poll(said).toContain('readingChooseEnd kind 11');
  });

  /** By the bar, while the editor is open. */
  let saidMeanwhile = '';

  /** What opens the editor, as far as it is asked to; resolves when it is closed. */
  function editor() {
    const openEditor = vi.fn<Marking['openEditor']>(async () => {
      saidMeanwhile = said();
    });
    markingSlot.put({ openEditor } as Partial<Marking> as Marking);
    return openEditor;
  }

  it('leads to the search of the editor where nothing else of the page can be its end', async () => {
    const openEditor = editor();
    await begin();
    await press('1r');
    await expect.poll(choices).toEqual(['1 supports']);
    expect(openEditor).not.toHaveBeenCalled();
    await press('1');
    await expect
      .poll(() => openEditor.mock.calls.map(([id, focus]) => [id, focus]))
      .toEqual([['made-0', { relate: 'k', side: 'from' }]]);
    // It is over: the digits give roles again.
    await expect.poll(choices).toEqual(['1 ✓ Claim', '2 Premise']);
    await press('2');
    await expect.poll(() => asked.map(({ type }) => type)).toContain('change-annotation');
  });

  it('leads there too when R is pressed again, wherever the reader has gone meanwhile, and then back', async () => {
    const openEditor = editor();
    await begin();
    await press('1j2r1');
    await expect.poll(said).toContain('readingChooseEnd supports');
    await press('j');
    await expect.poll(words).toBe(THIRD);
    await press('r');
    await expect
      .poll(() => openEditor.mock.calls.map(([id, focus]) => [id, focus]))
      .toEqual([['made-1', { relate: 'k', side: 'from' }]]);
    await expect.poll(words).toBe(SECOND);
    expect(saidMeanwhile).not.toContain('readingChooseEnd');
  });

  it('says what is asked for until it is given, and takes a passage that is highlighted on the way', async () => {
    await begin();
    await press('1j2r5');
    await expect.poll(said).toContain('readingWhichKind');
    await press('1j');
    await expect.poll(words).toBe(THIRD);
    await expect.poll(said).toContain('readingChooseEnd supports');
    expect(choices()).toEqual(['1 Claim', '2 Premise']);
    await press('2{Enter}');
    await expect
      .poll(() => asked.find(({ type }) => type === 'relate')?.ask)
      .toMatchObject({ fromId: 'made-1', toId: 'made-2' });
  });
});

describe('a relation of a role that none starts from', () => {
  beforeEach(() => {
    kinds = [{ id: 'k', name: 'supports', side: 'to' }];
  });

  it('starts at the passage that is chosen', async () => {
    await begin();
    await press('1j2r');
    await expect.poll(choices).toEqual(['1 relationBack supports']);
    await press('1');
    await expect.poll(said).toContain('readingChooseStart supports');
    await press('p{Enter}');
    await expect
      .poll(() => asked.find(({ type }) => type === 'relate')?.ask)
      .toMatchObject({ fromId: 'made-0', toId: 'made-1' });
    await expect.poll(said).toContain(`readingRelated quoted ${FIRST.slice(0, 40)}`);
  });
});

describe('the passage before the reader', () => {
  it('counts as selected, instead of what was selected before', async () => {
    select('harbour board');
    await begin();
    await press('j');
    await expect.poll(words).toBe(SECOND);
    expect(await selected()).toBe(SECOND);
    session?.end();
    expect(await selected()).toBe('harbour board');
  });

  it('does so after the page has changed in front of it', async () => {
    await begin();
    await press('j');
    await expect.poll(words).toBe(SECOND);
    main.insertAdjacentHTML('afterbegin', '<p>Late news.</p>');
    expect(await selected()).toBe(SECOND);
  });

  it('gives way to what is selected afterwards, until the reader goes on', async () => {
    await begin();
    await press('j');
    await expect.poll(words).toBe(SECOND);
    select('never once');
    expect(await selected()).toBe('never once');
    await press('j');
    await expect.poll(words).toBe(THIRD);
    expect(await selected()).toBe(THIRD);
    // Selected already, and pressed upon, as for the menu.
    await userEvent.click(main.querySelector('#one') as HTMLElement, { button: 'right' });
    select('never once');
    expect(await selected()).toBe('never once');
  });

  it('is not offered again where it is a highlight', async () => {
    await begin();
    await press('1');
    await expect.poll(() => choices()[0]).toBe('1 ✓ Claim');
    expect(await selected()).toBe(undefined);
    await press('j');
    await expect.poll(words).toBe(SECOND);
    expect(await selected()).toBe(SECOND);
  });
});
