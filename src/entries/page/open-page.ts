/** The page as the extension sees it: its article, its selection, and the stored annotations painted on it. */
import { atOnce } from '../../core/interruptible.ts';
import type { PageAddresses } from '../../core/model/page-address.ts';
import type { SectionOutline } from '../../core/model/section.ts';
import type { SiteRule } from '../../core/model/site-rule.ts';
import { otherPlaces } from '../../core/model/work.ts';
import { describeIn } from '../../page/anchoring/describe.ts';
import { createFollower } from '../../page/anchoring/follow.ts';
import { PageReader, readingText } from '../../page/anchoring/page-reader.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import { liveRange, type Resolution } from '../../page/anchoring/resolve.ts';
import { sectionSpans } from '../../page/anchoring/section-spans.ts';
import { textSpan } from '../../page/anchoring/text-span.ts';
import { watchPage } from '../../page/anchoring/watch.ts';
import { createShownWatch, elementsOf } from '../../page/anchoring/watch-shown.ts';
import { bodyOf, documentTitle } from '../../page/dom.ts';
import { scrollToRange } from '../../page/painting/scroll-to-range.ts';
import type { Article } from '../../page/sections/find-article.ts';
import { selectedRange } from '../../page/selected-range.ts';
import { addressOf, watchAddress } from '../../page/watch-address.ts';
import type { AskingPage, StoredPage, StoredPassage } from '../../protocol/background.ts';
import type { PassageDescription } from '../../protocol/content.ts';
import { finderSlot } from '../shared/finder-slot.ts';
import { askBackground, isExtensionAlive, message } from '../shared/page-browser.ts';
import type { Opening, Page } from '../shared/page-script.ts';
import type { MarkedPassage } from '../shared/page-tools.ts';
import { createListeners } from './listeners.ts';
import { markedIn } from './marked-passages.ts';
import { placeAt, sectionRange } from './page-sections.ts';
import { createPainters } from './painters.ts';
import { createPointing } from './pointing.ts';

/** UTF-16 code units of `document.title` that are told. */
const LONGEST_TITLE = 2_000;

/** How often is looked for what nothing tells of, in milliseconds. */
const LOOK_INTERVAL = 1_000;

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
  /** What the highlight styles are known by that the page has, with all its frames; '' where they are to be put anew. */
  let styles = '';
  let framesSeen = 0;
  /** The question to the background that is under way, if any. */
  let refreshing: Promise<void> = Promise.resolve();
  /** Counts requests, so that a late answer does not undo a later one. */
  let asked = 0;
  /** Whether the last question had no answer, which the button then says. */
  let wasUnanswered = false;
  let watchingText: AbortController | undefined;
  /** Whether a script that was brought here follows the text, passages or not. */
  let isFollowed = false;
  const onPassages = createListeners();
  const onStored = createListeners();
  /** What counts as selected, where a script that was brought says so. */
  let selectedInstead: () => AbstractRange | null | undefined = () => undefined;
  /** The finding of passages that is under way, if any. */
  let resolving: Promise<void> = Promise.resolve();
  let looking: ReturnType<typeof setInterval> | undefined;
  signal.addEventListener('abort', () => clearInterval(looking));
  let watchTree: (tree: Node) => void = () => undefined;
  const follower = createFollower((tree) => watchTree(tree));
  const shownWatch = createShownWatch(signal);

  const pointing = createPointing({
    signal,
    rules: () => rules,
    findArticle,
    async refresh() {
      startRefresh();
      await refreshing;
    },
  });

  watchAddress(startRefresh, signal, document);

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

  async function refresh(): Promise<void> {
    const request = ++asked;
    const addresses = addressesAt(location.href);
    const frames = framesSeen;
    const answer = await askBackground('stored-page', { ...askingPage(addresses), styles });
    if (answer && frames === framesSeen) styles = answer.styles;
    if (signal.aborted || request !== asked) return;
    const isLate = answer !== undefined && wasUnanswered;
    wasUnanswered = answer === undefined;
    if (answer) onStored.call();
    // No answer is no reason to take away what is painted, unless it belongs to another address.
    if (answer === undefined && askedFor === addressOf(addresses.url)) return;
    await take(addresses, answer, { request, isLate });
  }

  async function take(
    addresses: PageAddresses,
    answer: StoredPage | undefined,
    { request, isLate }: { request: number; isLate: boolean },
  ): Promise<void> {
    passages = answer?.passages ?? [];
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
    refreshing = refresh();
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
    const roles = new Map(wanted.map((passage) => [passage.id, passage.roles]));
    painters.paint(
      found.flatMap((resolution) =>
        resolution.state === 'orphan'
          ? []
          : resolution.parts.map((part) => ({ ...part, id: resolution.id, roles: roles.get(resolution.id) ?? [] })),
      ),
    );
    const parts = found.flatMap((resolution) => (resolution.state === 'orphan' ? [] : resolution.parts));
    onPassages.call();
    shownWatch.watch(bodyOf(document), elementsOf(parts.map(({ boundary }) => boundary)));
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
    clearInterval(looking);
    if (!watchingText) return;
    looking = setInterval(look, LOOK_INTERVAL);
    // What changed while nobody watched is not known.
    follower.forget();
    watchTree = watchPage(document, {
      signal: AbortSignal.any([signal, watchingText.signal]),
      onText: changed,
      note: follower.note,
      onFrame(frame) {
        follower.noteFrame(frame);
        // It has not got the styles yet.
        framesSeen++;
        styles = '';
        startRefresh();
      },
      onLayout: follower.noteLayout,
    });
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

  async function changed(): Promise<void> {
    if (hasEnded()) return;
    const before = states();
    await resolve();
    if (states() !== before) await report();
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

  /** Asks again where the page turns out to say that its piece stands elsewhere too. */
  async function findWork(found: Article | null): Promise<void> {
    const told = found ? otherPlaces(found) : [];
    const known = placesAt === addressOf(location.href) ? places : [];
    if (told.join() === known.join()) return;
    places = told;
    placesAt = addressOf(location.href);
    startRefresh();
    await refreshing;
  }

  /** Followed from now on: what is read for the next question is only what has changed. */
  function followedReading(): ReadingText {
    isFollowed = true;
    watchText();
    return follower.reading(root());
  }

  /** Of the text that is followed. */
  function markedPassages(): MarkedPassage[] {
    const reading = followedReading();
    const roles = new Map(passages.map((passage) => [passage.id, passage]));
    return markedIn(reading, resolutions, {
      isSame: reading.text === follower.known()?.text,
      storedOf: (id) => roles.get(id),
    });
  }

  if (stored) refreshing = take(stored.addresses, stored.page, { request: asked, isLate: false });
  else startRefresh();

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
        for (let awaited: Promise<void> | undefined; awaited !== refreshing; ) {
          awaited = refreshing;
          await awaited;
        }
      },
    },

    async describe() {
      await refreshing;
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
      await refreshing;
      await resolving;
      const found = resolutions.find((resolution) => resolution.id === id);
      if (!found || found.state === 'orphan') return null;
      const { startContainer, startOffset } = found.boundary;
      const { endContainer, endOffset } = (found.parts.at(-1) ?? found).boundary;
      // It may begin in one tree of the page and end in another.
      const range = new StaticRange({ startContainer, startOffset, endContainer, endOffset });
      const described = passage(range, readingText(root()), article);
      return described && { ...described, difference: [...found.difference] };
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
