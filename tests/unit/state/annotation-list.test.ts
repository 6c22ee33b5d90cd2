import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { CodingChange } from '../../../src/core/model/coding-change.ts';
import type { Place } from '../../../src/core/model/section.ts';
import type { AnchorState } from '../../../src/core/model/selector.ts';
import type { Grouping } from '../../../src/core/model/setting.ts';
import { provideMessages } from '../../../src/ui/messages.ts';
import { createAnnotationList, type ListedAnnotation } from '../../../src/ui/state/annotation-list.ts';
import {
  BUILT_IN_CODEBOOKS,
  DEFAULT_PROJECT_ID,
  defaultProject,
  ESSAY_ARGUMENT,
  TOULMIN,
} from '../../english-codebooks.ts';

const [MAJOR_CLAIM = '', CLAIM = '', PREMISE = ''] = ESSAY_ARGUMENT.roles.map(({ id }) => id);
const paragraph = (ordinal: number): Place => ({ kind: 'paragraph', ordinal });

function listed(
  id: string,
  {
    state = 'exact',
    place = null,
    roles = [CLAIM],
    project = 'project',
  }: { state?: AnchorState; place?: Place | null; roles?: string[]; project?: string } = {},
): ListedAnnotation {
  const annotation: Annotation = {
    id,
    articleId: 'article',
    projectId: project,
    selectors: [{ type: 'TextQuoteSelector', exact: `words of ${id}`, prefix: '', suffix: '' }],
    roles,
    tags: [],
    note: '',
    coderId: 'coder',
    createdAt: '2026-05-01T08:00:00.000Z',
    updatedAt: '2026-05-01T08:00:00.000Z',
  };
  return { annotation, anchored: { id, state, place, difference: [] }, from: null };
}

function make(items: ListedAnnotation[], by: Grouping = 'section') {
  const annotations = signal<ListedAnnotation[]>(items);
  const grouping = signal(by);
  const changes: { ids: readonly string[]; wanted: CodingChange | 'delete' }[] = [];
  const list = createAnnotationList({
    annotations,
    grouping,
    context: signal({
      project: defaultProject('coder'),
      isOfSite: false,
      projects: [defaultProject('coder'), { ...defaultProject('coder'), id: 'toulmin', codebookId: TOULMIN.id }],
      codebook: ESSAY_ARGUMENT,
      codebooks: [...BUILT_IN_CODEBOOKS],
      tags: [],
      lastRoles: [],
      coderId: null,
      stickyTags: null,
      singleKeys: true,
    }),
    actions: {
      attempt: async (write) => {
        await write();
        return true;
      },
      working: signal(null),
    },
    store: {
      updateAnnotations: async (ids, wanted) => ({ count: changes.push({ ids, wanted }), step: 1 }),
      deleteAnnotations: async (ids) => ({ count: changes.push({ ids, wanted: 'delete' }), step: 1 }),
    },
  });
  const groups = () => list.groups.value.map(({ id, start, size, items: rows }) => [id, start, size, idsOf(rows)]);
  return { list, annotations, grouping, changes, groups };
}

const idsOf = (items: readonly ListedAnnotation[]) => items.map(({ annotation }) => annotation.id);

const FIVE = [
  listed('a', { place: paragraph(1), roles: [CLAIM, PREMISE] }),
  listed('b', { place: paragraph(1), state: 'moved', roles: [PREMISE] }),
  listed('c', { roles: ['a role of no codebook'] }),
  listed('d', { place: paragraph(2), state: 'changed', roles: [MAJOR_CLAIM] }),
  listed('e', { state: 'orphan' }),
];

describe('groups', () => {
  it('are the sections in the order of the page, then what stands in none, then what is not there', () => {
    expect(make(FIVE).groups()).toEqual([
      ['paragraph 1', 0, 2, ['a', 'b']],
      ['paragraph 2', 2, 1, ['d']],
      ['elsewhere', 3, 1, ['c']],
      ['orphan', 4, 1, ['e']],
    ]);
  });

  it('are the roles in the order of the codebook, an annotation under each of its own', () => {
    expect(make(FIVE, 'role').groups()).toEqual([
      [MAJOR_CLAIM, 0, 1, ['d']],
      [CLAIM, 1, 2, ['a', 'e']],
      [PREMISE, 3, 2, ['a', 'b']],
      ['unknown', 5, 1, ['c']],
    ]);
  });

  it('are drawn some rows at a time, and say how many there are', () => {
    const { list, groups } = make([
      ...Array.from({ length: 20 }, (_, index) => listed(`x${index}`, { place: paragraph(1) })),
      ...Array.from({ length: 30 }, (_, index) => listed(`y${index}`, { place: paragraph(2) })),
    ]);
    expect(groups().map(([id, start, size, rows]) => [id, start, size, (rows as string[]).length])).toEqual([
      ['paragraph 1', 0, 20, 20],
      ['paragraph 2', 20, 30, 10],
    ]);
    expect(list.hidden.value).toBe(20);
    list.showMore();
    expect(list.hidden.value).toBe(0);
  });
});

