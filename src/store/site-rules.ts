/** The reader's own rules for sites: found by host, changed from the popup or by pointing, taken in from a file. */
import { bareHost } from '../core/model/host.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import type { Change } from '../core/model/record.ts';
import type { ReaderRule, SiteRule } from '../core/model/site-rule.ts';
import { changedRule, evidenceOf, type RuleChange } from '../core/model/site-rule-change.ts';
import type { CountedStep, StepMade } from '../core/model/step-made.ts';
import { commit, commitStep } from './commit.ts';
import type { ReadTransaction } from './schema.ts';
import { StoreError } from './store-error.ts';
import type { Writer } from './writer.ts';

/** Those for this host, the one changed last first. */
export async function siteRulesAt(transaction: ReadTransaction, host: string): Promise<ReaderRule[]> {
  const index = transaction.objectStore('siteRules').index('hosts');
  return newestFirst(await index.getAll(bareHost(host)));
}

export async function allSiteRules(transaction: ReadTransaction): Promise<ReaderRule[]> {
  return newestFirst(await transaction.objectStore('siteRules').getAll());
}

/**
 * Changes the rule for the host of a page, or makes it; one that says nothing any more is deleted. No step is made where the
 * rule says all that already.
 */
export async function changeSiteRule(
  writer: Writer,
  address: string,
  change: RuleChange,
  { id, at }: { id: Id; at: Timestamp },
): Promise<StepMade> {
  const host = URL.canParse(address) ? bareHost(new URL(address).hostname) : '';
  if (host === '') throw new StoreError('invalid', 'This page is of no site.');
  return commitStep(
    writer,
    async (transaction) => {
      const [before = null] = await siteRulesAt(transaction, host);
      const rule = changedRule(before?.rule ?? { hosts: [host], evidence: [] }, change, evidenceOf(address));
      const after = rule && { id: before?.id ?? id, rule, createdAt: before?.createdAt ?? at, updatedAt: at };
      return { changes: before || after ? [{ type: 'site-rule', id: before?.id ?? id, before, after }] : [] };
    },
    { label: 'edit-site-rule', at },
  );
}

/** As one step; ids that are gone already are passed over. */
export async function deleteSiteRules(writer: Writer, ids: readonly Id[], at: Timestamp): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const found = await Promise.all([...new Set(ids)].map((id) => transaction.objectStore('siteRules').get(id)));
      const changes = found
        .filter((rule) => rule !== undefined)
        .map((before): Change => ({ type: 'site-rule', id: before.id, before, after: null }));
      return { changes };
    },
    { label: 'delete-site-rules', at },
  );
}

/**
 * As one step: a rule for the very hosts of one that is here takes its place, any other is added. Those that come first in
 * the file, as it is written from `allSiteRules`, count before the others here too. Gives how many changed.
 */
export async function importSiteRules(
  writer: Writer,
  rules: readonly SiteRule[],
  { newId, at }: { newId: () => Id; at: Timestamp },
): Promise<CountedStep> {
  const { changes, step } = await commit(
    writer,
    async (transaction) => {
      const here = new Map((await allSiteRules(transaction)).reverse().map((rule) => [hostsKey(rule.rule), rule]));
      // Of two in the file for the same hosts the later counts.
      const incoming = new Map(rules.map(withBareHosts).map((rule) => [hostsKey(rule), rule]));
      return {
        changes: [...incoming].map(([hosts, rule], place): Change => {
          const before = here.get(hosts) ?? null;
          const id = before?.id ?? newId();
          // The one changed last counts: a millisecond is what tells times apart.
          const updatedAt = new Date(Date.parse(at) - place).toISOString();
          const after = { id, rule, createdAt: before?.createdAt ?? updatedAt, updatedAt };
          return { type: 'site-rule', id, before, after };
        }),
      };
    },
    { label: 'import-site-rules', at },
  );
  return { count: changes.length, step };
}

/** As they are looked for. */
const withBareHosts = (rule: SiteRule): SiteRule => ({
  ...rule,
  hosts: [...new Set(rule.hosts.map((host) => bareHost(host.toLowerCase())))],
});

const hostsKey = ({ hosts }: SiteRule): string => hosts.toSorted().join(' ');

const newestFirst = (rules: ReaderRule[]): ReaderRule[] =>
  rules.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt) || a.id.localeCompare(b.id));
