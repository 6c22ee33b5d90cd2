import { describe, expect, it } from 'vitest';
import type { ArticleDescription } from '../../../src/core/model/article.ts';
import {
  annotated,
  CLAIM,
  draft,
  faultOf,
  newId,
  now,
  numbered,
  open,
  PREMISE,
  SUPPORTS,
  selectorsOf,
  stored,
  URL_ONE,
  URL_TWO,
} from './support.ts';

const DESCRIPTION: ArticleDescription = {
  title: 'The Russia-North Korea Treaty',
  dek: 'Moscow needs to assure Seoul.',
  authors: ['James Jongsoo Lee'],
  published: { date: '2024-07-09', text: 'July 9, 2024' },
  siteName: 'The Diplomat',
  language: 'en',
  canonicalUrl: URL_ONE,
  firstPublished: null,
  readMoreUrl: null,
};

const page = (url: string, description: ArticleDescription | null = null, ogUrl: string | null = null) => ({
  page: {
    addresses: { url, canonicalUrl: description?.canonicalUrl ?? null, ogUrl },
    documentTitle: 'As the tab says',
    description,
  },
});

describe('annotate', () => {
  it('keeps the passage, its article, and who marked it in which project', async () => {
    const store = open();
    const annotation = await annotated(
      store,
      draft({ ...page(URL_ONE, DESCRIPTION), tags: [' korea ', 'korea', ''], note: 'n' }),
    );
    const project = await store.currentProject();
    expect(annotation).toMatchObject({
      tags: ['korea'],
      note: 'n',
      projectId: project.id,
      coderId: project.coders[0]?.id,
    });
    expect(await store.annotation(annotation.id)).toEqual(annotation);
    expect(await store.articleAt([URL_ONE])).toMatchObject({
      id: annotation.articleId,
      description: DESCRIPTION,
      urls: [URL_ONE],
      addressKeys: ['thediplomat.com/2024/07/russia-north-korea'],
    });
  });

  it('finds the article again by any believed address and adds those newly met', async () => {
    const store = open();
    const short = 'https://thediplomat.com/?p=12345';
    const first = await annotated(store, draft({ url: `${URL_ONE}?utm_source=x` }));
    const second = await annotated(store, draft(page(short, { ...DESCRIPTION, canonicalUrl: URL_ONE })));
    const third = await annotated(store, draft({ url: `http://www.${short.slice(8)}#top` }));
    expect([second.articleId, third.articleId]).toEqual([first.articleId, first.articleId]);
    expect((await store.articleAt([short]))?.urls).toEqual([`${URL_ONE}?utm_source=x`, short]);
    expect((await store.exportLibrary()).articles.length).toBe(1);
  });

  it('does not take for one what another site calls the same', async () => {
    const store = open();
    const own = await annotated(store, draft({ url: URL_ONE }));
    const hostile = await annotated(store, draft(page('https://evil.example/a-b', DESCRIPTION, URL_ONE)));
    expect(hostile.articleId).not.toBe(own.articleId);
    expect((await store.articleAt(['https://evil.example/a-b']))?.urls).toEqual(['https://evil.example/a-b']);
  });

  it('leaves an address with the article that has it', async () => {
    const store = open();
    const one = await annotated(store, draft({ url: 'https://a.org/one-two' }));
    const other = await annotated(store, draft({ url: 'https://a.org/three-four' }));
    await store.annotate(
      draft(page('https://a.org/three-four', { ...DESCRIPTION, canonicalUrl: 'https://a.org/one-two' })),
    );
    expect((await store.articleAt(['https://a.org/one-two']))?.id).toBe(one.articleId);
    expect((await store.article(other.articleId))?.urls).toEqual(['https://a.org/three-four']);
  });

  it('gives a page that is no article its title, and a better description once there is one', async () => {
    const store = open();
    await store.annotate(draft(page(URL_ONE)));
    expect((await store.articleAt([URL_ONE]))?.description).toMatchObject({ title: 'As the tab says', authors: [] });
    await store.annotate(draft(page(URL_ONE, DESCRIPTION)));
    expect((await store.articleAt([URL_ONE]))?.description).toEqual(DESCRIPTION);
  });

  it('fills what is missing in a description and leaves what is there', async () => {
    const store = open();
    await store.annotate(draft(page(URL_ONE, { ...DESCRIPTION, authors: [], dek: null })));
    await store.annotate(draft(page(URL_ONE, { ...DESCRIPTION, title: 'Renamed', siteName: 'Other' })));
    expect((await store.articleAt([URL_ONE]))?.description).toEqual(DESCRIPTION);
    const { updatedAt } = (await store.articleAt([URL_ONE])) ?? {};
    await store.annotate(draft(page(URL_ONE, DESCRIPTION)));
    expect((await store.articleAt([URL_ONE]))?.updatedAt).toBe(updatedAt);
  });

  it('keeps a passage of a page whose description or title is beyond all bounds', async () => {
    const store = open();
    const monstrous = { ...DESCRIPTION, title: 'x'.repeat(100_000) };
    await store.annotate(
      draft({ page: { addresses: { url: URL_ONE }, documentTitle: 'y'.repeat(100_000), description: monstrous } }),
    );
    expect((await store.articleAt([URL_ONE]))?.description.title).toBe('y'.repeat(2_000));
  });

  it('stops adding addresses to an article before it is too large to keep', async () => {
    const store = open();
    await store.annotate(draft({ url: 'https://a.org/one-two' }));
    for (let visit = 0; visit < 105; visit++) {
      const url = `https://a.org/visit-${visit}/x-y`;
      await store.annotate(draft(page(url, { ...DESCRIPTION, canonicalUrl: 'https://a.org/one-two' })));
    }
    const [article] = (await store.exportLibrary()).articles;
    expect(article?.urls.length).toBe(100);
  });

  it('makes one article when two windows annotate one page at once', async () => {
    const [one, other] = [open(), open()];
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        annotated(index % 2 ? one : other, draft({ exact: `passage ${index}` })),
      ),
    );
    expect(new Set(made.map(({ articleId }) => articleId)).size).toBe(1);
    const library = await one.exportLibrary();
    expect([library.articles.length, library.annotations.length]).toEqual([1, 20]);
  });

  it('remembers the roles given last, and tells of it only when they are others', async () => {
    const announced: string[][] = [];
    const store = open({ announce: (records) => announced.push(records) });
    await store.annotate(draft({ roles: [CLAIM] }));
    await store.annotate(draft({ roles: [CLAIM] }));
    await store.annotate(draft({ roles: [PREMISE, CLAIM] }));
    expect(await store.setting('last-roles')).toEqual([PREMISE, CLAIM]);
    expect(announced).toEqual([['article', 'annotation', 'setting'], ['annotation'], ['annotation', 'setting']]);
  });

  it.each([
    ['a role that is no id', { roles: ['claim'] }, 'annotation ID, roles[0]: is not a UUID.'],
    ['no role', { roles: [] }, 'annotation ID, roles: has no role.'],
    ['no quote', { selectors: [] }, 'annotation ID, selectors: does not hold exactly one quote.'],
    ['an empty quote', { selectors: selectorsOf('') }, 'annotation ID, selectors[0].exact: is empty.'],
    ['a tag of 101 characters', { tags: ['x'.repeat(101)] }, 'annotation ID, tags[0]: is longer than 100 characters.'],
    ['a page of the browser', page('chrome://settings'), 'article ID, urls[0]: is not an http, https or file address.'],
    ['a script for a page', page('javascript:alert(1)'), 'article ID, urls[0]: is not an http, https or file address.'],
  ])('refuses %s, says what is wrong, and keeps nothing', async (_what, given, message) => {
    const store = open();
    const before = await stored(store);
    const fault = await faultOf(store.annotate(draft(given)));
    expect(fault.kind).toBe('invalid');
    expect(fault.message.replace(/[0-9a-f-]{36}/, 'ID')).toBe(message);
    expect(await stored(store)).toEqual(before);
  });

  it('uses the chosen project and coder, and others that are there when the chosen are gone', async () => {
    const store = open();
    const library = await store.exportLibrary();
    const [project] = library.projects;
    if (!project) throw new Error('no project');
    const coders = [...project.coders, { id: numbered(900), name: 'Ana' }];
    await store.restore({
      ...library,
      projects: [
        { ...project, coders, updatedAt: now().toISOString() },
        { ...project, id: numbered(901), name: 'POLS 101', coders: [{ id: numbered(902), name: 'Class' }] },
      ],
    });
    await store.setSetting({ key: 'current-coder', value: numbered(900) });
    expect(await annotated(store, draft())).toMatchObject({ projectId: project.id, coderId: numbered(900) });
    await store.setSetting({ key: 'current-project', value: numbered(901) });
    expect(await annotated(store, draft())).toMatchObject({ projectId: numbered(901), coderId: numbered(902) });
    await store.setSetting({ key: 'current-project', value: numbered(999) });
    expect((await store.currentProject()).name).toBeTypeOf('string');
  });
});

