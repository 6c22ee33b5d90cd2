/** The drawing of an argument map: boxes that take the focus, lines between them, keys that follow the lines. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ArgumentGraph } from '../../core/argument/argument-graph.ts';
import type { RelationFault } from '../../core/argument/relation-rule.ts';
import type { Id } from '../../core/model/identifier.ts';
import type { Relation } from '../../core/model/relation.ts';
import { type Direction, layoutArgument, type MapLayout, neighbourOf, pathThrough } from '../argument-layout.ts';
import { beginningOf } from '../labels.ts';
import { t } from '../messages.ts';
import { shownKind } from '../relation-kinds.ts';
import { relationFaultText } from '../relation-words.ts';
import styles from './ArgumentDrawing.module.css';
import { Button } from './Button.tsx';
import { type Passages, PassageWords } from './PassageWords.tsx';
import { lineClass, markerUrl, RelationHeads } from './RelationLine.tsx';

interface Props {
  graph: ArgumentGraph;
  passages: Passages;
  /** Why a relation could not be made any more; null where it could. */
  faultOf: (relation: Relation) => RelationFault | null;
  onGo: (id: Id) => void;
  /** It cannot be laid out: the library for it is not there any more where another version has been installed since. */
  onFault: () => void;
}

/** In rem, so that boxes grow with the reader's text: the styles count on room for a role, two lines and a source. */
const BOX = { width: 13, height: 5.5 };
const LABEL = { height: 1.25, longest: 9 };

const ZOOMS = [0.4, 0.55, 0.7, 0.85, 1, 1.25, 1.5, 2] as const;
/** Below this the words cannot be read: a map that is wider is scrolled, unless the reader wants to see all of it. */
const LEGIBLE = 0.85;

export function ArgumentDrawing({ graph, passages, faultOf, onGo, onFault }: Props) {
  const [layout, setLayout] = useState<MapLayout | null>(null);
  /** Until the reader has chosen it fits its frame, however wide that becomes, as long as it can be read. */
  const [chosenZoom, setChosenZoom] = useState<number | 'legible' | 'all'>('legible');
  const [room, setRoom] = useState(0);
  /** CSS pixels of a rem: the reader may make her text larger while the map is shown. */
  const [rem, setRem] = useState(0);
  const fitting = layout && room > 0 ? Math.min(1, Math.max(ZOOMS[0], room / layout.width)) : 1;
  const zoom = typeof chosenZoom === 'number' ? chosenZoom : Math.max(chosenZoom === 'all' ? 0 : LEGIBLE, fitting);
  /** The box that Tab leads to. */
  const [current, setCurrent] = useState<Id | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const oneRem = useRef<HTMLSpanElement>(null);
  const prefix = useId();
  const nameOf = ({ kindId }: Relation): string => shownKind(kindId, passages.codebooks).name;

  useEffect(() => {
    if (!frame.current || rem === 0) return;
    let isWanted = true;
    const style = getComputedStyle(frame.current);
    const context = document.createElement('canvas').getContext('2d');
    if (context) context.font = `${0.8125 * rem}px ${style.fontFamily}`;
    const measures = {
      box: { width: BOX.width * rem, height: BOX.height * rem },
      label: (relation: Relation) => {
        const text = context?.measureText(marked(nameOf(relation), faultOf(relation))).width ?? 0;
        return { width: Math.min(text + 0.75 * rem, LABEL.longest * rem), height: LABEL.height * rem };
      },
      rightToLeft: style.direction === 'rtl',
    };
    layoutArgument(graph, measures).then(
      (found) => isWanted && setLayout(found),
      () => isWanted && onFault(),
    );
    return () => {
      isWanted = false;
    };
  }, [graph, passages, faultOf, rem, onFault]);

  const boxes = layout?.boxes ?? [];
  const tabStop = boxes.some(({ id }) => id === current) ? current : boxes[0]?.id;

  const focus = (id: Id | null | undefined): void => {
    if (id) frame.current?.querySelector<HTMLElement>(`[data-passage="${CSS.escape(id)}"]`)?.focus();
  };

  const step = (by: 1 | -1): void => setChosenZoom(nextZoom(zoom, by));

  useLayoutEffect(() => {
    const box = frame.current;
    const unit = oneRem.current;
    if (!box || !unit) return;
    let awaited = 0;
    const measure = (): void => {
      setRoom(box.clientWidth);
      setRem(unit.getBoundingClientRect().width);
    };
    // In the next frame: what is drawn anew while sizes are told changes sizes again.
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(awaited);
      awaited = requestAnimationFrame(measure);
    });
    observer.observe(box);
    observer.observe(unit);
    measure();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(awaited);
    };
  }, []);

  // What was in the middle stays there.
  const shown = useRef(1);
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box || shown.current === zoom) return;
    const factor = zoom / shown.current;
    box.scrollLeft = (box.scrollLeft + box.clientWidth / 2) * factor - box.clientWidth / 2;
    box.scrollTop = (box.scrollTop + box.clientHeight / 2) * factor - box.clientHeight / 2;
    shown.current = zoom;
  }, [zoom]);

  // A conclusion stands at half the height of all that leads to it: of a tall map the upper end may be empty.
  const isBegun = useRef(false);
  useLayoutEffect(() => {
    const box = frame.current;
    const [first] = layout?.boxes ?? [];
    if (!box || !layout || !first || isBegun.current) return;
    isBegun.current = true;
    box.scrollTop = (first.y + layout.box.height / 2) * zoom - box.clientHeight / 2;
  }, [layout, zoom]);

  const onKeyDown = (event: KeyboardEvent, id: Id): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !layout) return;
    const rightToLeft = frame.current !== null && getComputedStyle(frame.current).direction === 'rtl';
    const directions: Record<string, Direction> = {
      ArrowUp: 'up',
      ArrowDown: 'down',
      ArrowLeft: rightToLeft ? 'back' : 'onward',
      ArrowRight: rightToLeft ? 'onward' : 'back',
    };
    const direction = directions[event.key];
    if (direction) focus(neighbourOf(layout, graph, id, direction));
    else if (event.key === 'Home') focus(boxes[0]?.id);
    else if (event.key === 'End') focus(boxes.at(-1)?.id);
    else if (event.key === '+' || event.key === '=') step(1);
    else if (event.key === '-') step(-1);
    else return;
    event.preventDefault();
  };

  return (
    <div class={styles.drawing}>
      <span ref={oneRem} class={styles.rem} aria-hidden="true" />
      <div ref={frame} class={styles.frame}>
        {layout && (
          <div class={styles.sheet} style={{ width: `${layout.width}px`, height: `${layout.height}px`, zoom }}>
            <svg width={layout.width} height={layout.height} class={styles.lines} aria-hidden="true">
              <RelationHeads prefix={prefix} />
              {layout.arrows.map(({ relation, points }) => {
                const { look } = shownKind(relation.kindId, passages.codebooks);
                return (
                  <path
                    key={relation.id}
                    d={pathThrough(points)}
                    class={lineClass(look)}
                    marker-end={markerUrl(prefix, look)}
                    data-look={look}
                    data-near={relation.from.id === current || relation.to.id === current || undefined}
                  />
                );
              })}
              {layout.arrows.map(({ relation, label }) => {
                const fault = faultOf(relation);
                return (
                  <text
                    key={relation.id}
                    x={label.x}
                    y={label.y}
                    class={styles.label}
                    data-forbidden={fault !== null || undefined}
                  >
                    {marked(shortened(nameOf(relation)), fault)}
                    {fault && <title>{t('relationNoLonger', relationFaultText(fault))}</title>}
                  </text>
                );
              })}
            </svg>
            {boxes.map(({ id, x, y }) => (
              <Box
                key={id}
                id={id}
                place={{
                  left: `${x}px`,
                  top: `${y}px`,
                  width: `${layout.box.width}px`,
                  height: `${layout.box.height}px`,
                }}
                graph={graph}
                passages={passages}
                isTabStop={id === tabStop}
                onFocus={() => setCurrent(id)}
                onKeyDown={(event) => onKeyDown(event, id)}
                onGo={() => onGo(id)}
              />
            ))}
          </div>
        )}
      </div>
      <div class={styles.foot}>
        <p class={styles.hint}>{t('mapKeys')}</p>
        <span class={styles.zoom}>
          <Button
            weight="quiet"
            icon="zoomOut"
            aria-label={t('zoomOut')}
            title={t('zoomOut')}
            onClick={() => step(-1)}
          />
          <Button weight="quiet" icon="zoomIn" aria-label={t('zoomIn')} title={t('zoomIn')} onClick={() => step(1)} />
          <Button weight="quiet" onClick={() => setChosenZoom('all')}>
            {t('zoomFit')}
          </Button>
        </span>
      </div>
    </div>
  );
}

