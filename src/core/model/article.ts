/** What an article is: as found on a page (`ArticleDescription`) and as kept (`Article`). */
import * as v from 'valibot';
import { Id, Timestamp } from './identifier.ts';
import { LONGEST_LINE } from './limits.ts';

const Text = v.pipe(v.string(), v.maxLength(10_000));
const Line = v.pipe(v.string(), v.maxLength(LONGEST_LINE));

/** An absolute http(s) or file address; nothing else can hold an article, and nothing else may become a link. */
export const PageUrl = v.pipe(
  v.string(),
  v.maxLength(8_000),
  v.url('is not an address'),
  v.regex(/^(?:https?|file):/i, 'is not an http, https or file address'),
);

/** ISO 8601: a year, a month, a day or a full time. */
export const PartialDate = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/,
    'is not an ISO 8601 date',
  ),
);

export const FirstPublished = v.strictObject({
  publication: Line,
  date: v.nullable(PartialDate),
  url: v.nullable(PageUrl),
});
export type FirstPublished = v.InferOutput<typeof FirstPublished>;

/** The facts of an article that can be read off its page. */
export const ArticleDescription = v.strictObject({
  title: Line,
  dek: v.nullable(Text),
  authors: v.pipe(v.array(Line), v.maxLength(100)),
  published: v.strictObject({
    /** null where no date was found or it could not be understood. */
    date: v.nullable(PartialDate),
    /** The date as the page shows it; '' where it shows none. */
    text: Line,
  }),
  siteName: v.nullable(Line),
  /** BCP 47, as the page says. */
  language: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  canonicalUrl: v.nullable(PageUrl),
  firstPublished: v.nullable(FirstPublished),
  readMoreUrl: v.nullable(PageUrl),
});
export type ArticleDescription = v.InferOutput<typeof ArticleDescription>;

/** So that a page that names itself anew at each visit cannot grow an article without end. */
export const MAX_URLS = 100;

/** An article the reader keeps: its description and every address it was met at. */
export const Article = v.strictObject({
  id: Id,
  description: ArticleDescription,
  /** Addresses as met, first one first; what 'open on the page' opens. */
  urls: v.pipe(
    v.array(PageUrl),
    v.minLength(1, 'has no address'),
    v.maxLength(MAX_URLS, `has more than ${MAX_URLS} addresses`),
  ),
  /** The same addresses reduced by `core/model/page-address.ts`: what articles are found by. */
  addressKeys: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1, 'has no address')),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Article = v.InferOutput<typeof Article>;
