/** What the editor in a page's frame shows: one annotation, and what it may be given. */
import { signal } from '@preact/signals';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import { equal } from '../../core/model/equality.ts';
import type { EditorFocus, EditorTask, EditorTold } from '../../protocol/editor.ts';
import { changedCoding, codingOf } from '../coding.ts';
import { t } from '../messages.ts';
import { choiceId } from '../relation-choices.ts';
import type { AnnotationInArticle, AnnotationStore, Coding, CodingContext, WrittenCoding } from '../services.ts';
import { type ActingStore, createActions } from './actions.ts';
import type { EditorDrafts } from './editor-drafts.ts';
import { describeFault } from './faults.ts';
import { createRelationsState, type RelatingStore } from './relations-state.ts';

/** What the editor needs of a library. */
export interface EditorLibrary
  extends ActingStore,
    RelatingStore,
    Pick<AnnotationStore, 'codingContext' | 'relationsOf'> {
  annotation(id: string): Promise<Annotation | null>;
  article(id: string): Promise<Article | null>;
}

export interface EditorServices {
  store: EditorLibrary;
  drafts: EditorDrafts;
  /** What the frame is for; null where it was not asked for. */
  task(): Promise<EditorTask | null>;
  /** Has the reader choose another highlight of the page; its id, or null where she chose none. */
  pick(): Promise<string | null>;
  /**
   * Leads the reader to another highlight, on the page or, `isElsewhere`, on that of its article; whether it did. Where it is on
   * the page, that takes the frame away.
   */
  follow(id: string, isElsewhere: boolean): Promise<boolean>;
  /** Tells the page around it; `closed` takes the frame away. */
  told(what: Partial<Omit<EditorTold, 'token'>>): Promise<void>;
}

interface Ready {
  kind: 'ready';
  annotation: Annotation;
  language: string | null;
  context: CodingContext;
  focus: EditorFocus;
  /** What was written here before and is not saved yet. */
  written: WrittenCoding | undefined;
}

type Shown =
  | { kind: 'loading' }
  /** Not asked for, or of an annotation that is gone. */
  | { kind: 'nothing' }
  | Ready;

export type EditorState = ReturnType<typeof createEditorState>;

export function createEditorState({ store, drafts, task, pick, follow, told }: EditorServices) {
  const shown = signal<Shown>({ kind: 'loading' });
  const fault = signal<string | null>(null);
  const { codings } = drafts;

  /** What is shown, or was before the annotation went with a step taken back. */
  let own: { entry: AnnotationInArticle; ready: Ready } | null = null;
  const actions = createActions(store, async () => {
    if (own) await readAnew(own);
  });
  const relations = createRelationsState(store, actions, drafts.relations);

  async function takeRelations(entry: AnnotationInArticle): Promise<void> {
    relations.take(await store.relationsOf([entry.annotation.id]), [entry]);
  }

  /** After each change here, which may be one taken back; what is written in the form stays. */
  async function readAnew({ entry, ready: was }: NonNullable<typeof own>): Promise<void> {
    const annotation = await store.annotation(entry.annotation.id);
    if (!annotation) {
      shown.value = { kind: 'nothing' };
      return;
    }
    await takeRelations({ ...entry, annotation });
    const context = await contextOf(entry);
    const ready = equal(was.context, context) ? was : { ...was, context };
    if (codings.has(annotation.id)) show(entry, ready);
    else show({ ...entry, annotation }, { ...ready, annotation, written: undefined });
  }

  /** Its site may have a project of its own. */
  const contextOf = ({ article }: AnnotationInArticle): Promise<CodingContext> => store.codingContext(article.urls[0]);

  function show(entry: AnnotationInArticle, ready: Ready): void {
    own = { entry, ready };
    shown.value = ready;
  }

  async function load(): Promise<void> {
    const asked = await task();
    const annotation = asked && (await store.annotation(asked.id));
    const article = annotation && (await store.article(annotation.articleId));
    if (!asked || !annotation || !article) {
      shown.value = { kind: 'nothing' };
      return;
    }
    const { id, focus } = asked;
    if (typeof focus === 'object' && !drafts.relations.has(id)) {
      const choice = choiceId(focus.side, focus.relate);
      drafts.relations.set(id, { relationId: null, choice, otherId: null, scheme: null, note: '', asked: true });
    }
    const entry = { annotation, article };
    await takeRelations(entry);
    const context = await contextOf(entry);
    const written = codings.get(id);
    show(entry, { kind: 'ready', annotation, context, language: article.description.language, focus, written });
    if (written) await told({ written: true });
  }

  async function goTo({ annotation, article }: AnnotationInArticle): Promise<void> {
    const isElsewhere = article.id !== own?.entry.article.id;
    try {
      if (!(await follow(annotation.id, isElsewhere))) actions.fault(t('notOnPage'));
    } catch (error) {
      actions.fault(describeFault(error));
    }
  }

  /** What the annotation was when this form, or the one before it, began with it. */
  const before = ({ annotation, written }: Ready): Coding => written?.before ?? codingOf(annotation);

  return {
    shown,
    fault,
    actions,
    relations: relations.controls,
    pick,
    /** How to go to a passage that a relation leads to. */
    wayTo(id: string): (() => void) | undefined {
      const other = relations.controls.passages.value.get(id);
      return other && (() => void goTo(other));
    },
    /** Takes the frame away; what is written in it is there again when it is opened again. */
    close: () => told({ closed: true }),
    async start(): Promise<void> {
      try {
        await load();
      } catch (error) {
        fault.value = describeFault(error);
        shown.value = { kind: 'nothing' };
      }
    },
    /** Keeps what is being written until it is saved or thrown away. */
    write({ coding, suggested }: WrittenCoding): void {
      if (shown.value.kind !== 'ready') return;
      const { id } = shown.value.annotation;
      const first = before(shown.value);
      const had = codings.has(id);
      if (equal(first, coding)) codings.delete(id);
      else codings.set(id, { coding, suggested, before: first });
      if (codings.has(id) !== had) void told({ written: !had });
    },
    /** Throws away what is written, and closes. */
    async cancel(): Promise<void> {
      if (shown.value.kind === 'ready') codings.delete(shown.value.annotation.id);
      await told({ written: false, closed: true });
    },
    /** Keeps what has changed and closes; what could not be kept stays in the form. */
    async save(coding: Coding): Promise<void> {
      if (shown.value.kind !== 'ready') return;
      const { annotation } = shown.value;
      try {
        const changed = changedCoding(before(shown.value), coding);
        const isChanged = Object.keys(changed).length > 0;
        const { step } = isChanged ? await store.updateAnnotation(annotation.id, changed) : { step: null };
        codings.delete(annotation.id);
        await told({ written: false, closed: true, ...(step !== null && { step }) });
      } catch (error) {
        fault.value = describeFault(error);
      }
    },
  };
}
