/**
 * The codebook's roles as buttons with their keys 1-9, below them those that the passage has of other codebooks, and the
 * definition of the one pointed at, with when to use it. They are checkboxes, so that Space gives a role and Enter submits the
 * form they stand in.
 */
import { useId, useRef, useState } from 'preact/hooks';
import type { Role } from '../../core/model/codebook.ts';
import type { RolesOfOther } from '../coding.ts';
import { labelled } from '../labels.ts';
import { t } from '../messages.ts';
import choiceStyles from './Choice.module.css';
import { hasGuidance, RoleGuidance } from './RoleGuidance.tsx';
import { RoleKey } from './RoleKey.tsx';
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
  const [focused, setFocused] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const guidance = useRef<HTMLDetailsElement>(null);
  const definitionId = useId();
  const all = [...roles, ...others.flatMap((other) => other.roles.flatMap(({ role }) => role ?? []))];
  const named = (wanted: string | null | undefined) => all.find(({ id }) => id === wanted);
  const shown = named(pointedAt) ?? named(focused) ?? named(chosen.at(-1)) ?? roles[0];

  const point = (id: string, input: HTMLInputElement | null) => {
    // What has the focus may go: the form keeps it, and with it the keys of the roles.
    const role = named(id);
    if (role && !hasGuidance(role) && guidance.current?.contains(document.activeElement)) input?.focus();
    setPointedAt(id);
  };

  const roleSwitch = (id: string, role: Role | null, hasKey: boolean) => (
    <label key={id} class={styles.role} onMouseEnter={(event) => point(id, event.currentTarget.querySelector('input'))}>
      <input
        type="checkbox"
        value={id}
        class={choiceStyles.input}
        checked={chosen.includes(id)}
        onChange={() => onToggle(id)}
        onFocus={() => {
          setFocused(id);
          setPointedAt(null);
        }}
        aria-describedby={role ? `${definitionId}-${id}` : undefined}
        aria-keyshortcuts={hasKey ? (role?.key ?? undefined) : undefined}
      />
      {role && hasKey && <RoleKey role={role} />}
      {role ? <RoleMark role={role} /> : t('unknownRole')}
      {role && (
        <span id={`${definitionId}-${id}`} hidden>
          {placeOf(role, all)} {role.definition}
        </span>
      )}
    </label>
  );

  return (
    <fieldset
      class={styles.picker}
      // Not when it leaves a role: the way to what is said of that one leads out of it.
      onMouseLeave={() => setPointedAt(null)}
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setFocused(null);
      }}
    >
      <legend class="visually-hidden">{t('roles')}</legend>
      <div class={styles.roles}>{roles.map((role) => roleSwitch(role.id, role, true))}</div>
      {others.map(({ name, roles: ofOther }) => (
        <fieldset key={ofOther[0]?.id} class={styles.others}>
          <legend class={styles.codebook}>{name === null ? t('rolesOfNone') : t('rolesOfOther', name)}</legend>
          <div class={styles.roles}>{ofOther.map(({ id, role }) => roleSwitch(id, role, false))}</div>
        </fieldset>
      ))}
      {shown && (
        <p class={styles.definition} aria-hidden="true">
          <bdi>
            <strong>{`${shown.name}${t('fullStop')}`}</strong> {placeOf(shown, all)} {shown.definition}
          </bdi>
        </p>
      )}
      {shown && all.some(hasGuidance) && (
        <div class={styles.guidance}>
          {hasGuidance(shown) && (
            <details
              ref={guidance}
              open={isOpen}
              onToggle={(event) => setOpen(event.currentTarget.open)}
              // It stays that role's while it is read, wherever the pointer goes.
              onFocusIn={() => setFocused(shown.id)}
            >
              <summary class={styles.summary} aria-label={labelled(t('whenToUse'), shown.name)}>
                {t('whenToUse')}
              </summary>
              <RoleGuidance role={shown} />
            </details>
          )}
        </div>
      )}
    </fieldset>
  );
}

/** Which role it stands below, where it does. */
function placeOf({ parentId }: Role, roles: readonly Role[]): string {
  const parent = roles.find(({ id }) => id === parentId);
  return parent ? `(${t('below', parent.name)})` : '';
}
