/**
 * The commands of the reading mode, done one after the other: a key that is pressed while the last one is still being kept
 * waits for it. What is opened over the page has the keys from then on, also those pressed before it was there.
 */
import type { ReadingCommand } from '../../core/reading/keys.ts';

interface Session {
  /** Ends with the mode: what waits then is not done any more. */
  readonly signal: AbortSignal;
  /** Does a command whose turn has come. */
  act(command: ReadingCommand): Promise<void>;
  /** Called where something could not be done; the next is done all the same. */
  failed(): void;
}

export class CommandQueue {
  readonly #session: Session;
  #working: Promise<void> = Promise.resolve();
  #waiting = 0;
  /** Commands are counted as they are heard: the one that is being done, the last that leaves, the last that comes to nothing. */
  #heard = 0;
  #doing = 0;
  #leftAt = 0;
  #passedOver = 0;
  #opening: AbortController | null = null;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Whether nothing is being done or waits. */
  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  take(command: ReadingCommand): void {
    const number = ++this.#heard;
    // A second one leaves what the first one does not.
    if (command.do === 'leave' && !this.#opening?.signal.aborted) {
      this.#leftAt = number;
      this.#opening?.abort();
    }
    this.inTurn(async () => {
      if (number <= this.#passedOver) return;
      this.#doing = number;
      await this.#session.act(command);
    });
  }

  /** Does what no key has asked for, after what was asked before. */
  inTurn(work: () => Promise<void>): void {
    this.#waiting++;
    this.#working = this.#working
      .then(() => (this.#session.signal.aborted ? undefined : work()))
      .catch(() => this.#session.failed())
      // A failure to report the failure must not block the queue.
      .catch(() => undefined)
      .finally(() => {
        this.#waiting--;
      });
  }

  /**
   * Opens something, as part of the command that is being done. Keys pressed until `open` resolves were for what it opens:
   * Escape aborts its signal, and no other before that comes to be a command afterwards.
   */
  async open(open: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const opening = new AbortController();
    this.#opening = opening;
    try {
      // Escape may have been pressed while this waited for its turn.
      if (this.#leftAt < this.#doing) await open(AbortSignal.any([opening.signal, this.#session.signal]));
    } finally {
      this.#opening = null;
      this.#passedOver = this.#leftAt > this.#doing ? this.#leftAt : this.#heard;
    }
  }
}
