/**
 * Answers content scripts. They live in hostile pages: a message counts only when it has exactly the shape agreed on and
 * speaks of the page it comes from.
 */
import * as v from 'valibot';
import { highlightCss } from '../../page/painting/stylesheet.ts';
import { showCount, showFault } from '../../platform/badge.ts';
import type { ContentSender } from '../../platform/content-messages.ts';
import { bringFinder, PageAddresses } from '../../platform/page.ts';
import { putPageStyle } from '../../platform/page-style.ts';
import type { StoredPassage } from '../../protocol/background.ts';
import { t, tCount } from '../../ui/messages.ts';
import { describeFault } from '../../ui/state/faults.ts';
import { readingStore } from '../shared/reading-store.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

const Message = v.variant('type', [
  v.strictObject({ to: v.literal('background'), type: v.literal('bring-finder'), ask: v.null() }),
  v.strictObject({ to: v.literal('background'), type: v.literal('page-passages'), ask: PageAddresses }),
  v.strictObject({
    to: v.literal('background'),
    type: v.literal('page-anchored'),
    ask: v.strictObject({ anchored: Count, orphans: Count }),
  }),
]);

/** The answer to a message; undefined where it has not the shape agreed on or speaks of another page. */
export function answerContentScript(raw: unknown, page: ContentSender): Promise<unknown> | undefined {
  const parsed = v.safeParse(Message, raw);
  if (!parsed.success) return undefined;
  const { type, ask } = parsed.output;
  if (type === 'bring-finder') return bringFinder(page.tabId, page.frameId);
  if (type === 'page-anchored') return showAnchored(page.tabId, ask).then(() => null);
  // A page may say what it likes of its address; the browser says whose it is.
  if (siteOf(ask.url) !== siteOf(page.url)) return undefined;
  return passagesOf(ask, page.tabId, page.frameId).catch((error: unknown) =>
    // No answer: what is painted stays, and the button says why no more is.
    showFault(page.tabId, t('badgeFault', describeFault(error))).then(() => undefined),
  );
}

/** Files have no origin of their own: of them the whole address counts. */
function siteOf(address: string): string {
  const { protocol, origin, pathname } = new URL(address);
  return protocol === 'file:' ? pathname : origin;
}

async function passagesOf(
  addresses: v.InferOutput<typeof PageAddresses>,
  tabId: number,
  frameId: number,
): Promise<StoredPassage[]> {
  const store = readingStore();
  const kept = await store.pageAnnotations(addresses);
  if (!kept || kept.annotations.length === 0) return [];
  const { codebooks } = await store.codingContext();
  const styles = codebooks.flatMap(({ roles }) => roles);
  await putPageStyle(tabId, frameId, highlightCss(styles));
  // A role that was deleted since has no style; an annotation left without any is painted as of unknown role.
  const known = new Set(styles.map(({ id }) => id));
  return kept.annotations.map(({ id, selectors, roles }) => ({
    id,
    selectors,
    roles: roles.filter((role) => known.has(role)),
  }));
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
