/**
 * What marks on the page itself: a card at a highlight, and what is chosen on the toolbar. A script of its own, which is
 * brought once the toolbar is there, or when the reader presses a highlight (docs/decisions/013-marking-on-the-page.md).
 */
import { caretFromPoint, isNode, isText, selectionOf } from '../../page/dom.ts';
import { inPage, onDocuments } from '../../page/frames.ts';
import { isPressable, isTyping } from '../../page/marking/fields.ts';
import { PANELS_CSS } from '../../page/marking/panels-css.ts';
import { on } from '../../page/over-page/elements.ts';
import { caretOf } from '../../page/selected-range.ts';
import { provideMessages } from '../../ui/messages.ts';
import { markingSlot } from '../shared/marking-slot.ts';
import { type PageTools, toolsSlot } from '../shared/page-tools.ts';
import { type SelectionTools, toolbarSlot } from '../shared/toolbar-slot.ts';
import { createChoices } from './choices.ts';
import { createContext } from './context.ts';
import { createEditor } from './editor.ts';
import { createHighlightCard } from './highlight-card.ts';
import { createPassages } from './passages.ts';

interface Point {
  clientX: number;
  clientY: number;
}

/** How far a press may move before it is a drag, in CSS pixels. */
const STILL = 5;

function start(tools: PageTools, toolbar: SelectionTools): void {
  const { document, signal } = tools;
  const { surface } = toolbar;
  provideMessages(tools.message);
  surface.dress(PANELS_CSS);
  const context = createContext(tools, surface, toolbar.coding);
  const passages = createPassages(tools);
  const editor = createEditor(context, passages, {
    pick: (title, own) => card.pick(title, own),
    goTo: (id) => card.goTo(id),
  });
  const card = createHighlightCard(context, passages, (id, focus) => void editor.open(id, focus));
  tools.onStored(() => void toolbar.renew(), signal);

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
        if (isStill) pressed(event, event.composedPath()[0], inner);
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

  /** @param at in the window of the document that was pressed */
  function pressed(at: Point, target: EventTarget | undefined, inner: Document): void {
    const { isCollapsed = true } = selectionOf(inner) ?? {};
    if (!isCollapsed || (isNode(target) && isPressable(target))) return;
    const caret = caretFromPoint(inner, at.clientX, at.clientY);
    // Most presses are beside all highlights: where there are many, to go through them is for those that are not.
    if (caret && tools.isMarked(caret.node, caret.offset)) card.openAt(inPage(inner, at));
  }

  /** The caret stands in a highlight, as it does while a reader goes through a page by caret or has clicked there. */
  function entered(target: EventTarget | undefined, inner: Document): void {
    if (isTyping(document) || (isNode(target) && isPressable(target))) return;
    const caret = caretOf(inner);
    if (caret && isText(caret.node)) card.openAround(caret.node, caret.offset);
  }

  markingSlot.put({
    openCard: (id, signal) => card.open(id, undefined, signal),
    openEditor: async (...asked) => void (await editor.open(...asked)),
    editorTold: editor.told,
    editorPick: editor.pick,
    editorFollow: editor.follow,
    choices: createChoices(context, toolbar, (id) => editor.open(id, 'tags')),
    wake(need) {
      if ('enter' in need) entered(undefined, need.enter);
      else pressed(need, need.target, need.document);
    },
  });
}

const [tools, toolbar] = [toolsSlot.here(), toolbarSlot.here()];
// Brought a second time while the first was under way.
if (tools && toolbar && !markingSlot.here()) start(tools, toolbar);
