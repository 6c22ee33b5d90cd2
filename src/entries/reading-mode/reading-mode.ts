/**
 * Reading a page by keyboard, as a script of its own: the background brings it when a reader asks for it by the command, or
 * in popup or side panel.
 */
import { type ReadingMode, readingModeSlot } from '../shared/reading-mode-slot.ts';
import { openSession } from './open-session.ts';
import type { ReadingSession } from './session.ts';

let session: ReadingSession | null = null;
let isBeginning = false;

const mode: ReadingMode = {
  async toggle(tools) {
    if (session) {
      session.end();
      return false;
    }
    // The command may be pressed again while the page is still being read.
    if (isBeginning) return true;
    isBeginning = true;
    try {
      session = await openSession(tools, () => {
        session = null;
      });
      return session !== null;
    } finally {
      isBeginning = false;
    }
  },
};

readingModeSlot.put(mode);
