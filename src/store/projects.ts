/** Projects: which one a page belongs to, its codebook and who codes in it; made, edited and deleted. */
import { DEFAULT_PROJECT_ID } from '../core/model/built-in-codebooks.ts';
import type { Codebook } from '../core/model/codebook.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import { hostForProject, type Project } from '../core/model/project.ts';
import type { Change } from '../core/model/record.ts';
import type { RecordMade, StepMade } from '../core/model/step-made.ts';
import { reading } from './apply.ts';
import { commit, commitStep } from './commit.ts';
import { deletionsOf } from './deletions.ts';
import { relationsTouching } from './many.ts';
import type { ReadTransaction } from './schema.ts';
import { putSettings, settingOf } from './settings.ts';
import { CoderInUse, StoreError } from './store-error.ts';
import { announceChanges, type Writer } from './writer.ts';

/** The project chosen for everywhere; the first one there is where none, or one that is gone, has been chosen. */
export async function currentProject(transaction: ReadTransaction): Promise<Project> {
  const projects = transaction.objectStore('projects');
  const chosen = await projects.get((await settingOf(transaction, 'current-project')) ?? DEFAULT_PROJECT_ID);
  const project = chosen ?? (await projects.getAll(null, 1))[0];
  if (!project) throw new StoreError('invalid', 'The library has no project.');
  return project;
}

/** The project that annotations of a page go to: that of its site where one has been chosen and is there. */
export async function projectFor(transaction: ReadTransaction, url: string): Promise<Project> {
  return (await siteProject(transaction, url)) ?? (await currentProject(transaction));
}

/** The project chosen for the site of an address; null where none is. */
export async function siteProject(transaction: ReadTransaction, url: string): Promise<Project | null> {
  const host = hostForProject(url);
  const sites = host === null ? [] : ((await settingOf(transaction, 'project-by-site')) ?? []);
  const chosen = sites.find((site) => site.host === host);
  return (chosen && (await transaction.objectStore('projects').get(chosen.projectId))) ?? null;
}

/** The chosen coder where the project has her, otherwise the project's first. */
export async function currentCoder(transaction: ReadTransaction, { coders }: Project): Promise<Id> {
  const chosen = await settingOf(transaction, 'current-coder');
  const coder = coders.find(({ id }) => id === chosen) ?? coders[0];
  if (!coder) throw new StoreError('invalid', 'The project has no coder.');
  return coder.id;
}

/** The codebook that a project goes by. Throws 'invalid' where it is not there. */
export async function codebookOf(transaction: ReadTransaction, { codebookId }: Project): Promise<Codebook> {
  const codebook = await transaction.objectStore('codebooks').get(codebookId);
  if (!codebook) throw new StoreError('invalid', 'The codebook of the project is not there.');
  return codebook;
}

/** Gives a project, or else the current one, another codebook; annotations keep the roles they have. */
export async function chooseCodebook(
  writer: Writer,
  { codebookId, projectId }: { codebookId: Id; projectId?: Id | undefined },
  at: Timestamp,
): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const before = projectId === undefined ? await currentProject(transaction) : await stored(transaction, projectId);
      const after: Project = { ...before, codebookId, updatedAt: at };
      return { changes: [{ type: 'project', id: before.id, before, after }] };
    },
    { label: 'choose-codebook', at },
  );
}

/** Begins a project. Whoever codes now codes in it too, under the same id. */
export async function newProject(
  writer: Writer,
  { name, codebookId }: { name: string; codebookId: Id },
  { id, at }: { id: Id; at: Timestamp },
): Promise<RecordMade> {
  const { step } = await commit(
    writer,
    async (transaction) => {
      const current = await currentProject(transaction);
      const coderId = await currentCoder(transaction, current);
      const coders = current.coders.filter((coder) => coder.id === coderId);
      const after: Project = { id, name, codebookId, coders, createdAt: at, updatedAt: at };
      return { changes: [{ type: 'project', id, before: null, after }] };
    },
    { label: 'new-project', at },
  );
  return { id, step };
}

export type ProjectPatch = Partial<Pick<Project, 'name' | 'codebookId' | 'coders'>>;

