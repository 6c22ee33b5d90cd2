/** Begins a time of reading by keyboard: opens the bar, reads the page, and says so where there is nothing to read. */
import type { ReadingCommand } from '../../core/reading/keys.ts';
import { openReadingBar } from '../../page/reading-mode/reading-bar.ts';
import { createStage } from '../../page/reading-mode/stage.ts';
import { provideMessages, t } from '../../ui/messages.ts';
import type { PageTools } from '../shared/page-tools.ts';
import { readPage } from './page-to-read.ts';
import { ReadingSession } from './session.ts';
import { startPlace } from './start-place.ts';
import { barWords } from './words.ts';

/** null where there is nothing to read, or it cannot be known what may be made of it. */
export async function openSession(tools: PageTools, onEnd: () => void): Promise<ReadingSession | null> {
  provideMessages(tools.message);
  let session: ReadingSession | null = null;
  const take = (command: ReadingCommand): void => session?.take(command);
  const bar = openReadingBar(tools.document, barWords(), {
    choose: (digit) => take({ do: 'choose', digit }),
    help: () => take({ do: 'help' }),
    leave: () => take({ do: 'leave' }),
  });
  if (!bar) return null;
  const ended = new AbortController();
  const stage = createStage(tools.document, bar, ended.signal);
  try {
    const [page, coding] = await Promise.all([
      readPage(tools),
      tools.ask('coding', { addresses: tools.asking().addresses }),
    ]);
    const cursor = startPlace(tools.document, page, (span) => stage.where(page.reading, span));
    if (cursor && coding && !tools.signal.aborted) {
      session = new ReadingSession({ tools, bar, stage, ended, onEnd, page, cursor, coding });
      session.start();
      return session;
    }
    bar.close(t(coding ? 'readingNoText' : 'notAnswering'));
  } catch (error) {
    bar.close(t('notAnswering'));
    throw error;
  } finally {
    if (!session) ended.abort();
  }
  return null;
}
