/** The popup: the article, the passage to annotate, its sections and its annotations. */
import { Announcements } from '../components/Announcements.tsx';
import { Copies, CopyOffers } from '../components/Copies.tsx';
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
import { useUndoKeys } from '../components/use-undo-keys.ts';
import { WrongSections, WrongSectionsButton } from '../components/WrongSections.tsx';
import { t, tCount } from '../messages.ts';
import type { PageState } from '../state/page-state.ts';
import type { PopupState } from '../state/popup-state.ts';
import { Annotations } from './Annotations.tsx';
import styles from './Popup.module.css';

export function Popup({ state }: { state: PopupState }) {
  useUndoKeys(state);
  const page: PageState = state.started.value ? state.page.value : { kind: 'loading' };

  return (
    <main>
      <div class={styles.content}>
        {page.kind === 'loading' && <ReadingPage />}
        {page.kind === 'unreachable' && (
          <UnreachablePage
            reason={page.reason}
            site={state.site.value}
            onAllow={state.keepSite}
            onOpenSettings={state.openExtensionSettings}
          />
        )}
        {page.kind === 'ready' && <ReadyPopup state={state} />}
      </div>
      <div class={styles.bottom}>
        <Toast actions={state} />
        <PageFooter state={state} />
      </div>
      <Announcements />
    </main>
  );
}

function ReadyPopup({ state }: { state: PopupState }) {
  if (state.mending.isOpen.value) return <WrongSections state={state} />;

  return (
    <>
      <PageHead state={state} />
      <StoreFault message={state.storeFault.value} onTryAgain={state.loadStore} />
      <Passage
        state={state}
        hint={t('selectHint')}
        drafts={state.drafts}
        {...(state.candidate.value?.wholeSection ? { onCancel: state.cancelSection } : {})}
      />
      <CopyOffers copies={state.copies} />
      <SiteNotice site={state.site.value} onKeep={state.keepSite} />
      <Lists state={state} />
      {state.storeFault.value === null && <Copies copies={state.copies} />}
      <ToolbarSwitch on={state.toolbar.value} onChange={state.setToolbar} />
    </>
  );
}

function Lists({ state }: { state: PopupState }) {
  const page = state.page.value;
  const context = state.context.value;
  if (page.kind !== 'ready' || !context) return null;
  const language = state.description.value?.language ?? null;
  const annotations = state.annotations.value;
  const { outline } = page.page;

  return (
    <Tabs
      label={t('onThisPage')}
      chosen={state.tab.value}
      onChoose={(id) => {
        state.tab.value = id;
      }}
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
                  language={language}
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
          label: tCount('annotationCount', annotations.length),
          panel:
            annotations.length > 0 ? (
              <Annotations state={state} context={context} language={language} />
            ) : (
              <p class={styles.hint}>{t('noAnnotations')}</p>
            ),
        },
      ]}
    />
  );
}
