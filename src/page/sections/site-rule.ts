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
function matches(root: ParentNode, selector: string): Element[] {
  try {
    return querySelectorAll(root, selector);
  } catch {
    return [];
  }
}

/** What rules tell of a page's elements, and how weighty the rule is that does. */
export type Tellings = Map<Element, Telling>;

export interface Telling {
  told: Told;
  weight: number;
}

/** Shadow roots and frames that rules are asked about; a page may have any number of small ones. */
const MAX_ROOTS = 200;

/** What `rules` tell of a page, the first of them with the last word: of each of its trees when it is met. */
export class Teller {
  readonly tellings: Tellings = new Map();
  private readonly rules: readonly Rule[];
  private roots = 0;
  /** The weight of the rule that knows where the text stands. */
  private bodyWeight = 0;

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
  }

  /** Learns what the rules tell of the elements below `root`. @returns false where it does not: there are none, or too many roots */
  ask(root: ParentNode): boolean {
    const { rules } = this;
    this.roots += 1;
    if (!rules.length || this.roots > MAX_ROOTS) return false;
    for (const rule of rules.toReversed()) {
      for (const [kind, selector] of Object.entries(rule.sections ?? {})) this.tell(root, selector, kind as Told, rule);
      for (const selector of rule.drop ?? []) this.tell(root, selector, 'nothing', rule);
    }
    // A rule's body that is not on the page changes nothing: a site may no longer have it, and its platform's serves.
    for (const rule of rules) {
      const weight = this.weightOf(rule);
      if (weight < this.bodyWeight) break;
      if (rule.body === undefined || !this.tell(root, rule.body, 'body', rule)) continue;
      // The text of a lighter rule may stand in the tree around this one.
      for (const [element, { told, weight: lighter }] of this.tellings)
        if (told === 'body' && lighter < weight) this.tellings.delete(element);
      this.bodyWeight = weight;
      break;
    }
    return true;
  }

  private weightOf(rule: Rule): number {
    return this.rules.length - this.rules.indexOf(rule);
  }

  private tell(root: ParentNode, selector: string, told: Told, rule: Rule): boolean {
    const { tellings } = this;
    const weight = this.weightOf(rule);
    const found = matches(root, selector);
    for (const element of found)
      if (weight >= (tellings.get(element)?.weight ?? 0)) tellings.set(element, { told, weight });
    return found.length > 0;
  }
}

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
