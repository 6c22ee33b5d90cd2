/** The roles of a codebook in the editor, each with what can be done with it, in the order and nesting they are given in. */
import { useState } from 'preact/hooks';
import type { Codebook, Role } from '../../core/model/codebook.ts';
import { canMoveRole, depthOf } from '../../core/model/codebook-edit.ts';
import { Button } from '../components/Button.tsx';
import { focusLater } from '../components/focus.ts';
import { RoleKey } from '../components/RoleKey.tsx';
import { RoleMark } from '../components/RoleMark.tsx';
import { t } from '../messages.ts';
import type { CodebookState } from '../state/codebook-state.ts';
import { newOf } from '../state/form-drafts.ts';
import styles from './CodebookEditor.module.css';
import { MoveButtons } from './MoveButtons.tsx';
import { RoleForm } from './RoleForm.tsx';
import { DeleteRole, MergeRole } from './RoleRemoval.tsx';
import { Unsaved } from './Unsaved.tsx';

type Way = 'edit' | 'merge' | 'delete';

interface Props {
  codebook: Codebook;
  state: CodebookState;
}

export function Roles({ codebook, state }: Props) {
  /** What is open: one form at a time. */
  const [open, setOpen] = useState<{ id: string; way: Way } | null>(null);
  const [added, setAdded] = useState<Role | null>(null);
  const { roles } = codebook;
  const drafts = state.drafts.roles;
  const ofNew = newOf(codebook.id);

  const leave = ({ id }: Role, way: Way) => {
    if (way === 'edit') drafts.delete(id);
    setOpen(null);
    focusLater(`${rowOf(id)} [data-opens="${way}"]`, `${rowOf(id)} button`);
  };
  const removed = ({ id }: Role, into?: Role) => {
    const at = roles.findIndex((role) => role.id === id);
    const next = into ?? roles[at + 1] ?? roles[at - 1];
    setOpen(null);
    focusLater(next ? `${rowOf(next.id)} [data-opens="edit"]` : '[data-add-role]');
  };
  return (
    <section class={styles.part}>
      <h3 class={styles.subtitle}>{t('roles')}</h3>
      <p class={styles.hint}>{t('rolesHint')}</p>
      <ol class={styles.list}>
        {roles.map((role) => (
          <li
            key={role.id}
            class={styles.row}
            style={{ '--depth': Math.min(4, depthOf(role, roles)) }}
            data-role={role.id}
          >
            <Summary role={role} roles={roles} />
            {open?.id === role.id ? (
              <>
                {open.way === 'edit' && (
                  <RoleForm
                    role={role}
                    roles={roles}
                    drafts={drafts}
                    draftKey={role.id}
                    title={t('editNamed', role.name)}
                    submitLabel={t('save')}
                    onSubmit={async (changed, before) => {
                      const done = await state.changeRole(before, changed);
                      if (done) leave(role, 'edit');
                      return done;
                    }}
                    onCancel={() => leave(role, 'edit')}
                  />
                )}
                {open.way === 'merge' && (
                  <MergeRole
                    role={role}
                    roles={roles}
                    state={state}
                    onDone={(into) => removed(role, into)}
                    onCancel={() => leave(role, 'merge')}
                  />
                )}
                {open.way === 'delete' && (
                  <DeleteRole
                    role={role}
                    codebook={codebook}
                    state={state}
                    onDone={() => removed(role)}
                    onCancel={() => leave(role, 'delete')}
                  />
                )}
              </>
            ) : (
              <Tools
                role={role}
                roles={roles}
                state={state}
                isUnsaved={drafts.has(role.id)}
                onOpen={(way) => {
                  setAdded(null);
                  setOpen({ id: role.id, way });
                }}
              />
            )}
          </li>
        ))}
      </ol>
      {added ? (
        <RoleForm
          key={added.id}
          role={added}
          roles={roles}
          drafts={drafts}
          draftKey={ofNew}
          title={t('addRole')}
          submitLabel={t('addRole')}
          onSubmit={async (role) => {
            const done = await state.addRole(role);
            if (done) {
              drafts.delete(ofNew);
              setAdded(null);
              focusLater(`${rowOf(role.id)} [data-opens="edit"]`);
            }
            return done;
          }}
          onCancel={() => {
            drafts.delete(ofNew);
            setAdded(null);
            focusLater('[data-add-role]');
          }}
        />
      ) : (
        <div class={styles.tools}>
          {drafts.has(ofNew) && <Unsaved id={ADD_UNSAVED} />}
          <Button
            data-add-role
            aria-describedby={drafts.has(ofNew) ? ADD_UNSAVED : undefined}
            onClick={() => {
              setOpen(null);
              setAdded(state.newRole());
            }}
          >
            {t('addRole')}
          </Button>
        </div>
      )}
    </section>
  );
}

const rowOf = (id: string): string => `[data-role="${id}"]`;
const ADD_UNSAVED = 'add-role-unsaved';

function Summary({ role, roles }: { role: Role; roles: readonly Role[] }) {
  const parent = roles.find(({ id }) => id === role.parentId);
  return (
    <div class={styles.summary}>
      <p>
        <RoleKey role={role} /> <RoleMark role={role} />
        {parent && <span class={styles.hint}> {t('below', parent.name)}</span>}
      </p>
      {role.definition && (
        <p class={styles.hint}>
          <bdi>{role.definition}</bdi>
        </p>
      )}
    </div>
  );
}

interface ToolsProps {
  role: Role;
  roles: readonly Role[];
  state: CodebookState;
  /** Whether something was written in its form that is not saved yet. */
  isUnsaved: boolean;
  onOpen: (way: Way) => void;
}

function Tools({ role, roles, state, isUnsaved, onOpen }: ToolsProps) {
  const unsavedId = `unsaved-${role.id}`;
  const named = (label: string) => `${label}: ${role.name}`;
  // A codebook has one role at least.
  const isOnly = roles.length === 1;
  return (
    <div class={styles.tools}>
      {isUnsaved && <Unsaved id={unsavedId} />}
      <Button
        icon="edit"
        data-opens="edit"
        aria-label={named(t('edit'))}
        aria-describedby={isUnsaved ? unsavedId : undefined}
        onClick={() => onOpen('edit')}
      >
        {t('edit')}
      </Button>
      <MoveButtons
        name={role.name}
        row={rowOf(role.id)}
        canMove={(by) => canMoveRole(role.id, by, roles)}
        onMove={(by) => state.moveRole(role, by)}
      />
      {!isOnly && (
        <>
          <Button weight="quiet" data-opens="merge" aria-label={named(t('merge'))} onClick={() => onOpen('merge')}>
            {t('merge')}
          </Button>
          <Button weight="quiet" data-opens="delete" aria-label={named(t('delete'))} onClick={() => onOpen('delete')}>
            {t('delete')}
          </Button>
        </>
      )}
    </div>
  );
}
