/** The place in a page of what reads it by keyboard, once it has been brought there. */

import { pageSlot } from './page-slot.ts';
import type { PageTools } from './page-tools.ts';

export interface ReadingMode {
  /** Begins, or ends what has begun. */
  toggle(tools: PageTools): Promise<void>;
}

export const readingModeSlot = pageSlot<ReadingMode>('reading-mode');
