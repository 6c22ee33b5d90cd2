/** A page in a tab of its own: its title with ways to other pages, what it holds, and what has just been done. */
import type { ComponentChildren } from 'preact';
import type { Actions } from '../state/actions.ts';
import styles from './TabPage.module.css';
import { Toast } from './Toast.tsx';
import { useUndoKeys } from './use-undo-keys.ts';

interface Props {
  title: string;
  /** Beside the title. */
  tools: ComponentChildren;
  actions: Pick<Actions, 'toast' | 'working' | 'undo' | 'redo'>;
  /** Takes the width of two columns, and a title as large as an article's. */
  wide?: boolean;
  children: ComponentChildren;
}

export function TabPage({ title, tools, actions, wide = false, children }: Props) {
  useUndoKeys(actions);
  return (
    <div class={[styles.page, wide && styles.wide].filter(Boolean).join(' ')}>
      <header class={styles.header}>
        <h1 class={styles.title}>{title}</h1>
        <div class={styles.tools}>{tools}</div>
      </header>
      <main class={styles.main}>{children}</main>
      <Toast actions={actions} />
    </div>
  );
}
