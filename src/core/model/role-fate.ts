/** What becomes of the annotations that have a role, when it is deleted. */
import type { Id } from './identifier.ts';

export type RoleFate =
  /** They have another role of the codebook instead. */
  | { what: 'give'; roleId: Id }
  /** They lose it. Those that have no other get one of the codebook, or are deleted. */
  | { what: 'take-off'; alone: { what: 'give'; roleId: Id } | Deletion }
  /** They are deleted, with their relations and the articles left empty. */
  | Deletion;

/** Of as many as the reader was told, or fewer: what has got the role since she was asked is none of them. */
interface Deletion {
  what: 'delete';
  atMost: number;
}
