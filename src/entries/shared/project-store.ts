/** Projects as the surfaces choose and edit them. */
import type { ProjectStore } from '../../ui/services.ts';
import { openStore } from './open-store.ts';

export function projectStore(): ProjectStore {
  const store = openStore();
  const sites = async () => (await store.setting('project-by-site')) ?? [];
  return {
    chooseProject: store.chooseProject,
    newProject: store.newProject,
    editProject: store.editProject,
    deleteProject: store.deleteProject,
    projectUse: store.projectUse,
    coderUse: store.coderUse,
    sitesWithProject: sites,
    async forgetSiteProject(host) {
      const value = (await sites()).filter((site) => site.host !== host);
      await store.setSetting({ key: 'project-by-site', value });
    },
    chooseCoder: (id) => store.setSetting({ key: 'current-coder', value: id }),
    currentCoder: () => store.setting('current-coder'),
  };
}
