/** The context menu: the current codebook's roles. */
import { interfaceLanguage, message } from '../../platform/i18n.ts';
import { replaceSelectionMenu } from '../../platform/menus.ts';
import { provideMessages, t } from '../../ui/messages.ts';
import { readingStore } from '../shared/reading-store.ts';

export async function rebuildMenu(): Promise<void> {
  provideMessages(message, interfaceLanguage());
  const { codebook } = await readingStore().codingContext();
  await replaceSelectionMenu(
    t('menuHighlightAs'),
    codebook.roles.map(({ id, name }) => ({ id, title: name })),
  );
}
