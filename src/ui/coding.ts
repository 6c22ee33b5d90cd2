/** What an annotation is given in a form: by the codebook of its project, beside the roles it has of others; and what was changed. */
import type { Annotation } from '../core/model/annotation.ts';
import { type Codebook, type Role, unknownRoles } from '../core/model/codebook.ts';
import { t } from './messages.ts';
import type { Coding, CodingContext, WrittenCoding } from './services.ts';
import { changedFields } from './state/changed-fields.ts';

export function codingOf({ roles, tags, note }: Pick<Annotation, 'roles' | 'tags' | 'note'>): Coding {
  return { roles, tags, note };
}

/** What differs: another window may have changed the rest meanwhile, and keeps it. */
export function changedCoding(before: Coding, after: Coding): Partial<Coding> {
  return changedFields(codingOf(before), codingOf(after));
}

/** Whether the reader would miss it: a role alone is as soon given again. */
export function isWritten(written: WrittenCoding | undefined): boolean {
  return written !== undefined && (written.coding.note.trim() !== '' || written.coding.tags.length > 0);
}

/** What tells by which codebook an annotation or a relation goes. */
export type CodebookChoice = Pick<CodingContext, 'projects' | 'codebook' | 'codebooks'>;

/** The codebook whose roles and relations an annotation is offered: that of its project now, which need not be the one in work. */
export function codebookOf(
  { projectId }: Pick<Annotation, 'projectId'>,
  { projects, codebook, codebooks }: CodebookChoice,
): Codebook {
  const project = projects.find(({ id }) => id === projectId);
  return codebooks.find(({ id }) => id === project?.codebookId) ?? codebook;
}

/** Roles that a passage has of one codebook; `name` is null, and so is `role`, where no codebook has them any more. */
export interface RolesOfOther {
  name: string | null;
  roles: { id: string; role: Role | null }[];
}

/** Those of these roles that are not of the codebook at hand, under the codebooks they are of; the unknown ones last. */
export function rolesOfOthers(ids: readonly string[], at: Codebook, codebooks: readonly Codebook[]): RolesOfOther[] {
  const others = codebooks.filter(({ id }) => id !== at.id);
  return [
    ...others.map(({ name, roles }) => ({
      name,
      roles: roles.filter(({ id }) => ids.includes(id)).map((role) => ({ id: role.id, role })),
    })),
    { name: null, roles: unknownRoles(ids, [at, ...others]).map((id) => ({ id, role: null })) },
  ].filter(({ roles }) => roles.length > 0);
}

/** A role by its name, and by its codebook's too where that is none of those at hand: others may have one of that name. */
export function roleName({ id, name }: Role, at: readonly Codebook[], codebooks: readonly Codebook[]): string {
  const has = ({ roles }: Codebook) => roles.some((role) => role.id === id);
  const other = at.some(has) ? undefined : codebooks.find(has);
  return other ? t('roleOfCodebook', name, other.name) : name;
}
