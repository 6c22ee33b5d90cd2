/** One annotation in a list: its roles, its words, its tags and note, its state, and what can be done with it. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { type Annotation, quoteOf } from '../../core/model/annotation.ts';
import { rolesOf } from '../../core/model/codebook.ts';
import type { Place } from '../../core/model/section.ts';
import { type AnchorState, findSelector } from '../../core/model/selector.ts';
import type { WordChange } from '../../core/text/quote.ts';
import { stateName } from '../anchor-states.ts';
import { changedCoding, codebookOf, codingOf } from '../coding.ts';
import { beginningOf, labelled } from '../labels.ts';
import { t } from '../messages.ts';
import { placeName } from '../section-names.ts';
import type { Coding, CodingContext, Drafts, WrittenCoding } from '../services.ts';
import type { AnchorControls } from '../state/anchor-controls.ts';
import type { RelationControls } from '../state/relations-state.ts';
import { AnchorActions } from './AnchorActions.tsx';
import { AnnotationEditor } from './AnnotationEditor.tsx';
import styles from './AnnotationItem.module.css';
import { Button } from './Button.tsx';
import { Difference } from './Difference.tsx';
import { focusHome } from './focus.ts';
import { Markdown } from './Markdown.tsx';
import { Quote } from './Quote.tsx';
import { Relations } from './Relations.tsx';
import { RoleMark } from './RoleMark.tsx';
import { useReturningFocus } from './use-returning-focus.ts';

interface Props {
  annotation: Annotation;
  language: string | null;
  context: CodingContext;
  /** Where and how it stands on the open page; unknown in the library. */
  anchored?: { state: AnchorState; place: Place | null; difference: readonly WordChange[] } | undefined;
  /** The site of another copy of the piece, where it was marked there. */
  from?: string | null;
  /** Whether its project need not be said: one alone is shown. */
  oneProject?: boolean;
  /** What can be said of where it stands; none where no page is open. */
  anchorControls?: AnchorControls;
  /** The words that go to it: 'Show on page', 'Open on the page'. */
  goLabel: string;
  onGo: () => void;
  /** Whether it was saved: the form stays with what was written where it was not. */
  onUpdate: (changed: Partial<Coding>) => Promise<boolean>;
  onDelete: () => Promise<boolean>;
  /** Takes the tags that the next passages are given from now on; null for none. */
  onKeepTags: (tags: string[] | null) => void;
  /** Its relations, and the way to a passage that one leads to; without it they are not shown. */
  relating?: { controls: RelationControls; goTo: (id: string) => (() => void) | undefined };
  /** Which it is of how many under its heading, where not all are drawn. */
  place?: number;
  of?: number;
  /** Stands before its roles: what a list chooses it by. */
  lead?: ComponentChildren;
  /** What was being written of annotations when they went out of sight, by id. */
  drafts?: Drafts;
}

