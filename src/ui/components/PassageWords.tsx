/** A passage in short: its roles and its first words, and where it is from where that is not here. */
import { quoteOf } from '../../core/model/annotation.ts';
import type { Codebook, Role } from '../../core/model/codebook.ts';
import { rolesOf } from '../../core/model/codebook.ts';
import type { Id } from '../../core/model/identifier.ts';
import { t } from '../messages.ts';
import type { AnnotationInArticle } from '../services.ts';
import styles from './PassageWords.module.css';
import { RoleMark } from './RoleMark.tsx';

/** What the ends of relations are, by id. */
export interface Passages {
  codebooks: readonly Codebook[];
  known(id: Id): KnownPassage | undefined;
}

export interface KnownPassage {
  roles: Role[];
  quote: string;
  language: string | null;
  /** Title of its article where that is another than the one in view. */
  article: string | null;
}

/**
 * All passages that a surface knows.
 *
 * @param here which articles are in view
 * @param language of those that come without their article
 */
export function passagesOf(
  entries: Iterable<Pick<AnnotationInArticle, 'annotation'> & { article?: AnnotationInArticle['article'] | undefined }>,
  codebooks: readonly Codebook[],
  here: (articleId: Id) => boolean,
  language: string | null,
): Passages {
  const passages = new Map<Id, KnownPassage>();
  for (const { annotation, article } of entries) {
    passages.set(annotation.id, {
      roles: rolesOf(annotation.roles, codebooks),
      quote: quoteOf(annotation),
      language: article ? article.description.language : language,
      article: here(annotation.articleId) ? null : (article?.description.title ?? t('anotherArticle')),
    });
  }
  return { codebooks, known: (id) => passages.get(id) };
}

export function PassageWords({ id, passages }: { id: Id; passages: Passages }) {
  const passage = passages.known(id);
  if (!passage) return <span class={styles.unknown}>{t('passageUnknown')}</span>;
  const { roles, quote, language, article } = passage;
  return (
    <span class={styles.passage}>
      <span class={styles.roles}>
        {roles.length > 0 ? roles.map((role) => <RoleMark key={role.id} role={role} />) : t('unknownRole')}
      </span>{' '}
      <span class={styles.quote} lang={language ?? undefined} dir="auto">
        {quote}
      </span>
      {article !== null && <span class={styles.article}> {t('inArticle', article)}</span>}
    </span>
  );
}
