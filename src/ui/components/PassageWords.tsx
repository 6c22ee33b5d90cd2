/** A passage in short: its roles and its first words, and where it is from where that is not here. */
import { quoteOf } from '../../core/model/annotation.ts';
import { type Codebook, type Role, rolesOf } from '../../core/model/codebook.ts';
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

/** An annotation, and its article where that is known. */
export type FoundPassage = Pick<AnnotationInArticle, 'annotation'> & {
  article?: AnnotationInArticle['article'] | undefined;
};

/**
 * The passages that a surface knows, each looked up when it is shown.
 *
 * @param here which articles are in view
 * @param language of those that come without their article
 */
export function passagesFrom(
  find: (id: Id) => FoundPassage | undefined,
  codebooks: readonly Codebook[],
  here: (articleId: Id) => boolean,
  language: string | null = null,
): Passages {
  return {
    codebooks,
    known(id) {
      const found = find(id);
      if (!found) return undefined;
      const { annotation, article } = found;
      return {
        roles: rolesOf(annotation.roles, codebooks),
        quote: quoteOf(annotation),
        language: article ? article.description.language : language,
        article: here(annotation.articleId) ? null : (article?.description.title ?? t('anotherArticle')),
      };
    },
  };
}

/** By their ids. */
export function byId<T extends FoundPassage>(entries: readonly T[]): Map<Id, T> {
  return new Map(entries.map((entry) => [entry.annotation.id, entry]));
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
