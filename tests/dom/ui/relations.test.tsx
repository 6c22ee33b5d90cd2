/** Relations at an annotation: in words, made by mouse and by keys, refused with the reason, changed and deleted. */
import { computed, signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Relation } from '../../../src/core/model/relation.ts';
import { Relations } from '../../../src/ui/components/Relations.tsx';
import type { AnnotationInArticle, RelationDraft } from '../../../src/ui/services.ts';
import type { RelationControls } from '../../../src/ui/state/relations-state.ts';
import { ESSAY_ARGUMENT, TOULMIN } from '../../english-codebooks.ts';
import { ATTACKS, annotation, article, codingContext, ROLES, relation, SUPPORTS, show } from './support.ts';

const [MAJOR, CLAIM, PREMISE] = ROLES;
const HERE = article('article', 'The treaty');
const OTHER = article('other', 'Reading the annex');
const ENTRIES: AnnotationInArticle[] = [
  {
    annotation: annotation('far', 'The annex was published in May', { articleId: 'other', tags: ['annex'] }),
    article: OTHER,
  },
  { annotation: annotation('major', 'It should be ratified', { roles: [MAJOR] }), article: HERE },
  { annotation: annotation('claim', 'Deterrence would be stronger', { roles: [CLAIM] }), article: HERE },
  { annotation: annotation('premise', 'Two governments say so', { roles: [PREMISE] }), article: HERE },
  {
    annotation: annotation('ground', 'A fact of another codebook', { roles: [TOULMIN.roles[1]?.id ?? ''] }),
    article: HERE,
  },
];
const byId = new Map(ENTRIES.map((entry) => [entry.annotation.id, entry]));

function view(
  id: string,
  given: readonly Relation[] = [],
  kept = true,
  context = codingContext(),
  pick?: () => Promise<string>,
) {
  const relations = signal(given);
  const relate = vi.fn<(draft: RelationDraft) => Promise<boolean>>(async () => kept);
  const update = vi.fn<(id: string, changed: Partial<RelationDraft>) => Promise<boolean>>(async () => kept);
  const remove = vi.fn<(id: string) => Promise<boolean>>(async () => kept);
  const goTo = vi.fn<(id: string) => void>();
  const controls: RelationControls = {
    relations,
    byEnd: computed(() => {
      const map = new Map<string, Relation[]>();
      for (const each of relations.value) {
        for (const end of [each.from.id, each.to.id]) map.set(end, [...(map.get(end) ?? []), each]);
      }
      return map;
    }),
    ends: signal([]),
    passages: signal(byId),
    drafts: new Map(),
    candidates: async () => ENTRIES,
    relate,
    update,
    remove,
  };
  const own = byId.get(id)?.annotation;
  if (!own) throw new Error(`no ${id}`);
  const shown = (key: string) => (
    <Relations
      key={key}
      annotation={own}
      context={context}
      controls={controls}
      goTo={(other) => (other === 'far' ? undefined : () => goTo(other))}
      foot={(relate) => relate}
      {...(pick && { pick })}
    />
  );
  const root = show(shown('first'));
  /** Takes it out of sight and shows it again. */
  const again = () => show(shown('again'), root);
  return { root, relate, update, remove, goTo, controls, again };
}

const all = <T extends Element = HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)];
const text = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim();
/** The button to a new relation. */
const relateButton = () => document.querySelector<HTMLElement>('[data-relate]');

async function begin(): Promise<void> {
  relateButton()?.click();
  await expect.poll(() => document.querySelector('form')).not.toBeNull();
}

