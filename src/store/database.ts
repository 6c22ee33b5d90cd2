/** The connection to the database: opened at first use, brought up to date, given up when another needs it. */
import { type IDBPDatabase, openDB, unwrap } from 'idb';
import { MIGRATIONS, type Migration } from './migrations/list.ts';
import { type ReadTransaction, type Schema, STORES, type UpgradeTransaction, type WriteTransaction } from './schema.ts';
import { asStoreError, StoreError } from './store-error.ts';

export const DATABASE_NAME = 'margent';

/** How long opening may take, in milliseconds, before the reader is told what holds it up. */
const OPENING_LIMIT = 5_000;

export interface DatabaseOptions {
  /** Fills a database that has just been made, in the transaction that makes it. */
  seed: (transaction: UpgradeTransaction) => Promise<void>;
  /**
   * Called when opening has taken too long because a window of an older version is open. The use that waited
   * fails with 'blocked'; a later one succeeds once the other window is gone.
   */
  onBlocked?: (() => void) | undefined;
  name?: string;
  migrations?: readonly Migration[];
}

/** Both reject with a `StoreError` and nothing else. */
export interface Database {
  /** One consistent view of everything: no write is seen half. */
  read<T>(work: (transaction: ReadTransaction) => Promise<T>): Promise<T>;
  /**
   * All of `work` or nothing of it. Resolves when the transaction has completed, which under strict
   * durability is after the operating system has flushed it to disk; a request's success is no such
   * promise (https://www.w3.org/TR/IndexedDB/#transaction-durability-hint).
   */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T>;
  /** For good: later uses fail with 'closed'. */
  close(): void;
}

export function openDatabase(options: DatabaseOptions): Database {
  const connection = new Connection(options);
  return {
    read: (work) =>
      guarded(async () => {
        const transaction = await connection.begin((db) => db.transaction([...STORES], 'readonly'));
        // A read that fails says so by its requests; its end alone is of no interest.
        transaction.done.catch(() => undefined);
        return work(transaction);
      }),
    write: (work) =>
      guarded(async () => {
        try {
          return await write(connection, work);
        } catch (error) {
          // Firefox aborts the write after one that met a full disk, whether there is room by now or not.
          if (!isCutOff(error)) throw error;
          return await write(connection, work);
        }
      }),
    close: () => connection.close(),
  };
}

async function write<T>(connection: Connection, work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
  const transaction = await connection.begin((db) =>
    db.transaction([...STORES], 'readwrite', { durability: 'strict' }),
  );
  return completed(transaction, work);
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStoreError(error);
  }
}

/** Does the work, then waits until the transaction is over, one way or the other. */
async function completed<T>(
  transaction: WriteTransaction,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  // Listened to from the start: a failure while committing fires 'abort' and no request's 'error'.
  const outcome = transaction.done.then(
    () => ({ committed: true as const }),
    (error: unknown) => ({ committed: false as const, error }),
  );
  let result: T;
  try {
    result = await work(transaction);
  } catch (error) {
    const isOver = !abort(transaction);
    const end = await outcome;
    // A request that goes down with its transaction says no more than that: the transaction knows why.
    throw isOver && !end.committed ? end.error : error;
  }
  const end = await outcome;
  if (!end.committed) throw end.error;
  return result;
}

/** False where it is over already. */
function abort(transaction: WriteTransaction): boolean {
  try {
    transaction.abort();
    return true;
  } catch {
    return false;
  }
}

/** Whether the browser has ended a transaction, or its connection, without a reason. */
function isCutOff(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'AbortError' || error.name === 'InvalidStateError');
}

class Connection {
  readonly #options: DatabaseOptions;
  #opening: Promise<IDBPDatabase<Schema>> | null = null;
  /** What `#opening` has come to. */
  #db: IDBPDatabase<Schema> | null = null;
  #isUpgrading = false;
  /** Whether the browser has said that a window of an older version is in the way. */
  #isBlocked = false;
  #isClosed = false;

  constructor(options: DatabaseOptions) {
    this.#options = options;
  }

  /**
   * Begins a transaction, on a new connection where the browser has ended the one we had (a failing disk, the
   * reader clearing data): that is what an invalid state means here.
   */
  async begin<T>(transact: (db: IDBPDatabase<Schema>) => T): Promise<T> {
    const db = await this.#open();
    try {
      return transact(db);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      this.#forget(db);
      return transact(await this.#open());
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#opening?.then(
      (db) => db.close(),
      () => undefined,
    );
    this.#opening = null;
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    if (this.#isClosed) return Promise.reject(new StoreError('closed', 'The database has been closed.'));
    if (!this.#opening) {
      const opening = this.#connect();
      this.#opening = opening;
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = null;
      });
    }
    return this.#withinLimit(this.#opening);
  }

  /** A closed connection is not used again; the next use opens another. */
  #forget(db: IDBPDatabase<Schema>): void {
    db.close();
    if (this.#db !== db) return;
    this.#db = null;
    this.#opening = null;
  }

  async #connect(): Promise<IDBPDatabase<Schema>> {
    const { name = DATABASE_NAME, migrations = MIGRATIONS, seed } = this.#options;
    let upgradeFault: unknown;
    this.#isBlocked = false;
    try {
      const db = await openDB<Schema>(name, migrations.length, {
        upgrade: async (upgraded, oldVersion, _newVersion, transaction) => {
          this.#isUpgrading = true;
          // Its failure fails the opening; here it would only be reported a second time, as unhandled.
          transaction.done.catch(() => undefined);
          try {
            for (const migrate of migrations.slice(oldVersion)) {
              await migrate(unwrap(upgraded), unwrap(transaction));
            }
            if (oldVersion === 0) await seed(transaction);
          } catch (error) {
            upgradeFault = error;
            transaction.abort();
          }
        },
        blocked: () => {
          this.#isBlocked = true;
        },
        // Another window has a newer version, or the data is being deleted: make way at once, whatever is
        // running still completes. When this window is used again, it learns which of the two it was.
        blocking: () => this.#forget(db),
      });
      this.#db = db;
      return db;
    } catch (error) {
      throw asOpeningError(upgradeFault ?? error);
    } finally {
      this.#isUpgrading = false;
    }
  }

  /**
   * The limit counts from the use and not from the 'blocked' event: an open request that waits behind
   * another's blocked one gets no event at all. An upgrade of our own may take as long as it needs.
   */
  #withinLimit<T>(opening: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        if (this.#isUpgrading) return;
        if (!this.#isBlocked) return reject(new StoreError('slow', 'The browser is slow to open the database.'));
        this.#options.onBlocked?.();
        reject(
          new StoreError(
            'blocked',
            'Margent has been updated, but an older window of it is still open. Close the other windows of Margent.',
          ),
        );
      }, OPENING_LIMIT);
      opening.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}

/** While opening, an abort or an invalid state is the browser's refusal and not a connection that ended. */
function asOpeningError(error: unknown): StoreError {
  const known = asStoreError(error);
  if (known.kind !== 'closed') return known;
  return new StoreError('unavailable', 'The browser could not open the database of Margent.', error);
}
