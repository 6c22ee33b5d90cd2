/** Finds the stored passages in the page, paints them, and follows the page as it changes. */
import { cutsOff } from '../../page/anchoring/cut-off.ts';
import { createFollower } from '../../page/anchoring/follow.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import type { Found, Resolution } from '../../page/anchoring/resolve.ts';
import { type Watching, watchPage } from '../../page/anchoring/watch.ts';
import { createShownWatch, elementsOf } from '../../page/anchoring/watch-shown.ts';
import { bodyOf } from '../../page/dom.ts';
import type { Meter } from '../../page/in-slices.ts';
import { whileSeen } from '../../page/while-seen.ts';
import type { StoredPassage } from '../../protocol/background.ts';
import { askBackground } from '../shared/page-browser.ts';
import type { Opening } from '../shared/page-script.ts';
import type { MarkedPassage } from '../shared/page-tools.ts';
import { createMarkedPassages } from './marked-passages.ts';
import { type PageArticle, spansOf } from './page-article.ts';
import type { PageStyles } from './page-styles.ts';
import type { createPainters } from './painters.ts';
import type { StoredPassages, Taken } from './stored-passages.ts';

/** How often is looked for what nothing tells of, in milliseconds. */
const LOOK_INTERVAL = 1_000;

/** How often a passage is looked for again before what it says now is given up. */
const MOST_ROUNDS = 3;

const NO_ROLES: readonly string[] = [];

interface Given extends Pick<Opening, 'document' | 'signal'> {
  root: () => Node;
  stored: StoredPassages;
  article: PageArticle;
  painters: ReturnType<typeof createPainters>;
  pageStyles: PageStyles;
  /** Whether this script has been replaced by a new one, and has stopped. */
  hasEnded: () => boolean;
  onFound: () => void;
}

export interface FoundPassages {
  readonly resolutions: readonly Resolution[];
  /** Finds and paints what is stored now. */
  take(taken: Taken): Promise<void>;
  /** Followed from now on: what is read for the next question is only what has changed. */
  followedReading(): ReadingText;
  /** Of the text that is followed. */
  marked(): readonly MarkedPassage[];
  /** Precise to a letter; the script that is loaded next checks the exact point. */
  isMarked(node: Node, offset: number): boolean;
  /**
   * A passage with the text it was found in, where the page still has that text: it is looked for again first where the page
   * has changed. null for an orphan, and on a page that does not come to rest.
   */
  foundNow(id: string): Promise<{ found: Found; reading: ReadingText } | null>;
}

