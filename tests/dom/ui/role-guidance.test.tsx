/** When to use a role, beside its definition while a passage is coded: of the role last pointed at, and open for as long. */
import { beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Codebook, Role } from '../../../src/core/model/codebook.ts';
import { AnnotationEditor } from '../../../src/ui/components/AnnotationEditor.tsx';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { ROLES, show } from './support.ts';

const [MAJOR, CLAIM, PREMISE] = ESSAY_ARGUMENT.roles as [Role, Role, Role];
const NOTHING = { useWhen: '', useNotWhen: '', example: '' };

function view(roles: Role[], root?: HTMLElement): void {
  const codebook: Codebook = { ...ESSAY_ARGUMENT, roles };
  show(
    <AnnotationEditor
      codebook={codebook}
      codebooks={[codebook]}
      tagsInUse={[]}
      keptTags={null}
      onKeepTags={async () => undefined}
      initial={{ roles: [ROLES[0]], tags: [], note: '' }}
      submitLabel="Highlight"
      onSubmit={async () => undefined}
    />,
    root,
  );
}

const details = () => document.querySelector('details');
const summary = () => document.querySelector('summary') as HTMLElement;
const lines = () => [...(details()?.querySelectorAll('p') ?? [])].map(({ textContent }) => textContent);
const linesOf = ({ useWhen, useNotWhen, example }: Role) => [
  `Use when: ${useWhen}`,
  `Not when: ${useNotWhen}`,
  `Example: ${example}`,
];
const box = ({ id }: Role) => document.querySelector(`input[value="${id}"]`) as HTMLInputElement;
const label = (role: Role) => box(role).closest('label') as HTMLElement;
const tags = () => document.querySelector('input[autocomplete]') as HTMLElement;
const named = () => summary()?.getAttribute('aria-label');

describe('when to use a role', () => {
  beforeEach(() => userEvent.unhover(document.body));

  it('is told of the role pointed at, whose it stays on the way there, and else of the one given', async () => {
    view([MAJOR, CLAIM, PREMISE]);
    expect(named()).toBe('When to use it: Major claim');
    expect(details()?.open).toBe(false);
    await userEvent.hover(label(PREMISE));
    await expect.poll(lines).toEqual(linesOf(PREMISE));
    await userEvent.click(summary());
    await expect.poll(() => details()?.open).toBe(true);
    expect(named()).toBe('When to use it: Premise');
    // It has the focus now: it stays that role's while the pointer is elsewhere.
    await userEvent.hover(tags());
    expect(lines()).toEqual(linesOf(PREMISE));
    await userEvent.click(tags());
    await expect.poll(lines).toEqual(linesOf(MAJOR));
    expect(details()?.open).toBe(true);
  });

  it('stays open with every role', async () => {
    view([MAJOR, { ...CLAIM, ...NOTHING }, PREMISE]);
    await userEvent.click(summary());
    await expect.poll(() => details()?.open).toBe(true);
    await userEvent.hover(label(CLAIM));
    await expect.poll(details).toBeNull();
    // The focus was in what is gone, and stays in the form.
    expect(document.activeElement).toBe(box(CLAIM));
    await userEvent.hover(label(PREMISE));
    await expect.poll(lines).toEqual(linesOf(PREMISE));
    expect(details()?.open).toBe(true);
  });

  it('is reached, opened and left by keys, of the role that had the focus', async () => {
    view([MAJOR, CLAIM, PREMISE]);
    box(PREMISE).focus();
    await userEvent.keyboard('{Tab}');
    await expect.poll(() => document.activeElement).toBe(summary());
    expect(named()).toBe('When to use it: Premise');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => details()?.open).toBe(true);
    expect(summary().closest('[aria-hidden]')).toBeNull();
    await userEvent.keyboard('2');
    await expect.poll(() => box(CLAIM).checked).toBe(true);
    await expect.poll(lines).toEqual(linesOf(CLAIM));
    box(PREMISE).focus();
    await userEvent.keyboard('{Tab}{Tab}');
    await expect.poll(() => document.activeElement).toBe(tags());
  });

  it('leaves out what is empty', async () => {
    view([
      { ...MAJOR, useNotWhen: '' },
      { ...CLAIM, ...NOTHING, example: 'We should.' },
    ]);
    expect(lines()).toEqual([`Use when: ${MAJOR.useWhen}`, `Example: ${MAJOR.example}`]);
    await userEvent.hover(label(CLAIM));
    await expect.poll(lines).toEqual(['Example: We should.']);
  });

  it('keeps its place while it is closed, and takes none where no role has any', async () => {
    const place = () => tags().getBoundingClientRect().top;
    const bare = [MAJOR, CLAIM].map((role) => ({ ...role, ...NOTHING }));
    view([MAJOR, { ...CLAIM, ...NOTHING }]);
    const before = place();
    await userEvent.hover(label(CLAIM));
    await expect.poll(details).toBeNull();
    expect(place()).toBe(before);
    const form = document.querySelector('form');
    document.querySelector('main')?.remove();
    view(bare);
    expect(document.querySelector('form')).not.toBe(form);
    expect(details()).toBeNull();
    expect(place()).toBeLessThan(before);
  });
});

it('a role’s name of one long word is broken rather than the form made wider', () => {
  const root = document.createElement('main');
  root.style.inlineSize = '300px';
  const name = 'Verfassungsgerichtsentscheidungsbegründungszusammenhang';
  view([{ ...MAJOR, name }], root);
  expect(root.textContent).toContain(name);
  expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
});
