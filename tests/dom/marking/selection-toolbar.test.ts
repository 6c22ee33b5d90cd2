/** The toolbar at selected words: what it offers, what comes of its buttons, and when it stays away. */
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Marking } from '../../../src/entries/shared/marking-slot.ts';
import { codingSlot } from '../../../src/entries/shared/toolbar-slot.ts';
import { ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { shown } from './over.ts';
import '../ui/support.ts';
import {
  CODING,
  codingWith,
  find,
  later,
  notice,
  page,
  press,
  said,
  seen,
  selectWords,
  turnOff,
} from './marked-page.ts';

afterEach(() => getSelection()?.removeAllRanges());

it('tags that are kept stand in the toolbar and are told with it, and the notice names those that were given', async () => {
  const keptTags = ['energy', 'oil', 'ports', 'rail'];
  await selectWords(page({ coding: codingWith(keptTags), annotate: { id: 'c', step: 4, tags: ['energy', 'oil'] } }));
  const kept = find('.kept');
  expect([...(kept?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
    '+ energy',
    '+ oil',
    '+ ports',
    '…',
  ]);
  const all = 'Kept tags are added too: energy, oil, ports, rail.';
  await vi.waitFor(() => expect(find('[role=status]')?.textContent).toContain(all));
  expect([kept?.title, kept?.ariaLabel]).toEqual([all, all]);
  await userEvent.keyboard('2');
  await said('Highlighted as Claim. Tags: energy, oil.');
});

it('a toolbar that the reader has put away stays away when the browser tells of the same selection once more', async () => {
  const made = page({ annotate: { id: 'c', step: 4, tags: [] } });
  const { toolbar, range } = await selectWords(made);
  for (const key of ['{Escape}', '2']) {
    await userEvent.keyboard(key);
    toolbar.prepare(range);
    toolbar.show(range, null);
    await new Promise((done) => setTimeout(done, 50));
    // Nor does it stand there unseen.
    expect(find('[role=toolbar]')).toBeNull();
    // Selected anew.
    toolbar.show(null, null);
    toolbar.show(range, null);
    await seen('[role=toolbar]:not([data-away])');
  }
});

it('a toolbar that stands goes to other words without missing a key, also when other roles were given last', async () => {
  let times = 0;
  const made = page({ coding: () => ({ ...CODING, lastRoles: [`role ${times++}`] }) });
  const { toolbar } = await selectWords(made);
  const words = new Range();
  words.selectNodeContents(shown().querySelector('p')?.firstChild as Node);
  toolbar.show(words, null);
  await made.context.coding.ask();
  expect(find('[role=toolbar]:not([data-away])')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  expect(find('[role=toolbar]')).toBeNull();
});

it('of a note that the reader thought better of the highlight is left, and is offered to be taken back', async () => {
  const made = page({
    annotate: { id: 'a', step: 4, tags: [] },
    'open-editor': { src: 'about:blank', token: 't' },
    undo: { label: 'annotate' },
  });
  const open = async () => {
    await selectWords(made);
    await press(CODING.words.addNote);
    await seen('iframe');
  };
  await open();
  made.editor.told({ token: 't', step: 5, closed: true });
  await said('Saved.');
  await open();
  made.editor.told({ token: 't', written: true, closed: false });
  made.editor.told({ token: 't', closed: true });
  await said('What you wrote is kept in this tab');
  await open();
  made.editor.told({ token: 't', closed: true });
  await said('Highlighted');
  await press('Undo');
  await said('Undone: ');
  expect(made.last()).toMatchObject(['undo', { step: 4 }]);
});

it('of the toolbar nothing is put into words in the page: they come with the codebook', async () => {
  const made = page({ coding: codingWith(['energy', 'oil']) });
  const format = vi.spyOn(Intl.ListFormat.prototype, 'format');
  try {
    await selectWords(made);
    await vi.waitFor(() => expect(find('[role=status]')?.textContent).toContain('energy, oil'));
    expect([vi.mocked(made.tools.message).mock.calls, format.mock.calls]).toEqual([[], []]);
  } finally {
    format.mockRestore();
  }
});

it('a choice is made once, and comes back as an offer where what makes it cannot be brought', async () => {
  const made = page({ annotate: { id: 'c', step: 4, tags: [] } });
  const brought = later<undefined>();
  let isThere = false;
  await selectWords(made, async (choices) => {
    if (isThere) return { choices } as Marking;
    return brought.promise;
  });
  await userEvent.keyboard('22');
  expect(find('[role=toolbar]')).toBeNull();
  brought.give(undefined);
  await seen('[role=toolbar]:not([data-away])');
  isThere = true;
  await userEvent.keyboard('22');
  await said('Highlighted as Claim.');
  expect(made.asked.filter(([type]) => type === 'annotate')).toHaveLength(1);
});

it('the toolbar takes the codebook that was asked for while its script was brought, and asks itself the next time', async () => {
  codingSlot.put(Promise.resolve({ ...CODING, roles: ESSAY_ARGUMENT.roles.slice(0, 1) }));
  const { context, asked } = page();
  expect((await context.coding.ask())?.roles).toHaveLength(1);
  expect(asked).toEqual([]);
  expect((await context.coding.ask())?.roles).toHaveLength(ESSAY_ARGUMENT.roles.length);
  expect(asked.map(([type]) => type)).toEqual(['coding']);
});

it('a toolbar that stands there offers what the project that is chosen meanwhile has, and no role of the former', async () => {
  const made = page({ annotate: { id: 'c', step: 4, tags: [] } });
  await selectWords(made);
  expect(find('[role=toolbar]')?.textContent).toContain('Claim');
  // What changes nothing of it leaves it, and whoever is in it, alone.
  const before = find('[role=toolbar]');
  made.written({ coding: { ...CODING, lastRoles: [ESSAY_ARGUMENT.roles[0]?.id] } });
  await new Promise((done) => setTimeout(done, 50));
  expect(find('[role=toolbar]')).toBe(before);
  made.written({ coding: { ...CODING, roles: TOULMIN.roles } });
  await vi.waitFor(() => expect(find('[role=toolbar]')?.textContent).toContain('Warrant'));
  await userEvent.keyboard('2');
  await said('Highlighted as ');
  const given = made.asked.find(([type]) => type === 'annotate')?.[1];
  expect(given).toMatchObject({ roles: [TOULMIN.roles.find(({ key }) => key === '2')?.id] });
});

it('where no tags are kept neither the toolbar nor the notice speaks of any', async () => {
  await selectWords(page({ annotate: { id: 'c', step: 4, tags: [] } }));
  expect(find('.kept')).toBeNull();
  await vi.waitFor(() => expect(find('[role=status]')?.textContent).toContain('press 1–3'));
  expect(find('[role=status]')?.textContent).not.toContain('ags');
  await userEvent.keyboard('2');
  await said('Highlighted as Claim.');
  expect(notice()).not.toContain('Tags');
});

it('the toolbar is said to be off only once it is, and on again, on files by what they are', async () => {
  const made = page({ 'set-toolbar': null }, { url: 'file:///home/reader/a.html' });
  await turnOff(made);
  await said('The toolbar is now off on files on this computer.');
  await userEvent.keyboard('{Control>}z{/Control}');
  await said('Toolbar switched on again: files on this computer.');
  expect(made.asked.filter(([type]) => type === 'set-toolbar').map(([, ask]) => ask)).toEqual([
    { on: false },
    { on: true },
  ]);
});

it('the toolbar that could not be switched off is not said to be', async () => {
  await turnOff(page({ 'set-toolbar': undefined }));
  await vi.waitFor(() => expect(find('.notice')?.dataset.tone).toBe('fault'));
  expect(notice()).not.toContain('No toolbar');
});
