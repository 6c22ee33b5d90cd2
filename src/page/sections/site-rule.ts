/** The schema of a site rule (what the general way cannot know of a site or a platform, as plain data), and its use on a page. */
import type { SectionKind } from '../../core/model/section.ts';
import { querySelector, querySelectorAll } from '../dom.ts';
import type { Page, Region } from './gather.ts';

/** What a rule tells of a page, in CSS selectors; they find block-level elements. */
interface Telling {
  /** What holds the article's text: one element, or the parts that it is cut into. */
  body?: string;
  /** What is no part of the article. */
  drop?: string[];
  /** Sections by their kind. */
  sections?: { [kind in SectionKind]?: string };
}

/** For the pages of some hosts; one without a leading 'www.' is for that too. */
export interface HostRule extends Telling {
  hosts: string[];
}

/** For the pages that a publishing system made, on whatever host. */
export interface PlatformRule extends Telling {
  /** A selector of what in the page's head gives the system away. */
  detect: string;
}

/** What the finder needs of a rule. */
export type Rule = HostRule | PlatformRule;

/** A rule as it is written and handed on. */
export interface SiteRule extends HostRule {
  /** Where each selector was seen: a saved page, a public rule set, a test page. A rule without evidence is no rule. */
  evidence: string[];
}

/** Every kind; a table, so that the compiler tells of one that is missing. */
const KINDS: Record<SectionKind, true> = {
  headline: true,
  dek: true,
  byline: true,
  provenance: true,
  paragraph: true,
  subheading: true,
  blockquote: true,
  list: true,
  'pull-quote': true,
  caption: true,
  'read-more': true,
  'author-bio': true,
  disclaimer: true,
  references: true,
};

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length < 500;
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length < 100 && value.every(isText);

/**
 * Checks a rule that comes from outside the program, for hosts or for a platform; gives what is wrong with it, '' for a
 * good rule. Whether a selector is one, the browser alone can tell: `applyRules` passes over one that is none.
 */
export function faultOfRule(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not an object';
  const { hosts, detect, evidence, body, drop, sections, ...rest } = value as Record<string, unknown>;
  if (detect === undefined ? !isTexts(hosts) || !hosts.length : hosts !== undefined)
    return 'hosts: is not a list of hosts';
  if (detect !== undefined && !isText(detect)) return 'detect: is not a selector';
  if (!isTexts(evidence) || !evidence.length) return 'evidence: says not where its selectors were seen';
  if (body !== undefined && !isText(body)) return 'body: is not a selector';
  if (drop !== undefined && !isTexts(drop)) return 'drop: is not a list of selectors';
  if (sections !== undefined) {
    if (typeof sections !== 'object' || sections === null) return 'sections: is not an object';
    for (const [kind, selector] of Object.entries(sections)) {
      if (!Object.hasOwn(KINDS, kind)) return `sections.${kind}: is not a kind of section`;
      if (!isText(selector)) return `sections.${kind}: is not a selector`;
    }
  }
  const [unknown] = Object.keys(rest);
  return unknown === undefined ? '' : `${unknown}: is not known`;
}

/** The rule for a host among those given, or null. */
export function ruleFor<T extends Rule>(host: string, rules: readonly T[]): (T & HostRule) | null {
  const bare = host.replace(/^www\./, '');
  const isForHost = (rule: T): rule is T & HostRule =>
    'hosts' in rule && (rule.hosts.includes(bare) || rule.hosts.includes(host));
  return rules.find(isForHost) ?? null;
}

/** The rules for a page: that of its platform, then that of its host, which has the last word. */
export function rulesFor(document: Document, host: string, rules: readonly Rule[]): Rule[] {
  const head = querySelector(document, 'head');
  const platform = rules.find((rule) => 'detect' in rule && head && matches(head, rule.detect).length > 0);
  return [platform, ruleFor(host, rules)].filter((rule) => rule !== undefined && rule !== null);
}

/** What a selector finds; nothing for one that is none. */
function matches(root: Element, selector: string): Element[] {
  try {
    return querySelectorAll(root, selector);
  } catch {
    return [];
  }
}

/** Marks on the page what the rules tell of it, the later ones over the earlier. */
export function applyRules(page: Page, rules: readonly Rule[]): void {
  if (!rules.length) return;
  let byElement: Map<Element, Region> | null = null;
  const regionsOf = (selector: string): Region[] => {
    const elements = matches(page.body, selector);
    if (!elements.length) return [];
    byElement ??= new Map(page.regions.map((region) => [region.element, region]));
    const regions = byElement;
    return elements.map((element) => regions.get(element)).filter((region) => region !== undefined);
  };
  // With all below it: the words of a byline may stand in boxes of their own.
  const tell = (selector: string, told: SectionKind | 'nothing'): void => {
    let done = 0;
    for (const { index, end } of regionsOf(selector)) {
      for (let i = Math.max(index, done); i < end; i += 1) {
        const region = page.regions[i];
        if (region) region.told = told;
      }
      done = Math.max(done, end);
    }
  };
  for (const { drop = [], sections = {} } of rules) {
    for (const [kind, selector] of Object.entries(sections)) tell(selector, kind as SectionKind);
    for (const selector of drop) tell(selector, 'nothing');
  }
  // The body of the platform serves where the site no longer has the one its own rule tells of.
  for (const { body } of rules.toReversed()) {
    const found = body ? regionsOf(body) : [];
    for (const region of found) region.told = 'body';
    if (found.length) break;
  }
}
