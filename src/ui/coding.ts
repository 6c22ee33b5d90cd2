/** What an annotation is given in a form: from the annotation, by the codebook it was made with, and what of it was changed. */
import type { Annotation } from '../core/model/annotation.ts';
import type { Codebook } from '../core/model/codebook.ts';
import type { Coding, CodingContext, WrittenCoding } from './services.ts';

export function codingOf({ roles, tags, note }: Annotation): Coding {
  return { roles, tags, note };
}

/** What differs: another window may have changed the rest meanwhile, and keeps it. */
export function changedFields(before: Coding, after: Coding): Partial<Coding> {
  return {
    ...(before.roles.join() !== after.roles.join() && { roles: after.roles }),
    ...(before.tags.join('\n') !== after.tags.join('\n') && { tags: after.tags }),
    ...(before.note !== after.note && { note: after.note }),
  };
}

/** Whether the reader would miss it: a role alone is as soon given again. */
export function isWritten(written: WrittenCoding | undefined): boolean {
  return written !== undefined && (written.coding.note.trim() !== '' || written.coding.tags.length > 0);
}

/** The codebook an annotation was made with: the current one where it has one of its roles. */
export function codebookFor(annotation: Annotation, { codebook, codebooks }: CodingContext): Codebook {
  const has = (candidate: Codebook) => candidate.roles.some(({ id }) => annotation.roles.includes(id));
  return has(codebook) ? codebook : (codebooks.find(has) ?? codebook);
}
