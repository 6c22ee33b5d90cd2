/** The store as the extension uses it: the real clock, real ids, and announcements to the other contexts. */
import type { DomainOf } from '../../core/model/page-address.ts';
import { announceChange } from '../../platform/announce.ts';
import { message } from '../../platform/i18n.ts';
import { createStore, type Store } from '../../store/store.ts';
import { newId } from './new-id.ts';

let store: Store | undefined;

/** The list of domains is most of what a surface would load, and few pages need it. */
let domains = async (): Promise<DomainOf> => (await import('../../core/model/domain-of.ts')).domainOf;

/** For the background: a service worker may not load a module later (https://github.com/w3c/ServiceWorker/issues/1356). */
export function provideDomains(domainOf: DomainOf): void {
  domains = async () => domainOf;
}

/** One store per context, opened at first use. */
export function openStore(): Store {
  store ??= createStore({
    now: () => new Date(),
    newId,
    domains: () => domains(),
    say: (key) => message(key, []),
    announce: announceChange,
  });
  return store;
}
