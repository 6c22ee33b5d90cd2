/** What is stored of the page: asked of the background for each address, and again when something may have changed. */
import type { PageAddresses } from '../../core/model/page-address.ts';
import type { SiteRule } from '../../core/model/site-rule.ts';
import { otherPlaces } from '../../core/model/work.ts';
import type { Article } from '../../page/sections/find-article.ts';
import { addressOf, watchAddress } from '../../page/watch-address.ts';
import type { AskingPage, StoredPage, StoredPassage } from '../../protocol/background.ts';
import { askAgain } from '../shared/ask-again.ts';
import { askBackground } from '../shared/page-browser.ts';
import type { Opening } from '../shared/page-script.ts';
import { createAsking } from './asking.ts';
import type { PageStyles } from './page-styles.ts';

/** How an answer came. */
export interface Taken {
  /** Whether the question before had none, which the button still says. */
  readonly isLate: boolean;
  /** Whether nothing has been asked since. */
  isLatest(): boolean;
}

interface Given extends Pick<Opening, 'document' | 'signal' | 'addressesAt'> {
  pageStyles: PageStyles;
  /** Told of every answer, whatever it holds. */
  onAnswer: () => void;
  /** Told once `passages` and `rules` are those of the answer. */
  onTaken: (taken: Taken) => Promise<void>;
}

export interface StoredPassages {
  readonly passages: StoredPassage[];
  /** The reader's own for this host. */
  readonly rules: readonly SiteRule[];
  /** Ends with the question that is under way. */
  readonly done: Promise<void>;
  /** Begins with what the background has answered already, or asks. */
  begin(stored: Opening['stored']): void;
  refresh(): void;
  /** Asks, and waits for this question and all that overtake it: one that is overtaken ends without having painted. */
  refreshed(): Promise<void>;
  asking(): AskingPage;
  /** Asks again where the page turns out to say that its piece stands elsewhere too. */
  learnPlaces(found: Article | null): Promise<void>;
}

export function createStoredPassages(given: Given): StoredPassages {
  const { document, signal, addressesAt, pageStyles, onAnswer, onTaken } = given;
  let rules: readonly SiteRule[] = [];
  let passages: StoredPassage[] = [];
  /**
   * Where the page at an address says that its piece stands too. Known once the reader has asked for its sections: until
   * then a page cannot, by what it claims of itself, learn what is highlighted on another.
   */
  let places: string[] = [];
  let placesAt = '';
  /** Address the passages were asked for; both without a fragment that leads within the page. */
  let askedFor = '';
  /** Counts requests, so that a late answer does not undo a later one. */
  let asked = 0;
  /** Whether the last question had no answer, which the button then says. */
  let wasUnanswered = false;
  const asking = createAsking(ask);

  // What was under way on another page, or before this one was put away, is of no interest any more.
  watchAddress(() => asking.startAnew(addressOf(location.href)), signal, document);

  /** Asks until there is an answer, though who waits for it waits for the first question alone. */
  async function ask(): Promise<void> {
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
        onAnswer();
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
    askedFor = addressOf(addresses.url);
    await onTaken({ isLate, isLatest: () => request === asked });
  }

  function askingPage(addresses: PageAddresses): AskingPage {
    return { addresses, places: placesAt === addressOf(addresses.url) ? places : [] };
  }

  const refresh = (): void => asking.start(addressOf(location.href));

  return {
    get passages() {
      return passages;
    },
    get rules() {
      return rules;
    },
    get done() {
      return asking.done;
    },

    begin(stored) {
      if (!stored) return refresh();
      const { addresses, page } = stored;
      pageStyles.told(page.styles);
      asking.startAnew(addressOf(addresses.url), () => take(addresses, page, { request: asked, isLate: false }));
    },

    refresh,

    async refreshed() {
      refresh();
      for (let awaited: Promise<void> | undefined; awaited !== asking.done; ) {
        awaited = asking.done;
        await awaited;
      }
    },

    asking: () => askingPage(addressesAt(location.href)),

    async learnPlaces(found) {
      const told = found ? otherPlaces(found) : [];
      const known = placesAt === addressOf(location.href) ? places : [];
      if (told.join() === known.join()) return;
      places = told;
      placesAt = addressOf(location.href);
      refresh();
      await asking.done;
    },
  };
}
