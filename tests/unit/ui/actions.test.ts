/** What a surface says of steps that overlap: the last word is that of the last one. */
import { describe, expect, it, vi } from 'vitest';
import { provideMessages } from '../../../src/ui/messages.ts';
import type { AnnotationStore } from '../../../src/ui/services.ts';
import { AT_ONCE, createActions, type Done } from '../../../src/ui/state/actions.ts';
import { draft, open } from '../store/support.ts';

const labels = ['annotate', 'edit-annotation'];
const store: Pick<AnnotationStore, 'undo'> = { undo: async () => ({ label: labels.shift() ?? '' }) };

// No words, but the names of those that would be said.
provideMessages((key, [first = '']) => `${key} ${first}`.trim());

it('says the later of two steps where the earlier one is slower to show', async () => {
  const reloads: (() => void)[] = [];
  const actions = createActions(store as AnnotationStore, () => new Promise((shown) => reloads.push(shown)));
  const said: string[] = [];
  actions.toast.subscribe((message) => {
    if (message) said.push(message.text);
  });
  const both = [actions.undo(), actions.undo()];
  await expect.poll(() => reloads.length).toBe(2);
  reloads[1]?.();
  await both[1];
  reloads[0]?.();
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(said).toEqual(['undone stepEditAnnotation']);
});

it('takes back a choice as long as it is the last thing said, and a step of the history after that', async () => {
  labels.push('relate');
  const actions = createActions(store as AnnotationStore, async () => undefined);
  const takeBack = vi.fn<() => Promise<string>>(async () => 'off again');
  await actions.choose(async () => 'on', takeBack);
  expect(actions.toast.value).toMatchObject({ text: 'on', step: null, takeBack });
  await actions.undo();
  expect(actions.toast.value).toMatchObject({ text: 'off again', takeBack: null });
  await actions.undo();
  expect(actions.toast.value?.text).toBe('undone stepRelate');
  expect(takeBack).toHaveBeenCalledTimes(1);
});

it('offers to take back the step that this surface has made, not one made in another window meanwhile', async () => {
  const [here, there] = [open(), open()];
  const own = { undo: (step?: number) => here.undo(step === undefined ? {} : { step }) };
  const actions = createActions(own as AnnotationStore, async () => undefined);
  let made = '';
  await actions.attempt(async () => {
    const { annotation, step } = await here.annotate(draft());
    made = annotation.id;
    await there.annotate(draft({ start: 100 }));
    return { text: 'kept', step };
  });
  const step = actions.toast.value?.step ?? undefined;
  expect(step).toBeDefined();
  // It is not the newest any more: nothing is taken back, rather than something else.
  expect(await actions.undo(step)).toBe(false);
  expect(actions.toast.value?.text).toBe('faultConflict');
  expect(await here.allAnnotations()).toHaveLength(2);
  await there.undo();
  expect(await actions.undo(step)).toBe(true);
  expect(await here.annotation(made)).toBeNull();
});

it('offers to take back nothing where a write has made no step', async () => {
  const actions = createActions(store as AnnotationStore, async () => undefined);
  await actions.attempt(async () => ({ text: 'exported', step: null }));
  expect(actions.toast.value).toMatchObject({ text: 'exported', step: null });
});

it('no longer says what another window has undone, done again, or made something newer than', async () => {
  const [here, there] = [open(), open()];
  const actions = createActions(here as unknown as AnnotationStore, () => actions.dropStale());
  const annotate = () =>
    actions.attempt(async () => {
      const { step } = await here.annotate(draft());
      return { text: 'kept', step };
    });

  await annotate();
  await actions.dropStale();
  expect(actions.toast.value?.text).toBe('kept');
  await there.undo();
  await actions.dropStale();
  expect(actions.toast.value).toBeNull();

  await there.redo();
  await actions.undo();
  expect(actions.toast.value).toMatchObject({ text: 'undone stepAnnotate', redo: true });
  await actions.dropStale();
  expect(actions.toast.value).not.toBeNull();
  await there.redo();
  await actions.dropStale();
  expect(actions.toast.value).toBeNull();

  await annotate();
  await there.annotate(draft({ start: 100 }));
  await actions.dropStale();
  expect(actions.toast.value).toBeNull();
  // What offers neither stays.
  actions.fault('full');
  await actions.dropStale();
  expect(actions.toast.value?.text).toBe('full');
});

