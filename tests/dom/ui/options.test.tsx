/** The choices of Options: what could not be chosen or read is said, and what is in use goes on being shown. */
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/store/store-error.ts';
import { Codebooks } from '../../../src/ui/options/Codebooks.tsx';
import { Projects } from '../../../src/ui/options/Projects.tsx';
import { createOptionsState, type OptionsServices } from '../../../src/ui/state/options-state.ts';
import { defaultProject, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { codingContext, show } from './support.ts';

const FIRST = defaultProject('coder');
const SECOND = { ...FIRST, id: crypto.randomUUID(), name: 'Harbour seminar' };

/** Over a store without room: everything can be read, and nothing written. */
async function view(given: { codebookUse?: () => Promise<number> } = {}) {
  const full = () => Promise.reject(new StoreError('full', 'no room'));
  const services = {
    store: {
      codingContext: async () => codingContext({ projects: [FIRST, SECOND], project: FIRST }),
      chooseCodebook: full,
    },
    rules: { siteRules: async () => [] },
    codebooks: {
      store: { codebookUse: async () => 0, ...given },
      newId: () => crypto.randomUUID(),
      address: { read: () => null, write: () => undefined },
    },
    projects: {
      projectUse: async () => new Map(),
      sitesWithProject: async () => [],
      currentCoder: async () => null,
      chooseProject: full,
    },
    toolbarSites: { off: async () => [] },
    usage: async () => ({ articles: 0, annotations: 0, bytes: null }),
    sites: async () => [],
  } as unknown as OptionsServices;
  const state = createOptionsState(services);
  await state.load();
  const Shown = () => (
    <>
      <Codebooks state={state} />
      <Projects state={state} />
    </>
  );
  show(<Shown />);
  return state;
}

const all = <T extends Element = HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)];
const chosen = (name: string) =>
  all(`input[name=${name}]:checked`).map((radio) => radio.closest('label')?.querySelector('strong')?.textContent);
const press = (name: string, words: string) =>
  all(`input[name=${name}]`)
    .find((radio) => radio.closest('label')?.textContent?.includes(words))
    ?.click();

describe('a choice that could not be kept', () => {
  it.each([
    ['codebook', TOULMIN.name, ESSAY_ARGUMENT.name],
    ['project', SECOND.name, FIRST.name],
  ])('leaves the %s in use chosen', async (name, wanted, current) => {
    const state = await view();
    await expect.poll(() => chosen(name)).toEqual([current]);
    press(name, wanted);
    expect(chosen(name)).toEqual([wanted]);
    await expect.poll(() => state.toast.value?.tone).toBe('fault');
    await expect.poll(() => chosen(name)).toEqual([current]);
  });
});

it('says why, where what a codebook is used for cannot be read', async () => {
  const state = await view({ codebookUse: () => Promise.reject(new StoreError('slow', 'slow')) });
  document.querySelector<HTMLElement>(`[data-codebook="${TOULMIN.id}"] [data-opens=delete]`)?.click();
  await expect.poll(() => state.toast.value?.text).toContain('slow to open');
  expect(state.toast.value?.tone).toBe('fault');
});
