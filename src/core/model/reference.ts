/** Which records a record cannot be without. The store and the check of a whole library both hold to it. */
import type { Id } from './identifier.ts';
import type { TypedRecord } from './record.ts';
import type { RecordType } from './record-type.ts';

export interface Reference {
  type: RecordType;
  id: Id;
  /** The field that refers, such as `from.id`. */
  path: string;
}

/**
 * Roles, kinds of relation and coders are not among them: a reader may change or delete a codebook, or
 * leave a project, and keeps what was annotated with it.
 */
export function referencesOf({ type, record }: TypedRecord): Reference[] {
  switch (type) {
    case 'article':
    case 'codebook':
    case 'site-rule':
    case 'same-piece':
      return [];
    case 'project':
      return [{ type: 'codebook', id: record.codebookId, path: 'codebookId' }];
    case 'proposition':
      return [{ type: 'project', id: record.projectId, path: 'projectId' }];
    case 'annotation':
      return [
        { type: 'article', id: record.articleId, path: 'articleId' },
        { type: 'project', id: record.projectId, path: 'projectId' },
      ];
    case 'relation':
      return [
        { type: 'project', id: record.projectId, path: 'projectId' },
        { ...record.from, path: 'from.id' },
        { ...record.to, path: 'to.id' },
      ];
  }
}
