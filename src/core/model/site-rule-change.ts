/** What a reader says of a site, put into her rule for it. Runs in pages too: types alone are imported. */
import { LONGEST_RULE_TEXT, MOST_RULE_TEXTS } from './limits.ts';
import type { SectionKind } from './section.ts';
import type { SiteRule } from './site-rule.ts';

/** What a section is said to be; 'nothing' is no part of the article. */
export type Told = SectionKind | 'nothing';

export type RuleChange =
  /** The article's text stands there. */
  | { what: 'body'; selector: string }
  /** A section is of this kind; `instead` are selectors of the rule that said another thing of it. */
  | { what: 'section'; told: Told; selector: string; instead: readonly string[] }
  /** What this selector says is no longer said. */
  | { what: 'forget'; selector: string };

/** What a rule says, one selector at a time, in the order in which it is shown. */
export interface Statement {
  told: Told | 'body';
  selector: string;
}

/** What a rule says, one statement for each selector. */
export function statementsOf({ body, sections = {}, drop = [] }: SiteRule): Statement[] {
  return [
    ...(body === undefined ? [] : [{ told: 'body' as const, selector: body }]),
    ...Object.entries(sections).flatMap(([kind, list]) =>
      selectorsIn(list).map((selector) => ({ told: kind as SectionKind, selector })),
    ),
    ...drop.map((selector) => ({ told: 'nothing' as const, selector })),
  ];
}

/** The rule after a change; null where it says nothing any more. */
export function changedRule(rule: SiteRule, change: RuleChange, evidence: string): SiteRule | null {
  const gone = new Set(
    change.what === 'forget'
      ? [change.selector]
      : change.what === 'section'
        ? [...change.instead, change.selector]
        : [],
  );
  const kept = statementsOf(rule).filter(({ told, selector }) => {
    if (change.what === 'body') return told !== 'body';
    return !gone.has(selector) || (told === 'body' && change.what === 'section');
  });
  if (change.what === 'body') kept.push({ told: 'body', selector: change.selector });
  if (change.what === 'section') kept.push({ told: change.told, selector: change.selector });
  if (kept.length === 0) return null;
  const isSeen = change.what === 'forget' || rule.evidence.includes(evidence);
  return ruleOf(kept, rule.hosts, isSeen ? rule.evidence : [...rule.evidence, evidence].slice(-MOST_RULE_TEXTS));
}

function ruleOf(statements: readonly Statement[], hosts: string[], evidence: string[]): SiteRule {
  const rule: SiteRule = { hosts, evidence };
  const sections: { [kind in SectionKind]?: string } = {};
  for (const { told, selector } of statements) {
    if (told === 'body') rule.body = selector;
    else if (told === 'nothing') rule.drop = [...(rule.drop ?? []), selector];
    else {
      const list = sections[told];
      sections[told] = list === undefined ? selector : `${list}, ${selector}`;
      rule.sections = sections;
    }
  }
  return rule;
}

/** The selectors of a list, taken apart at the commas that stand in no bracket and no string. */
export function selectorsIn(list: string): string[] {
  const selectors: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < list.length; at += 1) {
    const character = list.charAt(at);
    if (character === '\\') at += 1;
    else if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (character === ',' && depth === 0) {
      selectors.push(list.slice(start, at));
      start = at + 1;
    }
  }
  return [...selectors, list.slice(start)].map((selector) => selector.trim()).filter(Boolean);
}

/** What stands in a reader's rule as its evidence: the page, without the query, which may say who she is. */
export function evidenceOf(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `Pointed out by a reader on ${protocol}//${host}${pathname}`.slice(0, LONGEST_RULE_TEXT);
}
