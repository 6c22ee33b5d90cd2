/**
 * Answers content scripts. They live in hostile pages: a message counts only when it has exactly the shape agreed on and
 * speaks of the page it comes from.
 */
import * as v from 'valibot';
import type { Annotation } from '../../core/model/annotation.ts';
import { wordsAlone } from '../../core/model/selector.ts';
import { CssSelector } from '../../core/model/site-rule.ts';
import type { StepMade } from '../../core/model/step-made.ts';
import { crc32 } from '../../formats/crc32.ts';
import { highlightCss, READING_CSS } from '../../page/painting/stylesheet.ts';
import { showCount, showFault, showFaultForAWhile } from '../../platform/badge.ts';
import type { ContentSender } from '../../platform/content-messages.ts';
import { bringScript, PageAddresses } from '../../platform/page.ts';
import { putPageStyle } from '../../platform/page-style.ts';
import { openPopup } from '../../platform/popup.ts';
import { question } from '../../platform/question.ts';
import type { StoredPage, StoredPassage } from '../../protocol/background.ts';
import { StoreError } from '../../store/store-error.ts';
import { t, tCount } from '../../ui/messages.ts';
import { describeFault } from '../../ui/state/faults.ts';
import { openStore } from '../shared/open-store.ts';
import { readingStore } from '../shared/reading-store.ts';
import { answerCoding, CODING_MESSAGES, isCodingMessage, Places } from './coding-requests.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

const AskingPage = v.strictObject({
  addresses: PageAddresses,
  places: Places,
  styles: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
});

const Message = v.variant('type', [
  question('bring-script', v.picklist(['page', 'finder', 'picker', 'toolbar', 'marking', 'reading-mode'])),
  question('stored-page', AskingPage),
  question('page-anchored', v.strictObject({ anchored: Count, orphans: Count })),
  question('point-at-body', v.strictObject({ selector: CssSelector })),
  question('open-popup', v.null()),
  question('undo-pointing', v.strictObject({ step: v.pipe(v.number(), v.integer()) })),
  ...CODING_MESSAGES,
]);

/** The answer to a message; undefined where it has not the shape agreed on or speaks of another page. */
export function answerContentScript(raw: unknown, page: ContentSender): Promise<unknown> | undefined {
  const parsed = v.safeParse(Message, raw);
  if (!parsed.success) return undefined;
  const message = parsed.output;
  // A page may say what it likes of its address; the browser says whose it is.
  if (!speaksOfItself(message.ask, page.url)) return undefined;
  if (isCodingMessage(message)) return answerCoding(message, page);
  const { type, ask } = message;
  // No answer: what is on the page stays, and the button says why no more is.
  const faultShown =
    (show: typeof showFault) =>
    async (error: unknown): Promise<never> => {
      await show(page.tabId, t('badgeFault', describeFault(error)));
      throw error;
    };
  switch (type) {
    case 'bring-script':
      return bring(ask, page);
    case 'page-anchored':
      return showAnchored(page.tabId, ask).then(() => null);
    case 'stored-page':
      return storedPage(ask, page.tabId, page.frameId).catch(faultShown(showFault));
    case 'point-at-body':
      return pointAtBody(page.url, ask.selector).catch(faultShown(showFaultForAWhile));
    case 'open-popup':
      return openPopup(page.tabId);
    case 'undo-pointing':
      return undoPointing(ask.step, page.url).catch(faultShown(showFaultForAWhile));
  }
}

async function storedPage(page: v.InferOutput<typeof AskingPage>, tabId: number, frameId: number): Promise<StoredPage> {
  const [found, rules] = await Promise.all([
    passagesOf(page, tabId, frameId),
    openStore().siteRulesAt(new URL(page.addresses.url).hostname),
  ]);
  return { ...found, rules: rules.map(({ rule }) => rule) };
}

async function bring(script: Parameters<typeof bringScript>[0], { tabId, frameId }: ContentSender): Promise<boolean> {
  // What it shows it shows by a highlight, too, which a page without annotations has no style for.
  if (script === 'reading-mode') await putPageStyle(tabId, frameId, READING_CSS).catch(() => undefined);
  return bringScript(script, tabId, frameId);
}

