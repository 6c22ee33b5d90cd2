/** The reference to an article, as phrasing for a Markdown document: who, what, where, when. */
import type { Link, PhrasingContent } from 'mdast';
import type { Article } from '../core/model/article.ts';
import { bareHost } from '../core/model/host.ts';
import { writeDate } from './dates.ts';
import type { DocumentKey, DocumentWords } from './format.ts';
import { text } from './note-tree.ts';
import { toUri } from './uri.ts';

/** Jane Doe and John Roe. “Title.” *Site*, July 9, 2024. <https://…> First published in *Elsewhere*, … */
export function articleReference(article: Article, words: DocumentWords): PhrasingContent[] {
  const { authors, title, published, siteName, firstPublished } = article.description;
  const and = new Intl.ListFormat(words.language, { type: 'conjunction' });
  const names = authors.map(oneLine).filter((name) => name !== '');
  const date = published.date === null ? oneLine(published.text) : writeDate(published.date, words.language);
  const parts: PhrasingContent[][] = [
    names.length > 0 ? [text(closed(and.format(names), words))] : [],
    oneLine(title) === '' ? [] : [text(words.say('documentTitle', oneLine(title), stopAfter(oneLine(title), words)))],
    sourceAndDate(siteName, date, words),
    [addressLink(articleAddress(article))],
  ];
  if (firstPublished !== null) {
    const firstDate = firstPublished.date === null ? '' : writeDate(firstPublished.date, words.language);
    const publication = oneLine(firstPublished.publication);
    parts.push(
      firstDate === ''
        ? sentence(words, 'firstPublished', publication)
        : sentence(words, 'firstPublishedOn', publication, firstDate),
    );
    if (firstPublished.url !== null) parts.push([addressLink(firstPublished.url)]);
  }
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [text(' '), ...part]));
}

/** The title in one line, or the address where there is none. */
export function articleTitle(article: Article): string {
  return oneLine(article.description.title) || articleAddress(article);
}

/** Text that stands in one line of a document, without what UTF-8 or Markdown cannot hold. */
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

const host = (address: string): string => bareHost(new URL(address).hostname);

function addressLink(address: string): Link {
  const url = toUri(address);
  return { type: 'link', url, children: [text(url)] };
}

/** `*Site*, July 9, 2024.`, or what of it is known. */
function sourceAndDate(name: string | null, date: string, words: DocumentWords): PhrasingContent[] {
  const source = oneLine(name ?? '');
  if (source === '') return date === '' ? [] : [text(closed(date, words))];
  if (date === '') return [emphasised(source), text(words.say('fullStop'))];
  return sentence(words, 'documentSource', source, date);
}

/** Holds the place of what is emphasised in a message; for private use, and in no language's words. */
const PLACE = '\uE000';

/** A message as a sentence, with its first value emphasised: where that stands is for the language to say. */
function sentence(words: DocumentWords, key: DocumentKey, first: string, ...others: string[]): PhrasingContent[] {
  const said = closed(words.say(key, PLACE, ...others), words);
  return said
    .split(PLACE)
    .flatMap((part, index) => [...(index === 0 ? [] : [emphasised(first)]), ...(part === '' ? [] : [text(part)])]);
}

const emphasised = (source: string): PhrasingContent => ({ type: 'emphasis', children: [text(source)] });

/** With the full stop that it lacks. */
const closed = (phrase: string, words: DocumentWords): string => `${phrase}${stopAfter(phrase, words)}`;

const stopAfter = (phrase: string, words: DocumentWords): string =>
  /[.?!…。？！]$/.test(phrase) ? '' : words.say('fullStop');