describe('making a relation', () => {
  it('offers what the roles allow, in both directions, and tells the reason for the rest', async () => {
    view('major');
    await begin();
    expect(all('form label').slice(0, 2).map(text)).toEqual(['… supports this', '… attacks this']);
    expect(text(document.querySelector('form summary'))).toBe('2 more that these roles do not allow');
    expect(all('form details li').map(text)).toEqual([
      'supports … “supports” starts from Claim or Premise.',
      'attacks … “attacks” starts from Claim or Premise.',
    ]);
  });

  it('lists this article first, then the others; what does not fit comes last, with the reason, and cannot be chosen', async () => {
    const { relate } = view('claim');
    await begin();
    const options = all('[role=option]');
    expect(options.map((option) => option.dataset.choice)).toEqual(['major', 'premise', 'ground', 'far']);
    expect(all('[role=group]').map((group) => group.getAttribute('aria-label'))).toEqual([
      'In this article',
      'In other articles',
    ]);
    expect(options.map((option) => option.getAttribute('aria-disabled'))).toEqual(['false', 'false', 'true', 'false']);
    expect(text(options[2])).toContain('“supports” leads to a passage with a role of the codebook “Essay argument”.');
    options[2]?.click();
    await new Promise(requestAnimationFrame);
    expect(document.querySelector('[role=listbox]')).not.toBeNull();
    expect(relate).not.toHaveBeenCalled();
  });

  it('is done by keys alone: kind, search, choose, relate', async () => {
    const { relate } = view('claim');
    relateButton()?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.getAttribute('type')).toBe('radio');
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.tab();
    // The kinds that are refused stand between; then the field.
    for (let tabs = 0; tabs < 3 && !document.activeElement?.matches('[role=combobox]'); tabs++) await userEvent.tab();
    await userEvent.keyboard('annex may');
    await expect.poll(() => all('[role=option]').map((option) => option.dataset.choice)).toEqual(['far']);
    await userEvent.keyboard('{ArrowDown}');
    const field = document.querySelector('[role=combobox]');
    expect(field?.getAttribute('aria-activedescendant')).toBe(document.querySelector('[role=option]')?.id);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.querySelector('[role=combobox]')).toBeNull();
    expect(text(document.querySelector('form'))).toContain('The annex was published in May');
    await expect.poll(() => document.activeElement?.localName).toBe('select');
    await userEvent.tab();
    await userEvent.keyboard('because');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .poll(() => relate.mock.calls)
      .toEqual([[{ kindId: ATTACKS, fromId: 'claim', toId: 'far', note: 'because', scheme: null }]]);
    await expect.poll(() => document.activeElement).toBe(relateButton());
  });

  it('puts the passage chosen away for another one, and the focus into the search', async () => {
    view('claim');
    await begin();
    await userEvent.click(document.querySelector('[data-choice="major"]') as Element);
    const another = () => all('form button').find((each) => text(each) === 'Choose another');
    await expect.poll(another).toBeDefined();
    another()?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('combobox');
  });

  it('goes on with the focus in the form when a highlight of the page was chosen', async () => {
    view('claim', [], true, codingContext(), async () => 'major');
    await begin();
    all('form button')
      .find((each) => text(each) === 'Choose on the page')
      ?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => text(document.querySelector('form'))).toContain('It should be ratified');
    expect(document.activeElement?.localName).toBe('select');
  });

  it('leads the other way where the other passage does', async () => {
    const { relate } = view('claim');
    await begin();
    all<HTMLInputElement>('form input[type=radio]')[2]?.click();
    await expect
      .poll(() => document.querySelector('[data-choice="major"]')?.getAttribute('aria-disabled'))
      .toBe('true');
    await userEvent.click(document.querySelector('[data-choice="premise"]') as Element);
    const select = document.querySelector('select');
    if (!select) throw new Error('no scheme');
    await expect.poll(() => document.activeElement).toBe(select);
    await userEvent.selectOptions(select, 'analogy');
    await expect.poll(() => all('form [aria-label="Critical questions"] li').length).toBeGreaterThan(1);
    all('form button[type=submit]')[0]?.click();
    await expect
      .poll(() => relate.mock.calls)
      .toEqual([[{ kindId: SUPPORTS, fromId: 'premise', toId: 'claim', note: '', scheme: 'analogy' }]]);
  });

  it('does not offer what is there already', async () => {
    view('claim', [relation('claim', 'major')]);
    await begin();
    const major = document.querySelector('[data-choice="major"]');
    expect(major?.getAttribute('aria-disabled')).toBe('true');
    expect(text(major)).toContain('The relation “supports” is there already.');
  });

  it('asks the library nothing anew at a letter of the note, and folds a passage once for all letters of the search', async () => {
    const { controls } = view('claim');
    const reads = { fold: 0, rule: 0 };
    // Behind those that are drawn.
    const last = annotation('last', 'The last of many', { articleId: 'other', roles: [MAJOR] });
    const counted: AnnotationInArticle = {
      article: OTHER,
      annotation: {
        ...last,
        get tags() {
          reads.fold += 1;
          return last.tags;
        },
        get projectId() {
          reads.rule += 1;
          return last.projectId;
        },
      },
    };
    const many = Array.from({ length: 60 }, (_, index) => ({
      annotation: annotation(`many ${index}`, `One of many, ${index}`, { roles: [MAJOR] }),
      article: HERE,
    }));
    controls.candidates = async () => [...many, counted];
    await begin();
    await expect.poll(() => all('[role=option]').length).toBe(40);
    const atFirst = { ...reads };
    await userEvent.click(document.querySelector('form textarea') as Element);
    await userEvent.keyboard('because');
    expect(document.querySelector<HTMLTextAreaElement>('form textarea')?.value).toBe('because');
    expect(reads).toEqual(atFirst);
    await userEvent.click(document.querySelector('[role=combobox]') as Element);
    await userEvent.keyboard('last many');
    await expect.poll(() => all('[role=option]').map((option) => option.dataset.choice)).toEqual(['last']);
    expect(reads.fold).toBe(atFirst.fold + 1);
  });

  it('does not begin where what it could lead to cannot be read, until it can', async () => {
    const { controls } = view('claim');
    const asked = vi.fn<RelationControls['candidates']>(async () => null);
    controls.candidates = asked;
    relateButton()?.click();
    await expect.poll(() => asked.mock.settledResults.length).toBe(1);
    await new Promise(requestAnimationFrame);
    expect(document.querySelector('form')).toBeNull();
    asked.mockResolvedValue(ENTRIES);
    await begin();
    expect(all('[role=option]')).toHaveLength(4);
  });

  it('is another one where another coder has made the same', async () => {
    const [project] = codingContext().projects;
    if (!project) throw new Error('no project');
    const coders = [...project.coders, { id: 'second', name: 'Ben' }];
    view(
      'claim',
      [relation('claim', 'major')],
      true,
      codingContext({ projects: [{ ...project, coders }], coderId: 'second' }),
    );
    await begin();
    expect(document.querySelector('[data-choice="major"]')?.getAttribute('aria-disabled')).toBe('false');
  });

  it('stays with what was written where it was not kept, and goes on Escape', async () => {
    const { relate } = view('claim', [], false);
    await begin();
    await userEvent.click(document.querySelector('[data-choice="major"]') as Element);
    const submit = () => all<HTMLButtonElement>('form button[type=submit]')[0];
    await expect.poll(() => submit()?.disabled).toBe(false);
    submit()?.click();
    // It was asked for, refused, and the form can be sent again.
    await expect.poll(() => relate.mock.settledResults).toEqual([{ type: 'fulfilled', value: false }]);
    await expect.poll(() => submit()?.disabled).toBe(false);
    expect(text(document.querySelector('form'))).toContain('It should be ratified');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('form')).toBeNull();
    await expect.poll(() => document.activeElement).toBe(relateButton());
  });

  it('goes by the codebook of the project the passage belongs to', async () => {
    const [project] = codingContext().projects;
    if (!project) throw new Error('no project');
    view(
      'ground',
      [],
      true,
      codingContext({ projects: [{ ...project, codebookId: TOULMIN.id }], codebook: ESSAY_ARGUMENT }),
    );
    await begin();
    expect(text(all('form label')[0])).toBe('is ground for …');
  });
});