describe('reading', () => {
  it('gives the annotations of a page in reading order, by any of its addresses', async () => {
    const store = open();
    const last = await annotated(store, draft({ start: 500 }));
    const first = await annotated(store, draft({ start: 10 }));
    const middle = await annotated(store, draft({ start: 200 }));
    await store.annotate(draft({ url: URL_TWO, start: 0 }));
    const order = [first.id, middle.id, last.id];
    expect((await store.annotationsOf(first.articleId)).map(({ id }) => id)).toEqual(order);
    expect((await store.annotationsAt([`${URL_ONE}#x`])).map(({ id }) => id)).toEqual(order);
    expect(await store.annotationsAt(['https://a.org/'])).toEqual([]);
    expect(await store.articleAt([])).toBeNull();
  });

  it('gives every annotation with its article', async () => {
    const store = open();
    await store.annotate(draft());
    await store.annotate(draft({ url: URL_TWO }));
    const all = await store.allAnnotations();
    expect(all.map(({ article }) => article.urls[0]).sort()).toEqual([URL_TWO, URL_ONE].sort());
    for (const { annotation, article } of all) expect(annotation.articleId).toBe(article.id);
  });

  it('gives each tag once: the latest first, then by name those of the old annotations', async () => {
    const store = open();
    await store.annotate(draft({ tags: ['zeta', 'ancient'] }));
    for (let count = 0; count < 200; count++)
      await store.annotate(draft({ tags: count === 0 ? ['early'] : ['often'] }));
    const { id } = await annotated(store, draft({ tags: ['late'] }));
    expect(await store.tagsInUse()).toEqual(['late', 'often', 'ancient', 'early', 'zeta']);
    await store.updateAnnotation(id, { tags: [] });
    expect(await store.tagsInUse()).not.toContain('late');
  });

  it('counts what is kept', async () => {
    const store = open();
    await store.annotate(draft());
    await store.annotate(draft({ url: URL_TWO }));
    expect(await store.usage()).toEqual({ articles: 2, annotations: 2, bytes: null });
  });
});

