/** The log of a codebook, as a text for a methods section. */
import '../../english-document.ts';
import { afterEach, expect, it, vi } from 'vitest';
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
