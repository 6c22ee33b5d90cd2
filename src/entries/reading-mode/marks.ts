/** What the reading mode does to highlights, and the words in which that is told. */
import type { Span } from '../../core/text/quote.ts';
import type { ReadingText } from '../../page/anchoring/reading-text.ts';
import type { PageCoding, ToldAnnotation, ToldKind } from '../../protocol/background.ts';
import { formatList, t } from '../../ui/messages.ts';
import { describeRedo, describeUndo } from '../../ui/step-words.ts';
import { describeHighlighted } from '../shared/highlighted.ts';
import { markingSlot } from '../shared/marking-slot.ts';
import type { MarkedPassage, PageTools } from '../shared/page-tools.ts';

/** What came of it, in the reader's words; `id` of the highlight that is before her then. */
interface Done {
  said: string;
  id?: string;
}

const UNANSWERED = (): Done => ({ said: t('notAnswering') });

/** Highlights a passage that is none yet. */
export async function highlight(
  tools: PageTools,
  reading: ReadingText,
  { start, end }: Span,
  role: PageCoding['roles'][number],
): Promise<Done> {
  const points = reading.boundaries(start, end);
  if (!points) return { said: t('readingNotMarkable') };
  // Together, for both have to know the article.
  const [described, page] = await Promise.all([tools.describe(new StaticRange(points)), tools.pageFacts()]);
  if (!described) return { said: t('readingNotMarkable') };
  const answer = await tools.ask('annotate', { page, selectors: described.selectors, roles: [role.id] });
  if (!answer) return UNANSWERED();
  if ('fault' in answer) return { said: answer.fault };
  await tools.refresh();
  return { said: describeHighlighted([role.name], answer.tags), id: answer.id };
}

/** Gives a highlight the role, or takes it off. */
export async function toggleRole(
  tools: PageTools,
  { id, roles }: MarkedPassage,
  role: PageCoding['roles'][number],
  coding: PageCoding,
): Promise<Done> {
  const change = roles.includes(role.id) ? 'remove' : 'add';
  if (change === 'remove' && roles.length === 1) return { said: t('readingLastRole'), id };
  const answer = await tools.ask('change-annotation', { ...tools.asking(), id, change, role: role.id });
  if (!answer) return UNANSWERED();
  if ('fault' in answer) return { said: answer.fault, id };
  await tools.refresh();
  return { said: t('readingRolesNow', formatList(namesOf(answer.roles, coding))), id };
}

/** Deletes a highlight, as a step that undo takes back; `words` are those it stands on. */
export async function remove(tools: PageTools, { id }: MarkedPassage, words: string): Promise<Done> {
  const answer = await tools.ask('delete-annotation', { ...tools.asking(), id });
  if (!answer) return { ...UNANSWERED(), id };
  if ('fault' in answer) return { said: answer.fault, id };
  await tools.refresh();
  return { said: t('readingDeleted', t('quoted', words)) };
}

/** A highlight as it stands now; null where it is gone. */
export function markOf(tools: PageTools, mark: { id: string } | null): MarkedPassage | null {
  return (mark && tools.passages().find(({ id }) => id === mark.id)) ?? null;
}

/** What opens cards and the editor over the page; undefined where it cannot be had. */
export async function bringMarking(tools: PageTools) {
  if (!markingSlot.here()) await tools.ask('bring-script', 'marking');
  return markingSlot.here();
}

/** What the roles of a highlight are called; of those of other codebooks it is said that they are there. */
export const rolesSaid = ({ roles }: MarkedPassage, coding: PageCoding): string =>
  formatList(namesOf(roles, coding)) || t(roles.length > 0 ? 'readingOtherRoles' : 'unknownRole');

/** The names of those roles that the codebook has. */
function namesOf(ids: readonly string[], { roles }: PageCoding): string[] {
  return ids.flatMap((id) => roles.find((role) => role.id === id)?.name ?? []);
}

/** What is kept of a highlight; null where it is gone, undefined where nobody answers. */
const annotationOf = (tools: PageTools, id: string): Promise<ToldAnnotation | null | undefined> =>
  tools.ask('annotation', { ...tools.asking(), id });

/** What is kept of a highlight, in a few words: 'Claim. Tags: trade. Has a note.' */
export async function describeMark(tools: PageTools, id: string): Promise<string> {
  const told = await annotationOf(tools, id);
  if (!told) return '';
  const roles = formatList(told.roles.map(({ name }) => name));
  return [
    roles && t('asSentence', roles),
    told.tags.length > 0 && t('readingTags', formatList(told.tags)),
    told.hasNote && t('readingHasNote'),
    ...told.relations
      .filter(({ direction }) => direction === 'from')
      .flatMap(({ kind, otherQuote, fault }) => [
        t('asSentence', t('cardRelationFrom', kind, otherQuote)),
        fault && t('relationNoLonger', fault),
      ]),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The relations that a highlight may be given; undefined where nobody knows. */
export async function kindsOf(tools: PageTools, id: string): Promise<ToldKind[] | undefined> {
  return (await annotationOf(tools, id))?.kinds;
}

/** @returns why it was not done; null where it was */
export async function relate(
  tools: PageTools,
  kindId: string,
  { from, to }: { from: { id: string }; to: { id: string } },
): Promise<string | null> {
  const answer = await tools.ask('relate', { ...tools.asking(), kindId, fromId: from.id, toId: to.id });
  if (!answer) return t('notAnswering');
  if ('fault' in answer) return answer.fault;
  await tools.refresh();
  return null;
}

/** Takes back the newest step of the page, or does again the one taken back last. */
export async function turn(tools: PageTools, way: 'undo' | 'redo'): Promise<Done> {
  const step = await tools.ask(way, tools.asking());
  if (step === undefined) return UNANSWERED();
  if (step && 'fault' in step) return { said: step.fault };
  await tools.refresh();
  return { said: way === 'undo' ? describeUndo(step) : describeRedo(step) };
}
