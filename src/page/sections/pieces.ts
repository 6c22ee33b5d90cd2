/** A part of the article while its kind is being settled. */
import type { SectionKind } from '../../core/model/section.ts';
import type { Block } from './page-parts.ts';

/** A section before its text is settled: blocks that stand together. */
export interface Draft {
  kind: SectionKind;
  element: Element;
  blocks: Block[];
}

/** A draft on the way: what stands beside the text (more than 0, see `Setting`) stays only if it is named. */
export interface Piece extends Draft {
  beside: number;
  /** A heading before it says that the authors are told of. */
  headed: boolean;
}

/** How many blocks before the headline, and after the body, may be notes. */
export const BEFORE = 8;
export const AFTER = 60;

export const textOf = ({ blocks }: Draft): string => blocks.map(({ text }) => text).join(' ');

/** What any text has that is no mere mark. */
export const LETTERS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]/u;
