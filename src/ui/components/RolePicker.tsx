/**
 * The codebook's roles as buttons with their keys 1-9, and the definition of the one pointed at. They are
 * checkboxes, so that Space gives a role and Enter submits the form they stand in.
 */
import { useId, useState } from 'preact/hooks';
import type { Role } from '../../core/model/codebook.ts';
import { t } from '../messages.ts';
import choiceStyles from './Choice.module.css';
import { RoleMark } from './RoleMark.tsx';
import styles from './RolePicker.module.css';

interface Props {
  roles: readonly Role[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
}

export function RolePicker({ roles, chosen, onToggle }: Props) {
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const definitionId = useId();
  const shown = roles.find(({ id }) => id === pointedAt) ?? roles.find(({ id }) => id === chosen.at(-1)) ?? roles[0];

  return (
    <fieldset class={styles.picker}>
      <legend class="visually-hidden">{t('roles')}</legend>
      <div class={styles.roles}>
        {roles.map((role) => (
          <label
            key={role.id}
            class={styles.role}
            onMouseEnter={() => setPointedAt(role.id)}
            onMouseLeave={() => setPointedAt(null)}
          >
            <input
              type="checkbox"
              value={role.id}
              class={choiceStyles.input}
              checked={chosen.includes(role.id)}
              onChange={() => onToggle(role.id)}
              onFocus={() => setPointedAt(role.id)}
              onBlur={() => setPointedAt(null)}
              aria-describedby={`${definitionId}-${role.id}`}
              aria-keyshortcuts={role.key ?? undefined}
            />
            {role.key && <kbd class={styles.key}>{role.key}</kbd>}
            <RoleMark role={role} />
            <span id={`${definitionId}-${role.id}`} hidden>
              {placeOf(role, roles)} {role.definition}
            </span>
          </label>
        ))}
      </div>
      {shown && (
        <p class={styles.definition} aria-hidden="true">
          <bdi>
            <strong>{`${shown.name}${t('fullStop')}`}</strong> {placeOf(shown, roles)} {shown.definition}
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
