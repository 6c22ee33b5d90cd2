/** What everything that marks on the page shares: the page, what is shown over it, and the codebook. */
import { type NoticeAction, openNotice } from '../../page/marking/notice.ts';
import type { Panel, Surface } from '../../page/marking/surface.ts';
import type { PageCoding, TurnedStep } from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';
import { describeRedo, describeUndo } from '../../ui/state/faults.ts';
import { codingSlot, type PageTools } from '../shared/page-tools.ts';

export interface Context {
  readonly tools: PageTools;
  readonly surface: Surface;
  readonly coding: Coding;
  /** Says what has been done, and may offer something. */
  done(text: string, action?: NoticeAction): void;
  /**
   * Says what has been done, and offers to take back that very step, and then to do it again.
   *
   * @param turned called when it has been taken back or done again
   */
  doneAsStep(text: string, step: number | null | undefined, turned?: () => void): void;
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
  const say = (text: string, tone: 'done' | 'fault', action?: NoticeAction): void => {
    notice?.close();
    notice = openNotice(document, surface, { text, tone, close: t('close'), ...(action ? { action } : {}) });
  };
  /** Says what came of it; whether it was done. */
  function isTurned(answer: TurnedStep | undefined, describe: typeof describeUndo, action?: NoticeAction): boolean {
    const isDone = answer !== undefined && !(answer && 'fault' in answer);
    if (isDone) say(describe(answer), 'done', answer ? action : undefined);
    else say(answer ? answer.fault : t('notAnswering'), 'fault');
    return isDone;
  }

  async function undo(step: number, turned: () => void): Promise<void> {
    const again: NoticeAction = { label: t('redo'), does: 'redo', act: () => void redo(turned) };
    if (isTurned(await tools.ask('undo', { ...tools.asking(), step }), describeUndo, again)) turned();
  }

  async function redo(turned: () => void): Promise<void> {
    if (isTurned(await tools.ask('redo', tools.asking()), describeRedo)) turned();
  }

  return {
    tools,
    surface,
    coding: {
      known: () => known,
      async ask() {
        const early = codingSlot.here();
        codingSlot.remove();
        const answer = await (early ?? tools.ask('coding', { addresses: tools.asking().addresses }));
        if (answer && JSON.stringify(answer) !== JSON.stringify(known)) known = answer;
        return known;
      },
    },
    done: (text, action) => say(text, 'done', action),
    doneAsStep(text, step, turned = () => undefined) {
      const back = (made: number): NoticeAction => ({
        label: t('undo'),
        does: 'undo',
        act: () => void undo(made, turned),
      });
      say(text, 'done', typeof step === 'number' ? back(step) : undefined);
    },
    fault: (text) => say(text, 'fault'),
  };
}
