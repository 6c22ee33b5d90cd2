/** The toolbar at a selection: when it is there, and whom what is chosen on it is handed to. */
import { afterFrame } from '../../page/after-frame.ts';
import { isElement, parentElement } from '../../page/dom.ts';
import { linesOf } from '../../page/marking/lines.ts';
import type { Panel, Surface } from '../../page/marking/surface.ts';
import { createToolbar, type Toolbar } from '../../page/marking/toolbar.ts';
import { isSameRange } from '../../page/same-range.ts';
import type { PageCoding } from '../../protocol/background.ts';
import type { Choices } from '../shared/marking-slot.ts';
import type { Coding, ToolbarTools } from '../shared/toolbar-slot.ts';

export interface SelectionToolbar {
  /** The reader is selecting: makes ready what will be shown, so that it is there at once when she has done. */
  prepare(range: AbstractRange): void;
  /** Shows it beside a selection that is finished; takes it away where nothing is selected. */
  show(range: AbstractRange | null, at: { x: number; y: number } | null): void;
  /** While it stands there another project may have been chosen, or the codebook changed: its keys must give nothing of the old one. */
  renew(): Promise<void>;
  hide(): void;
}

/** @param selected what is selected now */
export function createSelectionToolbar({
  tools,
  surface,
  coding,
  selected,
}: {
  tools: Pick<ToolbarTools, 'document' | 'signal' | 'marking'>;
  surface: Surface;
  coding: Coding;
  selected: () => AbstractRange | null;
}): SelectionToolbar {
  const { document, signal } = tools;
  let panel: Panel | null = null;
  /** What it is to stand beside, whether it does yet or not. */
  let wanted: StaticRange | null = null;
  /** Where the reader was when it was opened. */
  let near: { x: number; y: number } | null = null;
  /** What is selected, where the reader has done with the toolbar: the browser may tell of the same selection once more. */
  let dismissed: StaticRange | null = null;
  /** What the background is asked for the selection that is being made. */
  let asked: Promise<PageCoding | undefined> | undefined;

  function hide(): void {
    surface.release();
    panel?.close();
    panel = null;
    wanted = null;
    dismissed = null;
  }

  const isDismissed = (range: AbstractRange): boolean => dismissed !== null && isSameRange(dismissed, range);

  function dismiss(): void {
    const from = wanted;
    hide();
    dismissed = from;
  }

  let made: { of: PageCoding; toolbar: Toolbar } | undefined;
  /** The toolbar of a codebook, made once. */
  function toolbarOf(offered: PageCoding): Toolbar {
    if (!made || !isOfferedAlike(made.of, offered)) made = { of: offered, toolbar: create(offered) };
    return made.toolbar;
  }

  function create({ roles, keptTags, singleKeys, words }: PageCoding): Toolbar {
    const choose =
      (act: (choices: Choices, range: AbstractRange) => void, { stays = false } = {}) =>
      (): void => {
        const range = selected() ?? wanted;
        if (!range) return;
        const chosen = new StaticRange(range);
        // At once: what is pressed again is not meant for the same words.
        if (!stays) dismiss();
        void tools.marking().then((marking) => {
          if (marking) return act(marking.choices, chosen);
          if (stays) return;
          dismissed = null;
          show(chosen, null);
        });
      };
    return createToolbar(document, surface, {
      roles,
      words,
      kept: keptTags,
      singleKeys,
      acts: {
        give: (role) => choose((choices, range) => choices.give(range, role))(),
        addNote: choose((choices, range) => choices.addNote(range)),
        snap: (to) => choose((choices, range) => choices.snap(range, to), { stays: true })(),
        turnOff: choose((choices) => choices.turnOff()),
        dismiss,
      },
    });
  }

  function open(range: StaticRange, at: { x: number; y: number } | null, offered: PageCoding): void {
    if (panel && made && isOfferedAlike(made.of, offered)) {
      wanted = range;
      near = at;
      // Where it stands it hears keys, which one that is laid out anew does not until the next frame.
      surface.replace();
      return;
    }
    if (panel || !offered.toolbar) hide();
    wanted = range;
    near = at;
    if (!offered.toolbar) return;
    panel = toolbarOf(offered).open({
      behind: elementOf(range),
      beside: () => besideWords(wanted ?? range, near),
    });
    // While the reader reads what it offers.
    afterFrame(() => signal.aborted || void tools.marking());
  }

  function show(range: AbstractRange | null, at: { x: number; y: number } | null): void {
    if (!range) hide();
    // The extension was updated: the new one shows its own.
    if (!range || signal.aborted) return;
    const next = new StaticRange(range);
    if (wanted && panel && isSameRange(wanted, next)) return;
    if (isDismissed(next)) {
      surface.release();
      return;
    }
    const known = coding.known();
    wanted = next;
    if (known) open(next, at, known);
    // Asked when she began to select.
    const answer = asked ?? coding.ask();
    asked = undefined;
    void answer.then((offered) => {
      if (!offered || (known && isOfferedAlike(known, offered))) return;
      // Nothing was known before, or the codebook is another one by now; if it is not dismissed meanwhile.
      if (wanted === next) open(next, at, offered);
    });
  }

  async function renew(): Promise<void> {
    const standing = panel;
    const before = coding.known();
    if (!standing || !before) return;
    const offered = await coding.ask();
    if (!offered || panel !== standing || !wanted || isOfferedAlike(before, offered)) return;
    open(wanted, near, offered);
  }

  return {
    prepare(range) {
      if (isDismissed(range)) return;
      const words = new StaticRange(range);
      const begun = { behind: elementOf(words), beside: () => besideWords(words, null) };
      const ready = (offered: PageCoding | undefined): void => {
        if (offered?.toolbar && !panel) toolbarOf(offered).prepare(begun);
      };
      ready(coding.known());
      const answer = coding.ask();
      asked = answer;
      void answer.then((offered) => {
        if (asked === answer) ready(offered);
      });
    },
    show,
    renew,
    hide,
  };
}

/** Whether the same toolbar offers both. */
function isOfferedAlike(one: PageCoding, other: PageCoding): boolean {
  const offered = ({ roles, keptTags, toolbar, singleKeys }: PageCoding) =>
    JSON.stringify([roles, keptTags, toolbar, singleKeys]);
  return offered(one) === offered(other);
}

/** Beside a range, near to where the mouse was let go if it was. */
function besideWords(range: AbstractRange, at: { x: number; y: number } | null) {
  const words = linesOf(range);
  const last = words.at(-1);
  return { words, near: at ?? { x: last?.right ?? 0, y: last?.bottom ?? 0 } };
}

function elementOf({ startContainer }: AbstractRange): Element | null {
  return isElement(startContainer) ? startContainer : parentElement(startContainer);
}
