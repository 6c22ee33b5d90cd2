/**
 * What marks on the page itself: a toolbar at a selection, a card at a highlight. A script of its own, which the content
 * script brings when the reader first selects words or presses a highlight (docs/decisions/013-marking-on-the-page.md).
 */
import { isNode, isText, selectionOf } from '../../page/dom.ts';
import { inPage, onDocuments } from '../../page/frames.ts';
import { on } from '../../page/marking/elements.ts';
import { isPressable, isTyping } from '../../page/marking/fields.ts';
import { prepareSheet } from '../../page/marking/sheet.ts';
import { createSurface } from '../../page/marking/surface.ts';
import { caretOf } from '../../page/selected-range.ts';
import { direction, provideMessages } from '../../ui/messages.ts';
import { markingSlot } from '../shared/marking-slot.ts';
import { type PageTools, toolsSlot } from '../shared/page-tools.ts';
import { createContext } from './context.ts';
import { createEditor } from './editor.ts';
import { createHighlightCard } from './highlight-card.ts';
import { onSelectionEnd } from './selection-end.ts';
import { createSelectionToolbar } from './selection-toolbar.ts';

/** How far a press may move before it is a drag, in CSS pixels. */
const STILL = 5;

function start(tools: PageTools): void {
  const { document, signal } = tools;
  provideMessages(tools.message);
  const surface = createSurface(document, direction, signal);
  const context = createContext(tools, surface);
  const editor = createEditor(context, (title, except) => card.pick(title, except));
  const toolbar = createSelectionToolbar(
    context,
    () => selection.current(),
    (id) => void editor.open(id, 'tags'),
  );
  const card = createHighlightCard(context, (id, focus) => void editor.open(id, focus));
  // While the reader still selects.
  prepareSheet();

  const selection = onSelectionEnd(document, {
    isOurs: surface.isOurs,
    begun: toolbar.prepare,
    ended: (range, at) => toolbar.show(range, at),
    signal,
  });

  const options = { capture: true, passive: true, signal };
  let pressedAt: { x: number; y: number } | null = null;
  onDocuments(document, hear, signal);

  function hear(inner: Document, view: Window): void {
    on(
      view,
      'pointerdown',
      (event) => {
        if (surface.isOurs(event)) return;
        pressedAt = inPage(inner, event);
        toolbar.hide();
        card.hide();
      },
      options,
    );
    on(
      view,
      'click',
      (event) => {
        if (surface.isOurs(event) || event.button !== 0 || event.detail > 1) return;
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        const { x, y } = inPage(inner, event);
        const isStill = pressedAt && Math.hypot(x - pressedAt.x, y - pressedAt.y) <= STILL;
        if (isStill) pressed({ x, y }, event.composedPath()[0], inner);
      },
      options,
    );
    on(
      view,
      'keydown',
      (event) => {
        if (event.key === 'Enter' && !surface.isOurs(event) && !event.repeat) entered(event.composedPath()[0], inner);
      },
      options,
    );
  }

  function pressed(point: { x: number; y: number }, target: EventTarget | undefined, inner: Document): void {
    const { isCollapsed = true } = selectionOf(inner) ?? {};
    if (isCollapsed && !(isNode(target) && isPressable(target))) card.openAt(point);
  }

  /** The caret stands in a highlight, as it does while a reader goes through a page by caret or has clicked there. */
  function entered(target: EventTarget | undefined, inner: Document): void {
    if (isTyping(document) || (isNode(target) && isPressable(target))) return;
    const caret = caretOf(inner);
    if (caret && isText(caret.node)) card.openAround(caret.node, caret.offset);
  }

  markingSlot.put({
    openCard: (id, signal) => card.open(id, undefined, signal),
    openEditor: editor.open,
    pickHighlight: ({ title }, except) => card.pick(title, except),
    editorTold: editor.told,
    editorPick: editor.pick,
    hideToolbar: toolbar.hide,
    wake(need) {
      if (need === 'selection') selection.look();
      else if ('enter' in need) entered(undefined, need.enter);
      else pressed(inPage(need.document, need), need.target, need.document);
    },
  });
}

const tools = toolsSlot.here();
// Brought a second time while the first was under way.
if (tools && !markingSlot.here()) start(tools);
