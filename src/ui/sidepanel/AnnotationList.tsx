/** The page's annotations in the side panel: narrowed by what is typed, under headings, each to be chosen. */
import { useMemo } from 'preact/hooks';
import { AnnotationItem } from '../components/AnnotationItem.tsx';
import { Button } from '../components/Button.tsx';
import { Chooser } from '../components/Chooser.tsx';
import { Count } from '../components/Count.tsx';
import { focusLater } from '../components/focus.ts';
import { MoreRows } from '../components/MoreRows.tsx';
import { Notice } from '../components/Notice.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { useRowFocus } from '../components/use-row-focus.ts';
import { t } from '../messages.ts';
import type { CodingContext } from '../services.ts';
import type { AnnotationGroup, ListedAnnotation } from '../state/annotation-list.ts';
import type { PanelPageState } from '../state/panel-page-state.ts';
import type { SidePanelState } from '../state/sidepanel-state.ts';
import styles from './AnnotationList.module.css';

interface Props {
  panel: SidePanelState;
  state: PanelPageState;
}

export function AnnotationList({ panel, state }: Props) {
  const { list } = state;
  useRowFocus();
  const total = state.annotations.value.length;
  const found = list.found.value.length;
  const isNarrowed = list.query.value !== '' || list.state.value !== null;
  // A filter left over from what is gone must not hide that there is nothing.
  if (total === 0) return <p class={styles.hint}>{t('noAnnotations')}</p>;
  return (
    <div class={styles.list}>
      <div class={styles.tools}>
        <SearchField
          class={styles.search}
          label={t('filterAnnotations')}
          placeholder={t('filterHint')}
          value={list.query.value}
          onSearch={list.search}
        />
        <label class={styles.grouping}>
          <span class="visually-hidden">{t('groupBy')}</span>
          <select
            value={panel.grouping.value}
            onChange={(event) => panel.groupBy(event.currentTarget.value === 'role' ? 'role' : 'section')}
          >
            <option value="section">{t('groupBySection')}</option>
            <option value="role">{t('groupByRole')}</option>
          </select>
        </label>
      </div>
      <p class={isNarrowed ? styles.hint : 'visually-hidden'} role="status">
        {isNarrowed && t('foundOf', found, total)}
      </p>
      {found === 0 && (
        <Notice title={t('nothingFound')} isSaid>
          <Button
            onClick={() => {
              list.clearFilters();
              // The button goes with what it clears.
              focusLater('[data-search]');
            }}
          >
            {t('clearFilters')}
          </Button>
        </Notice>
      )}
      {list.groups.value.map((group) => (
        <Group key={group.id} group={group} state={state} />
      ))}
      <MoreRows shown={found - list.hidden.value} hidden={list.hidden.value} onMore={list.showMore} />
    </div>
  );
}

function Group({ group, state }: { group: AnnotationGroup; state: PanelPageState }) {
  const context = state.context.value;
  const language = state.description.value?.language ?? null;
  if (!context) return null;
  return (
    <section class={styles.group} aria-label={group.name} style={{ '--rows': String(group.items.length) }}>
      <h2 class={styles.name}>
        <span>{group.name}</span>
        <Count of={group.size} />
      </h2>
      <ol class={styles.items}>
        {group.items.map((item, index) => (
          <Row
            key={item.annotation.id}
            item={item}
            place={index + 1}
            of={group.size}
            row={group.start + index}
            language={language}
            context={context}
            state={state}
          />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  item: ListedAnnotation;
  place: number;
  of: number;
  row: number;
  language: string | null;
  context: CodingContext;
  state: PanelPageState;
}

/** Drawn again only when it is another one: what is typed to narrow the list leaves the rows that stay as they are. */
function Row({ item, place, of, row, language, context, state }: RowProps) {
  const { annotation, anchored, from } = item;
  const drafts = state.drafts.value;
  return useMemo(
    () => (
      <AnnotationItem
        annotation={annotation}
        place={place}
        of={of}
        language={language}
        context={context}
        anchored={anchored}
        from={from}
        goLabel={t('showOnPage')}
        onGo={() => state.scrollTo({ annotation: annotation.id })}
        onUpdate={(changed) => state.update(annotation.id, changed)}
        onDelete={() => state.remove(annotation.id)}
        onKeepTags={state.keepTags}
        relating={{ controls: state.relations, goTo: state.wayTo }}
        anchorControls={state.anchors}
        drafts={drafts}
        lead={<Chooser annotation={annotation} row={row} list={state.list} />}
      />
    ),
    [annotation, anchored, from, place, of, row, language, context, drafts, state],
  );
}
