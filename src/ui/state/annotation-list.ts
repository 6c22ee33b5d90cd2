/** A page's annotations as a list to work with: narrowed, put together, and several changed at once. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Annotation } from '../../core/model/annotation.ts';
import { rolesOf } from '../../core/model/codebook.ts';
import type { Place } from '../../core/model/section.ts';
import type { AnchorState } from '../../core/model/selector.ts';
import type { Grouping } from '../../core/model/setting.ts';
import { filterAnnotations } from '../../core/query/filter-annotations.ts';
import type { AnchoredPassage } from '../../protocol/content.ts';
import { countStates, stateOf } from '../anchor-states.ts';
import { roleName } from '../coding.ts';
import { t } from '../messages.ts';
import { placeName } from '../section-names.ts';
import type { AnnotationStore, CodingContext } from '../services.ts';
import type { Actions } from './actions.ts';
import { createChosenAnnotations } from './chosen-annotations.ts';
import { FIRST_ROWS, MORE_ROWS } from './row-limits.ts';

export interface ListedAnnotation {
  annotation: Annotation;
  anchored: AnchoredPassage | undefined;
  /** The site of another copy of the piece, where it was marked there. */
  from: string | null;
}

/** Annotations under one heading. */
export interface AnnotationGroup {
  id: string;
  name: string;
  /** How many rows stand before it, so that a row has one number in the whole list. */
  start: number;
  /** How many there are, drawn or not. */
  size: number;
  items: ListedAnnotation[];
}

interface Sources {
  annotations: ReadonlySignal<readonly ListedAnnotation[]>;
  context: ReadonlySignal<CodingContext | null>;
  grouping: ReadonlySignal<Grouping>;
  actions: Pick<Actions, 'attempt' | 'working'>;
  store: Pick<AnnotationStore, 'updateAnnotations' | 'deleteAnnotations'>;
}

export type AnnotationList = ReturnType<typeof createAnnotationList>;

export function createAnnotationList({ annotations, context, grouping, actions, store }: Sources) {
  const query = signal('');
  const state = signal<AnchorState | null>(null);
  const limit = signal(FIRST_ROWS);

  /** How many there are of each state on the page; null while it is not read. */
  const counts = computed(() => countStates(annotations.value));

  /** How many begin in each section, by what `sectionKey` gives. */
  const bySection = computed(() => {
    const each = new Map<string, number>();
    for (const { anchored } of annotations.value) {
      if (!anchored?.place) continue;
      const key = sectionKey(anchored.place);
      each.set(key, (each.get(key) ?? 0) + 1);
    }
    return each;
  });

  const roleNames = computed(
    () => new Map(context.value?.codebooks.flatMap(({ roles }) => roles.map(({ id, name }) => [id, name] as const))),
  );

  const found = computed(() => {
    const wanted = state.value;
    // The last one of a state may have gone since it was asked for.
    const inState = counts.value?.some((count) => count.state === wanted)
      ? annotations.value.filter((item) => stateOf(item) === wanted)
      : annotations.value;
    return filterAnnotations(inState, { text: query.value, roles: new Set(), roleNames: roleNames.value });
  });

  const groups = computed(() =>
    grouping.value === 'section' ? bySectionOf(found.value) : byRoleOf(found.value, context.value),
  );

  /** The groups as far as they are drawn, and how many rows are not. */
  const shown = computed(() => cut(groups.value, limit.value));

  const chosen = createChosenAnnotations({
    found,
    rows: () => groups.value.flatMap(({ id: group, items }) => items.map(({ annotation: { id } }) => ({ group, id }))),
    context,
    actions,
    store,
  });

  function narrow(change: () => void): void {
    change();
    limit.value = FIRST_ROWS;
    chosen.startAnew();
  }

  return {
    ...chosen,
    query,
    state,
    counts,
    bySection,
    groups: computed(() => shown.value.groups),
    hidden: computed(() => shown.value.hidden),
    search: (text: string) =>
      narrow(() => {
        query.value = text;
      }),
    /** Shows those of one state alone, or again all. */
    toggleState: (name: AnchorState) =>
      narrow(() => {
        state.value = state.value === name ? null : name;
      }),
    clearFilters: () =>
      narrow(() => {
        query.value = '';
        state.value = null;
      }),
    /** Draws the row of an annotation, whatever the list is narrowed to. */
    reveal(id: string): void {
      const isIt = ({ annotation }: ListedAnnotation) => annotation.id === id;
      if (!found.value.some(isIt)) {
        narrow(() => {
          query.value = '';
          state.value = null;
        });
      }
      const row = groups.value.flatMap(({ items }) => items).findIndex(isIt);
      if (row >= limit.value) limit.value = row + MORE_ROWS;
    },
    showMore(): void {
      limit.value += MORE_ROWS;
    },
  };
}

/** Names a section among those of its page. */
export function sectionKey({ kind, ordinal }: Place): string {
  return `${kind} ${ordinal}`;
}

/** In the order of the page; what is not on it, and what stands outside every section, last. */
function bySectionOf(found: readonly ListedAnnotation[]): AnnotationGroup[] {
  return grouped(found, ({ anchored }) => {
    if (anchored?.state === 'orphan') return [{ id: 'orphan', name: t('stateOrphan'), rank: 2 }];
    if (!anchored?.place) return [{ id: 'elsewhere', name: t('outsideSections'), rank: 1 }];
    return [{ id: sectionKey(anchored.place), name: placeName(anchored.place), rank: 0 }];
  });
}

/** In the order of the codebooks, the current one first; an annotation stands under each of its roles. */
function byRoleOf(found: readonly ListedAnnotation[], context: CodingContext | null): AnnotationGroup[] {
  if (!context) return [];
  const books = [context.codebook, ...context.codebooks.filter(({ id }) => id !== context.codebook.id)];
  const ranks = new Map(books.flatMap(({ roles }) => roles).map(({ id }, index) => [id, index]));
  return grouped(found, ({ annotation }) => {
    const roles = rolesOf(annotation.roles, books);
    if (roles.length === 0) return [{ id: 'unknown', name: t('unknownRole'), rank: ranks.size }];
    return roles.map((role) => ({
      id: role.id,
      name: roleName(role, [context.codebook], books),
      rank: ranks.get(role.id) ?? ranks.size,
    }));
  });
}

function grouped(
  found: readonly ListedAnnotation[],
  headingsOf: (item: ListedAnnotation) => { id: string; name: string; rank: number }[],
): AnnotationGroup[] {
  const groups = new Map<string, Omit<AnnotationGroup, 'start' | 'size'> & { rank: number }>();
  for (const item of found) {
    for (const heading of headingsOf(item)) {
      const group = groups.get(heading.id) ?? { ...heading, items: [] };
      group.items.push(item);
      groups.set(heading.id, group);
    }
  }
  let start = 0;
  // The sort is stable: of one rank, what the page has first comes first.
  return [...groups.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank: _rank, ...group }) => {
      const numbered = { ...group, start, size: group.items.length };
      start += group.items.length;
      return numbered;
    });
}

function cut(groups: readonly AnnotationGroup[], limit: number): { groups: AnnotationGroup[]; hidden: number } {
  const drawn = groups
    .filter(({ start }) => start < limit)
    .map((group) => ({ ...group, items: group.items.slice(0, limit - group.start) }));
  const last = groups.at(-1);
  const total = last ? last.start + last.size : 0;
  return { groups: drawn, hidden: Math.max(0, total - limit) };
}
