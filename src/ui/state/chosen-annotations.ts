/** Which annotations of a list are chosen, and what is done with all of them at once; each is one step, which one undo takes back. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Annotation } from '../../core/model/annotation.ts';
import type { CodingChange } from '../../core/model/coding-change.ts';
import { codebookOf } from '../coding.ts';
import { t, tCount } from '../messages.ts';
import type { AnnotationStore, CodingContext } from '../services.ts';
import type { Actions, Done } from './actions.ts';

/** A row by what it is, which its number is not: that changes with the list. An annotation may stand under several headings. */
export interface ListRow {
  group: string;
  id: string;
}

interface Sources<T> {
  /** Those that the filters of the list leave. */
  found: ReadonlySignal<readonly T[]>;
  /** All rows of the list, in order, drawn or not. */
  rows: () => readonly ListRow[];
  context: ReadonlySignal<CodingContext | null>;
  actions: Pick<Actions, 'attempt' | 'working'>;
  store: Pick<AnnotationStore, 'updateAnnotations' | 'deleteAnnotations'>;
}

export type ChosenAnnotations = ReturnType<typeof createChosenAnnotations<{ annotation: Annotation }>>;

export function createChosenAnnotations<T extends { annotation: Annotation }>({
  found,
  rows,
  context,
  actions,
  store,
}: Sources<T>) {
  const marked = signal<ReadonlySet<string>>(new Set());
  /** The row a range begins at: the one chosen or let go last. */
  let anchor: ListRow | null = null;

  /** Those chosen that the filter shows: nobody changes what she does not see. */
  const chosen = computed(() => found.value.filter(({ annotation }) => marked.value.has(annotation.id)));

  function mark(ids: readonly string[], isChosen: boolean): void {
    const next = new Set(marked.value);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    marked.value = next;
  }

  const idsOf = (list: readonly T[]) => list.map(({ annotation }) => annotation.id);

  const begun = new Set<string>();

  /** What is pressed again before it is seen to be done is the same wish; another one is a step of its own. */
  async function once(wish: object, write: () => Promise<Done>, meanwhile: string): Promise<boolean> {
    const key = JSON.stringify(wish);
    if (begun.has(key)) return false;
    begun.add(key);
    try {
      return await actions.attempt(write, meanwhile);
    } finally {
      begun.delete(key);
    }
  }

  const clear = (): void => {
    marked.value = new Set();
    anchor = null;
  };

  return {
    found,
    chosen,
    /** Whether something is said to be under way: no step is begun meanwhile. */
    busy: computed(() => actions.working.value !== null),
    isChosen: (id: string): boolean => marked.value.has(id),
    /** Chooses or lets go the row of this number; with `range` all from the row before. */
    choose(row: number, isChosen: boolean, range: boolean): void {
      const all = rows();
      const begun =
        range && anchor ? all.findIndex(({ group, id }) => group === anchor?.group && id === anchor.id) : -1;
      const from = begun < 0 ? row : begun;
      const ids = all.slice(Math.min(from, row), Math.max(from, row) + 1).map(({ id }) => id);
      mark(ids, isChosen);
      anchor = all[row] ?? null;
    },
    chooseAll: () => mark(idsOf(found.value), true),
    clear,
    /** The next range begins anew: the list has become another one. */
    startAnew(): void {
      anchor = null;
    },
    /** Gives or takes a role or tag, or replaces a role; says how many it changed. */
    change: (wanted: CodingChange): Promise<boolean> => {
      const ids = idsOf(chosen.value.filter(({ annotation }) => mayHave(annotation, wanted, context.value)));
      return once(
        { wanted, ids },
        async () => {
          const { count, step } = await store.updateAnnotations(ids, wanted);
          return { text: count > 0 ? tCount('annotationsChanged', count) : t('nothingChanged'), step };
        },
        tCount('changingAnnotations', ids.length),
      );
    },
    /** Says how many were there to be deleted. */
    deleteChosen: async (): Promise<boolean> => {
      const ids = idsOf(chosen.value);
      const isDone = await once(
        { ids },
        async () => {
          const { count, step } = await store.deleteAnnotations(ids);
          return { text: tCount('annotationsDeleted', count), step };
        },
        tCount('deletingAnnotations', ids.length),
      );
      if (isDone) clear();
      return isDone;
    },
  };
}

/** A role is given, also in the place of another, to passages of projects whose codebook has it; it is taken from any that has it. */
function mayHave(annotation: Annotation, wanted: CodingChange, context: CodingContext | null): boolean {
  if (wanted.change === 'remove' || 'tags' in wanted || !context) return true;
  const given = wanted.change === 'replace' ? wanted.by : wanted.role;
  return codebookOf(annotation, context).roles.some(({ id }) => id === given);
}
