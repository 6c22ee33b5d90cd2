/** The relations that a surface shows, the passages they lead to, and what the reader does with them. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Relation } from '../../core/model/relation.ts';
import type { StepMade } from '../../core/model/step-made.ts';
import { t } from '../messages.ts';
import type { AnnotationInArticle, AnnotationStore, RelationDraft, RelationsFound } from '../services.ts';
import type { Actions } from './actions.ts';
import { describeFault } from './faults.ts';

/** A relation that is being written, kept while its form is out of sight. */
export interface WrittenRelation {
  /** The one that is changed; null for a new one. */
  relationId: string | null;
  /** Which kind in which direction, as the form names it; null while there is none. */
  choice: string | null;
  otherId: string | null;
  scheme: string | null;
  note: string;
  /** Whether the reader has just asked for the form, to search for the other end: then it takes the focus. */
  asked?: boolean;
}

/** What a surface hands to its annotations. */
export interface RelationControls {
  relations: ReadonlySignal<readonly Relation[]>;
  /** By the id of the annotation at either end. */
  byEnd: ReadonlySignal<ReadonlyMap<string, readonly Relation[]>>;
  /** The passages at ends that are not of the surface's own articles. */
  ends: ReadonlySignal<readonly AnnotationInArticle[]>;
  /** Those and the surface's own, by their ids. */
  passages: ReadonlySignal<ReadonlyMap<string, AnnotationInArticle>>;
  /** What is being written, by the annotation it is seen from. */
  drafts: Map<string, WrittenRelation>;
  /** Everything that a relation can lead to; null where it could not be read, which is said. */
  candidates(): Promise<AnnotationInArticle[] | null>;
  /** Each tells whether it was done; what kept it from that is said. */
  relate(draft: RelationDraft): Promise<boolean>;
  update(id: string, changed: Partial<RelationDraft>): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}

export interface RelationsState {
  controls: RelationControls;
  /** Takes over what has been read together with the rest of the surface, whose own passages `entries` are. */
  take(found: RelationsFound, entries: readonly AnnotationInArticle[]): void;
}

/** What they need of a store. */
export type RelatingStore = Pick<AnnotationStore, 'allAnnotations' | 'relate' | 'updateRelation' | 'deleteRelations'>;

/** @param drafts where what is being written is kept */
export function createRelationsState(
  store: RelatingStore,
  actions: Pick<Actions, 'attempt' | 'fault'>,
  drafts: Map<string, WrittenRelation> = new Map(),
): RelationsState {
  const found = signal<RelationsFound>({ relations: [], ends: [] });
  const own = signal<readonly AnnotationInArticle[]>([]);
  const relations = computed(() => found.value.relations);
  const attempt = (write: () => Promise<StepMade>, text: string): Promise<boolean> =>
    actions.attempt(async () => {
      const { step } = await write();
      return { text, step };
    });
  return {
    controls: {
      relations,
      byEnd: computed(() => byEnd(relations.value)),
      ends: computed(() => found.value.ends),
      passages: computed(
        () => new Map([...found.value.ends, ...own.value].map((entry) => [entry.annotation.id, entry])),
      ),
      drafts,
      candidates: () =>
        store.allAnnotations().catch((error: unknown) => {
          actions.fault(describeFault(error));
          return null;
        }),
      relate: (draft) => attempt(() => store.relate(draft), t('related')),
      update: (id, changed) => attempt(() => store.updateRelation(id, changed), t('saved')),
      remove: (id) => attempt(() => store.deleteRelations([id]), t('relationDeleted')),
    },
    take: (read, entries) =>
      batch(() => {
        found.value = read;
        own.value = entries;
      }),
  };
}

function byEnd(relations: readonly Relation[]): Map<string, Relation[]> {
  const map = new Map<string, Relation[]>();
  for (const relation of relations) {
    for (const { id } of [relation.from, relation.to]) {
      const list = map.get(id) ?? [];
      list.push(relation);
      map.set(id, list);
    }
  }
  return map;
}
