import { describe, expect, it } from 'vitest';
import { emptyLibrary, type Library } from '../../../src/core/model/library.ts';
import { type Merge, type MergeOptions, mergeLibraries } from '../../../src/core/model/merge.ts';
import { recordAfter } from '../../../src/core/model/record.ts';
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
