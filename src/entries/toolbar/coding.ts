/** What the reader can give, as the background says: known once it has been asked for, and asked for again while that serves. */
import type { PageCoding } from '../../protocol/background.ts';
import { type Coding, codingSlot, type ToolbarTools } from '../shared/toolbar-slot.ts';

export function createCoding({ ask, addresses }: Pick<ToolbarTools, 'ask' | 'addresses'>): Coding {
  let known: PageCoding | undefined;
  return {
    known: () => known,
    async ask() {
      const early = codingSlot.here();
      codingSlot.remove();
      const answer = await (early ?? ask('coding', { addresses: addresses() }));
      if (answer && JSON.stringify(answer) !== JSON.stringify(known)) known = answer;
      return known;
    },
  };
}
