/**
 * Which steps of the history are of a page: those that changed nothing but its article, what is marked there, and relations
 * that lead from or to that. A script in a page may take back no others.
 */
import { bareHost } from '../core/model/host.ts';
import type { Id } from '../core/model/identifier.ts';
import { addressKeys } from '../core/model/page-address.ts';
import type { Change } from '../core/model/record.ts';
import type { Relation } from '../core/model/relation.ts';
import { articlesAt } from './articles.ts';
import type { ReadTransaction } from './schema.ts';
import { worksOf } from './works.ts';

export interface PageOfSteps {
  /** Those of the page that are believed. */
  addresses: readonly string[];
  /** Where it says that its piece stands too. */
  places: readonly string[];
}

/** Whether a step that made these changes changed nothing but what is of the page. */
export async function isStepOf(
  transaction: ReadTransaction,
  changes: readonly Change[],
  { addresses, places }: PageOfSteps,
): Promise<boolean> {
  const [own, others] = await Promise.all([
    articlesAt(transaction, addresses),
    worksOf(transaction, addresses, places),
  ]);
  const articles = new Set([...own, ...others].map(({ id }) => id));
  const keys = new Set(addressKeys(addresses));
  const changed = changes.flatMap(statesOf);
  // An article that the step made, and that is taken back, is in the step alone.
  for (const { type, record } of changed) {
    if (type === 'article' && record.addressKeys.some((key) => keys.has(key))) articles.add(record.id);
  }
  const marked = new Set<Id>();
  for (const { type, record } of changed) {
    if (type === 'annotation' && articles.has(record.articleId)) marked.add(record.id);
  }
  const isMarkedHere = async (id: Id): Promise<boolean> => {
    if (marked.has(id)) return true;
    const annotation = await transaction.objectStore('annotations').get(id);
    return annotation !== undefined && articles.has(annotation.articleId);
  };
  const leadsHere = async ({ from, to }: Relation): Promise<boolean> =>
    (await isMarkedHere(from.id)) || isMarkedHere(to.id);

  for (const { type, record } of changed) {
    const isHere =
      (type === 'article' && articles.has(record.id)) ||
      (type === 'annotation' && articles.has(record.articleId)) ||
      (type === 'relation' && (await leadsHere(record)));
    if (!isHere) return false;
  }
  return true;
}

/** Whether a step that made these changes changed nothing but rules for this host. */
export function isRuleStepOf(changes: readonly Change[], host: string): boolean {
  return changes
    .flatMap(statesOf)
    .every(({ type, record }) => type === 'site-rule' && record.rule.hosts.includes(bareHost(host)));
}

type State = {
  [T in Change['type']]: { type: T; record: NonNullable<Extract<Change, { type: T }>['after']> };
}[Change['type']];

/** What a record was and what it became, as far as it was there. */
function statesOf({ type, before, after }: Change): State[] {
  return [before, after].flatMap((record) => (record ? [{ type, record } as State] : []));
}
