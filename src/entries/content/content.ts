/**
 * The content script: asks what is stored of the page it is in, and listens to the extension. On a page without annotations
 * it reads three addresses, asks once and waits; whatever more is to be done is done by a script that it brings.
 */
import { contentType } from '../../page/dom.ts';
import { createAddressReader } from '../../page/page-addresses.ts';
import { onReopened } from '../../page/reopened.ts';
import { addressOf, watchAddress } from '../../page/watch-address.ts';
import type { ContentMessage, ReadingTurn } from '../../protocol/content.ts';
import { askAgain } from '../shared/ask-again.ts';
import { finderSlot } from '../shared/finder-slot.ts';
import { type Marking, markingSlot } from '../shared/marking-slot.ts';
import { askBackground, isExtensionAlive, message, onExtensionMessage } from '../shared/page-browser.ts';
import { type Opening, type Page, pageScriptSlot } from '../shared/page-script.ts';
import { type PageTools, toolsSlot } from '../shared/page-tools.ts';
import { pickerSlot } from '../shared/picker-slot.ts';
import { readingModeSlot } from '../shared/reading-mode-slot.ts';
import { codingSlot, type SelectionTools, toolbarSlot, toolbarToolsSlot } from '../shared/toolbar-slot.ts';
import { onFirstNeed } from './first-need.ts';
import { parseContentMessage } from './requests.ts';

/** One script per page, also where it is injected again: after an update the old one has to give way. */
interface Running {
  isAlive: () => boolean;
  stop: () => void;
}

// A symbol, for a page's elements can stand as named properties of the global object but not under one.
const RUNNING = Symbol.for('margent.content');
const world: typeof globalThis & { [RUNNING]?: Running } = globalThis;

function start(): void {
  // What was here before: its script, and those that it brought.
  world[RUNNING]?.stop();
  const slots = [pageScriptSlot, toolsSlot, finderSlot, pickerSlot, toolbarSlot, codingSlot, markingSlot];
  for (const slot of [...slots, readingModeSlot]) slot.remove();

  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort();
  world[RUNNING] = { isAlive: isExtensionAlive, stop };

  const [loading] = performance.getEntriesByType('navigation');
  const addressesAt = createAddressReader(document, loading?.name ?? location.href);
  /** Ends when the page is opened, which from then on watches its address itself. */
  const waiting = new AbortController();
  let opening: Promise<Page | undefined> | undefined;
  let opened: Page | undefined;
  let bringingToolbar: Promise<unknown> | undefined;
  let bringingMarking: Promise<unknown> | undefined;
  /** Counts requests, so that a late answer does not undo a later one. */
  let asked = 0;

  async function ask(): Promise<void> {
    const request = ++asked;
    const addresses = addressesAt(location.href);
    await askAgain({
      ask: () => askBackground('stored-page', { addresses, places: [] }),
      isWanted: () => request === asked && !opening && !signal.aborted,
      take(page, late) {
        if (page.passages.length > 0) void open({ addresses, page });
        // The button still says that there was no answer.
        else if (late) void askBackground('page-anchored', { anchored: 0, orphans: 0 });
      },
    });
  }

  function open(stored: Opening['stored'] = null): Promise<Page | undefined> {
    opening ??= bring(stored);
    return opening;
  }

  async function bring(stored: Opening['stored']): Promise<Page | undefined> {
    if (!pageScriptSlot.here()) await askBackground('bring-script', 'page');
    const openPage = pageScriptSlot.here();
    if (!openPage || signal.aborted) {
      // Another time it may be possible.
      opening = undefined;
      return undefined;
    }
    waiting.abort();
    const page = openPage({ document, signal, stop, addressesAt, stored: stored && isHere(stored) ? stored : null });
    toolsSlot.put(page.tools);
    opened = page;
    return page;
  }

  /** The page may have become another one while the script was brought. */
  const isHere = ({ addresses }: NonNullable<Opening['stored']>): boolean =>
    addressOf(addresses.url) === addressOf(location.href);

  /** Nothing else is waited for: it is to be there before the reader has done selecting. */
  async function bringToolbar(): Promise<SelectionTools | undefined> {
    if (!toolbarSlot.here()) {
      // At the same time: what it offers is to be there with it.
      if (!codingSlot.here()) codingSlot.put(askBackground('coding', { addresses: addressesAt(location.href) }));
      bringingToolbar ??= askBackground('bring-script', 'toolbar').finally(() => {
        bringingToolbar = undefined;
      });
      await bringingToolbar;
    }
    const toolbar = toolbarSlot.here();
    // Another time it is asked anew.
    if (!toolbar) codingSlot.remove();
    return toolbar;
  }

  async function bringMarking(): Promise<Marking | undefined> {
    const isOpen = (await open()) !== undefined;
    if (isOpen && !markingSlot.here()) {
      bringingMarking ??= askBackground('bring-script', 'marking').finally(() => {
        bringingMarking = undefined;
      });
      await bringingMarking;
    }
    return markingSlot.here();
  }

  async function answer(message: ContentMessage): Promise<unknown> {
    // What is stored may lead to nothing here; only then is there something to be done.
    if (message.type === 'refresh' && !opening) return ask().then(() => null);
    const page = await open();
    switch (message.type) {
      case 'describe-page':
        return page?.describe();
      case 'describe-section':
        return page?.describeSection(message.ask);
      case 'describe-annotation':
        return page?.describeAnnotation(message.ask.annotation);
      case 'scroll-to':
        return page?.scrollTo(message.ask);
      case 'name-section':
        return page?.nameSection(message.ask);
      case 'point':
        return page?.point(message.ask.stays);
      case 'take-pointed':
        return page?.takePointed();
      case 'editor-told':
        markingSlot.here()?.editorTold(message.ask);
        return null;
      case 'editor-pick':
        return (await markingSlot.here()?.editorPick(message.ask.token)) ?? null;
      case 'editor-follow':
        return markingSlot.here()?.editorFollow(message.ask.token, message.ask.id) ?? false;
      case 'reading-mode':
        return page && toggleReadingMode(page.tools);
      case 'refresh':
        page?.refresh();
        return null;
    }
  }

  onExtensionMessage((raw) => {
    const message = parseContentMessage(raw);
    return message ? answer(message) : undefined;
  }, signal);
  toolbarToolsSlot.put({
    document,
    signal,
    message,
    ask(type, asked) {
      // What came after an update takes over.
      if (!isExtensionAlive()) stop();
      return signal.aborted ? Promise.resolve(undefined) : askBackground(type, asked);
    },
    addresses: () => addressesAt(location.href),
    marking: bringMarking,
  });
  onFirstNeed(document, {
    isMarked: (node, offset) => opened?.isMarked(node, offset) ?? false,
    bringToolbar,
    bringMarking,
    signal,
  });
  watchAddress(() => void ask(), AbortSignal.any([signal, waiting.signal]), document);
  onReopened(document, window, start, signal);
  // Where that has happened the page is read only now, and what its head says of its addresses with it.
  addEventListener('DOMContentLoaded', () => void answer({ to: 'content', type: 'refresh', ask: null }), { signal });
  void ask();
}

async function toggleReadingMode(tools: PageTools): Promise<ReadingTurn> {
  if (!readingModeSlot.here()) await tools.ask('bring-script', 'reading-mode');
  const mode = readingModeSlot.here();
  if (!mode) return 'impossible';
  return (await mode.toggle(tools)) ? 'begun' : 'ended';
}

// Chromium also runs it in the document around its PDF viewer, which holds nothing of the text.
if (contentType(document) !== 'application/pdf' && !world[RUNNING]?.isAlive()) start();
