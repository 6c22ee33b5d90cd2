/** A page with two highlights and what lies over it: its surface and the keys are real, the background answers from the test. */
import { expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { toolbarWords } from '../../../src/entries/background/toolbar-words.ts';
import { createChoices } from '../../../src/entries/marking/choices.ts';
import { createContext } from '../../../src/entries/marking/context.ts';
import { createEditor } from '../../../src/entries/marking/editor.ts';
import { createHighlightCard } from '../../../src/entries/marking/highlight-card.ts';
import { createPassages } from '../../../src/entries/marking/passages.ts';
import type { Marking } from '../../../src/entries/shared/marking-slot.ts';
import type { MarkedPassage, PageTools } from '../../../src/entries/shared/page-tools.ts';
import { createCoding } from '../../../src/entries/toolbar/coding.ts';
import { createSelectionToolbar } from '../../../src/entries/toolbar/selection-toolbar.ts';
import { readingText } from '../../../src/page/anchoring/page-reader.ts';
import type { PageCoding, ToldAnnotation } from '../../../src/protocol/background.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { DIFFERENCE, lastRoot, over, shown } from './over.ts';
import '../ui/support.ts';

export const KIND = { id: 'k', name: 'attacks', side: 'from' as const };
export const TOLD: ToldAnnotation = {
  quote: 'voted for the harbour',
  roles: [],
  offered: ESSAY_ARGUMENT.roles.map(({ id, name, color, underline, key }) => ({
    id,
    name,
    color,
    underline,
    key,
    isOn: false,
  })),
  singleKeys: true,
  tags: [],
  hasNote: false,
  note: '',
  relations: [],
  kinds: [KIND],
};
export const codingWith = (keptTags: string[]): PageCoding => ({
  roles: ESSAY_ARGUMENT.roles,
  lastRoles: [],
  keptTags,
  toolbar: true,
  singleKeys: true,
  words: toolbarWords(
    ESSAY_ARGUMENT.roles.map(({ key }) => key),
    keptTags,
  ),
});
export const CODING = codingWith([]);

/** Of the words that stand on the page. */
export const SELECTORS = [{ type: 'TextQuoteSelector' as const, exact: 'voted against', prefix: '', suffix: '' }];

type Asked = [type: string, ask: unknown];

/** A page with two highlights, and what is asked of the background; `answers` may be promises, or functions. */
export function page(answers: Record<string, unknown> = {}, { url = 'https://example.org/a' } = {}) {
  const ended = new AbortController();
  const surface = over('<p>The council voted against the harbour. It was a mistake, said the port.</p><input>');
  const reading = readingText(shown());
  const passages: MarkedPassage[] = [
    ['a', 'voted against the harbour', 'changed' as const],
    ['b', 'a mistake', 'exact' as const],
  ].map(([id = '', words = '', state]) => {
    const start = reading.text.indexOf(words);
    const end = start + words.length;
    const points = reading.boundaries(start, end);
    if (!points) throw new Error(words);
    const range = new Range();
    range.setStart(points.startContainer, points.startOffset);
    range.setEnd(points.endContainer, points.endOffset);
    return {
      id,
      roles: [],
      state: state as MarkedPassage['state'],
      start,
      end,
      range,
      elsewhere: false,
      difference: state === 'changed' ? DIFFERENCE : [],
    };
  });
  const asked: Asked[] = [];
  const onStored: (() => void)[] = [];
  const onPassages: (() => void)[] = [];
  /** Those that are on the page by now. */
  let standing = passages;
  const known: Record<string, unknown> = { annotation: TOLD, coding: CODING, ...answers };
  const tools = {
    document,
    signal: ended.signal,
    message: vi.fn((key: string) => key),
    async ask(type: string, ask: unknown) {
      asked.push([type, ask]);
      const answer = known[type];
      return typeof answer === 'function' ? answer() : answer;
    },
    asking: () => ({ addresses: { url, canonicalUrl: null, ogUrl: null }, places: [] }),
    reading: () => reading,
    passages: () => standing,
    sections: async () => [],
    describe: async () => ({ selectors: [], place: null }),
    standing: async (id: string) => {
      const found = standing.find((each) => each.id === id);
      return found ? { selectors: SELECTORS, place: null, difference: [...found.difference] } : null;
    },
    pageFacts: async () => undefined,
    onPassages: (listener: () => void) => void onPassages.push(listener),
    onStored: (listener: () => void) => void onStored.push(listener),
    reveal: () => undefined,
    refresh: async () => undefined,
  } as unknown as PageTools;
  const coding = createCoding({ ask: tools.ask, addresses: () => tools.asking().addresses });
  const context = createContext(tools, surface, coding);
  const openEditor = vi.fn<(id: string, focus: unknown) => void>();
  const onPage = createPassages(tools);
  const card = createHighlightCard(context, onPage, openEditor);
  const editor = createEditor(context, onPage, { pick: async () => null, goTo: (id) => card.goTo(id) });
  const wordsOf = (id: string): [Node, number] => {
    const range = passages.find((each) => each.id === id)?.range ?? new Range();
    return [range.startContainer, range.startOffset + 1];
  };
  /** Something has been written elsewhere; the background answers otherwise from then on. */
  const written = (now: Record<string, unknown>): void => {
    Object.assign(known, now);
    for (const tell of onStored) tell();
  };
  /** The page has become another one: what is changed of its passages, by id; null for one that is gone. */
  const turned = (now: Record<string, Partial<MarkedPassage> | null>): void => {
    standing = passages.flatMap((each) => (now[each.id] === null ? [] : { ...each, ...now[each.id] }));
    for (const tell of onPassages) tell();
  };
  const last = () => asked.at(-1);
  return { tools, surface, context, card, editor, openEditor, asked, wordsOf, written, turned, last };
}

export const find = (selector: string): HTMLElement | null => lastRoot()?.querySelector(selector) ?? null;
export const seen = (selector: string) => vi.waitFor(() => expect(find(selector)).not.toBeNull());
export const notice = () => find('.notice')?.textContent;
export const said = (text: string) => vi.waitFor(() => expect(notice()).toContain(text));

export async function press(text: string): Promise<void> {
  await seen('button');
  const found = [...(lastRoot()?.querySelectorAll('button') ?? [])].find((each) => each.textContent === text);
  if (!found) throw new Error(`no '${text}'`);
  found.focus();
  await userEvent.keyboard('{Enter}');
}

export function later<T>() {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

/** Shows the toolbar at words that are selected; `marking` brings what does what is chosen. */
export async function selectWords(
  { context, editor }: Pick<ReturnType<typeof page>, 'context' | 'editor'>,
  marking = async (choices: Marking['choices']): Promise<Marking | undefined> => ({ choices }) as Marking,
) {
  const range = new Range();
  range.selectNodeContents(shown().querySelector('p') as Element);
  const { tools, surface, coding } = context;
  const selected = () => range;
  const choices: Marking['choices'] = createChoices(
    context,
    { selected, show: (words) => toolbar.show(words, null) },
    (id) => editor.open(id, 'tags'),
  );
  const { signal } = tools;
  const toolbar = createSelectionToolbar({
    tools: { document, signal, marking: () => marking(choices) },
    surface,
    coding,
    selected,
  });
  tools.onStored(() => void toolbar.renew(), signal);
  toolbar.show(range, null);
  await seen('[role=toolbar]:not([data-away])');
  return { toolbar, range };
}

/** Selects words and presses the toolbar's 'Not on this site'. */
export async function turnOff(made: Pick<ReturnType<typeof page>, 'context' | 'editor'>): Promise<void> {
  await selectWords(made);
  await press('Not on this site');
}
