/** The store as the extension uses it: the real clock, real ids, and announcements to the other contexts. */

import { announceChange } from '../../platform/announce.ts';
import { createStore, type Store } from '../../store/store.ts';
import { newId } from './new-id.ts';

let store: Store | undefined;

/** One store per context, opened at first use. */
export function openStore(): Store {
  store ??= createStore({
    now: () => new Date(),
    newId,
    announce: announceChange,
  });
  return store;
}
