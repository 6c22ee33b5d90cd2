/** Takes in a backup and says that it is at it: a large one takes a while. */
import { t } from '../messages.ts';
import type { Restored } from '../services.ts';
import type { Actions } from './actions.ts';
import { describeRestore } from './faults.ts';

/** @param restore throws with words for the reader where the file is damaged */
export const restoring =
  (actions: Pick<Actions, 'attempt'>, restore: (file: File) => Promise<Restored>) =>
  (file: File): Promise<boolean> =>
    actions.attempt(async () => {
      const restored = await restore(file);
      return { text: describeRestore(restored), step: restored.step };
    }, t('restoring'));
