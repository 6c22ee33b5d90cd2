/** What the store's tests share: an empty IndexedDB for each test, a clock and ids that count, drafts, and faults. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, vi } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { domainOf } from '../../../src/core/model/domain-of.ts';
import type { Selector } from '../../../src/core/model/selector.ts';
import type { StoreErrorKind } from '../../../src/core/model/store-error-kind.ts';
import type { AnnotationDraft } from '../../../src/store/annotations.ts';
import { createStore, type Store, type StoreOptions } from '../../../src/store/store.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { ESSAY_ARGUMENT, english } from '../../english-codebooks.ts';

export const BASE = Date.parse('2026-05-01T08:00:00.000Z');

let ticks = 0;
let ids = 0;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  ticks = 0;
  ids = 0;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** One second later at each call. */
export const now = (): Date => new Date(BASE + 1000 * ticks++);

export const newId = (): string => numbered(++ids);

export function numbered(number: number): string {
  return `5707e000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A store on the test's database; two of them are two windows. */
export function open(options: Partial<StoreOptions> = {}): Store {
  return createStore({ now, newId, domains: () => domainOf, say: english, announce: () => undefined, ...options });
}

export function roleOf(name: string): string {
  const role = ESSAY_ARGUMENT.roles.find((each) => each.name === name);
  if (!role) throw new Error(`no role ${name}`);
  return role.id;
}

export const CLAIM = roleOf('Claim');
export const PREMISE = roleOf('Premise');
export const [SUPPORTS, ATTACKS] = ESSAY_ARGUMENT.relationKinds.map(({ id }) => id) as [string, string];

export function selectorsOf(exact: string, start = 0): Selector[] {
  return [
    { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    { type: 'TextPositionSelector', start, end: start + exact.length, astralBefore: 0 },
  ];
}

export const URL_ONE = 'https://thediplomat.com/2024/07/russia-north-korea/';
export const URL_TWO = 'https://pacificcouncil.online/commentary/russia-north-korea';

export function draft(
  given: Partial<AnnotationDraft> & { url?: string; exact?: string; start?: number } = {},
): AnnotationDraft {
  const { url = URL_ONE, exact = 'Moscow needs to assure Seoul', start = 0, ...rest } = given;
  return {
    page: { addresses: { url }, documentTitle: 'Russia, North Korea', description: null },
    selectors: selectorsOf(exact, start),
    roles: [CLAIM],
    tags: [],
    note: '',
    ...rest,
  };
}

/** Keeps a passage, and gives what was kept of it. */
export async function annotated(store: Pick<Store, 'annotate'>, passage: AnnotationDraft): Promise<Annotation> {
  return (await store.annotate(passage)).annotation;
}

/** The `StoreError` a promise rejects with; fails where it does not. */
export async function faultOf(promise: Promise<unknown>): Promise<{ kind: StoreErrorKind; message: string }> {
  const outcome = await promise.then(
    () => new Error('it did not fail'),
    (error: unknown) => error,
  );
  if (!(outcome instanceof StoreError)) throw outcome;
  return { kind: outcome.kind, message: outcome.message };
}

/** What of fake-indexeddb's transaction has to be reached to make it fail as a disk does. */
interface Internals extends IDBTransaction {
  _abort(errorName: string): void;
}

/** Replaces the 'complete' event of read-write transactions, from now on, by `instead`. */
export function atCommit(instead: (transaction: Internals, complete: () => void) => void): void {
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const transaction = original.apply(this, args) as Internals;
    if (args[1] !== 'readwrite') return transaction;
    const dispatch = transaction.dispatchEvent.bind(transaction);
    transaction.dispatchEvent = (event) => {
      if (event.type !== 'complete') return dispatch(event);
      instead(transaction, () => dispatch(event));
      return true;
    };
    return transaction;
  });
}

/** All that is stored, as the database itself has it. */
export async function stored(store: Store): Promise<unknown> {
  return JSON.parse(JSON.stringify(await store.exportLibrary()));
}

/** Lets everything run that is ready to. */
export async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}
