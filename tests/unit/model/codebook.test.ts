import * as v from 'valibot';
import { expect, it } from 'vitest';
import { Codebook, type Role } from '../../../src/core/model/codebook.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';

const [first, second, third] = ESSAY_ARGUMENT.roles;
if (!first || !second || !third) throw new Error('fewer than three roles');

const faults = (given: Partial<Codebook>) =>
  v.safeParse(Codebook, { ...ESSAY_ARGUMENT, relationKinds: [], ...given }).issues?.map(({ message }) => message) ?? [];
const below = (role: Role, parent: Role | string): Role => ({
  ...role,
  parentId: typeof parent === 'string' ? parent : parent.id,
});
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

it('lets roles stand below others', () => {
  expect(faults({ roles: [first, below(second, first), below(third, second)] })).toEqual([]);
});

it.each<[string, Partial<Codebook>]>([
  ['has two roles with the same id', { roles: [first, { ...second, id: first.id }] }],
  ['gives one key to two roles', { roles: [first, { ...second, key: first.key }] }],
  ['has a role whose parent is missing or below itself', { roles: [below(first, UNKNOWN)] }],
  ['has a role whose parent is missing or below itself', { roles: [below(first, first)] }],
  ['has a role whose parent is missing or below itself', { roles: [below(first, second), below(second, first)] }],
  [
    'has a kind of relation between roles it does not have',
    { relationKinds: ESSAY_ARGUMENT.relationKinds.map((kind) => ({ ...kind, from: [UNKNOWN] })) },
  ],
  ['has no role', { roles: [] }],
])('is refused when it %s', (message, given) => {
  expect(faults(given)).toEqual([message]);
});

it('does not mind roles without a key', () => {
  expect(faults({ roles: [first, { ...second, key: null }, { ...third, key: null }] })).toEqual([]);
});
