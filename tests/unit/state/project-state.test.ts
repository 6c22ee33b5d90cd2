/** Who annotates is one choice for all projects: saving the form of one must not change it by the way. */
import { expect, it } from 'vitest';
import type { Project } from '../../../src/core/model/project.ts';
import type { ProjectStore } from '../../../src/ui/services.ts';
import { createProjectState } from '../../../src/ui/state/project-state.ts';
import { defaultProject } from '../../english-codebooks.ts';

const [ANN, BOB, DAN] = ['ann', 'bob', 'dan'].map((id) => ({ id, name: id })) as [
  Project['coders'][number],
  Project['coders'][number],
  Project['coders'][number],
];

async function make(current: string) {
  const chosen: string[] = [];
  const store = {
    projectUse: async () => new Map(),
    sitesWithProject: async () => [],
    currentCoder: async () => current,
    editProject: async () => undefined,
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
  return { state, chosen };
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
