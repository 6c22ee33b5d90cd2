/** Two or more panels of which one shows; arrow keys move between their tabs (ARIA tabs pattern). */
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import styles from './Tabs.module.css';

interface Props<Id extends string> {
  label: string;
  tabs: { id: Id; label: string; panel: ComponentChildren }[];
  chosen: Id;
  onChoose: (id: Id) => void;
}

export function Tabs<Id extends string>({ label, tabs, chosen, onChoose }: Props<Id>) {
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const rightToLeft = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const index = tabs.findIndex(({ id }) => id === chosen) + (rightToLeft ? -step : step);
    const next = tabs[(index + tabs.length) % tabs.length];
    if (!next) return;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };

  return (
    <section class={styles.tabs}>
      <div ref={list} role="tablist" aria-label={label} class={styles.list} onKeyDown={move}>
        {tabs.map(({ id, label: name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${prefix}-tab-${id}`}
            data-tab={id}
            data-label={name}
            aria-selected={id === chosen}
            aria-controls={`${prefix}-panel-${id}`}
            tabIndex={id === chosen ? 0 : -1}
            class={styles.tab}
            onClick={() => onChoose(id)}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ id, panel }) => (
        <div
          key={id}
          role="tabpanel"
          id={`${prefix}-panel-${id}`}
          aria-labelledby={`${prefix}-tab-${id}`}
          hidden={id !== chosen}
        >
          {id === chosen && panel}
        </div>
      ))}
    </section>
  );
}