/** Changes what is given. Rejects with `CoderInUse` where a coder would go who has made something in it. */
export async function editProject(writer: Writer, id: Id, changed: ProjectPatch, at: Timestamp): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const before = await stored(transaction, id);
      const after: Project = { ...before, ...changed, updatedAt: at };
      await checkCoders(transaction, before, after);
      return { changes: [{ type: 'project', id, before, after }] };
    },
    { label: 'edit-project', at },
  );
}

/** Deletes a project with all that it holds, as one step. The last one stays: 'invalid'. */
export async function deleteProject(writer: Writer, id: Id, at: Timestamp): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const before = await transaction.objectStore('projects').get(id);
      if (!before) return { changes: [] };
      const [annotations, relations, propositions] = await Promise.all([
        transaction.objectStore('annotations').index('projectId').getAll(id),
        transaction.objectStore('relations').index('projectId').getAll(id),
        transaction.objectStore('propositions').index('projectId').getAll(id),
      ]);
      const led = await relationsTouching(
        transaction,
        propositions.map((end) => end.id),
      );
      const changes: Change[] = [
        ...(await deletionsOf(transaction, annotations)),
        ...[...relations, ...led].map(
          (relation): Change => ({ type: 'relation', id: relation.id, before: relation, after: null }),
        ),
        ...propositions.map(
          (proposition): Change => ({ type: 'proposition', id: proposition.id, before: proposition, after: null }),
        ),
        { type: 'project', id, before, after: null },
      ];
      // A relation may be there twice: as one of the project, and as one that leads to what the project holds.
      return { changes: [...new Map(changes.map((change) => [change.id, change])).values()] };
    },
    { label: 'delete-project', at },
  );
}

/** How many annotations each project holds, by its id. */
export async function projectUse(transaction: ReadTransaction): Promise<Map<Id, number>> {
  const ids = await transaction.objectStore('projects').getAllKeys();
  const index = transaction.objectStore('annotations').index('projectId');
  const counts = await Promise.all(ids.map((id) => index.count(id)));
  return new Map(ids.map((id, position) => [id, counts[position] ?? 0]));
}

/** Whose annotations, relations and propositions a project holds. */
export async function coderUse(transaction: ReadTransaction, projectId: Id): Promise<Id[]> {
  const made = await Promise.all([
    transaction.objectStore('annotations').index('projectId').getAll(projectId),
    transaction.objectStore('relations').index('projectId').getAll(projectId),
    transaction.objectStore('propositions').index('projectId').getAll(projectId),
  ]);
  return [...new Set(made.flatMap((records) => records.map(({ coderId }) => coderId)))];
}

/**
 * Chooses the project that annotations go to from now on, as a choice that undo does not take back: on the site of an
 * address alone, or else everywhere, where it then counts on that site too.
 */
export async function chooseProject(
  { database, announce }: Writer,
  id: Id,
  { url, only }: { url: string | null; only: 'site' | 'everywhere' },
): Promise<void> {
  const host = url === null ? null : hostForProject(url);
  await database.write(async (transaction) => {
    const view = reading(transaction);
    await stored(view, id);
    const sites = (await settingOf(view, 'project-by-site')) ?? [];
    const others = sites.filter((site) => site.host !== host);
    if (only === 'site' && host !== null) {
      return putSettings(transaction, [{ key: 'project-by-site', value: [...others, { host, projectId: id }] }]);
    }
    const isForgotten = others.length < sites.length;
    return putSettings(transaction, [
      { key: 'current-project', value: id },
      ...(isForgotten ? [{ key: 'project-by-site' as const, value: others }] : []),
    ]);
  });
  announceChanges(announce, [], true);
}

async function stored(transaction: ReadTransaction, id: Id): Promise<Project> {
  const project = await transaction.objectStore('projects').get(id);
  if (!project) throw new StoreError('conflict', 'This project has been deleted in the meantime.');
  return project;
}

async function checkCoders(transaction: ReadTransaction, before: Project, after: Project): Promise<void> {
  const kept = new Set(after.coders.map(({ id }) => id));
  if (before.coders.every(({ id }) => kept.has(id))) return;
  const busy = new Set(await coderUse(transaction, after.id));
  const place = before.coders.findIndex(({ id }) => !kept.has(id) && busy.has(id));
  const needed = before.coders[place];
  if (needed) throw new CoderInUse({ name: needed.name, number: place + 1 });
}
