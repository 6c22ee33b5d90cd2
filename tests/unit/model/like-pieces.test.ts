/** Titles and names as houses edit them: what is one, and what must not be taken for one. */
import { describe, expect, it } from 'vitest';
import type { ArticleDescription } from '../../../src/core/model/article.ts';
import { haveSameTitle, isSameName, seemSamePiece } from '../../../src/core/model/like-pieces.ts';

const DIPLOMAT = 'https://thediplomat.com/2024/07/dues/';
const COUNCIL = 'https://www.pacificcouncil.online/commentary/dues';

const at = (url: string, title: string, given: Partial<ArticleDescription> = {}) => ({
  url,
  description: {
    title,
    authors: ['Ines Marlow'],
    siteName: null,
    firstPublished: null,
    published: { date: null, text: '' },
    ...given,
  },
});

describe('one title', () => {
  it.each([
    ['a label with a bar', 'Opinion | What Harbour Dues Hide', 'What Harbour Dues Hide'],
    ['a label with a colon', 'Commentary: What Harbour Dues Hide', 'What Harbour Dues Hide'],
    ['a label in brackets', '[Op-Ed] What Harbour Dues Hide', 'What Harbour Dues Hide'],
    ['a label behind', 'What Harbour Dues Hide | Opinion', 'What Harbour Dues Hide'],
    ['the name of the site', 'What Harbour Dues Hide - The Diplomat', 'What Harbour Dues Hide'],
    ['the name with a dash of its own', 'What Harbour Dues Hide — The Diplomat', 'What Harbour Dues Hide'],
    ['the host', 'What Harbour Dues Hide | thediplomat.com', 'What Harbour Dues Hide'],
    ['the author', 'What Harbour Dues Hide | Ines Marlow', 'What Harbour Dues Hide'],
    [
      'label, author and site',
      'Opinion | What Harbour Dues Hide | Ines Marlow | The Diplomat',
      'What Harbour Dues Hide',
    ],
    ['quotes', '“What Harbour Dues Hide”', '"What Harbour Dues Hide"'],
    ['apostrophes', "The Harbour’s Dues Don't Pay", "The Harbour's Dues Don’t Pay"],
    ['dashes', 'The Russia–North Korea Treaty — a Reading', 'The Russia-North Korea Treaty - A Reading'],
    ['a colon for a dash', 'The Treaty: A Reading', 'The Treaty – a reading'],
    ['accents', 'Orbán’s Coup in São Paulo', 'Orban’s coup in Sao Paulo'],
    ['full width and half width', 'ＡＩ 시대의 항구', 'AI 시대의 항구'],
    ['a Korean label', '[사설] 항구를 넓히는 도시', '항구를 넓히는 도시'],
    ['a Japanese label', '【社説】港を広げる都市', '港を広げる都市'],
    ['an ampersand', 'Guns & Butter', 'Guns and Butter'],
  ])('with %s', (_, one, other) => {
    expect(haveSameTitle(at(DIPLOMAT, one), at(COUNCIL, other))).toBe(true);
    expect(haveSameTitle(at(COUNCIL, other), at(DIPLOMAT, one))).toBe(true);
  });

  it.each([
    ['a part more', 'Harbour Dues - Part 1', 'Harbour Dues - Part 2'],
    ['a part more on one side', 'Harbour Dues - Part 1', 'Harbour Dues'],
    ['a site that is neither', 'Harbour Dues - The Economist', 'Harbour Dues'],
    ['the name of the site as the whole', 'The Diplomat', 'Opinion'],
    ['a word that is a label elsewhere', 'The Review of Harbour Dues', 'Of Harbour Dues'],
    ['nothing but marks', '—', '…'],
    ['nothing', '', ''],
    ['another number', 'Ten Years On', 'Eleven Years On'],
    ['marks that are letters', 'पानी का दाम', 'पान का दम'],
  ])('is not that with %s', (_, one, other) => {
    expect(haveSameTitle(at(DIPLOMAT, one), at(COUNCIL, other))).toBe(false);
  });

  it('knows the publication that either page names', () => {
    const named = { firstPublished: { publication: 'The Straits Review', date: null, url: null } };
    expect(haveSameTitle(at(COUNCIL, 'Dues – Straits Review', named), at('https://x.example/a', 'Dues'))).toBe(true);
    const site = { siteName: 'Pacific Council' };
    expect(haveSameTitle(at(COUNCIL, 'Dues', site), at('https://x.example/a', 'Dues | Pacific Council'))).toBe(true);
  });
});

describe('one name', () => {
  it.each([
    ['Joseph S. Nye, Jr.', 'Joseph Nye'],
    ['Nye, Joseph', 'Joseph Nye'],
    ['By Dr. José Álvarez', 'Jose Alvarez'],
    ['J. Nye', 'Joseph S. Nye'],
    ['Mary Ann Smith', 'Mary Smith'],
    ['Lee Jae-myung', 'Jae-myung Lee'],
    ['이재명', '이재명'],
    ['EDITORIAL BOARD', 'Editorial Board'],
  ])('%s, %s', (one, other) => {
    expect([isSameName(one, other), isSameName(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['John Nye', 'Joseph Nye'],
    ['Joseph A. Nye', 'Joseph S. Nye'],
    ['Joseph', 'Joseph Nye'],
    ['Dr.', ''],
    ['—', '…'],
    ['이재명', '이재영'],
  ])('not %s, %s', (one, other) => {
    expect([isSameName(one, other), isSameName(other, one)]).toEqual([false, false]);
  });
});

describe('one piece', () => {
  it('has an author in common, in whatever order', () => {
    const [one, other] = [{ authors: ['A. Bell', 'Ines Marlow'] }, { authors: ['Ines Marlow', 'Tom Reed'] }];
    expect(seemSamePiece(at(DIPLOMAT, 'Dues', one), at(COUNCIL, 'Dues', other))).toBe(true);
    expect(seemSamePiece(at(DIPLOMAT, 'Dues'), at(COUNCIL, 'Dues', { authors: ['Tom Reed'] }))).toBe(false);
  });

  it('is never one without authors: then only the reader can say it', () => {
    const none = { authors: [] };
    expect(seemSamePiece(at(DIPLOMAT, 'Dues', none), at(COUNCIL, 'Dues', none))).toBe(false);
    expect(seemSamePiece(at(DIPLOMAT, 'Dues', none), at(COUNCIL, 'Dues'))).toBe(false);
  });

  it('is not a column that has one title on its site every week', () => {
    const dated = (date: string) => ({ published: { date, text: '' } });
    const [week, next] = [dated('2024-07-01'), dated('2024-07-08T10:00Z')];
    expect(seemSamePiece(at(DIPLOMAT, 'Dues', week), at(`${DIPLOMAT}2`, 'Dues', next))).toBe(false);
    expect(seemSamePiece(at(DIPLOMAT, 'Dues', week), at(`${DIPLOMAT}2`, 'Dues', week))).toBe(true);
    // A reprint comes later.
    expect(seemSamePiece(at(DIPLOMAT, 'Dues', week), at(COUNCIL, 'Dues', next))).toBe(true);
  });
});
