/** What the editor in a page's frame shows: one annotation, and the codebook it was made with. */
import { signal } from '@preact/signals';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import type { EditorTask } from '../../protocol/editor.ts';
import { changedFields, codingOf } from '../coding.ts';
import type { AnnotationStore, Coding, CodingContext } from '../services.ts';
import { describeFault } from './faults.ts';

export interface EditorServices {
  store: Pick<AnnotationStore, 'codingContext' | 'updateAnnotation'>;
  annotation(id: string): Promise<Annotation | null>;
  article(id: string): Promise<Article | null>;
  /** What the frame is for; null where it was not asked for. */
  task(): Promise<EditorTask | null>;
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

  async function load(): Promise<Shown> {
    const task = await services.task();
    const annotation = task && (await services.annotation(task.id));
    if (!task || !annotation) return { kind: 'nothing' };
    const article = await services.article(annotation.articleId);
    // Its site may have a project of its own.
    const context = await services.store.codingContext(article?.urls[0]);
    return { kind: 'ready', annotation, context, language: article?.description.language ?? null, focus: task.focus };
  }

  return {
    shown,
    fault,
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
