/** What the tests of components share: the English words, a place on the page, made-up annotations and relations. */
import type { VNode } from 'preact';
import { render } from 'preact';
import { afterEach } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Article } from '../../../src/core/model/article.ts';
import type { Relation } from '../../../src/core/model/relation.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import type { AnnotationStore, CodingContext } from '../../../src/ui/services.ts';
import type { Actions } from '../../../src/ui/state/actions.ts';
import { createRelationsState, type RelationControls } from '../../../src/ui/state/relations-state.ts';
import { BUILT_IN_CODEBOOKS, DEFAULT_PROJECT_ID, defaultProject, ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import '../../../src/ui/theme.css';

type Catalogue = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

// Served from `public`, as in the extension.
const catalogue: Catalogue = await (await fetch('/_locales/en/messages.json')).json();

provideMessages((key, substitutions) => {
  const { message, placeholders } = catalogue[key] ?? { message: key };
  return message.replace(/\$(\w+)\$/g, (whole, name: string) => {
    const content = placeholders?.[name.toLowerCase()]?.content ?? whole;
    return content.replace(/^\$(\d)$/, (_, index: string) => substitutions[Number(index) - 1] ?? '');
  });
});

const roots: HTMLElement[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) {
    render(null, root);
    root.remove();
  }
  document.documentElement.dir = '';
});

/** Puts a view on the page; where the last one was put, with `root`. */
export function show(view: VNode, root: HTMLElement = document.createElement('main')): HTMLElement {
  if (!roots.includes(root)) roots.push(root);
  document.body.append(root);
  render(view, root);
  return root;
}

export const ROLES = ESSAY_ARGUMENT.roles.map(({ id }) => id) as [string, string, string];
export const [SUPPORTS, ATTACKS] = ESSAY_ARGUMENT.relationKinds.map(({ id }) => id) as [string, string];

const TIME = '2026-03-01T10:00:00.000Z';

export function annotation(id: string, exact: string, given: Partial<Annotation> = {}): Annotation {
  return {
    id,
    articleId: 'article',
    projectId: DEFAULT_PROJECT_ID,
    selectors: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }],
    roles: [ROLES[1]],
    tags: [],
    note: '',
    coderId: 'coder',
    createdAt: TIME,
    updatedAt: TIME,
    ...given,
  };
}

let relations = 0;

/** Later ones are newer. */
export function relation(from: string, to: string, kindId = SUPPORTS, given: Partial<Relation> = {}): Relation {
  relations += 1;
  const at = new Date(Date.parse(TIME) + 1000 * relations).toISOString();
  return {
    id: `${from}-${to}-${relations}`,
    projectId: DEFAULT_PROJECT_ID,
    kindId,
    from: { type: 'annotation', id: from },
    to: { type: 'annotation', id: to },
    note: '',
    coderId: 'coder',
    createdAt: at,
    updatedAt: at,
    ...given,
  };
}

export function article(id: string, title: string): Article {
  return {
    id,
    description: {
      title,
      dek: null,
      authors: [],
      published: { date: null, text: '' },
      siteName: null,
      language: 'en',
      canonicalUrl: null,
      firstPublished: null,
      readMoreUrl: null,
    },
    urls: [`https://example.org/${id}`],
    addressKeys: [`example.org/${id}`],
    createdAt: TIME,
    updatedAt: TIME,
  };
}

export function codingContext(given: Partial<CodingContext> = {}): CodingContext {
  const project = defaultProject('coder');
  return {
    project,
    isOfSite: false,
    projects: [project],
    codebook: ESSAY_ARGUMENT,
    codebooks: [...BUILT_IN_CODEBOOKS],
    tags: [],
    lastRoles: [],
    coderId: null,
    stickyTags: null,
    singleKeys: true,
    ...given,
  };
}

/** What a list is given where nothing is related. */
export const noRelations = (): RelationControls => createRelationsState({} as AnnotationStore, {} as Actions).controls;
