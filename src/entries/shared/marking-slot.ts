/** The place in a page of what marks on it: card, handles, choice, editor frame, and what the toolbar is pressed for. */
import type { ContentRequests } from '../../protocol/content.ts';
import type { EditorFocus } from '../../protocol/editor.ts';
import { pageSlot } from './page-slot.ts';

/** What the reader did to a highlight that it was brought for. */
export type Need =
  /** In the document where the caret stands: the page's, or one in a frame of its origin. */
  | { enter: Document }
  /** At a point of that document's window. */
  | { clientX: number; clientY: number; target: EventTarget | undefined; document: Document };

/** What the toolbar offers for the words that are selected. */
export interface Choices {
  /** Keeps the words with a role. */
  give(range: AbstractRange, role: string): void;
  /** Keeps them with the roles given last, and opens the editor. */
  addNote(range: AbstractRange): void;
  /** Selects the whole sentences or paragraph around them. */
  snap(range: AbstractRange, to: 'sentence' | 'paragraph'): void;
  /** Has no toolbar come up on this site any more. */
  turnOff(): void;
}

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
  /** Passes on what the frame of the editor says. */
  editorTold(what: ContentRequests['editor-told']['ask']): void;
  /** Lets the reader choose another highlight for the editor that is open; null where she thinks better of it. */
  editorPick(token: string): Promise<string | null>;
  /** Goes from the editor that is open to another highlight; false where that is not on the page. */
  editorFollow(token: string, id: string): boolean;
  /** What the reader chose on the toolbar. */
  readonly choices: Choices;
  /** Does at once what it was brought for. */
  wake(need: Need): void;
}

export const markingSlot = pageSlot<Marking>('marking');
