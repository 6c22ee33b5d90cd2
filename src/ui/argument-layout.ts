/**
 * Where the boxes and lines of an argument map stand. Conclusions at the start of the lines, what leads to them behind:
 * an argument is wider than it is deep, and a narrow panel scrolls down more easily than across.
 */
import { type ArgumentGraph, clustersOf } from '../core/argument/argument-graph.ts';
import type { Id } from '../core/model/identifier.ts';
import type { Relation } from '../core/model/relation.ts';

export interface LayoutMeasures {
  /** Of every box, in CSS pixels. */
  box: { width: number; height: number };
  /** Of a relation's name. */
  label: (relation: Relation) => { width: number; height: number };
  /** Whether the lines are read from right to left. */
  rightToLeft: boolean;
}

export interface Point {
  x: number;
  y: number;
}

export interface MapBox extends Point {
  id: Id;
  /** Which of those joined with each other it belongs to. */
  cluster: number;
}

export interface MapArrow {
  relation: Relation;
  points: Point[];
  /** The middle of its name. */
  label: Point;
}

export interface MapLayout {
  width: number;
  height: number;
  /** The size of every box. */
  box: LayoutMeasures['box'];
  /** By their upper left corners, the first of each column before the next below it. */
  boxes: MapBox[];
  arrows: MapArrow[];
}

const MARGIN = 12;

/** Between two arguments that nothing joins. */
const CLUSTER_GAP = 28;

/** From here on the shortest lines are not looked for: they take a second and more. */
const MANY = 120;

/** The layout library is loaded when first needed: most surfaces show no map when they open. */
export async function layoutArgument(graph: ArgumentGraph, measures: LayoutMeasures): Promise<MapLayout> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const { box, label, rightToLeft } = measures;
  const boxes: MapBox[] = [];
  const arrows: MapArrow[] = [];
  let width = 0;
  let top = MARGIN;
  for (const [cluster, ids] of clustersOf(graph).clusters.entries()) {
    const drawing = new Graph({ multigraph: true });
    drawing.setGraph({
      rankdir: rightToLeft ? 'RL' : 'LR',
      nodesep: 14,
      ranksep: 26,
      edgesep: 10,
      ranker: ids.length > MANY ? 'longest-path' : 'network-simplex',
    });
    for (const id of ids) drawing.setNode(id, { ...box });
    // Told from the conclusion, so that what leads to it comes in reading order: the library goes by the order it is told.
    const relations = ids.flatMap((id) => graph.get(id)?.leaving ?? []);
    for (const relation of relations) {
      drawing.setEdge(relation.to.id, relation.from.id, { ...label(relation), labelpos: 'c' }, relation.id);
    }
    // Where nothing leads to two things, reading order crosses no lines; looking for fewer crossings would only lose it.
    const isForest = ids.every((id) => (graph.get(id)?.leaving.length ?? 0) <= 1);
    layout(drawing, { disableOptimalOrderHeuristic: isForest });
    for (const id of ids) {
      const { x = 0, y = 0 } = drawing.node(id);
      boxes.push({ id, cluster, x: x - box.width / 2 + MARGIN, y: y - box.height / 2 + top });
    }
    for (const relation of relations) {
      const { points = [], x = 0, y = 0 } = drawing.edge(relation.to.id, relation.from.id, relation.id);
      const moved = points.map((point: Point) => ({ x: point.x + MARGIN, y: point.y + top })).reverse();
      arrows.push({ relation, points: moved, label: { x: x + MARGIN, y: y + top } });
    }
    const { width: across = 0, height: down = 0 } = drawing.graph();
    width = Math.max(width, across);
    top += down + CLUSTER_GAP;
  }
  boxes.sort((a, b) => (rightToLeft ? b.x - a.x : a.x - b.x) || a.y - b.y);
  return { width: width + 2 * MARGIN, height: top - CLUSTER_GAP + MARGIN, box, boxes, arrows };
}

/** A line through all points that bends instead of breaking. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const say = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q${say(point)} ${say({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  const last = rest.at(-1);
  return [`M${say(first)}`, ...bends, ...(last ? [`L${say(last)}`] : [])].join(' ');
}

export type Direction = 'onward' | 'back' | 'up' | 'down';

/**
 * The box that an arrow key leads to: along a relation to what it bears on (`onward`) or to what bears on it (`back`), the
 * nearest in height where there are several; up and down within the column.
 */
export function neighbourOf(layout: MapLayout, graph: ArgumentGraph, id: Id, direction: Direction): Id | null {
  const here = layout.boxes.find((box) => box.id === id);
  const node = graph.get(id);
  if (!here || !node) return null;
  if (direction === 'up' || direction === 'down') {
    const column = layout.boxes.filter(({ x }) => Math.abs(x - here.x) < 1);
    return column[column.indexOf(here) + (direction === 'up' ? -1 : 1)]?.id ?? null;
  }
  const joined =
    direction === 'onward' ? node.leaving.map(({ to }) => to.id) : node.arriving.map(({ from }) => from.id);
  const [nearest] = layout.boxes
    .filter((box) => joined.includes(box.id))
    .sort((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y));
  return nearest?.id ?? null;
}
