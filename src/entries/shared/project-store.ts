/** Projects as the surfaces choose and edit them. */
import type { ProjectStore } from '../../ui/services.ts';
import { openStore } from './open-store.ts';

export function projectStore(): ProjectStore {
  const store = openStore();
  return {
    chooseProject: store.chooseProject,
    newProject: store.newProject,
    editProject: store.editProject,
    deleteProject: store.deleteProject,
    projectUse: store.projectUse,
    coderUse: store.coderUse,
    sitesWithProject: async () => (await store.setting('project-by-site')) ?? [],
    forgetSiteProject: (host) =>
      store.changeSetting('project-by-site', (sites) => (sites ?? []).filter((site) => site.host !== host)),
    chooseCoder: (id) => store.setSetting({ key: 'current-coder', value: id }),
    currentCoder: () => store.setting('current-coder'),
  };
}