describe('updateAnnotation', () => {
  it('changes the fields given, and the time', async () => {
    const store = open();
    const made = await annotated(store, draft({ note: 'first', tags: ['a'] }));
    const { annotation: updated } = await store.updateAnnotation(made.id, { roles: [PREMISE], tags: [' b', 'b '] });
    expect(updated).toEqual({ ...made, roles: [PREMISE], tags: ['b'], updatedAt: updated.updatedAt });
    expect(updated.updatedAt > made.updatedAt).toBe(true);
    expect(await store.annotation(made.id)).toEqual(updated);
  });

  it('keeps what another window has written into other fields', async () => {
    const [one, other] = [open(), open()];
    const { id } = await annotated(one, draft());
    await Promise.all([
      one.updateAnnotation(id, { note: 'from one' }),
      other.updateAnnotation(id, { tags: ['other'] }),
    ]);
    expect(await one.annotation(id)).toMatchObject({ note: 'from one', tags: ['other'] });
  });

  it('writes nothing where nothing changes', async () => {
    const announced: string[][] = [];
    const store = open({ announce: (records) => announced.push(records) });
    const made = await annotated(store, draft());
    expect(await store.updateAnnotation(made.id, { note: made.note })).toEqual({ annotation: made, step: null });
    expect(announced.length).toBe(1);
    expect((await store.nextUndo())?.label).toBe('annotate');
  });

  it('says when the annotation is gone, and what is wrong with the new state', async () => {
    const store = open();
    const { id } = await annotated(store, draft());
    expect((await faultOf(store.updateAnnotation(id, { roles: [] }))).kind).toBe('invalid');
    await store.deleteAnnotations([id]);
    expect((await faultOf(store.updateAnnotation(id, { note: 'x' }))).kind).toBe('conflict');
  });
});

