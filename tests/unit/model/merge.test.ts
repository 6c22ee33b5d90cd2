import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  type Codebook,
  Codebook as CodebookSchema,
  type RelationKind,
  type Role,
} from '../../../src/core/model/codebook.ts';
import type { Library } from '../../../src/core/model/library.ts';
import { type Merge, type MergeOptions, mergeLibraries } from '../../../src/core/model/merge.ts';
import { recordAfter } from '../../../src/core/model/record.ts';
import { emptyLibrary } from '../../empty-library.ts';
import { defaultProject, ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { sampleId, sampleLibrary, sampleTime } from './sample-library.ts';

const AT = sampleTime(28);

const merge = (here: Library, there: Library, deletedHere: MergeOptions['deletedHere'] = 'stay') =>
  mergeLibraries(here, there, { at: AT, deletedHere });

const counts = ({ added, updated, unchanged, deleted, keptDeleted }: Merge) => ({
  added,
  updated,
  unchanged,
  deleted,
  keptDeleted,
});
const NONE = { added: 0, updated: 0, unchanged: 0, deleted: 0, keptDeleted: 0 };

/** The sample with some of it otherwise. */
function sample(change: (library: Library) => void): Library {
  const library = sampleLibrary();
  change(library);
  return library;
}

const without = (id: string, type: 'annotation' | 'relation' | 'article', day: number) => (library: Library) => {
  library.annotations = library.annotations.filter((record) => record.id !== id);
  library.relations = library.relations.filter((record) => record.id !== id);
  library.articles = library.articles.filter((record) => record.id !== id);
  library.tombstones.push({ id, type, deletedAt: sampleTime(day) });
};

const noted = (note: string, day: number) => (library: Library) => {
  library.annotations = library.annotations.map((annotation) =>
    annotation.id === sampleId(11) ? { ...annotation, note, updatedAt: sampleTime(day) } : annotation,
  );
};

describe('record by record', () => {
  it('the same library again changes nothing', () => {
    const merged = merge(sampleLibrary(), sampleLibrary());
    expect(counts(merged)).toEqual({ ...NONE, unchanged: 10 });
    expect(merged.changes).toEqual([]);
    expect(merged.settings).toEqual([]);
    expect(merged.tombstones).toEqual([]);
  });

  it('into an empty one brings everything, as it is', () => {
    const there = sampleLibrary();
    const merged = merge(emptyLibrary(), there);
    expect(counts(merged)).toEqual({ ...NONE, added: 10 });
    expect(merged.changes.map(({ after }) => after)).toEqual([
      ...there.articles,
      ...there.annotations,
      ...there.relations,
      ...there.propositions,
      ...there.codebooks,
      ...there.projects,
      ...there.siteRules,
      ...there.samePieces,
    ]);
    expect(merged.settings).toEqual(there.settings);
    expect(merged.tombstones).toEqual(there.tombstones);
  });

  it('the newer state wins, whichever side it is on', () => {
    const newer = merge(sampleLibrary(), sample(noted('newer', 20)));
    expect(counts(newer)).toEqual({ ...NONE, updated: 1, unchanged: 9 });
    expect(recordAfter(newer.changes, 'annotation', sampleId(11))).toMatchObject({
      note: 'newer',
      updatedAt: sampleTime(20),
    });
    expect(merge(sample(noted('newer', 20)), sampleLibrary()).changes).toEqual([]);
  });

  it('of two states of one time, and of one content at two times, ours stays', () => {
    expect(merge(sampleLibrary(), sample(noted('other', 2))).changes).toEqual([]);
    expect(merge(sampleLibrary(), sample(noted('A *note*.', 20))).changes).toEqual([]);
  });

  it('works out address keys itself', () => {
    const there = sample(({ articles }) => Object.assign(articles[0] ?? {}, { addressKeys: ['mybank.example'] }));
    const merged = merge(emptyLibrary(), there);
    expect(recordAfter(merged.changes, 'article', sampleId(1))?.addressKeys).toEqual([
      'thediplomat.com/2024/07/russia-north-korea',
    ]);
  });
});

describe('deletions', () => {
  const id = sampleId(21);

  it('elsewhere, later than our state: deleted here', () => {
    const merged = merge(sampleLibrary(), sample(without(id, 'relation', 20)));
    expect(counts(merged)).toEqual({ ...NONE, unchanged: 9, deleted: 1 });
    expect(merged.changes).toMatchObject([{ type: 'relation', id, after: null }]);
  });

  it('elsewhere, earlier than our state: kept', () => {
    expect(merge(sampleLibrary(), sample(without(id, 'relation', 1))).changes).toEqual([]);
  });

  it('here, later than their state: stays deleted, and is counted', () => {
    const merged = merge(sample(without(id, 'relation', 20)), sampleLibrary());
    expect(counts(merged)).toEqual({ ...NONE, unchanged: 9, keptDeleted: 1 });
    expect(merged.changes).toEqual([]);
  });

  it('here, later than their state: comes back when asked for, newer than its tombstone', () => {
    const merged = merge(sample(without(id, 'relation', 20)), sampleLibrary(), 'return');
    expect(counts(merged)).toEqual({ ...NONE, unchanged: 9, added: 1 });
    expect(recordAfter(merged.changes, 'relation', id)?.updatedAt).toBe(AT);
  });

  it('here, earlier than their state: comes back with their time', () => {
    const merged = merge(sample(without(id, 'relation', 1)), sampleLibrary());
    expect(recordAfter(merged.changes, 'relation', id)?.updatedAt).toBe(sampleTime(2));
  });

  it('of what never was here are remembered', () => {
    const there = sample(({ tombstones }) => tombstones.push({ id: sampleId(98), type: 'article', deletedAt: AT }));
    expect(merge(sampleLibrary(), there).tombstones).toEqual([{ id: sampleId(98), type: 'article', deletedAt: AT }]);
  });

  it('here do not leave an annotation without its article', () => {
    const here = sample((library) => {
      for (const each of [sampleId(21), sampleId(22)]) without(each, 'relation', 1)(library);
      for (const each of [sampleId(11), sampleId(12)]) without(each, 'annotation', 1)(library);
      without(sampleId(1), 'article', 20)(library);
    });
    const merged = merge(here, sampleLibrary());
    expect(counts(merged)).toEqual({ ...NONE, added: 5, unchanged: 5 });
    expect(recordAfter(merged.changes, 'article', sampleId(1))?.updatedAt).toBe(AT);
  });

  it('there do not take the ends of a relation that stays, nor the article below them', () => {
    const there = sample((library) => {
      for (const each of [sampleId(21), sampleId(22)]) without(each, 'relation', 1)(library);
      for (const each of [sampleId(11), sampleId(12)]) without(each, 'annotation', 20)(library);
      without(sampleId(1), 'article', 20)(library);
    });
    expect(merge(sampleLibrary(), there).changes).toEqual([]);
    const withoutRelations = sample((library) => {
      library.relations = [];
    });
    expect(counts(merge(withoutRelations, there))).toEqual({ ...NONE, unchanged: 5, deleted: 3 });
  });
});

describe('a codebook of which two states differ', () => {
  const [MAJOR, CLAIM, PREMISE] = ESSAY_ARGUMENT.roles as [Role, Role, Role];
  const [SUPPORTS, ATTACKS] = ESSAY_ARGUMENT.relationKinds as [RelationKind, RelationKind];

  /** No kind names a role that is not there. */
  const withCodebook = (library: Library, changed: Partial<Codebook>): Library => ({
    ...library,
    codebooks: library.codebooks.map((codebook) => {
      const after = { ...codebook, ...changed };
      const there = (ids: string[]) => ids.filter((id) => after.roles.some((role) => role.id === id));
      const relationKinds = after.relationKinds.map((kind) => ({
        ...kind,
        from: there(kind.from),
        to: there(kind.to),
      }));
      return v.parse(CodebookSchema, { ...after, relationKinds });
    }),
  });
  /** The role and the kind of relation deleted with all that had them. */
  const deleted = (day: number, roles: Role[] = [MAJOR, CLAIM], relationKinds = [SUPPORTS]): Library =>
    withCodebook(
      sample((library) => {
        without(sampleId(12), 'annotation', day)(library);
        for (const id of [sampleId(21), sampleId(22)]) without(id, 'relation', day)(library);
      }),
      { version: 2, roles, relationKinds, updatedAt: sampleTime(day) },
    );
  const codebookAfter = (merged: Merge): Codebook => {
    const codebook = recordAfter(merged.changes, 'codebook', ESSAY_ARGUMENT.id);
    if (!codebook) throw new Error('the codebook has not changed');
    return v.parse(CodebookSchema, codebook);
  };

  it('is given back the role and the kind that come back with what has them, and its log says so', () => {
    const merged = merge(deleted(20), sampleLibrary(), 'return');
    const codebook = codebookAfter(merged);
    expect(codebook.roles).toEqual([MAJOR, CLAIM, PREMISE]);
    expect(codebook.relationKinds).toEqual([SUPPORTS, ATTACKS]);
    expect(codebook).toMatchObject({ version: 3, updatedAt: AT });
    expect(codebook.log?.at(-1)).toEqual({
      version: 3,
      at: AT,
      changes: [
        { what: 'role-added', of: 'Premise' },
        { what: 'relation-changed', of: 'supports', field: 'from', from: 'Claim', to: 'Claim, Premise' },
        {
          what: 'relation-changed',
          of: 'supports',
          field: 'to',
          from: 'Major claim, Claim',
          to: 'Major claim, Claim, Premise',
        },
        { what: 'relation-added', of: 'attacks' },
      ],
    });
    expect(counts(merged)).toEqual({ ...NONE, added: 3, updated: 1, unchanged: 6 });
  });

  it('stays without them where nothing that has them comes back', () => {
    expect(merge(deleted(20), sampleLibrary()).changes).toEqual([]);
  });

  it('gives the role no key that is another’s by now, and no parent that is gone', () => {
    const there = withCodebook(sampleLibrary(), {
      roles: [
        { ...MAJOR, parentId: null },
        { ...CLAIM, parentId: MAJOR.id },
        { ...PREMISE, key: '9', parentId: CLAIM.id },
      ],
    });
    const here = deleted(20, [{ ...MAJOR, key: '9' }]);
    here.annotations = [];
    here.tombstones.push({ id: sampleId(11), type: 'annotation', deletedAt: sampleTime(20) });
    there.annotations = there.annotations.filter(({ id }) => id === sampleId(12));
    there.relations = [];
    expect(codebookAfter(merge(here, there, 'return')).roles).toEqual([
      { ...MAJOR, key: '9' },
      { ...PREMISE, key: null, parentId: MAJOR.id },
    ]);
  });

  it('lets the role be related again by the kinds that named it, also by one that comes back itself', () => {
    const limited = (kind: RelationKind, from: string[], to: string[]) => ({ ...kind, from, to });
    const there = withCodebook(sampleLibrary(), {
      relationKinds: [
        limited(SUPPORTS, [CLAIM.id, PREMISE.id], [PREMISE.id]),
        limited(ATTACKS, [PREMISE.id, MAJOR.id], [CLAIM.id]),
      ],
    });
    const here = deleted(20, [CLAIM], [limited(SUPPORTS, [CLAIM.id], [])]);
    expect(codebookAfter(merge(here, there, 'return')).relationKinds).toEqual([
      limited(SUPPORTS, [CLAIM.id, PREMISE.id], []),
      limited(ATTACKS, [PREMISE.id], [CLAIM.id]),
    ]);
  });

  it('keeps a role that is used here when the newer state, from elsewhere, has it no more', () => {
    const there = sample((library) => {
      library.annotations = library.annotations.filter(({ id }) => id === sampleId(11));
      library.relations = [];
    });
    const codebook = codebookAfter(
      merge(sampleLibrary(), withCodebook(there, { version: 2, roles: [CLAIM], updatedAt: sampleTime(20) })),
    );
    expect(codebook.roles.map(({ name }) => name)).toEqual(['Claim', 'Premise']);
    expect(codebook.version).toBe(3);
  });
});

describe('coders and settings', () => {
  const fresh = (): Library => ({
    ...emptyLibrary(),
    codebooks: [ESSAY_ARGUMENT],
    projects: [defaultProject(sampleId(800))],
    settings: [{ key: 'current-coder', value: sampleId(800) }],
  });

  it('a new library takes the coder and the choices of a backup for its own', () => {
    const merged = merge(fresh(), sampleLibrary());
    const [project] = sampleLibrary().projects;
    expect(recordAfter(merged.changes, 'project', project?.id ?? '')).toEqual(project);
    expect(merged.settings).toEqual(sampleLibrary().settings);
  });

  it('also where the project was never edited on either side', () => {
    const backup = sample(({ projects, annotations }) => {
      projects[0] = defaultProject(sampleId(900));
      annotations.pop();
    });
    backup.relations = [];
    const merged = merge(fresh(), backup);
    expect(recordAfter(merged.changes, 'project', backup.projects[0]?.id ?? '')).toEqual(backup.projects[0]);
  });

  it('a library in use keeps its coder and its choices beside those that come', () => {
    const here = sample((library) => {
      const [project] = library.projects;
      if (project) project.coders = [{ id: sampleId(800), name: '' }];
      library.annotations = library.annotations
        .map((annotation) => ({ ...annotation, id: sampleId(500), coderId: sampleId(800) }))
        .slice(0, 1);
      library.relations = [];
      library.propositions = [];
      library.settings = [{ key: 'current-coder', value: sampleId(800) }];
    });
    const merged = merge(here, sampleLibrary());
    const project = recordAfter(merged.changes, 'project', here.projects[0]?.id ?? '');
    expect(project?.coders.map(({ id }) => id)).toEqual([sampleId(800), sampleId(900)]);
    expect(merged.settings.map(({ key }) => key)).toEqual(['last-roles']);
  });

  it('a choice that names nothing is not taken', () => {
    const there = sample((library) => {
      library.settings = [
        { key: 'current-project', value: sampleId(700) },
        { key: 'current-coder', value: sampleId(701) },
      ];
    });
    expect(merge(emptyLibrary(), there).settings).toEqual([]);
  });
});
