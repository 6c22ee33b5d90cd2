/** What site rules tell of a page: things that the general way cannot know of a site or a platform. */
import type { PlatformRule, SiteRule } from '../../core/model/site-rule.ts';
import { querySelector, querySelectorAll } from '../dom.ts';
import type { Page, Told } from './page-parts.ts';
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
  const platform = rules.find((rule) => 'detect' in rule && head && isThere(head, rule.detect));
  return platform ? [...own, platform] : own;
}

/** Whether a selector finds anything; not for one that is none. */
function isThere(root: Element, selector: string): boolean {
  try {
    return querySelector(root, selector) !== null;
  } catch {
    return false;
  }
}

/** What a selector finds; nothing for one that is none. */
function matches(root: Element, selector: string): Element[] {
  try {
    return querySelectorAll(root, selector);
  } catch {
    return [];
  }
}

/** What rules tell of a page's elements, and how weighty the rule is that does. */
export type Tellings = Map<Element, { told: Told; weight: number }>;

/** What the rules tell of the elements below `body`; the first of them has the last word. */
export function tellingsOf(body: Element, rules: readonly Rule[]): Tellings {
  const tellings: Tellings = new Map();
  const tell = (selector: string, told: Told, weight: number): boolean => {
    const found = matches(body, selector);
    for (const element of found)
      if (weight >= (tellings.get(element)?.weight ?? 0)) tellings.set(element, { told, weight });
    return found.length > 0;
  };
  const weightOf = (rule: Rule): number => rules.length - rules.indexOf(rule);
  for (const rule of rules.toReversed()) {
    for (const [kind, selector] of Object.entries(rule.sections ?? {})) tell(selector, kind as Told, weightOf(rule));
    for (const selector of rule.drop ?? []) tell(selector, 'nothing', weightOf(rule));
  }
  // A rule's body that is not on the page changes nothing: a site may no longer have it, and its platform's serves.
  rules.some((rule) => rule.body !== undefined && tell(rule.body, 'body', weightOf(rule)));
  return tellings;
}

/** The elements that must be read: of what is dropped, nobody needs anything. */
export const neededBy = (tellings: Tellings): Element[] =>
  [...tellings].filter(([, { told }]) => told !== 'nothing').map(([element]) => element);

/** Whether a rule knows where the article's text stands. */
export function tellsBody(tellings: Tellings): boolean {
  for (const { told } of tellings.values()) if (told === 'body') return true;
  return false;
}

/** Marks on the page what was told of its elements. */
export function applyTellings(page: Page, tellings: Tellings): void {
  if (!tellings.size) return;
  page.isTold = true;
  const { regions, inlineMarks } = page;
  for (const mark of inlineMarks) mark.told = tellings.get(mark.element)?.told;
  // Per region the weight of the rule that tells of it; 0 where none does.
  const weights = new Uint8Array(regions.length);
  for (const region of regions) {
    const telling = tellings.get(region.element);
    region.told = telling?.told;
    weights[region.index] = telling?.weight ?? 0;
    // What stands in a part that a rule names is of that part, but for what a weightier rule says of it; where the text
    // begins anew, nothing is told.
    const above = regions[region.parent];
    const weight = weights[region.parent] ?? 0;
    if (!above || !isTold(above) || weight <= (weights[region.index] ?? 0)) continue;
    region.told = above.told;
    weights[region.index] = weight;
  }
}
