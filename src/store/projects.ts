/** The project in work, its codebook and who codes in it. */
import { DEFAULT_PROJECT_ID } from '../core/model/built-in-codebooks.ts';
import type { Codebook } from '../core/model/codebook.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import type { Project } from '../core/model/project.ts';
import { commit } from './commit.ts';
import type { ReadTransaction } from './schema.ts';
import { settingOf } from './settings.ts';
import { StoreError } from './store-error.ts';
import type { Writer } from './writer.ts';

/** The chosen project; the first one there is where none, or one that is gone, has been chosen. */
export async function currentProject(transaction: ReadTransaction): Promise<Project> {
  const projects = transaction.objectStore('projects');
  const chosen = await projects.get((await settingOf(transaction, 'current-project')) ?? DEFAULT_PROJECT_ID);
  const project = chosen ?? (await projects.getAll(null, 1))[0];
  if (!project) throw new StoreError('invalid', 'The library has no project.');
  return project;
}

/** The chosen coder where the project has her, otherwise the project's first. */
export async function currentCoder(transaction: ReadTransaction, { coders }: Project): Promise<Id> {
  const chosen = await settingOf(transaction, 'current-coder');
  const coder = coders.find(({ id }) => id === chosen) ?? coders[0];
  if (!coder) throw new StoreError('invalid', 'The project has no coder.');
  return coder.id;
}

export async function codebookOf(transaction: ReadTransaction, { codebookId }: Project): Promise<Codebook> {
  const codebook = await transaction.objectStore('codebooks').get(codebookId);
  if (!codebook) throw new StoreError('invalid', 'The codebook of the project is not there.');
  return codebook;
}

/** Gives the current project another codebook; annotations keep the roles they have. */
export async function chooseCodebook(writer: Writer, codebookId: Id, at: Timestamp): Promise<void> {
  await commit(
    writer,
    async (transaction) => {
      const before = await currentProject(transaction);
      const after: Project = { ...before, codebookId, updatedAt: at };
      return { changes: [{ type: 'project', id: before.id, before, after }] };
    },
    { label: 'choose-codebook', at },
  );
}
