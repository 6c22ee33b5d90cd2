/** A small library that holds one record of every type, every optional part filled; made anew at each call. */

import type { Library } from '../../../src/core/model/library.ts';
import { addressKeys } from '../../../src/core/model/page-address.ts';
import { defaultProject, ESSAY_ARGUMENT } from '../../english-codebooks.ts';

export const sampleId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const sampleTime = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;

const [, claim, premise] = ESSAY_ARGUMENT.roles.map(({ id }) => id);
const CODER = sampleId(900);

export function sampleLibrary(): Library {
  const urls = ['https://thediplomat.com/2024/07/russia-north-korea/'];
  const times = { createdAt: sampleTime(1), updatedAt: sampleTime(2) };
  const project = defaultProject(CODER);
  const common = { projectId: project.id, coderId: CODER, ...times };
  const passage = (exact: string, start: number) => [
    { type: 'TextQuoteSelector' as const, exact, prefix: 'before ', suffix: ' after' },
    { type: 'TextPositionSelector' as const, start, end: start + exact.length, astralBefore: 0 },
    { type: 'SectionSelector' as const, kind: 'paragraph' as const, ordinal: 2 },
  ];
  return structuredClone({
    articles: [
      {
        id: sampleId(1),
        description: {
          title: 'The Russia-North Korea Treaty',
          dek: 'Moscow needs to assure Seoul.',
          authors: ['James Jongsoo Lee'],
          published: { date: '2024-07-09', text: 'July 9, 2024' },
          siteName: 'The Diplomat',
          language: 'en',
          canonicalUrl: urls[0] ?? null,
          firstPublished: { publication: 'The Diplomat', date: '2024-07-09', url: null },
          readMoreUrl: null,
        },
        urls,
        addressKeys: addressKeys(urls),
        ...times,
      },
    ],
    annotations: [
      {
        id: sampleId(11),
        articleId: sampleId(1),
        selectors: passage('a passage', 10),
        roles: [claim ?? ''],
        tags: ['korea'],
        note: 'A *note*.',
        ...common,
      },
      {
        id: sampleId(12),
        articleId: sampleId(1),
        selectors: passage('another', 90),
        roles: [premise ?? ''],
        tags: [],
        note: '',
        ...common,
      },
    ],
    relations: [
      {
        id: sampleId(21),
        kindId: ESSAY_ARGUMENT.relationKinds[0]?.id ?? '',
        from: { type: 'annotation' as const, id: sampleId(12) },
        to: { type: 'annotation' as const, id: sampleId(11) },
        note: '',
        ...common,
      },
      {
        id: sampleId(22),
        kindId: ESSAY_ARGUMENT.relationKinds[1]?.id ?? '',
        from: { type: 'annotation' as const, id: sampleId(11) },
        to: { type: 'proposition' as const, id: sampleId(31) },
        note: 'why',
        ...common,
      },
    ],
    propositions: [{ id: sampleId(31), text: 'Treaties bind both.', note: '', ...common }],
    codebooks: [ESSAY_ARGUMENT],
    projects: [{ ...project, coders: [{ id: CODER, name: 'Ana' }], updatedAt: sampleTime(3) }],
    siteRules: [
      {
        id: sampleId(60),
        rule: {
          hosts: ['example.org'],
          evidence: ['Pointed out by a reader on https://example.org/essay'],
          body: '.entry-content',
          drop: ['.newsletter'],
          sections: { 'author-bio': '.entry-content > p:last-child' },
        },
        ...times,
      },
    ],
    samePieces: [
      {
        id: sampleId(70),
        pages: [urls, ['https://pacificcouncil.online/commentary/russia-north-korea']],
        same: true,
        addressKeys: addressKeys([...urls, 'https://pacificcouncil.online/commentary/russia-north-korea']),
        ...times,
      },
    ],
    settings: [
      { key: 'current-coder' as const, value: CODER },
      { key: 'last-roles' as const, value: [claim ?? ''] },
    ],
    tombstones: [{ id: sampleId(99), type: 'annotation' as const, deletedAt: sampleTime(5) }],
  });
}
