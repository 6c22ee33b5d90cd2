import { describe, expect, it, vi } from 'vitest';
import { draft, faultOf, numbered, open } from './support.ts';

const PAGE = 'https://www.example.org/essays/one?reader=ana';
const body = (selector: string) => ({ what: 'body', selector }) as const;

describe('the reader’s rules for sites', () => {
  it('are made and changed for the page’s host, and found with and without www.', async () => {
    const announce = vi.fn();
    const store = open({ announce });
    await store.changeSiteRule(PAGE, body('.text'));
    await store.changeSiteRule('https://example.org/two', {
      what: 'section',
      told: 'author-bio',
      selector: '.bio',
      instead: [],
    });
    const rules = await store.siteRulesAt('www.example.org');
    expect(rules.map(({ rule }) => rule)).toEqual([
      {
        hosts: ['example.org'],
        evidence: [
          'Pointed out by a reader on https://www.example.org/essays/one',
          'Pointed out by a reader on https://example.org/two',
        ],
        body: '.text',
        sections: { 'author-bio': '.bio' },
      },
    ]);
    expect(await store.siteRulesAt('example.org')).toEqual(rules);
    expect(await store.siteRulesAt('other.example.org')).toEqual([]);
    expect(announce.mock.calls).toEqual([[['site-rule']], [['site-rule']]]);
  });

  it('take in one section of a kind after the other', async () => {
    const store = open();
    const selectors = Array.from({ length: 40 }, (_, at) => `main > div.article-wrapper > aside.author-card-${at}`);
    for (const selector of selectors)
      await store.changeSiteRule(PAGE, { what: 'section', told: 'author-bio', selector, instead: [] });
    expect((await store.siteRules())[0]?.rule.sections?.['author-bio']?.split(', ')).toEqual(selectors);
  });

  it('are undone and redone like everything else', async () => {
    const store = open();
    await store.changeSiteRule(PAGE, body('.one'));
    await store.changeSiteRule(PAGE, body('.two'));
    expect((await store.undo())?.label).toBe('edit-site-rule');
    expect((await store.siteRules())[0]?.rule.body).toBe('.one');
    await store.undo();
    expect(await store.siteRules()).toEqual([]);
    await store.redo();
    expect((await store.siteRules())[0]?.rule.body).toBe('.one');
    await store.deleteSiteRules((await store.siteRules()).map(({ id }) => id));
    expect(await store.siteRules()).toEqual([]);
    await store.undo();
    expect(await store.siteRules()).toHaveLength(1);
  });

  it('give the step that undo takes back, and none where they say all that already', async () => {
    const store = open();
    const { step } = await store.changeSiteRule(PAGE, body('.one'));
    expect(step).toBe((await store.nextUndo())?.seq);
    await store.annotate(draft());
    expect(await store.changeSiteRule(PAGE, body('.one'))).toEqual({ step: null });
    expect(await store.changeSiteRule(PAGE, { what: 'forget', selector: '.none' })).toEqual({ step: null });
    expect(await store.changeSiteRule(PAGE, body('.two'))).toEqual({ step: (step ?? 0) + 2 });
  });

  it('go when they say nothing any more', async () => {
    const store = open();
    await store.changeSiteRule(PAGE, body('.one'));
    await store.changeSiteRule(PAGE, { what: 'forget', selector: '.one' });
    expect(await store.siteRules()).toEqual([]);
    await store.changeSiteRule(PAGE, { what: 'forget', selector: '.one' });
    expect(await store.siteRules()).toEqual([]);
  });

  it('are refused where they are no rule, and where the page is of no site', async () => {
    const store = open();
    expect((await faultOf(store.changeSiteRule(PAGE, body('a'.repeat(500))))).kind).toBe('invalid');
    expect((await faultOf(store.changeSiteRule('file:///home/essay.html', body('.one')))).kind).toBe('invalid');
    const extra = { hosts: ['a.example'], evidence: ['seen'], script: 'alert(1)' };
    expect((await faultOf(store.importSiteRules([extra]))).message).toMatch(/script: is not a field known here/);
    expect(await store.siteRules()).toEqual([]);
  });

  it('come in as one step: what is for the same hosts is replaced', async () => {
    const store = open();
    await store.changeSiteRule(PAGE, body('.mine'));
    const theirs = { hosts: ['www.example.org'], evidence: ['seen'], body: '.theirs' };
    const more = { hosts: ['a.example', 'b.example'], evidence: ['seen'], drop: ['.ad'] };
    expect(await store.importSiteRules([theirs, more])).toMatchObject({ count: 2 });
    expect((await store.siteRulesAt('example.org')).map(({ rule }) => rule)).toEqual([
      { ...theirs, hosts: ['example.org'] },
    ]);
    expect((await store.siteRulesAt('b.example')).map(({ rule }) => rule)).toEqual([more]);
    expect(await store.importSiteRules([theirs, more])).toEqual({ count: 0, step: null });
    await store.undo();
    expect((await store.siteRules()).map(({ rule }) => rule.body)).toEqual(['.mine']);
  });

  it('count in the order of the file that they come from, whatever ids they get', async () => {
    const store = open();
    const for2 = (other: string) => ({ hosts: ['example.org', other], evidence: ['seen'], body: `.of-${other}` });
    for (const letter of ['a', 'b', 'c', 'd']) await store.importSiteRules([for2(`${letter}.example`)]);
    const file = (await store.siteRules()).map(({ rule }) => rule);
    expect(file.map((rule) => rule.body)).toEqual(['d', 'c', 'b', 'a'].map((letter) => `.of-${letter}.example`));
    for (const order of [file, file.toReversed()]) {
      // Ids that rise with the file, and others that fall.
      const elsewhere = open({ name: `elsewhere-${order[0]?.body}` });
      await elsewhere.importSiteRules(order);
      expect((await elsewhere.siteRulesAt('example.org')).map(({ rule }) => rule)).toEqual(order);
    }
    let falling = 0xffff;
    const backwards = open({ name: 'backwards', newId: () => numbered(falling--) });
    await backwards.importSiteRules(file);
    expect((await backwards.siteRules()).map(({ rule }) => rule)).toEqual(file);
  });

  it('are part of a backup', async () => {
    const store = open();
    await store.changeSiteRule(PAGE, body('.text'));
    const elsewhere = open({ name: 'elsewhere' });
    await elsewhere.restore(JSON.parse(JSON.stringify(await store.exportLibrary())));
    expect(await elsewhere.siteRules()).toEqual(await store.siteRules());
    // The one changed last counts, where both have one.
    await elsewhere.changeSiteRule(PAGE, body('.newer'));
    await elsewhere.restore(await store.exportLibrary());
    expect((await elsewhere.siteRules()).map(({ rule }) => rule.body)).toEqual(['.newer']);
  });
});
