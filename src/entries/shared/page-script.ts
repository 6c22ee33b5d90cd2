/** What the content script and the greater script that it brings into a page know of each other. */
import type { PageAddresses } from '../../core/model/page-address.ts';
import type { StoredPage } from '../../protocol/background.ts';
import type {
  ContentRequests,
  PageDescription,
  PassageDescription,
  Pointed,
  Pointing,
  ScrollTarget,
  SectionReference,
  SectionSelectors,
  StandingPassage,
} from '../../protocol/content.ts';
import { pageSlot } from './page-slot.ts';
import type { PageTools } from './page-tools.ts';

/** The page as the extension sees it: its article, its selection, and the stored annotations painted on it. */
export interface Page {
  describe(): Promise<PageDescription>;
  /** null where there is no such section any more. */
  describeSection(section: SectionReference): Promise<PassageDescription | null>;
  /** null where it is not on the page. */
  describeAnnotation(id: string): Promise<StandingPassage | null>;
  scrollTo(target: ScrollTarget): Promise<boolean>;
  /** null where there is no such section any more. */
  nameSection(ask: ContentRequests['name-section']['ask']): Promise<SectionSelectors | null>;
  /** Lets the reader point at the article's text; waits for the end of it for who `stays` beside the page meanwhile. */
  point(stays: boolean): Promise<Pointing>;
  /** What became of her pointing since this was last asked; null where she has not. */
  takePointed(): Pointed | null;
  /** Asks the background for this page's annotations and paints them. */
  refresh(): void;
  /** Whether a place in the page's text stands in a highlight, or right beside one. */
  isMarked(node: Node, offset: number): boolean;
  /** For the scripts that are brought beside this one. */
  readonly tools: PageTools;
}

/** What the content script hands over. From then on the page watches its address and its text itself. */
export interface Opening {
  document: Document;
  signal: AbortSignal;
  /** Ends everything the signal ends. */
  stop(): void;
  /** It remembers which claims the page has made at which address. */
  addressesAt(url: string): PageAddresses;
  /** What the background has answered; null where it is to be asked. */
  stored: { addresses: PageAddresses; page: StoredPage } | null;
}

export const pageScriptSlot = pageSlot<(opening: Opening) => Page>('page');
