/** The store as the surfaces and the background use it: by page, and with all that giving roles needs. */
import { articleAddresses } from '../../core/model/page-address.ts';
import { StoreError } from '../../store/store-error.ts';
import type { AnnotationStore } from '../../ui/services.ts';
import { openStore } from './open-store.ts';

export function readingStore(): AnnotationStore {
  const store = openStore();
  return {
    async codingContext() {
      const [codebooks, project, tags, lastRoles] = await Promise.all([
        store.codebooks(),
        store.currentProject(),
        store.tagsInUse(),
        store.setting('last-roles'),
      ]);
      const codebook = await store.codebookOf(project);
      const known = new Set(codebook.roles.map(({ id }) => id));
      const last = (lastRoles ?? []).filter((id) => known.has(id));
      const [first] = codebook.roles;
      const ordered = codebooks.toSorted(
        (a, b) => a.createdAt.localeCompare(b.createdAt) || a.name.localeCompare(b.name),
      );
      return { codebook, codebooks: ordered, tags, lastRoles: last.length > 0 || !first ? last : [first.id] };
    },
    async pageAnnotations(page) {
      const addresses = articleAddresses(page);
      const [article, annotations] = await Promise.all([store.articleAt(addresses), store.annotationsAt(addresses)]);
      return article && { article, annotations };
    },
    annotationsOfWork: (page, places) => store.annotationsOfWork(articleAddresses(page), places),
    allAnnotations: () => store.allAnnotations(),
    annotate: ({ page, ...draft }) => store.annotate({ ...draft, page }),
    updateAnnotation: async (id, changed) => {
      await store.updateAnnotation(id, changed);
    },
    updateAnnotations: (ids, wanted) => store.updateAnnotations(ids, wanted),
    deleteAnnotations: (ids) => store.deleteAnnotations(ids),
    chooseCodebook: (id) => store.chooseCodebook(id),
    lastStep: async () => (await store.nextUndo())?.seq ?? null,
    async undo(expected) {
      if (expected !== undefined && (await store.nextUndo())?.seq !== expected) {
        throw new StoreError('conflict', 'Something else has been done since.');
      }
      return store.undo();
    },
    redo: () => store.redo(),
  };
}
