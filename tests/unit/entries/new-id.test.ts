/** Ids are UUIDs that the model takes, also where the browser makes none itself. */
import * as v from 'valibot';
import { afterEach, expect, it, vi } from 'vitest';
import { Id } from '../../../src/core/model/identifier.ts';
import { newId } from '../../../src/entries/shared/new-id.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['of the browser', () => undefined],
  [
    'without it',
    () => vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto), randomUUID: undefined }),
  ],
])('%s', (_, stub) => {
  stub();
  const ids = Array.from({ length: 200 }, newId);
  for (const id of ids) {
    expect(v.parse(Id, id)).toBe(id);
    expect(id).toMatch(/^.{14}4.{4}[89ab]/);
  }
  expect(new Set(ids).size).toBe(200);
});
