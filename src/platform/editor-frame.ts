/** The annotation editor's frame in a page: its address, and its messages, which come from an extension page in a tab. */
import * as v from 'valibot';
import type { EditorMessage, EditorTask, EditorTold, StoreAnswer } from '../protocol/editor.ts';
import { browser, type Runtime } from './browser.ts';
import { question } from './question.ts';

const EDITOR_PAGE = 'editor/editor.html';

const Token = v.pipe(v.string(), v.maxLength(100));
const Uuid = v.pipe(v.string(), v.uuid());
const Count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

export const EditorFocus = v.union([
  v.picklist(['roles', 'tags', 'note']),
  v.strictObject({ relate: Uuid, side: v.picklist(['from', 'to']) }),
]);

/** What the editor asks of a store that is not its own. Nothing of it deletes but relations, which are there again by undo. */
const STORE_CALLS = [
  'annotation',
  'article',
  'codingContext',
  'relationsOf',
  'allAnnotations',
  'updateAnnotation',
  'keepTags',
  'relate',
  'updateRelation',
  'deleteRelations',
  'undo',
  'redo',
] as const;
export type StoreCall = (typeof STORE_CALLS)[number];

const OfFrame = v.strictObject({ token: Token });

const Message = v.variant('type', [
  question('editor-task', OfFrame),
  question('editor-pick', OfFrame),
  question('editor-follow', v.strictObject({ token: Token, id: Uuid, isElsewhere: v.boolean() })),
  question(
    'editor-told',
    v.strictObject({
      token: Token,
      height: v.exactOptional(Count(100_000)),
      keeps: v.exactOptional(v.boolean()),
      written: v.exactOptional(v.boolean()),
      step: v.exactOptional(Count(Number.MAX_SAFE_INTEGER)),
      closed: v.boolean(),
    }),
  ),
  question(
    'editor-store',
    v.strictObject({ call: v.picklist(STORE_CALLS), given: v.pipe(v.array(v.unknown()), v.maxLength(2)) }),
  ),
]);

/** A message whose shape has been looked at. */
export type HeardFromEditor = v.InferOutput<typeof Message>;

const Task = v.nullable(v.strictObject({ id: Uuid, focus: EditorFocus }));

const Answer = v.union([
  v.strictObject({ value: v.unknown() }),
  v.strictObject({ fault: v.record(v.string(), v.unknown()) }),
]);

/** In Chromium one that no page can know before: the manifest asks for an address that changes with each start. */
export function editorAddress(): string {
  return browser.runtime.getURL(EDITOR_PAGE);
}

/** Answers editors in frames. Must be called synchronously when the background starts. */
export function onEditorMessage(answer: (message: HeardFromEditor, tabId: number) => Promise<unknown>): void {
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
export async function tellAround(what: EditorTold): Promise<void> {
  const message: EditorMessage = { to: 'background', type: 'editor-told', ask: what };
  await browser.runtime.sendMessage(message).catch(() => undefined);
}

/** Has the reader choose another highlight of the page around the frame; its id, or null where she chose none. */
export async function pickAround(token: string): Promise<string | null> {
  const message: EditorMessage = { to: 'background', type: 'editor-pick', ask: { token } };
  return v.parse(v.nullable(Uuid), await browser.runtime.sendMessage(message));
}

/** Leads the reader to another highlight, on the page around the frame or, `isElsewhere`, on that of its article; whether it did. */
export async function followAround(token: string, id: string, isElsewhere: boolean): Promise<boolean> {
  const message: EditorMessage = { to: 'background', type: 'editor-follow', ask: { token, id, isElsewhere } };
  return v.parse(v.boolean(), await browser.runtime.sendMessage(message));
}

/** Has the background's store do something; what it gives is what that store itself would give. */
export async function askStore(call: StoreCall, given: readonly unknown[]): Promise<StoreAnswer> {
  // Over the wire what is not given would become null.
  const last = given.findLastIndex((each) => each !== undefined);
  const message: EditorMessage = {
    to: 'background',
    type: 'editor-store',
    ask: { call, given: given.slice(0, last + 1) },
  };
  const answer = v.parse(Answer, await browser.runtime.sendMessage(message));
  // Nothing there is nothing on the wire.
  return 'fault' in answer ? answer : { value: answer.value };
}
