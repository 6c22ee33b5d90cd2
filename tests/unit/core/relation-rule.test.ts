/** Which relations may be made, and the reason where one may not. */
import { describe, expect, it } from 'vitest';
import {
  endFault,
  kindsFor,
  type RuleEnd,
  relationFault,
  standingFault,
} from '../../../src/core/argument/relation-rule.ts';
import type { Codebook } from '../../../src/core/model/codebook.ts';
import type { Relation } from '../../../src/core/model/relation.ts';
import { BUILT_IN_CODEBOOKS, ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';

const [MAJOR, CLAIM, PREMISE] = ESSAY_ARGUMENT.roles.map(({ id }) => id) as [string, string, string];
const [SUPPORTS, ATTACKS] = ESSAY_ARGUMENT.relationKinds.map(({ id }) => id) as [string, string];

const end = (id: string, roles: readonly string[] | null, projectId = 'p'): RuleEnd => ({ id, roles, projectId });
const premise = end('a', [PREMISE]);
const claim = end('b', [CLAIM]);

const relation = (given: Partial<Relation> = {}): Relation => ({
  id: 'r',
  projectId: 'p',
  kindId: SUPPORTS,
  from: { type: 'annotation', id: 'a' },
  to: { type: 'annotation', id: 'b' },
  note: '',
  coderId: 'c',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...given,
});

const fault = (
  given: Partial<Parameters<typeof relationFault>[0]>,
  existing: readonly Relation[] = [],
  codebook: Codebook = ESSAY_ARGUMENT,
) => relationFault({ kindId: SUPPORTS, from: premise, to: claim, coderId: 'c', ...given }, codebook, existing);

describe('a relation', () => {
  it('is allowed where the codebook allows its ends', () => {
    expect(fault({})).toBeNull();
    expect(fault({ from: claim, to: end('m', [MAJOR]) })).toBeNull();
    expect(fault({ kindId: ATTACKS })).toBeNull();
  });

  it('does not lead to where it starts, to what is gone, or into another project', () => {
    expect(fault({ to: premise })).toEqual({ reason: 'self' });
    expect(fault({ to: null })).toEqual({ reason: 'gone' });
    expect(fault({ from: null })).toEqual({ reason: 'gone' });
    expect(fault({ to: end('b', [CLAIM], 'q') })).toEqual({ reason: 'projects' });
  });

  it('is of a kind of the codebook', () => {
    const foreign = TOULMIN.relationKinds[0]?.id ?? '';
    expect(fault({ kindId: foreign })).toEqual({ reason: 'kind', codebook: 'Essay argument' });
  });

  it('says which roles the kind may have at the end where it has none', () => {
    expect(fault({ from: end('m', [MAJOR]) })).toEqual({
      reason: 'role',
      side: 'from',
      kind: 'supports',
      allowed: ['Claim', 'Premise'],
    });
    const codebook = limited({ to: [MAJOR] });
    expect(fault({}, [], codebook)).toEqual({ reason: 'role', side: 'to', kind: 'supports', allowed: ['Major claim'] });
  });

  it('is allowed by any one of several roles', () => {
    expect(fault({ from: end('m', [MAJOR, PREMISE]) })).toBeNull();
  });

  it('says so where a passage has roles of other codebooks only', () => {
    const ground = end('a', [TOULMIN.roles[0]?.id ?? '']);
    expect(fault({ from: ground })).toEqual({
      reason: 'codebook',
      side: 'from',
      kind: 'supports',
      codebook: 'Essay argument',
    });
    // A kind that any passage may have does not ask for a codebook either.
    expect(fault({ from: ground }, [], limited({ from: [], to: [] }))).toBeNull();
  });

  it('allows to the roles below a role what it allows to that role', () => {
    const roles = ESSAY_ARGUMENT.roles.map((role) => (role.id === PREMISE ? { ...role, parentId: MAJOR } : role));
    expect(fault({}, [], { ...limited({ from: [MAJOR] }), roles })).toBeNull();
    expect(fault({ from: claim, to: end('x', [CLAIM]) }, [], { ...limited({ from: [MAJOR] }), roles })).toMatchObject({
      reason: 'role',
    });
  });

  it('ends at a codebook whose roles are above one another in a circle', () => {
    const roles = ESSAY_ARGUMENT.roles.map((role) => ({ ...role, parentId: role.id === CLAIM ? PREMISE : CLAIM }));
    expect(fault({}, [], { ...limited({ from: [MAJOR] }), roles })).toMatchObject({ reason: 'role' });
  });

  it('leads from and to propositions by every kind', () => {
    expect(fault({ from: end('x', null), to: end('y', null) })).toBeNull();
  });

  it('is made once by a coder: another kind, the other direction or another coder make another', () => {
    expect(fault({}, [relation()])).toEqual({ reason: 'twice', kind: 'supports' });
    expect(fault({ kindId: ATTACKS }, [relation()])).toBeNull();
    expect(fault({ from: claim, to: end('a', [CLAIM]) }, [relation()])).toBeNull();
    expect(fault({ coderId: 'd' }, [relation()])).toBeNull();
    // One that is changed is not in its own way.
    expect(fault({ id: 'r' }, [relation()])).toBeNull();
    expect(fault({ id: 'r', kindId: ATTACKS }, [relation(), relation({ id: 's', kindId: ATTACKS })])).toEqual({
      reason: 'twice',
      kind: 'attacks',
    });
  });
});

describe('a relation that stands', () => {
  const standing = (
    from: readonly string[] | null,
    to: readonly string[] | null,
    codebook: Codebook = ESSAY_ARGUMENT,
  ) => standingFault(relation(), { from, to }, codebook);

  it('has nothing against it while it could be made', () => {
    expect(standing([PREMISE], [CLAIM])).toBeNull();
    // As one of its roles is allowed it is itself.
    expect(standing([MAJOR, PREMISE], [CLAIM])).toBeNull();
  });

  it('is told by the end whose roles have become others, the first of two', () => {
    const from = { reason: 'role', side: 'from', kind: 'supports', allowed: ['Claim', 'Premise'] };
    expect(standing([MAJOR], [CLAIM])).toEqual(from);
    expect(standing([MAJOR], ['gone'])).toEqual(from);
    expect(standing([PREMISE], ['gone'])).toEqual({
      reason: 'codebook',
      side: 'to',
      kind: 'supports',
      codebook: 'Essay argument',
    });
  });

  it('is told by what the codebook allows by now, and by whether it has its kind', () => {
    expect(standing([PREMISE], [CLAIM], limited({ to: [MAJOR] }))).toMatchObject({ reason: 'role', side: 'to' });
    expect(standing([PREMISE], [CLAIM], TOULMIN)).toEqual({ reason: 'kind', codebook: 'Toulmin' });
  });

  it('says nothing of an end that is not known', () => {
    expect(standing(null, [CLAIM])).toBeNull();
    expect(standing(null, null)).toBeNull();
    expect(standing([MAJOR], null)).toMatchObject({ side: 'from' });
  });
});

it('the kinds that may lead from a passage are those of its roles, and of the roles above them', () => {
  const below = { ...(ESSAY_ARGUMENT.roles[2] as Codebook['roles'][number]), id: 'example', parentId: PREMISE };
  const codebook = { ...limited({ from: [PREMISE] }), roles: [...ESSAY_ARGUMENT.roles, below] };
  const kinds = (roles: readonly string[]) =>
    kindsFor(roles, codebook).flatMap(({ kind, side }) => (side === 'from' ? kind.id : []));
  expect(kinds([PREMISE])).toEqual([SUPPORTS, ATTACKS]);
  expect(kinds(['example'])).toEqual([SUPPORTS, ATTACKS]);
  expect(kinds([CLAIM])).not.toContain(SUPPORTS);
});

it('a passage is offered what may lead from it, and then what may lead to it', () => {
  const offered = (role: string) => kindsFor([role], ESSAY_ARGUMENT).map(({ kind, side }) => `${side} ${kind.id}`);
  expect(offered(MAJOR)).toEqual([`to ${SUPPORTS}`, `to ${ATTACKS}`]);
  expect(offered(PREMISE)).toEqual([`from ${SUPPORTS}`, `from ${ATTACKS}`, `to ${SUPPORTS}`, `to ${ATTACKS}`]);
});

describe('the codebooks that come with Margent', () => {
  const kinds = BUILT_IN_CODEBOOKS.flatMap((codebook) => codebook.relationKinds.map((kind) => ({ codebook, kind })));

  it.each(kinds.map(({ codebook, kind }) => ({ name: `${codebook.name}: ${kind.name}`, codebook, kind })))(
    '$name can be made by some pair of roles, and by exactly those it names',
    ({ codebook, kind }) => {
      const fits = (side: 'from' | 'to') =>
        codebook.roles.filter(({ id }) => endFault(kind, side, [id], codebook) === null).map(({ id }) => id);
      for (const side of ['from', 'to'] as const) {
        const named = kind[side].length > 0 ? kind[side] : codebook.roles.map(({ id }) => id);
        const withBelow = codebook.roles
          .filter(({ id, parentId }) => named.includes(id) || named.includes(parentId ?? ''))
          .map(({ id }) => id);
        expect(fits(side)).toEqual(withBelow);
        expect(fits(side)).not.toEqual([]);
      }
    },
  );
});

function limited(kind: { from?: string[]; to?: string[] }): Codebook {
  return {
    ...ESSAY_ARGUMENT,
    relationKinds: ESSAY_ARGUMENT.relationKinds.map((each) => (each.id === SUPPORTS ? { ...each, ...kind } : each)),
  };
}
