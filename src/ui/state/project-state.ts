/** The state of the projects in Options: what each holds, which sites have one of their own, and what is done with them. */
import { signal } from '@preact/signals';
import type { Coder, Project } from '../../core/model/project.ts';
import type { SiteProject } from '../../core/model/setting.ts';
import { t } from '../messages.ts';
import type { ProjectStore } from '../services.ts';
import type { Actions } from './actions.ts';
import { changedFields } from './changed-fields.ts';
import type { FormDrafts } from './form-drafts.ts';

/** What the form of a project is about. */
export type ProjectForm = Pick<Project, 'name' | 'codebookId' | 'coders'>;

/** A form as far as it was written. */
export interface WrittenProject {
  touched: Partial<Pick<ProjectForm, 'name' | 'codebookId'>>;
  /** The coders as they were when the form was first opened. */
  before: readonly Coder[];
  coders: readonly Coder[];
  /** Who is to annotate from now on; null where the reader has not chosen. */
  chosen: string | null;
}

export type ProjectState = ReturnType<typeof createProjectState>;

export function createProjectState(
  store: ProjectStore,
  { newId, attempt }: { newId: () => string; attempt: Actions['attempt'] },
) {
  const use = signal<ReadonlyMap<string, number>>(new Map());
  const sites = signal<SiteProject[]>([]);
  const coder = signal<string | null>(null);
  /** What was written in forms that are out of sight: opening another, or a codebook, must lose nothing. */
  const drafts: FormDrafts<WrittenProject> = new Map();

  return {
    /** How many annotations each project holds. */
    use,
    sites,
    coder,
    drafts,
    newId,
    async load(): Promise<void> {
      [use.value, sites.value, coder.value] = await Promise.all([
        store.projectUse(),
        store.sitesWithProject(),
        store.currentCoder(),
      ]);
    },
    choose: (id: string) =>
      attempt(async () => {
        await store.chooseProject(id, { url: null, only: 'everywhere' });
        return { text: t('projectChosen'), step: null };
      }),
    create: (name: string, codebookId: string) =>
      attempt(async () => {
        const { step } = await store.newProject(name, codebookId);
        return { text: t('projectMade', name), step };
      }),
    /** Those who made something in a project, and so stay in it. */
    coderUse: store.coderUse,
    /**
     * @param project as it is by now: only what the form has otherwise is written
     * @param chosenCoder null where the reader has chosen none
     */
    edit: ({ id, name, codebookId, coders }: Project, form: ProjectForm, chosenCoder: string | null) =>
      attempt(async () => {
        const { step } = await store.editProject(id, changedFields<ProjectForm>({ name, codebookId, coders }, form));
        // Who annotates holds for all projects: what stands anyway is nobody's choice, and leaves the others as they are.
        const standing = form.coders.find((each) => each.id === coder.peek()) ?? form.coders[0];
        if (chosenCoder !== null && chosenCoder !== standing?.id) await store.chooseCoder(chosenCoder);
        return { text: t('saved'), step };
      }),
    remove: ({ id, name }: Project) =>
      attempt(async () => {
        const { step } = await store.deleteProject(id);
        return { text: t('projectDeleted', name), step };
      }, t('working')),
    forgetSite: (host: string) =>
      attempt(async () => {
        await store.forgetSiteProject(host);
        return { text: t('siteProjectForgotten', host), step: null };
      }),
  };
}

/** The coders a project has by now, with what the reader did to those it had before: taken out, renamed, added. */
export function mergedCoders(before: readonly Coder[], after: readonly Coder[], now: readonly Coder[]): Coder[] {
  const old = new Map(before.map(({ id, name }) => [id, name]));
  const hers = new Map(after.map((coder) => [coder.id, coder]));
  const kept = now
    .filter(({ id }) => hers.has(id) || !old.has(id))
    .map((coder) => {
      const mine = hers.get(coder.id);
      return mine && mine.name !== old.get(coder.id) ? mine : coder;
    });
  const isThere = new Set(now.map(({ id }) => id));
  return [...kept, ...after.filter(({ id }) => !old.has(id) && !isThere.has(id))];
}
