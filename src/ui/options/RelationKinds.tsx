/** The kinds of relation of a codebook in the editor: what each means, and which roles it may join. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Codebook, RelationKind, Role } from '../../core/model/codebook.ts';
import { canMoveRelation } from '../../core/model/codebook-edit.ts';
import { Button } from '../components/Button.tsx';
import { TextField } from '../components/Field.tsx';
import { focusLater } from '../components/focus.ts';
import { Panel } from '../components/Panel.tsx';
import { RoleMark } from '../components/RoleMark.tsx';
import { t, tCount } from '../messages.ts';
import { changedFields } from '../state/changed-fields.ts';
import type { CodebookState, WrittenKind } from '../state/codebook-state.ts';
import { type FormDrafts, newOf } from '../state/form-drafts.ts';
import styles from './CodebookEditor.module.css';
import { MoveButtons } from './MoveButtons.tsx';
import { Unsaved } from './Unsaved.tsx';

interface Props {
  codebook: Codebook;
  state: CodebookState;
}

type End = 'from' | 'to';

const rowOf = (id: string): string => `[data-kind="${id}"]`;
const ADD_UNSAVED = 'add-relation-unsaved';

export function RelationKinds({ codebook, state }: Props) {
  const [open, setOpen] = useState<{ id: string; way: 'edit' | 'delete' } | null>(null);
  const [added, setAdded] = useState<RelationKind | null>(null);
  const { roles, relationKinds } = codebook;
  const drafts = state.drafts.kinds;
  const ofNew = newOf(codebook.id);
  const leave = (id: string, way: 'edit' | 'delete') => {
    if (way === 'edit') drafts.delete(id);
    setOpen(null);
    focusLater(`${rowOf(id)} [data-opens="${way}"]`, '[data-add-relation]');
  };
  /** Of the button that opens a form of a kind. */
  const opening = ({ id, name }: RelationKind, way: 'edit' | 'delete') => ({
    'data-opens': way,
    'aria-describedby': way === 'edit' && drafts.has(id) ? `unsaved-${id}` : undefined,
    'aria-label': `${way === 'edit' ? t('edit') : t('delete')}: ${name}`,
    onClick: () => {
      setAdded(null);
      setOpen({ id, way });
    },
  });
  return (
    <section class={styles.part}>
      <h3 class={styles.subtitle}>{t('relations')}</h3>
      <p class={styles.hint}>{t('relationsHint')}</p>
      <ol class={styles.list}>
        {relationKinds.map((kind) => (
          <li key={kind.id} class={styles.row} data-kind={kind.id}>
            <div class={styles.summary}>
              <p>
                <strong>
                  <bdi>{kind.name}</bdi>
                </strong>{' '}
                <Ends roles={roles} kind={kind} />
              </p>
              {kind.definition && (
                <p class={styles.hint}>
                  <bdi>{kind.definition}</bdi>
                </p>
              )}
            </div>
            {open?.id === kind.id && open.way === 'edit' && (
              <RelationForm
                kind={kind}
                roles={roles}
                drafts={drafts}
                draftKey={kind.id}
                title={t('editNamed', kind.name)}
                submitLabel={t('save')}
                onSubmit={async (changed, before) => {
                  const done = await state.changeRelation(before, changed);
                  if (done) leave(kind.id, 'edit');
                  return done;
                }}
                onCancel={() => leave(kind.id, 'edit')}
              />
            )}
            {open?.id === kind.id && open.way === 'delete' && (
              <DeleteRelation kind={kind} state={state} onDone={() => leave(kind.id, 'delete')} />
            )}
            {open?.id !== kind.id && (
              <div class={styles.tools}>
                {drafts.has(kind.id) && <Unsaved id={`unsaved-${kind.id}`} />}
                <Button icon="edit" {...opening(kind, 'edit')}>
                  {t('edit')}
                </Button>
                <MoveButtons
                  name={kind.name}
                  row={rowOf(kind.id)}
                  canMove={(by) => canMoveRelation(kind.id, by, relationKinds)}
                  onMove={(by) => state.moveRelation(kind, by)}
                />
                <Button weight="quiet" {...opening(kind, 'delete')}>
                  {t('delete')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {added ? (
        <RelationForm
          key={added.id}
          kind={added}
          roles={roles}
          drafts={drafts}
          draftKey={ofNew}
          title={t('addRelationKind')}
          submitLabel={t('addRelationKind')}
          onSubmit={async (kind) => {
            const done = await state.addRelation(kind);
            if (done) {
              drafts.delete(ofNew);
              setAdded(null);
              focusLater(`${rowOf(kind.id)} [data-opens="edit"]`);
            }
            return done;
          }}
          onCancel={() => {
            drafts.delete(ofNew);
            setAdded(null);
            focusLater('[data-add-relation]');
          }}
        />
      ) : (
        <div class={styles.tools}>
          {drafts.has(ofNew) && <Unsaved id={ADD_UNSAVED} />}
          <Button
            data-add-relation
            aria-describedby={drafts.has(ofNew) ? ADD_UNSAVED : undefined}
            onClick={() => {
              setOpen(null);
              setAdded(state.newRelation());
            }}
          >
            {t('addRelationKind')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** 'from Claim, Premise to any role' */
function Ends({ roles, kind }: { roles: readonly Role[]; kind: RelationKind }) {
  const marks = (ids: readonly string[]) =>
    ids.length === 0
      ? t('anyRole')
      : roles.filter(({ id }) => ids.includes(id)).map((role) => <RoleMark key={role.id} role={role} />);
  return (
    <span class={styles.ends}>
      <span class={styles.hint}>{t('fieldFrom')}</span> {marks(kind.from)}{' '}
      <span class={styles.hint}>{t('fieldTo')}</span> {marks(kind.to)}
    </span>
  );
}

interface FormProps {
  kind: RelationKind;
  roles: readonly Role[];
  /** Where what is written is kept, and under what, until the form is saved or cancelled. */
  drafts: FormDrafts<WrittenKind>;
  draftKey: string;
  title: string;
  submitLabel: string;
  /** With the kind as it was when the form was opened, its ends as they are by now. */
  onSubmit: (kind: RelationKind, before: RelationKind) => Promise<boolean>;
  onCancel: () => void;
}

function RelationForm({ kind: initial, roles, drafts, draftKey, title, submitLabel, onSubmit, onCancel }: FormProps) {
  const [before] = useState(initial);
  const [kept] = useState(drafts.get(draftKey));
  const [kind, setKind] = useState({ ...initial, ...kept?.words });
  const set = (changed: WrittenKind['words']) => setKind((current) => ({ ...current, ...changed }));
  /** What the reader has ticked and unticked, by role: put on the ends as they are by now, for roles merge and go meanwhile. */
  const [ticks, setTicks] = useState<WrittenKind['ticks']>(kept?.ticks ?? { from: {}, to: {} });
  const isTicked = (end: End, id: string): boolean => ticks[end][id] ?? initial[end].includes(id);
  const ends = (end: End): string[] =>
    Object.keys(ticks[end]).length === 0 ? initial[end] : roles.map(({ id }) => id).filter((id) => isTicked(end, id));
  useLayoutEffect(() => {
    const words: WrittenKind['words'] = changedFields(
      { name: before.name, definition: before.definition },
      { name: kind.name, definition: kind.definition },
    );
    const isWritten = [words, ticks.from, ticks.to].some((each) => Object.keys(each).length > 0);
    if (isWritten) drafts.set(draftKey, { words, ticks });
    else drafts.delete(draftKey);
  }, [kind, ticks]);
  return (
    <Panel
      title={title}
      submitLabel={submitLabel}
      onSubmit={() =>
        onSubmit(
          { ...kind, name: kind.name.trim(), from: ends('from'), to: ends('to') },
          { ...before, from: initial.from, to: initial.to },
        )
      }
      onCancel={onCancel}
    >
      <TextField kind="name" label={t('fieldName')} value={kind.name} onChange={(name) => set({ name })} />
      <TextField
        kind="prose"
        label={t('fieldDefinition')}
        value={kind.definition}
        onChange={(definition) => set({ definition })}
      />
      {(['from', 'to'] as const).map((end) => (
        <fieldset key={end} class={styles.fates}>
          <legend>{end === 'from' ? t('relationFrom') : t('relationTo')}</legend>
          <div class={styles.ticks}>
            {roles.map((role) => (
              <label key={role.id} class={styles.choice}>
                <input
                  type="checkbox"
                  checked={isTicked(end, role.id)}
                  onChange={(event) =>
                    setTicks({ ...ticks, [end]: { ...ticks[end], [role.id]: event.currentTarget.checked } })
                  }
                />
                <RoleMark role={role} />
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p class={styles.hint}>{t('relationAnyHint')}</p>
    </Panel>
  );
}

function DeleteRelation({ kind, state, onDone }: { kind: RelationKind; state: CodebookState; onDone: () => void }) {
  const [use, setUse] = useState<number | null>(null);
  useEffect(() => void state.relationKindUse(kind.id).then(setUse, () => setUse(null)), [state, kind.id]);
  return (
    <Panel
      title={t('deleteNamed', kind.name)}
      submitLabel={t('delete')}
      waiting={use === null}
      onSubmit={async () => {
        const done = await state.deleteRelation(kind);
        if (done) onDone();
        return done;
      }}
      onCancel={onDone}
    >
      <p aria-live="polite">{use === null ? t('loading') : tCount('relationUse', use)}</p>
    </Panel>
  );
}
