/** 'Wrong sections?' in popup and side panel: naming sections otherwise and pointing at the article, kept as the reader's rule for the site. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { bareHost } from '../../core/model/host.ts';
import type { SectionOutline } from '../../core/model/section.ts';
import type { ReaderRule } from '../../core/model/site-rule.ts';
import type { RuleChange, Statement, Told } from '../../core/model/site-rule-change.ts';
import type { StepMade } from '../../core/model/step-made.ts';
import type { Pointed } from '../../protocol/content.ts';
import { t } from '../messages.ts';
import { ReaderFacingError } from '../reader-facing-error.ts';
import { toldName } from '../section-names.ts';
import type { PageAccess, SiteRuleStore } from '../services.ts';
import type { Actions } from './actions.ts';
import { describeFault } from './faults.ts';

export interface MendingServices {
  rules: SiteRuleStore;
  page: Pick<PageAccess, 'nameSection' | 'point'>;
  exportRules(ids: readonly string[]): Promise<void>;
  /** Closes the popup: the page is in the reader's hands. A surface that stays beside it has none. */
  leave?: () => void;
}

interface Surroundings {
  /** Address of the page; null while it is not known. */
  address: ReadonlySignal<string | null>;
  actions: Pick<Actions, 'attempt' | 'done' | 'fault'>;
}

const NO_STEP: StepMade = { step: null };

export type MendingState = ReturnType<typeof createMendingState>;

export function createMendingState(services: MendingServices, { address, actions }: Surroundings) {
  const isOpen = signal(false);
  /** The reader points at something on the page, and what is beside it waits. */
  const isPointing = signal(false);
  /** The reader's rule for this host that counts before others. */
  const rule = signal<ReaderRule | null>(null);
  /** '' on a page that is of no site: a file. */
  const host = computed(() => (address.value ? bareHost(new URL(address.value).hostname) : ''));

  /** Counts them: one ends where another begins. */
  let pointings = 0;
  /** The host that `rule` is of. */
  let known = '';

  /** Gives whether the rule of the same site is another than before. */
  async function load(): Promise<boolean> {
    const asked = host.value;
    const found = asked ? ((await services.rules.siteRulesAt(asked))[0] ?? null) : null;
    // The page may have become another one meanwhile.
    if (asked !== host.value) return false;
    const isOther = asked === known && found?.updatedAt !== rule.value?.updatedAt;
    known = asked;
    rule.value = found;
    return isOther;
  }

  async function change(wanted: RuleChange): Promise<StepMade> {
    return address.value ? services.rules.changeSiteRule(address.value, wanted) : NO_STEP;
  }

  async function name(section: SectionOutline, told: Told): Promise<boolean> {
    let isNamed = false;
    await actions.attempt(async () => {
      const { index, text } = section;
      const names = await services.page.nameSection({ index, text }, told);
      if (!names?.selector) throw new ReaderFacingError(t(names ? 'sectionNotApart' : 'sectionGone'));
      const { step } = await change({ what: 'section', told, selector: names.selector, instead: names.present });
      isNamed = true;
      return { text: t('sectionNamed', toldName(told), host.value), step };
    });
    return isNamed;
  }

  async function point(): Promise<void> {
    const { leave } = services;
    const request = ++pointings;
    isPointing.value = !leave;
    const outcome = await services.page.point(!leave).catch((error: unknown) => {
      actions.fault(describeFault(error));
      return null;
    });
    if (request === pointings) isPointing.value = false;
    if (outcome === 'begun') leave?.();
    else if (outcome === 'impossible') actions.fault(t('cannotPoint'));
    else if (outcome !== null && outcome !== 'left') sayPointed(outcome);
  }

  function sayPointed({ step }: Pointed): void {
    actions.done(t('articlePointedAt', host.value), step);
  }

  return {
    isOpen,
    isPointing,
    rule,
    host,
    load,
    name,
    point,
    sayPointed,
    open: () => {
      isOpen.value = true;
    },
    close: () => {
      isOpen.value = false;
    },
    forget: ({ selector }: Statement) =>
      actions.attempt(async () => {
        const { step } = await change({ what: 'forget', selector });
        return { text: t('changeForgotten'), step };
      }),
    forgetAll: () =>
      actions.attempt(async () => {
        const { step } = rule.value ? await services.rules.deleteSiteRules([rule.value.id]) : NO_STEP;
        return { text: t('changesForgotten', host.value), step };
      }),
    exportRule: () =>
      actions.attempt(async () => {
        if (rule.value) await services.exportRules([rule.value.id]);
        return null;
      }),
  };
}
