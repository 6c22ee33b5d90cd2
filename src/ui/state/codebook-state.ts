/** The state of the codebooks in Options: which one is being edited, and what is done with them. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { BUILT_IN_CODEBOOKS } from '../../core/model/built-in-codebooks.ts';
import { inWords } from '../../core/model/built-in-words.ts';
import type { Codebook, RelationKind, Role } from '../../core/model/codebook.ts';
import type { CodebookEdit } from '../../core/model/codebook-edit.ts';
import type { RoleFate } from '../../core/model/role-fate.ts';
import { freshStyle } from '../../core/model/role-style.ts';
import type { RecordMade } from '../../core/model/step-made.ts';
import { describeCodebookLog } from '../codebook-log.ts';
import { say, t, tCount } from '../messages.ts';
import type { CodebookStore, CodingContext } from '../services.ts';
import type { Actions, Done } from './actions.ts';
import { changedFields } from './changed-fields.ts';
import { describeFault } from './faults.ts';
import type { FormDrafts } from './form-drafts.ts';

export interface CodebookServices {
  store: CodebookStore;
  newId(): string;
  /** Puts a text into the clipboard. Only straight from a click or key. */
  copyText(text: string): Promise<void>;
  /** Holds the id of the codebook in the editor; null for none. To write it is a step that the browser goes back over. */
  address: { read(): string | null; write(id: string | null): void };
}

/** A kind of relation as far as its form was written. */
export interface WrittenKind {
  words: Partial<Pick<RelationKind, 'name' | 'definition'>>;
  /** What was ticked and unticked, by role. */
  ticks: Record<'from' | 'to', Record<string, boolean>>;
}

export type CodebookState = ReturnType<typeof createCodebookState>;

