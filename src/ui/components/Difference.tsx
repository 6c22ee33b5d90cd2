/** What stands on the page now where the marked words stood, with what was taken out and put in. */
import type { WordChange } from '../../core/text/quote.ts';
import { t } from '../messages.ts';
import styles from './Difference.module.css';

interface Props {
  changes: readonly WordChange[];
  language: string | null;
}

export function Difference({ changes, language }: Props) {
  return (
    <p class={styles.difference}>
      <span class={styles.label}>{t('labelBefore', t('standsNow'))} </span>
      <span class={styles.words} lang={language ?? undefined} dir="auto">
        {changes.map(({ change, text }, index) => (
          <Run key={index} change={change} text={text} />
        ))}
      </span>
    </p>
  );
}

/** The label is read out only: by itself `del` and `ins` say nothing in most screen readers. */
function Run({ change, text }: WordChange) {
  if (change === 'kept') return <span>{text}</span>;
  const Tag = change === 'removed' ? 'del' : 'ins';
  const words = text.trimStart();
  // The space before it is neither struck through nor underlined.
  return (
    <>
      {text.slice(0, text.length - words.length)}
      <Tag>
        <span class="visually-hidden">
          {' '}
          {t('labelBefore', t(change === 'removed' ? 'wordsRemoved' : 'wordsAdded'))}{' '}
        </span>
        {words}
      </Tag>
    </>
  );
}