interface BoxProps {
  id: Id;
  place: { left: string; top: string; width: string; height: string };
  graph: ArgumentGraph;
  passages: Passages;
  isTabStop: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onGo: () => void;
}

function Box({ id, place, graph, passages, isTabStop, onFocus, onKeyDown, onGo }: BoxProps) {
  const passage = passages.known(id);
  const leaving = graph.get(id)?.leaving ?? [];
  return (
    <button
      type="button"
      class={styles.box}
      data-passage={id}
      data-standing={passage?.state}
      data-elsewhere={!graph.get(id)?.own || undefined}
      style={{ ...place, '--role': passage?.roles[0]?.color ?? 'var(--rule-strong)' }}
      tabIndex={isTabStop ? 0 : -1}
      aria-disabled={passage ? undefined : true}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={passage && onGo}
    >
      <PassageWords id={id} passages={passages} />
      <span class="visually-hidden">
        {leaving
          .map(({ kindId, to }) =>
            t('relatesTo', shownKind(kindId, passages.codebooks).name, beginningOf(passages.known(to.id)?.quote ?? '')),
          )
          .join('; ')}
      </span>
    </button>
  );
}

/** The next of the steps in a direction, from wherever 'fit' may have led. */
function nextZoom(now: number, by: 1 | -1): number {
  const next = by > 0 ? ZOOMS.find((zoom) => zoom > now + 0.01) : ZOOMS.findLast((zoom) => zoom < now - 0.01);
  return next ?? now;
}

/** A kind's name, with a sign where such a relation could not be made any more; the list beside the drawing says why. */
function marked(name: string, fault: RelationFault | null): string {
  return fault ? `⚠ ${name}` : name;
}

/** As much of a kind's name as has room beside its line. */
function shortened(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}
