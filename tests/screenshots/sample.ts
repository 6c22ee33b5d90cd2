/** The articles and annotations that the surfaces are shown with: every state of a highlight, long words, another script. */
import { readFileSync } from 'node:fs';
import type { Selector } from '../../src/core/model/selector.ts';
import type { AnnotationDraft } from '../../src/store/annotations.ts';
import { filler, plainPage } from '../e2e/support/pages.ts';
import { ESSAY_ARGUMENT, POLICY_COMMENTARY } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';

export const URLS = {
  article: 'http://thediplomat.com/2026/02/southeast-asia-quiet-rearmament/',
  korean: 'http://pacificcouncil.online/ko/harbour',
  long: 'http://pacificcouncil.online/long-words',
  /** With highlights that lie over each other. */
  marked: 'http://pacificcouncil.online/harbour-master',
  /** On a site that is not built in. */
  otherSite: 'http://harbour.example/dues',
  /** Whose script never comes: the page is never read to its end. */
  slow: 'http://pacificcouncil.online/slow',
  /** Has title and author of the one with highlights, and another address. */
  reprint: 'http://harbour.example/reprints/harbour-master',
  pdf: 'http://thediplomat.com/report.pdf',
} as const;

/** What is about to be annotated on each page. */
export const SELECTED = {
  article: 'Vietnam operates six Russian-built submarines.',
  korean: '항만 위원회는 회의록을 제때 공개한 적이 한 번도 없다.',
} as const;

/** Words of the page with highlights that lie over each other. */
export const MARKED = {
  selected: 'The council voted against the harbour.',
  /** In one highlight. */
  alone: 'The dues were too low for years',
  /** In two. */
  twice: 'said the harbour master',
} as const;

const MARKED_PARAGRAPHS = [
  `${MARKED.selected} It was a mistake, ${MARKED.twice}, who has run the port since 1998. Others disagree with that.`,
  `${MARKED.alone}, which nobody denies. What is denied is that anybody knew it.`,
];

const FIXTURE = new URL(
  '../fixtures/articles/thediplomat.com/southeast-asia-quiet-rearmament/index.html',
  import.meta.url,
);

const KOREAN = [
  '지난 삼십 년 동안 이 도시는 항구를 조용히 넓혀 왔다. 예산은 해마다 조금씩 늘었고, 아무도 그 까닭을 묻지 않았다. 묻지 않는 습관은 규모가 작을 때에는 해롭지 않았다.',
  `${SELECTED.korean} 그래서 시민은 무엇이 결정되었는지를 공사가 시작된 뒤에야 알게 된다. 이것은 절차의 문제가 아니라 신뢰의 문제이다.`,
  '물론 비밀에도 이유가 있다. 입찰이 끝나기 전에 가격을 알리면 경쟁이 사라진다는 것이다. 그러나 회의록은 가격이 아니라 이유를 적는 글이다.',
  '해답은 어렵지 않다. 회의가 끝나고 이 주 안에 회의록을 내면 된다. 이웃 도시는 이미 그렇게 하고 있으며, 그곳의 항구가 더 비싸졌다는 말은 들리지 않는다.',
];

const LONG_TITLE =
  'On the Unreasonable Persistence of Harbour Dues, the Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, and What Neither the Board nor Its Auditors Have Ever Been Asked to Explain';
const LONG_WORDS =
  'see https://archive.example/minutes/of/the/harbour/board/which/nobody/has/ever/been/able/to/find/2024-11-30-final-final.pdf for all of it';

const LONG_PARAGRAPH = `Those who doubt it may ${LONG_WORDS}.`;

