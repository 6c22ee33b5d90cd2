/** What narrows the library, beside the search: the project, where there are several, and the roles in use. */
import type { ComponentChildren } from 'preact';
import { codebookOf } from '../coding.ts';
import { RoleMark } from '../components/RoleMark.tsx';
import { t } from '../messages.ts';
import type { LibraryState } from '../state/library-state.ts';
import styles from './Filters.module.css';

export function Filters({ state }: { state: LibraryState }) {
  return (
    <div class={styles.filters}>
      <ProjectFilter state={state} />
      <RoleFilter state={state} />
    </div>
  );
}

function ProjectFilter({ state }: { state: LibraryState }) {
  const context = state.context.value;
  if (!context || context.projects.length < 2) return null;
  const held = new Map<string, number>();
  for (const { annotation } of state.entries.value) {
    held.set(annotation.projectId, (held.get(annotation.projectId) ?? 0) + 1);
  }
  return (
    <label class={styles.project}>
      <span class={styles.name}>{t('filterByProject')}</span>
      <select
        class={styles.choice}
        data-project-filter
        value={state.project.value?.id ?? ''}
        onChange={(event) => state.filters.chooseProject(event.currentTarget.value || null)}
      >
        <option value="">{t('nameWithCount', t('allProjects'), state.total.value)}</option>
        {context.projects.map(({ id, name }) => (
          <option key={id} value={id}>
            {state.awaited.value === null ? t('nameWithCount', name, held.get(id) ?? 0) : name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The roles that some annotation bears, as switches; of a project, those that it has a use for. */
function RoleFilter({ state }: { state: LibraryState }) {
  const context = state.context.value;
  const { filters } = state;
  const project = state.project.value;
  if (!context) return null;
  const inProject = state.entries.value.filter(({ annotation }) => !project || annotation.projectId === project.id);
  // What is switched on stays, to be switched off again.
  const used = new Set([...inProject.flatMap(({ annotation }) => annotation.roles), ...state.roles.value]);
  // In the order of the codebooks, the one in use first: another annotation must not shuffle them.
  const at = project ? codebookOf({ projectId: project.id }, context) : context.codebook;
  const books = [at, ...context.codebooks.filter(({ id }) => id !== at.id)]
    .map(({ id, name, roles }) => ({ id, name, roles: roles.filter((role) => used.has(role.id)) }))
    .filter(({ roles }) => roles.length > 0);
  if (books.length === 0) return null;
  return (
    <fieldset class={styles.roles}>
      <legend class={styles.name}>{t('filterByRole')}</legend>
      <div class={styles.books}>
        {books.map(({ id, name, roles }) => (
          // Two codebooks may have roles of one name.
          <BookRoles key={id} name={books.length > 1 ? name : null}>
            {roles.map((role) => (
              <label key={role.id} class={styles.role}>
                <input
                  type="checkbox"
                  checked={state.roles.value.has(role.id)}
                  onChange={() => filters.toggleRole(role.id)}
                />
                <RoleMark role={role} />
              </label>
            ))}
          </BookRoles>
        ))}
      </div>
    </fieldset>
  );
}

/** The roles of one codebook, beside its name where there are several. */
function BookRoles({ name, children }: { name: string | null; children: ComponentChildren }) {
  const choices = <div class={styles.choices}>{children}</div>;
  if (name === null) return <div class={styles.book}>{choices}</div>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot stand in a line with what it names.
    <div class={styles.book} role="group" aria-label={name}>
      <span class={styles.bookName} aria-hidden="true">
        {name}
      </span>
      {choices}
    </div>
  );
}
