/** Asks the background one question at a time for an address, however often something calls for it. */

export interface Asking {
  /** Asks; while a question for the same address is under way one more waits, which asks for all that has come since. */
  start(address: string): void;
  /**
   * The same, whatever is under way: of that no answer may come any more.
   *
   * @param first what is done instead of the first question
   */
  startAnew(address: string, first?: () => Promise<void>): void;
  /** Ends with the question that is under way, and the one that waits for it. */
  readonly done: Promise<void>;
}

/** @param ask of the page as it is when it is called; never throws */
export function createAsking(ask: () => Promise<void>): Asking {
  let done: Promise<void> = Promise.resolve();
  /** The turn that is under way. */
  let turn: { readonly address: string; isAgain: boolean } | undefined;

  async function askAt(address: string, first: () => Promise<void>): Promise<void> {
    const own = { address, isAgain: false };
    turn = own;
    await first();
    while (own.isAgain && turn === own) {
      own.isAgain = false;
      await ask();
    }
    if (turn === own) turn = undefined;
  }

  const startAnew = (address: string, first = ask): void => {
    done = askAt(address, first);
  };
  return {
    start(address) {
      if (turn?.address === address) turn.isAgain = true;
      else startAnew(address);
    },
    startAnew,
    get done() {
      return done;
    },
  };
}
