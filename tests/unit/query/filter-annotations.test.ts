import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { Article } from '../../../src/core/model/article.ts';
import { filterAnnotations } from '../../../src/core/query/filter-annotations.ts';
import { ESSAY_ARGUMENT } from '../../english-codebooks.ts';

const roleNames = new Map(ESSAY_ARGUMENT.roles.map(({ id, name }) => [id, name]));
const [MAJOR_CLAIM = '', CLAIM = '', PREMISE = ''] = ESSAY_ARGUMENT.roles.map(({ id }) => id);

function annotation(exact: string, rest: Partial<Annotation> = {}): { annotation: Annotation } {
  return {
    annotation: {
      id: exact,
      articleId: 'article',
      projectId: 'project',
      selectors: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }],
      roles: [CLAIM],
      tags: [],
      note: '',
      coderId: 'coder',
      createdAt: '2026-05-01T08:00:00.000Z',
      updatedAt: '2026-05-01T08:00:00.000Z',
      ...rest,
    },
  };
}

const ENTRIES = [
  annotation('The harbour dues rise', { tags: ['Économie'] }),
  annotation('Dues fall again', { roles: [PREMISE], note: 'unlike the harbour' }),
  annotation('Nobody pays', { roles: [MAJOR_CLAIM, PREMISE] }),
];

const find = (text: string, options: { roles?: string[]; names?: ReadonlyMap<string, string> } = {}) =>
  filterAnnotations(ENTRIES, {
    text,
    roles: new Set(options.roles),
    ...(options.names && { roleNames: options.names }),
  }).map((entry) => entry.annotation.id);

describe('filterAnnotations', () => {
  it('wants every word, wherever each stands: in the passage, the note or the tags, without regard to case and accents', () => {
    expect(find('')).toHaveLength(3);
    expect(find('DUES harbour')).toEqual(['The harbour dues rise', 'Dues fall again']);
    expect(find('economie rise')).toEqual(['The harbour dues rise']);
    expect(find('harbour nothing')).toEqual([]);
  });

  it.each([
    ["isn't china's", 'It isn’t China’s so‑called co\u00ADoperation'],
    ['"alternativlos"', 'Sie sei „alternativlos“'],
    ['so-called cooperation', 'It isn’t China’s so‑called co\u00ADoperation'],
    ['strasse', 'Eine Straße ins Nichts'],
    ['Straße', 'EINE STRASSE INS NICHTS'],
    ['lodz soren', 'Søren in Łódź'],
    ['yildiz', 'Yıldız'],
    ['동맹', '한미동맹의 미래'],
  ])('finds what a keyboard writes otherwise than a page sets it: %s', (text, exact) => {
    const entries = [annotation(exact), annotation('Something else')];
    expect(filterAnnotations(entries, { text, roles: new Set() })).toEqual(entries.slice(0, 1));
  });

  it('finds the names of roles where it is told them', () => {
    expect(find('premise')).toEqual([]);
    expect(find('premise', { names: roleNames })).toEqual(['Dues fall again', 'Nobody pays']);
    expect(find('major pays', { names: roleNames })).toEqual(['Nobody pays']);
    expect(find('premise rise', { names: roleNames })).toEqual([]);
  });

  it('narrows to the roles asked for', () => {
    expect(find('', { roles: [MAJOR_CLAIM, CLAIM] })).toEqual(['The harbour dues rise', 'Nobody pays']);
    expect(find('dues', { roles: [MAJOR_CLAIM, CLAIM] })).toEqual(['The harbour dues rise']);
  });

  it('narrows to the project asked for', () => {
    const of = (project: string | null, text = '') =>
      filterAnnotations([...ENTRIES, annotation('Dues of a seminar', { projectId: 'seminar' })], {
        text,
        roles: new Set(),
        project,
      }).map((entry) => entry.annotation.id);
    expect(of(null)).toHaveLength(4);
    expect(of('seminar')).toEqual(['Dues of a seminar']);
    expect(of('project', 'dues')).toEqual(['The harbour dues rise', 'Dues fall again']);
    expect(of('gone')).toEqual([]);
  });

  it('finds words of the article where the entry has one', () => {
    const article = {
      description: { title: 'Ports of call', authors: ['Ines Marlow'], siteName: 'The Quay', firstPublished: null },
    } as unknown as Article;
    const [entry] = ENTRIES;
    if (!entry) throw new Error('no entry');
    const inArticle = [{ ...entry, article }];
    const search = (text: string) => filterAnnotations(inArticle, { text, roles: new Set() }).length;
    expect([search('ports quay dues'), search('marlow'), search('ports premise')]).toEqual([1, 1, 0]);
    expect(find('ports')).toEqual([]);
  });
});
