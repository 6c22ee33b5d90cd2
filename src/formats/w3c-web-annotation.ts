/**
 * W3C Web Annotation (JSON-LD): annotations and relations as programs for annotated text read them.
 *
 * The file is a JSON array, each item an Annotation with its own `@context`. An AnnotationCollection or
 * AnnotationPage would need an IRI of its own, which nothing here can give it twice the same, and what reads
 * such files (Recogito and Annotorious, `loadAnnotations`) takes arrays.
 *
 * https://www.w3.org/TR/annotation-model/
 */
import type { Annotation } from '../core/model/annotation.ts';
import type { Library } from '../core/model/library.ts';
import type { Relation, RelationEnd } from '../core/model/relation.ts';
import { findSelector, type Selector } from '../core/model/selector.ts';
import { codePointRange } from './code-points.ts';
import type { Format, WriteContext } from './format.ts';
import { toUri } from './uri.ts';

type JsonObject = { [key: string]: string | number | JsonObject | (string | JsonObject)[] };

/** What annotations refer to by id. */
interface Names {
  /** Roles and kinds of relation. */
  concepts: Map<string, string>;
  coders: Map<string, string>;
  sources: Map<string, string>;
  propositions: Map<string, string>;
  annotations: Set<string>;
}

export const w3cWebAnnotation: Format = {
  id: 'w3c-web-annotation',
  label: 'W3C Web Annotation (JSON-LD)',
  extension: 'jsonld',
  mimeType: 'application/ld+json',
  write(library, context) {
    const names = namesIn(library);
    const items = [
      ...library.annotations.flatMap((annotation) => annotationItem(annotation, names, context)),
      ...library.relations.flatMap((relation) => relationItem(relation, names, context)),
    ];
    return `${JSON.stringify(items, null, 2)}\n`;
  },
};

function namesIn(library: Library): Names {
  const sources = new Map(library.articles.map(({ id, urls }) => [id, toUri(urls[0] ?? '')]));
  return {
    concepts: new Map(
      library.codebooks
        .flatMap(({ roles, relationKinds }) => [...roles, ...relationKinds])
        .map(({ id, name }) => [id, name]),
    ),
    coders: new Map(library.projects.flatMap(({ coders }) => coders).map(({ id, name }) => [id, name])),
    sources,
    propositions: new Map(library.propositions.map(({ id, text }) => [id, text])),
    annotations: new Set(library.annotations.filter(({ articleId }) => sources.has(articleId)).map(({ id }) => id)),
  };
}

/** Nothing for an annotation whose article is not in the library: it would have no target. */
function annotationItem(annotation: Annotation, names: Names, context: WriteContext): JsonObject[] {
  const source = names.sources.get(annotation.articleId);
  if (source === undefined) return [];
  const { roles, tags, note } = annotation;
  return [
    {
      ...headOf(annotation, names, context, [
        'highlighting',
        'classifying',
        ...(tags.length > 0 ? ['tagging'] : []),
        ...(note === '' ? [] : ['commenting']),
      ]),
      body: [
        ...roles.map((id) => conceptBody(id, names)),
        ...tags.map((tag) => textBody('tagging', tag)),
        ...noteBody(note),
      ],
      target: {
        type: 'SpecificResource',
        source,
        state: { type: 'TimeState', sourceDate: annotation.former?.until ?? annotation.createdAt },
        selector: selectorsOf(annotation.selectors),
      },
    },
  ];
}

/** Nothing for a relation one of whose ends is not in the library. */
function relationItem(relation: Relation, names: Names, context: WriteContext): JsonObject[] {
  const ends = [relation.from, relation.to];
  const isKnown = ({ type, id }: RelationEnd): boolean =>
    type === 'annotation' ? names.annotations.has(id) : names.propositions.has(id);
  if (!ends.every(isKnown)) return [];
  return [
    {
      ...headOf(relation, names, context, ['linking', ...(relation.note === '' ? [] : ['commenting'])]),
      body: [
        conceptBody(relation.kindId, names),
        ...ends.flatMap((end) => propositionBody(end, names)),
        ...noteBody(relation.note),
      ],
      target: ends.map(({ id }) => urn(id)),
    },
  ];
}

function headOf(
  record: Annotation | Relation,
  names: Names,
  { exportedAt, version }: WriteContext,
  motivations: string[],
): JsonObject {
  const name = names.coders.get(record.coderId)?.trim() ?? '';
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: urn(record.id),
    type: 'Annotation',
    motivation: motivations.length === 1 ? (motivations[0] ?? '') : motivations,
    created: record.createdAt,
    modified: record.updatedAt,
    creator: { id: urn(record.coderId), type: 'Person', ...(name === '' ? {} : { name }) },
    generator: { type: 'Software', name: `Margent ${version}` },
    generated: exportedAt,
  };
}

/** A role or a kind of relation, by its name; its id tells it from another of the same name. */
function conceptBody(id: string, names: Names): JsonObject {
  return { ...textBody('classifying', names.concepts.get(id) ?? id), 'dcterms:identifier': urn(id) };
}

/** A proposition has no page to be a target on: the relation that leads to it carries its words. */
function propositionBody({ type, id }: RelationEnd, names: Names): JsonObject[] {
  if (type !== 'proposition') return [];
  return [{ ...textBody('describing', names.propositions.get(id) ?? ''), 'dcterms:identifier': urn(id) }];
}

function noteBody(note: string): JsonObject[] {
  return note === '' ? [] : [textBody('commenting', note, 'text/markdown')];
}

/** Without an `id`: the test suite takes a body with one for a resource elsewhere, which MUST NOT have a purpose. */
function textBody(purpose: string, value: string, format = 'text/plain'): JsonObject {
  return { type: 'TextualBody', purpose, value, format };
}

/** The section hint is ours alone and stays at home. */
function selectorsOf(selectors: Selector[]): JsonObject[] {
  const quote = findSelector(selectors, 'TextQuoteSelector');
  const position = codePointRange(selectors);
  return [
    {
      type: 'TextQuoteSelector',
      // What is searched for, and what the position counts: with the words that the page did not show.
      exact: quote?.exact ?? '',
      prefix: quote?.prefix ?? '',
      suffix: quote?.suffix ?? '',
    },
    ...(position === null ? [] : [{ type: 'TextPositionSelector', ...position }]),
  ];
}

const urn = (id: string): string => `urn:uuid:${id}`;
