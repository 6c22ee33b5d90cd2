/** What the card of a highlight says: what is kept of the annotation, and what of that is on this page. */
import type { CardContent } from '../../page/marking/card.ts';
import { languageOf } from '../../page/marking/snap.ts';
import type { ToldAnnotation } from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';
import { kindInWords } from '../shared/kind-in-words.ts';
import type { MarkedPassage, PageTools } from '../shared/page-tools.ts';
import type { Passages } from './passages.ts';
import { relationText } from './words.ts';

export function cardContent(
  tools: PageTools,
  passages: Passages,
  passage: MarkedPassage,
  annotation: ToldAnnotation,
): CardContent {
  return {
    quote: annotation.quote,
    roles: annotation.roles,
    tags: annotation.tags,
    note: annotation.note,
    language: languageOf(passage.range.startContainer),
    relations: annotation.relations.map((relation) => ({
      otherId: relation.otherId,
      text: relationText(relation),
      here: relation.here && passages.find(relation.otherId) !== undefined,
      forbidden: relation.fault && t('relationNoLonger', relation.fault),
    })),
    kinds: annotation.kinds.map((kind) => ({ id: kind.id, text: kindInWords(kind) })),
    adjustable: !passage.elsewhere,
    changed: changedWords(tools, passage),
  };
}

function changedWords(tools: PageTools, { state, start, end, elsewhere }: MarkedPassage): CardContent['changed'] {
  if (state !== 'changed') return undefined;
  const now = tools.reading().text.slice(start, end);
  return { says: t('cardChanged'), now, hint: elsewhere ? null : t('cardChangedHint') };
}
