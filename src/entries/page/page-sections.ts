/** Sections of the page's article, as the extension speaks of them: found again by their words, and where they stand. */
import { parentNode } from '../../page/dom.ts';
import type { Article } from '../../page/sections/find-article.ts';
import type { SectionReference } from '../../protocol/content.ts';

/** The section that reads as it was shown, there or elsewhere by now. */
export function sectionLike(
  { sections }: Article,
  { index, text }: SectionReference,
): Article['sections'][number] | undefined {
  return sections[index]?.text === text ? sections[index] : sections.find((other) => other.text === text);
}

/** From its first node to its last: a section may be a part of its element or span several. */
export function sectionRange(article: Article | null, reference: SectionReference): Range | undefined {
  const section = article && sectionLike(article, reference);
  // It may have left the page while the article was being found.
  if (!section || !parentNode(section.first) || !parentNode(section.last)) return undefined;
  const range = new Range();
  range.setStartBefore(section.first);
  range.setEndAfter(section.last);
  return range;
}
