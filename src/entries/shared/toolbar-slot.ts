/** The place in a page of the toolbar at a selection, and what the content script gives to it. */
import type { PageAddresses } from '../../core/model/page-address.ts';
import type { Surface } from '../../page/marking/surface.ts';
import type { BackgroundRequests, PageCoding } from '../../protocol/background.ts';
import type { Marking } from './marking-slot.ts';
import { pageSlot } from './page-slot.ts';

/** What a script in a page has before anything of the page has been read. */
export interface BasicTools {
  readonly document: Document;
  /** Ends with the content script. */
  readonly signal: AbortSignal;
  /** The words of the message catalogue. */
  message(key: string, substitutions: string[]): string;
  /** Asks the background; undefined where it does not answer. */
  ask<T extends keyof BackgroundRequests>(
    type: T,
    ask: BackgroundRequests[T]['ask'],
  ): Promise<BackgroundRequests[T]['answer'] | undefined>;
}

export interface ToolbarTools extends BasicTools {
  addresses(): PageAddresses;
  /** Brings what does with the selected words what was chosen; undefined where it cannot be had. */
  marking(): Promise<Marking | undefined>;
}

export const toolbarToolsSlot = pageSlot<ToolbarTools>('toolbar-tools');

/** The codebook as it was asked for last; asked for anew whenever it is used, and not waited for once it is known. */
export interface Coding {
  known(): PageCoding | undefined;
  /** The same object as long as it is the same; undefined where the background never answered. */
  ask(): Promise<PageCoding | undefined>;
}

/** The toolbar, and what it shares with what is brought after it. */
export interface SelectionTools {
  /** All that is shown over the page is on it. */
  readonly surface: Surface;
  readonly coding: Coding;
  /** What is selected and is the page's text. */
  selected(): AbstractRange | null;
  /** Shows the toolbar beside words that are selected. */
  show(range: AbstractRange): void;
  /** What is stored has changed: shows what can be given now, where it is there. */
  renew(): Promise<void>;
  /** Takes it away: whoever has the keys from now on is not to share them with it. */
  hide(): void;
  /** Looks at once what is selected: the reader has done so already. */
  wake(): void;
}

export const toolbarSlot = pageSlot<SelectionTools>('toolbar');

/** What can be given, asked for while the script that needs it is brought; that takes it, once. */
export const codingSlot = pageSlot<Promise<PageCoding | undefined>>('coding');
