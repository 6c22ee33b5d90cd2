/** The side panel: the page of the tab in front, its outline and its annotations, to work with while reading. */
import { useMemo } from 'preact/hooks';
import { quoteOf } from '../../core/model/annotation.ts';
import { stateOf } from '../anchor-states.ts';
import { Announcements } from '../components/Announcements.tsx';
import { ArgumentMap } from '../components/ArgumentMap.tsx';
import { BulkEdit } from '../components/BulkEdit.tsx';
import { Button } from '../components/Button.tsx';
import { Copies, CopyOffers } from '../components/Copies.tsx';
import { focusLater } from '../components/focus.ts';
import { Notice } from '../components/Notice.tsx';
import { Outline } from '../components/Outline.tsx';
import { PageFooter } from '../components/PageFooter.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Passage } from '../components/Passage.tsx';
import { ReadingPage } from '../components/ReadingPage.tsx';
import { SiteNotice } from '../components/SiteNotice.tsx';
import { StoreFault } from '../components/StoreFault.tsx';
import { Tabs } from '../components/Tabs.tsx';
import { Toast } from '../components/Toast.tsx';
import { ToolbarSwitch } from '../components/ToolbarSwitch.tsx';
import { UnreachablePage } from '../components/UnreachablePage.tsx';
import { useClearOfBar } from '../components/use-clear-of-bar.ts';
import { useSearchKey } from '../components/use-search-key.ts';
import { useUndoKeys } from '../components/use-undo-keys.ts';
import { WrongSections, WrongSectionsButton } from '../components/WrongSections.tsx';
import { t, tCount } from '../messages.ts';
import { sectionKey } from '../state/annotation-list.ts';
import type { PanelPageState } from '../state/panel-page-state.ts';
import type { SidePanelState } from '../state/sidepanel-state.ts';
import { AnnotationList } from './AnnotationList.tsx';
import styles from './SidePanel.module.css';
import { StateCounts } from './StateCounts.tsx';

export function SidePanel({ state }: { state: SidePanelState }) {
  const page = state.page.value;
  useSearchKey(page?.context.value?.singleKeys === true);
  return (
    <>
      {/* Another tab is another page: nothing of the view before may be taken over. */}
      {page ? <Page key={state.shownTab.value} panel={state} state={page} /> : <Loading />}
      <Announcements />
    </>
  );
}

function Loading() {
  return (
    <main class={styles.content}>
      <ReadingPage />
    </main>
  );
}

interface Props {
  panel: SidePanelState;
  state: PanelPageState;
}

function Page({ panel, state }: Props) {
  useUndoKeys(state);
  const bar = useClearOfBar();
  const page = state.page.value;
  // With what is kept of it: shown piece by piece, what comes first would jump.
  const isKnown = state.context.value !== null || state.storeFault.value !== null;
  const isListShown = page.kind === 'ready' && state.tab.value === 'annotations' && !state.mending.isOpen.value;
  return (
    <div class={styles.panel}>
      {page.kind === 'loading' || (page.kind === 'ready' && !isKnown) ? (
        <Loading />
      ) : (
        <main class={styles.content}>
          {page.kind === 'unreachable' ? (
            <UnreachablePage
              reason={page.reason}
              site={state.site.value}
              onAllow={state.keepSite}
              onOpenSettings={state.openExtensionSettings}
            />
          ) : (
            <Ready panel={panel} state={state} />
          )}
        </main>
      )}
      <div ref={bar} class={styles.bottom}>
        <div class={styles.actions}>
          <Toast actions={state} />
          {isListShown && <BulkEdit state={state} />}
        </div>
        <PageFooter state={state} />
      </div>
    </div>
  );
}

function Ready({ panel, state }: Props) {
  if (state.mending.isOpen.value) return <WrongSections state={state} />;
  return (
    <>
      <PageHead state={state} compact />
      <StoreFault message={state.storeFault.value} onTryAgain={state.loadStore} />
      {/* Above the form: what it offers takes the place of what is written there. */}
      {state.waiting.value && (
        <Notice title={t('otherSelection')}>
          <p>{t('otherSelectionHint')}</p>
          <Button onClick={state.useWaiting}>{t('useOtherSelection')}</Button>
        </Notice>
      )}
      <Passage state={state} hint={t('panelSelectHint')} onCancel={state.cancel} drafts={state.drafts.value} />
      {state.offered.value && (
        <div>
          <Button icon="mark" title={quoteOf(state.offered.value)} onClick={state.useOffered}>
            {t('useSelected')}
          </Button>
        </div>
      )}
      <CopyOffers copies={state.copies} />
      <SiteNotice site={state.site.value} onKeep={state.keepSite} />
      <StateCounts list={state.list} onChoose={() => state.chooseTab('annotations')} />
      <Lists panel={panel} state={state} />
      {state.storeFault.value === null && <Copies copies={state.copies} />}
      <ToolbarSwitch on={state.toolbar.value} onChange={state.setToolbar} />
    </>
  );
}

function Lists({ panel, state }: Props) {
  const page = state.page.value;
  const context = state.context.value;
  const own = useMemo(() => state.annotations.value.map(({ annotation }) => annotation), [state.annotations.value]);
  const states = useMemo(() => {
    const known = state.annotations.value.map((each) => [each.annotation.id, stateOf(each)] as const);
    return new Map(known.flatMap(([id, standing]) => (standing ? [[id, standing] as const] : [])));
  }, [state.annotations.value]);
  const passages = state.relations.passages.value;
  // Those of another copy whose words are not here are of its page.
  const ends = useMemo(() => [...passages.values()], [passages]);
  if (page.kind !== 'ready' || !context) return null;
  const { outline } = page.page;
  const counts = state.list.bySection.value;
  return (
    <Tabs
      label={t('onThisPage')}
      chosen={state.tab.value}
      onChoose={state.chooseTab}
      tabs={[
        {
          id: 'outline',
          label: tCount('sectionCount', outline.length),
          panel:
            outline.length > 0 ? (
              <>
                <WrongSectionsButton mending={state.mending} />
                <Outline
                  sections={outline}
                  language={state.description.value?.language ?? null}
                  countOf={(section) => counts.get(sectionKey(section)) ?? 0}
                  onGo={(section) => state.scrollTo({ section })}
                  onTag={state.tagSection}
                />
              </>
            ) : (
              <p class={styles.hint}>{t('noSections')}</p>
            ),
        },
        {
          id: 'annotations',
          label: tCount('annotationCount', state.annotations.value.length),
          panel: <AnnotationList panel={panel} state={state} />,
        },
        {
          id: 'map',
          label: t('mapTab'),
          panel: (
            <ArgumentMap
              annotations={own}
              relations={state.relations.relations.value}
              ends={ends}
              context={context}
              states={states}
              language={state.description.value?.language ?? null}
              onGo={(id) => {
                if (state.goTo(id)) focusLater(`[data-annotation="${CSS.escape(id)}"] button`);
              }}
            />
          ),
        },
      ]}
    />
  );
}
