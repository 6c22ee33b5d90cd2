/**
 * A button that opens a few choices; a popover, so that the browser closes it on Escape and on a click elsewhere. The arrow keys
 * open it too and go through it.
 */
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
  /** Whether nothing can be chosen now. The button keeps the focus, as a disabled one would not. */
  busy?: boolean;
  items: MenuItem[];
}

export function Menu({ label, description, icon = 'export', busy = false, items }: Props) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const choices = [...(popover.current?.querySelectorAll('button') ?? [])];
    const at = choices.findIndex((choice) => choice.matches(':focus'));
    const next = placeAfter(event, at, choices.length);
    if (next === null || busy) return;
    event.preventDefault();
    // By its button, beside which it then stands.
    if (!popover.current?.matches(':popover-open')) opener.current?.click();
    choices.at(next)?.focus();
  };

  return (
    <>
      <Button
        ref={opener}
        weight="quiet"
        icon={icon}
        aria-disabled={busy}
        {...(busy ? {} : { popovertarget: id })}
        onKeyDown={onKeyDown}
        {...(description ? { 'aria-label': description } : {})}
      >
        {label}
      </Button>
      <div ref={popover} id={id} popover="auto" class={styles.menu}>
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            class={styles.item}
            onKeyDown={onKeyDown}
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

/** Where a key leads among so many choices from the one at `at`; -1 is the button before them, and the last one after it. */
function placeAfter(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  at: number,
  count: number,
): number | null {
  if (count === 0 || altKey || ctrlKey || metaKey || shiftKey) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return Math.max(at, 0) - 1;
  if (at < 0) return null;
  if (key === 'Home') return 0;
  return key === 'End' ? -1 : null;
}
