/**
 * What is written in the editor over a page and not saved yet: kept for the tab, for the frame goes with a press of Escape on
 * the page, with another one that is opened, and with the page.
 */
import * as v from 'valibot';
import type { WrittenCoding } from '../services.ts';
import type { WrittenRelation } from './relations-state.ts';

export interface EditorDrafts {
  /** Both by the annotation's id. */
  codings: Map<string, WrittenCoding>;
  relations: Map<string, WrittenRelation>;
  /** Whether they outlive the frame: not where the reader lets the site around it keep nothing. */
  readonly areKept: boolean;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const Coding = v.object({
  roles: v.array(v.string()),
  tags: v.array(v.string()),
  note: v.string(),
});
const Codings = v.object({ coding: Coding, suggested: v.boolean(), before: v.exactOptional(Coding) });
/** Strict, so that a form the reader has only asked for, and written nothing in, is no draft of the next frame. */
const Relations = v.strictObject({
  relationId: v.nullable(v.string()),
  choice: v.nullable(v.string()),
  otherId: v.nullable(v.string()),
  scheme: v.nullable(v.string()),
  note: v.string(),
});

/** @param storage gives where they are kept; may throw where the reader has forbidden it, and then they live with the frame */
export function createEditorDrafts(storage: () => Kept): EditorDrafts {
  return {
    codings: new KeptMap('coding', storage, (raw) => v.parse(Codings, raw)),
    relations: new KeptMap('relation', storage, (raw) => v.parse(Relations, raw)),
    areKept: isGiven(storage),
  };
}

function isGiven(storage: () => Kept): boolean {
  try {
    storage();
    return true;
  } catch {
    return false;
  }
}

class KeptMap<T> extends Map<string, T> {
  readonly #name: string;
  readonly #storage: () => Kept;
  readonly #parse: (raw: unknown) => T;

  constructor(name: string, storage: () => Kept, parse: (raw: unknown) => T) {
    super();
    this.#name = name;
    this.#storage = storage;
    this.#parse = parse;
  }

  override get(key: string): T | undefined {
    const known = super.get(key);
    if (known !== undefined) return known;
    try {
      const kept = this.#storage().getItem(this.#keyOf(key));
      return kept === null ? undefined : this.#parse(JSON.parse(kept));
    } catch {
      return undefined;
    }
  }

  override has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  override set(key: string, value: T): this {
    try {
      this.#storage().setItem(this.#keyOf(key), JSON.stringify(value));
    } catch {
      // As long as the frame lives it is here.
    }
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    const had = this.has(key);
    try {
      this.#storage().removeItem(this.#keyOf(key));
    } catch {
      // As above.
    }
    super.delete(key);
    return had;
  }

  #keyOf(key: string): string {
    return `${this.#name} ${key}`;
  }
}
