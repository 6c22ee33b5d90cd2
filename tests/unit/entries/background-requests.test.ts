/** What the background answers the script in a page, with the real store behind it: only the browser's API is not there. */
import { expect, it, vi } from 'vitest';
import type { ToldAnnotation } from '../../../src/protocol/background.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import { annotated, CLAIM, draft, numbered, PREMISE, roleOf, SUPPORTS, selectorsOf } from '../store/support.ts';

const MAJOR = roleOf('Major claim');

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { sendMessage: async () => undefined }, i18n: { getMessage: (key: string) => key } },
}));
const openAnnotation = vi.hoisted(() => vi.fn(async (_: { annotation: { id: string } }) => undefined));
vi.mock('../../../src/entries/shared/open-annotation.ts', () => ({ openAnnotation }));
provideMessages((key) => (key === 'languageTag' ? 'en' : key));

const { answerContentScript } = await import('../../../src/entries/background/requests.ts');
const { openStore } = await import('../../../src/entries/shared/open-store.ts');

/** The tests share one library: each has a site of its own. */
let sites = 0;
function site() {
  const url = `https://site-${++sites}.example/piece`;
  const page = { addresses: { url, canonicalUrl: null, ogUrl: null }, places: [] };
  return {
    url,
    page,
    ask: (type: string, ask: unknown) =>
      answerContentScript({ to: 'background', type, ask }, { tabId: 1, frameId: 0, url }),
    annotate: (exact = 'Moscow needs to assure Seoul') => annotated(openStore(), draft({ url, exact })),
  };
}

const rulesFor = async (url: string) => (await openStore().siteRulesAt(new URL(url).hostname)).length;

it('a pointing that changes nothing is answered with no step', async () => {
  const { url, ask } = site();
  expect(await ask('point-at-body', { selector: '.text' })).toEqual({ step: expect.any(Number) });
  const { id } = await site().annotate();
  expect(await ask('point-at-body', { selector: '.text' })).toEqual({ step: null });
  expect([await rulesFor(url), (await openStore().annotation(id))?.id]).toEqual([1, id]);
});

it('a pointing is taken back while it is the newest step, and nothing else by its number', async () => {
  const { url, ask } = site();
  const first = (await ask('point-at-body', { selector: '.text' })) as { step: number };
  const other = await openStore().annotate(draft({ url }));
  expect(await ask('undo-pointing', first)).toBe(false);
  expect(await ask('undo-pointing', { step: other.step })).toBe(false);
  expect([await rulesFor(url), (await openStore().annotation(other.annotation.id))?.id]).toEqual([
    1,
    other.annotation.id,
  ]);
  const second = (await ask('point-at-body', { selector: '.other' })) as { step: number };
  expect(await ask('undo-pointing', second)).toBe(true);
  expect(await ask('undo-pointing', second)).toBe(false);
  expect((await openStore().siteRulesAt(new URL(url).hostname))[0]?.rule.body).toBe('.text');
});

it('a page takes back no pointing of another site, though it knows its number', async () => {
  const theirs = site();
  const made = (await theirs.ask('point-at-body', { selector: '.text' })) as { step: number };
  expect(await site().ask('undo-pointing', made)).toBe(false);
  expect(await rulesFor(theirs.url)).toBe(1);
  expect(await theirs.ask('undo-pointing', made)).toBe(true);
});

it('the Undo of a highlight takes back that highlight or nothing', async () => {
  const { page, ask, annotate } = site();
  const old = await annotate('other words');
  const passage = {
    page: { addresses: page.addresses, documentTitle: 'A piece', description: null },
    selectors: selectorsOf('Moscow needs to assure Seoul'),
    roles: [CLAIM],
  };
  const made = (await ask('annotate', passage)) as { id: string; step: number };
  await openStore().updateAnnotation(old.id, { note: 'written in the side panel' });
  expect(await ask('undo', { ...page, step: made.step })).toEqual({ fault: 'faultConflict' });
  expect((await openStore().annotation(old.id))?.note).toBe('written in the side panel');
  const next = (await ask('annotate', passage)) as { id: string; step: number };
  expect(await ask('undo', { ...page, step: next.step })).toEqual({ label: 'annotate' });
  expect([await openStore().annotation(next.id), (await openStore().annotation(made.id))?.id]).toEqual([null, made.id]);
  // Without a number, as by the keys, the newest step of the page.
  expect(await ask('undo', page)).toEqual({ label: 'edit-annotation' });
});

