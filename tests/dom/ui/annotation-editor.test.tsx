/** The editor of a passage: its tags can be kept for the next ones, and it takes no focus from what is being written. */
import { type Signal, signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Codebook } from '../../../src/core/model/codebook.ts';
import { AnnotationEditor } from '../../../src/ui/components/AnnotationEditor.tsx';
import type { Coding } from '../../../src/ui/services.ts';
import { BUILT_IN_CODEBOOKS, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { ROLES, show } from './support.ts';

interface Given {
  /** Of an annotation that is edited; left out for a new passage. */
  borne?: string[];
  /** Tags that are kept as the form begins. */
  kept?: string[] | null;
}

function view(initial: Coding, { borne, kept = null }: Given = {}) {
  const onSubmit = vi.fn<(coding: Coding) => Promise<void>>(async () => undefined);
  const keptTags = signal(kept);
  const onKeepTags = vi.fn((tags: string[] | null) => {
    keptTags.value = tags;
  });
  const Form = () => (
    <AnnotationEditor
      codebook={ESSAY_ARGUMENT}
      codebooks={BUILT_IN_CODEBOOKS}
      {...(borne && { borne })}
      tagsInUse={['korea', 'treaty']}
      keptTags={keptTags.value}
      initial={initial}
      submitLabel="Highlight"
      onSubmit={onSubmit}
      onCancel={() => undefined}
      onKeepTags={onKeepTags}
    />
  );
  show(<Form />);
  return { onSubmit, onKeepTags, keptTags };
}

const nothingKept = { keptTags: null, onKeepTags: () => undefined };

const keep = () =>
  [...document.querySelectorAll('label')]
    .find(({ textContent }) => textContent === 'Keep these tags for the next highlights')
    ?.querySelector('input') as HTMLInputElement;

const press = async (keeps: boolean) => {
  await userEvent.click(keep());
  await expect.poll(() => keep().checked).toBe(keeps);
};

const addTag = async (tag: string) => {
  await userEvent.fill(document.querySelector('input[role=combobox]') as Element, tag);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.querySelector(`[aria-label="Remove the tag ${tag}"]`)).not.toBe(null);
};

describe('tags kept for the next passages', () => {
  const roles = [ROLES[0]];
  const given = { roles, tags: ['korea'], note: '' };

  it('are those of a new passage that began with them, at once, until the switch is off', async () => {
    const { onSubmit, onKeepTags } = view(given, { kept: ['korea'] });
    expect(keep().checked).toBe(true);
    await addTag('week 3');
    expect(onKeepTags.mock.calls).toEqual([[['korea', 'week 3']]]);
    await press(false);
    await addTag('week 4');
    expect(onKeepTags.mock.calls.slice(1)).toEqual([[null]]);
    document.querySelector<HTMLElement>('button[type=submit]')?.click();
    await expect.poll(() => onSubmit.mock.calls).toEqual([[{ roles, tags: ['korea', 'week 3', 'week 4'], note: '' }]]);
  });

  it('are not replaced by those of an annotation that is edited until the switch is pressed beside them', async () => {
    const { onKeepTags } = view(given, { borne: roles, kept: ['korea'] });
    expect(keep().checked).toBe(true);
    await addTag('week 3');
    expect(onKeepTags).not.toHaveBeenCalled();
    await press(false);
    await press(true);
    await addTag('week 4');
    expect(onKeepTags.mock.calls).toEqual([[null], [['korea', 'week 3']], [['korea', 'week 3', 'week 4']]]);
  });

  it('are switched on from an annotation, and not off again with what is written in its form', async () => {
    const { onKeepTags } = view(given, { borne: roles });
    expect(keep().checked).toBe(false);
    await addTag('week 3');
    expect(onKeepTags).not.toHaveBeenCalled();
    await press(true);
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel')?.click();
    expect(onKeepTags.mock.calls).toEqual([[['korea', 'week 3']]]);
  });

  it.each([
    ['a new passage', {}],
    ['an annotation', { borne: roles }],
  ])('may be switched elsewhere meanwhile: the form of %s shows it, and leaves them', async (_, of) => {
    const { onKeepTags, keptTags } = view(given, of);
    await press(true);
    keptTags.value = null;
    await expect.poll(() => keep().checked).toBe(false);
    keptTags.value = ['harbour'];
    await expect.poll(() => keep().checked).toBe(true);
    await addTag('week 3');
    expect(onKeepTags.mock.calls).toEqual([[['korea']]]);
  });

  it('may be others than those written of a new passage before: these leave them', async () => {
    const { onKeepTags } = view(given, { kept: ['harbour'] });
    await addTag('week 3');
    expect([keep().checked, onKeepTags.mock.calls]).toEqual([true, []]);
  });

  it('leave digits to the roles, also with the focus on the switch', async () => {
    const { onSubmit } = view({ roles: [], tags: [], note: '' });
    keep().focus();
    await userEvent.keyboard('2');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onSubmit.mock.calls[0]?.[0].roles).toEqual([ROLES[1]]);
  });
});

