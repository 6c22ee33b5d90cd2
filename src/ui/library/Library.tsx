/** The library: a full page of all annotations with their articles, to search, filter, mend and take out. */
import { useMemo, useState } from 'preact/hooks';
import type { Article } from '../../core/model/article.ts';
import { AnnotationItem } from '../components/AnnotationItem.tsx';
import { Announcements, useAnnouncement, WAITING_SAID_AFTER } from '../components/Announcements.tsx';
import { ArgumentMap } from '../components/ArgumentMap.tsx';
import { ArticleCard } from '../components/ArticleCard.tsx';
import { BulkEdit } from '../components/BulkEdit.tsx';
import { Button } from '../components/Button.tsx';
import { Chooser } from '../components/Chooser.tsx';
import { FileButton } from '../components/FileButton.tsx';
import { focusLater } from '../components/focus.ts';
import { Menu } from '../components/Menu.tsx';
import { MoreRows } from '../components/MoreRows.tsx';
import { Notice } from '../components/Notice.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { StoreFault } from '../components/StoreFault.tsx';
import { Toast } from '../components/Toast.tsx';
import { useClearOfBar } from '../components/use-clear-of-bar.ts';
import { useRowFocus } from '../components/use-row-focus.ts';
import { useSearchKey } from '../components/use-search-key.ts';
import { useUndoKeys } from '../components/use-undo-keys.ts';
import { exportItems } from '../export-items.ts';
import { t, tCount } from '../messages.ts';
import type { AnnotationInArticle, CodingContext } from '../services.ts';
import type { ArticleGroup, LibraryState } from '../state/library-state.ts';
import { Filters } from './Filters.tsx';
import styles from './Library.module.css';

export function Library({ state }: { state: LibraryState }) {
  useUndoKeys(state);
  useSearchKey(state.context.value?.singleKeys === true);
  const bar = useClearOfBar();
  const status = state.status.value;
  useAnnouncement(status.kind === 'loading' ? t('loading') : null, WAITING_SAID_AFTER);
  return (
    <div class={styles.library}>
      <Header state={state} />
      <main class={styles.main}>
        {status.kind === 'loading' && <p class={styles.hint}>{t('loading')}</p>}
        {status.kind === 'fault' && <StoreFault message={status.message} onTryAgain={state.load} />}
        {status.kind !== 'loading' && state.context.value && <Annotations state={state} />}
      </main>
      <div ref={bar} class={styles.bottom}>
        <Toast actions={state} />
        {/* What is not here yet could not be chosen with the rest. */}
        {status.kind !== 'loading' && state.awaited.value === null && <BulkEdit state={state} />}
      </div>
      <Announcements />
    </div>
  );
}

function Header({ state }: { state: LibraryState }) {
  return (
    <header class={styles.header}>
      <h1 class={styles.name}>{t('library')}</h1>
      <SearchField
        class={styles.search}
        label={t('search')}
        placeholder={t('searchHint')}
        value={state.filters.text.value}
        onSearch={state.filters.search}
      />
      <div class={styles.tools}>
        {state.entries.value.length > 0 && (
          <Menu
            label={t('export')}
            description={t('exportAll')}
            items={exportItems((id) => state.exportAs(id, 'all'))}
          />
        )}
        <Button onClick={() => state.exportAs('backup', 'all')}>{t('backUp')}</Button>
        <FileButton label={t('restore')} busy={state.working.value !== null} onFile={state.restore} />
        <Button weight="quiet" icon="settings" onClick={state.openOptions}>
          {t('options')}
        </Button>
      </div>
    </header>
  );
}

