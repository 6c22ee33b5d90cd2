/** Asks the content script of a tab, bringing it there first where it is missing. */
import * as v from 'valibot';
import { ArticleDescription, PageUrl } from '../core/model/article.ts';
import { Id } from '../core/model/identifier.ts';
import { Place, SectionKind } from '../core/model/section.ts';
import { Selector } from '../core/model/selector.ts';
import { CssSelector } from '../core/model/site-rule.ts';
import type { ContentRequests } from '../protocol/content.ts';
import { browser, isFirefox, type Tabs } from './browser.ts';
import { patternOf, type UnsupportedReason, unsupportedReason } from './page-support.ts';
import { tabById } from './tabs.ts';

/**
 * Why the browser kept the extension out of a page whose address does not tell, or where the address is hidden: from a
 * surface that the reader has not opened by the toolbar button, which would let it in.
 */
type Refusal = 'protected' | 'no-access' | 'no-file-access' | 'not-let-in' | 'still-loading';

/** Why a page did not answer: it cannot be annotated at all, or the extension may not reach it. */
export class PageUnreachable extends Error {
  override readonly name = 'PageUnreachable';
  readonly reason: UnsupportedReason | Refusal;
  constructor(reason: UnsupportedReason | Refusal) {
    super(reason);
    this.reason = reason;
  }
}

/** What a page says of its own addresses; which of them are believed is for the store to judge. */
export const PageAddresses = v.strictObject({
  url: PageUrl,
  canonicalUrl: v.nullable(PageUrl),
  ogUrl: v.nullable(PageUrl),
});

const passage = { selectors: v.pipe(v.array(Selector), v.minLength(1)), place: v.nullable(Place) };
const Passage = v.strictObject(passage);
const Difference = v.array(v.strictObject({ change: v.picklist(['kept', 'removed', 'added']), text: v.string() }));
const Pointed = v.strictObject({ step: v.nullable(v.number()) });
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

const ANSWERS: { [T in keyof ContentRequests]: v.GenericSchema<unknown, ContentRequests[T]['answer']> } = {
  'describe-page': v.strictObject({
    addresses: PageAddresses,
    documentTitle: v.string(),
    // Facts that cannot be kept are no reason to refuse the page.
    article: v.fallback(v.nullable(ArticleDescription), null),
    outline: v.array(v.strictObject({ kind: SectionKind, index: Count, ordinal: Count, text: v.string() })),
    selection: v.nullable(Passage),
    anchored: v.array(
      v.strictObject({
        id: Id,
        state: v.picklist(['exact', 'moved', 'changed', 'orphan']),
        place: v.nullable(Place),
        difference: Difference,
      }),
    ),
  }),
  'describe-section': v.nullable(Passage),
  'describe-annotation': v.nullable(v.strictObject({ ...passage, difference: Difference })),
  'scroll-to': v.boolean(),
  'name-section': v.nullable(v.strictObject({ selector: v.nullable(CssSelector), present: v.array(CssSelector) })),
  point: v.union([v.picklist(['impossible', 'begun', 'left']), Pointed]),
  'take-pointed': v.nullable(Pointed),
  'editor-told': v.null(),
  'editor-pick': v.nullable(Id),
  'editor-follow': v.boolean(),
  'reading-mode': v.picklist(['begun', 'ended', 'impossible']),
  refresh: v.null(),
};

/** Milliseconds in which most pages are there. */
const PATIENCE = 700;

/** Paths of the scripts that run in pages, in the built extension; the manifest names the first two too. */
export const FIRST_KEYS_SCRIPT = 'first-keys/first-keys.js';
export const CONTENT_SCRIPT = 'content/content.js';
const BROUGHT_SCRIPTS = {
  page: ['/page/page.js'],
  finder: ['/finder/finder.js'],
  picker: ['/picker/picker.js'],
  toolbar: ['/toolbar/toolbar.js'],
  // It stands on what the toolbar has made, which does nothing a second time.
  marking: ['/toolbar/toolbar.js', '/marking/marking.js'],
  'reading-mode': ['/reading-mode/reading-mode.js'],
} as const;

/**
 * Asks the page in a tab. The content script is injected first where it is not there yet: the toolbar
 * button, a command and the context menu grant `activeTab` for that.
 *
 * @throws PageUnreachable where no content script can run
 * @throws v.ValiError where the answer has not the shape agreed on
 */
export async function askPage<T extends keyof ContentRequests>(
  tab: Pick<Tabs.Tab, 'id' | 'url'>,
  type: T,
  ask: ContentRequests[T]['ask'],
  inject = injectContentScript,
): Promise<ContentRequests[T]['answer']> {
  if (tab.id === undefined) throw new PageUnreachable('browser-page');
  // Firefox lets scripts into an empty tab and into data: addresses, where nothing could be found again.
  const unsupported = unsupportedReason(tab.url);
  if (tab.url !== undefined && (unsupported === 'browser-page' || unsupported === 'not-a-page'))
    throw new PageUnreachable(unsupported);
  const message = { to: 'content', type, ask };
  const answer = await browser.tabs.sendMessage(tab.id, message).catch(() => undefined);
  // An old script whose extension was updated does not answer, nor does a page that has none.
  if (answer !== undefined) return v.parse(ANSWERS[type], answer);
  await inject(tab);
  return v.parse(ANSWERS[type], await browser.tabs.sendMessage(tab.id, message));
}

