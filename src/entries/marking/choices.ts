/** Does with the words selected what the reader chose on the toolbar. */
import { documentOf, selectionOf } from '../../page/dom.ts';
import { snapRange } from '../../page/marking/snap.ts';
import { isSameRange } from '../../page/same-range.ts';
import { t } from '../../ui/messages.ts';
import { describeHighlighted } from '../shared/highlighted.ts';
import type { Choices } from '../shared/marking-slot.ts';
import type { SelectionTools } from '../shared/toolbar-slot.ts';
import type { Context } from './context.ts';

/** @param openEditor opens the editor of what has been annotated; resolves with whether that is then as it was before */
export function createChoices(
  context: Context,
  { selected, show }: Pick<SelectionTools, 'selected' | 'show'>,
  openEditor: (id: string) => Promise<boolean>,
): Choices {
  const { tools, coding } = context;

  async function annotate(range: AbstractRange, roles: string[], { thenEdit = false } = {}): Promise<void> {
    const [passage, page] = await Promise.all([tools.describe(range), tools.pageFacts()]);
    if (!passage) return context.fault(t('passageCannotBeKept'));
    const made = context.kept(await tools.ask('annotate', { page, selectors: passage.selectors, roles }));
    if (!made) return;
    const now = selected();
    // The reader may have gone on to other words, or put the caret somewhere.
    if (now && isSameRange(now, range)) selectionIn(range)?.removeAllRanges();
    // The next time these are the roles given last.
    void coding.ask();
    if (thenEdit) {
      await tools.refresh();
      // Where the reader thought better of the note, the highlight is still there: with a role that she had given before.
      if (!(await openEditor(made.id))) return;
    }
    const names = coding.known()?.roles.filter(({ id }) => roles.includes(id));
    const done = describeHighlighted(
      (names ?? []).map(({ name }) => name),
      made.tags,
    );
    context.doneAsStep(done, made.step);
  }

  async function snap(range: AbstractRange, to: 'sentence' | 'paragraph'): Promise<void> {
    const sections = await tools.sections();
    const points = snapRange(tools.reading(), range, to, sections);
    if (!points) return;
    const { startContainer, startOffset, endContainer, endOffset } = points;
    selectionIn(range)?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    show(new StaticRange(points));
  }

  async function turnOff(): Promise<void> {
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
    give: (range, role) => void annotate(range, [role]),
    addNote: (range) => void annotate(range, coding.known()?.lastRoles ?? [], { thenEdit: true }),
    snap: (range, to) => void snap(range, to),
    turnOff: () => void turnOff(),
  };
}

/** Of the page, or of the frame that a range stands in. */
const selectionIn = ({ startContainer }: AbstractRange): Selection | null =>
  selectionOf(documentOf(startContainer) ?? document);