it('says why a choice could not be made, and has nothing to take back', async () => {
  const actions = createActions(store as AnnotationStore, async () => undefined);
  const takeBack = vi.fn<() => Promise<string>>();
  expect(await actions.choose(() => Promise.reject(new Error('full')), takeBack)).toBe(false);
  expect(actions.toast.value).toMatchObject({ tone: 'fault', takeBack: null });
});

describe('what takes longer than a moment', () => {
  function made() {
    vi.useFakeTimers();
    const undo = vi.fn(async () => ({ label: 'annotate' }));
    const own = { undo } as unknown as AnnotationStore;
    const gate: { open: () => void; shut: (error: Error) => void } = { open: () => undefined, shut: () => undefined };
    const write = vi.fn(
      () =>
        new Promise<Done>((resolve, reject) => {
          gate.open = () => resolve({ text: 'changed', step: 1 });
          gate.shut = reject;
        }),
    );
    return { actions: createActions(own, async () => undefined), undo, write, gate };
  }

  it('is said once it has, in place of what was said before, until it is done', async () => {
    const { actions, write, gate } = made();
    actions.done('earlier', 1);
    const done = actions.attempt(write, 'changing');
    vi.advanceTimersByTime(AT_ONCE - 1);
    expect([actions.working.value, actions.toast.value?.text]).toEqual([null, 'earlier']);
    vi.advanceTimersByTime(1);
    expect([actions.working.value, actions.toast.value]).toEqual(['changing', null]);
    gate.open();
    expect(await done).toBe(true);
    expect([actions.working.value, actions.toast.value?.text]).toEqual([null, 'changed']);
  });

  it('is not said where it is done at once', async () => {
    const { actions, write, gate } = made();
    const said: (string | null)[] = [];
    actions.working.subscribe((words) => said.push(words));
    const done = actions.attempt(write, 'changing');
    gate.open();
    await done;
    vi.advanceTimersByTime(AT_ONCE);
    expect(said).toEqual([null]);
  });

  it('ends with the reason where it fails', async () => {
    const { actions, write, gate } = made();
    const done = actions.attempt(write, 'changing');
    vi.advanceTimersByTime(AT_ONCE);
    gate.shut(Object.assign(new Error(), { kind: 'full' }));
    expect(await done).toBe(false);
    expect([actions.working.value, actions.toast.value]).toMatchObject([null, { text: 'faultFull', tone: 'fault' }]);
  });

  it('lets no other such step begin, nor one be taken back, before it is done', async () => {
    const { actions, undo, write, gate } = made();
    const done = actions.attempt(write, 'changing');
    vi.advanceTimersByTime(AT_ONCE);
    expect(await actions.attempt(write, 'changing')).toBe(false);
    expect(await actions.undo()).toBe(false);
    expect([write.mock.calls.length, undo.mock.calls.length]).toEqual([1, 0]);
    gate.open();
    await done;
    expect(await actions.undo()).toBe(true);
  });

  it('is one undo after the other where the keys are pressed so', async () => {
    const { actions, undo } = made();
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    undo.mockImplementation(() => gate.then(() => ({ label: 'annotate' })));
    const first = actions.undo();
    vi.advanceTimersByTime(AT_ONCE);
    expect(actions.working.value).toBe('undoing');
    const second = actions.undo();
    open();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(undo).toHaveBeenCalledTimes(2);
  });
});
