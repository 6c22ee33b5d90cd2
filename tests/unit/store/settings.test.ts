/** The reader's choices, made in two windows at once. */
import { expect, it } from 'vitest';
import { annotated, draft, faultOf, numbered, open } from './support.ts';

it('a list that two windows change at once has what both put into it', async () => {
  const [here, there] = [open(), open()];
  const add = (host: string) => (off: string[] | null) => [...(off ?? []), host];
  await Promise.all([
    here.changeSetting('toolbar-off', add('a.example')),
    there.changeSetting('toolbar-off', add('b.example')),
  ]);
  expect((await here.setting('toolbar-off'))?.toSorted()).toEqual(['a.example', 'b.example']);
});

it('what a list must not be is refused, and the list stays', async () => {
  const store = open();
  await store.changeSetting('toolbar-off', () => ['a.example']);
  expect(await faultOf(store.changeSetting('toolbar-off', () => ['x'.repeat(300)]))).toMatchObject({ kind: 'invalid' });
  expect(await store.setting('toolbar-off')).toEqual(['a.example']);
});

it('of more roles than are kept as those given last an annotation has all', async () => {
  const store = open();
  const roles = Array.from({ length: 21 }, (_, at) => numbered(900 + at));
  expect((await annotated(store, draft({ roles }))).roles).toEqual(roles);
  expect(await store.setting('last-roles')).toEqual(roles.slice(0, 20));
});
