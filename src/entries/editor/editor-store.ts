/**
 * The store as the editor in a page's frame uses it: its own; or that of the background, where the frame stands in a container
 * tab or an Incognito window, in which an extension's pages have a database of their own, and an empty one, or within a page that
 * the browser lets keep nothing, nor what stands in it: by the reader's settings, or because the page itself has said so.
 */
import { askStore, type StoreCall } from '../../platform/editor-frame.ts';
import type { Store } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';
import type { AnnotationStore } from '../../ui/services.ts';
import type { EditorLibrary } from '../../ui/state/editor-state.ts';
import { openStore } from '../shared/open-store.ts';
import { readingStore } from '../shared/reading-store.ts';

type Calls = Pick<AnnotationStore, Exclude<StoreCall, 'annotation' | 'article'>> &
  Pick<Store, 'annotation' | 'article'>;

export function editorStore(): EditorLibrary {
  const reading = readingStore();
  const { annotation, article } = openStore();
  const own: Calls = { ...reading, annotation, article };
  let isApart = false;

  async function far(call: StoreCall, given: readonly unknown[]): Promise<unknown> {
    const answer = await askStore(call, given);
    if ('fault' in answer) throw Object.assign(new Error(), answer.fault);
    return answer.value;
  }

  /** By whichever store has the annotation. */
  const by = <K extends StoreCall>(call: K): Calls[K] => {
    const near = own[call] as (...given: unknown[]) => Promise<unknown>;
    return ((...given: unknown[]) => (isApart ? far(call, given) : near(...given))) as Calls[K];
  };

  return {
    // Asked for first: what the background has just allowed to be shown is in the library.
    async annotation(id) {
      const found = isApart ? null : await own.annotation(id).catch(nothingKept);
      if (found) return found;
      const elsewhere = (await far('annotation', [id])) as Awaited<ReturnType<Store['annotation']>>;
      isApart ||= elsewhere !== null;
      return elsewhere;
    },
    article: by('article'),
    codingContext: by('codingContext'),
    relationsOf: by('relationsOf'),
    allAnnotations: by('allAnnotations'),
    updateAnnotation: by('updateAnnotation'),
    keepTags: by('keepTags'),
    relate: by('relate'),
    updateRelation: by('updateRelation'),
    undo: by('undo'),
    redo: by('redo'),
    deleteRelations: by('deleteRelations'),
    // Nothing here deletes an annotation, nor is read anew for what other windows do.
    deleteAnnotations: reading.deleteAnnotations,
    nextUndo: reading.nextUndo,
    nextRedo: reading.nextRedo,
  };
}

/** Of the browser's refusals; any other fault is one that the background would meet too. */
function nothingKept(error: unknown): null {
  if (error instanceof StoreError && error.kind === 'unavailable') return null;
  throw error;
}
