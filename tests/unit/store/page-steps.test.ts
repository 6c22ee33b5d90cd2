/** Undo and redo asked for by a page: only steps that are of that page. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { POLICY_COMMENTARY } from '../../english-codebooks.ts';
import { annotated, draft, faultOf, open, PREMISE, SUPPORTS, stored, URL_ONE, URL_TWO } from './support.ts';

const HERE = { addresses: [URL_ONE], places: [] };
const THERE = { addresses: [URL_TWO], places: [] };

const relate = (store: Store, from: string, to: string) =>
  store.relate({
    kindId: SUPPORTS,
    from: { type: 'annotation', id: from },
    to: { type: 'annotation', id: to },
    note: '',
  });

describe('from a page', () => {
  it('what was done there is taken back and done again, each step', async () => {
    const store = open();
    const one = await annotated(store, draft());
    const two = await annotated(store, draft({ start: 100 }));
    await store.updateAnnotation(one.id, { roles: [PREMISE] });
    await relate(store, one.id, two.id);
    await store.deleteAnnotations([one.id, two.id]);
    const library = async () => (await store.allAnnotations()).length;
    for (let steps = 0; steps < 5; steps++) expect(await store.undo({ page: HERE })).not.toBeNull();
    expect([await library(), await store.undo({ page: HERE })]).toEqual([0, null]);
    // The article is gone with its last passage, and comes back with the first.
    for (let steps = 0; steps < 4; steps++) expect(await store.redo({ page: HERE })).not.toBeNull();
    expect([await library(), (await store.allRelations()).length]).toEqual([2, 1]);
    await store.redo({ page: HERE });
    expect([await library(), await store.redo({ page: HERE })]).toEqual([0, null]);
  });

  it('a relation to another page is a step of either', async () => {
    const store = open();
    const one = await annotated(store, draft());
    const other = await annotated(store, draft({ url: URL_TWO }));
    await relate(store, one.id, other.id);
    expect(await store.undo({ page: HERE })).toMatchObject({ label: 'relate' });
    expect(await store.redo({ page: THERE })).toMatchObject({ label: 'relate' });
  });

  it.each<[string, (store: Store, ids: { here: string; there: string }) => Promise<unknown>]>([
    ['a passage of another page', (store, { there }) => store.updateAnnotation(there, { note: 'x' })],
    ['passages of both', (store, { here, there }) => store.deleteAnnotations([here, there])],
    ['a new passage elsewhere', (store) => annotated(store, draft({ url: 'https://elsewhere.example/piece' }))],
    [
      'a relation elsewhere',
      async (store, { there }) => {
        const near = await annotated(store, draft({ url: URL_TWO, start: 100 }));
        await relate(store, there, near.id);
      },
    ],
    ['a rule for a site', (store) => store.changeSiteRule(URL_ONE, { what: 'body', selector: 'article' })],
    ['the codebook of a project', (store) => store.chooseCodebook(POLICY_COMMENTARY.id)],
    [
      'what is said of two pages',
      async (store) => {
        const other = await store.articleAt([URL_TWO]);
        if (other) await store.sayPiece([URL_ONE], other.id, true);
      },
    ],
    ['a new project', (store) => store.newProject('Seminar', POLICY_COMMENTARY.id)],
  ])('%s is left alone', async (_, act) => {
    const store = open();
    const { id: here } = await annotated(store, draft());
    const { id: there } = await annotated(store, draft({ url: URL_TWO }));
    await act(store, { here, there });
    const before = await stored(store);
    expect((await faultOf(store.undo({ page: HERE }))).kind).toBe('elsewhere');
    expect(await stored(store)).toEqual(before);
    await store.undo();
    const undone = await stored(store);
    expect((await faultOf(store.redo({ page: HERE }))).kind).toBe('elsewhere');
    expect(await stored(store)).toEqual(undone);
    expect(await store.redo()).not.toBeNull();
  });
});
