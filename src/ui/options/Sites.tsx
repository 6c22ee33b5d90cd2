/** The sites Margent may stay on, those without a toolbar, and the reader's own rules for the sections of some. */
import { Button } from '../components/Button.tsx';
import { FileButton } from '../components/FileButton.tsx';
import { focusLater, homeAfter } from '../components/focus.ts';
import { RuleStatements } from '../components/RuleStatements.tsx';
import { labelled } from '../labels.ts';
import { formatList, t } from '../messages.ts';
import { hostOf, type OptionsState, type SiteGrant, siteName } from '../state/options-state.ts';
import styles from './Options.module.css';
import { Section } from './Section.tsx';

export function Sites({ state }: { state: OptionsState }) {
  return (
    <Section title={t('sites')} hint={t('sitesHint')}>
      <ul class={styles.siteList}>
        {state.sites.value.map((site, index, all) => (
          <li key={site.pattern} class={styles.site} data-site={site.pattern}>
            <span class={styles.host}>{hostOf(site.pattern)}</span>
            <span class={styles.hint}>{siteState(site)}</span>
            <SiteAction site={site} neighbour={all[index + 1] ?? all[index - 1]} state={state} />
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
function SiteAction({
  site,
  neighbour,
  state,
}: {
  site: SiteGrant;
  neighbour: SiteGrant | undefined;
  state: OptionsState;
}) {
  const host = hostOf(site.pattern);
  if (site.granted && !site.revocable) {
    return (
      <Button aria-label={labelled(t('siteSettings'), host)} onClick={state.openSiteSettings}>
        {t('siteSettings')}
      </Button>
    );
  }
  const label = site.granted ? t('takeBack') : t('allow');
  const act = site.granted ? state.forgetSite : state.allowSite;
  return (
    <Button
      aria-label={`${label}: ${host}`}
      onClick={() =>
        // One that did not come with Margent goes from the list when it is taken back.
        void homeAfter(
          act(site.pattern),
          ...(neighbour ? [`[data-site="${CSS.escape(neighbour.pattern)}"] button`] : []),
        )
      }
    >
      {label}
    </Button>
  );
}

/** Where the reader has switched it off, from the popup. */
export function ToolbarOff({ state }: { state: OptionsState }) {
  const hosts = state.toolbarOff.value;
  return (
    <Section title={t('toolbarSites')} hint={t(hosts.length > 0 ? 'toolbarSitesHint' : 'toolbarSitesNone')}>
      {hosts.length > 0 && (
        <ul class={styles.siteList}>
          {hosts.map((host, index) => (
            <li key={host} class={[styles.site, styles.plainSite].join(' ')} data-toolbar-off={host}>
              <span class={styles.host}>{siteName(host)}</span>
              <Button
                aria-label={labelled(t('switchOnAgain'), siteName(host))}
                onClick={async () => {
                  if (!(await state.toolbarOn(host))) return;
                  const neighbour = hosts[index + 1] ?? hosts[index - 1];
                  // What has just been said offers the way back, where no other site is left to go on with.
                  focusLater(
                    ...(neighbour === undefined ? [] : [`[data-toolbar-off="${CSS.escape(neighbour)}"] button`]),
                    '[role="status"] button',
                  );
                }}
              >
                {t('switchOnAgain')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export function Rules({ state }: { state: OptionsState }) {
  const rules = state.rules.value;
  return (
    <Section title={t('myRules')} hint={t('myRulesHint')}>
      {rules.length > 0 && (
        <ul class={styles.sites}>
          {rules.map(({ id, rule }, index) => {
            const neighbour = rules[index + 1] ?? rules[index - 1];
            const hosts = formatList(rule.hosts);
            return (
              <li key={id} class={styles.rule} data-rule={id}>
                <h3 class={styles.ruleTitle}>{hosts}</h3>
                <RuleStatements rule={rule} />
                <div class={styles.tools}>
                  <Button aria-label={labelled(t('exportRule'), hosts)} onClick={() => state.exportRules([id])}>
                    {t('exportRule')}
                  </Button>
                  <Button
                    weight="quiet"
                    aria-label={labelled(t('delete'), hosts)}
                    onClick={async () => {
                      if (!(await state.deleteRule(id, hosts))) return;
                      // What has just been said offers the way back, where no other rule is left to go on with.
                      focusLater(
                        ...(neighbour ? [`[data-rule="${neighbour.id}"] button`] : []),
                        '[role="status"] button',
                      );
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
