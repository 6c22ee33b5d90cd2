/** The library's entry: the real store and browser behind the library's view. */
import { onStoreChanged } from '../../platform/announce.ts';
import { openExtensionPage } from '../../platform/tabs.ts';
import { Library } from '../../ui/library/Library.tsx';
import { createLibraryState } from '../../ui/state/library-state.ts';
import { exportLibrary, restoreBackup } from '../shared/library-files.ts';
import { openAnnotation } from '../shared/open-annotation.ts';
import { readingStore } from '../shared/reading-store.ts';
import { startPage } from '../shared/start-page.tsx';

/** Milliseconds without a change after which the address follows: a browser draws its bar anew each time, and refuses many in a row. */
const ADDRESS_AFTER = 300;
let following: ReturnType<typeof setTimeout> | undefined;

const state = createLibraryState({
  store: readingStore(),
  openAnnotation,
  exportAs: exportLibrary,
  restore: restoreBackup,
  openOptions: () => openExtensionPage('options/options.html'),
  address: {
    read: () => location.hash.slice(1),
    write: (fragment) => {
      clearTimeout(following);
      following = setTimeout(() => {
        if (fragment !== location.hash.slice(1))
          history.replaceState(null, '', fragment ? `#${fragment}` : location.pathname);
      }, ADDRESS_AFTER);
    },
  },
});

startPage('library', () => <Library state={state} />);
onStoreChanged(() => void state.load());
addEventListener('hashchange', state.filters.read);
await state.load();