describe('tags kept for the next passages', () => {
  it('go to those made without asking, and stay kept whatever tags a passage is given', async () => {
    const store = open();
    expect((await annotated(store, draft({ tags: ['korea'] }))).tags).toEqual(['korea']);
    expect(await store.setting('sticky-tags')).toBeNull();
    await store.setSetting({ key: 'sticky-tags', value: ['korea', 'treaty'] });
    expect((await annotated(store, draft({ tags: ['other', 'treaty'] }))).tags).toEqual(['other', 'treaty', 'korea']);
    // Who was shown them, and took one away, is not given it after all.
    expect((await annotated(store, draft({ tags: [' treaty '], tagsAlone: true }))).tags).toEqual(['treaty']);
    expect(await store.setting('sticky-tags')).toEqual(['korea', 'treaty']);
    await store.setSetting({ key: 'sticky-tags', value: null });
    expect((await annotated(store, draft({ tags: ['other'] }))).tags).toEqual(['other']);
  });
});

describe('deleteAnnotations', () => {
  it('takes the relations with it, leaves tombstones, and keeps an article that has others', async () => {
    const store = open();
    const [one, two, three] = [
      await annotated(store, draft()),
      await annotated(store, draft()),
      await annotated(store, draft()),
    ];
    const end = (id: string) => ({ type: 'annotation' as const, id });
    const kindId = SUPPORTS;
    const { relation: from } = await store.relate({ kindId, from: end(one.id), to: end(two.id), note: '' });
    const { relation: to } = await store.relate({ kindId, from: end(three.id), to: end(one.id), note: '' });
    const { relation: other } = await store.relate({ kindId, from: end(two.id), to: end(three.id), note: '' });
    expect((await store.relationsOf([one.id, two.id])).length).toBe(3);
    const before = await stored(store);

    const deleted = await store.deleteAnnotations([one.id, one.id, newId()]);
    expect(deleted).toEqual({ count: 1, step: (await store.nextUndo())?.seq });
    const library = await store.exportLibrary();
    expect(library.annotations.map(({ id }) => id)).toEqual([two.id, three.id]);
    expect(library.relations).toEqual([other]);
    expect(library.articles.length).toBe(1);
    expect(library.tombstones.map(({ id, type }) => `${type} ${id}`).sort()).toEqual(
      [`annotation ${one.id}`, `relation ${from.id}`, `relation ${to.id}`].sort(),
    );

    await store.undo();
    const { tombstones, ...restored } = await store.exportLibrary();
    expect(tombstones).toEqual([]);
    expect(withoutTimes(restored)).toEqual(withoutTimes({ ...(before as object), tombstones: undefined }));
  });

  it('takes an article with its last annotation, in the same step', async () => {
    const store = open();
    const [one, two] = [await annotated(store, draft()), await annotated(store, draft())];
    await store.deleteAnnotations([one.id]);
    expect(await store.articleAt([URL_ONE])).not.toBeNull();
    await store.deleteAnnotations([two.id]);
    expect(await store.articleAt([URL_ONE])).toBeNull();
    await store.undo();
    expect((await store.articleAt([URL_ONE]))?.id).toBe(two.articleId);
    expect((await store.annotationsOf(two.articleId)).map(({ id }) => id)).toEqual([two.id]);
  });

  it('does nothing to what is gone already', async () => {
    const store = open();
    await store.deleteAnnotations([newId()]);
    expect(await store.nextUndo()).toBeNull();
  });
});

/** Undo gives what it brings back a new time; everything else is to be as before. */
function withoutTimes(library: unknown): unknown {
  return JSON.parse(JSON.stringify(library, (key, value) => (key === 'updatedAt' ? undefined : value)));
}
