/**
 * Frames of the annotation editor in pages. A page can put the editor's address into a frame of its own as it can any
 * other; so an editor shows something only where it comes with a token that was given for it here a moment ago.
 */
import { editorAddress, onEditorMessage } from '../../platform/editor-frame.ts';
import { askPage, tellPage } from '../../platform/page.ts';
import type { EditorMessage, EditorTask } from '../../protocol/editor.ts';

interface Allowed extends EditorTask {
  tabId: number;
}

/** Kept in memory alone: a frame loads in less than a second, and the background lives for thirty. */
const allowed = new Map<string, Allowed>();

/** How long a frame may take to load, in milliseconds. */
const LIFE = 60_000;

/** Gives a page's script what it needs to show the editor in a frame: the token is good once, and in that tab. */
export function allowEditor(task: Allowed): { src: string; token: string } {
  const token = crypto.randomUUID();
  allowed.set(token, task);
  setTimeout(() => allowed.delete(token), LIFE);
  return { src: `${editorAddress()}#${token}`, token };
}

/** Must be called synchronously when the background starts. */
export function answerEditors(): void {
  onEditorMessage(async (message, tabId) => answer(message, tabId));
}

async function answer({ type, ask }: EditorMessage, tabId: number): Promise<EditorTask | string | null> {
  // A page that has gone meanwhile has nothing to choose from.
  if (type === 'editor-pick') return askPage({ id: tabId }, 'editor-pick', ask).catch(() => null);
  if (type === 'editor-told') {
    await tellPage(tabId, 'editor-told', ask);
    return null;
  }
  const task = allowed.get(ask.token);
  allowed.delete(ask.token);
  return task?.tabId === tabId ? { id: task.id, focus: task.focus } : null;
}
