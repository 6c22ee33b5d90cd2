/** A short opinion piece to practise on: two views, evidence, a rebuttal and a concession. Made up for this. */
import { t } from '../messages.ts';
import styles from './SampleArticle.module.css';

export function SampleArticle() {
  return (
    <article class={styles.article} aria-label={t('welcomeArticle')}>
      <h2 data-part="headline" class={styles.headline}>
        {t('sampleTitle')}
      </h2>
      <p data-part="dek" class={styles.dek}>
        {t('sampleDek')}
      </p>
      <p data-part="byline" class={styles.byline}>
        {t('sampleByline')}
      </p>
      <p data-suggested>{t('sampleStance')}</p>
      <p>{t('sampleAgainst')}</p>
      <h3 class={styles.subheading}>{t('sampleOnBoard')}</h3>
      <p data-suggested>{t('sampleEvidence')}</p>
      <blockquote class={styles.quote}>
        <p>{t('sampleQuote')}</p>
      </blockquote>
      <h3 class={styles.subheading}>{t('sampleBus')}</h3>
      <p>{t('sampleRebuttal')}</p>
      <p data-suggested>{t('sampleConcession')}</p>
      <p data-suggested>{t('sampleClosing')}</p>
      <p data-part="author-bio" class={styles.bio}>
        {t('sampleBio')}
      </p>
    </article>
  );
}
