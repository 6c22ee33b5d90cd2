/** Articles: found by any address they were met at, made at their first annotation, completed at later visits. */
import * as v from 'valibot';
import { type Article, ArticleDescription, MAX_URLS, PageUrl } from '../core/model/article.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import { LONGEST_LINE } from '../core/model/limits.ts';
import { addressKey, addressKeys, type PageAddresses } from '../core/model/page-address.ts';
import type { ReadTransaction } from './schema.ts';

/** A page as it gives itself: hostile until it has been through here. */
export interface PageFacts {
  addresses: PageAddresses;
  /** `document.title`: what an article is called on a page that is none. */
  documentTitle: string;
  /** null on a page that is no article. */
  description: ArticleDescription | null;
}

export interface JudgedPage extends PageFacts {
  /** The addresses by which the page's article is found; the page's own first. */
  believed: readonly string[];
}

/** Every article met at one of these addresses: of the first address that has any, oldest first, then the rest. */
export async function articlesAt(transaction: ReadTransaction, addresses: readonly string[]): Promise<Article[]> {
  const index = transaction.objectStore('articles').index('addressKeys');
  const found = await Promise.all(addressKeys(addresses).map((key) => index.getAll(key)));
  const oldestFirst = found.flatMap((articles) =>
    articles.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)),
  );
  return [...new Map(oldestFirst.map((article) => [article.id, article])).values()];
}

export function newArticle(page: JudgedPage, { id, at }: { id: Id; at: Timestamp }): Article {
  const urls = [page.addresses.url, ...furtherAddresses(page)];
  return { id, description: describe(page), urls, addressKeys: addressKeys(urls), createdAt: at, updatedAt: at };
}

/**
 * The article with what this page adds to it: addresses not met before, and facts it does not have. What
 * it has stays, for the reader may have corrected it. Gives back the same object where there is nothing new.
 */
export function completed(
  article: Article,
  page: JudgedPage,
  { at, taken }: { at: Timestamp; taken: Set<string> },
): Article {
  const known = new Set([...article.addressKeys, ...taken]);
  const met = [page.addresses.url, ...furtherAddresses(page)].filter((url) => !known.has(addressKey(url)));
  const urls = [...article.urls, ...met].slice(0, MAX_URLS);
  const description = completedDescription(article.description, describe(page));
  if (urls.length === article.urls.length && description === article.description) return article;
  return { ...article, urls, addressKeys: addressKeys(urls), description, updatedAt: at };
}

/** An address that cannot be kept (too long) must not keep the annotation from being kept. */
function furtherAddresses({ believed }: JudgedPage): string[] {
  return believed.slice(1).filter((url) => v.is(PageUrl, url));
}

/** The page's own description where it is sound, otherwise its title alone. */
function describe({ description, documentTitle, addresses }: PageFacts): ArticleDescription {
  const parsed = v.safeParse(ArticleDescription, description);
  if (parsed.success) return parsed.output;
  return {
    title: (documentTitle.trim() || addresses.url).slice(0, LONGEST_LINE),
    dek: null,
    authors: [],
    published: { date: null, text: '' },
    siteName: null,
    language: null,
    canonicalUrl: null,
    firstPublished: null,
    readMoreUrl: null,
  };
}

function completedDescription(kept: ArticleDescription, met: ArticleDescription): ArticleDescription {
  // A description that holds a title and nothing else was a page's title: any other is better.
  if (isBare(kept)) return isBare(met) ? kept : met;
  const completed: ArticleDescription = {
    title: kept.title,
    dek: kept.dek ?? met.dek,
    authors: kept.authors.length > 0 ? kept.authors : met.authors,
    published: kept.published.date !== null || kept.published.text !== '' ? kept.published : met.published,
    siteName: kept.siteName ?? met.siteName,
    language: kept.language ?? met.language,
    canonicalUrl: kept.canonicalUrl ?? met.canonicalUrl,
    firstPublished: kept.firstPublished ?? met.firstPublished,
    readMoreUrl: kept.readMoreUrl ?? met.readMoreUrl,
  };
  const isSame = (Object.keys(completed) as (keyof ArticleDescription)[]).every((key) => completed[key] === kept[key]);
  return isSame ? kept : completed;
}

function isBare({ title: _title, authors, published, ...facts }: ArticleDescription): boolean {
  return (
    authors.length === 0 &&
    published.date === null &&
    published.text === '' &&
    Object.values(facts).every((fact) => fact === null)
  );
}

/** The one changed last first. */
export async function allArticles(transaction: ReadTransaction): Promise<Article[]> {
  const articles = await transaction.objectStore('articles').getAll();
  return articles.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}
