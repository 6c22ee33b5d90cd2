/** What a kind of relation is called beside a passage: 'supports', or '… supports this' where another passage does. */
import type { ToldKind } from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';

export const kindInWords = ({ name, side }: Pick<ToldKind, 'name' | 'side'>): string =>
  side === 'from' ? name : t('relationBack', name);
