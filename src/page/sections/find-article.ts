/** Finds the article on a live page, its facts and its sections, without changing or copying the page. */

import { atOnce, type Interruptible } from '../../core/interruptible.ts';
import type { ArticleDescription } from '../../core/model/article.ts';
import type { SectionKind, SectionOutline } from '../../core/model/section.ts';
import { bodyOf, classNames, hasAttribute, hasBox, idOf, isRendered, localName, parentElement } from '../dom.ts';
import { inSlices } from '../in-slices.ts';
import { chooseAuthors, orToldOf } from './authors.ts';
import { isOtherMaker } from './byline-lines.ts';
import type { Notice } from './candidates.ts';
import { classify, type Draft } from './classify.ts';
import { visibleDate } from './dates.ts';
import { openPage } from './gather.ts';
import { type Head, readHead } from './head.ts';
import { titleOf } from './headline.ts';
import { circumstancesOf, isArticle, isFrontPage, isPlainlyNone } from './is-article.ts';
import { withinLimits } from './limits.ts';
import { mendBlocks } from './mend-blocks.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import type { Block, Page } from './page-parts.ts';
import { publishedOn } from './published.ts';
import { score } from './score.ts';
import { shownRun } from './section-text.ts';
import { metadataFor } from './several-articles.ts';
import { applyTellings, type Rule, rulesFor, Teller, tellsBody } from './site-rule.ts';
import { SITE_RULES } from './site-rules.ts';
import { type ToldSection, toldSections } from './told.ts';
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

/**
 * The article of the page at `url`, or null where there is none (a front page, a search, an application). Reads the live
 * document and changes nothing in it. Of several `rules` for one host the first counts before the others: the reader's own
 * stand before those built in. `notice` is told what was weighed on the way (`explain-article.ts`).
 */
export function findArticle(
  document: Document,
  url: URL,
  rules: readonly Rule[] = SITE_RULES,
  notice: Notice = null,
): Article | null {
  return atOnce(search(document, url, rules, notice));
}

/**
 * The same, in slices of a few milliseconds, so that the largest page can draw and answer between them; nearly all pages
 * take one. What the page changes meanwhile may be found as it was, as it is, or in part, and what has gone may be among
 * the sections: whoever watches the page asks anew.
 */
export function findArticleInSlices(
  document: Document,
  url: URL,
  rules: readonly Rule[] = SITE_RULES,
): Promise<Article | null> {
  return inSlices(search(document, url, rules, null));
}

/** Nodes read between two places where the search may be interrupted: well under a millisecond. */
const NODES = 500;
/** Sections made between two such places. */
const SECTIONS = 64;
/** Drafts put in order between two such places. */
const DRAFTS = 8_192;

function* search(document: Document, url: URL, rules: readonly Rule[], notice: Notice): Interruptible<Article | null> {
  const body = bodyOf(document);
  if (!body) return null;
  const teller = new Teller(rulesFor(document, url.hostname, rules));
  const { tellings } = teller;
  teller.ask(body);
  yield;
  const said = yield* readMetadata(document, url);
  yield;
  // Where a rule knows the text's place, any text there is an article's.
  if (!tellsBody(tellings) && (yield* isFrontPage(body, said, url, notice))) return null;
  const { page, read } = openPage(body, teller);
  yield;
  while (read(NODES)) yield;
  yield* mendBlocks(page);
  applyTellings(page, tellings);
  yield;
  const scored = yield* score(page, notice);
  yield;
  const meta = metadataFor(page, scored.scope, said);
  yield;
  const around = yield* circumstancesOf(page, scored, meta, url);
  yield;
  if (yield* isPlainlyNone(around, notice)) return null;
  yield;
  const head = readHead(page, scored, meta, notice);
  const isShown = (name: string): boolean => page.blocks.some(({ text }) => text.includes(name));
  const named = writersAmong(page, head, chooseAuthors(head, meta, isShown, notice));
  const told = toldSections(page);
  yield;
  const drafts = yield* classify(page, scored, head, named, notice);
  yield;
  const bios = drafts.filter(({ kind }) => kind === 'author-bio').map(textOfDraft);
  const authors = orToldOf(bios, named, head, meta);
  const sections = yield* toSections(page, head, drafts, told, isTextShown(page, head));
  yield;
  if (!(yield* isArticle(around, sections, head, notice))) return null;
  yield;
  const published = { date: publishedOn(head.date, meta, url, notice), text: head.date?.text ?? '' };
  drafts.push(...told.map(({ draft }) => draft));
  return { ...withinLimits(describe(sections, head, meta, authors, published, url, drafts)), sections };
}

/** The authors without those whom the page shows as who took the pictures; all, where it shows nobody else. */
function writersAmong(page: Page, { headline, start }: Head, names: string[]): string[] {
  if (names.length < 2 || !headline) return names;
  const writers = names.filter((name) => !isOtherMaker(page, name, headline.block.index, start));
  return writers.length ? writers : names;
}

