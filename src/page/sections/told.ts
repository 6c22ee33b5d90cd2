/**
 * What a site rule tells of a page is taken as told, wherever it stands: a section named by a rule is neither weighed nor
 * classified.
 */
import type { SectionKind } from '../../core/model/section.ts';
import type { Draft } from './classify.ts';
import type { Block, Page, Region, Told } from './page-parts.ts';
import { sectionText } from './section-text.ts';

/** A section by a rule's word; `at` orders it among the blocks, `text` is set where it is no run of whole blocks. */
export interface ToldSection {
  draft: Draft & { kind: SectionKind };
  block: number;
  text: string | null;
}

/** Whether a rule says what this is, other than that it holds the article's text. */
export const isTold = ({ told }: { told?: Told | undefined }): boolean => told !== undefined && told !== 'body';

/** The first block that a rule calls so; null where no rule does. */
export function toldBlock(page: Page, kind: SectionKind): Block | null {
  if (!page.isTold) return null;
  return page.blocks.find(({ region }) => page.regions[region]?.told === kind) ?? null;
}

/** The sections that rules name, in document order. */
export function toldSections(page: Page): ToldSection[] {
  const { regions } = page;
  const sections: ToldSection[] = [];
  if (!page.isTold) return sections;
  // Per region the outermost one around it of which the same is told, without anything else between.
  const tops = new Int32Array(regions.length);
  for (const { index, parent, told } of regions)
    tops[index] = parent >= 0 && regions[parent]?.told === told ? (tops[parent] ?? index) : index;
  let last = -1;
  for (const block of page.blocks) {
    const kind = regions[block.region]?.told;
    if (!kind || kind === 'body' || kind === 'nothing') continue;
    const top = regions[tops[block.region] ?? block.region] as Region;
    if (top.index === last) sections[sections.length - 1]?.draft.blocks.push(block);
    else sections.push({ draft: { kind, element: top.element, blocks: [block] }, block: block.index, text: null });
    last = top.index;
  }
  for (const { told, element, block } of page.inlineMarks) {
    if (!told || told === 'body' || told === 'nothing') continue;
    sections.push({ draft: { kind: told, element, blocks: [] }, block, text: sectionText(element, 300) });
  }
  return sections;
}
