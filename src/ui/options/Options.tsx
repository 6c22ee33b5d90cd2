/** The options page: codebooks and projects, sites, data, shortcuts; or the one codebook that is being edited. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { FileButton } from '../components/FileButton.tsx';
import { homeAfter } from '../components/focus.ts';
import { StoreFault } from '../components/StoreFault.tsx';
import { TabPage } from '../components/TabPage.tsx';
import { formatBytes, formatList, t, tCount } from '../messages.ts';
import type { OptionsState } from '../state/options-state.ts';
import { CodebookEditor } from './CodebookEditor.tsx';
import { Codebooks } from './Codebooks.tsx';
import styles from './Options.module.css';
import { Projects } from './Projects.tsx';
import { Section } from './Section.tsx';
import { Rules, Sites, ToolbarOff } from './Sites.tsx';

export function Options({ state }: { state: OptionsState }) {
  const edited = state.codebooks.edited.value;
  const isEditing = edited !== null;
  // All at once: what comes later would push down what is there.
  const isKnown = state.context.value !== null || state.fault.value !== null;
  const wasEditing = useRef(false);
  useLayoutEffect(() => {
    // Deleted in another window: its editor goes from under the focus.
    if (wasEditing.current && !isEditing) void homeAfter(Promise.resolve(), '[data-new-codebook]');
    wasEditing.current = isEditing;
  }, [isEditing]);
  return (
    <TabPage
      title={t('optionsTitle')}
      actions={state}
      tools={
        <>
          <Button weight="quiet" onClick={state.openWelcome}>
            {t('welcomeOpen')}
          </Button>
          <Button weight="quiet" icon="library" onClick={state.openLibrary}>
            {t('library')}
          </Button>
        </>
      }
    >
      <StoreFault message={state.fault.value} onTryAgain={state.load} />
      {edited && <CodebookEditor key={edited.id} codebook={edited} state={state.codebooks} />}
      {isKnown && !edited && (
        <>
          <Codebooks state={state} />
          <Projects state={state} />
          <Sites state={state} />
          <ToolbarOff state={state} />
          <Rules state={state} />
          <Data state={state} />
          <Shortcuts state={state} />
        </>
      )}
    </TabPage>
  );
}

function Shortcuts({ state }: { state: OptionsState }) {
  const hint = useId();
  const isOn = state.context.value?.singleKeys;
  return (
    <Section title={t('shortcuts')} hint={t('shortcutsHint')}>
      <Button onClick={state.openShortcuts}>{t('changeShortcuts')}</Button>
      {isOn !== undefined && (
        <>
          <label class={styles.switch}>
            <input
              type="checkbox"
              checked={isOn}
              aria-describedby={hint}
              onChange={(event) => state.setSingleKeys(event.currentTarget.checked)}
            />
            {t('singleKeys')}
          </label>
          <p id={hint} class={styles.hint}>
            {t('singleKeysHint')}
          </p>
        </>
      )}
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
        <FileButton label={t('restore')} busy={state.working.value !== null} onFile={state.restore} />
      </div>
    </Section>
  );
}
