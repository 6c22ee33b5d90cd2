/** A role's name in its own colour and underline, as its highlights look on the page. */
import type { Role } from '../../core/model/codebook.ts';
import styles from './RoleMark.module.css';

export function RoleMark({ role }: { role: Pick<Role, 'name' | 'color' | 'underline'> }) {
  return (
    <bdi class={styles.mark} style={{ '--role': role.color, textDecorationStyle: role.underline }}>
      {role.name}
    </bdi>
  );
}
