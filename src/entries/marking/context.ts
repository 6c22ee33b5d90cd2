/** What everything that marks on the page shares: the page, what is shown over it, and the codebook. */
import { openNotice } from '../../page/marking/notice.ts';
import type { Panel, Surface } from '../../page/marking/surface.ts';
import type { PageCoding } from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';
import type { PageTools } from '../shared/page-tools.ts';

export interface Context {
  readonly tools: PageTools;
  readonly surface: Surface;
  readonly coding: Coding;
  /** Says what has been done, and may offer something. */
  done(text: string, action?: { label: string; act: () => void }): void;
  /** Says why something was not done. */
  fault(text: string): void;
}

/** The codebook as it was asked for last; asked for anew whenever it is used, and not waited for once it is known. */
export interface Coding {
  known(): PageCoding | undefined;
  /** The same object as long as it is the same; undefined where the background never answered. */
  ask(): Promise<PageCoding | undefined>;
}

export function createContext(tools: PageTools, surface: Surface): Context {
  const { document } = tools;
  let known: PageCoding | undefined;
  let notice: Panel | null = null;
  const say = (text: string, tone: 'done' | 'fault', action?: { label: string; act: () => void }): void => {
    notice?.close();
    notice = openNotice(document, surface, { text, tone, close: t('close'), ...(action ? { action } : {}) });
  };
  return {
    tools,
    surface,
    coding: {
      known: () => known,
      async ask() {
        const answer = await tools.ask('coding', { addresses: tools.asking().addresses });
        if (answer && JSON.stringify(answer) !== JSON.stringify(known)) known = answer;
        return known;
      },
    },
    done: (text, action) => say(text, 'done', action),
    fault: (text) => say(text, 'fault'),
  };
}