/** For the host the browser says the page is of. */
async function pointAtBody(url: string, selector: string): Promise<StepMade> {
  return openStore().changeSiteRule(url, { what: 'body', selector });
}

/** A page can have nothing else undone by this than a rule for its own host, and that only while it is the newest step. */
async function undoPointing(step: number, url: string): Promise<boolean> {
  try {
    await openStore().undo({ step, label: 'edit-site-rule', rulesOf: new URL(url).hostname });
    return true;
  } catch (error) {
    if (error instanceof StoreError && (error.kind === 'conflict' || error.kind === 'elsewhere')) return false;
    throw error;
  }
}

/** Whether the addresses in a question, where it holds any, are of the site that it comes from. */
function speaksOfItself(ask: v.InferOutput<typeof Message>['ask'], url: string): boolean {
  if (typeof ask !== 'object' || ask === null) return true;
  const addresses = 'addresses' in ask ? ask.addresses : 'page' in ask ? ask.page.addresses : null;
  return addresses === null || siteOf(addresses.url) === siteOf(url);
}

/** Files have no origin of their own: of them the whole address counts. */
function siteOf(address: string): string {
  const { protocol, origin, pathname } = new URL(address);
  return protocol === 'file:' ? pathname : origin;
}

async function passagesOf(
  { addresses, places, styles: had = '' }: v.InferOutput<typeof AskingPage>,
  tabId: number,
  frameId: number,
): Promise<Pick<StoredPage, 'passages' | 'styles'>> {
  const store = readingStore();
  const [kept, elsewhere] = await Promise.all([
    store.pageAnnotations(addresses),
    store.annotationsOfWork(addresses, places),
  ]);
  const own = kept?.annotations ?? [];
  if (own.length + elsewhere.length === 0) return { passages: [], styles: had };
  const { codebook, codebooks } = await store.codingContext(addresses.url);
  const roleStyles = codebooks.flatMap(({ roles }) => roles);
  const css = highlightCss(
    rolesToPaint(roleStyles, codebook, [...own, ...elsewhere.map(({ annotation }) => annotation)]),
  );
  const styles = `${css.length}-${crc32(new TextEncoder().encode(css))}`;
  // To put a sheet in again is to take it out first, which costs Chromium a second on a page with much on it.
  if (styles !== had) await putPageStyle(tabId, frameId, css);
  // A role that was deleted since has no style; an annotation left without any is painted as of unknown role.
  const known = new Set(roleStyles.map(({ id }) => id));
  const passageOf = ({ id, selectors, roles, lost }: Annotation): StoredPassage => ({
    id,
    selectors,
    roles: roles.filter((role) => known.has(role)),
    elsewhere: false,
    lost: lost === true,
  });
  // Its place and its section are those of another page: only its words are looked for.
  const wordsOf = (passage: StoredPassage): StoredPassage => ({
    ...passage,
    selectors: wordsAlone(passage.selectors),
    elsewhere: true,
    // What was said of the words on its own page says nothing of these.
    lost: false,
  });
  return {
    passages: [...own.map(passageOf), ...elsewhere.map(({ annotation }) => wordsOf(passageOf(annotation)))],
    styles,
  };
}

/**
 * Those that stand on the page, and those that the reader may give next. Chromium makes a style of every rule for each
 * element that comes under the root, ours among them: eight for each role.
 */
function rolesToPaint<R extends { id: string }>(
  all: readonly R[],
  { roles }: { roles: readonly { id: string }[] },
  annotations: readonly Annotation[],
): R[] {
  const wanted = new Set([...roles.map(({ id }) => id), ...annotations.flatMap((annotation) => annotation.roles)]);
  return all.filter(({ id }) => wanted.has(id));
}

async function showAnchored(
  tabId: number,
  { anchored, orphans }: { anchored: number; orphans: number },
): Promise<void> {
  const title = [tCount('badgeCount', anchored), orphans > 0 && tCount('badgeOrphans', orphans)]
    .filter(Boolean)
    .join(' · ');
  await showCount(tabId, anchored, anchored + orphans > 0 ? title : t('extensionName'));
}
