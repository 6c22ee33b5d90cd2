/** The database as its newest version stands, for the compiler: object stores, keys, indexes. */
import type { DBSchema, IDBPTransaction } from 'idb';
import type { Action } from '../core/model/action.ts';
import type { Annotation } from '../core/model/annotation.ts';
import type { Article } from '../core/model/article.ts';
import type { Codebook } from '../core/model/codebook.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import type { Project } from '../core/model/project.ts';
import type { Change } from '../core/model/record.ts';
import type { Proposition, Relation } from '../core/model/relation.ts';
import type { SamePiece } from '../core/model/same-piece.ts';
import type { Setting, SettingKey } from '../core/model/setting.ts';
import type { ReaderRule } from '../core/model/site-rule.ts';
import type { Tombstone } from '../core/model/tombstone.ts';

/** One step that can be undone, or, once `undone`, redone. */
export interface HistoryEntry {
  /** Rises from entry to entry. */
  seq: number;
  label: Action;
  at: Timestamp;
  undone: boolean;
}

/** Some of the changes of a step, in their order; `part` from 0. */
export interface HistoryPart {
  seq: number;
  part: number;
  changes: Change[];
}

export interface Schema extends DBSchema {
  articles: {
    key: Id;
    value: Article;
    indexes: { addressKeys: string; readMoreUrl: string; firstPublishedUrl: string };
  };
  annotations: {
    key: Id;
    value: Annotation;
    indexes: { articleId: Id; projectId: Id; updatedAt: Timestamp; tags: string };
  };
  relations: { key: Id; value: Relation; indexes: { fromId: Id; toId: Id; projectId: Id } };
  propositions: { key: Id; value: Proposition; indexes: { projectId: Id } };
  codebooks: { key: Id; value: Codebook };
  projects: { key: Id; value: Project; indexes: { codebookId: Id } };
  siteRules: { key: Id; value: ReaderRule; indexes: { hosts: string } };
  samePieces: { key: Id; value: SamePiece; indexes: { addressKeys: string } };
  settings: { key: SettingKey; value: Setting };
  tombstones: { key: Id; value: Tombstone };
  history: { key: number; value: HistoryEntry };
  historyChanges: { key: [seq: number, part: number]; value: HistoryPart };
}

export const STORES = [
  'articles',
  'annotations',
  'relations',
  'propositions',
  'codebooks',
  'projects',
  'siteRules',
  'samePieces',
  'settings',
  'tombstones',
  'history',
  'historyChanges',
] as const;
export type StoreName = (typeof STORES)[number];

/**
 * A transaction over the whole database. It is alive only while requests of its own are awaited: awaiting
 * anything else ends it (https://www.w3.org/TR/IndexedDB/#transaction-lifecycle).
 */
export type ReadTransaction = IDBPTransaction<Schema, StoreName[], 'readonly'>;
export type WriteTransaction = IDBPTransaction<Schema, StoreName[], 'readwrite'>;
export type UpgradeTransaction = IDBPTransaction<Schema, StoreName[], 'versionchange'>;
