/** Markdown (CommonMark): each article with its reference and its annotations grouped by role, to read and to cite. */

import type { BlockContent, RootContent } from 'mdast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { groupBy } from '../core/group-by.ts';
import { type Annotation, byReadingOrder, quoteOf } from '../core/model/annotation.ts';
import type { Library } from '../core/model/library.ts';
import { findSelector } from '../core/model/selector.ts';
import { articleReference, articleTitle, oneLine } from './article-reference.ts';
import type { DocumentWords, Format } from './format.ts';
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

export const markdown: Format = {
  id: 'markdown',
  label: 'Markdown',
  extension: 'md',
  mimeType: 'text/markdown',
  write(library, { words }) {
    const names = roleNames(library);
    const list = new Intl.ListFormat(words.language, { type: 'conjunction', style: 'narrow' });
    const setting: Setting = { library, names, words, list };
    const byArticle = groupBy(library.annotations, ({ articleId }) => articleId);
    const children = library.articles.flatMap((article) => [
      { type: 'heading' as const, depth: 1 as const, children: [text(articleTitle(article))] },
      { type: 'paragraph' as const, children: articleReference(article, words) },
      ...roleGroups(byArticle.get(article.id) ?? [], setting),
    ]);
    return toMarkdown({ type: 'root', children }, OPTIONS);
  },
};

/** What everything in a document is written by. */
interface Setting {
  library: Library;
  names: Map<string, string>;
  words: DocumentWords;
  list: Intl.ListFormat;
}

/** No id of a role. */
const NO_ROLE = '';

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
 * The annotations under their roles' headings, in reading order. One with several roles stands under the
 * first that a codebook knows, where the other known ones are named; one without any known role comes last.
 */
function roleGroups(annotations: Annotation[], setting: Setting): RootContent[] {
  const { names, words } = setting;
  const members = groupBy(
    annotations.toSorted(byReadingOrder),
    ({ roles }) => roles.find((id) => names.has(id)) ?? NO_ROLE,
  );
  return [...names, [NO_ROLE, words.say('documentNoRole')] as const].flatMap(([key, name]) => {
    const group = members.get(key);
    if (group === undefined) return [];
    return [
      { type: 'heading' as const, depth: 2 as const, children: [text(name)] },
      ...group.flatMap((annotation) => annotationBlocks(annotation, setting)),
    ];
  });
}

/** The quote, one line about it, the note. The line is never empty: it keeps neighbouring quotes apart. */
function annotationBlocks(annotation: Annotation, { library, names, words, list }: Setting): BlockContent[] {
  const coders = library.projects.find(({ id }) => id === annotation.projectId)?.coders ?? [];
  const coder = coders.length > 1 ? coders.find(({ id }) => id === annotation.coderId)?.name : undefined;
  const [, ...others] = annotation.roles.flatMap((id) => names.get(id) ?? []);
  const place = findSelector(annotation.selectors, 'SectionSelector');
  const date = words.day(annotation.createdAt);
  const facts = [
    place ? words.place(place) : '',
    others.length > 0 ? words.say('documentAlso', list.format(others)) : '',
    annotation.tags.length > 0 ? words.say('documentTags', list.format(annotation.tags.map(oneLine))) : '',
    annotation.former ? words.say('documentFirstMarked', oneLine(annotation.former.exact)) : '',
    coder ? words.say('documentMarkedBy', date, oneLine(coder)) : words.say('documentMarked', date),
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
