/** 'Wrong sections?' in the popup: naming sections otherwise and pointing at the article, kept as the reader's rule for the site. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { SectionOutline } from '../../core/model/section.ts';
import type { ReaderRule } from '../../core/model/site-rule.ts';
import { bareHost, type RuleChange, type Statement, type Told } from '../../core/model/site-rule-change.ts';
import { t } from '../messages.ts';
import { toldName } from '../section-names.ts';
import type { PageAccess, SiteRuleStore } from '../services.ts';
import type { Actions } from './actions.ts';
import { describeFault } from './faults.ts';

export interface MendingServices {
  rules: SiteRuleStore;
  page: Pick<PageAccess, 'nameSection' | 'point'>;
  exportRules(ids: readonly string[]): Promise<void>;
  /** Closes the popup: the page is in the reader's hands. */
  leave(): void;
}

interface Surroundings {
  /** Address of the page; null while it is not known. */
  address: ReadonlySignal<string | null>;
  actions: Pick<Actions, 'attempt' | 'fault'>;
}

export function createMendingState(services: MendingServices, { address, actions }: Surroundings) {
  const isOpen = signal(false);
  /** The reader's rule for this host that counts before others. */
  const rule = signal<ReaderRule | null>(null);
  /** '' on a page that is of no site: a file. */
  const host = computed(() => (address.value ? bareHost(new URL(address.value).hostname) : ''));

  /** Gives whether the rule is another than before. */
  async function load(): Promise<boolean> {
    const before = rule.value?.updatedAt;
    rule.value = host.value ? ((await services.rules.siteRulesAt(host.value))[0] ?? null) : null;
    return rule.value?.updatedAt !== before;
  }

  async function change(wanted: RuleChange): Promise<void> {
    if (address.value) await services.rules.changeSiteRule(address.value, wanted);
  }

  async function name(section: SectionOutline, told: Told): Promise<boolean> {
    let isNamed = false;
    await actions.attempt(async () => {
      const { index, text } = section;
      const names = await services.page.nameSection({ index, text }, told);
      if (!names?.selector) throw new Unnamed(t(names ? 'sectionNotApart' : 'sectionGone'));
      await change({ what: 'section', told, selector: names.selector, instead: names.present });
      isNamed = true;
      return t('sectionNamed', toldName(told), host.value);
    });
    return isNamed;
  }

  async function point(): Promise<void> {
    const isPointing = await services.page.point().catch((error: unknown) => {
      actions.fault(describeFault(error));
      return null;
    });
    if (isPointing) services.leave();
    else if (isPointing === false) actions.fault(t('cannotPoint'));
  }

  return {
    isOpen,
    rule,
    host,
    load,
    name,
    point,
    open: () => {
      isOpen.value = true;
    },
    close: () => {
      isOpen.value = false;
    },
    forget: ({ selector }: Statement) =>
      actions.attempt(async () => {
        await change({ what: 'forget', selector });
        return t('changeForgotten');
      }),
    forgetAll: () =>
      actions.attempt(async () => {
        if (rule.value) await services.rules.deleteSiteRules([rule.value.id]);
        return t('changesForgotten', host.value);
      }),
    exportRule: () =>
      actions.attempt(async () => {
        if (rule.value) await services.exportRules([rule.value.id]);
        return null;
      }),
  };
}

/** A section that no rule can speak of; its message is for the reader. */
class Unnamed extends Error {
  override readonly name = 'ReaderFacingError';
}
