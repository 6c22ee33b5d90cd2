/** The welcome page offers the relations that the rule of the codebook allows, and no others. */
import { expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Codebook, RelationKind, Role } from '../../../src/core/model/codebook.ts';
import type { Relation } from '../../../src/core/model/relation.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import { createWelcomeState, type PracticeArticle, type WelcomeServices } from '../../../src/ui/state/welcome-state.ts';
import { BUILT_IN_CODEBOOKS, defaultProject, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';

provideMessages((key) => (key === 'languageTag' ? 'en' : key));

const [top, below] = ESSAY_ARGUMENT.roles as [Role, Role];
const [first] = ESSAY_ARGUMENT.relationKinds as [RelationKind];
/** One kind, from a role to a role of which there is one below. */
const NESTED: Codebook = {
  ...ESSAY_ARGUMENT,
  id: 'nested',
  roles: [top, { ...below, parentId: top.id }],
  relationKinds: [{ ...first, id: 'bears', from: [top.id], to: [top.id] }],
};

const mark = (id: string, role: string, createdAt: string) =>
  ({ id, projectId: 'own', roles: [role], createdAt, selectors: [] }) as unknown as Annotation;

async function choices(current: Codebook, relations: readonly Relation[] = [], more: readonly Annotation[] = []) {
  const own = { ...defaultProject('coder'), id: 'own', codebookId: NESTED.id };
  const project = { ...own, id: 'current', codebookId: current.id };
  const annotations = [mark('later', below.id, '2'), mark('earlier', top.id, '1'), ...more];
  const state = createWelcomeState({
    store: {
      codingContext: async () => ({
        project,
        isOfSite: false,
        projects: [own, project],
        codebook: current,
        codebooks: [...BUILT_IN_CODEBOOKS, NESTED],
        tags: [],
        lastRoles: [],
        coderId: 'coder',
        stickyTags: null,
        singleKeys: true,
      }),
      pageAnnotations: async () => ({ article: {}, annotations }),
      relationsOf: async () => ({ relations, ends: [] }),
    },
  } as unknown as WelcomeServices);
  await state.start({ page: { addresses: {} }, paint: () => undefined } as unknown as PracticeArticle);
  expect(state.fault.value).toBeNull();
  return state.choices.value.map(({ kindId, from, to }) => [kindId, from.id, to.id]);
}

const BOTH = [
  ['bears', 'later', 'earlier'],
  ['bears', 'earlier', 'later'],
];

it('what is allowed to a role is allowed to those below it', async () => {
  expect(await choices(NESTED)).toEqual(BOTH);
});

it('the codebook of the project of the passages counts, whichever is in work', async () => {
  expect(await choices(TOULMIN)).toEqual(BOTH);
});

it('what is there already is not offered again', async () => {
  const there = { id: 'r', kindId: 'bears', from: { id: 'later' }, to: { id: 'earlier' }, coderId: 'coder' };
  expect(await choices(NESTED, [there as Relation])).toEqual(BOTH.slice(1));
});

it('the passage marked last is related to the newest one that it may be related to', async () => {
  const other = ESSAY_ARGUMENT.roles[2] as Role;
  const between = mark('between', other.id, '1.5');
  expect(await choices(NESTED, [], [between])).toEqual(BOTH);
  // The newest one, where that may be.
  const near = mark('near', top.id, '1.7');
  expect((await choices(NESTED, [], [between, near])).flat()).toContain('near');
});
