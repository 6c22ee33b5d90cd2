/** Switches the toolbar beside selections on and off for the page's site. */
import { t } from '../messages.ts';
import styles from './Popup.module.css';

/** `on` is null on a page that has no site. */
export function ToolbarSwitch({ on, onChange }: { on: boolean | null; onChange: (on: boolean) => void }) {
  if (on === null) return null;
  return (
    <label class={styles.switch}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      {t('toolbarOnSite')}
    </label>
  );
}
