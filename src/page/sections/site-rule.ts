/** The schema of a site rule (what one site does that the general way cannot know, as plain data), and its use on a page. */
import type { SectionKind } from '../../core/model/section.ts';
import { querySelectorAll } from '../dom.ts';
import type { Mark, Page, Region } from './gather.ts';

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

/** The rules for a host among those given, in their order. */
export function rulesFor(host: string, rules: readonly SiteRule[]): SiteRule[] {
  const bare = host.replace(/^www\./, '');
  return rules.filter(({ hosts }) => hosts.includes(bare) || hosts.includes(host));
}

/** The first rule for a host among those given, or null. */
export function ruleFor(host: string, rules: readonly SiteRule[]): SiteRule | null {
  return rulesFor(host, rules)[0] ?? null;
}

/**
 * Marks on the page what the rule tells of it, over what another told before. A selector that the browser does not know
 * is passed over, and one that finds nothing on this page changes nothing.
 */
export function applyRule(page: Page, rule: SiteRule): void {
  const byElement = new Map<Element, Region | Mark>();
  for (const mark of page.marks) byElement.set(mark.element, mark);
  for (const region of page.regions) byElement.set(region.element, region);
  const each = (selector: string, act: (part: Region | Mark) => void): void => {
    let found: Element[] = [];
    try {
      found = querySelectorAll(page.body, selector);
    } catch {
      return;
    }
    for (const element of found) {
      const part = byElement.get(element);
      if (part) act(part);
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
    const bodies = new Set<Region | Mark>();
    each(rule.body, (region) => bodies.add(region));
    if (bodies.size) for (const region of page.regions) if (region.told === 'body') delete region.told;
    for (const region of bodies) region.told = 'body';
  }
}
