/** The place in a page of what marks on it: toolbar, card, handles, choice, editor frame. */
import type { ContentRequests } from '../../protocol/content.ts';
import type { EditorFocus } from '../../protocol/editor.ts';
import { pageSlot } from './page-slot.ts';

/** What the reader did that it was brought for. */
export type Need =
  | 'selection'
  /** In the document where the caret stands: the page's, or one in a frame of its origin. */
  | { enter: Document }
  /** At a point of that document's window. */
  | { clientX: number; clientY: number; target: EventTarget | undefined; document: Document };

export interface Marking {
  /**
   * Shows what is kept of an annotation beside its words; does nothing where it is not on the page. Resolves when it is there.
   *
   * @param signal aborts when it is not wanted any more before it is there
   */
  openCard(id: string, signal: AbortSignal): Promise<void>;
  /**
   * Opens the annotation's editor in a frame of the extension; resolves when it is closed.
   *
   * @param signal aborts when it is not wanted any more, open or not yet
   */
  openEditor(id: string, focus: EditorFocus, signal: AbortSignal): Promise<void>;
  /** Lets the reader choose one of the page's highlights by click or keys; null where she thinks better of it. */
  pickHighlight(words: { title: string }, except: string | null): Promise<string | null>;
  /** Passes on what the frame of the editor says. */
  editorTold(what: ContentRequests['editor-told']['ask']): void;
  /** Lets the reader choose another highlight for the editor that is open; null where she thinks better of it. */
  editorPick(token: string): Promise<string | null>;
  /** Takes the toolbar away: whoever has the keys from now on is not to share them with it. */
  hideToolbar(): void;
  /** Does at once what it was brought for. */
  wake(need: Need): void;
}

export const markingSlot = pageSlot<Marking>('marking');
