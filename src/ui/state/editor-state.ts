/** What the editor in a page's frame shows: one annotation, and what it may be given. */
import { signal } from '@preact/signals';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import type { EditorTask } from '../../protocol/editor.ts';
import { changedFields, codingOf } from '../coding.ts';
import type { AnnotationInArticle, AnnotationStore, Coding, CodingContext } from '../services.ts';
import { createActions } from './actions.ts';
import { describeFault } from './faults.ts';
import { createRelationsState } from './relations-state.ts';

export interface EditorServices {
  store: AnnotationStore;
  annotation(id: string): Promise<Annotation | null>;
  article(id: string): Promise<Article | null>;
  /** What the frame is for; null where it was not asked for. */
  task(): Promise<EditorTask | null>;
  /** Has the reader choose another highlight of the page; its id, or null where she chose none. */
  pick(): Promise<string | null>;
  /** Takes the frame away. */
  close(): Promise<void>;
}

type Shown =
  | { kind: 'loading' }
  /** Not asked for, or of an annotation that is gone. */
  | { kind: 'nothing' }
  | {
      kind: 'ready';
      annotation: Annotation;
      language: string | null;
      context: CodingContext;
      focus: EditorTask['focus'];
    };

export type EditorState = ReturnType<typeof createEditorState>;

export function createEditorState(services: EditorServices) {
  const shown = signal<Shown>({ kind: 'loading' });
  const fault = signal<string | null>(null);

  /** Its relations are read anew after each change of them; what is written in the form stays. */
  let own: AnnotationInArticle | null = null;
  const actions = createActions(services.store, async () => {
    if (own) await takeRelations(own);
  });
  const relations = createRelationsState(services.store, actions);

  async function takeRelations(entry: AnnotationInArticle): Promise<void> {
    own = entry;
    relations.take(await services.store.relationsOf([entry.annotation.id]), [entry]);
  }

  async function load(): Promise<Shown> {
    const task = await services.task();
    const annotation = task && (await services.annotation(task.id));
    if (!task || !annotation) return { kind: 'nothing' };
    const article = await services.article(annotation.articleId);
    if (article) await takeRelations({ annotation, article });
    // Its site may have a project of its own.
    const context = await services.store.codingContext(article?.urls[0]);
    return { kind: 'ready', annotation, context, language: article?.description.language ?? null, focus: task.focus };
  }

  return {
    shown,
    fault,
    actions,
    relations: relations.controls,
    pick: services.pick,
    close: services.close,
    async start(): Promise<void> {
      try {
        shown.value = await load();
      } catch (error) {
        fault.value = describeFault(error);
        shown.value = { kind: 'nothing' };
      }
    },
    /** Keeps what has changed and closes; what could not be kept stays in the form. */
    async save(coding: Coding): Promise<void> {
      if (shown.value.kind !== 'ready') return;
      const { annotation } = shown.value;
      try {
        const changed = changedFields(codingOf(annotation), coding);
        if (Object.keys(changed).length > 0) await services.store.updateAnnotation(annotation.id, changed);
        await services.close();
      } catch (error) {
        fault.value = describeFault(error);
      }
    },
  };
}
