/** Whose Ctrl+Z is: the field's while there is something of its own to take back, and else that of what was done last. */
import { signal } from '@preact/signals';
import { beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useUndoKeys } from '../../../src/ui/components/use-undo-keys.ts';
import type { ToastMessage } from '../../../src/ui/state/actions.ts';
import { show } from './support.ts';

const UNDO = '{Control>}z{/Control}';

let turned: string[];
const toast = signal<ToastMessage | null>(null);
const turn = (which: string) => async () => {
  turned.push(which);
  return true;
};
const actions = { toast, undo: turn('undo'), redo: turn('redo') };

function View() {
  useUndoKeys(actions);
  return (
    <>
      <form>
        <input id="tag" />
        <textarea id="note" />
      </form>
      <input id="search" type="search" />
    </>
  );
}

let messages = 0;
/** Something has been done, and is said. */
function done(): void {
  toast.value = { key: ++messages, text: 'Saved', tone: 'done', step: 1, takeBack: null, redo: false };
}

const field = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`);

function focusOn(id: string): void {
  field(id)?.focus();
}

beforeEach(() => {
  turned = [];
  show(<View />);
});

it('turns steps from an empty field, by each of the keys', async () => {
  focusOn('tag');
  await userEvent.keyboard(UNDO);
  await userEvent.keyboard('{Control>}y{/Control}');
  await userEvent.keyboard('{Meta>}z{/Meta}');
  await userEvent.keyboard('{Meta>}{Shift>}z{/Shift}{/Meta}');
  expect(turned).toEqual(['undo', 'redo', 'undo', 'redo']);
});

it('leaves to a field the words that it has, and those that were just deleted from it', async () => {
  focusOn('search');
  await userEvent.keyboard('so');
  await userEvent.keyboard(UNDO);
  expect(turned).toEqual([]);
  await userEvent.fill(document.querySelector('#search') ?? document.body, 'so');
  await userEvent.keyboard('{Backspace}{Backspace}');
  expect(field('search')?.value).toBe('');
  await userEvent.keyboard(UNDO);
  expect(turned).toEqual([]);
  expect(field('search')?.value).not.toBe('');
});

it('leaves the keys to an empty field beside another of its form that is being written in', async () => {
  focusOn('note');
  await userEvent.keyboard('Half a thought');
  focusOn('tag');
  await userEvent.keyboard(UNDO);
  expect(turned).toEqual([]);
  // Of another form nothing is written.
  focusOn('search');
  await userEvent.keyboard(UNDO);
  expect(turned).toEqual(['undo']);
});

it('turns the step that has emptied the field', async () => {
  focusOn('tag');
  await userEvent.keyboard('dues');
  done();
  const tag = field('tag');
  if (tag) tag.value = '';
  await userEvent.keyboard(UNDO);
  expect(turned).toEqual(['undo']);
});
