/** What has changed between two states of a codebook, as its log tells it: what a methods section needs to say. */
import type { Codebook, CodebookChange, RelationKind, Role } from './codebook.ts';
import type { Id, Timestamp } from './identifier.ts';

/** A state of a codebook before it is a version. */
export type CodebookDraft = Pick<Codebook, 'name' | 'description' | 'roles' | 'relationKinds'>;

/** What takes the place of what the two states tell of a role: that it was merged, and not only that it is gone. */
export interface Told {
  roleId: string;
  change: CodebookChange;
}

const MEANING_FIELDS = ['definition', 'useWhen', 'useNotWhen', 'example'] as const;
const ROLE_FIELDS = ['name', ...MEANING_FIELDS, 'color', 'underline', 'key'] as const;

/**
 * The next version of a codebook, with its line in the log; the codebook as it is where nothing has changed.
 *
 * @param told what is known of a role that has gone
 */
export function nextVersion(before: Codebook, after: CodebookDraft, at: Timestamp, told?: Told): Codebook {
  const changes = changesBetween(before, after, told);
  if (changes.length === 0) return before;
  const version = before.version + 1;
  return { ...before, ...after, version, log: [...(before.log ?? []), { version, at, changes }], updatedAt: at };
}

function changesBetween(before: CodebookDraft, after: CodebookDraft, told?: Told): CodebookChange[] {
  return [
    ...(['name', 'description'] as const).flatMap((field) =>
      difference({ what: 'codebook-changed', of: before.name, field }, before[field], after[field]),
    ),
    ...roleChanges(before, after, told),
    ...kindChanges(before, after),
  ];
}

function difference(
  change: Pick<CodebookChange, 'what' | 'of' | 'field'>,
  from: string | null,
  to: string | null,
): CodebookChange[] {
  return from === to ? [] : [{ ...change, from: from ?? '', to: to ?? '' }];
}

function roleChanges(before: CodebookDraft, after: CodebookDraft, told?: Told): CodebookChange[] {
  const old = new Map(before.roles.map((role) => [role.id, role]));
  const now = new Map(after.roles.map((role) => [role.id, role]));
  const gone = before.roles
    .filter(({ id }) => !now.has(id))
    .map((role): CodebookChange => {
      const change = told?.roleId === role.id ? told.change : ({ what: 'role-deleted', of: role.name } as const);
      return { ...change, ...meaningOfRole(role, before.roles) };
    });
  const added = after.roles
    .filter(({ id }) => !old.has(id))
    .map(({ name }): CodebookChange => ({ what: 'role-added', of: name }));
  const changed = after.roles.flatMap((role) => {
    const previous = old.get(role.id);
    return previous ? roleDifference(previous, role, before, after, now) : [];
  });
  return [...gone, ...added, ...changed, ...orderChange('roles-ordered', before.name, before.roles, after.roles)];
}

/** What a role says of itself and stands below: a log is read when the role is gone. Of fields that say nothing, nothing. */
function meaningOfRole(role: Role, roles: readonly Role[]): Pick<CodebookChange, 'meaning'> {
  const meaning = [
    ...MEANING_FIELDS.map((field) => ({ field, text: role[field] })),
    { field: 'parentId', text: roles.find(({ id }) => id === role.parentId)?.name ?? '' },
  ].filter(({ text }) => text.trim() !== '');
  return meaning.length > 0 ? { meaning } : {};
}

interface Named {
  id: Id;
  name: string;
}

/** That those which are in both states do not stand in the same order. */
function orderChange(
  what: 'roles-ordered' | 'relations-ordered',
  of: string,
  before: readonly Named[],
  after: readonly Named[],
): CodebookChange[] {
  const inBoth = (list: readonly Named[], other: readonly Named[]): string =>
    list
      .map(({ id }) => id)
      .filter((id) => other.some((each) => each.id === id))
      .join();
  return inBoth(before, after) === inBoth(after, before) ? [] : [{ what, of, from: names(before), to: names(after) }];
}

function roleDifference(
  from: Role,
  to: Role,
  before: CodebookDraft,
  after: CodebookDraft,
  now: ReadonlyMap<string, Role>,
): CodebookChange[] {
  const fields = ROLE_FIELDS.flatMap((field) =>
    difference({ what: 'role-changed', of: from.name, field }, from[field], to[field]),
  );
  // One that moves up because what it stood below is gone has not been moved by anybody.
  const isLeft =
    from.parentId !== null && !now.has(from.parentId) && to.parentId === remainingAncestor(from.parentId, before, now);
  if (from.parentId === to.parentId || isLeft) return fields;
  const nameIn = (roles: readonly Role[], id: string | null) => roles.find((role) => role.id === id)?.name ?? '';
  const change = { what: 'role-changed', of: from.name, field: 'parentId' } as const;
  return [...fields, { ...change, from: nameIn(before.roles, from.parentId), to: nameIn(after.roles, to.parentId) }];
}

/** What is below a role that has gone stands below the nearest above it that is there. */
function remainingAncestor(gone: Id, before: CodebookDraft, now: ReadonlyMap<Id, Role>): Id | null {
  const above = before.roles.find(({ id }) => id === gone)?.parentId ?? null;
  return above === null || now.has(above) ? above : remainingAncestor(above, before, now);
}

function kindChanges(before: CodebookDraft, after: CodebookDraft): CodebookChange[] {
  const old = new Map(before.relationKinds.map((kind) => [kind.id, kind]));
  const now = new Set(after.relationKinds.map(({ id }) => id));
  const endsOf = (codebook: CodebookDraft, ids: readonly string[]) =>
    names(codebook.roles.filter(({ id }) => ids.includes(id)));
  return [
    ...before.relationKinds
      .filter(({ id }) => !now.has(id))
      .map(
        ({ name, definition, from, to }): CodebookChange => ({
          what: 'relation-deleted',
          of: name,
          meaning: [
            ...(definition.trim() === '' ? [] : [{ field: 'definition', text: definition }]),
            // Empty where any role will do, which is a meaning too.
            { field: 'from', text: endsOf(before, from) },
            { field: 'to', text: endsOf(before, to) },
          ],
        }),
      ),
    ...after.relationKinds.flatMap((kind): CodebookChange[] => {
      const previous: RelationKind | undefined = old.get(kind.id);
      if (!previous) return [{ what: 'relation-added', of: kind.name }];
      const change = (field: string) => ({ what: 'relation-changed', of: previous.name, field }) as const;
      return [
        ...(['name', 'definition'] as const).flatMap((field) =>
          difference(change(field), previous[field], kind[field]),
        ),
        ...(['from', 'to'] as const).flatMap((field) =>
          sameIds(previous[field], kind[field])
            ? []
            : difference(change(field), endsOf(before, previous[field]), endsOf(after, kind[field])),
        ),
      ];
    }),
    ...orderChange('relations-ordered', before.name, before.relationKinds, after.relationKinds),
  ];
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function names(list: readonly { name: string }[]): string {
  return list.map(({ name }) => name).join(', ');
}
