/** The form of a passage goes away and comes back, and its codebook becomes another one: what is written stays, and no more. */
import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Passage } from '../../../src/ui/components/Passage.tsx';
import type { Coding, CodingContext, Drafts } from '../../../src/ui/services.ts';
import { defaultProject, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { show } from './support.ts';

const contextOf = (codebook: typeof ESSAY_ARGUMENT): CodingContext => ({
  project: defaultProject('coder'),
  isOfSite: false,
  projects: [defaultProject('coder')],
  codebook,
  codebooks: [ESSAY_ARGUMENT, TOULMIN],
  tags: [],
  lastRoles: [codebook.roles[0]?.id ?? ''],
  coderId: 'coder',
  stickyTags: null,
});

const passage = (key: string) => ({
  key,
  wholeSection: false,
  place: null,
  selectors: [{ type: 'TextQuoteSelector', exact: key, prefix: '', suffix: '' }],
});

function view() {
  const highlight = vi.fn<(coding: Coding) => Promise<string | null>>(async () => 'id');
  const onCancel = vi.fn();
  const context = signal(contextOf(ESSAY_ARGUMENT));
  const candidate = signal(passage('one'));
  const drafts: Drafts = new Map();
  const state = {
    context,
    candidate,
    candidatePlace: signal(''),
    candidateQuote: signal('Words'),
    description: signal(null),
    page: signal({ kind: 'ready', page: { outline: [] } }),
    projectHost: signal(null),
    chooseCodebook: async () => true,
    chooseProject: async () => true,
    highlight,
  } as unknown as Parameters<typeof Passage>[0]['state'];
  const Shown = () => <Passage state={state} hint="" drafts={drafts} onCancel={onCancel} />;
  show(<Shown />);
  return { highlight, onCancel, context, candidate };
}

const note = () => document.querySelector('textarea') as HTMLTextAreaElement;
const given = () =>
  [...document.querySelectorAll<HTMLInputElement>('fieldset input:checked')].map(({ value }) => value);
const submit = () => document.querySelector<HTMLElement>('button[type=submit]')?.click();

describe('what is written of a passage', () => {
  it('goes out with the roles of the codebook that is shown, and with no other', async () => {
    const { highlight, context } = view();
    await userEvent.fill(note(), 'a note');
    context.value = contextOf(TOULMIN);
    const first = TOULMIN.roles[0]?.id ?? '';
    await expect.poll(given).toEqual([first]);
    submit();
    await expect.poll(() => highlight.mock.calls[0]?.[0]).toMatchObject({ roles: [first], note: 'a note' });
  });

  it('comes back with its passage, and a role that was only suggested gives way to the first that is given', async () => {
    const { highlight, candidate } = view();
    const one = candidate.value;
    await userEvent.fill(note(), 'a long note');
    candidate.value = passage('another');
    await expect.poll(() => note().value).toBe('');
    candidate.value = one;
    await expect.poll(() => note().value).toBe('a long note');
    const [, second] = ESSAY_ARGUMENT.roles;
    document.querySelector<HTMLElement>(`input[value="${second?.id}"]`)?.click();
    await expect.poll(given).toEqual([second?.id]);
    submit();
    await expect.poll(() => highlight.mock.calls[0]?.[0].roles).toEqual([second?.id]);
  });

  it('stays when Escape ends what an input method composes', async () => {
    const { onCancel } = view();
    const press = (isComposing: boolean) =>
      note().dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', isComposing, bubbles: true, cancelable: true }),
      );
    press(true);
    expect(onCancel).not.toHaveBeenCalled();
    press(false);
    expect(onCancel).toHaveBeenCalledOnce();
  });
});
