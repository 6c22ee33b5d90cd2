/** What the content script gives to the scripts that are brought beside it. */
import type { ArticleDescription } from '../../core/model/article.ts';
import type { PageAddresses } from '../../core/model/page-address.ts';
import type { AnchorState } from '../../core/model/selector.ts';
import type { WordChange } from '../../core/text/quote.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import type { Section } from '../../page/sections/find-article.ts';
import type { AskingPage } from '../../protocol/background.ts';
import type { PassageDescription, StandingPassage } from '../../protocol/content.ts';
import { pageSlot } from './page-slot.ts';
import type { BasicTools } from './toolbar-slot.ts';

/** A stored passage where it was found on the page. */
export interface MarkedPassage {
  readonly id: string;
  readonly roles: string[];
  readonly state: AnchorState;
  /** UTF-16 offsets in the text that `reading` gives, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Made anew at each reading, of the first tree it stands in; do not keep it (`page/anchoring/resolve.ts`). */
  readonly range: Range;
  /** Whether it was marked on another copy of the piece. */
  readonly elsewhere: boolean;
  /** From the stored words to those that stand there; empty unless they have changed. */
  readonly difference: readonly WordChange[];
}

/** What the page is, as `annotate` needs it besides the selectors. */
export interface PageFacts {
  addresses: PageAddresses;
  documentTitle: string;
  /** null on a page that is no article. */
  description: ArticleDescription | null;
}

export interface PageTools extends BasicTools {
  /** The page as every question about an annotation of it names it. */
  asking(): AskingPage;
  /** The reading text as the page stands now; followed from the first call, so that a later one costs little. */
  reading(): ReadingText;
  /** The passages found, in reading order, with offsets of that same text. */
  passages(): readonly MarkedPassage[];
  /** Whether a place in the page's text stands in a highlight, or right beside one: told without going through them. */
  isMarked(node: Node, offset: number): boolean;
  /** Found by the finder, which is brought when first needed; empty where there is no article. */
  sections(): Promise<readonly Section[]>;
  /** The words of a range as they could become an annotation; null where there are none. */
  describe(range: AbstractRange): Promise<PassageDescription | null>;
  /** What an annotation stands on once the page's last changes have been followed; null where it is not on the page. */
  standing(id: string): Promise<StandingPassage | null>;
  pageFacts(): Promise<PageFacts>;
  /** Calls after passages were found anew, for as long as the signal lives. */
  onPassages(listener: () => void, signal: AbortSignal): void;
  /** Calls after what is stored was asked anew, whether the page has passages or not, for as long as the signal lives. */
  onStored(listener: () => void, signal: AbortSignal): void;
  /**
   * Has other words count as selected for as long as the signal lives: those that `words` gives, null for none; undefined
   * where what is selected on the page counts after all.
   */
  selectInstead(words: () => AbstractRange | null | undefined, signal: AbortSignal): void;
  /** Scrolls there and flashes. */
  reveal(range: AbstractRange): void;
  /** Asks the background anew for what is stored and waits until it is painted. */
  refresh(): Promise<void>;
}

export const toolsSlot = pageSlot<PageTools>('tools');
