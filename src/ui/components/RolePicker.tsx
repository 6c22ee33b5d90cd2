/**
 * The codebook's roles as buttons with their keys 1-9, below them those that the passage has of other codebooks, and the
 * definition of the one pointed at. They are checkboxes, so that Space gives a role and Enter submits the form they stand in.
 */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Role } from '../../core/model/codebook.ts';
import type { RolesOfOther } from '../coding.ts';
import { t } from '../messages.ts';
import choiceStyles from './Choice.module.css';
import { RoleMark } from './RoleMark.tsx';
import styles from './RolePicker.module.css';

interface Props {
  roles: readonly Role[];
  others: readonly RolesOfOther[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
}

export function RolePicker({ roles, others, chosen, onToggle }: Props) {
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const definitionId = useId();
  const all = [...roles, ...others.flatMap((other) => other.roles.flatMap(({ role }) => role ?? []))];
  const shown = all.find(({ id }) => id === pointedAt) ?? all.find(({ id }) => id === chosen.at(-1)) ?? roles[0];

  const roleSwitch = (id: string, role: Role | null, key: ComponentChildren) => (
    <label key={id} class={styles.role} onMouseEnter={() => setPointedAt(id)} onMouseLeave={() => setPointedAt(null)}>
      <input
        type="checkbox"
        value={id}
        class={choiceStyles.input}
        checked={chosen.includes(id)}
        onChange={() => onToggle(id)}
        onFocus={() => setPointedAt(id)}
        onBlur={() => setPointedAt(null)}
        aria-describedby={role ? `${definitionId}-${id}` : undefined}
        aria-keyshortcuts={(key && role?.key) || undefined}
      />
      {key}
      {role ? <RoleMark role={role} /> : t('unknownRole')}
      {role && (
        <span id={`${definitionId}-${id}`} hidden>
          {placeOf(role, all)} {role.definition}
        </span>
      )}
    </label>
  );

  return (
    <fieldset class={styles.picker}>
      <legend class="visually-hidden">{t('roles')}</legend>
      <div class={styles.roles}>
        {roles.map((role) => roleSwitch(role.id, role, role.key && <kbd class={styles.key}>{role.key}</kbd>))}
      </div>
      {others.map(({ name, roles: ofOther }) => (
        <fieldset key={ofOther[0]?.id} class={styles.others}>
          <legend class={styles.codebook}>{name === null ? t('rolesOfNone') : t('rolesOfOther', name)}</legend>
          <div class={styles.roles}>{ofOther.map(({ id, role }) => roleSwitch(id, role, null))}</div>
        </fieldset>
      ))}
      {shown && (
        <p class={styles.definition} aria-hidden="true">
          <bdi>
            <strong>{`${shown.name}${t('fullStop')}`}</strong> {placeOf(shown, all)} {shown.definition}
          </bdi>
        </p>
      )}
    </fieldset>
  );
}

/** Which role it stands below, where it does. */
function placeOf({ parentId }: Role, roles: readonly Role[]): string {
  const parent = roles.find(({ id }) => id === parentId);
  return parent ? `(${t('below', parent.name)})` : '';
}
