/** Files of the reader's own site rules: a JSON list in the shape of the rules built in, to contribute or to hand on. */
import * as v from 'valibot';
import { faultOf } from '../../core/model/fault.ts';
import { SiteRule } from '../../core/model/site-rule.ts';
import { statementsOf } from '../../core/model/site-rule-change.ts';
import type { CountedStep } from '../../core/model/step-made.ts';
import { findJsonFault } from '../../formats/json-fault.ts';
import { fileName, saveFile } from '../../platform/download.ts';
import { t } from '../../ui/messages.ts';
import { faultInWords } from '../../ui/problem-words.ts';
import { ReaderFacingError } from '../../ui/reader-facing-error.ts';
import { describeFileFault } from '../../ui/state/faults.ts';
import { openStore } from './open-store.ts';

/** A rule takes a few hundred bytes. */
const MAX_BYTES = 1_000_000;
const MAX_RULES = 1_000;

/** Saves the rules of these ids. */
export async function exportRules(ids: readonly string[]): Promise<void> {
  const rules = (await openStore().siteRules()).filter(({ id }) => ids.includes(id)).map(({ rule }) => rule);
  const [first, ...others] = rules;
  if (!first) return;
  const name = others.length > 0 ? 'margent site rules' : `margent site rule ${first.hosts[0] ?? ''}`;
  saveFile(fileName(name, 'json'), 'application/json', `${JSON.stringify(rules, null, 2)}\n`);
}

/** Takes in a file of rules, all or nothing; throws with the first fault in words. Counts those that were new or changed. */
export async function importRules(file: File): Promise<CountedStep> {
  if (file.size > MAX_BYTES)
    throw new ReaderFacingError(t('rulesDamaged', describeFileFault({ kind: 'too-large', bytes: MAX_BYTES })));
  const { rules, fault } = readRules(await file.text());
  if (fault) throw new ReaderFacingError(t('rulesDamaged', fault));
  return openStore().importSiteRules(rules);
}

/** The rules in a text, or what is the matter with it. One rule that stands alone is taken too. */
function readRules(text: string): { rules: SiteRule[]; fault: string } {
  const refuse = (fault: string) => ({ rules: [], fault });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const found = findJsonFault(text);
    return refuse(
      describeFileFault(
        found
          ? { kind: 'broken', line: found.line, column: found.column, detail: found.problem }
          : { kind: 'too-large', bytes: text.length },
      ),
    );
  }
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) return refuse(t('faultRulesNone'));
  if (list.length > MAX_RULES) return refuse(t('faultRulesTooMany', MAX_RULES));
  const rules: SiteRule[] = [];
  for (const [index, item] of list.entries()) {
    const parsed = v.safeParse(SiteRule, item, { abortEarly: true });
    if (!parsed.success) return refuse(t('faultRule', index + 1, ...faultInWords(faultOf(parsed.issues[0]))));
    const wrong = statementsOf(parsed.output).find(({ selector }) => !isSelector(selector));
    if (wrong) return refuse(t('faultRuleSelector', index + 1, wrong.selector.slice(0, 80)));
    rules.push(parsed.output);
  }
  return { rules, fault: '' };
}

/** Asked of the browser, on nothing. */
function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
