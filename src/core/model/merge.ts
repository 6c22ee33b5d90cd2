/** What taking another library in does to this one: record by record, worked out before anything is written. */
import type { Codebook } from './codebook.ts';
import { withReturned } from './codebook-edit.ts';
import { nextVersion } from './codebook-log.ts';
import { sameContent } from './equality.ts';
import type { Id, Timestamp } from './identifier.ts';
import { type Library, recordsOf } from './library.ts';
import { addressKeys } from './page-address.ts';
import type { Coder, Project } from './project.ts';
import type { AnyRecord, Change, TypedRecord } from './record.ts';
import { referencesOf } from './reference.ts';
import type { Setting } from './setting.ts';
import type { Tombstone } from './tombstone.ts';

export interface MergeOptions {
  at: Timestamp;
  /** Whether records deleted here after the other library last changed them stay away or come back. */
  deletedHere: 'stay' | 'return';
}

export interface Merge {
  changes: Change[];
  /** Settings this library has no usable choice of. */
  settings: Setting[];
  /** Deletions elsewhere of records that never were here. */
  tombstones: Tombstone[];
  added: number;
  updated: number;
  unchanged: number;
  /** Deleted here because they were deleted there later. */
  deleted: number;
  /** In the other library, but not taken: they were deleted here later. */
  keptDeleted: number;
}

/**
 * Merges by id. Of two states the newer wins; the same content is no change. The newer of a record and its
 * tombstone wins too, except that nothing is deleted or left out which a record that stays refers to. A codebook keeps,
 * or is given back, the roles and kinds of relation of its other state that are still used.
 *
 * Both libraries must be valid and stand by themselves (`validateLibrary`); so does the result.
 */
export function mergeLibraries(here: Library, there: Library, { at, deletedHere }: MergeOptions): Merge {
  const local = new Map([...recordsOf(here)].map((typed) => [typed.record.id, typed]));
  const gravesHere = new Map(here.tombstones.map((tombstone) => [tombstone.id, tombstone.deletedAt]));
  const result = new Map<Id, TypedRecord>(local);
  /** Records that a tombstone keeps out, in case one that stays needs them. */
  const heldBack = new Map<Id, TypedRecord>();

  for (const incoming of recordsOf(there)) {
    const { id } = incoming.record;
    const mine = local.get(id);
    const deletedAt = gravesHere.get(id);
    if (mine) {
      result.set(id, newer(mine, incoming));
    } else if (deletedAt !== undefined && deletedAt > incoming.record.updatedAt) {
      // A record that comes back from under a tombstone is given a new time: it must win everywhere else too.
      const returning = withTime(fresh(incoming), at);
      if (deletedHere === 'return') result.set(id, returning);
      else heldBack.set(id, returning);
    } else {
      result.set(id, fresh(incoming));
    }
  }
  const incomingIds = new Set([...recordsOf(there)].map(({ record }) => record.id));
  for (const { id, deletedAt } of there.tombstones) {
    const mine = local.get(id);
    if (mine && !incomingIds.has(id) && deletedAt > mine.record.updatedAt) {
      heldBack.set(id, mine);
      result.delete(id);
    }
  }
  keepWhatIsNeeded(result, heldBack);
  settleCoders(result, [...here.projects, ...there.projects], there.projects);
  keepWhatIsUsed(result, [...here.codebooks, ...there.codebooks], at);
  return {
    ...compare(local, result, incomingIds),
    settings: settingsToTake(here, there, result),
    tombstones: there.tombstones.filter(({ id }) => !local.has(id) && !result.has(id) && !gravesHere.has(id)),
  };
}

function newer(mine: TypedRecord, incoming: TypedRecord): TypedRecord {
  return incoming.type === mine.type && incoming.record.updatedAt > mine.record.updatedAt ? fresh(incoming) : mine;
}

/** Address keys are derived, and by a rule that may have changed since: never taken from elsewhere. */
function fresh(typed: TypedRecord): TypedRecord {
  const { type, record } = typed;
  if (type === 'article') return { type, record: { ...record, addressKeys: addressKeys(record.urls) } };
  if (type === 'same-piece') return { type, record: { ...record, addressKeys: addressKeys(record.pages.flat()) } };
  return typed;
}

function withTime({ type, record }: TypedRecord, updatedAt: Timestamp): TypedRecord {
  return { type, record: { ...record, updatedAt } } as TypedRecord;
}

/** Moves into `result`, from `heldBack`, all that the records in it refer to, and what those refer to. */
function keepWhatIsNeeded(result: Map<Id, TypedRecord>, heldBack: Map<Id, TypedRecord>): void {
  const toVisit = [...result.values()];
  for (let typed = toVisit.pop(); typed; typed = toVisit.pop()) {
    for (const { id } of referencesOf(typed)) {
      const needed = result.has(id) ? undefined : heldBack.get(id);
      if (!needed) continue;
      heldBack.delete(id);
      result.set(id, needed);
      toVisit.push(needed);
    }
  }
}

