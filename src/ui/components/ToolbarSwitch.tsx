/** Switches the toolbar beside selections on and off for the page's site. */
import { useRef } from 'preact/hooks';
import { t } from '../messages.ts';
import styles from './ToolbarSwitch.module.css';

interface Props {
  /** null on a page that has no site. */
  on: boolean | null;
  onChange: (on: boolean) => Promise<void>;
}

export function ToolbarSwitch({ on, onChange }: Props) {
  const kept = useRef(on);
  kept.current = on;
  if (on === null) return null;
  return (
    <label class={styles.switch}>
      <input
        type="checkbox"
        checked={on}
        onChange={async ({ currentTarget: box }) => {
          await onChange(box.checked);
          // Where it could not be kept, or has been changed elsewhere meanwhile, nothing is drawn anew that would show it.
          box.checked = kept.current === true;
        }}
      />
      {t('toolbarOnSite')}
    </label>
  );
}
