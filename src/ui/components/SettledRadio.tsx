/** One of several of which one is in use, and is as soon as it is chosen: so no key chooses what it only passes. */
import type { ComponentChildren } from 'preact';

interface Props {
  name: string;
  /** Whether it is the one in use. */
  checked: boolean;
  /** Whether it could be chosen; where not, the one in use is shown again. */
  onChoose: () => Promise<boolean>;
  class?: string | undefined;
  /** Its label. */
  children: ComponentChildren;
}

/**
 * Arrow keys lead to the others of its fieldset without choosing them, as in a toolbar (WAI-ARIA Authoring Practices, 'Radio
 * Group'): each choice is kept, shows on open pages and is a step of its own to undo. Space and Enter choose.
 */
export function SettledRadio({ name, checked, onChoose, class: className, children }: Props) {
  return (
    <label class={className}>
      <input
        type="radio"
        name={name}
        checked={checked}
        data-in-use={checked}
        onKeyDown={(event) => {
          const { key, currentTarget: radio } = event;
          if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
          const by = stepOf(key, getComputedStyle(radio).direction === 'rtl');
          if (by === 0 && key !== 'Enter') return;
          event.preventDefault();
          if (by === 0) return radio.click();
          const all = othersOf(radio);
          all[(all.indexOf(radio) + by + all.length) % all.length]?.focus();
        }}
        onChange={async ({ currentTarget: radio }) => {
          if (await onChoose()) return;
          for (const each of othersOf(radio)) each.checked = each.dataset.inUse === 'true';
        }}
      />
      {children}
    </label>
  );
}

/** Those that it is one of, with itself. */
function othersOf(radio: HTMLInputElement): HTMLInputElement[] {
  const radios = [...(radio.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
  return radios.filter(({ name }) => name === radio.name);
}

/** To the next, to the one before, or nowhere. */
function stepOf(key: string, isRightToLeft: boolean): number {
  if (key === 'ArrowDown' || key === (isRightToLeft ? 'ArrowLeft' : 'ArrowRight')) return 1;
  return key === 'ArrowUp' || key === (isRightToLeft ? 'ArrowRight' : 'ArrowLeft') ? -1 : 0;
}
