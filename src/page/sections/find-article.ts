/** Finds the article on a live page, its facts and its sections, without changing or copying the page. */
import type { ArticleDescription } from '../../core/model/article.ts';
import type { SectionKind, SectionOutline } from '../../core/model/section.ts';
import { bodyOf, isRendered } from '../dom.ts';
import { sameName } from './bylines.ts';
import type { Notice } from './candidates.ts';
import { classifyBody, classifyTail, type Draft } from './classify.ts';
import { machineDate, visibleDate } from './dates.ts';
import { type Block, gather, type Page } from './gather.ts';
import { fold, type Head, readHead } from './head.ts';
import { withinLimits } from './limits.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { type Scored, score } from './score.ts';
import { shownRun } from './section-text.ts';
import { applyRule, ruleFor, type SiteRule } from './site-rule.ts';
import { pacificCouncil } from './sites/pacificcouncil.ts';
import { theDiplomat } from './sites/thediplomat.com.ts';
import { publicationIn } from './wording.ts';

/** A part of the article on the page. */
export interface Section extends SectionOutline {
  /** The element that holds it: the nearest one where the words stand bare between line breaks. */
  element: Element;
  /** The first and last node of the section; both `element` except where it is only a part of an element or spans several. */
  first: Node;
  last: Node;
}

/** An article as found on a page; without its sections it is what is kept and sent. */
export interface Article extends ArticleDescription {
  sections: Section[];
}

/** The rules built in. */
export const SITE_RULES: readonly SiteRule[] = [theDiplomat, pacificCouncil];

/**
 * The article of the page at `url`, or null where there is none (a front page, a search, an application). Reads the live
 * document and changes nothing in it. `rules` are for tests and for rules of the reader's own; `notice` is told what was
 * weighed on the way (`explain-article.ts`).
 */
export function findArticle(document: Document, url: URL, rules = SITE_RULES, notice: Notice = null): Article | null {
  const body = bodyOf(document);
  if (!body) return null;
  const page = gather(body);
  const rule = ruleFor(url.hostname, rules);
  if (rule) applyRule(page, rule);
  const scored = score(page, notice);
  const meta = readMetadata(document, url);
  const head = readHead(page, scored, meta);
  const authors = chooseAuthors(head, meta);
  const bodyDrafts = classifyBody(page, scored, head, authors);
  const tail = classifyTail(page, scored, authors);
  const sections = toSections(page, head, [...bodyDrafts, ...tail], isTextShown(page, head));
  if (!isArticle(sections, head, meta, url, page, scored)) return null;
  return { ...withinLimits(describe(sections, head, meta, authors, url, [...bodyDrafts, ...tail])), sections };
}

/** Who wrote it: what JSON-LD says of people, unless the page names others where JSON-LD names only the site's account. */
function chooseAuthors(head: Head, meta: Metadata): string[] {
  const site = fold(meta.siteName ?? '');
  const isSite = (name: string): boolean => {
    const folded = fold(name);
    return site !== '' && (site === folded || site.startsWith(folded) || folded.startsWith(site));
  };
  const shown = head.byline?.names ?? [];
  const told = meta.people.length ? meta.people : meta.metaAuthors;
  const people = told.filter((name) => !isSite(name));
  if (!people.length) return shown.length ? shown : told;
  if (!shown.length) return people;
  // The page's own names where they are fuller or tell of the same people; else the machine's.
  if (shown.every((name) => people.some((other) => sameName(name, other))))
    return shown.length >= people.length ? shown : people;
  if (
    head.byline &&
    /^by\s/i.test(head.byline.text) &&
    !people.some((name) => shown.some((other) => sameName(name, other)))
  )
    return shown;
  return people;
}

/** Whether the text shows; on some pages it waits for a script to show it. */
function isTextShown(page: Page, head: Head): boolean {
  const region = page.regions[page.blocks[head.start]?.region ?? 0];
  return region !== undefined && isRendered(region.element);
}

const key = (kind: SectionKind, block: Block): number => block.index * 2 + (kind === 'headline' ? 0 : 1);

function toSections(page: Page, head: Head, drafts: Draft[], rendered: boolean): Section[] {
  const ordered: { at: number; draft: Draft; text: string | null }[] = drafts.map((draft) => ({
    at: draft.blocks[0] ? key(draft.kind, draft.blocks[0]) : 0,
    draft,
    text: null,
  }));
  if (head.headline) {
    const { block, element, text } = head.headline;
    // Of a heading with more than one run of text the text is that of all of it, and so is the place.
    const blocks = text === block.text ? [block] : [];
    ordered.push({ at: key('headline', block), draft: { kind: 'headline', element, blocks }, text });
  }
  if (head.dek) {
    const element = page.regions[head.dek.region]?.element;
    if (element)
      ordered.push({ at: key('dek', head.dek), draft: { kind: 'dek', element, blocks: [head.dek] }, text: null });
  }
  if (head.byline) {
    const { element, text, block } = head.byline;
    ordered.push({ at: block * 2 + 0.5, draft: { kind: 'byline', element, blocks: [] }, text });
  }
  ordered.sort((a, b) => a.at - b.at);
  const sections: Section[] = [];
  const counts = new Map<SectionKind, number>();
  const seen = new Set<string>();
  for (const { draft, text } of ordered) {
    const shown =
      text ??
      draft.blocks
        .map((block) => {
          const box = page.regions[block.region];
          return rendered && box ? shownRun(block.first, block.last, box.element, block.text) : block.text;
        })
        .filter(Boolean)
        .join(' ');
    // Where the whole text is hidden until a script runs, nothing hidden is told from it.
    if (!shown || (rendered && !isRendered(draft.element))) continue;
    // A bio or disclaimer that stands both in the text and in a box is one section.
    if (draft.kind === 'author-bio' || draft.kind === 'disclaimer') {
      if (seen.has(shown)) continue;
      seen.add(shown);
    }
    const ordinal = (counts.get(draft.kind) ?? 0) + 1;
    counts.set(draft.kind, ordinal);
    sections.push({ kind: draft.kind, index: sections.length, ordinal, text: shown, ...extent(page, draft) });
  }
  return sections;
}

