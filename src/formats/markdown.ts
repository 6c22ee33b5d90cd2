/** Markdown (CommonMark): each article with its reference and its annotations grouped by role, to read and to cite. */
import type { BlockContent, RootContent } from 'mdast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { type Annotation, byReadingOrder, quoteOf } from '../core/model/annotation.ts';
import type { Library } from '../core/model/library.ts';
import { findSelector } from '../core/model/selector.ts';
import { SINGULAR_KINDS } from '../core/model/singular-kinds.ts';
import { articleReference, articleTitle, oneLine } from './article-reference.ts';
import { writeDate } from './dates.ts';
import type { Format } from './format.ts';
import { noteTree, paragraphs, text } from './note-tree.ts';

const OPTIONS: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  unsafe: [
    {
      // Not CommonMark, but many programs strike text through between tildes.
      character: '~',
      inConstruct: 'phrasing',
      notInConstruct: ['autolink', 'destinationLiteral', 'destinationRaw', 'reference', 'titleQuote'],
    },
  ],
};

const NO_ROLE = 'Role not in a codebook';

export const markdown: Format = {
  id: 'markdown',
  label: 'Markdown',
  extension: 'md',
  mimeType: 'text/markdown',
  write(library) {
    const names = roleNames(library);
    const byArticle = groupBy(library.annotations, ({ articleId }) => articleId);
    const children = library.articles.flatMap((article) => [
      { type: 'heading' as const, depth: 1 as const, children: [text(articleTitle(article))] },
      { type: 'paragraph' as const, children: articleReference(article) },
      ...roleGroups(library, byArticle.get(article.id) ?? [], names),
    ]);
    return toMarkdown({ type: 'root', children }, OPTIONS);
  },
};

/**
 * Every role's name by its id, in the order of the codebooks: the order of the groups. A name that several
 * codebooks of the library use has its codebook's name behind it.
 */
function roleNames({ codebooks }: Library): Map<string, string> {
  const count = new Map<string, number>();
  for (const { roles } of codebooks) for (const { name } of roles) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(
    codebooks.flatMap((codebook) =>
      codebook.roles.map((role): [string, string] => [
        role.id,
        oneLine((count.get(role.name) ?? 0) > 1 ? `${role.name} (${codebook.name})` : role.name),
      ]),
    ),
  );
}

/**
 * The annotations under their roles' headings, in reading order. One with several roles stands under its
 * first, where the others are named; one whose first role no codebook knows comes last.
 */
function roleGroups(library: Library, annotations: Annotation[], names: Map<string, string>): RootContent[] {
  const members = groupBy(annotations.toSorted(byReadingOrder), ({ roles: [first = ''] }) =>
    names.has(first) ? first : NO_ROLE,
  );
  return [...names, [NO_ROLE, NO_ROLE] as const].flatMap(([key, name]) => {
    const group = members.get(key);
    if (group === undefined) return [];
    return [
      { type: 'heading' as const, depth: 2 as const, children: [text(name)] },
      ...group.flatMap((annotation) => annotationBlocks(library, annotation, names)),
    ];
  });
}

/** The quote, one line about it, the note. The line is never empty: it keeps neighbouring quotes apart. */
function annotationBlocks(library: Library, annotation: Annotation, names: Map<string, string>): BlockContent[] {
  const coders = library.projects.find(({ id }) => id === annotation.projectId)?.coders ?? [];
  const coder = coders.length > 1 ? coders.find(({ id }) => id === annotation.coderId)?.name : undefined;
  const others = annotation.roles.slice(1).map((id) => names.get(id) ?? NO_ROLE);
  const facts = [
    placeOf(annotation),
    others.length > 0 ? `Also: ${others.join(', ')}` : '',
    annotation.tags.length > 0 ? `Tags: ${annotation.tags.map(oneLine).join(', ')}` : '',
    annotation.former ? `First marked as “${oneLine(annotation.former.exact)}”` : '',
    `Marked ${writeDate(annotation.createdAt)}${coder ? ` by ${oneLine(coder)}` : ''}`,
  ];
  return [
    { type: 'blockquote', children: paragraphs(quoteOf(annotation)) },
    {
      type: 'paragraph',
      children: [{ type: 'emphasis', children: [text(facts.filter((fact) => fact !== '').join(' · '))] }],
    },
    ...noteTree(annotation.note),
  ];
}

function placeOf(annotation: Annotation): string {
  const section = findSelector(annotation.selectors, 'SectionSelector');
  if (section === undefined) return '';
  const kind = section.kind.charAt(0).toUpperCase() + section.kind.slice(1).replace('-', ' ');
  return section.ordinal === 1 && SINGULAR_KINDS.has(section.kind) ? kind : `${kind} ${section.ordinal}`;
}

/** As Map.groupBy, which Node has only from 21. */
function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
