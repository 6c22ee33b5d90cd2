/** The welcome page's entry: the real store, the real sections and the real highlights behind its view. */
import { onStoreChanged } from '../../platform/announce.ts';
import { openExtensionPage } from '../../platform/tabs.ts';
import { createWelcomeState } from '../../ui/state/welcome-state.ts';
import { Welcome } from '../../ui/welcome/Welcome.tsx';
import { readingStore } from '../shared/reading-store.ts';
import { startPage } from '../shared/start-page.tsx';
import { createPracticeArticle, onPressed, onSelected } from './practice-article.ts';

const state = createWelcomeState({
  store: readingStore(),
  openLibrary: () => openExtensionPage('library/library.html'),
  openOptions: () => openExtensionPage('options/options.html'),
});

startPage('welcomeTitle', () => <Welcome state={state} />);
const root = document.querySelector('article');
if (!root) throw new Error('the welcome page has no article');
const started = state.start(createPracticeArticle(root));

// At once: what is selected while the store is being read counts too.
onSelected(state.takeSelection, new AbortController().signal);
onPressed(root, state.press);
onStoreChanged(() => void state.load());
addEventListener('hashchange', showNamed);
await started;
showNamed();

/** The library leads to a mark by the fragment. */
function showNamed(): void {
  if (location.hash) state.scrollTo(location.hash.slice(1));
}
