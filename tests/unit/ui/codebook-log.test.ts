/** The log of a codebook, as a text for a methods section. */
import '../../english-document.ts';
import { afterEach, expect, it, vi } from 'vitest';
import type { CodebookChange } from '../../../src/core/model/codebook.ts';
import { describeCodebookLog } from '../../../src/ui/codebook-log.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['Asia/Seoul', 'November 29, 2026', 'November 28, 2026'],
  ['America/Los_Angeles', 'November 28, 2026', 'November 27, 2026'],
])('dates each version by the day of the reader: %s', (zone, late, early) => {
  vi.stubEnv('TZ', zone);
  const log = [
    { version: 1, at: '2026-11-28T03:00:00.000Z', changes: [] },
    { version: 2, at: '2026-11-28T23:30:00.000Z', changes: [] },
  ];
  const text = describeCodebookLog({ ...ESSAY_ARGUMENT, version: 2, log });
  const days = text.split('\n').flatMap((line) => /\w+ \d+, 2026/.exec(line) ?? []);
  expect(days).toEqual([early, late]);
});

const told = (...changes: CodebookChange[]): string[] =>
  describeCodebookLog({
    ...ESSAY_ARGUMENT,
    version: 2,
    log: [{ version: 2, at: '2026-11-28T12:00:00.000Z', changes }],
  })
    .trimEnd()
    .split('\n')
    .slice(3);

it('tells below what has gone what it meant, one line a field', () => {
  const meaning = [
    { field: 'definition', text: 'A reason given.\nNot a fact.' },
    { field: 'useNotWhen', text: 'Nothing follows from it.' },
    { field: 'parentId', text: 'Claim' },
  ];
  expect(told({ what: 'role-merged', of: 'Premise', to: 'Claim', annotations: 2, meaning })).toEqual([
    '- Role “Premise” merged into “Claim”. Annotations that had it: 2.',
    '  - Definition: “A reason given.',
    '    Not a fact.”',
    '  - Not when: “Nothing follows from it.”',
    '  - Belongs under: “Claim”',
  ]);
  const ends = [
    { field: 'from', text: 'Claim, Premise' },
    { field: 'to', text: '' },
  ];
  expect(told({ what: 'relation-deleted', of: 'supports', meaning: ends })).toEqual([
    '- Kind of relation “supports” deleted.',
    '  - from: “Claim, Premise”',
    '  - to: “any role”',
  ]);
});

it('of entries that do not say what had gone tells the rest', () => {
  expect(told({ what: 'role-deleted', of: 'Premise' }, { what: 'relation-deleted', of: 'supports' })).toEqual([
    '- Role “Premise” deleted.',
    '- Kind of relation “supports” deleted.',
  ]);
});
