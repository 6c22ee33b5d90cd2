/** The page as the extension sees it: its article, its selection, and the stored annotations painted on it. */
import { atOnce } from '../../core/interruptible.ts';
import type { PageAddresses } from '../../core/model/page-address.ts';
import type { SectionOutline } from '../../core/model/section.ts';
import type { SiteRule } from '../../core/model/site-rule.ts';
import { otherPlaces } from '../../core/model/work.ts';
import { cutsOff } from '../../page/anchoring/cut-off.ts';
import { describeIn } from '../../page/anchoring/describe.ts';
import { createFollower } from '../../page/anchoring/follow.ts';
import { PageReader, readingText } from '../../page/anchoring/page-reader.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import { type Found, liveRange, type Resolution } from '../../page/anchoring/resolve.ts';
import { sectionSpans } from '../../page/anchoring/section-spans.ts';
import { textSpan } from '../../page/anchoring/text-span.ts';
import { type Watching, watchPage } from '../../page/anchoring/watch.ts';
import { createShownWatch, elementsOf } from '../../page/anchoring/watch-shown.ts';
import { bodyOf, documentTitle } from '../../page/dom.ts';
import type { Meter } from '../../page/in-slices.ts';
import { scrollToRange } from '../../page/painting/scroll-to-range.ts';
import type { Article } from '../../page/sections/find-article.ts';
import { selectedRange } from '../../page/selected-range.ts';
import { addressOf, watchAddress } from '../../page/watch-address.ts';
import { whileSeen } from '../../page/while-seen.ts';
import type { AskingPage, StoredPage, StoredPassage } from '../../protocol/background.ts';
import type { PassageDescription } from '../../protocol/content.ts';
import { askAgain } from '../shared/ask-again.ts';
import { finderSlot } from '../shared/finder-slot.ts';
import { askBackground, isExtensionAlive, message } from '../shared/page-browser.ts';
import type { Opening, Page } from '../shared/page-script.ts';
import type { MarkedPassage } from '../shared/page-tools.ts';
import { createAsking } from './asking.ts';
import { createListeners } from './listeners.ts';
import { createMarkedPassages } from './marked-passages.ts';
import { placeAt, sectionRange } from './page-sections.ts';
import { createPageStyles } from './page-styles.ts';
import { createPainters } from './painters.ts';
import { createPointing } from './pointing.ts';

/** UTF-16 code units of `document.title` that are told. */
const LONGEST_TITLE = 2_000;

/** How often is looked for what nothing tells of, in milliseconds. */
const LOOK_INTERVAL = 1_000;

const NO_ROLES: readonly string[] = [];

/** How often a passage is looked for again before what it says now is given up. */
const MOST_ROUNDS = 3;

