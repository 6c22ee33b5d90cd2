/** In which language a library begins, and that no later language changes it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { BUILT_IN_CODEBOOKS, ESSAY_ARGUMENT, english, TOULMIN } from '../../english-codebooks.ts';
import { open } from './support.ts';

function wordsOf(locale: string): (key: string) => string {
  const file = resolve(import.meta.dirname, `../../../public/_locales/${locale}/messages.json`);
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
  return (key) => catalogue[key]?.message ?? '';
}

const german = wordsOf('de');
const korean = wordsOf('ko');

it('a new library has its codebooks and its project in the language of now, under the ids they have in all', async () => {
  const store = open({ say: german });
  const codebooks = await store.codebooks();
  expect(codebooks.map(({ id }) => id).sort()).toEqual(BUILT_IN_CODEBOOKS.map(({ id }) => id).sort());
  const essay = codebooks.find(({ id }) => id === ESSAY_ARGUMENT.id);
  expect(essay?.roles.map(({ id, key, name }) => [id, key, name])).toEqual(
    ESSAY_ARGUMENT.roles.map(({ id, key }, index) => [id, key, ['Hauptthese', 'Behauptung', 'Prämisse'][index]]),
  );
  expect(essay?.relationKinds.map(({ name }) => name)).toEqual(['stützt', 'spricht gegen']);
  expect((await store.currentProject()).name).toBe('Meine Lektüre');
});

it('opened in another language it stays as it is; what is added then is in that language', async () => {
  const first = open({ say: german });
  await first.deleteCodebook(TOULMIN.id);
  const before = await first.codebooks();
  const later = open({ say: korean });
  expect(await later.codebooks()).toEqual(before);
  await later.addBuiltInCodebooks(BUILT_IN_CODEBOOKS.map(({ id }) => id));
  const after = await later.codebooks();
  expect(after.filter(({ id }) => id !== TOULMIN.id)).toEqual(before);
  const added = after.find(({ id }) => id === TOULMIN.id);
  expect(added?.roles.map(({ name }) => name)).toEqual(['주장', '근거', '보장', '보강', '한정', '반박']);
  expect(added?.roles.map(({ id }) => id)).toEqual(TOULMIN.roles.map(({ id }) => id));
});

it('taken into a library of another language, an untouched codebook changes nothing, and an edited one wins', async () => {
  const there = open({ say: german, name: 'there' });
  const untouched = await there.exportLibrary();
  const here = open({ say: english });
  const before = await here.codebooks();
  await here.restore(untouched);
  expect(await here.codebooks()).toEqual(before);
  const [role] = ESSAY_ARGUMENT.roles;
  await there.editCodebook(ESSAY_ARGUMENT.id, {
    what: 'change-role',
    id: role?.id ?? '',
    changed: { name: 'Kernthese' },
  });
  await here.restore(await there.exportLibrary());
  const merged = (await here.codebooks()).find(({ id }) => id === ESSAY_ARGUMENT.id);
  expect(merged?.roles.map(({ name }) => name)).toEqual(['Kernthese', 'Behauptung', 'Prämisse']);
});
