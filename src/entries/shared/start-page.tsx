/** What every page of the extension does first: its words, its language and its styles. */
import { type ComponentChild, render } from 'preact';
import '../../ui/theme.css';
import { message } from '../../platform/i18n.ts';
import { type MessageKey, provideMessages, t } from '../../ui/messages.ts';

/** Renders a page's view into its root. The view is made after the words are there. */
export function startPage(title: MessageKey, view: () => ComponentChild): void {
  provideMessages(message);
  document.documentElement.lang = t('languageTag');
  document.documentElement.dir = t('textDirection');
  document.title = t(title);
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root element');
  render(view(), root);
}