export function AnnotationItem({
  annotation,
  language,
  context,
  anchored,
  from,
  oneProject = false,
  anchorControls,
  goLabel,
  onGo,
  onUpdate,
  onDelete,
  onKeepTags,
  relating,
  place: position,
  of,
  lead,
  drafts,
}: Props) {
  /** The annotation as it was when the editing began, also where that goes on; null while it is not edited. */
  const [edited, setEdited] = useState<Coding | null>(drafts?.get(annotation.id)?.before ?? null);
  const item = useRef<HTMLLIElement>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  useReturningFocus(edited, () => editButton.current?.focus());

  const submit = async (before: Coding, coding: Coding) => {
    const written = drafts?.get(annotation.id);
    // What is saved may take the row to another heading, where nothing is left to go on with.
    drafts?.delete(annotation.id);
    if (await onUpdate(changedCoding(before, coding))) endEditing();
    else if (written) drafts?.set(annotation.id, written);
  };

  const endEditing = () => {
    drafts?.delete(annotation.id);
    setEdited(null);
  };

  const remove = async () => {
    const neighbour = item.current?.nextElementSibling ?? item.current?.previousElementSibling;
    if (!(await onDelete())) return;
    const next = neighbour?.querySelector('button');
    if (next) next.focus();
    else focusHome();
  };

  const roles = rolesOf(annotation.roles, context.codebooks);
  const quote = quoteOf(annotation);
  const lost = anchored?.state === 'orphan';
  // The same words on another page are where they belong there.
  const stays = from && anchored?.state === 'moved';
  const place = anchored ? anchored.place : (findSelector(annotation.selectors, 'SectionSelector') ?? null);
  // Of the one that new annotations go to it goes without saying.
  const project =
    !oneProject && annotation.projectId !== context.project.id
      ? context.projects.find(({ id }) => id === annotation.projectId)
      : undefined;

  /** Tags and what can be done; gone while it is edited. */
  const foot = (relate: ComponentChildren) =>
    !edited && (
      <div class={styles.foot}>
        <ul class={styles.tags} aria-label={t('tags')}>
          {annotation.tags.map((tag) => (
            <li key={tag} class={styles.tag}>
              {tag}
            </li>
          ))}
        </ul>
        <span class={styles.actions}>
          {relate}
          <Button
            ref={editButton}
            weight="quiet"
            icon="edit"
            title={t('edit')}
            aria-label={labelled(t('edit'), beginningOf(quote))}
            onClick={() => setEdited(codingOf(annotation))}
          />
          <Button
            weight="quiet"
            icon="delete"
            title={t('delete')}
            aria-label={labelled(t('delete'), beginningOf(quote))}
            onClick={() => void remove()}
          />
        </span>
      </div>
    );

  return (
    <li
      ref={item}
      class={styles.item}
      data-annotation={annotation.id}
      aria-posinset={position}
      aria-setsize={of}
      style={{ '--role': roles[0]?.color ?? 'var(--rule-strong)' }}
    >
      <div class={styles.head}>
        {lead}
        <span class={styles.roles}>
          {roles.length > 0 ? roles.map((role) => <RoleMark key={role.id} role={role} />) : t('unknownRole')}
        </span>
        <span class={styles.place}>{anchored && !stays ? standing(anchored.state, place) : placeName(place)}</span>
      </div>
      {lost ? (
        <Quote text={quote} language={language} />
      ) : (
        <button type="button" class={styles.passage} title={goLabel} onClick={onGo}>
          <span class="visually-hidden">{goLabel}: </span>
          <Quote text={quote} language={language} />
        </button>
      )}
      {project && <p class={styles.from}>{t('ofProject', project.name)}</p>}
      {from && <p class={styles.from}>{t('fromHighlightsOn', from)}</p>}
      {anchored?.state === 'changed' && <Difference changes={anchored.difference} language={language} />}
      {lost && !annotation.lost && <p class={styles.hint}>{t('orphanHint')}</p>}
      <AnchorActions
        annotation={annotation}
        language={language}
        anchored={anchored}
        controls={from ? undefined : anchorControls}
      />
      {edited ? (
        <AnnotationEditor
          codebook={codebookOf(annotation, context)}
          codebooks={context.codebooks}
          borne={edited.roles}
          tagsInUse={context.tags}
          keptTags={context.stickyTags}
          initial={drafts?.get(annotation.id)?.coding ?? edited}
          submitLabel={t('save')}
          onSubmit={(coding) => submit(edited, coding)}
          onCancel={endEditing}
          onKeepTags={onKeepTags}
          {...(drafts && {
            onDraft: (written: WrittenCoding) => drafts.set(annotation.id, { ...written, before: edited }),
          })}
        />
      ) : (
        annotation.note && <Markdown text={annotation.note} />
      )}
      {relating ? <Relations annotation={annotation} context={context} {...relating} foot={foot} /> : foot(null)}
    </li>
  );
}

/** 'Moved · Paragraph 7': how it stands and where. */
function standing(state: AnchorState, place: Place | null): string {
  const [name, where] = [stateName(state), placeName(place)];
  return name && where ? t('stateAtPlace', name, where) : (name ?? where);
}