it('a role is given and taken off beside those that the page does not know of', async () => {
  const { url, page, ask } = site();
  const gone = numbered(777);
  const { id: book } = await openStore().newCodebook({
    name: 'Mine',
    description: '',
    relationKinds: [],
    roles: [
      {
        id: gone,
        name: 'Gone',
        definition: '',
        useWhen: '',
        useNotWhen: '',
        example: '',
        color: '#112233',
        underline: 'solid',
        key: null,
        parentId: null,
      },
    ],
  });
  const { id } = await annotated(openStore(), draft({ url, roles: [gone] }));
  await openStore().deleteCodebook(book);
  expect(await ask('change-annotation', { ...page, id, change: 'add', role: CLAIM })).toEqual({
    roles: [gone, CLAIM],
    step: expect.any(Number),
  });
  await openStore().updateAnnotations([id], { change: 'add', role: PREMISE });
  expect(await ask('change-annotation', { ...page, id, change: 'remove', role: CLAIM })).toEqual({
    roles: [gone, PREMISE],
    step: expect.any(Number),
  });
  expect((await openStore().annotation(id))?.roles).toEqual([gone, PREMISE]);
  expect(await openStore().nextUndo()).toMatchObject({ label: 'edit-annotation' });
});

it('what is no role of any codebook is given to nothing, but can be taken off', async () => {
  const { url, page, ask } = site();
  const gone = numbered(778);
  const { id } = await annotated(openStore(), draft({ url, roles: [CLAIM, gone] }));
  expect(await ask('change-annotation', { ...page, id, change: 'add', role: numbered(779) })).toEqual({
    fault: 'roleGone',
  });
  expect(await ask('change-annotation', { ...page, id, change: 'remove', role: gone })).toEqual({
    roles: [CLAIM],
    step: expect.any(Number),
  });
  // Of the whole list nobody on a page has a say.
  expect(await ask('change-annotation', { ...page, id, roles: [PREMISE] })).toBeUndefined();
  expect((await openStore().annotation(id))?.roles).toEqual([CLAIM]);
});

it('a highlight of the page is deleted as a step that the page takes back, with its relation', async () => {
  const { page, ask, annotate } = site();
  const [one, other] = [await annotate('other words'), await annotate()];
  await openStore().relate({
    kindId: SUPPORTS,
    from: { type: 'annotation', id: one.id },
    to: { type: 'annotation', id: other.id },
    note: '',
  });
  const gone = (await ask('delete-annotation', { ...page, id: one.id })) as { step: number };
  expect(gone).toEqual({ step: expect.any(Number) });
  expect([await openStore().annotation(one.id), await openStore().relationsOf([other.id])]).toEqual([null, []]);
  expect(await ask('undo', { ...page, step: gone.step })).toEqual({ label: 'delete-annotations' });
  expect((await openStore().annotation(one.id))?.id).toBe(one.id);
  expect(await openStore().relationsOf([other.id])).toHaveLength(1);
  // The last one takes its article with it, and both come back.
  for (const { id } of [one, other]) await ask('delete-annotation', { ...page, id });
  expect(await ask('undo', page)).toEqual({ label: 'delete-annotations' });
  expect((await openStore().annotation(other.id))?.id).toBe(other.id);
});

it('a page gets nothing deleted that is of another, also where it says that it is a copy of that', async () => {
  const elsewhere = site();
  const { id } = await elsewhere.annotate();
  const { page, ask } = site();
  expect(await ask('delete-annotation', { ...page, id })).toEqual({ fault: 'annotationGone' });
  const copy = { ...page, places: [elsewhere.url] };
  // It is one that the page may speak of.
  expect(await ask('annotation', { ...copy, id })).toMatchObject({ quote: 'Moscow needs to assure Seoul' });
  expect(await ask('delete-annotation', { ...copy, id })).toEqual({ fault: 'deleteElsewhere' });
  expect((await openStore().annotation(id))?.id).toBe(id);
});

it('moved ends and a relation are answered with their step, which the page may take back', async () => {
  const { page, ask, annotate } = site();
  const [one, other] = [await annotate(), await annotate('other words')];
  const selectors = selectorsOf('Moscow must assure Seoul');
  const moved = await ask('change-annotation', { ...page, id: one.id, selectors, changed: true });
  expect(moved).toEqual({ roles: one.roles, step: expect.any(Number) });
  expect(await openStore().annotation(one.id)).toMatchObject({
    selectors,
    former: { exact: 'Moscow needs to assure Seoul' },
  });
  const { step } = moved as { step: number };
  expect(await ask('undo', { ...page, step })).toEqual({ label: 'move-ends' });
  expect((await openStore().annotation(one.id))?.selectors).toEqual(one.selectors);

  const { step: related } = (await ask('relate', {
    ...page,
    kindId: SUPPORTS,
    fromId: one.id,
    toId: other.id,
  })) as { step: number };
  expect(await openStore().relationsOf([one.id])).toHaveLength(1);
  expect(await ask('undo', { ...page, step: related })).toEqual({ label: 'relate' });
  expect(await openStore().relationsOf([one.id])).toEqual([]);
});