describe('the focus, when the form comes up beside others', () => {
  const Beside = ({ of: { value: codebook } }: { of: Signal<Codebook | null> }) => (
    <>
      <input type="search" />
      <textarea id="elsewhere" />
      <button type="button">Anything</button>
      <form id="other">
        <input type="checkbox" />
      </form>
      {codebook && (
        <AnnotationEditor
          codebook={codebook}
          codebooks={BUILT_IN_CODEBOOKS}
          tagsInUse={[]}
          {...nothingKept}
          initial={{ roles: codebook.roles.slice(0, 1).map(({ id }) => id), tags: [], note: '' }}
          primary
          submitLabel="Highlight"
          onSubmit={async () => undefined}
        />
      )}
    </>
  );
  /** Draws it beside what stands there, which keeps the focus. */
  function begin(first: Codebook | null) {
    const codebook = signal(first);
    show(<Beside of={codebook} />);
    return async (next: Codebook) => {
      codebook.value = next;
      await expect.poll(() => role(next)).not.toBe(null);
    };
  }
  const role = (codebook: Codebook) => document.querySelector(`input[value="${codebook.roles[0]?.id}"]`);
  const focus = (selector: string) => {
    const field = document.querySelector<HTMLElement>(selector);
    field?.focus();
    expect(document.activeElement).toBe(field);
    return field;
  };

  it.each(['input[type=search]', '#elsewhere', '#other input'])('stays where the reader is: %s', async (selector) => {
    const become = begin(null);
    const field = focus(selector);
    await become(ESSAY_ARGUMENT);
    expect(document.activeElement).toBe(field);
  });

  it.each(['button', null])('goes to the roles from where nothing is written: %s', async (selector) => {
    const become = begin(null);
    if (selector) focus(selector);
    await become(ESSAY_ARGUMENT);
    expect(document.activeElement).toBe(role(ESSAY_ARGUMENT));
  });

  it('goes to the roles of the codebook that is chosen instead', async () => {
    const become = begin(ESSAY_ARGUMENT);
    expect(document.activeElement).toBe(role(ESSAY_ARGUMENT));
    await become(TOULMIN);
    await expect.poll(() => document.activeElement).toBe(role(TOULMIN));
    expect(role(ESSAY_ARGUMENT)).toBe(null);
  });

  it('stays in the note of the form when its codebook becomes another one', async () => {
    const become = begin(ESSAY_ARGUMENT);
    const note = focus('form:not(#other) textarea');
    await become(TOULMIN);
    expect(document.activeElement).toBe(note);
  });
});

