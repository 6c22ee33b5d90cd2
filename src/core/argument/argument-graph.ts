/**
 * The argument as a graph: passages joined by relations, what it concludes in, and the order in which it is told as an
 * indented list. Relations may form circles; nothing here goes round in one.
 */
import type { Id } from '../model/identifier.ts';
import type { Relation } from '../model/relation.ts';

export interface ArgumentNode {
  id: Id;
  /** Whether it is one of the passages the graph is made of; otherwise an end of theirs that lies elsewhere. */
  own: boolean;
  /** Relations that lead on from it, and those that lead to it: oldest first. */
  leaving: Relation[];
  arriving: Relation[];
}

/** By id: the own ones in the order given, then those elsewhere as their relations name them. */
export type ArgumentGraph = ReadonlyMap<Id, ArgumentNode>;

/** A line of the indented list. */
export interface OutlineItem {
  id: Id;
  /** The relation by which it bears on the line above it; null at the margin. */
  relation: Relation | null;
  /** Whether it stands further up with all that leads to it: told once, because there may be many ways to it. */
  repeated: boolean;
  /** What leads to it. */
  children: OutlineItem[];
}

/**
 * The graph of these passages (in reading order) and of all relations that have one of them at an end. Relations between
 * others are left out, and so is one that leads back to where it starts.
 */
export function argumentGraph(ids: readonly Id[], relations: readonly Relation[]): ArgumentGraph {
  const graph = new Map<Id, ArgumentNode>();
  for (const id of ids) graph.set(id, { id, own: true, leaving: [], arriving: [] });
  const own = new Set(ids);
  const nodeOf = (id: Id): ArgumentNode => {
    const node = graph.get(id) ?? { id, own: false, leaving: [], arriving: [] };
    graph.set(id, node);
    return node;
  };
  for (const relation of [...relations].sort((a, b) => a.createdAt.localeCompare(b.createdAt))) {
    const { from, to } = relation;
    if (from.id === to.id || !(own.has(from.id) || own.has(to.id))) continue;
    nodeOf(from.id).leaving.push(relation);
    nodeOf(to.id).arriving.push(relation);
  }
  return graph;
}

/** The ids that are joined with each other, a list each, in the graph's order; and those that no relation touches. */
export function clustersOf(graph: ArgumentGraph): { clusters: Id[][]; alone: Id[] } {
  const clusterOf = new Map<Id, number>();
  let count = 0;
  for (const { id } of graph.values()) {
    if (clusterOf.has(id)) continue;
    const open = [id];
    clusterOf.set(id, count);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const neighbour of neighboursOf(graph, next)) {
        if (clusterOf.has(neighbour)) continue;
        clusterOf.set(neighbour, count);
        open.push(neighbour);
      }
    }
    count += 1;
  }
  const lists: Id[][] = Array.from({ length: count }, () => []);
  for (const id of graph.keys()) lists[clusterOf.get(id) ?? 0]?.push(id);
  return {
    clusters: lists.filter(({ length }) => length > 1),
    alone: lists.filter(({ length }) => length === 1).flat(),
  };
}

/**
 * What the argument concludes in: those of the related that lead no further. Of a circle that leads nowhere else, the
 * first in the graph's order stands for it.
 */
export function rootsOf(graph: ArgumentGraph): Id[] {
  const roots: Id[] = [];
  const reached = new Set<Id>();
  const takeIn = (root: Id): void => {
    roots.push(root);
    const open = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(graph.get(next)?.arriving.map(({ from }) => from.id) ?? []));
    }
  };
  const related = [...graph.values()].filter(({ leaving, arriving }) => leaving.length + arriving.length > 0);
  for (const { id, leaving } of related) if (leaving.length === 0) takeIn(id);
  const order = new Map([...graph.keys()].map((id, index) => [id, index]));
  for (const { id } of related) if (!reached.has(id)) takeIn(firstOfLastCircle(graph, id, order));
  return roots.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** Of the circle that all ways from here end in, the first in the graph's order: what only leads into it concludes nothing. */
function firstOfLastCircle(graph: ArgumentGraph, start: Id, order: ReadonlyMap<Id, number>): Id {
  for (let at = start; ; ) {
    const onward = reachableFrom(at, (id) => graph.get(id)?.leaving.map(({ to }) => to.id) ?? []);
    const behind = reachableFrom(at, (id) => graph.get(id)?.arriving.map(({ from }) => from.id) ?? []);
    const further = [...onward].findLast((id) => !behind.has(id));
    if (further === undefined) return [...onward].reduce((a, b) => ((order.get(b) ?? 0) < (order.get(a) ?? 0) ? b : a));
    at = further;
  }
}

/** With the one that it starts at. */
function reachableFrom(start: Id, next: (id: Id) => readonly Id[]): Set<Id> {
  const reached = new Set([start]);
  // A set is gone through as it grows.
  for (const id of reached) for (const each of next(id)) reached.add(each);
  return reached;
}

/** The argument as it is told: each conclusion, and indented below it what leads to it. The unrelated are left out. */
export function outlineOf(graph: ArgumentGraph): OutlineItem[] {
  const order = new Map([...graph.keys()].map((id, index) => [id, index]));
  const told = new Set<Id>();
  const item = (id: Id, relation: Relation | null): OutlineItem => ({ id, relation, repeated: false, children: [] });
  const outline = rootsOf(graph).map((id) => item(id, null));
  // A list of what is still to be told, not a function that calls itself: chains may be long.
  const open = outline.toReversed();
  for (let next = open.pop(); next; next = open.pop()) {
    next.repeated = told.has(next.id);
    if (next.repeated) continue;
    told.add(next.id);
    next.children = (graph.get(next.id)?.arriving ?? [])
      .map((relation) => item(relation.from.id, relation))
      .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    open.push(...next.children.toReversed());
  }
  return outline;
}

function neighboursOf(graph: ArgumentGraph, id: Id): Id[] {
  const node = graph.get(id);
  return node ? [...node.leaving.map(({ to }) => to.id), ...node.arriving.map(({ from }) => from.id)] : [];
}
