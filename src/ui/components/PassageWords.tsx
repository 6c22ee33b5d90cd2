/** A passage in short: its roles and its first words, and where it is from where that is not here. */
import { quoteOf } from '../../core/model/annotation.ts';
import { type Codebook, type Role, rolesOf } from '../../core/model/codebook.ts';
import type { Id } from '../../core/model/identifier.ts';
import type { AnchorState } from '../../core/model/selector.ts';
import { STATE_ICONS, stateName } from '../anchor-states.ts';
import { t } from '../messages.ts';
import type { AnnotationInArticle } from '../services.ts';
import { Icon } from './Icon.tsx';
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
  /** Where its page has not found it, or other words in its place. */
  state?: 'changed' | 'orphan' | undefined;
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
 * @param stateOf how those of the page in view stand there, as far as it has said so
 */
export function passagesFrom(
  find: (id: Id) => FoundPassage | undefined,
  codebooks: readonly Codebook[],
  here: (articleId: Id) => boolean,
  language: string | null = null,
  stateOf: (id: Id) => AnchorState | undefined = () => undefined,
): Passages {
  return {
    codebooks,
    known(id) {
      const found = find(id);
      if (!found) return undefined;
      const { annotation, article } = found;
      const state = here(annotation.articleId) ? stateOf(id) : undefined;
      return {
        roles: rolesOf(annotation.roles, codebooks),
        quote: quoteOf(annotation),
        language: article ? article.description.language : language,
        article: here(annotation.articleId) ? null : (article?.description.title ?? t('anotherArticle')),
        state: state === 'changed' || state === 'orphan' ? state : undefined,
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
  const { roles, quote, language, article, state } = passage;
  return (
    <span class={styles.passage}>
      <span class={styles.roles}>
        {roles.length > 0 ? roles.map((role) => <RoleMark key={role.id} role={role} />) : t('unknownRole')}
      </span>{' '}
      <span class={styles.quote} lang={language ?? undefined} dir="auto">
        {quote}
      </span>
      {state && (
        <span class={styles.state} data-standing={state}>
          <Icon name={STATE_ICONS[state]} /> {stateName(state)}
        </span>
      )}
      {article !== null && <span class={styles.article}> {t('inArticle', article)}</span>}
    </span>
  );
}
