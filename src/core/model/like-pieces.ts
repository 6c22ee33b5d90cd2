/**
 * Whether two articles on different pages seem to be one piece: by the same title, as houses edit titles, and an author in
 * common. That is no proof, for anybody can write a title over a page: it is a reason to ask the reader, and nothing is shown
 * for it alone.
 */
import type { ArticleDescription } from './article.ts';
import { bareHost } from './host.ts';

/** An article together with an address it stands at. */
export interface PlacedArticle {
  description: Pick<ArticleDescription, 'title' | 'authors' | 'siteName' | 'firstPublished' | 'published'>;
  url: string;
}

/** Of articles without authors, or without a title, never. */
export function seemSamePiece(one: PlacedArticle, other: PlacedArticle): boolean {
  return (
    one.description.authors.some((author) => other.description.authors.some((name) => isSameName(author, name))) &&
    haveSameTitle(one, other) &&
    !areTwoOfAColumn(one, other)
  );
}

/** Labels, the names of publications and authors behind a title, marks and case do not count. */
export function haveSameTitle(one: PlacedArticle, other: PlacedArticle): boolean {
  const names = new Set([...namesAround(one), ...namesAround(other)]);
  const title = bareTitle(one.description.title, names);
  return title !== '' && title === bareTitle(other.description.title, names);
}

/** A column has one title on one site, each time with another date. */
function areTwoOfAColumn(one: PlacedArticle, other: PlacedArticle): boolean {
  const [date, otherDate] = [one, other].map(({ description }) => description.published.date?.slice(0, 10));
  return hostOf(one.url) === hostOf(other.url) && Boolean(date && otherDate) && date !== otherDate;
}

/** What a house sets before a title to say what it is, in the languages of the interface. */
const LABEL = new RegExp(
  `^(?:${[
    'opinions?|comment|commentary|analysis|analyses|op ?ed|editorials?|essays?|guest (?:essay|post|column|opinion)',
    'columns?|perspectives?|viewpoints?|views?|debate|the debate|book review|review|exclusive|premium|long read|the long read',
    'opinión|análisis|tribuna|columna|editorial|comentario|exclusiva',
    'tribune|chronique|analyse|éditorial|débat|point de vue|idées',
    'meinung|kommentar|gastbeitrag|gastkommentar|leitartikel|kolumne|essay',
    '사설|칼럼|기고|논평|시론|오피니언',
    '社説|論説|コラム|オピニオン|寄稿|視点',
    '评论|社评|观点|专栏|社论|评论文章',
  ].join('|')})$`,
  'u',
);

/** Between a title and what is set before or behind it. */
const SEPARATOR = /\s*[|｜¦]\s*|\s+[-\u2010-\u2015·•»«:]+\s+|\s*[\u2014]\s*/u;
const LEADING = /^(?:\[([^\]]{1,40})\]|【([^】]{1,40})】|\(([^)]{1,40})\)|([^:：]{1,40})[:：])\s*(.+)$/u;

function bareTitle(title: string, names: ReadonlySet<string>): string {
  const parts = title
    .normalize('NFKC')
    .split(SEPARATOR)
    .filter((part) => wordsOf(part) !== '');
  while (parts.length > 1 && LABEL.test(wordsOf(parts[0] ?? ''))) parts.shift();
  const [, square = '', lenticular = '', round = '', before = '', rest = ''] = LEADING.exec(parts[0] ?? '') ?? [];
  if (rest !== '' && LABEL.test(wordsOf(square || lenticular || round || before))) parts[0] = rest;
  const isAround = (part: string): boolean => LABEL.test(wordsOf(part)) || names.has(nameKey(part));
  while (parts.length > 1 && isAround(parts.at(-1) ?? '')) parts.pop();
  return parts.map(wordsOf).filter(Boolean).join(' ');
}

/** Who may be named behind a title: the publication, its site, and the authors. */
function namesAround({ description: { siteName, firstPublished, authors }, url }: PlacedArticle): string[] {
  const host = hostOf(url);
  const [label = ''] = host.split('.');
  return [siteName, firstPublished?.publication, host, label, ...authors]
    .map((name) => nameKey(name ?? ''))
    .filter(Boolean);
}

/** 'The Diplomat', 'thediplomat' and 'DIPLOMAT' are one. */
function nameKey(name: string): string {
  return wordsOf(name).replaceAll(' ', '').replace(/^the/, '');
}

function hostOf(url: string): string {
  return bareHost(new URL(url).hostname);
}

/** In small letters without accents, with single spaces for all that is no letter or number; apostrophes leave no gap. */
function wordsOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['\u2018\u2019\u201B\u02BC\u2032]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

const TITLE_OF_PERSON = /^(?:by|von|par|por|dr|prof|professor|sir|mr|mrs|ms|hon|rev|gen|col|amb|ambassador)$/u;
const GENERATION = /^(?:jr|sr|ii|iii|iv|phd|md|esq)$/u;

/** 'Joseph S. Nye, Jr.', 'Nye, Joseph' and 'J. Nye' are one person's; two that differ in what is more than a letter are not. */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [partsOfName(one), partsOfName(other)];
  if (a.length === 0 || b.length === 0) return false;
  if (a.toSorted().join(' ') === b.toSorted().join(' ')) return true;
  if (a.length < 2 || b.length < 2 || a.at(-1) !== b.at(-1)) return false;
  const [first = '', otherFirst = ''] = [a[0], b[0]];
  const isFirst = first === otherFirst || isInitialOf(first, otherFirst) || isInitialOf(otherFirst, first);
  const [middle, otherMiddle] = [a.slice(1, -1), b.slice(1, -1)];
  // One of them may be left out; two that are both given are to agree.
  return isFirst && middle.every((name, index) => agree(name, otherMiddle[index]));
}

function agree(name: string, other: string | undefined): boolean {
  return other === undefined || name === other || isInitialOf(name, other) || isInitialOf(other, name);
}

function isInitialOf(letter: string, name: string): boolean {
  return letter.length === 1 && name.startsWith(letter);
}

function partsOfName(name: string): string[] {
  const parts = wordsOf(name).split(' ').filter(Boolean);
  while (parts.length > 1 && TITLE_OF_PERSON.test(parts[0] ?? '')) parts.shift();
  while (parts.length > 1 && GENERATION.test(parts.at(-1) ?? '')) parts.pop();
  return parts;
}
