/** An annotation that is edited in a list: what is written goes on when the row comes back, and changes nothing else. */
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { AnnotationItem } from '../../../src/ui/components/AnnotationItem.tsx';
import type { Coding, Drafts } from '../../../src/ui/services.ts';
import { annotation, codingContext, ROLES, show } from './support.ts';

const note = () => document.querySelector('textarea') as HTMLTextAreaElement;

function view() {
  const onUpdate = vi.fn<(changed: Partial<Coding>) => Promise<boolean>>(async () => true);
  const drafts: Drafts = new Map();
  const onKeepTags = vi.fn<(tags: string[] | null) => void>();
  const context = codingContext();
  const list = (of: Annotation) => (
    <ol>
      <AnnotationItem
        key={of.id}
        annotation={of}
        language="en"
        context={context}
        goLabel="Show on page"
        onGo={() => undefined}
        onUpdate={onUpdate}
        onDelete={async () => true}
        onKeepTags={onKeepTags}
        drafts={drafts}
      />
    </ol>
  );
  const root = show(list(annotation('one', 'Words')));
  return { onUpdate, onKeepTags, drafts, show: (of: Annotation) => show(list(of), root) };
}

const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

it('goes on with what was written, and writes that alone over what was changed meanwhile', async () => {
  const { onUpdate, drafts, show: showRow } = view();
  press('[aria-label^="Edit"]');
  await expect.poll(note).not.toBe(null);
  await userEvent.fill(note(), 'half a thought');
  await expect.poll(() => drafts.size).toBe(1);
  // A filter hides the row; on the page the annotation is given a role and a tag; the filter is emptied.
  showRow(annotation('two', 'Other words'));
  await expect.poll(note).toBe(null);
  showRow(annotation('one', 'Words', { roles: [ROLES[1], ROLES[2]], tags: ['new'] }));
  await expect.poll(() => note()?.value).toBe('half a thought');
  press('button[type=submit]');
  await expect.poll(() => onUpdate.mock.calls).toEqual([[{ note: 'half a thought' }]]);
  await expect.poll(() => [note(), drafts.size]).toEqual([null, 0]);
});

it('keeps its tags for the next passages at once, which is no change of it and is not cancelled', async () => {
  const { onUpdate, onKeepTags, drafts, show: showRow } = view();
  showRow(annotation('one', 'Words', { tags: ['week 3'] }));
  press('[aria-label^="Edit"]');
  await expect.poll(note).not.toBe(null);
  // Its roles are in a fieldset.
  await userEvent.click(document.querySelector('form label:not(fieldset *) [type=checkbox]') as Element);
  await expect.poll(() => onKeepTags.mock.calls).toEqual([[['week 3']]]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(note).toBe(null);
  expect([onKeepTags.mock.calls.length, onUpdate.mock.calls, drafts.size]).toEqual([1, [], 0]);
});
