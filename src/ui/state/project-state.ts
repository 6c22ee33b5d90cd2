/** The state of the projects in Options: what each holds, which sites have one of their own, and what is done with them. */
import { signal } from '@preact/signals';
import type { Project } from '../../core/model/project.ts';
import type { SiteProject } from '../../core/model/setting.ts';
import { t } from '../messages.ts';
import type { ProjectStore } from '../services.ts';
import type { Actions } from './actions.ts';

export type ProjectState = ReturnType<typeof createProjectState>;

export function createProjectState(
  store: ProjectStore,
  { newId, attempt }: { newId: () => string; attempt: Actions['attempt'] },
) {
  const use = signal<ReadonlyMap<string, number>>(new Map());
  const sites = signal<SiteProject[]>([]);
  const coder = signal<string | null>(null);

  return {
    /** How many annotations each project holds. */
    use,
    sites,
    coder,
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
        return t('projectChosen');
      }),
    create: (name: string, codebookId: string) =>
      attempt(async () => {
        await store.newProject(name, codebookId);
        return t('projectMade', name);
      }),
    edit: ({ id }: Project, changed: Pick<Project, 'name' | 'codebookId' | 'coders'>, chosenCoder: string) =>
      attempt(async () => {
        await store.editProject(id, changed);
        // Who annotates holds for all projects: what stands anyway is nobody's choice, and leaves the others as they are.
        const standing = changed.coders.find((each) => each.id === coder.peek()) ?? changed.coders[0];
        if (chosenCoder !== standing?.id) await store.chooseCoder(chosenCoder);
        return t('saved');
      }),
    remove: ({ id, name }: Project) =>
      attempt(async () => {
        await store.deleteProject(id);
        return t('projectDeleted', name);
      }),
    forgetSite: (host: string) =>
      attempt(async () => {
        await store.forgetSiteProject(host);
        return t('siteProjectForgotten', host);
      }),
  };
}
