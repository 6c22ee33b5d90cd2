/** The box of a row by which its annotation is chosen; with Shift it chooses, or lets go, all from the row chosen before. */
import { useRef } from 'preact/hooks';
import type { Annotation } from '../../core/model/annotation.ts';
import { labelled, shortQuote } from '../labels.ts';
import { t } from '../messages.ts';
import type { ChosenAnnotations } from '../state/chosen-annotations.ts';
import styles from './Chooser.module.css';

interface Props {
  annotation: Annotation;
  /** Its number in the whole list, from 0. */
  row: number;
  list: Pick<ChosenAnnotations, 'choose' | 'isChosen'>;
}

export function Chooser({ annotation, row, list }: Props) {
  // Firefox does not say of a click made with Space that Shift was held.
  const withShift = useRef(false);
  return (
    <input
      type="checkbox"
      class={styles.choose}
      data-choose={row}
      aria-label={labelled(t('chooseAnnotation'), shortQuote(annotation))}
      checked={list.isChosen(annotation.id)}
      onKeyDown={(event) => {
        if (event.key === ' ') withShift.current = event.shiftKey;
      }}
      onClick={(event) => {
        const byKey = event.detail === 0;
        list.choose(row, event.currentTarget.checked, event.shiftKey || (byKey && withShift.current));
        withShift.current = false;
      }}
    />
  );
}
