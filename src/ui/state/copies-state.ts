/** The other copies of a page's piece: those known, those the reader is asked about, and the choice of one by herself. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Article, ArticleDescription } from '../../core/model/article.ts';
import { haveSameTitle } from '../../core/model/like-pieces.ts';
import { otherPlaces } from '../../core/model/work.ts';
import type { PageDescription } from '../../protocol/content.ts';
import { t } from '../messages.ts';
import type { AnnotationInArticle, AnnotationStore, ArticleWithNotes } from '../services.ts';
import { siteName } from '../site-name.ts';
import type { Actions } from './actions.ts';

interface Known {
  /** null where there is none to speak of. */
  page: ReadonlySignal<PageDescription | null>;
  /** The article as the page shows it, or as it was kept. */
  description: ReadonlySignal<ArticleDescription | null>;
  /** The page's own article, where it is kept. */
  own: ReadonlySignal<Article | null>;
  /** What is annotated on the other copies. */
  work: ReadonlySignal<readonly AnnotationInArticle[]>;
  actions: Pick<Actions, 'attempt'>;
  onJoined: () => void;
}

export type CopyControls = ReturnType<typeof createCopiesState>['controls'];

/** Asked about at once; a page that says it is many pieces is not to fill the surface. */
const MAX_OFFERS = 3;

export function createCopiesState(store: AnnotationStore, { page, description, own, work, actions, onJoined }: Known) {
  const likely = signal<readonly ArticleWithNotes[]>([]);
  /** What is kept of other articles, while the reader chooses among them; null while she does not. */
  const articles = signal<readonly Article[] | null>(null);

  /** Each known copy with the number of its annotations. */
  const copies = computed<ArticleWithNotes[]>(() => {
    const each = new Map<string, ArticleWithNotes>();
    for (const { article } of work.value) {
      each.set(article.id, { article, notes: (each.get(article.id)?.notes ?? 0) + 1 });
    }
    return [...each.values()];
  });

  /** Those of the same title first, then as they come: the one changed last first. */
  const choices = computed<readonly Article[]>(() => {
    const taken = new Set([own.value?.id, ...copies.value.map(({ article }) => article.id)]);
    const others = (articles.value ?? []).filter(({ id }) => !taken.has(id));
    const [title, url] = [description.value, page.value?.addresses.url];
    if (!title || url === undefined) return others;
    const isAlike = (article: Article): boolean =>
      haveSameTitle({ description: title, url }, { description: article.description, url: article.urls[0] ?? url });
    return [...others.filter(isAlike), ...others.filter((article) => !isAlike(article))];
  });

  /** Asks who may be a copy; what cannot be asked is not offered, and the surface says elsewhere what is the matter. */
  async function load(): Promise<void> {
    const shown = page.value;
    const found = shown?.article
      ? await store.likeArticles(shown.addresses, otherPlaces(shown.article), shown.article).catch(() => [])
      : [];
    if (page.value?.addresses.url === shown?.addresses.url) likely.value = found.slice(0, MAX_OFFERS);
    if (articles.value) await choose();
  }

  /** The question whose answer is wanted; what is answered after she has gone on is for nobody. */
  let asked = 0;

  async function choose(): Promise<void> {
    asked += 1;
    const own = asked;
    const found = await store.articles().catch(() => []);
    if (own === asked) articles.value = found;
  }

  function leaveChoice(): void {
    asked += 1;
    articles.value = null;
  }

  const say = (article: Article, same: boolean): Promise<boolean> =>
    actions.attempt(async () => {
      if (!page.value) return null;
      const { step } = await store.sayPiece(page.value.addresses, article.id, same);
      likely.value = likely.value.filter((offer) => offer.article.id !== article.id);
      if (same) {
        leaveChoice();
        onJoined();
      }
      return { text: t(same ? 'pieceJoined' : 'pieceParted', siteName(article)), step };
    });

  return {
    load,
    clear(): void {
      likely.value = [];
      leaveChoice();
    },
    controls: {
      likely: likely as ReadonlySignal<readonly ArticleWithNotes[]>,
      copies,
      /** Whether there is an article here of which something could be said. */
      isPiece: computed(() => description.value !== null && page.value !== null),
      isChoosing: computed(() => articles.value !== null),
      choices,
      choose: () => void choose(),
      leaveChoice,
      /** That it is the same piece as the page. */
      join: (article: Article) => say(article, true),
      /** That it is not. */
      part: (article: Article) => say(article, false),
    },
  };
}
