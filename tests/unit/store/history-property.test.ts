/** Whatever is done, in whatever order: undoing all of it leads back to the start, redoing all of it to the end. */
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Library } from '../../../src/core/model/library.ts';
import type { Store } from '../../../src/store/store.ts';
import { RelationRefused } from '../../../src/store/store-error.ts';
import { BUILT_IN_CODEBOOKS, ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { CLAIM, draft, newId, open, selectorsOf, URL_ONE, URL_TWO } from './support.ts';

/** Which of the kinds of step, and with what; `which` and `other` choose among what is there. */
const KINDS = [
  'annotate',
  'edit',
  'ends',
  'accept',
  'by-hand',
  'lost',
  'look-again',
  'delete',
  'relate',
  'unrelate',
  'codebook',
  'new-codebook',
  'copy-codebook',
  'merge-roles',
  'delete-role',
  'built-in',
  'delete-codebook',
  'choose',
  'rule',
  'forget-rule',
  'import-rules',
  'say-piece',
  'restore',
  'nothing',
] as const;
interface Operation {
  kind: (typeof KINDS)[number];
  which: number;
  other: number;
  text: string;
}

const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom(...KINDS),
  which: fc.nat(1000),
  other: fc.nat(1000),
  text: fc.string({ minLength: 1, maxLength: 12 }).map((text) => `w${text}`),
});

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

/** Does one thing as a surface does it; where there is nothing to do it to, it does nothing. */
async function perform(store: Store, { kind, which, other, text }: Operation, kept: Library[]): Promise<void> {
  const library = await store.exportLibrary();
  const one = pick(library.annotations, which);
  const two = pick(library.annotations, other);
  const relation = pick(library.relations, which);
  const rule = pick(library.siteRules, which);
  const url = which % 2 === 0 ? URL_ONE : URL_TWO;
  if (kind === 'annotate') {
    const { roles } = await store.codebookOf(await store.currentProject());
    const given = pick(roles, which)?.id ?? CLAIM;
    await store.annotate(draft({ url, exact: text, start: other, tags: [text], roles: [given] }));
  }
  if (kind === 'edit' && one) await store.updateAnnotation(one.id, { note: text, tags: [text, 'x'] });
  if (kind === 'ends' && one) await store.moveEnds(one.id, selectorsOf(text, other), false);
  if (kind === 'accept' && one) await store.placeAnnotation(one.id, selectorsOf(text, other), 'accept-text');
  if (kind === 'by-hand' && one) await store.placeAnnotation(one.id, selectorsOf(text, other), 'place-by-hand');
  if (kind === 'lost' && one) await store.keepAsLost(one.id, true);
  if (kind === 'look-again' && one) await store.keepAsLost(one.id, false);
  if (kind === 'delete' && one && two) await store.deleteAnnotations([one.id, two.id]);
  if (kind === 'relate' && one && two && one.id !== two.id) {
    const [from, to] = [one, two].map(({ id }) => ({ type: 'annotation' as const, id }));
    const { relationKinds } = await store.codebookOf(await store.currentProject());
    const relationKind = pick(relationKinds, which);
    if (from && to && relationKind)
      await store.relate({ kindId: relationKind.id, from, to, note: text }).catch((error: unknown) => {
        // What the codebook forbids changes nothing, which is what is asked here.
        if (!(error instanceof RelationRefused)) throw error;
      });
  }
  if (kind === 'unrelate' && relation) await store.deleteRelations([relation.id]);
  const codebook = pick(library.codebooks, which);
  const [role, into] = [pick(codebook?.roles ?? [], which), pick(codebook?.roles ?? [], other)];
  if (kind === 'codebook' && codebook)
    await store.editCodebook(codebook.id, { what: 'describe', changed: { description: text } });
  if (kind === 'new-codebook' || (kind === 'copy-codebook' && codebook)) {
    if (kind === 'copy-codebook' && codebook) await store.copyCodebook(codebook.id, text);
    else
      await store.newCodebook({
        name: text,
        description: '',
        roles: ESSAY_ARGUMENT.roles.map((each) => ({ ...each, id: newId(), parentId: null })),
        relationKinds: [],
      });
  }
  if (kind === 'merge-roles' && codebook && role && into && role.id !== into.id)
    await store.mergeRoles(codebook.id, role.id, into.id);
  if (kind === 'delete-role' && codebook && role && codebook.roles.length > 1)
    await store.deleteRole(codebook.id, role.id, { what: 'take-off', alone: { what: 'delete', atMost: 1_000 } });
  if (kind === 'delete-codebook' && codebook && library.projects.every(({ codebookId }) => codebookId !== codebook.id))
    await store.deleteCodebook(codebook.id);
  if (kind === 'built-in') await store.addBuiltInCodebooks(BUILT_IN_CODEBOOKS.map(({ id }) => id));
  if (kind === 'choose') await store.chooseCodebook((pick(library.codebooks, which) ?? ESSAY_ARGUMENT).id);
  if (kind === 'rule') await store.changeSiteRule(url, { what: 'body', selector: `.c${other}` });
  if (kind === 'forget-rule' && rule) await store.deleteSiteRules([rule.id]);
  if (kind === 'import-rules')
    await store.importSiteRules([{ hosts: [`h${which % 3}.example`], body: `#i${other}`, evidence: ['a test'] }]);
  const article = pick(library.articles, other);
  if (kind === 'say-piece' && article && !article.urls.includes(url))
    await store.sayPiece([url], article.id, which % 3 > 0);
  if (kind === 'restore') await store.restore(pick(kept, which) ?? library, { deletedHere: 'return' });
}

/** All that is kept but choices, which are no steps, and the graves that undone making leaves; times of change left out. */
async function content(store: Store): Promise<string> {
  const { tombstones, settings, ...library } = await store.exportLibrary();
  const sorted = Object.fromEntries(
    Object.entries(library).map(([name, list]) => [
      name,
      Array.isArray(list) ? list.toSorted((a, b) => a.id.localeCompare(b.id)) : list,
    ]),
  );
  return JSON.stringify(sorted, (key, value) => {
    if (key === 'updatedAt') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
  });
}

async function stepsTaken(take: () => Promise<unknown>): Promise<number> {
  let count = 0;
  while (await take()) count++;
  return count;
}

it('undo all is the start, redo all is the end, byte for byte, across windows opened anew', {
  timeout: 0,
}, async () => {
  const kindsDone = new Set<string>();
  let longest = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 90, size: 'max' }), async (operations) => {
      globalThis.indexedDB = new IDBFactory();
      let store = open();
      const reopened = (): Store => {
        store.close();
        store = open();
        return store;
      };
      const start = await content(store);
      const kept: Library[] = [];
      for (const each of operations) {
        const before = await store.nextUndo();
        await perform(store, each, kept);
        if ((await store.nextUndo())?.seq !== before?.seq) kindsDone.add(each.kind);
        if (each.which % 7 === 0) kept.push(await store.exportLibrary());
      }
      const end = await content(store);
      const undone = await stepsTaken(() => reopened().undo());
      expect(await content(store)).toBe(start);
      const redone = await stepsTaken(() => reopened().redo());
      expect(redone).toBe(undone);
      expect(await content(store)).toBe(end);
      await stepsTaken(() => store.undo());
      expect(await content(store)).toBe(start);
      longest = Math.max(longest, undone);
    }),
    { numRuns: 20, seed: 57 },
  );
  // What the runs were worth: every kind that does something was done, and far more than fifty steps at once.
  expect([...kindsDone].sort()).toEqual(KINDS.filter((kind) => kind !== 'nothing').toSorted());
  expect(longest).toBeGreaterThan(50);
});
