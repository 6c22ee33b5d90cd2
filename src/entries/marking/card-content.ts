/** What the card of a highlight says: what is kept of the annotation, and what of that is on this page. */
import type { CardContent } from '../../page/marking/card.ts';
import { languageOf } from '../../page/marking/snap.ts';
import type { ToldAnnotation, ToldKind, ToldRelation } from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';
import { kindInWords } from '../shared/kind-in-words.ts';
import type { MarkedPassage } from '../shared/page-tools.ts';
import type { Passages } from './passages.ts';
import { relationText } from './words.ts';

export function cardContent(passages: Passages, passage: MarkedPassage, annotation: ToldAnnotation): CardContent {
  return {
    quote: annotation.quote,
    roles: annotation.roles,
    offered: annotation.offered,
    singleKeys: annotation.singleKeys,
    tags: annotation.tags,
    note: annotation.note,
    language: languageOf(passage.range.startContainer),
    relations: annotation.relations.map((relation) => ({
      otherId: relation.otherId,
      text: relationText(relation),
      where: whereIs(relation, passages),
      forbidden: relation.fault && t('relationNoLonger', relation.fault),
    })),
    kinds: annotation.kinds.map((kind) => ({ id: keyOfKind(kind), text: kindInWords(kind) })),
    adjustable: !passage.elsewhere,
    changed: changedWords(passage),
  };
}

/** A kind is offered once for each end that the annotation may be. */
export const keyOfKind = ({ id, side }: ToldKind): string => `${side}-${id}`;

function whereIs({ here, otherId }: ToldRelation, passages: Passages): CardContent['relations'][number]['where'] {
  if (!here) return 'elsewhere';
  return passages.find(otherId) ? 'here' : 'nowhere';
}

/** What was marked on another copy keeps the words of that page. */
function changedWords({ state, difference, elsewhere }: MarkedPassage): CardContent['changed'] {
  return state === 'changed' ? { difference, canBeSettled: !elsewhere } : undefined;
}
