/** The form of a role: what it means and how it looks, with what is to be known of its colour and its key. */
import { type Role, UNDERLINES, type Underline } from '../../core/model/codebook.ts';
import { depthOf, possibleParents } from '../../core/model/codebook-edit.ts';
import { roleContrast, SEEN } from '../../core/model/role-style.ts';
import { ColorField, SelectField, TextField } from '../components/Field.tsx';
import { Panel } from '../components/Panel.tsx';
import { RoleMark } from '../components/RoleMark.tsx';
import { formatNumber, t } from '../messages.ts';
import type { FormDrafts } from '../state/form-drafts.ts';
import { underlineName } from '../underline-names.ts';
import styles from './CodebookEditor.module.css';
import { useDraft } from './use-draft.ts';

interface Props {
  role: Role;
  roles: readonly Role[];
  /** Where what is written is kept, and under what, until the form is saved or cancelled. */
  drafts: FormDrafts<Partial<Role>>;
  draftKey: string;
  title: string;
  submitLabel: string;
  /** With the role as it was when the form was opened. */
  onSubmit: (role: Role, before: Role) => Promise<boolean>;
  onCancel: () => void;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function RoleForm({ role: initial, roles, drafts, draftKey, title, submitLabel, onSubmit, onCancel }: Props) {
  const { before, value, set } = useDraft(drafts, draftKey, initial);
  const parents = possibleParents(initial.id, roles);
  // What it was to stand below may have gone while the form was out of sight.
  const isThere = value.parentId === null || parents.some(({ id }) => id === value.parentId);
  const role: Role = { ...value, parentId: isThere ? value.parentId : before.parentId };
  const holderOf = (key: string | null) =>
    roles.find((other) => key !== null && other.key === key && other.id !== role.id);
  const holder = holderOf(role.key);
  return (
    <Panel
      title={title}
      submitLabel={submitLabel}
      onSubmit={() => onSubmit({ ...role, name: role.name.trim() }, before)}
      onCancel={onCancel}
    >
      <TextField kind="name" label={t('fieldName')} value={role.name} onChange={(name) => set({ name })} />
      {(['definition', 'useWhen', 'useNotWhen', 'example'] as const).map((field) => (
        <TextField
          key={field}
          kind="prose"
          label={t(PROSE[field])}
          value={role[field]}
          onChange={(text) => set({ [field]: text })}
        />
      ))}
      <div class={styles.looks}>
        <ColorField
          label={t('fieldColor')}
          value={role.color}
          note={colorNote(role.color)}
          onChange={(color) => set({ color: color.toLowerCase() })}
        />
        <SelectField
          label={t('fieldUnderline')}
          value={role.underline}
          options={UNDERLINES.map((underline) => ({ value: underline, label: underlineName(underline) }))}
          onChange={(value) =>
            set({ underline: UNDERLINES.find((each): each is Underline => each === value) ?? 'solid' })
          }
        />
        <SelectField
          label={t('fieldKey')}
          value={role.key ?? ''}
          note={holder && role.key !== null ? t('keyTaken', role.key, holder.name) : null}
          options={[
            { value: '', label: t('noKey') },
            ...KEYS.map((key) => {
              const other = holderOf(key);
              return { value: key, label: other ? t('keyOf', key, other.name) : key };
            }),
          ]}
          onChange={(key) => set({ key: key || null })}
        />
        <SelectField
          label={t('fieldParent')}
          value={role.parentId ?? ''}
          options={[
            { value: '', label: t('noParent') },
            ...parents.map((each) => ({
              value: each.id,
              label: `${'\u2003'.repeat(depthOf(each, roles))}${each.name}`,
            })),
          ]}
          onChange={(id) => set({ parentId: id || null })}
        />
      </div>
      <p class={styles.preview}>
        <span class={styles.onLight}>
          <RoleMark role={{ ...role, name: role.name || t('fieldName') }} />
        </span>
        <span class={styles.onDark} aria-hidden="true">
          <RoleMark role={{ ...role, name: role.name || t('fieldName') }} />
        </span>
      </p>
    </Panel>
  );
}

const PROSE = {
  definition: 'fieldDefinition',
  useWhen: 'fieldUseWhen',
  useNotWhen: 'fieldUseNotWhen',
  example: 'fieldExample',
} as const;

/** A reader may keep a pale colour: her pages may all be dark. But she knows what it does. */
function colorNote(color: string): string | null {
  const { onLight, onDark } = roleContrast(color);
  if (onLight < SEEN) return t('paleOnLight', formatNumber(onLight));
  return onDark < SEEN ? t('paleOnDark', formatNumber(onDark)) : null;
}
