/** The parser of notes, loaded when the first note is shown: a good part of what a popup would load otherwise. */
import { signal } from '@preact/signals';
import type { noteTree } from '../formats/note-tree.ts';

const parser = signal<{ parse: typeof noteTree } | null>(null);
let isLoading = false;

/** Null until it is there: whoever asks while rendering is rendered again then. Notes that wait are shown as they were typed. */
export function noteParser(): typeof noteTree | null {
  if (!parser.value && !isLoading) void load();
  return parser.value?.parse ?? null;
}

async function load(): Promise<void> {
  isLoading = true;
  try {
    const module = await import('../formats/note-tree.ts');
    parser.value = { parse: module.noteTree };
  } catch {
    // The files are another version's by now: the notes stay as they were typed.
  } finally {
    isLoading = false;
  }
}
