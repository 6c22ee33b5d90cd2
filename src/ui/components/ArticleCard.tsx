/** What article this is: title, dek, authors, publication, date, and where it appeared first. */
import { Fragment } from 'preact';
import type { ArticleDescription } from '../../core/model/article.ts';
import { formatDate, formatList, t } from '../messages.ts';
import styles from './ArticleCard.module.css';

interface Props {
  article: ArticleDescription;
  /** Level of its heading on the surface. */
  level?: 1 | 2;
  /** Without its dek. */
  compact?: boolean;
}

export function ArticleCard({ article, level = 1, compact = false }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  const { title, dek, authors, siteName, published, firstPublished, language } = article;
  const name = title.trim() || t('untitled');
  const date = published.date ? formatDate(published.date) : published.text;
  return (
    <header class={styles.card}>
      <Heading class={styles.title} lang={language ?? undefined} dir="auto" title={name}>
        {name}
      </Heading>
      {dek && !compact && (
        <p class={styles.dek} lang={language ?? undefined} dir="auto" title={dek}>
          {dek}
        </p>
      )}
      <p class={styles.facts}>
        {[formatList(authors), siteName, date].filter(Boolean).map((fact, index) => (
          <Fragment key={fact}>
            {index > 0 && ' · '}
            <bdi class={fact === date && published.date ? styles.date : undefined}>{fact}</bdi>
          </Fragment>
        ))}
      </p>
      {firstPublished && (
        <p class={styles.facts}>
          {firstPublished.date
            ? t('firstPublishedOn', firstPublished.publication, formatDate(firstPublished.date))
            : t('firstPublished', firstPublished.publication)}
        </p>
      )}
    </header>
  );
}
