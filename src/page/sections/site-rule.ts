/** What site rules tell of a page: things that the general way cannot know of a site or a platform. */
import type { PlatformRule, SiteRule } from '../../core/model/site-rule.ts';
import { querySelector, querySelectorAll } from '../dom.ts';
import type { Mark, Page, Region, Told } from './gather.ts';
import { isTold } from './told.ts';

/** What the finder needs of a rule; its evidence is for people. */
export type Rule = Omit<SiteRule, 'evidence'> | Omit<PlatformRule, 'evidence'>;

/**
 * The rules for a page among those given, the one that has the last word first: those for its host in their order, then
 * the first platform that gives itself away.
 */
export function rulesFor(document: Document, host: string, rules: readonly Rule[]): Rule[] {
  const bare = host.replace(/^www\./, '');
  const own = rules.filter((rule) => 'hosts' in rule && (rule.hosts.includes(bare) || rule.hosts.includes(host)));
  const head = querySelector(document, 'head');
  const platform = rules.find((rule) => 'detect' in rule && head && matches(head, rule.detect).length > 0);
  return platform ? [...own, platform] : own;
}

/** What a selector finds; nothing for one that is none. */
function matches(root: Element, selector: string): Element[] {
  try {
    return querySelectorAll(root, selector);
  } catch {
    return [];
  }
}

/** Marks on the page what the rules tell of it; the first of them has the last word. */
export function applyRules(page: Page, rules: readonly Rule[]): void {
  if (!rules.length) return;
  const { regions, marks } = page;
  let parts: Map<Element, Region | Mark> | null = null;
  const find = (selector: string): (Region | Mark)[] => {
    const elements = matches(page.body, selector);
    if (!elements.length) return [];
    parts ??= new Map([...marks, ...regions].map((part) => [part.element, part]));
    const known = parts;
    return elements.map((element) => known.get(element)).filter((part) => part !== undefined);
  };
  // Per region the weight of the rule that tells of it; 0 where none does.
  const weights = new Uint8Array(regions.length);
  const tell = (part: Region | Mark, told: Told, weight: number): void => {
    if ('parent' in part) {
      if (weight < (weights[part.index] ?? 0)) return;
      weights[part.index] = weight;
    }
    part.told = told;
  };
  const weightOf = (rule: Rule): number => rules.length - rules.indexOf(rule);
  for (const rule of rules.toReversed()) {
    for (const [kind, selector] of Object.entries(rule.sections ?? {})) {
      for (const part of find(selector)) tell(part, kind as Told, weightOf(rule));
    }
    for (const selector of rule.drop ?? []) for (const part of find(selector)) tell(part, 'nothing', weightOf(rule));
  }
  // A rule's body that is not on the page changes nothing: a site may no longer have it, and its platform's serves.
  for (const rule of rules) {
    const bodies = rule.body ? find(rule.body) : [];
    for (const part of bodies) tell(part, 'body', weightOf(rule));
    if (bodies.length) break;
  }
  // What stands in a part that a rule names is of that part, but for what a weightier rule says of it; where the text
  // begins anew, nothing is told.
  for (const region of regions) {
    const above = regions[region.parent];
    const weight = weights[region.parent] ?? 0;
    if (!above?.told || !isTold(above) || weight <= (weights[region.index] ?? 0)) continue;
    region.told = above.told;
    weights[region.index] = weight;
  }
}
