/** Every kind of step has its name in the reader's words: undo says what it took back. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import english from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { provideMessages } from '../../../src/ui/messages.ts';
import { describeRedo, describeUndo } from '../../../src/ui/step-words.ts';

beforeAll(() => {
  const catalogue: Record<string, { message: string }> = english;
  provideMessages((key, [first = '']) => catalogue[key]?.message.replace(/\$[A-Z]+\$/, first) ?? key);
});

/** The union as the model declares it: of a type nothing is left that could be gone through. */
const source = readFileSync(new URL('../../../src/core/model/action.ts', import.meta.url), 'utf8');
const actions = [...(/type Action =([^;]+);/.exec(source)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(
  ([, action]) => action ?? '',
);

it('reads the kinds of step', () => {
  expect(actions.length).toBeGreaterThan(15);
});

it.each(actions)('%s', (label) => {
  expect(describeUndo({ label })).toMatch(/^Undone: [a-z]/);
  // A kind without words would be called by its own name.
  if (label.includes('-')) expect(describeUndo({ label })).not.toContain(label);
  expect(describeRedo({ label })).toBe(describeUndo({ label }).replace('Undone', 'Redone'));
});

it('each of them differs from the others', () => {
  expect(new Set(actions.map((label) => describeUndo({ label }))).size).toBe(actions.length);
});
