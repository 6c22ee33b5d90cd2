/** Keeps what a page says of itself within what can be kept: a page may say anything, at any length. */
import type { ArticleDescription } from '../../core/model/article.ts';

/* As in `core/model/article.ts`, whose schemas are not to be had in a page. */
const LINE = 2_000;
const TEXT = 10_000;
const ADDRESS = 8_000;
const LANGUAGE = 100;
const AUTHORS = 100;

/** The description with texts cut, and without what makes no sense when cut. */
export function withinLimits(found: ArticleDescription): ArticleDescription {
  const { firstPublished } = found;
  return {
    title: found.title.slice(0, LINE),
    dek: found.dek?.slice(0, TEXT) ?? null,
    authors: found.authors.slice(0, AUTHORS).map((author) => author.slice(0, LINE)),
    published: { date: found.published.date, text: found.published.text.slice(0, LINE) },
    siteName: found.siteName?.slice(0, LINE) ?? null,
    language: shortEnough(found.language, LANGUAGE),
    canonicalUrl: shortEnough(found.canonicalUrl, ADDRESS),
    firstPublished: firstPublished && {
      publication: firstPublished.publication.slice(0, LINE),
      date: firstPublished.date,
      url: shortEnough(firstPublished.url, ADDRESS),
    },
    readMoreUrl: shortEnough(found.readMoreUrl, ADDRESS),
  };
}

const shortEnough = (text: string | null, limit: number): string | null =>
  text !== null && text.length <= limit ? text : null;
