/**
 * The toolbar at a selection: a script of its own, which the content script brings when the reader first selects words and
 * which is to be there when she has done. What it is pressed for is in another one, brought after it
 * (docs/decisions/021-the-toolbar-at-once.md).
 */

import { createSurface } from '../../page/marking/surface.ts';
import { TOOLBAR_CSS } from '../../page/marking/toolbar-css.ts';
import { prepareSheets } from '../../page/over-page/sheet.ts';
import type { Writing } from '../../page/overlay.ts';
import { type ToolbarTools, toolbarSlot, toolbarToolsSlot } from '../shared/toolbar-slot.ts';
import { createCoding } from './coding.ts';
import { onSelectionEnd } from './selection-end.ts';
import { createSelectionToolbar } from './selection-toolbar.ts';

function start(tools: ToolbarTools): void {
  const { document, signal } = tools;
  const coding = createCoding(tools);
  // The first word out of the browser's catalogue costs more than all of this: before the codebook is known nobody needs one.
  const writing = (): Writing => {
    const { language, direction } = coding.known()?.words ?? {
      language: tools.message('languageTag', []),
      direction: tools.message('textDirection', []) === 'rtl' ? 'rtl' : 'ltr',
    };
    return { language, direction };
  };
  const surface = createSurface(document, writing, signal);
  const toolbar = createSelectionToolbar({ tools, surface, coding, selected: () => selection.current() });
  // While the reader still selects.
  prepareSheets(TOOLBAR_CSS);
  const selection = onSelectionEnd(document, {
    isOurs: surface.isOurs,
    pressed: toolbar.hide,
    begun: toolbar.prepare,
    ended: toolbar.show,
    signal,
  });
  toolbarSlot.put({
    surface,
    coding,
    selected: selection.current,
    show: (range) => toolbar.show(range, null),
    renew: toolbar.renew,
    hide: toolbar.hide,
    wake: selection.look,
  });
}

const tools = toolbarToolsSlot.here();
// Brought a second time while the first was under way, or with what is brought after it.
if (tools && !toolbarSlot.here()) start(tools);
