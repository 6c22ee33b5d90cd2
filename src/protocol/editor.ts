/** What the annotation editor in a page's frame says to the background, which passes it on: in Firefox it knows no tabs. */

/** What a frame is for. */
export interface EditorTask {
  /** Of the annotation. */
  id: string;
  focus: 'roles' | 'tags' | 'note';
}

export type EditorMessage =
  /** What it is to show; null where the token is not good, or not any more. */
  | { to: 'background'; type: 'editor-task'; ask: { token: string } }
  /** For the page: it has another height, or is done with. */
  | { to: 'background'; type: 'editor-told'; ask: { token: string; height?: number; closed: boolean } }
  /** For the page: the reader is to choose another highlight there; answered with its id, or null. */
  | { to: 'background'; type: 'editor-pick'; ask: { token: string } };
