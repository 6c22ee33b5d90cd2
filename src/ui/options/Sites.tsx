/** The sites Margent may stay on, and the reader's own rules for the sections of some. */
import { Button } from '../components/Button.tsx';
import { FileButton } from '../components/FileButton.tsx';
import { focusHome } from '../components/focus.ts';
import { RuleStatements } from '../components/RuleStatements.tsx';
import { formatList, t } from '../messages.ts';
import { hostOf, type OptionsState, type SiteGrant } from '../state/options-state.ts';
import styles from './Options.module.css';
import { Section } from './Section.tsx';

export function Sites({ state }: { state: OptionsState }) {
  return (
    <Section title={t('sites')} hint={t('sitesHint')}>
      <ul class={styles.siteList}>
        {state.sites.value.map((site) => (
          <li key={site.pattern} class={styles.site}>
            <span class={styles.host}>{hostOf(site.pattern)}</span>
            <span class={styles.hint}>{siteState(site)}</span>
            <SiteAction site={site} state={state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function siteState({ builtIn, granted }: SiteGrant): string {
  if (!builtIn) return t('siteGranted');
  return granted ? t('siteBuiltIn') : t('siteBuiltInMissing');
}

/** Chromium lets required grants go only in its own settings; the button leads there. */
function SiteAction({ site, state }: { site: SiteGrant; state: OptionsState }) {
  const host = hostOf(site.pattern);
  if (site.granted && !site.revocable) {
    return (
      <Button aria-label={`${t('siteSettings')}: ${host}`} onClick={state.openSiteSettings}>
        {t('siteSettings')}
      </Button>
    );
  }
  const label = site.granted ? t('takeBack') : t('allow');
  const act = site.granted ? state.forgetSite : state.allowSite;
  return (
    <Button aria-label={`${label}: ${host}`} onClick={() => act(site.pattern)}>
      {label}
    </Button>
  );
}

export function Rules({ state }: { state: OptionsState }) {
  const rules = state.rules.value;
  return (
    <Section title={t('myRules')} hint={t('myRulesHint')}>
      {rules.length > 0 && (
        <ul class={styles.sites}>
          {rules.map(({ id, rule }) => {
            const hosts = formatList(rule.hosts);
            return (
              <li key={id} class={styles.rule} data-rule={id}>
                <h3 class={styles.ruleTitle}>{hosts}</h3>
                <RuleStatements rule={rule} />
                <div class={styles.tools}>
                  <Button aria-label={`${t('exportRule')}: ${hosts}`} onClick={() => state.exportRules([id])}>
                    {t('exportRule')}
                  </Button>
                  <Button
                    aria-label={`${t('delete')}: ${hosts}`}
                    onClick={async () => {
                      if (await state.deleteRule(id, hosts)) focusHome();
                    }}
                  >
                    {t('delete')}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <div class={styles.tools}>
        {rules.length > 1 && (
          <Button onClick={() => state.exportRules(rules.map(({ id }) => id))}>{t('exportRules')}</Button>
        )}
        <FileButton label={t('importRules')} onFile={state.importRules} />
      </div>
    </Section>
  );
}
