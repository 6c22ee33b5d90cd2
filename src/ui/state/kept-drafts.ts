/** What is written in a surface that closes by itself, kept so that it is there when the surface opens again. */
import * as v from 'valibot';
import { changedCoding, isWritten } from '../coding.ts';
import type { Drafts, WrittenCoding } from '../services.ts';
import type { WrittenRelation } from './relations-state.ts';

/** Keeps a text where no page can read it, and at once: the browser closes the surface without a word. */
export interface DraftKeep {
  read(): string | null;
  /** Null for none. */
  write(text: string | null): void;
}

/** Of passages and of relations each; the oldest go first. */
const MOST = 50;

const Texts = v.array(v.string());
const Coding = v.object({ roles: Texts, tags: Texts, note: v.string() });
const Kept = v.object({
  codings: v.array(
    v.tuple([v.string(), v.object({ coding: Coding, suggested: v.boolean(), before: v.exactOptional(Coding) })]),
  ),
  relations: v.array(
    v.tuple([
      v.string(),
      v.object({
        relationId: v.nullable(v.string()),
        choice: v.nullable(v.string()),
        otherId: v.nullable(v.string()),
        scheme: v.nullable(v.string()),
        note: v.string(),
      }),
    ]),
  ),
});

/** What is being written of passages and of relations; every change of it is kept before anything else happens. */
export function keptDrafts(keep: DraftKeep): { drafts: Drafts; relationDrafts: Map<string, WrittenRelation> } {
  const before = read(keep.read());
  const drafts: Drafts = new ToldMap<WrittenCoding>(before.codings, write);
  const relationDrafts = new ToldMap<WrittenRelation>(before.relations, write);

  function write(): void {
    const codings = [...drafts].filter(([, written]) => isMissed(written)).slice(-MOST);
    const relations = [...relationDrafts].slice(-MOST);
    const isEmpty = codings.length === 0 && relations.length === 0;
    keep.write(isEmpty ? null : JSON.stringify({ codings, relations }));
  }

  return { drafts, relationDrafts };
}

/** Whether the reader would have to write it again. */
function isMissed(written: WrittenCoding): boolean {
  const { before, coding } = written;
  return before ? Object.keys(changedCoding(before, coding)).length > 0 : isWritten(written);
}

/** What another version has kept otherwise is nothing. */
function read(text: string | null): v.InferOutput<typeof Kept> {
  const none = { codings: [], relations: [] };
  if (text === null) return none;
  try {
    const parsed = v.safeParse(Kept, JSON.parse(text));
    return parsed.success ? parsed.output : none;
  } catch {
    return none;
  }
}

/** A map that tells when it is another one; what was set last stands last in it. */
class ToldMap<V> extends Map<string, V> {
  #tell: (() => void) | undefined;

  constructor(entries: readonly (readonly [string, V])[], tell: () => void) {
    super(entries);
    this.#tell = tell;
  }

  override set(key: string, value: V): this {
    super.delete(key);
    super.set(key, value);
    // While the map is still being made there is nobody to tell.
    if (#tell in this) this.#tell?.();
    return this;
  }

  override delete(key: string): boolean {
    const had = super.delete(key);
    if (had) this.#tell?.();
    return had;
  }
}
