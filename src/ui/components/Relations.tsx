/** The relations of an annotation: each in words, to go along, to change and to delete; and the way to a new one. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RelationFault } from '../../core/argument/relation-rule.ts';
import { schemeOf } from '../../core/argument/schemes.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Relation } from '../../core/model/relation.ts';
import { beginningOf, labelled, shortQuote } from '../labels.ts';
import { t } from '../messages.ts';
import { faultNow } from '../relation-choices.ts';
import { shownKind } from '../relation-kinds.ts';
import type { AnnotationInArticle, CodingContext } from '../services.ts';
import type { RelationControls, WrittenRelation } from '../state/relations-state.ts';
import { Button } from './Button.tsx';
import { Markdown } from './Markdown.tsx';
import { NoLongerAllowed } from './NoLongerAllowed.tsx';
import { type Passages, PassageWords, passagesFrom } from './PassageWords.tsx';
import { RelationEditor } from './RelationEditor.tsx';
import { RelationLine } from './RelationLine.tsx';
import styles from './Relations.module.css';
import { SchemeQuestions } from './SchemeField.tsx';
import { useReturningFocus } from './use-returning-focus.ts';

interface Props {
  annotation: Annotation;
  context: CodingContext;
  controls: RelationControls;
  /** Goes to a passage; undefined where this surface cannot. */
  goTo: (id: string) => (() => void) | undefined;
  /** Puts the button to a new relation among the others of the annotation. */
  foot: (relate: ComponentChildren) => ComponentChildren;
  /** Where the surface stands over a page: has the reader choose a highlight there. */
  pick?: () => Promise<string | null>;
}

/** What is being written: a new relation, or one that is changed; with what can be chosen from. */
type Open = {
  relation: Relation | undefined;
  candidates: readonly AnnotationInArticle[];
  /** As far as it was written when it went out of sight. */
  written?: WrittenRelation;
};

/** The same at each drawing, so that nothing is worked out anew for it. */
const NONE: readonly Relation[] = [];

export function Relations({ annotation, context, controls, goTo, foot, pick }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const section = useRef<HTMLDivElement>(null);
  const relations = controls.byEnd.value.get(annotation.id) ?? NONE;
  const known = controls.passages.value;
  const passages = passagesFrom(
    (id) => known.get(id),
    context.codebooks,
    (id) => id === annotation.articleId,
  );

  const focus = (selector: string) => section.current?.querySelector<HTMLElement>(selector)?.focus();

  useReturningFocus(open, ({ relation }) =>
    focus(relation ? `[data-relation="${relation.id}"] [data-edit]` : '[data-relate]'),
  );

  const isRelating = open !== null && !open.relation;
  const begin = async (relation?: Relation, written?: WrittenRelation) => {
    const candidates = await controls.candidates();
    if (candidates) setOpen({ relation, candidates, ...(written && { written }) });
  };
  const close = () => {
    controls.drafts.delete(annotation.id);
    setOpen(null);
  };

  // What was being written when it went out of sight goes on.
  useEffect(() => {
    const written = controls.drafts.get(annotation.id);
    if (!written) return;
    const relation = relations.find(({ id }) => id === written.relationId);
    if (relation || written.relationId === null) void begin(relation, written);
  }, []);

  const editor = open && (
    <RelationEditor
      key={open.relation?.id ?? 'new'}
      annotation={annotation}
      {...(open.relation && { relation: open.relation })}
      context={context}
      candidates={open.candidates}
      relations={relations}
      onSubmit={async (draft) => {
        const kept = open.relation ? controls.update(open.relation.id, draft) : controls.relate(draft);
        if (await kept) close();
      }}
      onCancel={close}
      {...(open.written && { written: open.written })}
      onWritten={(written) => controls.drafts.set(annotation.id, written)}
      pick={pick}
    />
  );

  return (
    <div ref={section} class={styles.relations}>
      {foot(
        <Button
          weight="quiet"
          icon="relate"
          data-relate
          title={t('relate')}
          aria-label={labelled(t('relate'), shortQuote(annotation))}
          aria-expanded={isRelating}
          onClick={() => (isRelating ? close() : void begin())}
        />,
      )}
      {relations.length > 0 && (
        <ul class={styles.list} aria-label={t('relations')}>
          {relations.map((relation) =>
            open?.relation?.id === relation.id ? (
              <li key={relation.id}>{editor}</li>
            ) : (
              <Item
                key={relation.id}
                relation={relation}
                annotation={annotation}
                passages={passages}
                fault={faultNow(
                  relation,
                  (id) => (id === annotation.id ? annotation : known.get(id)?.annotation),
                  context,
                )}
                goTo={goTo}
                onEdit={() => void begin(relation)}
                onDelete={async () => {
                  if (await controls.remove(relation.id)) focus('[data-relate]');
                }}
              />
            ),
          )}
        </ul>
      )}
      {isRelating && editor}
    </div>
  );
}

interface ItemProps {
  relation: Relation;
  annotation: Annotation;
  passages: Passages;
  /** Why it could not be made any more; null where it could. */
  fault: RelationFault | null;
  goTo: Props['goTo'];
  onEdit: () => void;
  onDelete: () => void;
}

function Item({ relation, annotation, passages, fault, goTo, onEdit, onDelete }: ItemProps) {
  const { name, look } = shownKind(relation.kindId, passages.codebooks);
  const isOnward = relation.from.id === annotation.id;
  const otherId = isOnward ? relation.to.id : relation.from.id;
  const go = passages.known(otherId) && goTo(otherId);
  const scheme = schemeOf(relation.scheme);
  const words = beginningOf(passages.known(otherId)?.quote ?? '');
  const inWords = isOnward ? t('relatesTo', name, words) : t('relatedFrom', words, name);
  const other = <PassageWords id={otherId} passages={passages} />;
  return (
    <li class={styles.item} data-relation={relation.id}>
      <div class={styles.head}>
        <span class={styles.kind}>
          {isOnward ? t('relationOnward', name) : t('relationBack', name)}
          <RelationLine look={look} prefix={`relation-${annotation.id}-${relation.id}`} back={!isOnward} />
        </span>
        <span class={styles.actions}>
          <Button
            weight="quiet"
            icon="edit"
            data-edit
            title={t('editRelation')}
            aria-label={labelled(t('editRelation'), inWords)}
            onClick={onEdit}
          />
          <Button
            weight="quiet"
            icon="delete"
            title={t('deleteRelation')}
            aria-label={labelled(t('deleteRelation'), inWords)}
            onClick={onDelete}
          />
        </span>
      </div>
      {go ? (
        <button type="button" class={styles.passage} onClick={go}>
          {other}
        </button>
      ) : (
        other
      )}
      <NoLongerAllowed fault={fault} />
      {scheme && (
        <details>
          <summary class={styles.summary}>{t('schemeIs', t(scheme.name))}</summary>
          <SchemeQuestions scheme={scheme.id} />
        </details>
      )}
      {relation.note && <Markdown text={relation.note} />}
    </li>
  );
}
