/**
 * Tells when a page has another address than before: a single-page site shows another article without loading a document.
 * The content script runs this on every page, so it is all there is in this file.
 */

interface NavigationWindow {
  navigation?: EventTarget;
  Navigation?: unknown;
}

/** The class is asked for because `navigation` could be an element of that id where there is no such API. */
const hasNavigation = (): boolean => typeof (globalThis as NavigationWindow).Navigation === 'function';

/** Fragments that are paths of a single-page site and no places on the page (`core/model/page-address.ts`). */
const ROUTE = /^#!?\/[^/]|^#![^/]/;

/** Without the Navigation API: from a change of the page to the look at its address, in milliseconds. */
const PAUSE = 100;

/** The address as far as it tells one page from another: without a fragment that is a place on the page. */
export function addressOf(href: string): string {
  const [page = ''] = href.split('#', 1);
  return ROUTE.test(href.slice(page.length)) ? href : page;
}

/**
 * Tells a changed address once, a fragment that is no route aside, and when the page came back from the back/forward cache.
 * `history.pushState` fires no event, and a content script cannot patch it in the page's own world; the Navigation API says
 * it (https://html.spec.whatwg.org/#the-navigation-interface). Without that API the address is looked at when something
 * below `root` changes.
 */
export function watchAddress(onAddress: () => void, signal: AbortSignal, root: Node): void {
  if (signal.aborted) return;
  let last = addressOf(location.href);
  const check = (): void => {
    const now = addressOf(location.href);
    if (now === last || signal.aborted) return;
    last = now;
    onAddress();
  };
  if (hasNavigation()) {
    const { navigation } = globalThis as NavigationWindow;
    navigation?.addEventListener('currententrychange', check, { signal });
    navigation?.addEventListener('navigatesuccess', check, { signal });
  } else {
    lookOnChange(check, signal, root);
  }
  addEventListener('popstate', check, { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) onAddress();
    },
    { signal },
  );
}

function lookOnChange(check: () => void, signal: AbortSignal, root: Node): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    timer = undefined;
    check();
  };
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(look, PAUSE);
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}
