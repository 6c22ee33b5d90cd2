/** What everything that marks on the page shares: the page, what is shown over it, and the codebook. */
import { type NoticeAction, openNotice } from '../../page/marking/notice.ts';
import type { Panel, Surface } from '../../page/marking/surface.ts';
import type { OrFault, TurnedStep } from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';
import { describeRedo, describeUndo } from '../../ui/step-words.ts';
import type { PageTools } from '../shared/page-tools.ts';
import type { Coding } from '../shared/toolbar-slot.ts';

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
  /** What came of a write; undefined where it was not done, and then it is said why. */
  kept<T extends object>(answer: OrFault<T> | undefined): T | undefined;
}

export function createContext(tools: PageTools, surface: Surface, coding: Coding): Context {
  const { document } = tools;
  let notice: Panel | null = null;
  const say = (text: string, tone: 'done' | 'fault', action?: NoticeAction): void => {
    notice?.close();
    notice = openNotice(document, surface, { text, tone, close: t('close'), ...(action ? { action } : {}) });
  };

  function kept<T extends object>(answer: OrFault<T> | undefined): T | undefined {
    if (answer && !('fault' in answer)) return answer;
    say(answer?.fault ?? t('notAnswering'), 'fault');
    return undefined;
  }

  /** Says what came of it; whether it was done. */
  function isTurned(answer: TurnedStep | undefined, describe: typeof describeUndo, action?: NoticeAction): boolean {
    const step = answer === null ? null : kept(answer);
    if (step === undefined) return false;
    say(describe(step), 'done', step ? action : undefined);
    return true;
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
    coding,
    done: (text, action) => say(text, 'done', action),
    doneAsStep(text, step, turned = () => undefined) {
      if (typeof step !== 'number') return say(text, 'done');
      say(text, 'done', { label: t('undo'), does: 'undo', act: () => void undo(step, turned) });
    },
    fault: (text) => say(text, 'fault'),
    kept,
  };
}
