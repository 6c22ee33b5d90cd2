/** Saving the form of a project changes what the reader changed in it, and nothing by the way: not who annotates elsewhere either. */
import { expect, it } from 'vitest';
import type { Project } from '../../../src/core/model/project.ts';
import type { ProjectStore } from '../../../src/ui/services.ts';
import { createProjectState, mergedCoders } from '../../../src/ui/state/project-state.ts';
import { defaultProject } from '../../english-codebooks.ts';

const [ANN, BOB, DAN] = ['ann', 'bob', 'dan'].map((id) => ({ id, name: id })) as [
  Project['coders'][number],
  Project['coders'][number],
  Project['coders'][number],
];

async function make(current: string) {
  const chosen: string[] = [];
  const sent: unknown[] = [];
  const store = {
    projectUse: async () => new Map(),
    sitesWithProject: async () => [],
    currentCoder: async () => current,
    editProject: async (_id: string, changed: unknown) => ({ step: sent.push(changed) }),
    chooseCoder: async (id: string) => void chosen.push(id),
  } as unknown as ProjectStore;
  const state = createProjectState(store, {
    newId: () => 'new',
    attempt: async (write) => {
      await write();
      return true;
    },
  });
  await state.load();
  return { state, chosen, sent };
}

const project: Project = { ...defaultProject(ANN.id), coders: [ANN] };
const saved = (coders: Project['coders']) => ({ name: project.name, codebookId: project.codebookId, coders });

it('leaves who annotates elsewhere when a coder is added here', async () => {
  const { state, chosen } = await make(BOB.id);
  await state.edit(project, saved([ANN, DAN]), ANN.id);
  expect(chosen).toEqual([]);
});

it('keeps who was chosen among several', async () => {
  const { state, chosen } = await make(ANN.id);
  await state.edit(project, saved([ANN, DAN]), DAN.id);
  expect(chosen).toEqual([DAN.id]);
});

it('leaves who annotates where the reader chose nobody', async () => {
  const { state, chosen } = await make(BOB.id);
  await state.edit({ ...project, coders: [ANN, BOB] }, saved([ANN, BOB]), null);
  expect(chosen).toEqual([]);
});

it('sends only what is otherwise than it is by now', async () => {
  const { state, sent } = await make(ANN.id);
  await state.edit(project, { ...saved([ANN]), name: 'Thesis' }, null);
  await state.edit(project, { ...saved([ANN]), codebookId: 'other' }, null);
  await state.edit(project, saved([ANN, DAN]), null);
  expect(sent).toEqual([{ name: 'Thesis' }, { codebookId: 'other' }, { coders: [ANN, DAN] }]);
});

it('does to the coders of now what the reader did to those of before', () => {
  const eve = { id: 'eve', name: 'eve' };
  const renamed = { ...ANN, name: 'Anna' };
  expect(mergedCoders([ANN, BOB], [ANN, BOB], [ANN, DAN])).toEqual([ANN, DAN]);
  expect(mergedCoders([ANN, BOB], [renamed, eve], [ANN, BOB, DAN])).toEqual([renamed, DAN, eve]);
  expect(mergedCoders([ANN, BOB], [ANN, BOB], [renamed, BOB])).toEqual([renamed, BOB]);
});
