/** Narrows a library to some of its articles: what 'export this article' exports. */
import type { Library } from './library.ts';
import { addressKeys } from './page-address.ts';
import type { RelationEnd } from './relation.ts';

/**
 * The articles named, their annotations, and what these need to be understood: the relations between them,
 * the propositions they are related to, their projects, and the codebooks of those projects and of their
 * roles; and what the reader has said of two of the articles, that they are the same piece or not. Her settings and site rules
 * and the tombstones stay at home, and so do addresses of other pages. Records are shared, not copied, and keep
 * their order; an id that names nothing is passed over.
 */
export function librarySubset(library: Library, articleIds: Iterable<string>): Library {
  const wanted = new Set(articleIds);
  const articles = library.articles.filter(({ id }) => wanted.has(id));
  const annotations = library.annotations.filter(({ articleId }) => wanted.has(articleId));
  const annotationIds = new Set(annotations.map(({ id }) => id));

  const isAnnotation = ({ type, id }: RelationEnd): boolean => type === 'annotation' && annotationIds.has(id);
  const propositionIds = new Set(
    library.relations.flatMap(({ from, to }) => [
      ...(isAnnotation(from) && to.type === 'proposition' ? [to.id] : []),
      ...(isAnnotation(to) && from.type === 'proposition' ? [from.id] : []),
    ]),
  );
  const propositions = library.propositions.filter(({ id }) => propositionIds.has(id));
  const isKept = (end: RelationEnd): boolean =>
    end.type === 'annotation' ? annotationIds.has(end.id) : propositionIds.has(end.id);
  const relations = library.relations.filter(({ from, to }) => isKept(from) && isKept(to));

  const projectIds = new Set([...annotations, ...relations, ...propositions].map(({ projectId }) => projectId));
  const projects = library.projects.filter(({ id }) => projectIds.has(id));
  const codebookIds = new Set(projects.map(({ codebookId }) => codebookId));
  const roleIds = new Set(annotations.flatMap(({ roles }) => roles));
  const kindIds = new Set(relations.map(({ kindId }) => kindId));
  const codebooks = library.codebooks.filter(
    ({ id, roles, relationKinds }) =>
      codebookIds.has(id) ||
      roles.some((role) => roleIds.has(role.id)) ||
      relationKinds.some((kind) => kindIds.has(kind.id)),
  );

  const keys = new Set(articles.flatMap(({ addressKeys: own }) => own));
  const isOfThese = (addresses: readonly string[]): boolean => addressKeys(addresses).every((key) => keys.has(key));

  return {
    articles,
    annotations,
    relations,
    propositions,
    codebooks,
    projects,
    siteRules: [],
    samePieces: library.samePieces.filter(({ pages }) => pages.every((page) => isOfThese(page))),
    settings: [],
    tombstones: [],
  };
}
