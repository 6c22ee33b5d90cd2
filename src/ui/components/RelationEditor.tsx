/** The form in which an annotation is related to another, or a relation is changed: how, to what, by which scheme, why. */
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Side } from '../../core/argument/relation-rule.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Relation } from '../../core/model/relation.ts';
import { t, tCount } from '../messages.ts';
import {
  type Choice,
  choiceId,
  choicesFor,
  choiceText,
  endsOf,
  faultNow,
  faultWith,
  relationContext,
} from '../relation-choices.ts';
import { relationFaultText } from '../relation-words.ts';
import type { AnnotationInArticle, CodingContext, RelationDraft } from '../services.ts';
import type { WrittenRelation } from '../state/relations-state.ts';
import { Button } from './Button.tsx';
import choiceStyles from './Choice.module.css';
import { NoLongerAllowed } from './NoLongerAllowed.tsx';
import { NoteField } from './NoteField.tsx';
import { PassageField } from './PassageField.tsx';
import { byId, PassageWords, passagesFrom } from './PassageWords.tsx';
import styles from './RelationEditor.module.css';
import { SchemeField } from './SchemeField.tsx';

interface Props {
  /** The annotation it is seen from. */
  annotation: Annotation;
  /** The relation that is changed; without it one is made. */
  relation?: Relation;
  context: CodingContext;
  /** Everything that can be the other end. */
  candidates: readonly AnnotationInArticle[];
  /** Relations of the annotation. */
  relations: readonly Relation[];
  /** Whether it was kept: the form stays with what was written where it was not. */
  onSubmit: (draft: RelationDraft) => Promise<void>;
  onCancel: () => void;
  /** What was written before, when the form goes on with it. */
  written?: WrittenRelation;
  /** Hears what is written: the form may go out of sight before it is submitted. */
  onWritten: (written: WrittenRelation) => void;
  /** Has the reader choose a highlight of the page that the form stands over; its id, or null. */
  pick?: (() => Promise<string | null>) | undefined;
}

