/** The store as the surfaces and the background use it: by page, and with all that giving roles needs. */
import { tidyTags } from '../../core/model/annotation.ts';
import type { RelationEnd } from '../../core/model/relation.ts';
import type { Store } from '../../store/store.ts';
import type { AnnotationInArticle, AnnotationStore } from '../../ui/services.ts';
import { openStore } from './open-store.ts';

export function readingStore(): AnnotationStore {
  const store = openStore();
  return {
    async codingContext(url) {
      const [codebooks, projects, current, ofSite, tags, lastRoles, coderId, stickyTags, singleKeys] =
        await Promise.all([
          store.codebooks(),
          store.projects(),
          store.currentProject(),
          url === undefined ? null : store.siteProject(url),
          store.tagsInUse(),
          store.setting('last-roles'),
          store.setting('current-coder'),
          store.setting('sticky-tags'),
          store.setting('single-keys'),
        ]);
      const project = ofSite ?? current;
      const codebook = await store.codebookOf(project);
      const known = new Set(codebook.roles.map(({ id }) => id));
      const last = (lastRoles ?? []).filter((id) => known.has(id));
      const [first] = codebook.roles;
      return {
        project,
        isOfSite: ofSite !== null,
        projects: projects.toSorted(byAge),
        codebook,
        codebooks: codebooks.toSorted(byAge),
        tags,
        lastRoles: last.length > 0 || !first ? last : [first.id],
        coderId,
        stickyTags,
        singleKeys: singleKeys ?? true,
      };
    },
    async pageAnnotations(page) {
      const addresses = await store.addressesOf(page);
      const [article, annotations] = await Promise.all([store.articleAt(addresses), store.annotationsAt(addresses)]);
      return article && { article, annotations };
    },
    annotationsOfWork: async (page, places) => store.annotationsOfWork(await store.addressesOf(page), places),
    likeArticles: async (page, places, description) =>
      store.likeArticles({ addresses: await store.addressesOf(page), places, description }),
    sayPiece: async (page, articleId, same) => store.sayPiece(await store.addressesOf(page), articleId, same),
    articles: () => store.articles(),
    allAnnotations: () => store.allAnnotations(),
    newestAnnotations: (enough) => store.newestAnnotations(enough),
    annotate: ({ page, ...draft }) => store.annotate({ ...draft, page }),
    setSingleKeys: (on) => store.setSetting({ key: 'single-keys', value: on }),
    keepTags: (tags) => store.setSetting({ key: 'sticky-tags', value: tags && tidyTags(tags) }),
    updateAnnotation: (id, changed) => store.updateAnnotation(id, changed),
    placeAnnotation: (id, selectors, how) => store.placeAnnotation(id, selectors, how),
    keepAsLost: (id, isLost) => store.keepAsLost(id, isLost),
    updateAnnotations: (ids, wanted) => store.updateAnnotations(ids, wanted),
    deleteAnnotations: (ids) => store.deleteAnnotations(ids),
    chooseCodebook: (id, projectId) => store.chooseCodebook(id, projectId),
    async relationsOf(annotationIds) {
      if (annotationIds === 'all') return { relations: await store.allRelations(), ends: [] };
      const relations = await store.relationsOf(annotationIds);
      const asked = new Set(annotationIds);
      const others = relations.flatMap(({ from, to }) => [from, to]).filter(({ id }) => !asked.has(id));
      const ends = await Promise.all([...new Set(others.map(({ id }) => id))].map((id) => inArticle(store, id)));
      return { relations, ends: ends.filter((end) => end !== null) };
    },
    relate: ({ kindId, fromId, toId, note, scheme }) =>
      store.relate({
        kindId,
        from: annotationEnd(fromId),
        to: annotationEnd(toId),
        note,
        ...(scheme && { scheme }),
      }),
    updateRelation: (id, { fromId, toId, ...changed }) =>
      store.updateRelation(id, {
        ...changed,
        ...(fromId && { from: annotationEnd(fromId) }),
        ...(toId && { to: annotationEnd(toId) }),
      }),
    deleteRelations: (ids) => store.deleteRelations(ids),
    undo: (expected) => store.undo(expected === undefined ? {} : { step: expected }),
    redo: () => store.redo(),
    nextUndo: () => store.nextUndo(),
    nextRedo: () => store.nextRedo(),
  };
}

/** The oldest first, and those of one age by name. */
function byAge(a: { createdAt: string; name: string }, b: { createdAt: string; name: string }): number {
  return a.createdAt.localeCompare(b.createdAt) || a.name.localeCompare(b.name);
}

function annotationEnd(id: string): RelationEnd {
  return { type: 'annotation', id };
}

async function inArticle(store: Store, id: string): Promise<AnnotationInArticle | null> {
  const annotation = await store.annotation(id);
  const article = annotation && (await store.article(annotation.articleId));
  return article ? { annotation, article } : null;
}