/** Serves what the table of surfaces opens. */
export function serveSample(server: ArticleServer): void {
  server.route(URLS.article, { body: readFileSync(FIXTURE) });
  server.route(URLS.korean, {
    body: plainPage({ title: '항구를 조용히 넓히는 도시', paragraphs: KOREAN, language: 'ko' }),
  });
  server.route(URLS.long, {
    body: plainPage({ title: LONG_TITLE, paragraphs: [...filler(3), LONG_PARAGRAPH] }),
  });
  server.route(URLS.marked, {
    body: plainPage({ title: 'The Harbour Master’s Complaint', paragraphs: [...MARKED_PARAGRAPHS, ...filler(8)] }),
  });
  server.route(URLS.reprint, {
    body: plainPage({
      title: 'The harbour master’s complaint | Opinion',
      paragraphs: [...MARKED_PARAGRAPHS, ...filler(6)],
    }),
  });
  server.route(URLS.otherSite, { body: plainPage({ title: 'Harbour Dues', paragraphs: filler(8) }) });
  server.route(URLS.slow, {
    body: plainPage({ title: 'Slow', paragraphs: filler(8), head: '<script src="/never.js"></script>' }),
  });
  server.route(new URL('/never.js', URLS.slow).href, () => new Promise(() => undefined));
  server.route(URLS.pdf, { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4' });
}

/** A draft and what becomes of it besides. */
export interface SampleAnnotation {
  draft: AnnotationDraft;
  /** Words that it was first marked on. */
  first?: string;
  lost?: true;
}

/** Roles of the two codebooks one after the other, at these places, from 0. */
const roles = (...places: number[]): string[] =>
  places
    .map((place) => [...ESSAY_ARGUMENT.roles, ...POLICY_COMMENTARY.roles][place]?.id)
    .filter((id) => id !== undefined);

/** The words of each paragraph, as a reader reads them. */
const paragraphs = [...readFileSync(FIXTURE, 'utf8').matchAll(/<p[^>]*>(.*?)<\/p>/gs)].map(([, html = '']) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&rsquo;', '’')
    .replaceAll(/\s+/g, ' ')
    .trim(),
);

/** Selectors of words that stand in one of these paragraphs; `stored` is what they are said to have been. */
function passage(texts: readonly string[], words: string, stored = words): Selector[] {
  const text = texts.find((each) => each.includes(words));
  if (text === undefined) throw new Error(`the sample has no such words: ${words}`);
  const at = text.indexOf(words);
  const end = at + words.length;
  return [
    {
      type: 'TextQuoteSelector',
      exact: stored,
      prefix: text.slice(Math.max(0, at - 32), at),
      suffix: text.slice(end, end + 32),
    },
  ];
}

/** Words as they stood among others. */
const elsewhere = (exact: string): Selector[] => [
  { type: 'TextQuoteSelector', exact, prefix: 'which the ministers had said before: ', suffix: ' So it was in 1998' },
];

const page = (url: string, documentTitle: string, language: string): AnnotationDraft['page'] => ({
  addresses: { url, canonicalUrl: null, ogUrl: null },
  documentTitle,
  description: {
    title: documentTitle,
    dek: null,
    authors: ['Ines Marlow'],
    published: { date: '2026-02-11', text: 'February 11, 2026' },
    siteName: new URL(url).hostname,
    language,
    canonicalUrl: null,
    firstPublished: null,
    readMoreUrl: null,
  },
});

const ARTICLE = page(URLS.article, 'Southeast Asia’s Quiet Rearmament', 'en');

const MARKED_PAGE = page(URLS.marked, 'The Harbour Master’s Complaint', 'en');

/** In the order in which they are made. */
export function sampleAnnotations(): SampleAnnotation[] {
  const on = (selectors: Selector[], given: string[], rest: Partial<AnnotationDraft> = {}): AnnotationDraft => ({
    page: ARTICLE,
    selectors,
    roles: given,
    tags: [],
    note: '',
    ...rest,
  });
  return [
    {
      draft: on(passage(paragraphs, 'That silence is my subject.'), roles(0), {
        tags: ['transparency', 'ASEAN'],
        note: 'The *thesis* in four words; compare **Begin with what the quiet rearmament gets right**.',
      }),
    },
    {
      draft: on(
        passage(
          paragraphs,
          'the region is acquiring weapons of longer reach and shorter warning faster than it is acquiring the habit of explaining them',
          'the region is acquiring weapons of longer reach faster than it is acquiring the good habit of explaining them',
        ),
        roles(1, 2),
        { tags: ['warning time'] },
      ),
    },
    {
      draft: on(
        elsewhere('A navy that retires a corvette from the 1980s and commissions a frigate has not started a race.'),
        roles(2),
      ),
    },
    { draft: on(elsewhere('Every capital in the region has begun to publish what it buys.'), roles(2)) },
    {
      draft: on(
        passage(
          paragraphs,
          'What frightens is uncertainty about why it was bought.',
          'What frightens is uncertainty about who had bought it.',
        ),
        roles(0),
      ),
      lost: true,
    },
    {
      draft: on(
        passage(paragraphs, 'To publish the purpose of a missile regiment is not to publish its coordinates.'),
        roles(3),
      ),
      first: 'To publish a purpose is not to publish coordinates.',
    },
    {
      draft: {
        page: page(URLS.korean, '항구를 조용히 넓히는 도시', 'ko'),
        selectors: passage(KOREAN, '이것은 절차의 문제가 아니라 신뢰의 문제이다.'),
        roles: roles(0),
        tags: ['신뢰', '절차'],
        note: '핵심 주장. *절차*가 아니라 **신뢰**라고 말한다.',
      },
    },
    {
      draft: {
        page: page(URLS.long, LONG_TITLE, 'en'),
        selectors: passage([LONG_PARAGRAPH], LONG_WORDS),
        roles: roles(4, 5, 6, 7, 8),
        tags: ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', 'dues'],
        note: `A note with a very long address: <${LONG_WORDS.split(' ')[1]}>`,
      },
    },
    {
      draft: {
        page: MARKED_PAGE,
        selectors: passage(MARKED_PARAGRAPHS, 'It was a mistake, said the harbour master'),
        roles: roles(1),
        tags: ['dues'],
        note: 'He says so *now*.',
      },
    },
    {
      draft: {
        page: MARKED_PAGE,
        selectors: passage(MARKED_PARAGRAPHS, 'said the harbour master, who has run the port since 1998'),
        roles: roles(2),
        tags: [],
        note: '',
      },
    },
    {
      draft: {
        page: MARKED_PAGE,
        selectors: passage(MARKED_PARAGRAPHS, MARKED.alone),
        roles: roles(2),
        tags: ['dues', 'harbour'],
        note: 'The **reason** he gives.',
      },
    },
  ];
}

/** Relations among them: from the one of this number to the other. */
export function sampleRelations(): { kindId: string; from: number; to: number }[] {
  const [supports, attacks] = ESSAY_ARGUMENT.relationKinds.map(({ id }) => id);
  if (supports === undefined || attacks === undefined) throw new Error('the codebook of the sample has no kinds');
  return [
    { kindId: supports, from: 1, to: 0 },
    { kindId: supports, from: 2, to: 1 },
    { kindId: attacks, from: 3, to: 0 },
    { kindId: supports, from: 10, to: 8 },
  ];
}
