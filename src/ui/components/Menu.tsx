/** A button that opens a few choices; a popover, so that the browser closes it on Escape and on a click elsewhere. */
import { useId, useRef } from 'preact/hooks';
import { Button } from './Button.tsx';
import type { IconName } from './Icon.tsx';
import styles from './Menu.module.css';

/** A choice of a menu. */
export interface MenuItem {
  id: string;
  label: string;
  onChoose: () => void;
}

interface Props {
  label: string;
  /** Says more than the label where the same menu stands several times on a page. */
  description?: string;
  icon?: IconName;
  items: MenuItem[];
}

export function Menu({ label, description, icon = 'export', items }: Props) {
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  return (
    <>
      <Button weight="quiet" icon={icon} popovertarget={id} {...(description ? { 'aria-label': description } : {})}>
        {label}
      </Button>
      <div ref={popover} id={id} popover="auto" class={styles.menu}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            class={styles.item}
            onClick={() => {
              popover.current?.hidePopover();
              item.onChoose();
            }}
          >
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}
