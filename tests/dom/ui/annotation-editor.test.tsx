/** The editor of a new passage: its tags can be kept for the next ones. */
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { AnnotationEditor } from '../../../src/ui/components/AnnotationEditor.tsx';
import type { Coding } from '../../../src/ui/services.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { ROLES, show } from './support.ts';

function view(initial: Coding) {
  const onSubmit = vi.fn<(coding: Coding) => Promise<void>>(async () => undefined);
  show(
    <AnnotationEditor
      codebook={ESSAY_ARGUMENT}
      tagsInUse={['korea', 'treaty']}
      initial={initial}
      submitLabel="Highlight"
      onSubmit={onSubmit}
    />,
  );
  return { onSubmit };
}

const keep = () =>
  [...document.querySelectorAll('label')]
    .find(({ textContent }) => textContent === 'Keep these tags for the next highlights')
    ?.querySelector('input');

describe('tags kept for the next passages', () => {
  it('are given from the start, and the choice goes out with the passage', async () => {
    const { onSubmit } = view({ roles: [ROLES[0]], tags: ['korea'], note: '', keepTags: true });
    expect(keep()?.checked).toBe(true);
    await userEvent.click(keep() as Element);
    await expect.poll(() => keep()?.checked).toBe(false);
    document.querySelector<HTMLElement>('button[type=submit]')?.click();
    await expect
      .poll(() => onSubmit.mock.calls[0]?.[0])
      .toEqual({
        roles: [ROLES[0]],
        tags: ['korea'],
        note: '',
        keepTags: false,
      });
  });

  it('are not asked about where a passage is edited', () => {
    view({ roles: [ROLES[0]], tags: ['korea'], note: '' });
    expect(keep()).toBeUndefined();
  });

  it('leave digits to the roles, also with the focus on the switch', async () => {
    const { onSubmit } = view({ roles: [], tags: [], note: '', keepTags: false });
    keep()?.focus();
    await userEvent.keyboard('2');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onSubmit.mock.calls[0]?.[0].roles).toEqual([ROLES[1]]);
  });
});
