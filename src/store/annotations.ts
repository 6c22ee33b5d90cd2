/** Annotations: made, found in reading order, edited, deleted with all that hangs on them. */

import { type Annotation, byReadingOrder, tidyTags } from '../core/model/annotation.ts';
import type { Article } from '../core/model/article.ts';
import { type CodingChange, changedCoding } from '../core/model/coding-change.ts';
import { equal } from '../core/model/equality.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import { MOST_LAST_ROLES } from '../core/model/limits.ts';
import { type Change, recordAfter } from '../core/model/record.ts';
import type { Selector } from '../core/model/selector.ts';
import type { Setting } from '../core/model/setting.ts';
import type { CountedStep, StepMade } from '../core/model/step-made.ts';
import { articlesAt, completed, type JudgedPage, newArticle, type PageFacts } from './articles.ts';
import { commit } from './commit.ts';
import { deletionsOf } from './deletions.ts';
import { getMany, latestAnnotations } from './many.ts';
import { currentCoder, projectFor } from './projects.ts';
import type { ReadTransaction } from './schema.ts';
import { settingOf } from './settings.ts';
import { StoreError } from './store-error.ts';
import { worksOf } from './works.ts';
import type { Writer } from './writer.ts';

export interface AnnotationDraft {
  page: PageFacts;
  selectors: Selector[];
  /** Role ids; they become the roles given last. */
  roles: Id[];
  tags: string[];
  /** Markdown */
  note: string;
  /** Whether it is given these tags alone: the reader has seen those kept. Else they are added, as by shortcut. */
  tagsAlone?: boolean;
}

export type AnnotationPatch = Partial<Pick<Annotation, 'roles' | 'tags' | 'note'>>;

export interface AnnotationWithArticle {
  annotation: Annotation;
  article: Article;
}

/** What a write has left of an annotation. */
export interface AnnotationMade extends StepMade {
  annotation: Annotation;
}

/** Keeps a passage; its article is found or made in the same transaction. */
export async function annotate(
  writer: Writer,
  draft: AnnotationDraft & { page: JudgedPage },
  { id, articleId, at }: { id: Id; articleId: Id; at: Timestamp },
): Promise<AnnotationMade> {
  const { changes, step } = await commit(
    writer,
    async (transaction) => {
      const article = await articleChange(transaction, draft.page, { articleId, at });
      const project = await projectFor(transaction, draft.page.addresses.url);
      const annotation: Annotation = {
        id,
        articleId: article.id,
        projectId: project.id,
        selectors: draft.selectors,
        roles: draft.roles,
        tags: await tagsFor(transaction, draft),
        note: draft.note,
        coderId: await currentCoder(transaction, project),
        createdAt: at,
        updatedAt: at,
      };
      return {
        changes: [article, { type: 'annotation', id, before: null, after: annotation }],
        settings: await newChoices(transaction, draft),
      };
    },
    { label: 'annotate', at },
  );
  return { annotation: committed(changes, id), step };
}

/** The fields in the patch replace those stored; the others stay as they are stored, whoever wrote them. */
export async function updateAnnotation(
  writer: Writer,
  id: Id,
  patch: AnnotationPatch,
  at: Timestamp,
): Promise<AnnotationMade> {
  let stored: Annotation | undefined;
  const { changes, step } = await commit(
    writer,
    async (transaction) => {
      stored = await transaction.objectStore('annotations').get(id);
      if (!stored) throw new StoreError('conflict', 'This annotation has been deleted in the meantime.');
      const tags = tidyTags(patch.tags ?? stored.tags);
      const after: Annotation = { ...stored, ...patch, tags, updatedAt: at };
      return { changes: [{ type: 'annotation', id, before: stored, after }] };
    },
    { label: 'edit-annotation', at },
  );
  return { annotation: recordAfter(changes, 'annotation', id) ?? stored ?? committed(changes, id), step };
}

/**
 * Makes one change to many annotations, as one step. Each is changed from what it is when it is written: what another
 * window has done meanwhile stays. Those the change leaves as they are and ids that are gone are passed over.
 */
export async function updateAnnotations(
  writer: Writer,
  ids: readonly Id[],
  wanted: CodingChange,
  at: Timestamp,
): Promise<CountedStep> {
  const { changes, step } = await commit(
    writer,
    async (transaction) => {
      const found = await getMany(transaction, 'annotations', [...new Set(ids)]);
      const changes = found.flatMap((before): Change[] => {
        const changed = before && changedCoding(before, wanted);
        if (!changed) return [];
        const after: Annotation = { ...before, ...changed, updatedAt: at };
        return [{ type: 'annotation', id: before.id, before, after }];
      });
      return { changes };
    },
    { label: ids.length === 1 ? 'edit-annotation' : 'edit-annotations', at },
  );
  return { count: changes.length, step };
}

/**
 * Deletes annotations as one step, with the relations that lead to or from them and the articles that are
 * left without any. Ids that are gone already are passed over, and not counted.
 */
export async function deleteAnnotations(writer: Writer, ids: readonly Id[], at: Timestamp): Promise<CountedStep> {
  const { changes, step } = await commit(
    writer,
    async (transaction) => {
      const found = await getMany(transaction, 'annotations', [...new Set(ids)]);
      return {
        changes: await deletionsOf(
          transaction,
          found.filter((annotation) => annotation !== undefined),
        ),
      };
    },
    { label: 'delete-annotations', at },
  );
  return { count: changes.filter(({ type }) => type === 'annotation').length, step };
}

