/** The schema of a site rule (what one site does that the general way cannot know, as plain data), and its use on a page. */
import type { SectionKind } from '../../core/model/section.ts';
import { querySelectorAll } from '../dom.ts';
import type { Page, Region } from './gather.ts';

export interface SiteRule {
  /** Hosts it is for; one without a leading 'www.' is for that too. */
  hosts: string[];
  /** Where each selector was seen: a saved page, a public rule set, a test page. A rule without evidence is no rule. */
  evidence: string[];
  /** Selector of the element that holds the article's text. */
  body?: string;
  /** Selectors of what is no part of the article. */
  drop?: string[];
  /** Selectors of sections by their kind. */
  sections?: { [kind in SectionKind]?: string };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length < 500;
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length < 100 && value.every(isText);

/** Checks a rule that comes from outside the program; gives what is wrong with it, '' for a good rule. */
export function faultOfRule(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not an object';
  const { hosts, evidence, body, drop, sections, ...rest } = value as Record<string, unknown>;
  if (!isTexts(hosts) || !hosts.length) return 'hosts: is not a list of hosts';
  if (!isTexts(evidence) || !evidence.length) return 'evidence: says not where its selectors were seen';
  if (body !== undefined && !isText(body)) return 'body: is not a selector';
  if (drop !== undefined && !isTexts(drop)) return 'drop: is not a list of selectors';
  if (sections !== undefined) {
    if (typeof sections !== 'object' || sections === null) return 'sections: is not an object';
    for (const [kind, selector] of Object.entries(sections))
      if (!isText(selector)) return `sections.${kind}: is not a selector`;
  }
  const [unknown] = Object.keys(rest);
  return unknown === undefined ? '' : `${unknown}: is not known`;
}

/** The rule for a host among those given, or null. */
export function ruleFor(host: string, rules: readonly SiteRule[]): SiteRule | null {
  const bare = host.replace(/^www\./, '');
  return rules.find(({ hosts }) => hosts.includes(bare) || hosts.includes(host)) ?? null;
}

/** Marks on the page what the rule tells of it. A selector that the browser does not know is passed over. */
export function applyRule(page: Page, rule: SiteRule): void {
  const byElement = new Map<Element, Region>();
  for (const region of page.regions) byElement.set(region.element, region);
  const each = (selector: string, act: (region: Region) => void): void => {
    let found: Element[] = [];
    try {
      found = querySelectorAll(page.body, selector);
    } catch {
      return;
    }
    for (const element of found) {
      const region = byElement.get(element);
      if (region) act(region);
    }
  };
  for (const selector of rule.drop ?? []) {
    each(selector, (region) => {
      region.told = 'nothing';
    });
  }
  for (const [kind, selector] of Object.entries(rule.sections ?? {})) {
    each(selector, (region) => {
      region.told = kind as SectionKind;
    });
  }
  if (rule.body) {
    each(rule.body, (region) => {
      region.told = 'body';
    });
  }
}
