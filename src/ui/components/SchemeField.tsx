/** By which pattern of argument one passage bears on another, and the questions that put such an argument to the test. */
import { useId } from 'preact/hooks';
import { SCHEMES, schemeOf } from '../../core/argument/schemes.ts';
import { t } from '../messages.ts';
import styles from './SchemeField.module.css';

export function SchemeField({ scheme, onChange }: { scheme: string | null; onChange: (id: string | null) => void }) {
  const id = useId();
  return (
    <div class={styles.field}>
      <label for={id} class={styles.label}>
        {t('scheme')}
      </label>
      <select
        id={id}
        class={styles.select}
        value={scheme ?? ''}
        onChange={({ currentTarget: { value } }) => onChange(value === '' ? null : value)}
      >
        <option value="">{t('schemeNone')}</option>
        {SCHEMES.map(({ id: each, name }) => (
          <option key={each} value={each}>
            {t(name)}
          </option>
        ))}
        {/* One that a later version has named stays as it is. */}
        {scheme !== null && !schemeOf(scheme) && <option value={scheme}>{scheme}</option>}
      </select>
      <SchemeQuestions scheme={scheme} />
    </div>
  );
}

/** What the scheme says and what is to be asked of it; nothing where there is none. */
export function SchemeQuestions({ scheme }: { scheme: string | null }) {
  const known = schemeOf(scheme ?? undefined);
  if (!known) return null;
  return (
    <div class={styles.questions}>
      <p>{t(known.definition)}</p>
      <ul class={styles.list} aria-label={t('criticalQuestions')}>
        {known.questions.map((question) => (
          <li key={question}>{t(question)}</li>
        ))}
      </ul>
    </div>
  );
}