export function createFoundPassages(given: Given): FoundPassages {
  const { document, signal, root, stored, article, painters, pageStyles, hasEnded, onFound } = given;
  let resolutions: Resolution[] = [];
  let watchingText: AbortController | undefined;
  /** Whether a script that was brought here follows the text, passages or not. */
  let isFollowed = false;
  /** The finding of passages that is under way, if any. */
  let resolving: Promise<void> = Promise.resolve();
  let watching: Watching | undefined;
  /** What is done at a change of the page, by which the watch knows how soon it may tell of the next. */
  const meter: Meter = { spent: 0 };
  const follower = createFollower((tree) => watching?.watch(tree), meter);
  const shownWatch = createShownWatch(signal);
  const marked = createMarkedPassages();

  /** One after the other: each starts from what the one before has read. */
  function resolve(): Promise<void> {
    // A failed run is reported to its caller and must not block later runs.
    resolving = resolving.catch(() => undefined).then(resolveNow);
    return resolving;
  }

  async function resolveNow(): Promise<void> {
    if (signal.aborted) return;
    const wanted = stored.passages;
    let missed = false;
    const found =
      wanted.length === 0
        ? []
        : await follower.resolve(root(), wanted, (reading) => {
            const here = article.findAtOnce();
            missed = here === undefined;
            return spansOf(reading, here ?? null);
          });
    // The page has become another one meanwhile: its own passages are next.
    if (signal.aborted || wanted !== stored.passages) return;
    resolutions = found;
    const begun = performance.now();
    paint(wanted);
    const parts = found.filter(isFound).flatMap((passage) => passage.parts);
    onFound();
    shownWatch.watch(bodyOf(document), elementsOf(parts.map(({ boundary }) => boundary)));
    meter.spent += performance.now() - begun;
    if (pageStyles.areMissing(parts)) stored.refresh();
    // Sections decide between places that are equally good otherwise; most pages have no such passage.
    if (missed && (await article.find())) {
      follower.noteLayout();
      void resolve().then(report);
    }
  }

  function paint(wanted: readonly StoredPassage[]): void {
    const roles = new Map(wanted.map((passage) => [passage.id, passage.roles]));
    painters.paint(
      resolutions
        .filter(isFound)
        .flatMap(({ id, parts }) => parts.map((part) => ({ ...part, id, roles: roles.get(id) ?? NO_ROLES }))),
    );
  }

  async function report(): Promise<void> {
    const missed = new Set(stored.passages.filter(({ elsewhere }) => !elsewhere).map(({ id }) => id));
    const orphans = resolutions.filter((resolution) => !isFound(resolution) && missed.has(resolution.id)).length;
    await askBackground('page-anchored', { anchored: resolutions.filter(isFound).length, orphans });
  }

  /** The text is watched only while something is to be found in it, or somebody follows it. */
  function watchText(): void {
    const isWanted = stored.passages.length > 0 || isFollowed;
    if ((watchingText !== undefined) === isWanted) return;
    watchingText?.abort();
    watchingText = isWanted ? new AbortController() : undefined;
    // What changes while nobody watches is not known.
    follower.forget();
    watching = undefined;
    if (!watchingText) return;
    const ended = AbortSignal.any([signal, watchingText.signal]);
    whileSeen(document, LOOK_INTERVAL, look, ended);
    watching = watchPage(document, {
      signal: ended,
      onText: changed,
      note: follower.note,
      isUrgent: (records) => cutsOff(records, paintedParts()),
      onFrame: follower.noteFrame,
      onLayout: follower.noteLayout,
    });
  }

  function paintedParts(): StaticRange[] {
    return resolutions.filter(isFound).flatMap(({ parts }) => parts.map(({ boundary }) => boundary));
  }

  /**
   * A custom element may get its shadow tree without any change that an observer is told of, and a style may show another
   * copy of the text.
   */
  function look(): void {
    if (hasEnded()) return;
    const otherIsShown = shownWatch.look();
    if (otherIsShown) follower.noteLayout();
    if (follower.noteHosts() || otherIsShown) void changed();
  }

  /** Gives how much work it was, in milliseconds. */
  async function changed(): Promise<number> {
    if (hasEnded()) return 0;
    const before = states();
    const { spent } = meter;
    await resolve();
    if (states() !== before) await report();
    return meter.spent - spent;
  }

  const states = (): string => resolutions.map(({ state }) => state).join();

  function followedReading(): ReadingText {
    isFollowed = true;
    watchText();
    return follower.reading(root());
  }

  return {
    get resolutions() {
      return resolutions;
    },

    async take({ isLate, isLatest }) {
      if (stored.passages.length === 0 && resolutions.length === 0 && !isLate) return;
      watchText();
      await resolve();
      if (isLatest()) await report();
    },

    followedReading,

    marked() {
      if (resolutions.length === 0) return [];
      const reading = followedReading();
      const isSame = reading.text === follower.known()?.text;
      return marked({ reading, resolutions, passages: stored.passages, isSame });
    },

    isMarked(node, offset) {
      const reading = resolutions.length > 0 ? follower.foundIn() : undefined;
      const at = reading?.offsetOf(node, offset) ?? -1;
      return resolutions.some((passage) => isFound(passage) && passage.start <= at && at <= passage.end);
    },

    async foundNow(id) {
      for (let round = 0; round < MOST_ROUNDS; round++) {
        await stored.done;
        await resolving.catch(() => undefined);
        await watching?.flush();
        const found = resolutions.find((resolution) => resolution.id === id);
        if (!found || !isFound(found)) return null;
        const reading = follower.reading(root());
        if (reading.text === follower.known()?.text) return { found, reading };
      }
      return null;
    },
  };
}

const isFound = (resolution: Resolution): resolution is Found => resolution.state !== 'orphan';
