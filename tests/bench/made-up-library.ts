/** Makes up libraries of any size, the same for the same seed: articles with annotations as readers make them, and relations. */
import type { Annotation } from '../../src/core/model/annotation.ts';
import type { Article } from '../../src/core/model/article.ts';
import type { Library } from '../../src/core/model/library.ts';
import { addressKeys } from '../../src/core/model/page-address.ts';
import type { Relation } from '../../src/core/model/relation.ts';
import { chance as chanceOf } from '../harness/chance.ts';
import { madeUpParagraphs } from './made-up-text.ts';

interface Wanted {
  annotations: number;
  /** How many of them are of one article. */
  perArticle: number;
  seed: number;
}

/** Of annotations: one in so many has a note, leads to the one before it. */
const NOTED = 5;
const RELATED = 10;
const TAGS = ['evidence', 'security', 'trade', 'history', 'rhetoric', 'check again', 'alliance', 'method'];

/**
 * The library that a new one becomes by reading on: with its project, coder, codebook and choices, and what has been
 * annotated in them. Every annotation has the codebook's first role, some another beside it.
 */
export function madeUpLibrary(empty: Library, { annotations: count, perArticle, seed }: Wanted): Library {
  const [project] = empty.projects;
  const [coder] = project?.coders ?? [];
  const codebook = empty.codebooks.find(({ id }) => id === project?.codebookId);
  const [role, ...others] = codebook?.roles ?? [];
  const [kind] = codebook?.relationKinds ?? [];
  if (!project || !coder || !role || !kind) throw new Error('a new library has no project, coder, role or relation');
  const chance = chanceOf(seed);
  const text = madeUpParagraphs(200_000, seed).join(' ');
  const newId = (kindOf: number, index: number) =>
    `${hex(chance(), 8)}-${hex(chance(), 4)}-4${hex(chance(), 3)}-8${hex(chance(), 3)}-${kindOf}${index.toString(16).padStart(11, '0')}`;
  const articles: Article[] = [];
  const annotations: Annotation[] = [];
  const relations: Relation[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
    const nth = index % perArticle;
    if (nth === 0) articles.push(articleOf(newId(1, index), articles.length, at));
    const article = articles.at(-1);
    if (!article) continue;
    const start = Math.floor(chance() * (text.length - 2_000));
    const end = start + 60 + Math.floor(chance() * 200);
    const other = others[index % (others.length * 3 || 1)];
    const annotation: Annotation = {
      id: newId(2, index),
      articleId: article.id,
      projectId: project.id,
      selectors: [
        {
          type: 'TextQuoteSelector',
          exact: text.slice(start, end),
          prefix: text.slice(Math.max(0, start - 32), start),
          suffix: text.slice(end, end + 32),
        },
        { type: 'TextPositionSelector', start: nth * 300, end: nth * 300 + end - start, astralBefore: 0 },
      ],
      roles: other ? [role.id, other.id] : [role.id],
      tags: TAGS.filter(() => chance() < 0.15),
      note: index % NOTED === 0 ? `Compare *${text.slice(end, end + 80).trim()}*.` : '',
      coderId: coder.id,
      createdAt: at,
      updatedAt: at,
    };
    const before = annotations.at(-1);
    if (before && index % RELATED === 1) {
      relations.push({
        id: newId(3, index),
        projectId: project.id,
        kindId: kind.id,
        from: { type: 'annotation', id: annotation.id },
        to: { type: 'annotation', id: before.id },
        note: '',
        coderId: coder.id,
        createdAt: at,
        updatedAt: at,
      });
    }
    annotations.push(annotation);
  }
  return { ...empty, articles, annotations, relations };
}

function articleOf(id: string, number: number, at: string): Article {
  const urls = [`https://thediplomat.com/2026/01/made-up-${number}/`];
  return {
    id,
    description: {
      title: `Made-up article ${number}`,
      dek: null,
      authors: ['Ann Author'],
      published: { date: '2026-01-01', text: 'January 1, 2026' },
      siteName: 'The Diplomat',
      language: 'en',
      canonicalUrl: null,
      firstPublished: null,
      readMoreUrl: null,
    },
    urls,
    addressKeys: addressKeys(urls),
    createdAt: at,
    updatedAt: at,
  };
}

function hex(number: number, digits: number): string {
  return Math.floor(number * 16 ** digits)
    .toString(16)
    .padStart(digits, '0');
}
