/** The place in a page of what marks on it: toolbar, card, handles, choice, editor frame. */
import { pageSlot } from './page-slot.ts';

export interface Marking {
  /** Shows what is kept of an annotation beside its words; does nothing where it is not on the page. */
  openCard(id: string): void;
  /** Opens the annotation's editor in a frame of the extension; resolves when it is closed. */
  openEditor(id: string, focus?: 'roles' | 'tags' | 'note'): Promise<void>;
  /** Lets the reader choose one of the page's highlights by click or keys; null where she thinks better of it. */
  pickHighlight(words: { title: string }, except: string | null): Promise<string | null>;
}

export const markingSlot = pageSlot<Marking>('marking');
