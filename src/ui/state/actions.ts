/**
 * What the surfaces do with the store: each action says how it went, can be taken back, and loses nothing when it fails. One that
 * takes longer than a moment says that it is under way.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { StepMade } from '../../core/model/step-made.ts';
import { t } from '../messages.ts';
import type { AnnotationStore, Coding } from '../services.ts';
import { describeRedo, describeUndo } from '../step-words.ts';
import { describeFault } from './faults.ts';

/** Milliseconds in which what was asked for seems to be done at once: nothing needs to be said of it before it is. */
export const AT_ONCE = 500;

/** What has just been done, for the reader. */
export interface ToastMessage {
  /** Tells one message from the next, also where they read the same: only what changes is announced. */
  key: number;
  text: string;
  tone: 'done' | 'fault';
  /** The step of the history that Undo takes back; null offers none. */
  step: number | null;
  /** Takes back a choice of the reader's, which is no step of the history; gives what is said of it. */
  takeBack: (() => Promise<string>) | null;
  /** Offers to do again what was undone. */
  redo: boolean;
}

/** What was done, as it is said to the reader, and its step. */
export interface Done extends StepMade {
  text: string;
}

export interface Actions {
  toast: Signal<ToastMessage | null>;
  /** What is being done, in words, once it has taken longer than a moment; null while there is nothing. */
  working: ReadonlySignal<string | null>;
  /**
   * Runs a write and reloads. A failure is said, and changes nothing on screen: false.
   *
   * @param write gives what is said of it, with the step that Undo is to take back, if any; null says nothing
   * @param meanwhile says what is being done, for what may take longer than a moment; it is then refused (false) while something
   *   else is said to be under way
   */
  attempt(write: () => Promise<Done | null>, meanwhile?: string): Promise<boolean>;
  /** Makes a choice and reloads; until something else is said, undo takes it back. Both give what is said of it. */
  choose(make: () => Promise<string>, takeBack: () => Promise<string>): Promise<boolean>;
  /** Says what has been done elsewhere, and offers to take that step back. */
  done(text: string, step: number | null): void;
  /** Says something that went wrong. */
  fault(text: string): void;
  update(id: string, changed: Partial<Coding>): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Which tags new annotations are given from now on, null for none: a choice, and no step of the history. */
  keepTags(tags: readonly string[] | null): Promise<boolean>;
  /**
   * Takes back what has just been said to be done, or the newest step, or the one named where it still is the newest. Refused, as
   * `redo` is, while something is said to be under way that has not been seen yet; keys pressed one after the other each turn a step.
   */
  undo(step?: number): Promise<boolean>;
  redo(): Promise<boolean>;
  /** For when the store is read anew: what is said to be done goes where another window has made its button offer something else. */
  dropStale(): Promise<void>;
}

/** What they need of a store. */
export type ActingStore = Pick<
  AnnotationStore,
  'updateAnnotation' | 'deleteAnnotations' | 'keepTags' | 'undo' | 'redo' | 'nextUndo' | 'nextRedo'
>;

/** What takes longer than a moment. */
interface UnderWay {
  words: string;
  /** Whether it is undo or redo. */
  turns: boolean;
}

export function createActions(store: ActingStore, reload: () => Promise<void>): Actions {
  const toast = signal<ToastMessage | null>(null);
  let messages = 0;
  const say = (text: string, rest: Partial<ToastMessage> = {}): void => {
    toast.value = { key: ++messages, text, tone: 'done', step: null, takeBack: null, redo: false, ...rest };
  };

  const underWay = signal<readonly UnderWay[]>([]);
  const working = computed(() => underWay.value.at(-1)?.words ?? null);

  /** Says what is being done once it has taken longer than a moment; gives what ends that. */
  function sayMeanwhile(own: UnderWay): () => void {
    const saying = setTimeout(() => {
      // What was done before can be taken back only after this.
      toast.value = null;
      underWay.value = [...underWay.value, own];
    }, AT_ONCE);
    return () => {
      clearTimeout(saying);
      underWay.value = underWay.value.filter((each) => each !== own);
    };
  }

  /** Actions begun, and the last of them that has said how it went. */
  let begun = 0;
  let told = 0;

  async function run(action: () => Promise<(() => void) | null>, meanwhile?: UnderWay): Promise<boolean> {
    if (meanwhile && underWay.peek().some(({ turns }) => !turns || !meanwhile.turns)) return false;
    const turn = ++begun;
    const end = meanwhile ? sayMeanwhile(meanwhile) : null;
    try {
      const tell = await action();
      await reload();
      // Keys are pressed faster than surfaces reload: what an earlier step says comes no more after a later one.
      if (tell && turn > told) {
        told = turn;
        tell();
      }
      return true;
    } catch (error) {
      say(describeFault(error), { tone: 'fault' });
      return false;
    } finally {
      end?.();
    }
  }

  const attempt = (write: () => Promise<Done | null>, meanwhile?: string): Promise<boolean> =>
    run(
      async () => {
        // Nothing is awaited before: a write may begin with a question to the reader, which the browsers allow only then.
        const done = await write();
        return done && (() => say(done.text, { step: done.step }));
      },
      meanwhile === undefined ? undefined : { words: meanwhile, turns: false },
    );

  return {
    toast,
    working,
    attempt,
    choose: (make, takeBack) =>
      run(async () => {
        const text = await make();
        return () => say(text, { takeBack });
      }),
    done: (text, step) => say(text, { step }),
    fault: (text) => say(text, { tone: 'fault' }),
    update: (id, changed) =>
      attempt(async () => {
        const { step } = await store.updateAnnotation(id, changed);
        return { text: t('saved'), step };
      }),
    remove: (id) =>
      attempt(async () => {
        const { step } = await store.deleteAnnotations([id]);
        return { text: t('deleted'), step };
      }),
    keepTags: (tags) =>
      attempt(async () => {
        await store.keepTags(tags);
        return null;
      }),
    undo: (step) =>
      run(
        async () => {
          const choice = step === undefined ? toast.peek()?.takeBack : null;
          if (choice) {
            const text = await choice();
            return () => say(text);
          }
          const undone = await store.undo(step);
          return () => say(describeUndo(undone), { redo: undone !== null });
        },
        { words: t('undoing'), turns: true },
      ),
    redo: () =>
      run(
        async () => {
          const redone = await store.redo();
          return () => say(describeRedo(redone));
        },
        { words: t('redoing'), turns: true },
      ),
    async dropStale() {
      const message = toast.peek();
      if (!message) return;
      const { step, redo } = message;
      const isStale =
        (step !== null && (await store.nextUndo())?.seq !== step) || (redo && (await store.nextRedo()) === null);
      if (isStale && toast.peek() === message) toast.value = null;
    },
  };
}