it('a passage that has changed is accepted or kept as lost, each as a step that the page may take back', async () => {
  const { page, ask, annotate } = site();
  const { id, roles } = await annotate();
  const accepted = selectorsOf('Moscow must assure Seoul');
  const placed = (await ask('change-annotation', { ...page, id, accepted })) as { step: number };
  expect(placed).toEqual({ roles, step: expect.any(Number) });
  expect(await openStore().annotation(id)).toMatchObject({
    selectors: accepted,
    former: { exact: 'Moscow needs to assure Seoul' },
  });
  expect(await ask('undo', { ...page, step: placed.step })).toEqual({ label: 'accept-text' });
  const lost = (await ask('change-annotation', { ...page, id, lost: true })) as { step: number };
  expect((await openStore().annotation(id))?.lost).toBe(true);
  expect(await ask('undo', { ...page, step: lost.step })).toEqual({ label: 'keep-as-lost' });
  expect((await openStore().annotation(id))?.lost).toBeUndefined();
  // It is said of one's own page alone, and in no other words.
  const { page: other } = site();
  expect(await ask('change-annotation', { ...page, id, lost: false })).toBeUndefined();
  expect(await ask('change-annotation', { ...other, id, lost: true })).toBeUndefined();
});

it('what was marked on another copy is accepted and kept as lost there', async () => {
  const elsewhere = site();
  const { id } = await elsewhere.annotate();
  const { page, ask } = site();
  const copy = { ...page, places: [elsewhere.url] };
  for (const change of [{ lost: true }, { accepted: selectorsOf('Moscow must assure Seoul') }])
    expect(await ask('change-annotation', { ...copy, id, ...change })).toEqual({ fault: 'endsElsewhere' });
});

it('the page is told all of a note, as plain text', async () => {
  const { page, ask, annotate } = site();
  const { id } = await annotate();
  const long = 'The dues were *never* paid in full. '.repeat(40).trim();
  await openStore().updateAnnotation(id, { note: `${long}\n\n- and so on` });
  expect(await ask('annotation', { ...page, id })).toMatchObject({ note: `${long.replaceAll('*', '')}\nand so on` });
});

it('the other article of a relation is opened for the page of the one, and no other', async () => {
  const { page, ask, annotate } = site();
  const [own, far, stranger] = [await annotate(), await site().annotate(), await site().annotate()];
  const end = (id: string) => ({ type: 'annotation' as const, id });
  await openStore().relate({ kindId: SUPPORTS, from: end(far.id), to: end(own.id), note: '' });
  expect(await ask('open-related', { ...page, id: own.id, otherId: stranger.id })).toBe(false);
  expect(await ask('open-related', { ...page, id: far.id, otherId: own.id })).toBe(false);
  expect(openAnnotation.mock.calls).toEqual([]);
  expect(await ask('open-related', { ...page, id: own.id, otherId: far.id })).toBe(true);
  expect(openAnnotation.mock.calls.map(([{ annotation }]) => annotation.id)).toEqual([far.id]);
});

it('a page is told why the codebook would not allow a relation any more', async () => {
  const { page, ask, annotate } = site();
  const [one, other] = [await annotate(), await annotate('other words')];
  await openStore().updateAnnotation(one.id, { roles: [PREMISE] });
  await ask('relate', { ...page, kindId: SUPPORTS, fromId: one.id, toId: other.id });
  const faults = async () =>
    Promise.all(
      [one, other].map(async ({ id }) => {
        const { relations } = (await ask('annotation', { ...page, id })) as ToldAnnotation;
        return relations.map(({ fault }) => fault);
      }),
    );
  expect(await faults()).toEqual([[null], [null]]);
  await openStore().updateAnnotation(one.id, { roles: [MAJOR] });
  expect(await faults()).toEqual([['relationRoleFrom'], ['relationRoleFrom']]);
});

it('an editor is opened for a relation of a kind, and for nothing that is no kind of thing', async () => {
  const { page, ask, annotate } = site();
  const { id } = await annotate();
  expect(await ask('open-editor', { ...page, id, focus: { relate: 'x' } })).toBeUndefined();
  expect(await ask('open-editor', { ...page, id, focus: { relate: SUPPORTS, more: 1 } })).toBeUndefined();
});
