/** The page as the extension sees it: its article, its selection, and the stored annotations painted on it. */
import { atOnce } from '../../core/interruptible.ts';
import { LONGEST_LINE } from '../../core/model/limits.ts';
import { PageReader, readingText } from '../../page/anchoring/page-reader.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import { liveRange } from '../../page/anchoring/resolve.ts';
import { bodyOf, documentTitle } from '../../page/dom.ts';
import { scrollToRange } from '../../page/painting/scroll-to-range.ts';
import type { Article } from '../../page/sections/find-article.ts';
import { selectedRange } from '../../page/selected-range.ts';
import type { PageDescription, PassageDescription, StandingPassage } from '../../protocol/content.ts';
import { describePassage, descriptionOf } from '../shared/describe-passage.ts';
import { askBackground, isExtensionAlive, message } from '../shared/page-browser.ts';
import type { Opening, Page } from '../shared/page-script.ts';
import type { PageTools } from '../shared/page-tools.ts';
import { describePage } from './describe-page.ts';
import { createFoundPassages, type FoundPassages } from './found-passages.ts';
import { createListeners } from './listeners.ts';
import { createPageArticle, spansOf } from './page-article.ts';
import { sectionRange } from './page-sections.ts';
import { createPageStyles } from './page-styles.ts';
import { createPainters } from './painters.ts';
import { createPointing } from './pointing.ts';
import { createStoredPassages } from './stored-passages.ts';

/** Paints what is stored and answers what the extension asks, until the signal ends it. */
export function openPage({ document, signal, stop, addressesAt, stored: answered }: Opening): Page {
  const painters = createPainters(document, signal);
  const pageStyles = createPageStyles(document);
  const onPassages = createListeners();
  const onStored = createListeners();
  /** What counts as selected, where a script that was brought says so. */
  let selectedInstead: () => AbstractRange | null | undefined = () => undefined;

  const root = (): Node => bodyOf(document) ?? document;

  /**
   * After an update of the extension a new script takes over, in a world of its own in Chromium, where it knows nothing of this
   * one: this one has to end by itself, or its highlights and its toolbar would stand beside those of the new.
   */
  function hasEnded(): boolean {
    if (!isExtensionAlive()) stop();
    return signal.aborted;
  }

  const stored = createStoredPassages({
    document,
    signal,
    addressesAt,
    pageStyles,
    onAnswer: onStored.call,
    onTaken: (taken) => found.take(taken),
  });
  const article = createPageArticle(document, () => stored.rules);
  const found: FoundPassages = createFoundPassages({
    document,
    signal,
    root,
    stored,
    article,
    painters,
    pageStyles,
    hasEnded,
    onFound: onPassages.call,
  });
  const pointing = createPointing({
    signal,
    rules: () => stored.rules,
    findArticle: article.find,
    async refresh() {
      stored.refresh();
      await stored.done;
    },
  });

  const passage = (range: AbstractRange, reading: ReadingText, of: Article | null): PassageDescription | null =>
    describePassage(reading, range, spansOf(reading, of));

  const pageFacts = (of: Article | null) => ({
    addresses: addressesAt(location.href),
    documentTitle: documentTitle(document).slice(0, LONGEST_LINE),
    description: descriptionOf(of),
  });

  function show(range: Range): void {
    scrollToRange(range);
    painters.flash(range);
  }

  const tools: PageTools = {
    document,
    signal,
    message,
    ask: async (type, ask) => (hasEnded() ? undefined : askBackground(type, ask)),
    asking: stored.asking,
    reading: found.followedReading,
    passages: found.marked,
    isMarked: found.isMarked,
    sections: async () => (await article.find())?.sections ?? [],
    describe: async (range) => passage(range, found.followedReading(), await article.find()),
    standing,
    pageFacts: async () => pageFacts(await article.find()),
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
      if (live) show(live);
    },
    refresh: stored.refreshed,
  };

  async function standing(id: string): Promise<StandingPassage | null> {
    const here = await article.find();
    const now = await found.foundNow(id);
    const points = now?.reading.boundaries(now.found.start, now.found.end);
    const described = now && points && passage(new StaticRange(points), now.reading, here);
    return described ? { ...described, difference: [...now.found.difference] } : null;
  }

  async function describe(): Promise<PageDescription> {
    await stored.done;
    const here = await article.find();
    await stored.learnPlaces(here);
    const trees: Node[] = [];
    const reading = atOnce(new PageReader(root(), (tree) => trees.push(tree)).read());
    const instead = selectedInstead();
    const selection = instead === undefined ? selectedRange(document, trees) : instead;
    const { description, ...facts } = pageFacts(here);
    return {
      ...facts,
      article: description,
      ...describePage(here, reading, selection, found.resolutions),
    };
  }

  stored.begin(answered);

  return {
    refresh: stored.refresh,
    isMarked: found.isMarked,
    tools,
    describe,
    ...pointing,

    async describeSection(section) {
      const here = await article.find();
      const range = sectionRange(here, section);
      return range ? passage(range, readingText(root()), here) : null;
    },

    describeAnnotation: standing,

    async scrollTo(target) {
      const range =
        'section' in target
          ? sectionRange(await article.find(), target.section)
          : found.resolutions.find(({ id }) => id === target.annotation)?.range;
      if (range) show(range);
      return range !== undefined;
    },
  };
}