export function createCodebookState(
  services: CodebookServices,
  { context, actions }: { context: ReadonlySignal<CodingContext | null>; actions: Pick<Actions, 'attempt' | 'fault'> },
) {
  const { store } = services;
  const editedId = signal<string | null>(services.address.read());
  /** What was written in the forms of the editor: one form is open at a time, and opening another must lose nothing. */
  const drafts = {
    codebooks: new Map() as FormDrafts<Partial<Pick<Codebook, 'name' | 'description'>>>,
    roles: new Map() as FormDrafts<Partial<Role>>,
    kinds: new Map() as FormDrafts<WrittenKind>,
  };
  const codebooks = computed(() => context.value?.codebooks ?? []);

  /** The codebook in the editor; null where none is, also where it has been deleted in the meantime. */
  const edited = computed(() => codebooks.value.find(({ id }) => id === editedId.value) ?? null);

  /** Those that come with Margent and are not there: from before they came with it, or deleted. */
  const missing = computed(() => {
    const there = new Set(codebooks.value.map(({ id }) => id));
    return BUILT_IN_CODEBOOKS.filter(({ id }) => !there.has(id)).map((codebook) => inWords(codebook, say));
  });

  /** Runs a write on the codebook in the editor. */
  const write = (act: (codebook: Codebook) => Promise<Done>): Promise<boolean> => {
    const codebook = edited.value;
    // Many annotations may follow a role, and many relations their kind.
    return codebook ? actions.attempt(() => act(codebook), t('working')) : Promise.resolve(false);
  };
  const change = (edit: CodebookEdit, text = t('saved')): Promise<boolean> =>
    write(async ({ id }) => {
      const { step } = await store.editCodebook(id, edit);
      return { text, step };
    });

  function edit(id: string | null): void {
    editedId.value = id;
    services.address.write(id);
  }

  /** Says why something could not be read; who asked for it waits in vain otherwise. */
  const told = <T>(reading: Promise<T>): Promise<T> =>
    reading.catch((error: unknown) => {
      actions.fault(describeFault(error));
      throw error;
    });

  /** Opens what a write has made, once it is there. */
  async function openMade(make: () => Promise<RecordMade>, text: string): Promise<boolean> {
    let made: string | null = null;
    const done = await actions.attempt(async () => {
      const { id, step } = await make();
      made = id;
      return { text, step };
    });
    if (done) edit(made);
    return done;
  }

  return {
    edited,
    missing,
    drafts,
    open: (id: string) => edit(id),
    close: () => edit(null),
    /** The reader went back or on in the browser, or to another address. */
    followAddress: () => {
      editedId.value = services.address.read();
    },
    /** The projects a codebook is used by. */
    usedBy: (id: string) => context.value?.projects.filter(({ codebookId }) => codebookId === id) ?? [],
    codebookUse: (id: string) => told(store.codebookUse(id)),
    roleUse: (id: string) => told(store.roleUse(id)),
    /** Of a role of the codebook in the editor. */
    relationsForbidden: (roleId: string, fate: RoleFate, merged: boolean): Promise<number> =>
      edited.value
        ? told(store.relationsForbidden({ codebookId: edited.value.id, roleId, fate, merged }))
        : Promise.resolve(0),
    relationKindUse: (id: string) => told(store.relationKindUse(id)),

    create: () =>
      openMade(() => {
        const role: Role = { ...blankRole(services.newId(), []), name: t('newRoleName') };
        return store.newCodebook({ name: t('newCodebookName'), description: '', roles: [role], relationKinds: [] });
      }, t('codebookMade')),
    copy: ({ id, name }: Codebook) => openMade(() => store.copyCodebook(id, t('copyOf', name)), t('codebookCopied')),
    remove: ({ id, name }: Codebook) =>
      actions.attempt(async () => {
        const { step } = await store.deleteCodebook(id);
        return { text: t('codebookDeleted', name), step };
      }),
    addBuiltIn: (ids: readonly string[]) =>
      actions.attempt(async () => {
        const { step } = await store.addBuiltInCodebooks(ids);
        return { text: tCount('codebooksAdded', ids.length), step };
      }),

    describe: (changed: Partial<Pick<Codebook, 'name' | 'description'>>) => change({ what: 'describe', changed }),
    newRole: (): Role => blankRole(services.newId(), edited.value?.roles ?? []),
    addRole: (role: Role) => change({ what: 'add-role', role }, t('roleAdded', role.name)),
    changeRole: (before: Role, after: Role) =>
      change({ what: 'change-role', id: before.id, changed: changedFields(before, after) }),
    /** Says where the role stands now, among those beside it. */
    moveRole: (role: Role, by: -1 | 1) => {
      const siblings = edited.value?.roles.filter(({ parentId }) => parentId === role.parentId) ?? [];
      const place = siblings.findIndex(({ id }) => id === role.id) + 1 + by;
      return change({ what: 'move-role', id: role.id, by }, t('movedTo', role.name, place, siblings.length));
    },
    mergeRoles: (role: Role, into: Role) =>
      write(async ({ id }) => {
        const { step } = await store.mergeRoles(id, role.id, into.id);
        return { text: t('rolesMerged', role.name, into.name), step };
      }),
    deleteRole: (role: Role, fate: RoleFate) =>
      write(async ({ id }) => {
        const { step } = await store.deleteRole(id, role.id, fate);
        return { text: t('roleDeleted', role.name), step };
      }),

    newRelation: (): RelationKind => ({ id: services.newId(), name: '', definition: '', from: [], to: [] }),
    addRelation: (kind: RelationKind) => change({ what: 'add-relation', kind }, t('relationKindAdded', kind.name)),
    changeRelation: (before: RelationKind, after: RelationKind) =>
      change({ what: 'change-relation', id: before.id, changed: changedFields(before, after) }),
    /** Says where the kind of relation stands now. */
    moveRelation: (kind: RelationKind, by: -1 | 1) => {
      const kinds = edited.value?.relationKinds ?? [];
      const place = kinds.findIndex(({ id }) => id === kind.id) + 1 + by;
      return change({ what: 'move-relation', id: kind.id, by }, t('movedTo', kind.name, place, kinds.length));
    },
    deleteRelation: (kind: RelationKind) =>
      write(async ({ id }) => {
        const { step } = await store.deleteRelationKind(id, kind.id);
        return { text: t('relationKindDeleted', kind.name), step };
      }),

    copyLog: () =>
      write(async (codebook) => {
        await services.copyText(describeCodebookLog(codebook));
        return { text: t('logCopied'), step: null };
      }),
  };
}

function blankRole(id: string, roles: readonly Role[]): Role {
  const blank = { name: '', definition: '', useWhen: '', useNotWhen: '', example: '' };
  return { id, ...blank, ...freshStyle(roles), parentId: null };
}
