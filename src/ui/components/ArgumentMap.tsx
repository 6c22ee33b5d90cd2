/**
 * The argument of an article as a map: its passages as boxes, its relations as lines. The same is there as an indented
 * list, which stands beside the map for screen readers and in its place for whoever would rather read it.
 */
import { useCallback, useMemo, useState } from 'preact/hooks';
import { argumentGraph, clustersOf, outlineOf } from '../../core/argument/argument-graph.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Id } from '../../core/model/identifier.ts';
import type { Relation } from '../../core/model/relation.ts';
import type { AnchorState } from '../../core/model/selector.ts';
import type { CodebookChoice } from '../coding.ts';
import { t, tCount } from '../messages.ts';
import { faultNow } from '../relation-choices.ts';
import type { AnnotationInArticle } from '../services.ts';
import { ArgumentDrawing } from './ArgumentDrawing.tsx';
import { ArgumentList } from './ArgumentList.tsx';
import styles from './ArgumentMap.module.css';
import { Button } from './Button.tsx';
import { byId, type FoundPassage, PassageWords, passagesFrom } from './PassageWords.tsx';

interface Props {
  /** Those of the article, in reading order. */
  annotations: readonly Annotation[];
  /** At least all that lead from or to one of them. */
  relations: readonly Relation[];
  context: CodebookChoice;
  /** The passages of other articles that relations lead to or from. */
  ends?: readonly AnnotationInArticle[];
  /** Of the article. */
  language?: string | null;
  /** Whether its heading is seen: what opens it may say the same. */
  titled?: boolean;
  /** Goes to a passage, of this article or another. */
  onGo: (id: string) => void;
  /** How its passages stand on the page in view, where there is one. */
  states?: ReadonlyMap<Id, AnchorState>;
}

export function ArgumentMap({
  annotations,
  relations,
  context,
  ends = [],
  language = null,
  titled = true,
  onGo,
  states,
}: Props) {
  const [asList, setAsList] = useState(false);
  const [undrawn, setUndrawn] = useState(false);
  const show = useCallback((list: boolean, instead: boolean) => {
    setAsList(list);
    setUndrawn(instead);
  }, []);
  const onFault = useCallback(() => show(true, true), [show]);
  const graph = useMemo(
    () =>
      argumentGraph(
        annotations.map(({ id }) => id),
        relations,
      ),
    [annotations, relations],
  );
  const outline = useMemo(() => outlineOf(graph), [graph]);
  const { alone } = useMemo(() => clustersOf(graph), [graph]);
  const { codebooks } = context;
  const known = useMemo(
    () => byId<FoundPassage>([...ends, ...annotations.map((annotation) => ({ annotation }))]),
    [annotations, ends],
  );
  const passages = useMemo(() => {
    const own = new Set(annotations.map(({ articleId }) => articleId));
    return passagesFrom(
      (id) => known.get(id),
      codebooks,
      (id) => own.has(id),
      language,
      (id) => states?.get(id),
    );
  }, [annotations, known, codebooks, language, states]);
  const faultOf = useCallback(
    (relation: Relation) => faultNow(relation, (id) => known.get(id)?.annotation, context),
    [known, context],
  );

  if (outline.length === 0) return <p class={styles.hint}>{t(annotations.length > 1 ? 'mapEmpty' : 'mapNothing')}</p>;
  return (
    <div class={styles.map}>
      <div class={styles.head}>
        <h2 class={titled ? styles.heading : 'visually-hidden'}>{t('argumentMap')}</h2>
        <Button weight="quiet" aria-pressed={asList} onClick={() => show(!asList, false)}>
          {t('mapAsList')}
        </Button>
      </div>
      {undrawn && (
        <p role="alert" class={styles.hint}>
          {t('mapNotDrawn')}
        </p>
      )}
      {asList ? (
        <ArgumentList items={outline} passages={passages} faultOf={faultOf} onGo={onGo} />
      ) : (
        <>
          <ArgumentDrawing graph={graph} passages={passages} faultOf={faultOf} onGo={onGo} onFault={onFault} />
          <div class="visually-hidden">
            <ArgumentList items={outline} passages={passages} faultOf={faultOf} />
          </div>
        </>
      )}
      {alone.length > 0 && (
        <details>
          <summary class={styles.summary}>{tCount('mapUnrelated', alone.length)}</summary>
          <ul class={styles.alone}>
            {alone.map((id) => (
              <li key={id}>
                <button type="button" class={styles.passage} onClick={() => onGo(id)}>
                  <PassageWords id={id} passages={passages} />
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
