/** The options page: codebook, sites, data, shortcuts. */
import type { ComponentChildren } from 'preact';
import type { Codebook } from '../../core/model/codebook.ts';
import { Button } from '../components/Button.tsx';
import { FileButton } from '../components/FileButton.tsx';
import { focusHome } from '../components/focus.ts';
import { Notice } from '../components/Notice.tsx';
import { RoleMark } from '../components/RoleMark.tsx';
import { RuleStatements } from '../components/RuleStatements.tsx';
import { Toast } from '../components/Toast.tsx';
import { useUndoKeys } from '../components/use-undo-keys.ts';
import { formatBytes, formatList, t, tCount } from '../messages.ts';
import { hostOf, type OptionsState, type SiteGrant } from '../state/options-state.ts';
import styles from './Options.module.css';

export function Options({ state }: { state: OptionsState }) {
  useUndoKeys(state);
  return (
    <div class={styles.options}>
      <header class={styles.header}>
        <h1 class={styles.name}>{t('optionsTitle')}</h1>
        <div class={styles.tools}>
          <Button weight="quiet" onClick={state.openWelcome}>
            {t('welcomeOpen')}
          </Button>
          <Button weight="quiet" icon="library" onClick={state.openLibrary}>
            {t('library')}
          </Button>
        </div>
      </header>
      <main class={styles.main}>
        {state.fault.value && (
          <Notice title={t('storeUnavailable')} tone="fault">
            <p>{state.fault.value}</p>
            <Button onClick={state.load}>{t('tryAgain')}</Button>
          </Notice>
        )}
        <Codebooks state={state} />
        <Sites state={state} />
        <Rules state={state} />
        <Data state={state} />
        <Section title={t('shortcuts')} hint={t('shortcutsHint')}>
          <Button onClick={state.openShortcuts}>{t('changeShortcuts')}</Button>
        </Section>
      </main>
      <Toast actions={state} />
    </div>
  );
}

function Section({ title, hint, children }: { title: string; hint: string; children: ComponentChildren }) {
  return (
    <section class={styles.section}>
      <h2 class={styles.title}>{title}</h2>
      <p class={styles.hint}>{hint}</p>
      {children}
    </section>
  );
}

function Codebooks({ state }: { state: OptionsState }) {
  const context = state.context.value;
  if (!context) return null;
  return (
    <Section title={t('codebook')} hint={t('codebookHint')}>
      <fieldset class={styles.choices}>
        <legend class="visually-hidden">{t('codebook')}</legend>
        {context.codebooks.map((codebook) => (
          <CodebookChoice
            key={codebook.id}
            codebook={codebook}
            chosen={codebook.id === context.codebook.id}
            onChoose={() => state.chooseCodebook(codebook.id)}
          />
        ))}
      </fieldset>
    </Section>
  );
}

function CodebookChoice({
  codebook,
  chosen,
  onChoose,
}: {
  codebook: Codebook;
  chosen: boolean;
  onChoose: () => Promise<boolean>;
}) {
  return (
    <div class={styles.codebook}>
      <label class={styles.choice}>
        <input
          type="radio"
          name="codebook"
          checked={chosen}
          onChange={async (event) => {
            const radio = event.currentTarget;
            // Where it could not be chosen, the one in use is shown.
            if (!(await onChoose())) radio.checked = chosen;
          }}
        />
        <span>
          <strong>{codebook.name}</strong> {codebook.description}
        </span>
      </label>
      <details class={styles.details} open={chosen}>
        <summary>{tCount('roleCount', codebook.roles.length)}</summary>
        <dl class={styles.roles}>
          {codebook.roles.map((role) => (
            <div key={role.id} class={styles.role}>
              <dt>
                {role.key && <kbd class={styles.key}>{role.key}</kbd>} <RoleMark role={role} />
              </dt>
              <dd>
                <p>{role.definition}</p>
                <p>
                  <strong>{t('useWhen')}</strong> {role.useWhen}
                </p>
                <p>
                  <strong>{t('useNotWhen')}</strong> {role.useNotWhen}
                </p>
                <p>
                  <strong>{t('example')}</strong> <em>{role.example}</em>
                </p>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

function Sites({ state }: { state: OptionsState }) {
  return (
    <Section title={t('sites')} hint={t('sitesHint')}>
      <ul class={styles.sites}>
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

function Rules({ state }: { state: OptionsState }) {
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

function Data({ state }: { state: OptionsState }) {
  const usage = state.usage.value;
  return (
    <Section title={t('data')} hint={t('dataHint')}>
      {usage && (
        <p>
          {formatList([
            tCount('articleCount', usage.articles),
            tCount('annotationCount', usage.annotations),
            ...(usage.bytes === null ? [] : [formatBytes(usage.bytes)]),
          ])}
        </p>
      )}
      <div class={styles.tools}>
        <Button onClick={state.backUp}>{t('backUp')}</Button>
        <FileButton label={t('restore')} onFile={state.restore} />
      </div>
    </Section>
  );
}
