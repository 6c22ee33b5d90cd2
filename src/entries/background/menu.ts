/** The context menu: the roles of the current project's codebook, and on sites with a project of their own also of theirs. */
import { type MenuChoice, replaceSelectionMenu } from '../../platform/menus.ts';
import { t } from '../../ui/messages.ts';
import { openStore } from '../shared/open-store.ts';

let rebuilding: Promise<void> = Promise.resolve();

/** The menu that this background has made; settings change often, and seldom what is in it. */
let built = '';

/**
 * Makes the menu anew, one at a time: two that ran together would mix the roles of two codebooks. Where the store cannot
 * be read the menu stays as it is, and is made at the next start.
 */
export function rebuildMenu(): Promise<void> {
  rebuilding = rebuilding.then(build).catch(() => undefined);
  return rebuilding;
}

async function build(): Promise<void> {
  const store = openStore();
  const [current, projects, sites] = await Promise.all([
    store.currentProject(),
    store.projects(),
    store.setting('project-by-site'),
  ]);
  const codebook = await store.codebookOf(current);
  const general = codebook.roles.map(({ id, name }): MenuChoice => ({ id, title: name }));
  const hosts = new Map<string, string[]>();
  for (const { host, projectId } of sites ?? []) {
    const codebookId = projects.find(({ id }) => id === projectId)?.codebookId;
    if (codebookId !== undefined && codebookId !== codebook.id) {
      hosts.set(codebookId, [...(hosts.get(codebookId) ?? []), host]);
    }
  }
  const special = (await store.codebooks()).flatMap(({ id: codebookId, name, roles }) => {
    const onHosts = hosts.get(codebookId);
    // The browser can show a choice on some sites, but hide it on none: so both codebooks are there, and told apart.
    return onHosts ? roles.map((role): MenuChoice => ({ id: role.id, title: `${role.name} (${name})`, onHosts })) : [];
  });
  const choices = [...special, ...general];
  const wanted = JSON.stringify(choices);
  if (wanted === built) return;
  built = '';
  await replaceSelectionMenu(t('menuHighlightAs'), choices);
  built = wanted;
}