export function RelationEditor({
  annotation,
  relation,
  context,
  candidates,
  relations,
  onSubmit,
  onCancel,
  written,
  onWritten,
  pick,
}: Props) {
  const by = useMemo(() => relationContext(annotation, context), [annotation, context]);
  const choices = useMemo(() => choicesFor(annotation, by.codebook), [annotation, by]);
  /** What is changed, as it is seen from the annotation. */
  const before = useMemo(() => relation && asSeenFrom(annotation, relation), [annotation, relation]);
  const [first] = useState(
    (): WrittenRelation =>
      written ?? {
        relationId: relation?.id ?? null,
        choice: before ? before.choice : (choices.find(({ fault }) => !fault)?.id ?? null),
        otherId: before?.otherId ?? null,
        scheme: relation?.scheme ?? null,
        note: relation?.note ?? '',
      },
  );
  const [chosenId, setChosenId] = useState(first.choice);
  const [otherId, setOtherId] = useState(first.otherId);
  /** Whether she has put away the passage that was chosen, and with it the button that did. */
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState(first.note);
  const [scheme, setScheme] = useState(first.scheme);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const known = useMemo(() => byId(candidates), [candidates]);
  const passages = passagesFrom(
    (id) => known.get(id),
    context.codebooks,
    (id) => id === annotation.articleId,
  );
  const chosen = choices.find(({ id }) => id === chosenId);
  const other = otherId === null ? undefined : known.get(otherId)?.annotation;
  // The same until something else is chosen: what is written must not have the whole library asked anew.
  const others = useMemo(
    () => candidates.filter((candidate) => candidate.annotation.id !== annotation.id),
    [candidates, annotation.id],
  );
  // A relation may stay as it is, also where the codebook would not allow it any more.
  const isAsBefore = useCallback(
    (id: string | null) => before !== undefined && before.choice === chosenId && before.otherId === id,
    [before, chosenId],
  );
  const faultOf = useCallback(
    (end: { annotation: Annotation }) =>
      chosen && !isAsBefore(end.annotation.id)
        ? faultWith(chosen, { own: annotation, other: end.annotation, relations, id: relation?.id }, by)
        : null,
    [chosen, isAsBefore, annotation, relations, relation?.id, by],
  );
  const fault = other ? faultOf({ annotation: other }) : null;
  const isUntouched = isAsBefore(otherId);
  const standing =
    relation && isUntouched
      ? faultNow(relation, (id) => (id === annotation.id ? annotation : known.get(id)?.annotation), context)
      : null;
  const isReady = otherId !== null && (isUntouched || (chosen !== undefined && !chosen.fault && !fault));

  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current) onWritten({ relationId: first.relationId, choice: chosenId, otherId, scheme, note });
    isFirst.current = false;
  }, [chosenId, otherId, scheme, note]);

  useLayoutEffect(() => {
    const found = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    if (written?.asked) found('input[role="combobox"]')?.focus();
    // Nobody has asked for it just now.
    if (written) return;
    (found('input:checked') ?? found('input:enabled') ?? found('button'))?.focus();
  }, []);

  const chooseOther = (id: string) => {
    setOtherId(id);
    // What it was chosen with goes away.
    form.current?.querySelector<HTMLElement>('select')?.focus();
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || !isReady || otherId === null) return;
    const kindId = chosen?.kind.id ?? relation?.kindId ?? '';
    const { from, to } = endsOf(chosen?.side ?? before?.side ?? 'from', annotation.id, otherId);
    setBusy(true);
    try {
      await onSubmit({ kindId, fromId: from, toId: to, note, scheme });
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      ref={form}
      class={styles.editor}
      aria-label={relation ? t('editRelation') : t('relate')}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <Choices choices={choices} chosen={chosenId} onChoose={setChosenId} />
      {otherId === null ? (
        chosen && (
          <>
            {pick && (
              <Button
                onClick={async () => {
                  const id = await pick();
                  if (id !== null && known.has(id)) chooseOther(id);
                }}
              >
                {t('chooseOnPage')}
              </Button>
            )}
            <PassageField
              candidates={others}
              here={annotation.articleId}
              codebooks={context.codebooks}
              passages={passages}
              faultOf={faultOf}
              takesFocus={isAsking}
              onChoose={chooseOther}
            />
          </>
        )
      ) : (
        <div class={styles.other}>
          <PassageWords id={otherId} passages={passages} />
          {chosen && (
            <Button
              weight="quiet"
              onClick={() => {
                setAsking(true);
                setOtherId(null);
              }}
            >
              {t('chooseAnother')}
            </Button>
          )}
          <NoLongerAllowed fault={standing} />
          {fault && <p class={styles.fault}>{relationFaultText(fault)}</p>}
        </div>
      )}
      <SchemeField scheme={scheme} onChange={setScheme} />
      <NoteField note={note} onChange={setNote} />
      <div class={styles.actions}>
        <Button weight="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" weight="primary" disabled={busy || !isReady}>
          {relation ? t('save') : t('relate')}
        </Button>
      </div>
    </form>
  );
}

/** What a relation is at one of its ends: which choice of the form, and to what. */
function asSeenFrom(
  { id }: Annotation,
  { kindId, from, to }: Relation,
): { choice: string; side: Side; otherId: string } {
  const side = from.id === id ? 'from' : 'to';
  return { choice: choiceId(side, kindId), side, otherId: side === 'from' ? to.id : from.id };
}

/** The kinds that the annotation's roles allow, in both directions; and the others with the reason. */
function Choices({
  choices,
  chosen,
  onChoose,
}: {
  choices: readonly Choice[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const allowed = choices.filter(({ fault, id }) => !fault || id === chosen);
  const refused = choices.filter(({ fault, id }) => fault && id !== chosen);
  return (
    <fieldset class={styles.choices}>
      <legend class={styles.label}>{t('thisPassage')}</legend>
      <div class={styles.kinds}>
        {allowed.map((choice) => (
          <label key={choice.id} class={styles.kind} title={choice.kind.definition}>
            <input
              type="radio"
              name="relation"
              class={choiceStyles.input}
              checked={choice.id === chosen}
              onChange={() => onChoose(choice.id)}
            />
            {choiceText(choice)}
          </label>
        ))}
      </div>
      {choices.length === 0 && <p class={styles.hint}>{t('noRelationKinds')}</p>}
      {refused.length > 0 && (
        <details>
          <summary class={styles.summary}>{tCount('relationsNotAllowed', refused.length)}</summary>
          <ul class={styles.refused}>
            {refused.map((choice) => (
              <li key={choice.id}>
                <s>{choiceText(choice)}</s> {choice.fault && relationFaultText(choice.fault)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}
