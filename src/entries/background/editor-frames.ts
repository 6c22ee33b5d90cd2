/**
 * Frames of the annotation editor in pages. A page can put the editor's address into a frame of its own as it can any
 * other; so an editor shows something only where it comes with a token that was given for it here a moment ago.
 */
import { editorAddress, type HeardFromEditor, onEditorMessage, type StoreCall } from '../../platform/editor-frame.ts';
import { askPage, tellPage } from '../../platform/page.ts';
import type { EditorTask, StoreAnswer } from '../../protocol/editor.ts';
import { openStore } from '../shared/open-store.ts';
import { readingStore } from '../shared/reading-store.ts';
import { openOnItsPage } from './open-on-its-page.ts';

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

async function answer({ type, ask }: HeardFromEditor, tabId: number): Promise<unknown> {
  switch (type) {
    case 'editor-pick':
      // A page that has gone meanwhile has nothing to choose from.
      return askPage({ id: tabId }, 'editor-pick', ask).catch(() => null);
    case 'editor-follow':
      return (await isShownOn(tabId, ask)) || (ask.isElsewhere && openOnItsPage(ask.id));
    case 'editor-told':
      await tellPage(tabId, 'editor-told', ask);
      return null;
    case 'editor-store':
      return fromStore(ask.call, ask.given);
    case 'editor-task': {
      const task = allowed.get(ask.token);
      allowed.delete(ask.token);
      return task?.tabId === tabId ? { id: task.id, focus: task.focus } : null;
    }
  }
}

const isShownOn = (tabId: number, { token, id }: { token: string; id: string }): Promise<boolean> =>
  askPage({ id: tabId }, 'editor-follow', { token, id }).catch(() => false);

/** What the editor itself would do with the store, where its own is another: it is a page of the extension like any other. */
async function fromStore(call: StoreCall, given: unknown[]): Promise<StoreAnswer> {
  const { annotation, article } = openStore();
  const calls = { ...readingStore(), annotation, article };
  const act = calls[call] as (...given: unknown[]) => Promise<unknown>;
  try {
    return { value: (await act(...given)) ?? null };
  } catch (error) {
    return { fault: faultOnTheWire(error) };
  }
}

/** What is kept of an error by a message: all that `describeFault` asks for. */
function faultOnTheWire(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  return { ...error, name: error.name, message: error.message };
}