/**
 * A project on both sides keeps the coders of both. Only a coder of this library that has no name and made
 * nothing is dropped: it is the one that every new library begins with, and a backup restored into an empty
 * library is to give the same library again.
 */
function settleCoders(result: Map<Id, TypedRecord>, both: readonly Project[], incoming: readonly Project[]): void {
  const busy = new Set<Id>();
  for (const { record } of result.values()) if ('coderId' in record) busy.add(record.coderId);
  for (const theirs of incoming) {
    const project = result.get(theirs.id);
    if (project?.type !== 'project') continue;
    const coders = new Map<Id, Coder>();
    const versions = [project.record, ...both.filter(({ id }) => id === theirs.id)];
    for (const coder of versions.flatMap((version) => version.coders)) {
      if (!coders.has(coder.id)) coders.set(coder.id, coder);
    }
    const theirIds = new Set(theirs.coders.map(({ id }) => id));
    const kept = [...coders.values()].filter(({ id, name }) => theirIds.has(id) || name !== '' || busy.has(id));
    result.set(theirs.id, { type: 'project', record: { ...project.record, coders: kept } });
  }
}

/**
 * Of two states of a codebook one wins, but annotations and relations are taken one by one: without this, those that
 * come back after their role was deleted, or that were made elsewhere meanwhile, would have a role that nobody knows.
 */
function keepWhatIsUsed(result: Map<Id, TypedRecord>, states: readonly Codebook[], at: Timestamp): void {
  const used = new Set<Id>();
  const known = new Set<Id>();
  for (const { type, record } of result.values()) {
    if (type === 'annotation') for (const id of record.roles) used.add(id);
    else if (type === 'relation') used.add(record.kindId);
    else if (type === 'codebook') for (const { id } of [...record.roles, ...record.relationKinds]) known.add(id);
  }
  const isWanted = (id: Id): boolean => used.has(id) && !known.has(id);
  for (const other of states) {
    const codebook = result.get(other.id);
    if (codebook?.type !== 'codebook') continue;
    if (![...other.roles, ...other.relationKinds].some(({ id }) => isWanted(id))) continue;
    const record = nextVersion(codebook.record, withReturned(codebook.record, other, isWanted), at);
    result.set(other.id, { type: 'codebook', record });
  }
}

function compare(
  local: ReadonlyMap<Id, TypedRecord>,
  result: ReadonlyMap<Id, TypedRecord>,
  incomingIds: ReadonlySet<Id>,
): Pick<Merge, 'changes' | 'added' | 'updated' | 'unchanged' | 'deleted' | 'keptDeleted'> {
  const changes: Change[] = [];
  const counts = { added: 0, updated: 0, unchanged: 0, deleted: 0, keptDeleted: 0 };
  const note = (type: TypedRecord['type'], id: Id, before: AnyRecord | null, after: AnyRecord | null) =>
    changes.push({ type, id, before, after } as Change);
  for (const [id, { type, record }] of result) {
    const mine = local.get(id)?.record ?? null;
    if (mine === null) {
      counts.added += 1;
      note(type, id, null, record);
    } else if (sameContent(mine, record)) {
      if (incomingIds.has(id)) counts.unchanged += 1;
    } else {
      counts.updated += 1;
      note(type, id, mine, record);
    }
  }
  for (const [id, { type, record }] of local) {
    if (result.has(id)) continue;
    counts.deleted += 1;
    note(type, id, record, null);
  }
  counts.keptDeleted = [...incomingIds].filter((id) => !result.has(id)).length;
  return { changes, ...counts };
}

/** What was chosen here stays; a choice that was not made, or whose coder or project is gone, is taken over. */
function settingsToTake(here: Library, there: Library, result: ReadonlyMap<Id, TypedRecord>): Setting[] {
  const coderIds = new Set<Id>();
  for (const typed of result.values()) {
    if (typed.type === 'project') for (const { id } of typed.record.coders) coderIds.add(id);
  }
  const stands = (setting: Setting): boolean => {
    if (setting.key === 'current-project') return result.get(setting.value)?.type === 'project';
    if (setting.key === 'project-by-site') {
      return setting.value.some(({ projectId }) => result.get(projectId)?.type === 'project');
    }
    if (setting.key === 'current-coder') return coderIds.has(setting.value);
    return true;
  };
  const chosen = new Set(here.settings.filter(stands).map(({ key }) => key));
  return there.settings.filter((setting) => !chosen.has(setting.key) && stands(setting));
}
