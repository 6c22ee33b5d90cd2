/**
 * The content script: paints what is stored of the page it is in, and answers what the extension asks of
 * the page. On a page without annotations it reads three addresses, asks once and waits.
 */
import { contentType } from '../../page/dom.ts';
import { finderSlot } from '../shared/finder-slot.ts';
import { markingSlot } from '../shared/marking-slot.ts';
import { type PageTools, toolsSlot } from '../shared/page-tools.ts';
import { pickerSlot } from '../shared/picker-slot.ts';
import { readingModeSlot } from '../shared/reading-mode-slot.ts';
import { isExtensionAlive, onExtensionMessage } from './browser.ts';
import { createPage } from './page.ts';
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
  if (world[RUNNING]?.isAlive()) return;
  // What an old version has left here: its script, and those that it brought.
  world[RUNNING]?.stop();
  finderSlot.remove();
  pickerSlot.remove();
  markingSlot.remove();
  readingModeSlot.remove();

  const controller = new AbortController();
  world[RUNNING] = { isAlive: isExtensionAlive, stop: () => controller.abort() };

  const page = createPage(document, controller.signal, () => controller.abort());
  toolsSlot.put(page.tools);
  onExtensionMessage((raw) => {
    const message = parseContentMessage(raw);
    if (!message) return undefined;
    switch (message.type) {
      case 'describe-page':
        return page.describe();
      case 'describe-section':
        return page.describeSection(message.ask);
      case 'scroll-to':
        return page.scrollTo(message.ask);
      case 'name-section':
        return page.nameSection(message.ask);
      case 'point':
        return page.point();
      case 'editor-told':
        markingSlot.here()?.editorTold(message.ask);
        return Promise.resolve(null);
      case 'reading-mode':
        return toggleReadingMode(page.tools);
      case 'refresh':
        page.refresh();
        return Promise.resolve(null);
    }
  }, controller.signal);
  page.refresh();
}

/** Whether that could be done. */
async function toggleReadingMode(tools: PageTools): Promise<boolean> {
  if (!readingModeSlot.here()) await tools.ask('bring-script', 'reading-mode');
  const mode = readingModeSlot.here();
  await mode?.toggle(tools);
  return mode !== undefined;
}

// Chromium also runs it in the document around its PDF viewer, which holds nothing of the text.
if (contentType(document) !== 'application/pdf') start();
