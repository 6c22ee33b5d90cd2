/** Two ways in which a role goes, each saying first what becomes of the annotations that have it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Codebook, Role } from '../../core/model/codebook.ts';
import type { RoleFate } from '../../core/model/role-fate.ts';
import { SelectField } from '../components/Field.tsx';
import { Panel } from '../components/Panel.tsx';
import { formatList, t, tCount } from '../messages.ts';
import type { CodebookState } from '../state/codebook-state.ts';
import styles from './CodebookEditor.module.css';

interface Use {
  all: number;
  alone: number;
}

interface Props {
  role: Role;
  state: CodebookState;
  onCancel: () => void;
}

interface MergeProps extends Props {
  roles: readonly Role[];
  onDone: (into: Role) => void;
}

interface DeleteProps extends Props {
  codebook: Codebook;
  onDone: () => void;
}

/** What was read last; null until something was. It is read anew when one of the `inputs` is another. */
function useRead<T>(read: () => Promise<T>, inputs: readonly unknown[]): T | null {
  const [found, setFound] = useState<T | null>(null);
  useEffect(() => {
    let isLate = false;
    read().then(
      (value) => isLate || setFound(() => value),
      () => undefined,
    );
    return () => {
      isLate = true;
    };
  }, inputs);
  return found;
}

/** The list of roles is another whenever the library was read anew: the use may be too. */
const useRoleUse = (state: CodebookState, id: string, roles: readonly Role[]): Use | null =>
  useRead(() => state.roleUse(id), [state, id, roles]);

/** Says how many relations could be made no more, where there are any; `fate` is null while there is none. */
function Forbidden({
  role,
  roles,
  state,
  fate,
  merged,
}: Pick<MergeProps, 'role' | 'roles' | 'state'> & { fate: RoleFate | null; merged: boolean }) {
  const count = useRead(
    async () => (fate ? state.relationsForbidden(role.id, fate, merged) : 0),
    [state, role.id, roles, merged, JSON.stringify(fate)],
  );
  return count ? <p>{tCount('relationsForbidden', count)}</p> : null;
}

const asOptions = (roles: readonly Role[]) => roles.map(({ id, name }) => ({ value: id, label: name }));

export function MergeRole({ role, roles, state, onDone, onCancel }: MergeProps) {
  const use = useRoleUse(state, role.id, roles);
  const others = roles.filter(({ id }) => id !== role.id);
  const [chosen, setChosen] = useState(others[0]?.id ?? '');
  const into = others.find(({ id }) => id === chosen) ?? others[0];
  const below = others.filter(({ id, parentId }) => parentId === role.id && id !== into?.id);
  return (
    <Panel
      title={t('mergeNamed', role.name)}
      submitLabel={t('mergeNow')}
      waiting={use === null || !into}
      onSubmit={async () => {
        const done = into !== undefined && (await state.mergeRoles(role, into));
        if (done) onDone(into);
        return done;
      }}
      onCancel={onCancel}
    >
      <SelectField label={t('mergeInto')} value={into?.id ?? ''} options={asOptions(others)} onChange={setChosen} />
      {/* There before it is known, and another with the role chosen: screen readers announce what changes in it. */}
      <div aria-live="polite">
        <p>{use === null || !into ? t('loading') : tCount('mergeFollows', use.all, into.name)}</p>
        {below.length > 0 && into && <p>{t('mergeBelow', into.name, formatList(below.map(({ name }) => name)))}</p>}
        {into?.key === null && role.key !== null && <p>{t('mergeKey', into.name, role.key)}</p>}
        <Forbidden
          role={role}
          roles={roles}
          state={state}
          fate={into ? { what: 'give', roleId: into.id } : null}
          merged
        />
      </div>
    </Panel>
  );
}

export function DeleteRole({ role, codebook, state, onDone, onCancel }: DeleteProps) {
  const use = useRoleUse(state, role.id, codebook.roles);
  const others = codebook.roles.filter(({ id }) => id !== role.id);
  const [fate, setFate] = useState<RoleFate['what']>('give');
  const [given, setGiven] = useState(others[0]?.id ?? '');
  const [alone, setAlone] = useState(others[0]?.id ?? '');
  const opened = codebook.relationKinds.filter((kind) =>
    [kind.from, kind.to].some((ends) => ends.length === 1 && ends[0] === role.id),
  );
  const chosen = ({ all, alone: only }: Use): RoleFate => {
    if (fate === 'delete' || all === 0) return { what: 'delete', atMost: all };
    if (fate === 'give') return { what: 'give', roleId: given };
    return {
      what: 'take-off',
      alone: alone === '' ? { what: 'delete', atMost: only } : { what: 'give', roleId: alone },
    };
  };
  const option = (what: RoleFate['what'], label: string, more?: ComponentChildren) => (
    <div class={styles.fate}>
      <label class={styles.choice}>
        <input type="radio" name="fate" checked={fate === what} onChange={() => setFate(what)} />
        <span>{label}</span>
      </label>
      {fate === what && more}
    </div>
  );
  return (
    <Panel
      // Filled anew when the question is known, so that the focus is on its first answer.
      key={use === null ? 'waiting' : 'known'}
      title={t('deleteNamed', role.name)}
      submitLabel={t('deleteRole')}
      waiting={use === null}
      onSubmit={async () => {
        const done = use !== null && (await state.deleteRole(role, chosen(use)));
        if (done) onDone();
        return done;
      }}
      onCancel={onCancel}
    >
      {use === null && <p>{t('loading')}</p>}
      {use?.all === 0 && <p>{t('roleUnused')}</p>}
      {use !== null && use.all > 0 && (
        <fieldset class={styles.fates}>
          <legend>{tCount('roleFate', use.all)}</legend>
          {option(
            'give',
            t('fateGive'),
            <SelectField label={t('otherRole')} value={given} options={asOptions(others)} onChange={setGiven} />,
          )}
          {option(
            'take-off',
            use.alone === 0 ? t('fateTakeOff') : tCount('fateTakeOffAlone', use.alone),
            use.alone > 0 && (
              <SelectField
                label={tCount('fateAlone', use.alone)}
                value={alone}
                options={[
                  ...others.map(({ id, name }) => ({ value: id, label: t('giveThem', name) })),
                  { value: '', label: t('deleteThem') },
                ]}
                onChange={setAlone}
              />
            ),
          )}
          {option('delete', tCount('fateDelete', use.all))}
        </fieldset>
      )}
      <div aria-live="polite">
        <Forbidden role={role} roles={codebook.roles} state={state} fate={use && chosen(use)} merged={false} />
        {opened.length > 0 && <p>{t('relationsOpened', formatList(opened.map(({ name }) => name)))}</p>}
      </div>
    </Panel>
  );
}
