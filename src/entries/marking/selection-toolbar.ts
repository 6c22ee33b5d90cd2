/** The toolbar at a selection, and what it does with the words selected. */
import { documentOf, isElement, parentElement, selectionOf } from '../../page/dom.ts';
import { linesOf } from '../../page/marking/boxes.ts';
import type { Box } from '../../page/marking/place.ts';
import { snapRange } from '../../page/marking/snap.ts';
import type { Panel } from '../../page/marking/surface.ts';
import { createToolbar, type Toolbar } from '../../page/marking/toolbar.ts';
import { isSameRange } from '../../page/same-range.ts';
import type { PageCoding } from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';
import { describeHighlighted } from '../shared/highlighted.ts';
import type { Context } from './context.ts';
import { toolbarWords } from './words.ts';

export interface SelectionToolbar {
  /** The reader is selecting: makes ready what will be shown, so that it is there at once when she has done. */
  prepare(range: AbstractRange): void;
  /** Shows it beside a selection that is finished; takes it away where nothing is selected. */
  show(range: AbstractRange | null, at: { x: number; y: number } | null): void;
  hide(): void;
}

/**
 * @param selected what is selected now
 * @param openEditor opens the editor of what has been annotated
 */
export function createSelectionToolbar(
  context: Context,
  selected: () => AbstractRange | null,
  openEditor: (id: string) => void,
): SelectionToolbar {
  const { tools, surface, coding } = context;
  const { document, signal } = tools;
  let panel: Panel | null = null;
  /** What it is to stand beside, whether it does yet or not. */
  let wanted: StaticRange | null = null;
  /** Where the reader was when it was opened. */
  let near: { x: number; y: number } | null = null;
  /** What the background is asked for the selection that is being made. */
  let asked: Promise<PageCoding | undefined> | undefined;

  function hide(): void {
    surface.release();
    panel?.close();
    panel = null;
    wanted = null;
  }

  let made: { of: PageCoding; toolbar: Toolbar } | undefined;
  /** The toolbar of a codebook, made once. */
  function toolbarOf(offered: PageCoding): Toolbar {
    if (made?.of !== offered) made = { of: offered, toolbar: create(offered) };
    return made.toolbar;
  }

  function create(offered: PageCoding): Toolbar {
    const act = (then: (range: AbstractRange) => void) => (): void => {
      const range = selected() ?? wanted;
      if (range) then(range);
    };
    return createToolbar(document, surface, {
      roles: offered.roles,
      words: toolbarWords(
        offered.roles.map(({ key }) => key),
        offered.keptTags,
      ),
      kept: offered.keptTags,
      acts: {
        give: (role) => act((range) => void annotate(range, [role]))(),
        addNote: act(
          (range) => void annotate(range, coding.known()?.lastRoles ?? offered.lastRoles, { thenEdit: true }),
        ),
        snap: (to) => act((range) => void snap(range, to))(),
        turnOff: () => void turnOff(),
        dismiss: hide,
      },
    });
  }

  function open(range: StaticRange, at: { x: number; y: number } | null, offered: PageCoding): void {
    let seen: Box[] | null = offered.toolbar ? linesOf(range) : [];
    if (seen.length === 0 || panel) hide();
    wanted = range;
    near = at;
    if (seen.length === 0) return;
    panel = toolbarOf(offered).open({
      behind: elementOf(range),
      beside: () => {
        // They were looked for just now; later the page may have moved.
        const words = seen ?? linesOf(range);
        seen = null;
        const last = words.at(-1);
        // Where the mouse was let go, as long as the page stands where it stood.
        return { words, near: at ?? { x: last?.right ?? 0, y: last?.bottom ?? 0 } };
      },
    });
  }

  /** While it stands there another project may have been chosen, or the codebook changed: its keys must give nothing of the old one. */
  async function renew(): Promise<void> {
    const standing = panel;
    const before = coding.known();
    if (!standing || !before) return;
    const offered = await coding.ask();
    if (!offered || panel !== standing || !wanted || isOfferedAlike(before, offered)) return;
    open(wanted, near, offered);
  }
  tools.onStored(() => void renew(), signal);

  async function annotate(range: AbstractRange, roles: string[], { thenEdit = false } = {}): Promise<void> {
    hide();
    const marked = new StaticRange(range);
    const [passage, page] = await Promise.all([tools.describe(range), tools.pageFacts()]);
    if (!passage) return context.fault(t('passageCannotBeKept'));
    const answer = await tools.ask('annotate', { page, selectors: passage.selectors, roles });
    if (!answer) return context.fault(t('notAnswering'));
    if ('fault' in answer) return context.fault(answer.fault);
    const now = selected();
    // The reader may have gone on to other words, or put the caret somewhere.
    if (now && isSameRange(new StaticRange(now), marked)) selectionIn(range)?.removeAllRanges();
    // The next time these are the roles given last.
    void coding.ask();
    if (thenEdit) {
      await tools.refresh();
      return openEditor(answer.id);
    }
    const names = coding.known()?.roles.filter(({ id }) => roles.includes(id));
    const done = describeHighlighted(
      (names ?? []).map(({ name }) => name),
      answer.tags,
    );
    context.doneAsStep(done, answer.step);
  }

  async function snap(range: AbstractRange, to: 'sentence' | 'paragraph'): Promise<void> {
    const sections = await tools.sections();
    const points = snapRange(tools.reading(), range, to, sections);
    if (!points) return;
    const { startContainer, startOffset, endContainer, endOffset } = points;
    selectionIn(range)?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    const known = coding.known();
    if (known) open(new StaticRange(points), null, known);
  }

  async function turnOff(): Promise<void> {
    hide();
    // A file has no host.
    const site = new URL(tools.asking().addresses.url).hostname || t('filesOnThisComputer');
    if (await isTurned(false))
      context.done(t('toolbarIsOff', site), { label: t('undo'), does: 'undo', act: () => void turnOn(site) });
  }

  async function turnOn(site: string): Promise<void> {
    if (await isTurned(true)) context.done(t('toolbarOnAgain', site));
  }

  /** What was not kept is said. */
  async function isTurned(on: boolean): Promise<boolean> {
    const answer = await tools.ask('set-toolbar', { on });
    if (answer === undefined) context.fault(t('notAnswering'));
    else await coding.ask();
    return answer !== undefined;
  }

  return {
    prepare(range) {
      const behind = elementOf(range);
      const ready = (offered: PageCoding | undefined): void => {
        if (offered?.toolbar && !panel) toolbarOf(offered).prepare(behind);
      };
      ready(coding.known());
      const answer = coding.ask();
      asked = answer;
      void answer.then((offered) => {
        if (asked === answer) ready(offered);
      });
    },
    show(range, at) {
      if (!range) return hide();
      // The extension was updated: the new one shows its own.
      if (signal.aborted) return;
      const next = new StaticRange(range);
      if (wanted && panel && isSameRange(wanted, next)) return;
      const known = coding.known();
      wanted = next;
      if (known) open(next, at, known);
      // Asked when she began to select.
      const answer = asked ?? coding.ask();
      asked = undefined;
      void answer.then((offered) => {
        if (!offered || offered === known) return;
        // Nothing was known before, or the codebook is another one by now; if it is not dismissed meanwhile.
        if (wanted === next) open(next, at, offered);
      });
    },
    hide,
  };
}

/** Whether the same toolbar offers both. */
function isOfferedAlike(one: PageCoding, other: PageCoding): boolean {
  const offered = ({ roles, keptTags, toolbar }: PageCoding) => JSON.stringify([roles, keptTags, toolbar]);
  return offered(one) === offered(other);
}

/** Of the page, or of the frame that a range stands in. */
const selectionIn = ({ startContainer }: AbstractRange): Selection | null =>
  selectionOf(documentOf(startContainer) ?? document);

function elementOf({ startContainer }: AbstractRange): Element | null {
  return isElement(startContainer) ? startContainer : parentElement(startContainer);
}
