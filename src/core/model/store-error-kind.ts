/** Why a read or a write did not happen, as the store says and the interface puts into words. */
export type StoreErrorKind =
  /** The browser refuses the database: private window, broken profile, failing disk. */
  | 'unavailable'
  /** An older window keeps the database from being opened. */
  | 'blocked'
  /** Opening takes long, and the browser does not say why: a slow disk, or another window's opening that is held up. */
  | 'slow'
  /** The database was made by a newer version of Margent than this window runs. */
  | 'newer'
  /** No room. */
  | 'full'
  /** A record is not what it must be, or refers to one that is not there. */
  | 'invalid'
  /** A rule forbids it; the reason is told (`RelationRefused`). */
  | 'refused'
  /** A coder who has made something in a project would go from it; it is told who (`CoderInUse`). */
  | 'coder-in-use'
  /** The record has changed since it was read. */
  | 'conflict'
  /** The step is not of the page that wants it taken back. */
  | 'elsewhere'
  /** The connection ended before the transaction did. */
  | 'closed';
