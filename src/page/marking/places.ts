/** Puts panels beside words of the page, or at the window's lower edge where these leave no room. */
import { type Box, placeBeside, type Size } from './place.ts';
import { seenWindow } from './seen-window.ts';

/** Where a panel is to stand. */
export interface Placing {
  /** Where it stands: beside what these give, as often as the page moves; left to its style sheet where there are none. */
  beside?: () => { words: readonly Box[]; near: { x: number; y: number } };
  /** Whether it stays where its words leave no room; otherwise it is away until there is some. */
  stays?: boolean;
}

/** What was seen of the page about a panel. */
export interface Around {
  words: readonly Box[];
  near: { x: number; y: number };
  window: Box;
}

/** Between a panel and the window's edge, in CSS pixels. */
const GAP = 8;

export interface Places {
  /** Follows the size of a panel that has come into the page. */
  watch(panel: Element): void;
  forget(panel: Element): void;
  /** Whether the browser has told a panel's size, which it does with the next frame: to ask would make it lay out at once. */
  isMeasured(panel: Element): boolean;
  /** What is about a panel on the page now; undefined for one that its style sheet puts somewhere. */
  look(placing: Placing): Around | undefined;
  /** Puts a panel beside what was seen; whether there is a place for it. */
  put(panel: HTMLElement, placing: Placing, around: Around): boolean;
  end(): void;
}

/** @param resized is called when a panel has another size than before */
export function createPlaces(document: Document, resized: () => void): Places {
  const sizes = new Map<Element, Size>();
  const observer = new ResizeObserver((entries) => {
    let isOther = false;
    for (const { target, borderBoxSize } of entries) {
      const { inlineSize: width = 0, blockSize: height = 0 } = borderBoxSize[0] ?? {};
      const before = sizes.get(target);
      isOther ||= before?.width !== width || before.height !== height;
      sizes.set(target, { width, height });
    }
    if (isOther) resized();
  });
  return {
    watch: (panel) => observer.observe(panel),
    forget(panel) {
      observer.unobserve(panel);
      sizes.delete(panel);
    },
    isMeasured: (panel) => sizes.has(panel),
    look: ({ beside }) => beside && { ...beside(), window: seenWindow(document) },
    put(panel, { stays = false }, { words, near, window }) {
      const { width, height } = sizes.get(panel) ?? panel.getBoundingClientRect();
      const found = placeBeside(words, { width, height }, window, near);
      if (!found && !stays) return false;
      const { left, top } = found ?? {
        left: Math.max(window.left + GAP, (window.left + window.right - width) / 2),
        top: Math.max(window.top + GAP, window.bottom - height - GAP),
      };
      panel.style.left = `${left}px`;
      panel.style.top = `${top}px`;
      return true;
    },
    end: () => observer.disconnect(),
  };
}
