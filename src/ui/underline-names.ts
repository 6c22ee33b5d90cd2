/** Underlines by the names a reader gives them. */
import type { Underline } from '../core/model/codebook.ts';
import { type MessageKey, t } from './messages.ts';

const NAMES: Record<Underline, MessageKey> = {
  solid: 'underlineSolid',
  double: 'underlineDouble',
  dotted: 'underlineDotted',
  dashed: 'underlineDashed',
  wavy: 'underlineWavy',
};

export function underlineName(underline: Underline): string {
  return t(NAMES[underline]);
}
