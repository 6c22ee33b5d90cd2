/** What the reader says on the page of a passage whose words it has changed, as popup and side panel let her say it. */
import { equal } from '../../core/model/equality.ts';
import type { WordChange } from '../../core/text/quote.ts';
import type { AnnotationChange } from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';
import type { Context } from './context.ts';

/**
 * Makes the words that stand there now the annotation's own; whether that was done is said on the page.
 *
 * @param seen the difference that the reader was shown: what the page says otherwise by now is not accepted
 */
export async function acceptText(context: Context, id: string, seen: readonly WordChange[]): Promise<void> {
  const now = await context.tools.standing(id);
  if (!now || !equal(now.difference, seen)) return context.fault(t('textChangedAgain'));
  await keep(context, id, { accepted: now.selectors }, t('textAccepted'));
}

/** What stands there is not the passage; whether that was kept is said on the page. */
export const keepAsLost = (context: Context, id: string): Promise<void> =>
  keep(context, id, { lost: true }, t('lostKept'));

async function keep(context: Context, id: string, change: AnnotationChange, said: string): Promise<void> {
  const { tools } = context;
  const kept = context.kept(await tools.ask('change-annotation', { ...tools.asking(), id, ...change }));
  if (!kept) return;
  await tools.refresh();
  context.doneAsStep(said, kept.step);
}
