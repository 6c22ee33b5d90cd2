/** The fields of a form that is closed by opening another: what was written in it goes on when it is opened again. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { changedFields } from '../state/changed-fields.ts';
import type { FormDrafts } from '../state/form-drafts.ts';

interface Draft<T> {
  /** The record as it was when the form was opened. */
  before: T;
  value: T;
  set: (changed: Partial<T>) => void;
}

/** What was written is put on the record as it is by now: the fields left alone are whatever they have become. */
export function useDraft<T extends object>(drafts: FormDrafts<Partial<T>>, key: string, initial: T): Draft<T> {
  const [before] = useState(initial);
  const [value, setValue] = useState<T>(() => ({ ...initial, ...drafts.get(key) }));
  const set = (changed: Partial<T>) => setValue((current) => ({ ...current, ...changed }));
  useLayoutEffect(() => {
    const changed: Partial<T> = changedFields(before, value) as Partial<T>;
    if (Object.keys(changed).length > 0) drafts.set(key, changed);
    else drafts.delete(key);
  }, [value]);
  return { before, value, set };
}
