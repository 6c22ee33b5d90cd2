/** What must hold of whatever is found on whatever page. */
import * as v from 'valibot';
import { ArticleDescription } from '../../src/core/model/article.ts';
import { SectionKind } from '../../src/core/model/section.ts';
import type { Article } from '../../src/page/sections/find-article.ts';

const FOLLOWING = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** The letters of all that stands between the two, both included. */
function lettersBetween(first: Node, last: Node): string {
  const range = new Range();
  range.setStartBefore(first);
  range.setEndAfter(last);
  return letters(range.toString());
}

/** Whether the letters of `part` stand in `whole` in their order: between them may be what is hidden. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}

/** Sections whose place is looked at: the browser takes a time that grows with the page to compare two nodes. */
const PLACES = 300;

/** Everything that is wrong with what was found, a sentence each; empty where nothing is. */
export function faultsOf(article: Article | null): string[] {
  if (!article) return [];
  const { sections, ...description } = article;
  const parsed = v.safeParse(ArticleDescription, description);
  const faults = (parsed.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
  const counts = new Map<string, number>();
  const every = Math.ceil(sections.length / PLACES);
  for (const [at, { kind, index, ordinal, text, element, first, last }] of sections.entries()) {
    const fault = (what: string) => faults.push(`section ${at}, ${kind}: ${what}`);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (!v.is(SectionKind, kind)) fault('is of no known kind');
    if (index !== at) fault(`has index ${index}`);
    if (ordinal !== count) fault(`has ordinal ${ordinal}`);
    if (text === '' || text !== text.trim()) fault('has no text, or an untrimmed one');
    if (at % every) continue;
    if (!element.isConnected || !first.isConnected || !last.isConnected) fault('is not in the page');
    else if (first !== last && !(first.compareDocumentPosition(last) & FOLLOWING)) fault('ends before it begins');
    // Slots and frames move text: what stands between two nodes of different trees is not to be had from a range.
    else if (first.getRootNode() === last.getRootNode() && first.getRootNode() === first.ownerDocument) {
      if (!isWithin(letters(text), lettersBetween(first, last)))
        fault(`says what its place does not: ${text.slice(0, 80)}`);
    }
  }
  return faults;
}
