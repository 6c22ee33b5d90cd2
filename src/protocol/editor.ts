/** What the annotation editor in a page's frame says to the background, which passes it on: in Firefox it knows no tabs. */
import type { Side } from '../core/argument/relation-rule.ts';

/**
 * What the reader came to the editor for; with `relate`, a new relation of this kind, of which the annotation is the end that
 * `side` says, and whose other end is searched for.
 */
export type EditorFocus = 'roles' | 'tags' | 'note' | { relate: string; side: Side };

/** What a frame is for. */
export interface EditorTask {
  /** Of the annotation. */
  id: string;
  focus: EditorFocus;
}

/** What the frame of the editor with this token tells the page around it. */
export interface EditorTold {
  token: string;
  /** It has another height, in CSS pixels. */
  height?: number;
  /** Whether what is written in it is there again when it is opened again. */
  keeps?: boolean;
  /** Whether something is written in it that is not saved. */
  written?: boolean;
  /** The step that its save has made, which undo takes back. */
  step?: number;
  /** Whether it is done with. */
  closed: boolean;
}

/** What a call of the store gave, or the fault as far as it can be told. */
export type StoreAnswer = { value: unknown } | { fault: Record<string, unknown> };

export type EditorMessage =
  /** What it is to show; null where the token is not good, or not any more. */
  | { to: 'background'; type: 'editor-task'; ask: { token: string } }
  /** For the page. */
  | { to: 'background'; type: 'editor-told'; ask: EditorTold }
  /** For the page: the reader is to choose another highlight there; answered with its id, or null. */
  | { to: 'background'; type: 'editor-pick'; ask: { token: string } }
  /**
   * For the page: the reader goes to this highlight. Where it is not there, its article is opened if it is another one; answered
   * with whether she was led anywhere.
   */
  | { to: 'background'; type: 'editor-follow'; ask: { token: string; id: string; isElsewhere: boolean } }
  /** For the store of the background: in a container tab or an Incognito window the frame's own is another. */
  | { to: 'background'; type: 'editor-store'; ask: { call: string; given: unknown[] } };
