/** One annotation in a list: its roles, its words, its tags and note, its state, and what can be done with it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Annotation, quoteOf } from '../../core/model/annotation.ts';
import type { Codebook } from '../../core/model/codebook.ts';
import type { Place } from '../../core/model/section.ts';
import type { AnchorState } from '../../core/model/selector.ts';
import { t } from '../messages.ts';
import { placeName } from '../section-names.ts';
import type { Coding, CodingContext } from '../services.ts';
import { AnnotationEditor } from './AnnotationEditor.tsx';
import styles from './AnnotationItem.module.css';
import { Button } from './Button.tsx';
import { Markdown } from './Markdown.tsx';
import { Quote } from './Quote.tsx';
import { RoleMark } from './RoleMark.tsx';

interface Props {
  annotation: Annotation;
  language: string | null;
  context: CodingContext;
  /** Where and how it stands on the open page; unknown in the library. */
  anchored?: { state: AnchorState; place: Place | null } | undefined;
  /** The words that go to it: 'Show on page', 'Open on the page'. */
  goLabel: string;
  onGo: () => void;
  onUpdate: (coding: Coding) => Promise<void>;
  onDelete: () => void;
}

export function AnnotationItem({ annotation, language, context, anchored, goLabel, onGo, onUpdate, onDelete }: Props) {
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);

  // The focus returns to where it came from; without this it would fall to the body.
  useEffect(() => {
    if (wasEditing.current && !editing) editButton.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  const roles = rolesOf(annotation, context.codebooks);
  const quote = quoteOf(annotation);
  const lost = anchored?.state === 'orphan';
  const labelled = (action: string) => `${action}: ${quote.slice(0, 60)}`;

  return (
    <li
      class={styles.item}
      data-annotation={annotation.id}
      style={{ '--role': roles[0]?.color ?? 'var(--rule-strong)' }}
    >
      <div class={styles.head}>
        <span class={styles.roles}>
          {roles.map((role) => (
            <RoleMark key={role.id} role={role} />
          ))}
        </span>
        {anchored && <span class={styles.place}>{stateName(anchored.state) ?? placeName(anchored.place)}</span>}
      </div>
      {lost ? (
        <Quote text={quote} language={language} />
      ) : (
        <button type="button" class={styles.passage} title={goLabel} onClick={onGo}>
          <span class="visually-hidden">{goLabel}: </span>
          <Quote text={quote} language={language} />
        </button>
      )}
      {lost && <p class={styles.hint}>{t('orphanHint')}</p>}
      {editing ? (
        <AnnotationEditor
          codebook={codebookFor(annotation, context)}
          tagsInUse={context.tags}
          initial={{ roles: annotation.roles, tags: annotation.tags, note: annotation.note }}
          submitLabel={t('save')}
          onSubmit={async (coding) => {
            await onUpdate(coding);
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          {annotation.note && <Markdown text={annotation.note} />}
          <div class={styles.foot}>
            <ul class={styles.tags} aria-label={t('tags')}>
              {annotation.tags.map((tag) => (
                <li key={tag} class={styles.tag}>
                  {tag}
                </li>
              ))}
            </ul>
            <span class={styles.actions}>
              <Button
                ref={editButton}
                weight="quiet"
                icon="edit"
                title={t('edit')}
                aria-label={labelled(t('edit'))}
                onClick={() => setEditing(true)}
              />
              <Button
                weight="quiet"
                icon="delete"
                title={t('delete')}
                aria-label={labelled(t('delete'))}
                onClick={onDelete}
              />
            </span>
          </div>
        </>
      )}
    </li>
  );
}

/** The roles of an annotation with their styles, in the order given; roles that no codebook has any more are left out. */
export function rolesOf(annotation: Pick<Annotation, 'roles'>, codebooks: readonly Codebook[]) {
  const all = codebooks.flatMap(({ roles }) => roles);
  return annotation.roles.map((id) => all.find((role) => role.id === id)).filter((role) => role !== undefined);
}

/** The codebook an annotation was made with: the current one where it has one of its roles. */
function codebookFor(annotation: Annotation, { codebook, codebooks }: CodingContext): Codebook {
  const has = (candidate: Codebook) => candidate.roles.some(({ id }) => annotation.roles.includes(id));
  return has(codebook) ? codebook : (codebooks.find(has) ?? codebook);
}

function stateName(state: AnchorState): string | null {
  if (state === 'orphan') return t('stateOrphan');
  if (state === 'moved') return t('stateMoved');
  return state === 'changed' ? t('stateChanged') : null;
}