/**
 * Asks the page in a tab, for a surface that stays beside it: nobody has pressed the toolbar button for that page, whose
 * address may be hidden, and it may be in the middle of loading.
 *
 * @throws PageUnreachable as `askPage` does, and 'not-let-in' or 'still-loading' where that is all that can be said
 */
export async function askPageBeside<T extends keyof ContentRequests>(
  tabId: number,
  type: T,
  ask: ContentRequests[T]['ask'],
): Promise<ContentRequests[T]['answer']> {
  const tab = await tabById(tabId);
  try {
    // A script is let into a page only once that has been read: what waits for it says so instead of showing the page before.
    return await askPage(tab ?? {}, type, ask, (page) =>
      Promise.race([injectContentScript(page), whileLoading(tabId)]),
    );
  } catch (error) {
    if (!(error instanceof PageUnreachable) || !tab) throw error;
    if ((await tabById(tabId))?.status === 'loading') throw new PageUnreachable('still-loading');
    throw tab.url === undefined ? new PageUnreachable('not-let-in') : error;
  }
}

/**
 * Lets the reader point on the page in a tab, and waits for the end of it. Asked once: a page that she leaves or loads again
 * meanwhile gives no answer, and the next one must not begin to be pointed at by itself.
 */
export async function pointBeside(tabId: number): Promise<ContentRequests['point']['answer']> {
  const message = { to: 'content', type: 'point', ask: { stays: true } };
  const answer = await browser.tabs.sendMessage(tabId, message).catch(() => undefined);
  return answer === undefined ? 'left' : v.parse(ANSWERS.point, answer);
}

/** Rejects as 'still-loading' where the tab is loading after a moment, and says nothing otherwise. */
function whileLoading(tabId: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(async () => {
      if ((await tabById(tabId))?.status === 'loading') reject(new PageUnreachable('still-loading'));
    }, PATIENCE);
  });
}

async function injectContentScript(tab: Pick<Tabs.Tab, 'id' | 'url'>): Promise<void> {
  if (tab.id === undefined) throw new PageUnreachable('browser-page');
  try {
    const [{ result } = {}] = await browser.scripting.executeScript({
      target: { tabId: tab.id },
      func: () => document.contentType,
    });
    if (result === 'application/pdf') throw new PageUnreachable('pdf');
    // With the script that it would bring next: what lets us in here may not last until it asks.
    const files = [`/${CONTENT_SCRIPT}`, ...BROUGHT_SCRIPTS.page];
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files });
  } catch (error) {
    if (error instanceof PageUnreachable) throw error;
    // After the attempt: an address that ends in .pdf may be a page about it.
    throw new PageUnreachable(await refusalOf(tab.url));
  }
}

/** Why the browser refused, from what is known besides: its own words differ and change. */
async function refusalOf(url: string | undefined): Promise<UnsupportedReason | Refusal> {
  // Chromium hides the addresses of files like those of its own pages until the reader lets the extension read files.
  if ((url === undefined || url.startsWith('file:')) && !(await canReadFiles())) return 'no-file-access';
  const unsupported = unsupportedReason(url);
  if (unsupported !== null || url === undefined) return unsupported ?? 'browser-page';
  const pattern = patternOf(url);
  const granted = pattern !== null && (await browser.permissions.contains({ origins: [pattern] }));
  // What it does not let a permitted extension into is its own: Firefox's PDF viewer, an error page.
  return granted ? 'protected' : 'no-access';
}

/** Chromium has a switch for files on the disk, which counts before every permission; Firefox has none. */
async function canReadFiles(): Promise<boolean> {
  return isFirefox() || browser.extension.isAllowedFileSchemeAccess();
}

/** Puts a script beside the content script of a page; false where the extension may not reach it. */
export async function bringScript(
  name: keyof typeof BROUGHT_SCRIPTS,
  tabId: number,
  frameId: number,
): Promise<boolean> {
  const injection = { target: { tabId, frameIds: [frameId] }, files: [...BROUGHT_SCRIPTS[name]] };
  return browser.scripting.executeScript(injection).then(
    () => true,
    () => false,
  );
}

/** Whether the page in this tab has the annotation and shows it; it is scrolled to if so. */
export async function scrollToAnnotation(tabId: number, annotation: string): Promise<boolean> {
  return (
    (await browser.tabs
      .sendMessage(tabId, { to: 'content', type: 'scroll-to', ask: { annotation } })
      .catch(() => false)) === true
  );
}

/** Tells the script in a page something that needs no answer; nobody there is no fault. */
export async function tellPage<T extends keyof ContentRequests>(
  tabId: number,
  type: T,
  ask: ContentRequests[T]['ask'],
): Promise<void> {
  await browser.tabs.sendMessage(tabId, { to: 'content', type, ask }, { frameId: 0 }).catch(() => undefined);
}