describe('counts', () => {
  it('name the states there are, and one shows its own alone until it is gone', () => {
    const { list, annotations } = make(FIVE);
    expect(list.counts.value).toEqual([
      { state: 'exact', count: 2 },
      { state: 'moved', count: 1 },
      { state: 'changed', count: 1 },
      { state: 'orphan', count: 1 },
    ]);
    expect([...list.bySection.value]).toEqual([
      ['paragraph 1', 2],
      ['paragraph 2', 1],
    ]);
    list.toggleState('orphan');
    expect(idsOf(list.found.value)).toEqual(['e']);
    annotations.value = FIVE.slice(0, 4);
    expect(idsOf(list.found.value)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('choosing', () => {
  const rows = (list: ReturnType<typeof make>['list']) => idsOf(list.chosen.value).join('');

  it('takes one, with a range all from the one before, either way, and lets go likewise', () => {
    const { list } = make(FIVE);
    // In the order shown: a b d c e.
    list.choose(1, true, false);
    list.choose(3, true, true);
    expect(rows(list)).toBe('bcd');
    list.choose(2, false, true);
    expect(rows(list)).toBe('b');
    list.choose(0, true, true);
    expect(rows(list)).toBe('abd');
    list.clear();
    expect(rows(list)).toBe('');
  });

  it('has no range from a row that is another by now', () => {
    const { list } = make(FIVE);
    list.choose(0, true, false);
    list.search('words');
    list.choose(2, true, true);
    expect(rows(list)).toBe('ad');
  });

  it('changes and deletes only what is shown', async () => {
    const { list, changes } = make(FIVE);
    list.chooseAll();
    list.search('of b');
    expect(rows(list)).toBe('b');
    await list.change({ change: 'add', tags: ['x'] });
    await list.deleteChosen();
    expect(changes).toEqual([
      { ids: ['b'], wanted: { change: 'add', tags: ['x'] } },
      { ids: ['b'], wanted: 'delete' },
    ]);
    list.search('');
    // After a deletion nothing is chosen that is not on screen.
    expect(rows(list)).toBe('');
  });

  it('makes a change once that is asked for twice before it is done, and another one besides', async () => {
    const { list, changes } = make([listed('one'), listed('two')]);
    list.choose(0, true, false);
    const add: CodingChange = { change: 'add', role: PREMISE };
    const remove: CodingChange = { change: 'remove', role: CLAIM };
    expect(await Promise.all([list.change(add), list.change(add), list.change(remove)])).toEqual([true, false, true]);
    expect(changes.map(({ wanted }) => wanted)).toEqual([add, remove]);
    expect(await list.change({ change: 'add', tags: ['trade'] })).toBe(true);
  });
});

describe('a range', () => {
  it('begins at the row that was chosen, whatever its number is by then', () => {
    const { list, grouping, annotations } = make([
      listed('w', { place: paragraph(1), roles: [PREMISE] }),
      listed('x', { place: paragraph(2), roles: [CLAIM] }),
      listed('y', { place: paragraph(3), roles: [PREMISE] }),
      listed('z', { place: paragraph(4), roles: [CLAIM] }),
    ]);
    list.choose(0, true, false);
    annotations.value = [listed('v', { place: paragraph(0) }), ...annotations.value];
    list.choose(2, true, true);
    expect(idsOf(list.chosen.value)).toEqual(['w', 'x']);
    list.clear();
    list.choose(1, true, false);
    grouping.value = 'role';
    // Of another heading by now: it stands where no range begins.
    list.choose(4, true, true);
    expect(idsOf(list.chosen.value)).not.toContain('x');
  });
});

describe('roles of several codebooks', () => {
  const GROUND = TOULMIN.roles[1]?.id ?? '';
  const TWO = [
    listed('a', { roles: [CLAIM], project: DEFAULT_PROJECT_ID }),
    listed('b', { roles: [CLAIM, GROUND], project: 'toulmin' }),
  ];

  it('have headings that say of which they are, but for those of the one in use', () => {
    provideMessages((key, given) => (key === 'roleOfCodebook' ? given.join(' of ') : key));
    expect(make(TWO, 'role').list.groups.value.map(({ name }) => name)).toEqual([
      ESSAY_ARGUMENT.roles[1]?.name,
      `${TOULMIN.roles[1]?.name} of Toulmin`,
    ]);
  });

  it('are given where the codebook of the passage’s project has them, and taken off anywhere', async () => {
    provideMessages((key) => (key === 'languageTag' ? 'en' : key));
    const { list, changes } = make(TWO);
    list.chooseAll();
    await list.change({ change: 'add', role: GROUND });
    await list.change({ change: 'add', role: PREMISE });
    await list.change({ change: 'remove', role: CLAIM });
    await list.change({ change: 'add', tags: ['both'] });
    await list.change({ change: 'replace', role: CLAIM, by: GROUND });
    await list.change({ change: 'replace', role: GROUND, by: PREMISE });
    expect(changes.map(({ ids }) => ids)).toEqual([['b'], ['a'], ['a', 'b'], ['a', 'b'], ['b'], ['a']]);
  });
});
