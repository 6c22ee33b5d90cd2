/** Moves the ends of a passage on the page, and keeps where the reader has put them. */
import { wordsIn } from '../../page/anchoring/text-span.ts';
import { adjustEnds, type Ends } from '../../page/marking/adjust.ts';
import { languageOf } from '../../page/marking/snap.ts';
import type { PassageDescription } from '../../protocol/content.ts';
import { t } from '../../ui/messages.ts';
import type { MarkedPassage, PageTools } from '../shared/page-tools.ts';
import type { Context } from './context.ts';
import { adjustWords } from './words.ts';

/** Resolves with where the reader has put the ends; null where they stand as they did. */
export function askForEnds({ tools, surface }: Context, passage: MarkedPassage): Promise<Ends | null> {
  const language = languageOf(passage.range.startContainer);
  return adjustEnds(tools.document, surface, {
    reading: tools.reading,
    span: passage,
    language,
    words: adjustWords(),
  });
}

/** Keeps a passage's new ends; whether that was done is said on the page. */
export async function keepEnds(context: Context, { id, state }: MarkedPassage, ends: Ends): Promise<void> {
  const { tools } = context;
  const described = await describeWords(tools, ends);
  if (!described) return context.fault(t('passageCannotBeKept'));
  const { selectors } = described;
  const changed = state === 'changed';
  const moved = context.kept(await tools.ask('change-annotation', { ...tools.asking(), id, selectors, changed }));
  if (!moved) return;
  await tools.refresh();
  context.doneAsStep(t('endsKept'), moved.step);
}

/** The words of a text that was read before; null where the page says something else there by now. */
async function describeWords(tools: PageTools, { reading, start, end }: Ends): Promise<PassageDescription | null> {
  const points = reading.boundaries(start, end);
  const range = points && new StaticRange(points);
  if (!range || wordsIn(tools.reading(), range) !== reading.text.slice(start, end).trim()) return null;
  // Of the text as it is now: it is read before anything is waited for.
  return tools.describe(range);
}
