/** Other copies of the page's piece: asked about where one seems to be known, told where it is, and chosen by the reader. */
import { useRef } from 'preact/hooks';
import type { Article } from '../../core/model/article.ts';
import { labelled } from '../labels.ts';
import { t, tCount } from '../messages.ts';
import { siteName } from '../site-name.ts';
import type { CopyControls } from '../state/copies-state.ts';
import { ArticleField } from './ArticleField.tsx';
import { Button } from './Button.tsx';
import styles from './Copies.module.css';
import { leaveAfter } from './focus.ts';
import { Notice } from './Notice.tsx';
import { useReturningFocus } from './use-returning-focus.ts';

interface Props {
  copies: CopyControls;
}

/** Notes that may belong here, by title and author: nothing of them is on the page before the reader says so. */
export function CopyOffers({ copies }: Props) {
  return (
    <>
      {copies.likely.value.map(({ article, notes }) => (
        <Notice key={article.id} title={t('pieceOffer', siteName(article))}>
          <p>
            <Title article={article} /> · {tCount('annotationCount', notes)}
          </p>
          <p>{t('pieceOfferHint')}</p>
          <div class={styles.answers}>
            <Button onClick={() => void leaveAfter(copies.join(article))}>{t('showHighlightsHere')}</Button>
            <Button weight="quiet" onClick={() => void leaveAfter(copies.part(article))}>
              {t('anotherPiece')}
            </Button>
          </div>
        </Notice>
      ))}
    </>
  );
}

/** The copies whose notes are shown here, and the way to name another. */
export function Copies({ copies }: Props) {
  if (!copies.isPiece.value) return null;
  const known = copies.copies.value;
  return (
    <section class={styles.copies} aria-label={t('samePieceElsewhere')}>
      {known.length > 0 && (
        <ul class={styles.list}>
          {known.map(({ article, notes }) => (
            <li key={article.id} class={styles.copy} data-copy={article.id}>
              <span class={styles.words}>
                {t('sameArticleOn', siteName(article))} · {tCount('annotationCount', notes)}
              </span>
              <Button
                weight="quiet"
                aria-label={labelled(t('notSamePiece'), siteName(article))}
                onClick={() => void leaveAfter(copies.part(article))}
              >
                {t('notSamePiece')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Chooser copies={copies} />
    </section>
  );
}

function Chooser({ copies }: Props) {
  const isOpen = copies.isChoosing.value;
  const opener = useRef<HTMLButtonElement>(null);
  useReturningFocus(isOpen, () => {
    if (document.activeElement === document.body) opener.current?.focus();
  });

  return (
    <>
      <Button
        ref={opener}
        weight="quiet"
        class={styles.opener}
        aria-expanded={isOpen}
        onClick={isOpen ? copies.leaveChoice : copies.choose}
      >
        {t('samePieceAs')}
      </Button>
      {isOpen && (
        <ArticleField
          articles={copies.choices.value}
          onChoose={(article) => void copies.join(article)}
          onCancel={copies.leaveChoice}
        />
      )}
    </>
  );
}

function Title({ article: { description } }: { article: Article }) {
  return (
    <bdi class={styles.title} lang={description.language ?? undefined}>
      {description.title}
    </bdi>
  );
}