describe('the keys of the roles', () => {
  const given = () =>
    [...document.querySelectorAll<HTMLInputElement>('fieldset input:checked')].map(({ value }) => value);
  const press = (key: string, code: string, shiftKey = false) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }),
    );

  // French without and with Shift, Arabic, a number pad; an input method that has taken the key.
  it.each([
    ['é', 'Digit2', false],
    ['2', 'Digit2', true],
    ['٢', 'Digit2', false],
    ['2', 'Numpad2', false],
    ['Process', 'Digit2', false],
  ])('%s on %s is 2', async (key, code, shift) => {
    view({ roles: [], tags: [], note: '' });
    press(key, code, shift);
    await expect.poll(given).toEqual([ROLES[1]]);
  });

  // What is written with Shift, and a number pad that is switched to arrows.
  it.each([
    ['@', 'Digit2', true],
    ['ArrowDown', 'Numpad2', false],
  ])('%s on %s is no digit', async (key, code, shift) => {
    view({ roles: [], tags: [], note: '' });
    press(key, code, shift);
    press('1', 'Digit1');
    await expect.poll(given).toEqual([ROLES[0]]);
  });
});

describe('roles that a passage has of another codebook', () => {
  const [, ground] = TOULMIN.roles;
  const GROUND = ground?.id ?? '';
  const others = () => [...document.querySelectorAll('fieldset fieldset')];
  const named = (set: Element | undefined) => [
    set?.querySelector('legend')?.textContent,
    ...[...(set?.querySelectorAll('label bdi') ?? [])].map(({ textContent }) => textContent),
  ];
  const box = (id: string) => document.querySelector<HTMLInputElement>(`input[value="${id}"]`);
  const submit = () => document.querySelector<HTMLButtonElement>('button[type=submit]');
  const edit = (codebook: Signal<Codebook>, roles: string[]) => {
    const onSubmit = vi.fn<(coding: Coding) => Promise<void>>(async () => undefined);
    const Form = () => (
      <AnnotationEditor
        codebook={codebook.value}
        codebooks={BUILT_IN_CODEBOOKS}
        borne={roles}
        tagsInUse={[]}
        {...nothingKept}
        initial={{ roles, tags: [], note: '' }}
        submitLabel="Save"
        onSubmit={onSubmit}
      />
    );
    show(<Form />);
    return async () => {
      await expect.poll(() => submit()?.disabled).toBe(false);
      submit()?.click();
      await expect.poll(() => onSubmit.mock.calls.length).toBe(1);
      return onSubmit.mock.calls[0]?.[0].roles;
    };
  };

  it('stand under its name below those of the codebook in use, for which they can be exchanged', async () => {
    const submitted = edit(signal(ESSAY_ARGUMENT), [GROUND]);
    expect(others().map(named)).toEqual([['From the codebook “Toulmin”', ground?.name]]);
    expect(document.activeElement).toBe(box(GROUND));
    box(GROUND)?.click();
    // To be given back: the form has not been saved.
    await expect.poll(() => box(GROUND)?.checked).toBe(false);
    await expect.poll(() => submit()?.disabled).toBe(true);
    await userEvent.keyboard('2');
    expect(await submitted()).toEqual([ROLES[1]]);
  });

  it('may be of no codebook any more, and are taken off as well', async () => {
    const submitted = edit(signal(ESSAY_ARGUMENT), [ROLES[1], 'gone']);
    expect(others().map(named)).toEqual([['In no codebook any more']]);
    expect(others()[0]?.querySelector('label')?.textContent).toBe('Unknown role');
    box('gone')?.click();
    expect(await submitted()).toEqual([ROLES[1]]);
  });

  it('are those that were its own until another codebook was chosen while it was edited', async () => {
    const codebook = signal(ESSAY_ARGUMENT);
    const submitted = edit(codebook, [ROLES[0]]);
    box(ROLES[2])?.click();
    await expect.poll(() => box(ROLES[2])?.checked).toBe(true);
    codebook.value = TOULMIN;
    await expect.poll(() => others().length).toBe(1);
    expect(named(others()[0])[0]).toBe('From the codebook “Essay argument”');
    box(GROUND)?.click();
    expect(await submitted()).toEqual([ROLES[0], ROLES[2], GROUND]);
  });

  it('are none where it has roles of the codebook in use alone', () => {
    edit(signal(ESSAY_ARGUMENT), [ROLES[1]]);
    expect(others()).toEqual([]);
  });
});
