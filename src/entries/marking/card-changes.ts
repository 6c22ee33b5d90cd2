/** What is changed from the card of a highlight; whether it was done is said on the page, with the way back. */
import { equal } from '../../core/model/equality.ts';
import type { WordChange } from '../../core/text/quote.ts';
import type { AnnotationChange, ToldRole } from '../../protocol/background.ts';
import { formatList, t } from '../../ui/messages.ts';
import type { MarkedPassage } from '../shared/page-tools.ts';
import type { Context } from './context.ts';

/**
 * Makes the words that stand there now the annotation's own.
 *
 * @param seen the difference that the reader was shown: what the page says otherwise by now is not accepted
 */
export async function acceptText(context: Context, id: string, seen: readonly WordChange[]): Promise<void> {
  const now = await context.tools.standing(id);
  if (!now || !equal(now.difference, seen)) return context.fault(t('textChangedAgain'));
  await change(context, id, { accepted: now.selectors }, () => t('textAccepted'));
}

/** What stands there is not the passage. */
export const keepAsLost = (context: Context, id: string): Promise<void> =>
  change(context, id, { lost: true }, () => t('lostKept'));

/**
 * Gives the annotation a role, or takes it off.
 *
 * @param offered all that it may be given
 */
export async function toggleRole(
  context: Context,
  { id, roles }: MarkedPassage,
  { id: role, isOn }: ToldRole,
  offered: readonly ToldRole[],
): Promise<void> {
  if (isOn && roles.length === 1) return context.fault(t('cardLastRole'));
  const namesOf = (ids: readonly string[]) => offered.filter((each) => ids.includes(each.id)).map(({ name }) => name);
  await change(context, id, { change: isOn ? 'remove' : 'add', role }, (now) =>
    t('readingRolesNow', formatList(namesOf(now))),
  );
}

/** Deletes the annotation. */
export async function remove(context: Context, id: string): Promise<void> {
  const { tools } = context;
  const gone = context.kept(await tools.ask('delete-annotation', { ...tools.asking(), id }));
  if (!gone) return;
  await tools.refresh();
  context.doneAsStep(t('deleted'), gone.step);
}

/** @param said what is said once it is done, of the roles that the annotation has then */
async function change(
  context: Context,
  id: string,
  changed: AnnotationChange,
  said: (roles: readonly string[]) => string,
): Promise<void> {
  const { tools } = context;
  const kept = context.kept(await tools.ask('change-annotation', { ...tools.asking(), id, ...changed }));
  if (!kept) return;
  await tools.refresh();
  context.doneAsStep(said(kept.roles), kept.step);
}
