/** A list whose choice is kept as soon as it is made, and so counts only once the reader has settled on an entry. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

interface Props {
  id?: string;
  value: string;
  /** Where it could not be chosen, the value that stays is shown again. */
  onChoose: (value: string) => Promise<unknown>;
  class?: string | undefined;
  'aria-label'?: string;
  'aria-describedby'?: string;
  children: ComponentChildren;
}

/**
 * Arrow keys and letters go through a closed list in Chromium and Firefox, and each entry on the way is told as a change: it
 * is shown, and chosen with Enter or when the reader goes on. Escape goes back. What is chosen in the open list is chosen.
 */
export function SettledSelect({ value, onChoose, children, ...attributes }: Props) {
  const [shown, setShown] = useState<string | null>(null);
  const passing = useRef(false);
  const asked = useRef<string | null>(null);

  const settle = async (chosen: string) => {
    if (chosen === value || chosen === asked.current) return;
    asked.current = chosen;
    try {
      await onChoose(chosen);
    } finally {
      if (asked.current === chosen) asked.current = null;
      // Keys may have gone on meanwhile.
      setShown((current) => (current === chosen ? null : current));
    }
  };

  return (
    <select
      {...attributes}
      value={shown ?? value}
      onKeyDown={(event) => {
        const select = event.currentTarget;
        passing.current = isPassing(event) && !isOpen(select);
        // Space, and on a Mac an arrow, opens the list: what comes of that is no entry passed.
        if (passing.current) {
          requestAnimationFrame(() => {
            if (isOpen(select)) passing.current = false;
          });
        }
        if (event.isComposing || select.value === value) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          void settle(select.value);
        } else if (event.key === 'Escape' && asked.current === null) {
          // The popup would close.
          event.preventDefault();
          event.stopPropagation();
          setShown(null);
        }
      }}
      onKeyUp={() => {
        passing.current = false;
      }}
      onPointerDown={() => {
        passing.current = false;
      }}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.value;
        setShown(chosen);
        if (!passing.current) void settle(chosen);
      }}
      onBlur={({ currentTarget }) => void settle(currentTarget.value)}
    >
      {children}
    </select>
  );
}

function isPassing({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey) return false;
  return /^(?:Arrow\w+|Home|End|PageUp|PageDown)$/.test(key) || [...key].length === 1;
}

const isOpen = (select: HTMLSelectElement): boolean => select.matches(':open');
