/** The reference to an article, as phrasing for a Markdown document: who, what, where, when. */
import type { Link, PhrasingContent } from 'mdast';
import type { Article } from '../core/model/article.ts';
import { writeDate } from './dates.ts';
import { text } from './note-tree.ts';
import { toUri } from './uri.ts';

const AND = new Intl.ListFormat('en', { type: 'conjunction' });

/** Jane Doe and John Roe. “Title.” *Site*, July 9, 2024. <https://…> First published in *Elsewhere*, … */
export function articleReference(article: Article): PhrasingContent[] {
  const { authors, title, published, siteName, firstPublished } = article.description;
  const names = authors.map(oneLine).filter((name) => name !== '');
  const date = published.date === null ? oneLine(published.text) : writeDate(published.date);
  const parts: PhrasingContent[][] = [
    names.length > 0 ? [text(closed(AND.format(names)))] : [],
    oneLine(title) === '' ? [] : [text(`“${closed(oneLine(title))}”`)],
    sourceAndDate(siteName, date),
    [addressLink(articleAddress(article))],
  ];
  if (firstPublished !== null) {
    const firstDate = firstPublished.date === null ? '' : writeDate(firstPublished.date);
    parts.push([text('First published in')], sourceAndDate(firstPublished.publication, firstDate));
    if (firstPublished.url !== null) parts.push([addressLink(firstPublished.url)]);
  }
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [text(' '), ...part]));
}

export function articleTitle(article: Article): string {
  return oneLine(article.description.title) || articleAddress(article);
}

export function oneLine(value: string): string {
  return value.toWellFormed().replaceAll('\0', '\uFFFD').replace(/\s+/g, ' ').trim();
}

/**
 * The address to cite: the canonical one, free of tracking parameters, where the page's claim can be
 * believed because it names its own host; otherwise the one the article was first met at.
 */
function articleAddress({ description: { canonicalUrl }, urls }: Article): string {
  const met = urls[0] ?? '';
  return canonicalUrl !== null && host(canonicalUrl) === host(met) ? canonicalUrl : met;
}

const host = (address: string): string => new URL(address).hostname.replace(/^www\./, '');

function addressLink(address: string): Link {
  const url = toUri(address);
  return { type: 'link', url, children: [text(url)] };
}

/** `*Site*, July 9, 2024.`, or what of it is known. */
function sourceAndDate(name: string | null, date: string): PhrasingContent[] {
  const source = oneLine(name ?? '');
  if (source === '') return date === '' ? [] : [text(closed(date))];
  return [{ type: 'emphasis', children: [text(source)] }, text(date === '' ? '.' : `, ${closed(date)}`)];
}

/** With the full stop that it lacks. */
const closed = (phrase: string): string => (/[.?!…]$/.test(phrase) ? phrase : `${phrase}.`);
