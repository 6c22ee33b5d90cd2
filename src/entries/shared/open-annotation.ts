/** 'Open on the page': goes to a tab that shows the annotation, or opens its article and scrolls there. */
import { quoteOf } from '../../core/model/annotation.ts';
import { textFragmentOf } from '../../core/text/text-fragment.ts';
import type { Tabs } from '../../platform/browser.ts';
import { scrollToAnnotation } from '../../platform/page.ts';
import { onPageAnchored } from '../../platform/page-events.ts';
import { patternOf } from '../../platform/page-support.ts';
import { isKept, keepSite } from '../../platform/sites.ts';
import { allTabs, openExtensionPage, openTab, showTab } from '../../platform/tabs.ts';
import type { AnnotationInArticle } from '../../ui/services.ts';
import { PRACTICE_ADDRESS } from './practice.ts';

/** Milliseconds that open pages are given to answer. */
const LONGEST_SILENCE = 2_000;

/** Milliseconds after which a page is not moved any more under a reader who has begun to read it. */
const LONGEST_WAIT = 30_000;

/**
 * Must be called straight from a click or key: where the article's site is not kept, the reader is asked for
 * it, for otherwise nothing of ours could run on the page that opens. If she declines, the browser itself is
 * asked to show the words (a text fragment), without their highlight.
 */
export async function openAnnotation({ annotation, article }: AnnotationInArticle): Promise<void> {
  const [url] = article.urls;
  if (!url) return;
  if (url === PRACTICE_ADDRESS) return openExtensionPage('welcome/welcome.html', annotation.id);
  // Asked first: a request for permission counts as the reader's own only as long as nothing was awaited.
  const pattern = patternOf(url);
  const kept = pattern !== null && (await keepSite(pattern).catch(() => isKept(url)));
  const showing = await tabThatShows(annotation.id);
  if (showing) {
    await showTab(showing);
    return;
  }
  if (!kept) {
    await openTab(withTextFragment(url, textFragmentOf(quoteOf(annotation), article.description.language)));
    return;
  }
  // The first report may be that its text is not there yet.
  waiting?.abort();
  const current = new AbortController();
  waiting = current;
  const signal = AbortSignal.any([current.signal, AbortSignal.timeout(LONGEST_WAIT)]);
  let opened: number | undefined;
  onPageAnchored((tabId) => {
    if (tabId !== opened) return;
    void scrollToAnnotation(tabId, annotation.id).then((found) => found && current.abort());
  }, signal);
  opened = (await openTab(url)).id;
}

/** A tab that has the annotation on its page, scrolled to it. All are asked at once: one that hangs holds up no other. */
async function tabThatShows(annotationId: string): Promise<Tabs.Tab | undefined> {
  const tabs = await allTabs();
  const answers = tabs.map(async (tab) => {
    if (tab.id === undefined || !(await scrollToAnnotation(tab.id, annotationId))) throw new Error('not here');
    return tab;
  });
  const patience = new Promise<undefined>((resolve) => {
    setTimeout(resolve, LONGEST_SILENCE, undefined);
  });
  return Promise.race([Promise.any(answers).catch(() => undefined), patience]);
}

/** Until the annotation opened last is on its page. */
let waiting: AbortController | undefined;

/**
 * Firefox 153 does not go to the words in a tab that an extension opens (docs/browser-facts.md); there the article is
 * shown from its top.
 */
function withTextFragment(url: string, fragment: string): string {
  // Behind a fragment that is there: on some sites it is the way to the article.
  return `${url}${url.includes('#') ? '' : '#'}${fragment}`;
}
