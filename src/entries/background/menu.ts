/** The context menu: the current codebook's roles. */
import { replaceSelectionMenu } from '../../platform/menus.ts';
import { t } from '../../ui/messages.ts';
import { readingStore } from '../shared/reading-store.ts';

let rebuilding: Promise<void> = Promise.resolve();

/**
 * Makes the menu anew, one at a time: two that ran together would mix the roles of two codebooks. Where the store cannot
 * be read the menu stays as it is, and is made at the next start.
 */
export function rebuildMenu(): Promise<void> {
  rebuilding = rebuilding.then(build).catch(() => undefined);
  return rebuilding;
}

async function build(): Promise<void> {
  const { codebook } = await readingStore().codingContext();
  const choices = codebook.roles.map(({ id, name }) => ({ id, title: name }));
  await replaceSelectionMenu(t('menuHighlightAs'), choices);
}