describe('relations that are there', () => {
  const GIVEN = [
    relation('premise', 'claim', SUPPORTS, { note: 'A *note*.', scheme: 'sign' }),
    relation('claim', 'major'),
    relation('far', 'claim', ATTACKS),
  ];

  it('are told from where they are seen, with scheme and note', async () => {
    const { root } = view('claim', GIVEN);
    expect(all('[data-relation]').map((item) => text(item.querySelector('span')))).toEqual([
      '… supports this',
      'supports …',
      '… attacks this',
    ]);
    expect(text(root.querySelector('summary'))).toBe('Scheme: Sign');
    await expect.poll(() => root.querySelector('em')?.textContent).toBe('note');
    expect(text(all('[data-relation]')[2])).toContain('in “Reading the annex”');
  });

  it('are marked where the codebook no longer allows them, with the reason, at both ends', async () => {
    const forbidden = [relation('major', 'claim', SUPPORTS, { id: 'bad' }), relation('claim', 'major', ATTACKS)];
    const marks = () => all('[data-relation]').map((item) => text(item.querySelector('[data-forbidden]')) ?? null);
    const said = 'The codebook no longer allows this: “supports” starts from Claim or Premise.';
    view('claim', forbidden);
    expect(marks()).toEqual([said, null]);
    all('button[title="Edit relation"]')[0]?.click();
    await expect.poll(() => text(document.querySelector('form [data-forbidden]'))).toBe(said);
    // What is only written to it is kept: it stays as it is.
    expect(document.querySelector<HTMLButtonElement>('form button[type=submit]')?.disabled).toBe(false);
    view('major', forbidden);
    expect(marks().slice(-2)).toEqual([said, null]);
  });

  it('go by the codebook of their project: one of a codebook that it had is marked', () => {
    const [project] = codingContext().projects;
    if (!project) throw new Error('no project');
    const context = codingContext({ projects: [{ ...project, codebookId: TOULMIN.id }], codebook: ESSAY_ARGUMENT });
    view('claim', [relation('claim', 'major')], true, context);
    expect(text(document.querySelector('[data-forbidden]'))).toBe(
      'The codebook no longer allows this: The codebook “Toulmin” does not have this relation.',
    );
  });

  it('lead to their passages, where the surface can go there', () => {
    const { goTo } = view('claim', GIVEN);
    const ways = all('[data-relation]').map((item) =>
      [...item.querySelectorAll('button')].filter((each) => !each.title),
    );
    expect(ways.map(({ length }) => length)).toEqual([1, 1, 0]);
    ways[0]?.[0]?.click();
    expect(goTo.mock.calls).toEqual([['premise']]);
  });

  it('go on being written where they went out of sight', async () => {
    const { root, controls, again } = view('claim', GIVEN);
    root.querySelector<HTMLElement>('[data-relate]')?.click();
    await expect.poll(() => document.querySelector('form')).not.toBeNull();
    await userEvent.fill(document.querySelector('form textarea') as Element, 'half a thought');
    await expect.poll(() => controls.drafts.size).toBe(1);
    again();
    await expect.poll(() => document.querySelector<HTMLTextAreaElement>('form textarea')?.value).toBe('half a thought');
    [...document.querySelectorAll<HTMLElement>('form button')]
      .find(({ textContent }) => textContent === 'Cancel')
      ?.click();
    await expect.poll(() => document.querySelector('form')).toBeNull();
    expect(controls.drafts.size).toBe(0);
  });

  it('are changed: kind and direction, note, scheme', async () => {
    const { update } = view('claim', [relation('claim', 'premise', SUPPORTS, { id: 'r' })]);
    all('button[title="Edit relation"]')[0]?.click();
    await expect.poll(() => document.querySelector('form')).not.toBeNull();
    expect(document.querySelector('[role=combobox]')).toBeNull();
    const choose = all<HTMLInputElement>('form input[type=radio]');
    expect(choose[0]?.checked).toBe(true);
    choose[3]?.click();
    await expect.poll(() => choose[3]?.checked).toBe(true);
    all('form button[type=submit]')[0]?.click();
    await expect
      .poll(() => update.mock.calls)
      .toEqual([['r', { kindId: ATTACKS, fromId: 'premise', toId: 'claim', note: '', scheme: null }]]);
    await expect.poll(() => document.activeElement?.getAttribute('title')).toBe('Edit relation');
  });

  describe('are led to another passage', () => {
    const press = (label: string) =>
      userEvent.click(all('form button').find((each) => text(each) === label) as Element);
    const options = () =>
      Object.fromEntries(
        all('[role=option]').map((option) => [option.dataset.choice, option.getAttribute('aria-disabled') === 'true']),
      );
    const edit = async () => {
      all('button[title="Edit relation"]')[0]?.click();
      await expect.poll(() => document.querySelector('form')).not.toBeNull();
    };

    it('found by its words, with the reasons for those it cannot lead to, by keys alone', async () => {
      const { update } = view('claim', [relation('claim', 'major', SUPPORTS, { id: 'r' }), relation('claim', 'far')]);
      await edit();
      all('form button')
        .find((each) => text(each) === 'Choose another')
        ?.focus();
      await userEvent.keyboard('{Enter}');
      await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('combobox');
      // It may stay where it leads to; the other relation is there already.
      expect(options()).toEqual({ major: false, premise: false, ground: true, far: true });
      expect(text(document.querySelector('[data-choice=far]'))).toContain('The relation “supports” is there already.');
      expect(document.querySelector<HTMLButtonElement>('form button[type=submit]')?.disabled).toBe(true);
      await userEvent.keyboard('governments');
      await expect.poll(() => Object.keys(options())).toEqual(['premise']);
      await userEvent.keyboard('{ArrowDown}{Enter}');
      await expect.poll(() => document.activeElement?.localName).toBe('select');
      await userEvent.click(document.querySelector('form button[type=submit]') as Element);
      await expect
        .poll(() => update.mock.calls)
        .toEqual([['r', { kindId: SUPPORTS, fromId: 'claim', toId: 'premise', note: '', scheme: null }]]);
    });

    it('chosen on the page, or refused with the reason', async () => {
      let picked = 'ground';
      const pick = async () => picked;
      const { update } = view(
        'claim',
        [relation('premise', 'claim', ATTACKS, { id: 'r' })],
        true,
        codingContext(),
        pick,
      );
      await edit();
      await press('Choose another');
      await press('Choose on the page');
      await expect.poll(() => text(document.querySelector('form'))).toContain('A fact of another codebook');
      expect(text(document.querySelector('form'))).toContain(
        '“attacks” starts from a passage with a role of the codebook “Essay argument”.',
      );
      expect(document.querySelector<HTMLButtonElement>('form button[type=submit]')?.disabled).toBe(true);
      picked = 'far';
      await press('Choose another');
      await press('Choose on the page');
      await expect.poll(() => text(document.querySelector('form'))).toContain('The annex was published in May');
      await press('Save');
      await expect
        .poll(() => update.mock.calls)
        .toEqual([['r', { kindId: ATTACKS, fromId: 'far', toId: 'claim', note: '', scheme: null }]]);
    });

    it('of which there is none where the roles at this end allow no such relation: it stays as it is', async () => {
      view('major', [relation('major', 'claim', SUPPORTS, { id: 'r' })]);
      await edit();
      await press('Choose another');
      await expect.poll(() => document.querySelector('[role=listbox]')).not.toBeNull();
      expect(options()).toEqual({ claim: false, premise: true, ground: true, far: true });
      expect(text(document.querySelector('[data-choice=premise]'))).toContain(
        '“supports” starts from Claim or Premise.',
      );
      await userEvent.click(document.querySelector('[data-choice=claim]') as Element);
      await expect
        .poll(() => document.querySelector<HTMLButtonElement>('form button[type=submit]')?.disabled)
        .toBe(false);
    });
  });

  it('are deleted, and the focus stays nearby', async () => {
    const { remove } = view('claim', [relation('claim', 'premise', SUPPORTS, { id: 'r' })]);
    all('button[title="Delete relation"]')[0]?.click();
    await expect.poll(() => remove.mock.calls).toEqual([['r']]);
    await expect.poll(() => document.activeElement).toBe(relateButton());
  });

  it('of a kind that no codebook has any more keep all but the kind', async () => {
    const { update } = view('claim', [relation('claim', 'premise', 'gone', { id: 'r' })]);
    expect(text(document.querySelector('[data-relation] span'))).toBe('relates to …');
    all('button[title="Edit relation"]')[0]?.click();
    await expect.poll(() => document.querySelector('form textarea')).not.toBeNull();
    await userEvent.fill(document.querySelector('form textarea') as Element, 'kept');
    all('form button[type=submit]')[0]?.click();
    await expect
      .poll(() => update.mock.calls)
      .toEqual([['r', { kindId: 'gone', fromId: 'claim', toId: 'premise', note: 'kept', scheme: null }]]);
  });
});
