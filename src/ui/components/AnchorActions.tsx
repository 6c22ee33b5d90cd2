/** What can be said of where an annotation stands: the new text accepted, kept as lost, its place found by hand. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Annotation, quoteOf } from '../../core/model/annotation.ts';
import type { AnchorState } from '../../core/model/selector.ts';
import type { WordChange } from '../../core/text/quote.ts';
import { labelled, shortQuote } from '../labels.ts';
import { t } from '../messages.ts';
import type { AnchorControls } from '../state/anchor-controls.ts';
import styles from './AnchorActions.module.css';
import { Button } from './Button.tsx';
import { leaveAfter } from './focus.ts';
import { Quote } from './Quote.tsx';

interface Props {
  annotation: Annotation;
  language: string | null;
  /** How it stands on the open page; unknown in the library. */
  anchored?: { state: AnchorState; difference: readonly WordChange[] } | undefined;
  /** None where no page is open, and none for what was marked on another copy: its words are those of that page. */
  controls?: AnchorControls | undefined;
}

export function AnchorActions({ annotation, language, anchored, controls }: Props) {
  const { former } = annotation;
  const isLost = annotation.lost === true && (!anchored || anchored.state === 'orphan');
  return (
    <>
      {former && (
        <div class={styles.former}>
          <span class={styles.label}>{t('labelBefore', t('firstMarkedAs'))} </span>
          <Quote text={former.exact} language={language} lines={2} hasBar />
        </div>
      )}
      {isLost && <p class={styles.hint}>{t('keptAsLost')}</p>}
      {controls && anchored?.state === 'changed' && (
        <Changed annotation={annotation} difference={anchored.difference} controls={controls} />
      )}
      {controls && anchored?.state === 'orphan' && <Orphan annotation={annotation} controls={controls} />}
    </>
  );
}

function Changed({
  annotation,
  difference,
  controls,
}: {
  annotation: Annotation;
  difference: readonly WordChange[];
  controls: AnchorControls;
}) {
  const { id } = annotation;
  return (
    <div class={styles.actions}>
      <Button
        aria-label={labelled(t('acceptText'), shortQuote(annotation))}
        onClick={() => leaveAfter(controls.acceptText(id, difference), id)}
      >
        {t('acceptText')}
      </Button>
      <Button
        weight="quiet"
        aria-label={labelled(t('keepAsLost'), shortQuote(annotation))}
        onClick={() => leaveAfter(controls.keepAsLost(id), id)}
      >
        {t('keepAsLost')}
      </Button>
    </div>
  );
}

function Orphan({ annotation, controls }: { annotation: Annotation; controls: AnchorControls }) {
  const [isExplained, setExplained] = useState(false);
  const useButton = useRef<HTMLButtonElement>(null);
  const { id } = annotation;
  const selection = controls.selection.value;
  // An annotation with two roles stands twice in a list by roles.
  const hintId = useId();
  // The words were selected for this: a form for a new highlight, which comes up with them, must not be what the reader is led to.
  const isChosen = isExplained && selection !== null;
  useLayoutEffect(() => {
    if (isChosen) useButton.current?.focus();
  }, [isChosen]);
  return (
    <>
      <div class={styles.actions}>
        {selection ? (
          <Button
            ref={useButton}
            data-use-selected
            icon="mark"
            title={quoteOf(selection)}
            aria-label={labelled(t('useSelected'), shortQuote(annotation))}
            onClick={() => leaveAfter(controls.placeOnSelection(id), id)}
          >
            {t('useSelected')}
          </Button>
        ) : (
          <Button
            icon="search"
            aria-label={labelled(t('findByHand'), shortQuote(annotation))}
            aria-expanded={isExplained}
            aria-controls={hintId}
            onClick={() => {
              setExplained(!isExplained);
              if (!isExplained) void controls.goNear(annotation);
            }}
          >
            {t('findByHand')}
          </Button>
        )}
        {annotation.lost && (
          <Button
            weight="quiet"
            aria-label={labelled(t('lookAgain'), shortQuote(annotation))}
            onClick={() => leaveAfter(controls.lookAgain(id), id)}
          >
            {t('lookAgain')}
          </Button>
        )}
      </div>
      <p id={hintId} class={styles.hint} hidden={!isExplained || selection !== null}>
        {t('findByHandHint')}
      </p>
    </>
  );
}