/** Whether the text shows; on some pages it waits for a script to show it. */
function isTextShown(page: Page, head: Head): boolean {
  const region = page.regions[page.blocks[head.start]?.region ?? 0];
  return region !== undefined && isRendered(region.element);
}

const key = (kind: SectionKind, block: Block): number => block.index * 2 + (kind === 'headline' ? 0 : 1);

const textOfDraft = ({ blocks }: Draft): string => blocks.map(({ text }) => text).join(' ');

function* toSections(
  page: Page,
  head: Head,
  drafts: Draft[],
  told: ToldSection[],
  rendered: boolean,
): Interruptible<Section[]> {
  const ordered: { at: number; draft: Draft; text: string | null }[] = [];
  for (const draft of drafts) {
    if (ordered.length % DRAFTS === 0) yield;
    ordered.push({ at: draft.blocks[0] ? key(draft.kind, draft.blocks[0]) : 0, draft, text: null });
  }
  const isNamed = (kind: SectionKind): boolean => told.some(({ draft }) => draft.kind === kind);
  for (const { draft, block, text } of told)
    ordered.push({ at: block * 2 + (draft.blocks.length ? 0 : 0.5), draft, text });
  if (head.headline && !isNamed('headline')) {
    const { block, element, text } = head.headline;
    // Of a heading with more than one run of text the text is that of all of it, and so is the place.
    const blocks = text === block.text ? [block] : [];
    ordered.push({ at: key('headline', block), draft: { kind: 'headline', element, blocks }, text });
  }
  if (head.dek && !isNamed('dek')) {
    const element = page.regions[head.dek.region]?.element;
    if (element)
      ordered.push({ at: key('dek', head.dek), draft: { kind: 'dek', element, blocks: [head.dek] }, text: null });
  }
  if (head.byline && !isNamed('byline')) {
    const { element, text, block, line } = head.byline;
    ordered.push({ at: block * 2 + 0.5, draft: { kind: 'byline', element, blocks: line ? [line] : [] }, text });
  }
  yield;
  ordered.sort((a, b) => a.at - b.at);
  yield;
  const sections: Section[] = [];
  const isShown = shownTeller();
  const counts = new Map<SectionKind, number>();
  const seen = new Set<string>();
  for (const { draft, text } of ordered) {
    if (sections.length % SECTIONS === 0) yield;
    const shown =
      text ??
      draft.blocks
        .map((block) => {
          const box = page.regions[block.region];
          const whole = !rendered || !box || block.inlines.every(isShown);
          return whole ? block.text : shownRun(block.first, block.last, box.element);
        })
        .filter(Boolean)
        .join(' ');
    // Where the whole text is hidden until a script runs, nothing hidden is told from it.
    if (!shown || (rendered && !isShown(draft.element))) continue;
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

/**
 * Tells whether elements of the article are rendered. Whether each has a box is soon told; whether it is visible is the
 * dearest question asked here, and asked once of all that are made alike. What is folded away has no box and counts.
 */
function shownTeller(): (element: Element) => boolean {
  const known = new Map<string, boolean>();
  return (element) => {
    if (!hasBox(element)) return isRendered(element);
    const parent = parentElement(element);
    if (!parent || idOf(element) || hasAttribute(element, 'style')) return isRendered(element);
    const make = `${localName(parent)} ${classNames(parent)} > ${localName(element)} ${classNames(element)}`;
    const shown = known.get(make) ?? isRendered(element);
    known.set(make, shown);
    return shown;
  };
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
  const partial = first.partial || last.partial;
  if (!box || partial || !holds(last) || holds(page.blocks[first.index - 1]) || holds(page.blocks[last.index + 1])) {
    return { element, first: first.first, last: last.last };
  }
  return whole;
}

function describe(
  sections: Section[],
  head: Head,
  meta: Metadata,
  authors: string[],
  published: ArticleDescription['published'],
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
  const readMoreUrl = link(readMore);
  let firstPublished: ArticleDescription['firstPublished'] = null;
  for (const provenance of drafts) {
    if (provenance.kind !== 'provenance') continue;
    const text = textOfDraft(provenance);
    const date = visibleDate(text, meta.language);
    const publication = publicationIn(text, date?.text ?? null);
    if (!publication) continue;
    const same = readMore?.blocks.some((block) => block.text.includes(publication));
    firstPublished = { publication, date: date?.iso ?? null, url: link(provenance) ?? (same ? readMoreUrl : null) };
    break;
  }
  return {
    title: titleOf(head.headline, meta).slice(0, 2_000),
    dek: sections.find(({ kind }) => kind === 'dek')?.text.slice(0, 10_000) ?? null,
    authors: authors.slice(0, 100),
    published,
    siteName: meta.siteName,
    language: meta.language,
    canonicalUrl: meta.canonicalUrl,
    firstPublished,
    readMoreUrl,
  };
}
