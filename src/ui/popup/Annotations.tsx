/** The page's annotations in the popup, in the order of reading: the first ones, and more as they are come to. */
import { useMemo } from 'preact/hooks';
import { AnchorCounts } from '../components/AnchorCounts.tsx';
import { AnnotationItem } from '../components/AnnotationItem.tsx';
import { MoreRows } from '../components/MoreRows.tsx';
import { t } from '../messages.ts';
import type { CodingContext } from '../services.ts';
import type { ListedAnnotation } from '../state/annotation-list.ts';
import type { PopupState } from '../state/popup-state.ts';
import styles from './Annotations.module.css';

interface Props {
  state: Pick<
    PopupState,
    | 'anchors'
    | 'annotations'
    | 'drafts'
    | 'hidden'
    | 'keepTags'
    | 'relations'
    | 'remove'
    | 'scrollTo'
    | 'showMore'
    | 'shown'
    | 'update'
    | 'wayTo'
  >;
  context: CodingContext;
  language: string | null;
}

export function Annotations({ state, context, language }: Props) {
  const annotations = state.annotations.value;
  const shown = state.shown.value;
  return (
    <>
      <AnchorCounts annotations={annotations} />
      <ol class={styles.annotations}>
        {shown.map((item, index) => (
          <Row
            key={item.annotation.id}
            item={item}
            place={index + 1}
            of={annotations.length}
            context={context}
            language={language}
            state={state}
          />
        ))}
      </ol>
      <MoreRows shown={shown.length} hidden={state.hidden.value} onMore={state.showMore} />
    </>
  );
}

interface RowProps extends Props {
  item: ListedAnnotation;
  place: number;
  of: number;
}

/** Drawn again only when it is another one: what is done and said meanwhile leaves the others as they are. */
function Row({ item, place, of, context, language, state }: RowProps) {
  const { annotation, anchored, from } = item;
  return useMemo(
    () => (
      <AnnotationItem
        annotation={annotation}
        place={place}
        of={of}
        language={language}
        context={context}
        anchored={anchored}
        from={from}
        anchorControls={state.anchors}
        goLabel={t('showOnPage')}
        onGo={() => state.scrollTo({ annotation: annotation.id })}
        onUpdate={(changed) => state.update(annotation.id, changed)}
        onDelete={() => state.remove(annotation.id)}
        onKeepTags={state.keepTags}
        relating={{ controls: state.relations, goTo: state.wayTo }}
        drafts={state.drafts}
      />
    ),
    [annotation, anchored, from, place, of, context, language, state],
  );
}
