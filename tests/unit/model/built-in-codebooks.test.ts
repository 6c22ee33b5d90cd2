import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Codebook, type Role } from '../../../src/core/model/codebook.ts';
import { Project } from '../../../src/core/model/project.ts';
import {
  BUILT_IN_CODEBOOKS,
  DEFAULT_PROJECT_ID,
  defaultProject,
  ESSAY_ARGUMENT,
  OP_ED_EVIDENCE,
  POLICY_COMMENTARY,
  STUDENT_DEBATE,
  TOULMIN,
} from '../../english-codebooks.ts';

type Triple = [number, number, number];
type Matrix = [Triple, Triple, Triple];

/** Machado, Oliveira and Fernandes (2009), severity 1: https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html */
const SIGHT: Record<string, Matrix> = {
  trichromacy: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const TO_XYZ: Matrix = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
];

function linear(color: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const times = (rows: Matrix, [x, y, z]: Triple): Triple => {
  const [a, b, c] = rows.map(([p, q, r]) => p * x + q * y + r * z);
  return [a ?? 0, b ?? 0, c ?? 0];
};

function lab(rgb: Triple): Triple {
  const clamped = rgb.map((value) => Math.min(1, Math.max(0, value))) as Triple;
  const [x, y, z] = times(TO_XYZ, clamped).map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)) as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The smallest CIE76 difference of two colours over all kinds of sight; about 2.3 is just noticeable. */
function difference(one: string, other: string): number {
  return Math.min(
    ...Object.values(SIGHT).map((sight) => {
      const a = lab(times(sight, linear(one)));
      const b = lab(times(sight, linear(other)));
      return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    }),
  );
}

function contrast(one: string, other: string): number {
  const luminance = (color: string) => times(TO_XYZ, linear(color))[1];
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function pairs(roles: readonly Role[]): [Role, Role][] {
  return roles.flatMap((role, index) => roles.slice(index + 1).map((other): [Role, Role] => [role, other]));
}

describe.each(BUILT_IN_CODEBOOKS.map((codebook) => [codebook.name, codebook] as const))('%s', (_name, codebook) => {
  it('is a valid codebook whose every role is explained', () => {
    expect(v.safeParse(Codebook, codebook).issues).toBeUndefined();
    for (const role of codebook.roles) {
      for (const text of [role.definition, role.useWhen, role.useNotWhen, role.example]) {
        expect(text.length, role.name).toBeGreaterThan(20);
      }
    }
    for (const kind of codebook.relationKinds) expect(kind.definition.length, kind.name).toBeGreaterThan(20);
  });

  it('has its keys in the order of its roles', () => {
    expect(codebook.roles.map(({ key }) => key)).toEqual(codebook.roles.map((_role, index) => String(index + 1)));
  });

  it.each(codebook.roles.map(({ name, color }) => [name, color]))(
    'shows %s on a light and on a dark page',
    (_role, color) => {
      expect(contrast(color, '#ffffff')).toBeGreaterThanOrEqual(3);
      expect(contrast(color, '#121212')).toBeGreaterThanOrEqual(3);
    },
  );

  it('has colours that differ in every kind of sight, most where underlines are alike', () => {
    for (const [one, other] of pairs(codebook.roles)) {
      const least = one.underline === other.underline ? 40 : 20;
      expect(difference(one.color, other.color), `${one.name} / ${other.name}`).toBeGreaterThan(least);
    }
  });

  it('gives neighbours different underlines', () => {
    for (const [index, role] of codebook.roles.entries()) {
      expect(role.underline).not.toBe(codebook.roles[index + 1]?.underline);
    }
  });
});

it.each([
  [ESSAY_ARGUMENT, ['Major claim', 'Claim', 'Premise'], ['supports', 'attacks']],
  [OP_ED_EVIDENCE, ['Common ground', 'Assumption', 'Testimony', 'Statistics', 'Anecdote', 'Other'], []],
  [
    TOULMIN,
    ['Claim', 'Grounds', 'Warrant', 'Backing', 'Qualifier', 'Rebuttal'],
    ['is ground for', 'warrants', 'backs', 'qualifies', 'rebuts'],
  ],
  [
    STUDENT_DEBATE,
    ['Lead', 'Position', 'Claim', 'Counterclaim', 'Rebuttal', 'Evidence', 'Concluding summary'],
    ['supports', 'opposes', 'rebuts'],
  ],
  [
    POLICY_COMMENTARY,
    ['Issue', 'Problem', 'Cause', 'Recommendation', 'Goal or value', 'Consequence', 'Objection', 'Implicit assumption'],
    ['responds to', 'supports', 'objects to', 'leads to', 'presupposes'],
  ],
])('$name has the roles and relations that it is known by', ({ roles, relationKinds }, ofRoles, ofRelations) => {
  expect(roles.map(({ name }) => name)).toEqual(ofRoles);
  expect(relationKinds.map(({ name }) => name)).toEqual(ofRelations);
});

it('says of every relation which roles it may join', () => {
  const open = BUILT_IN_CODEBOOKS.flatMap(({ relationKinds }) => relationKinds).filter(
    ({ from, to }) => from.length === 0 || to.length === 0,
  );
  expect(open).toEqual([]);
});

it('gives no id twice', () => {
  const ids = BUILT_IN_CODEBOOKS.flatMap(({ id, roles, relationKinds }) => [
    id,
    ...roles.map((role) => role.id),
    ...relationKinds.map((kind) => kind.id),
  ]);
  expect(new Set([...ids, DEFAULT_PROJECT_ID]).size).toBe(ids.length + 1);
});

it('begins with one valid project', () => {
  const project = defaultProject('8b9ad7d9-0a0f-4a5c-9f0c-1a2b3c4d5e6f');
  expect(v.safeParse(Project, project).issues).toBeUndefined();
  expect(project).toMatchObject({ name: 'My reading', codebookId: ESSAY_ARGUMENT.id });
});
