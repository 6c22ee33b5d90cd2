/** A library: plain records of every type together, as backups and formats carry them. */
import * as v from 'valibot';
import { Annotation } from './annotation.ts';
import { Article } from './article.ts';
import { Codebook } from './codebook.ts';
import { type Fault, faultOf, type Step, sayPath } from './fault.ts';
import { Project } from './project.ts';
import { COLLECTIONS, type TypedRecord } from './record.ts';
import { RECORD_TYPES } from './record-type.ts';
import { referencesOf } from './reference.ts';
import { Proposition, Relation } from './relation.ts';
import { SamePiece } from './same-piece.ts';
import { Setting } from './setting.ts';
import { ReaderRule } from './site-rule.ts';
import { Tombstone } from './tombstone.ts';

export const Library = v.strictObject({
  articles: v.array(Article),
  annotations: v.array(Annotation),
  relations: v.array(Relation),
  propositions: v.array(Proposition),
  codebooks: v.array(Codebook),
  projects: v.array(Project),
  // Backups of version 1 have none.
  siteRules: v.optional(v.array(ReaderRule), []),
  // Nor have those of version 2.
  samePieces: v.optional(v.array(SamePiece), []),
  settings: v.array(Setting),
  tombstones: v.array(Tombstone),
});
export type Library = v.InferOutput<typeof Library>;

/** Every record of a library with its type, articles first, and where it stands (`annotations[3]`). */
export function* recordsOf(library: Library): Generator<TypedRecord & { path: string }> {
  for (const [index, record] of library.articles.entries()) {
    yield { type: 'article', record, path: sayPath(['articles', index]) };
  }
  for (const [index, record] of library.annotations.entries()) {
    yield { type: 'annotation', record, path: sayPath(['annotations', index]) };
  }
  for (const [index, record] of library.relations.entries()) {
    yield { type: 'relation', record, path: sayPath(['relations', index]) };
  }
  for (const [index, record] of library.propositions.entries()) {
    yield { type: 'proposition', record, path: sayPath(['propositions', index]) };
  }
  for (const [index, record] of library.codebooks.entries()) {
    yield { type: 'codebook', record, path: sayPath(['codebooks', index]) };
  }
  for (const [index, record] of library.projects.entries()) {
    yield { type: 'project', record, path: sayPath(['projects', index]) };
  }
  for (const [index, record] of library.siteRules.entries()) {
    yield { type: 'site-rule', record, path: sayPath(['siteRules', index]) };
  }
  for (const [index, record] of library.samePieces.entries()) {
    yield { type: 'same-piece', record, path: sayPath(['samePieces', index]) };
  }
}

export type LibraryCheck = { ok: true; library: Library } | { ok: false; fault: Fault };

/**
 * Takes a value from outside (a parsed backup) and gives it back as a library that stands by itself:
 * every record valid, no id twice, every reference answered. Otherwise names the first fault.
 */
export function validateLibrary(value: unknown): LibraryCheck {
  const hostile = findHostileShape(value, []);
  if (hostile) return { ok: false, fault: hostile };
  const parsed = v.safeParse(Library, value, { abortEarly: true });
  if (!parsed.success) return { ok: false, fault: faultOf(parsed.issues[0]) };
  const library = parsed.output;
  const fault = findDuplicate(library) ?? findDanglingReference(library);
  return fault ? { ok: false, fault } : { ok: true, library };
}

/** A library is less than 10 levels deep, deepest in a codebook's log; a file that is much deeper is an attack. */
const MAX_DEPTH = 16;

/** Keys that reach an object's prototype when they are copied carelessly. `JSON.parse` lets all three in. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

function findHostileShape(value: unknown, steps: Step[]): Fault | null {
  if (typeof value !== 'object' || value === null) return null;
  if (steps.length >= MAX_DEPTH) return { path: sayPath(steps), message: 'is nested too deep' };
  const entries: [Step, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, item] of entries) {
    if (typeof key === 'string' && FORBIDDEN_KEYS.has(key)) {
      return { path: sayPath([...steps, key]), message: 'is not a field known here' };
    }
    steps.push(key);
    const fault = findHostileShape(item, steps);
    if (fault) return fault;
    steps.pop();
  }
  return null;
}

function findDuplicate(library: Library): Fault | null {
  const ids = new Set<string>();
  for (const { record, path } of recordsOf(library)) {
    if (ids.has(record.id)) return { path: `${path}.id`, message: 'is the id of an earlier record' };
    ids.add(record.id);
  }
  const graves = new Set<string>();
  for (const [index, { id }] of library.tombstones.entries()) {
    if (graves.has(id)) return { path: sayPath(['tombstones', index, 'id']), message: 'is named twice' };
    graves.add(id);
  }
  const keys = new Set<string>();
  for (const [index, { key }] of library.settings.entries()) {
    if (keys.has(key)) return { path: sayPath(['settings', index, 'key']), message: 'is named twice' };
    keys.add(key);
  }
  return null;
}

function findDanglingReference(library: Library): Fault | null {
  const ids = Object.fromEntries(
    RECORD_TYPES.map((type) => [type, new Set(library[COLLECTIONS[type]].map(({ id }) => id))]),
  );
  for (const { path, ...typed } of recordsOf(library)) {
    for (const reference of referencesOf(typed)) {
      if (!ids[reference.type]?.has(reference.id)) {
        return { path: `${path}.${reference.path}`, message: `names no ${reference.type} of this library` };
      }
    }
  }
  return null;
}