/** In reading order. */
export async function annotationsOf(transaction: ReadTransaction, articleIds: readonly Id[]): Promise<Annotation[]> {
  const index = transaction.objectStore('annotations').index('articleId');
  const found = await Promise.all(articleIds.map((id) => index.getAll(id)));
  return found.flat().sort(byReadingOrder);
}

/** In reading order: of every article met at one of these addresses. */
export async function annotationsAt(transaction: ReadTransaction, addresses: readonly string[]): Promise<Annotation[]> {
  const articles = await articlesAt(transaction, addresses);
  return annotationsOf(
    transaction,
    articles.map(({ id }) => id),
  );
}

/** In reading order: of the articles that are the same piece as a page, other than its own; see `worksOf`. */
export async function annotationsOfWork(
  transaction: ReadTransaction,
  addresses: readonly string[],
  places: readonly string[],
): Promise<AnnotationWithArticle[]> {
  const articles = await worksOf(transaction, addresses, places);
  const found = await Promise.all(articles.map(({ id }) => annotationsOf(transaction, [id])));
  return articles.flatMap((article, index) => (found[index] ?? []).map((annotation) => ({ annotation, article })));
}

/** Every annotation with its article, in no order: for the library, which sorts and filters in memory. */
export async function allAnnotations(transaction: ReadTransaction): Promise<AnnotationWithArticle[]> {
  const [articles, annotations] = await Promise.all([
    transaction.objectStore('articles').getAll(),
    transaction.objectStore('annotations').getAll(),
  ]);
  const byId = new Map(articles.map((article) => [article.id, article]));
  return annotations.flatMap((annotation) => {
    const article = byId.get(annotation.articleId);
    return article ? [{ annotation, article }] : [];
  });
}

export interface NewestAnnotations {
  /** Of whole articles. */
  entries: AnnotationWithArticle[];
  /** How many annotations there are in all. */
  total: number;
}

/** As many of the annotations changed last say which articles are the newest. */
const LATEST = 300;

/**
 * The articles annotated last with all their annotations, until they have `enough`: what the library begins with, whatever
 * stands behind it. No index leads there, and none needs to: nothing was annotated later than it was changed, so that the
 * annotations changed last hold those made last. Null where too many have been changed since they were made, as by a step that
 * changed all.
 */
export async function newestAnnotations(
  transaction: ReadTransaction,
  enough: number,
): Promise<NewestAnnotations | null> {
  const [latest, total] = await Promise.all([
    latestAnnotations(transaction, LATEST),
    transaction.objectStore('annotations').count(),
  ]);
  const oldest = latest.length < total ? latest.at(-1)?.updatedAt : '';
  const newest = new Map<Id, Timestamp>();
  for (const { articleId, createdAt } of latest) {
    if (createdAt > (newest.get(articleId) ?? '')) newest.set(articleId, createdAt);
  }
  // Whatever is not among those read was made no later than the oldest of them was changed.
  const certain = [...newest].filter(([, createdAt]) => oldest === '' || (oldest && createdAt > oldest));
  certain.sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  const entries: AnnotationWithArticle[] = [];
  for (const [articleId] of certain) {
    const [article, annotations] = await Promise.all([
      transaction.objectStore('articles').get(articleId),
      annotationsOf(transaction, [articleId]),
    ]);
    if (article) entries.push(...annotations.map((annotation) => ({ annotation, article })));
    if (entries.length >= enough) break;
  }
  return entries.length >= Math.min(enough, total) ? { entries, total } : null;
}

/** How many of the newest annotations say which tags are in use now. */
const RECENT = 200;

/** Each tag once: those of the newest annotations first, most recent first; then the others by name. */
export async function tagsInUse(transaction: ReadTransaction): Promise<string[]> {
  const annotations = transaction.objectStore('annotations');
  const recent = await latestAnnotations(transaction, RECENT);
  const tags = new Set(recent.flatMap((annotation) => annotation.tags));
  // From tag to next tag by seeking: 'nextunique' steps over every annotation of a tag on its way.
  let entry = await annotations.index('tags').openKeyCursor();
  while (entry) {
    tags.add(entry.key);
    entry = await entry.continue(`${entry.key}\0`);
  }
  return [...tags];
}

async function tagsFor(transaction: ReadTransaction, { tags, tagsAlone }: AnnotationDraft): Promise<string[]> {
  const kept = tagsAlone ? null : await settingOf(transaction, 'sticky-tags');
  return tidyTags([...tags, ...(kept ?? [])]);
}

/** What of the reader's choices is another than that kept. */
async function newChoices(transaction: ReadTransaction, { roles }: Pick<AnnotationDraft, 'roles'>): Promise<Setting[]> {
  const value = roles.slice(0, MOST_LAST_ROLES);
  return equal(await settingOf(transaction, 'last-roles'), value) ? [] : [{ key: 'last-roles', value }];
}

async function articleChange(
  transaction: ReadTransaction,
  page: JudgedPage,
  { articleId, at }: { articleId: Id; at: Timestamp },
): Promise<Extract<Change, { type: 'article' }>> {
  const [before, ...others] = await articlesAt(transaction, page.believed);
  if (!before) return { type: 'article', id: articleId, before: null, after: newArticle(page, { id: articleId, at }) };
  // An address leads to one article: one that another has already is not taken from it.
  const taken = new Set(others.flatMap((article) => article.addressKeys));
  return { type: 'article', id: before.id, before, after: completed(before, page, { at, taken }) };
}

function committed(changes: readonly Change[], id: Id): Annotation {
  const annotation = recordAfter(changes, 'annotation', id);
  if (!annotation) throw new StoreError('invalid', 'The annotation was not kept.');
  return annotation;
}
