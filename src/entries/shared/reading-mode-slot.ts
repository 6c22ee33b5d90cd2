/** The place in a page of what reads it by keyboard, once it has been brought there. */

import { pageSlot } from './page-slot.ts';
import type { PageTools } from './page-tools.ts';

export interface ReadingMode {
  /** Begins, or ends what has begun; whether it goes on from then. */
  toggle(tools: PageTools): Promise<boolean>;
}

export const readingModeSlot = pageSlot<ReadingMode>('reading-mode');
