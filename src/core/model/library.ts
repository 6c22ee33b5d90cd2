/** A library: plain records of every type together, as backups and formats carry them. */
import * as v from 'valibot';
import { Annotation } from './annotation.ts';
import { Article } from './article.ts';
import { Codebook } from './codebook.ts';
import { Project } from './project.ts';
import { Proposition, Relation } from './relation.ts';
import { Setting } from './setting.ts';
import { Tombstone } from './tombstone.ts';

export const Library = v.strictObject({
  articles: v.array(Article),
  annotations: v.array(Annotation),
  relations: v.array(Relation),
  propositions: v.array(Proposition),
  codebooks: v.array(Codebook),
  projects: v.array(Project),
  settings: v.array(Setting),
  tombstones: v.array(Tombstone),
});
export type Library = v.InferOutput<typeof Library>;

export function emptyLibrary(): Library {
  return {
    articles: [],
    annotations: [],
    relations: [],
    propositions: [],
    codebooks: [],
    projects: [],
    settings: [],
    tombstones: [],
  };
}

export type LibraryValidation =
  | { ok: true; library: Library }
  | { ok: false; fault: { path: string; message: string } };

/**
 * Checks a value of any origin against the model, up to its first fault.
 *
 * @returns the library as the schemas give it, or the fault: `path` from the library down
 * (`annotations[3].roles[0]`; '' for the library itself) and `message`, which reads on from it ('is not a UUID')
 */
export function validateLibrary(value: unknown): LibraryValidation {
  const result = v.safeParse(Library, value, { abortEarly: true });
  if (result.success) return { ok: true, library: result.output };
  const issue = result.issues[0];
  const path = (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return { ok: false, fault: { path, message: inWords(issue) } };
}

/** Our own messages read on from a path already; valibot's do not. */
function inWords(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  if (issue.expected === 'never') return 'is not known here';
  if (issue.received === 'undefined') return 'is missing';
  return issue.expected === null ? `cannot be ${issue.received}` : `is ${issue.received} instead of ${issue.expected}`;
}