/** Paints what is stored and answers what the extension asks, until the signal ends it. */
export function openPage({ document, signal, stop, addressesAt, stored }: Opening): Page {
  const painters = createPainters(document, signal);

  /** The reader's own for this host. */
  let rules: readonly SiteRule[] = [];
  let passages: StoredPassage[] = [];
  let resolutions: Resolution[] = [];
  /**
   * Where the page at an address says that its piece stands too. Known once the reader has asked for its sections: until
   * then a page cannot, by what it claims of itself, learn what is highlighted on another.
   */
  let places: string[] = [];
  let placesAt = '';
  /** Address the passages were asked for; both without a fragment that leads within the page. */
  let askedFor = '';
  const pageStyles = createPageStyles(document);
  const asking = createAsking(refresh);
  /** Counts requests, so that a late answer does not undo a later one. */
  let asked = 0;
  /** Whether the last question had no answer, which the button then says. */
  let wasUnanswered = false;
  let watchingText: AbortController | undefined;
  /** Whether a script that was brought here follows the text, passages or not. */
  let isFollowed = false;
  const marked = createMarkedPassages();
  const onPassages = createListeners();
  const onStored = createListeners();
  /** What counts as selected, where a script that was brought says so. */
  let selectedInstead: () => AbstractRange | null | undefined = () => undefined;
  /** The finding of passages that is under way, if any. */
  let resolving: Promise<void> = Promise.resolve();
  let watching: Watching | undefined;
  /** What is done at a change of the page, by which the watch knows how soon it may tell of the next. */
  const meter: Meter = { spent: 0 };
  const follower = createFollower((tree) => watching?.watch(tree), meter);
  const shownWatch = createShownWatch(signal);

  const pointing = createPointing({
    signal,
    rules: () => rules,
    findArticle,
    async refresh() {
      startRefresh();
      await asking.done;
    },
  });

  // What was under way on another page, or before this one was put away, is of no interest any more.
  watchAddress(() => asking.startAnew(addressOf(location.href)), signal, document);

  const root = (): Node => bodyOf(document) ?? document;
  const here = (): URL => new URL(location.href);

  let finding: Promise<Article | null> | undefined;
  /** Who asks while it is being found gets the same. */
  function findArticle(): Promise<Article | null> {
    finding ??= find().finally(() => {
      finding = undefined;
    });
    return finding;
  }

  async function find(): Promise<Article | null> {
    if (!finderSlot.here()) await askBackground('bring-script', 'finder');
    return (await finderSlot.here()?.inSlices(document, here(), rules)) ?? null;
  }

  const spansOf = (reading: ReadingText, found: Article | null) => sectionSpans(reading, found?.sections ?? []);

  /** Asks until there is an answer, though who waits for it waits for the first question alone. */
  async function refresh(): Promise<void> {
    const request = ++asked;
    const addresses = addressesAt(location.href);
    await askAgain({
      async ask() {
        const had = pageStyles.toTell();
        const answer = await askBackground('stored-page', { ...askingPage(addresses), styles: had });
        pageStyles.told(answer?.styles);
        if (answer === undefined && request === asked && !signal.aborted) await missAnswer(addresses, request);
        return answer;
      },
      isWanted: () => request === asked && !signal.aborted,
      async take(answer) {
        const isLate = wasUnanswered;
        wasUnanswered = false;
        onStored.call();
        await take(addresses, answer, { request, isLate });
      },
    });
  }

  /** No answer is no reason to take away what is painted, unless it belongs to another address. */
  async function missAnswer(addresses: PageAddresses, request: number): Promise<void> {
    wasUnanswered = true;
    if (askedFor !== addressOf(addresses.url)) await take(addresses, undefined, { request, isLate: false });
  }

  async function take(
    addresses: PageAddresses,
    answer: StoredPage | undefined,
    { request, isLate }: { request: number; isLate: boolean },
  ): Promise<void> {
    const told = answer?.passages ?? [];
    // The same passages are the same list, so that they are not looked for anew.
    if (JSON.stringify(told) !== JSON.stringify(passages)) passages = told;
    rules = answer?.rules ?? [];
    const hadSome = resolutions.length > 0;
    askedFor = addressOf(addresses.url);
    // The button still says that there was no answer.
    if (passages.length === 0 && !hadSome && !isLate) return;
    watchText();
    await resolve();
    if (request === asked) await report();
  }

  function askingPage(addresses: PageAddresses): AskingPage {
    return { addresses, places: placesAt === addressOf(addresses.url) ? places : [] };
  }

  function startRefresh(): void {
    asking.start(addressOf(location.href));
  }

  /** One after the other: each starts from what the one before has read. */
  function resolve(): Promise<void> {
    // One that has failed, which who asked for it is told, is no reason never to look again.
    resolving = resolving.catch(() => undefined).then(resolveNow);
    return resolving;
  }

  async function resolveNow(): Promise<void> {
    if (signal.aborted) return;
    const wanted = passages;
    let missed = false;
    const found =
      wanted.length === 0
        ? []
        : await follower.resolve(root(), wanted, (reading) => {
            const finder = finderSlot.here();
            missed = !finder;
            return spansOf(reading, finder?.atOnce(document, here(), rules) ?? null);
          });
    // The page has become another one meanwhile: its own passages are next.
    if (signal.aborted || wanted !== passages) return;
    resolutions = found;
    const begun = performance.now();
    const roles = new Map(wanted.map((passage) => [passage.id, passage.roles]));
    painters.paint(
      found.flatMap((resolution) =>
        resolution.state === 'orphan'
          ? []
          : resolution.parts.map((part) => ({
              ...part,
              id: resolution.id,
              roles: roles.get(resolution.id) ?? NO_ROLES,
            })),
      ),
    );
    const parts = found.flatMap((resolution) => (resolution.state === 'orphan' ? [] : resolution.parts));
    onPassages.call();
    shownWatch.watch(bodyOf(document), elementsOf(parts.map(({ boundary }) => boundary)));
    meter.spent += performance.now() - begun;
    if (pageStyles.areMissing(parts)) startRefresh();
    // Sections decide between places that are equally good otherwise; most pages have no such passage.
    if (missed && (await findArticle())) {
      follower.noteLayout();
      void resolve().then(report);
    }
  }

  async function report(): Promise<void> {
    const missed = new Set(passages.filter(({ elsewhere }) => !elsewhere).map(({ id }) => id));
    const lost = resolutions.filter(({ state }) => state === 'orphan');
    const orphans = lost.filter(({ id }) => missed.has(id)).length;
    await askBackground('page-anchored', { anchored: resolutions.length - lost.length, orphans });
  }

  /** The text is watched only while something is to be found in it, or somebody follows it. */
  function watchText(): void {
    const isWanted = passages.length > 0 || isFollowed;
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
    return resolutions.flatMap((found) =>
      found.state === 'orphan' ? [] : found.parts.map(({ boundary }) => boundary),
    );
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

  /**
   * After an update of the extension a new script takes over, in a world of its own in Chromium, where it knows nothing of this
   * one: this one has to end by itself, or its highlights and its toolbar would stand beside those of the new.
   */
  function hasEnded(): boolean {
    if (!isExtensionAlive()) stop();
    return signal.aborted;
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

  function passage(range: AbstractRange, reading: ReadingText, found: Article | null): PassageDescription | null {
    const spans = spansOf(reading, found);
    const selectors = describeIn(reading, range, spans);
    const span = textSpan(reading, range);
    return span && selectors.length > 0 ? { selectors, place: placeAt(spans, span.start) } : null;
  }

  /** To the letter, and to the one after it: nearer than that is looked by what is brought. */
  function isMarked(node: Node, offset: number): boolean {
    const reading = resolutions.length > 0 ? follower.known() : undefined;
    const at = reading?.offsetOf(node, offset) ?? -1;
    return resolutions.some((found) => found.state !== 'orphan' && found.start <= at && at <= found.end);
  }

  /**
   * A passage with the text it was found in, where the page still has that text: it is looked for again first where the page
   * has changed. null for an orphan, and on a page that does not come to rest.
   */
  async function foundNow(id: string): Promise<{ found: Found; reading: ReadingText } | null> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await asking.done;
      await resolving.catch(() => undefined);
      await watching?.flush();
      const found = resolutions.find((resolution) => resolution.id === id);
      if (!found || found.state === 'orphan') return null;
      const reading = follower.reading(root());
      if (reading.text === follower.known()?.text) return { found, reading };
    }
    return null;
  }

  /** Asks again where the page turns out to say that its piece stands elsewhere too. */
  async function findWork(found: Article | null): Promise<void> {
    const told = found ? otherPlaces(found) : [];
    const known = placesAt === addressOf(location.href) ? places : [];
    if (told.join() === known.join()) return;
    places = told;
    placesAt = addressOf(location.href);
    startRefresh();
    await asking.done;
  }

  /** Followed from now on: what is read for the next question is only what has changed. */
  function followedReading(): ReadingText {
    isFollowed = true;
    watchText();
    return follower.reading(root());
  }

  /** Of the text that is followed. */
  function markedPassages(): readonly MarkedPassage[] {
    if (resolutions.length === 0) return [];
    const reading = followedReading();
    const isSame = reading.text === follower.known()?.text;
    return marked({ reading, resolutions, passages, isSame });
  }

  if (stored) {
    const { addresses, page } = stored;
    pageStyles.told(page.styles);
    asking.startAnew(addressOf(addresses.url), () => take(addresses, page, { request: asked, isLate: false }));
  } else startRefresh();

  return {
    refresh: startRefresh,
    isMarked,

    tools: {
      document,
      signal,
      message,
      ask: async (type, ask) => (hasEnded() ? undefined : askBackground(type, ask)),
      asking: () => askingPage(addressesAt(location.href)),
      reading: followedReading,
      passages: markedPassages,
      sections: async () => (await findArticle())?.sections ?? [],
      describe: async (range) => passage(range, followedReading(), await findArticle()),
      async pageFacts() {
        const { sections: _sections, ...description } = (await findArticle()) ?? { sections: [], title: null };
        return {
          addresses: addressesAt(location.href),
          documentTitle: documentTitle(document).slice(0, LONGEST_TITLE),
          description: description.title === null ? null : (description as Omit<Article, 'sections'>),
        };
      },
      onPassages: onPassages.add,
      onStored: onStored.add,
      selectInstead(words, until) {
        if (until.aborted) return;
        selectedInstead = words;
        until.addEventListener('abort', () => {
          selectedInstead = () => undefined;
        });
      },
      reveal(range) {
        const live = liveRange(range);
        if (!live) return;
        scrollToRange(live);
        painters.flash(range);
      },
      async refresh() {
        startRefresh();
        // One that is overtaken by a later one ends without having painted.
        for (let awaited: Promise<void> | undefined; awaited !== asking.done; ) {
          awaited = asking.done;
          await awaited;
        }
      },
    },

    async describe() {
      await asking.done;
      const found = await findArticle();
      await findWork(found);
      const trees: Node[] = [];
      const reading = atOnce(new PageReader(root(), (tree) => trees.push(tree)).read());
      const spans = spansOf(reading, found);
      const instead = selectedInstead();
      const range = instead === undefined ? selectedRange(document, trees) : instead;
      const { sections, ...description } = found ?? { sections: [] };
      return {
        addresses: addressesAt(location.href),
        documentTitle: documentTitle(document).slice(0, LONGEST_TITLE),
        article: found ? (description as Omit<Article, 'sections'>) : null,
        outline: sections.map(({ kind, index, ordinal, text }): SectionOutline => ({ kind, index, ordinal, text })),
        selection: range && passage(range, reading, found),
        anchored: [...resolutions]
          .sort((a, b) => startOf(a) - startOf(b))
          .map((resolution) => ({
            id: resolution.id,
            state: resolution.state,
            place: resolution.state === 'orphan' ? null : placeAt(spans, resolution.start),
            difference: resolution.state === 'orphan' ? [] : [...resolution.difference],
          })),
      };
    },

    ...pointing,

    async describeSection(section) {
      const found = await findArticle();
      const range = sectionRange(found, section);
      return range ? passage(range, readingText(root()), found) : null;
    },

    async describeAnnotation(id) {
      const article = await findArticle();
      const now = await foundNow(id);
      const points = now?.reading.boundaries(now.found.start, now.found.end);
      const described = now && points && passage(new StaticRange(points), now.reading, article);
      return described ? { ...described, difference: [...now.found.difference] } : null;
    },

    async scrollTo(target) {
      const range =
        'section' in target ? sectionRange(await findArticle(), target.section) : annotationRange(target.annotation);
      if (!range) return false;
      scrollToRange(range);
      painters.flash(range);
      return true;
    },
  };

  function annotationRange(id: string): Range | undefined {
    const found = resolutions.find((resolution) => resolution.id === id);
    return found?.range;
  }
}

function startOf(resolution: Resolution): number {
  return resolution.state === 'orphan' ? Number.MAX_SAFE_INTEGER : resolution.start;
}
