/** Those who code in a project: what each is called, who may be taken out, and who codes from now on. */

import type { Coder } from '../../core/model/project.ts';
import { Button } from '../components/Button.tsx';
import { SelectField } from '../components/Field.tsx';
import { focusLater } from '../components/focus.ts';
import { labelled } from '../labels.ts';
import { t } from '../messages.ts';
import styles from './Options.module.css';

interface Props {
  coders: readonly Coder[];
  /** The one who codes from now on. */
  currentId: string;
  /** Those who have made something, and stay; null until they are known. */
  busy: ReadonlySet<string> | null;
  newId(): string;
  onChange(coders: readonly Coder[]): void;
  onChoose(id: string): void;
  onTakeOut(id: string): void;
}

export function Coders({ coders, currentId, busy, newId, onChange, onChoose, onTakeOut }: Props) {
  const isAlone = coders.length === 1;
  const labelOf = (name: string, index: number): string => name.trim() || t('coderNumber', index + 1);
  return (
    <fieldset class={styles.coders}>
      <legend>{t('coders')}</legend>
      <p class={styles.hint}>{t('codersHint')}</p>
      {coders.map(({ id, name }, index) => (
        <div key={id} class={styles.coder} data-coder={id}>
          <input
            class={styles.coderName}
            aria-label={t('coderNumber', index + 1)}
            placeholder={t('coderNumber', index + 1)}
            dir={name ? 'auto' : undefined}
            value={name}
            maxLength={200}
            autocomplete="off"
            onInput={(event) => {
              const typed = event.currentTarget.value;
              onChange(coders.map((coder) => (coder.id === id ? { ...coder, name: typed } : coder)));
            }}
          />
          {!isAlone && busy?.has(id) && <span class={styles.coderStays}>{t('coderStays')}</span>}
          {!isAlone && !busy?.has(id) && (
            <Button
              disabled={busy === null}
              aria-label={labelled(t('takeOut'), labelOf(name, index))}
              onClick={() => {
                onTakeOut(id);
                focusLater('[data-add-coder]');
              }}
            >
              {t('takeOut')}
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          data-add-coder
          onClick={() => {
            const id = newId();
            onChange([...coders, { id, name: '' }]);
            focusLater(`[data-coder="${id}"] input`);
          }}
        >
          {t('addCoder')}
        </Button>
      </div>
      {!isAlone && (
        <SelectField
          label={t('currentCoder')}
          value={currentId}
          options={coders.map(({ id, name }, index) => ({ value: id, label: labelOf(name, index) }))}
          onChange={onChoose}
        />
      )}
    </fieldset>
  );
}