function Annotations({ state }: { state: LibraryState }) {
  useRowFocus();
  const total = state.total.value;
  const isWhole = state.awaited.value === null;
  if (total === 0) {
    return (
      <Notice title={t('libraryEmpty')}>
        <p>{t('libraryEmptyHint')}</p>
      </Notice>
    );
  }
  const found = state.list.found.value.length;
  return (
    <>
      <Filters state={state} />
      <div class={styles.count}>
        <p class={styles.hint} role="status">
          {isWhole && found < total ? t('foundOf', found, total) : tCount('annotationCount', total)}
        </p>
        {isWhole && 0 < found && found < total && <ClearFilters state={state} weight="quiet" />}
      </div>
      {found === 0 && !isWhole && <p class={styles.hint}>{t('loading')}</p>}
      {found === 0 && isWhole && (
        <Notice title={t('nothingFound')} isSaid>
          <ClearFilters state={state} />
        </Notice>
      )}
      {state.groups.value.map((group) => (
        <Group key={group.article.id} group={group} state={state} />
      ))}
      {isWhole && <MoreRows shown={found - state.hidden.value} hidden={state.hidden.value} onMore={state.showMore} />}
    </>
  );
}

/** It goes with what it clears, and the focus goes to where the next search begins. */
function ClearFilters({ state, weight }: { state: LibraryState; weight?: 'quiet' }) {
  return (
    <Button
      {...(weight && { weight })}
      onClick={() => {
        state.filters.clear();
        focusLater('[data-search]');
      }}
    >
      {t('clearFilters')}
    </Button>
  );
}

function Group({ group, state }: { group: ArticleGroup; state: LibraryState }) {
  const context = state.context.value;
  if (!context) return null;
  const { article, entries, start, size } = group;
  return (
    <article class={styles.group} style={{ '--rows': String(entries.length) }}>
      <div class={styles.article}>
        <ArticleCard article={article.description} level={2} />
        <Menu
          label={t('export')}
          description={t('exportArticle', article.description.title)}
          items={exportItems((id) => state.exportAs(id, [article]))}
        />
      </div>
      <ArticleMap article={article} state={state} />
      <ol class={styles.annotations}>
        {entries.map((entry, index) => (
          <Row
            key={entry.annotation.id}
            entry={entry}
            place={index + 1}
            of={size}
            row={start + index}
            context={context}
            oneProject={state.project.value !== null}
            state={state}
          />
        ))}
      </ol>
    </article>
  );
}

interface RowProps {
  entry: AnnotationInArticle;
  place: number;
  of: number;
  row: number;
  context: CodingContext;
  oneProject: boolean;
  state: LibraryState;
}

/** Drawn again only when it is another one: a change, a search and the next rows leave the others as they are. */
function Row({ entry, place, of, row, context, oneProject, state }: RowProps) {
  const { annotation, article } = entry;
  return useMemo(
    () => (
      <AnnotationItem
        annotation={annotation}
        place={place}
        of={of}
        language={article.description.language}
        context={context}
        oneProject={oneProject}
        goLabel={t('openOnPage')}
        onGo={() => state.open({ annotation, article })}
        onUpdate={(changed) => state.update(annotation.id, changed)}
        onDelete={() => state.remove(annotation.id)}
        onKeepTags={state.keepTags}
        relating={{ controls: state.relations, goTo: state.wayTo }}
        drafts={state.drafts}
        lead={<Chooser annotation={annotation} row={row} list={state.list} />}
      />
    ),
    [annotation, article, place, of, row, context, oneProject, state],
  );
}

/** The article's argument, where it has one; drawn when it is asked for. */
function ArticleMap({ article, state }: { article: Article; state: LibraryState }) {
  const [open, setOpen] = useState(false);
  const context = state.context.value;
  const { byEnd, relations, passages } = state.relations;
  const annotations = useMemo(
    () => state.annotationsOf(article.id).map(({ annotation }) => annotation),
    [state.entries.value, article.id],
  );
  const ends = useMemo(() => [...passages.value.values()], [passages.value]);
  if (!context || !annotations.some(({ id }) => byEnd.value.has(id))) return null;
  return (
    <div>
      <Button weight="quiet" icon="relate" class={styles.mapSwitch} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('argumentMap')}
      </Button>
      {open && (
        <ArgumentMap
          titled={false}
          annotations={annotations}
          relations={relations.value}
          context={context}
          ends={ends}
          language={article.description.language}
          onGo={(id) => state.wayTo(id)?.()}
        />
      )}
    </div>
  );
}