/** Where a section stands: its element, or the run of text where the element holds others too. */
function extent(page: Page, { element, blocks }: Draft): Pick<Section, 'element' | 'first' | 'last'> {
  const first = blocks[0];
  const last = blocks[blocks.length - 1];
  const whole = { element, first: element, last: element };
  if (!first || !last) return whole;
  let box = page.regions[first.region];
  while (box && box.element !== element) box = page.regions[box.parent];
  const holds = (block: Block | undefined): boolean =>
    block !== undefined && box !== undefined && block.region >= box.index && block.region < box.end;
  if (!box || !holds(last) || holds(page.blocks[first.index - 1]) || holds(page.blocks[last.index + 1])) {
    return { element, first: first.first, last: last.last };
  }
  return whole;
}

/** Counts for and against the page being an article; running text is what decides. */
function isArticle(sections: Section[], head: Head, meta: Metadata, url: URL, page: Page, scored: Scored): boolean {
  const paragraphs = sections.filter(({ kind }) => kind === 'paragraph');
  const characters = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  if (characters < 140) return false;
  let points = 0;
  if (meta.saysArticle) points += 2;
  if (meta.saysNoArticle) points -= 1;
  if (/^\/?(?:index\.\w+)?$/.test(url.pathname) && !url.search) points -= 2;
  if (/\/(?:search|tag|tags|category|author|topics?)(?:\/|$)/.test(url.pathname) || url.searchParams.has('q'))
    points -= 1;
  if (characters > 600) points += 1;
  if (characters > 2_000) points += 1;
  if (characters / paragraphs.length > 150) points += 1;
  if (head.headline) points += 1;
  if (head.byline) points += 0.5;
  if (head.date) points += 0.5;
  // Headings that are links, between short texts, are the cards of a list.
  let cards = 0;
  for (const block of page.blocks) {
    if (!scored.inBody[block.region] || scored.noise[block.region]) continue;
    const name = page.regions[block.region]?.name ?? '';
    if (/^h[1-6]$/.test(name) && block.linked > block.text.length * 0.7 && !block.href?.startsWith('#')) cards += 1;
  }
  if (cards > 2 && cards * 2 >= paragraphs.length) points -= 3;
  return points >= 2;
}

const DAY = 86_400_000;

/** The machine's date, unless the page shows the day before or after: then the day as shown, which is the one in its own time zone. */
function publishedOn(head: Head, meta: Metadata, url: URL): string | null {
  const shown = head.date?.iso ?? null;
  const told = meta.published ?? head.date?.machine ?? null;
  if (!told) {
    const path = /\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(url.pathname);
    return shown ?? (path ? machineDate(path.slice(1).join('/')) : null);
  }
  if (!shown || told.length <= 10 || told.startsWith(shown)) return told;
  const apart = Math.abs(Date.parse(told.slice(0, 10)) - Date.parse(shown));
  return apart <= DAY ? shown : told;
}

function describe(
  sections: Section[],
  head: Head,
  meta: Metadata,
  authors: string[],
  url: URL,
  drafts: Draft[],
): ArticleDescription {
  const link = (draft: Draft | undefined): string | null => {
    const href = draft?.blocks.find((block) => block.href)?.href;
    if (!href || href.length > 4_000) return null;
    try {
      const found = new URL(href, url);
      return /^https?:$/.test(found.protocol) ? found.href : null;
    } catch {
      return null;
    }
  };
  const readMore = drafts.find(({ kind }) => kind === 'read-more');
  const provenance = drafts.find(({ kind }) => kind === 'provenance');
  const readMoreUrl = link(readMore);
  let firstPublished: ArticleDescription['firstPublished'] = null;
  if (provenance) {
    const text = provenance.blocks.map((block) => block.text).join(' ');
    const date = visibleDate(text, meta.language);
    const publication = publicationIn(text, date?.text ?? null);
    if (publication) {
      const same = readMore?.blocks.some((block) => block.text.includes(publication));
      firstPublished = { publication, date: date?.iso ?? null, url: link(provenance) ?? (same ? readMoreUrl : null) };
    }
  }
  return {
    title: (head.headline?.text ?? meta.titles[0] ?? '').slice(0, 2_000),
    dek: sections.find(({ kind }) => kind === 'dek')?.text.slice(0, 10_000) ?? null,
    authors: authors.slice(0, 100),
    published: { date: publishedOn(head, meta, url), text: head.date?.text ?? '' },
    siteName: meta.siteName,
    language: meta.language,
    canonicalUrl: meta.canonicalUrl,
    firstPublished,
    readMoreUrl,
  };
}
