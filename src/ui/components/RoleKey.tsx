/** The key that gives a role, where it has one. */
import styles from './RoleKey.module.css';

export function RoleKey({ role }: { role: { readonly key: string | null } }) {
  return role.key ? <kbd class={styles.key}>{role.key}</kbd> : null;
}
