/** The annotation editor's frame in a page: its address, and its messages, which come from an extension page in a tab. */
import * as v from 'valibot';
import type { EditorMessage, EditorTask } from '../protocol/editor.ts';
import { browser, type Runtime } from './browser.ts';

const EDITOR_PAGE = 'editor/editor.html';

const Token = v.pipe(v.string(), v.maxLength(100));

const Message = v.variant('type', [
  v.strictObject({
    to: v.literal('background'),
    type: v.literal('editor-task'),
    ask: v.strictObject({ token: Token }),
  }),
  v.strictObject({
    to: v.literal('background'),
    type: v.literal('editor-pick'),
    ask: v.strictObject({ token: Token }),
  }),
  v.strictObject({
    to: v.literal('background'),
    type: v.literal('editor-told'),
    ask: v.strictObject({
      token: Token,
      height: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
      closed: v.boolean(),
    }),
  }),
]);

const Task = v.nullable(
  v.strictObject({ id: v.pipe(v.string(), v.uuid()), focus: v.picklist(['roles', 'tags', 'note']) }),
);

/** In Chromium one that no page can know before: the manifest asks for an address that changes with each start. */
export function editorAddress(): string {
  return browser.runtime.getURL(EDITOR_PAGE);
}

/** Answers editors in frames. Must be called synchronously when the background starts. */
export function onEditorMessage(answer: (message: EditorMessage, tabId: number) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((raw: unknown, { id, url, tab }: Runtime.MessageSender) => {
    const isEditor = id === browser.runtime.id && url?.split(/[?#]/)[0] === ownAddress();
    const parsed = isEditor && tab?.id !== undefined ? v.safeParse(Message, raw) : null;
    return parsed?.success && tab?.id !== undefined ? answer(parsed.output, tab.id) : undefined;
  });
}

/** Where the editor is once it has loaded: for a file that pages may frame `getURL` gives an address that leads there. */
const ownAddress = (): string => `${browser.runtime.getURL('')}${EDITOR_PAGE}`;

/** Asks what this frame is for. */
export async function askTask(token: string): Promise<EditorTask | null> {
  const message: EditorMessage = { to: 'background', type: 'editor-task', ask: { token } };
  return v.parse(Task, await browser.runtime.sendMessage(message));
}

/** Tells the page around the frame; nobody there is no fault. */
export async function tellAround(what: { token: string; height?: number; closed: boolean }): Promise<void> {
  const message: EditorMessage = { to: 'background', type: 'editor-told', ask: what };
  await browser.runtime.sendMessage(message).catch(() => undefined);
}

/** Has the reader choose another highlight of the page around the frame; its id, or null where she chose none. */
export async function pickAround(token: string): Promise<string | null> {
  const message: EditorMessage = { to: 'background', type: 'editor-pick', ask: { token } };
  return v.parse(v.nullable(v.pipe(v.string(), v.uuid())), await browser.runtime.sendMessage(message));
}
