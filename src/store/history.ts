/** Undo and redo, across windows and reloads: the steps are kept in the database beside what they changed. */
import type { Action } from '../core/model/action.ts';
import type { Timestamp } from '../core/model/identifier.ts';
import type { Change } from '../core/model/record.ts';
import { apply, checkUnchanged, reading, validChanges } from './apply.ts';
import type { Database } from './database.ts';
import { isRuleStepOf, isStepOf, type PageOfSteps } from './page-steps.ts';
import type { HistoryEntry, ReadTransaction, WriteTransaction } from './schema.ts';
import { StoreError } from './store-error.ts';
import { announceChanges, type Writer } from './writer.ts';

const MAX_ENTRIES = 100;

/** Changes in one stored value: few enough to stay far below what a browser stores as one. */
const PART_LENGTH = 256;

/** A step taken back or taken again. */
export interface Step {
  label: Action;
  changes: Change[];
}

/** Which step may be turned; where the one that is next is another, nothing is. */
export interface TurnLimits {
  /** 'elsewhere' where the step is not of this page. */
  page?: PageOfSteps;
  /** 'elsewhere' where the step changed anything but rules for this host. */
  rulesOf?: string;
  /** 'conflict' where it is not the step of this number: another has been made since, or it is undone already. */
  step?: number;
  /** 'conflict' where something else was done. */
  label?: Action;
}

/** What `undo` would take back now; null where there is nothing. */
export function nextUndo(database: Database): Promise<HistoryEntry | null> {
  return database.read(async (transaction) => lastDone(await transaction.objectStore('history').getAll()));
}

/** What `redo` would take again now; null where there is nothing. */
export function nextRedo(database: Database): Promise<HistoryEntry | null> {
  return database.read(async (transaction) => firstUndone(await transaction.objectStore('history').getAll()));
}

/**
 * Takes back the last step that stands, with the current time: for the rest of the world it is a new
 * change. Null where there is none; 'conflict' where a record is no longer what the step left.
 */
export function undo(writer: Writer, at: Timestamp, limits: TurnLimits = {}): Promise<Step | null> {
  const direct = (changes: Change[]): Change[] =>
    changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }) as Change);
  return turn(writer, at, { choose: lastDone, direct, limits });
}

/** Takes the first undone step again, as `undo` took it back. */
export function redo(writer: Writer, at: Timestamp, limits: TurnLimits = {}): Promise<Step | null> {
  return turn(writer, at, { choose: firstUndone, direct: (changes) => changes, limits });
}

/** Appends a step and gives its number; what was undone before it can no longer be redone. */
export async function remember(
  transaction: WriteTransaction,
  { label, at, changes }: { label: Action; at: Timestamp; changes: readonly Change[] },
): Promise<number> {
  const history = transaction.objectStore('history');
  const parts = transaction.objectStore('historyChanges');
  const entries = await history.getAll();
  const done = entries.filter(({ undone }) => !undone);
  const dropped = [...entries.filter(({ undone }) => undone), ...done.slice(0, -(MAX_ENTRIES - 1))];
  const seq = (entries.at(-1)?.seq ?? 0) + 1;
  const work: Promise<unknown>[] = dropped.flatMap((entry) => [
    history.delete(entry.seq),
    parts.delete(rangeOf(entry)),
  ]);
  for (let part = 0; part * PART_LENGTH < changes.length; part++) {
    const start = part * PART_LENGTH;
    work.push(parts.put({ seq, part, changes: changes.slice(start, start + PART_LENGTH) }));
  }
  work.push(history.put({ seq, label, at, undone: false }));
  await Promise.all(work);
  return seq;
}

async function turn(
  { database, announce }: Writer,
  at: Timestamp,
  {
    choose,
    direct,
    limits: { page, rulesOf, step: wanted, label },
  }: {
    choose: (entries: HistoryEntry[]) => HistoryEntry | null;
    direct: (changes: Change[]) => Change[];
    limits: TurnLimits;
  },
): Promise<Step | null> {
  const step = await database.write(async (transaction) => {
    const entry = choose(await transaction.objectStore('history').getAll());
    if ((wanted !== undefined && entry?.seq !== wanted) || (label !== undefined && entry?.label !== label)) {
      throw new StoreError('conflict', 'Something else has been done since: nothing was changed.');
    }
    if (!entry) return null;
    const changes = direct(await changesOf(reading(transaction), entry)).map((change) => atTime(change, at));
    const isElsewhere =
      (page && !(await isStepOf(reading(transaction), changes, page))) ||
      (rulesOf !== undefined && !isRuleStepOf(changes, rulesOf));
    if (isElsewhere) {
      throw new StoreError('elsewhere', 'The newest step was made elsewhere: nothing was changed.');
    }
    await checkUnchanged(reading(transaction), changes);
    await apply(transaction, validChanges(changes), at);
    await transaction.objectStore('history').put({ ...entry, undone: !entry.undone });
    return { label: entry.label, changes };
  });
  if (step) announceChanges(announce, step.changes);
  return step;
}

function atTime(change: Change, updatedAt: Timestamp): Change {
  return change.after ? ({ ...change, after: { ...change.after, updatedAt } } as Change) : change;
}

async function changesOf(transaction: ReadTransaction, entry: HistoryEntry): Promise<Change[]> {
  const parts = await transaction.objectStore('historyChanges').getAll(rangeOf(entry));
  return parts.flatMap(({ changes }) => changes);
}

function rangeOf({ seq }: HistoryEntry): IDBKeyRange {
  return IDBKeyRange.bound([seq, 0], [seq, Number.MAX_SAFE_INTEGER]);
}

function lastDone(entries: HistoryEntry[]): HistoryEntry | null {
  return entries.findLast(({ undone }) => !undone) ?? null;
}

function firstUndone(entries: HistoryEntry[]): HistoryEntry | null {
  return entries.find(({ undone }) => undone) ?? null;
}
