/** Every site rule: its schema, its evidence, its selectors, and pages on which it makes a difference. */
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { PlatformRule, SiteRule } from '../../../src/core/model/site-rule.ts';
import { type Article, findArticle } from '../../../src/page/sections/find-article.ts';
import { type Rule, rulesFor } from '../../../src/page/sections/site-rule.ts';
import { SITE_RULES } from '../../../src/page/sections/site-rules.ts';
import { showPage } from './in-frame.ts';

const files = Object.entries(
  import.meta.glob<Rule & { evidence: string[] }>('../../../src/page/sections/sites/*.json', {
    import: 'default',
    eager: true,
  }),
).map(([path, rule]) => ({ name: path.replace(/^.*\/|\.json$/g, ''), rule }));

const pages = import.meta.glob<string>('../../fixtures/articles/*/*/index.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const addresses = import.meta.glob<string>('../../fixtures/articles/*/*/expected.json', {
  import: 'url',
  eager: true,
});

/** The fixtures that a rule's evidence names. */
const fixturesOf = ({ evidence }: { evidence: string[] }): { html: string; url: URL }[] =>
  Object.entries(pages)
    .filter(([path]) => evidence.some((line) => path.startsWith(`../../${line.replace(/^tests\//, '')}/`)))
    .map(([path, html]) => ({ html, url: new URL(addresses[path.replace('index.html', 'expected.json')] ?? '') }));

const plain = (article: Article | null) =>
  article && { ...article, sections: article.sections.map(({ kind, text }) => ({ kind, text })) };

const selectorsOf = ({ body, drop = [], sections = {} }: Rule): string[] =>
  [body, ...drop, ...Object.values(sections)].filter((selector) => selector !== undefined);

describe('the list of rules', () => {
  it('has every file of the folder', () => {
    expect(new Set(SITE_RULES)).toEqual(new Set(files.map(({ rule }) => rule)));
  });

  it('has one rule for each host', () => {
    const hosts = SITE_RULES.flatMap((rule) => ('hosts' in rule ? rule.hosts : []));
    expect(new Set(hosts).size).toBe(hosts.length);
  });
});

describe.each(files)('the rule $name', ({ name, rule }) => {
  const fixtures = fixturesOf(rule);

  it('holds to the schema, bears the name of its host and has fixtures', () => {
    expect(v.safeParse('hosts' in rule ? SiteRule : PlatformRule, rule).issues).toBe(undefined);
    if ('hosts' in rule) expect(rule.hosts[0]).toBe(name);
    expect(rule.evidence.length).toBeGreaterThan(1);
    expect(fixtures).not.toEqual([]);
  });

  it('is the rule for its fixtures, and each of its selectors finds something there', async () => {
    const idle = new Set(selectorsOf(rule));
    for (const { html, url } of fixtures) {
      const { document, close } = await showPage(html);
      expect(rulesFor(document, url.hostname, SITE_RULES)).toContain(rule);
      for (const selector of idle) if (document.body.querySelector(selector)) idle.delete(selector);
      close();
    }
    expect([...idle]).toEqual([]);
  });

  it('finds what the page without it would not give', async () => {
    const others = SITE_RULES.filter((other) => other !== rule);
    const differs: boolean[] = [];
    for (const { html, url } of fixtures) {
      const { document, close } = await showPage(html);
      differs.push(
        JSON.stringify(plain(findArticle(document, url))) !== JSON.stringify(plain(findArticle(document, url, others))),
      );
      close();
    }
    expect(differs).toContain(true);
  });
});

describe('the schema', () => {
  const rule = { hosts: ['a.example'], evidence: ['seen'] };
  const Either = v.union([SiteRule, PlatformRule]);

  it.each([
    ['what is no object', null],
    ['no hosts', { evidence: ['seen'] }],
    ['an address in place of a host', { ...rule, hosts: ['https://a.example/'] }],
    ['hosts and a platform', { ...rule, detect: 'meta' }],
    ['an empty selector', { detect: '', evidence: ['seen'] }],
    ['no evidence', { hosts: ['a.example'] }],
    ['what is no text', { ...rule, drop: [3] }],
    ['a section of no kind', { ...rule, sections: { lead: 'p' } }],
    ['a section called as a method is', { ...rule, sections: { toString: 'p' } }],
    ['anything else', { ...rule, script: 'x' }],
  ])('refuses %s', (_, value) => {
    expect(v.is(Either, value)).toBe(false);
  });

  it.each([[rule], [{ detect: 'meta', evidence: ['seen'], body: 'main' }]])('takes %j', (value) => {
    expect(v.is(Either, value)).toBe(true);
  });
});

describe('the rules for a host', () => {
  it('are for it with and without www., in their order', () => {
    const [first, second] = [{ hosts: ['a.example'] }, { hosts: ['a.example'], body: 'main' }];
    const found = (host: string) => rulesFor(document, host, [first, second]);
    expect(found('www.a.example')).toEqual([first, second]);
    expect(found('a.example')).toEqual([first, second]);
    expect(found('b.a.example')).toEqual([]);
  });
});

describe('rules on a page', () => {
  const text = 'A treaty is only as good as the clerks who keep it, and the clerks of this one have nothing to do. ';
  const paragraphs = (mark: string) => `<p>${mark} ${text.repeat(3)}</p>`.repeat(3);
  const html = `<head><meta name="generator" content="Press 3"><title>On Clerks</title></head><body><h1>On Clerks</h1>
    <div class="aside">${paragraphs('Aside.')}${paragraphs('Aside.')}</div>
    <div class="text">${paragraphs('First.')}</div><div class="text">${paragraphs('Second.')}</div>
    <div class="who">Keeps no diary. <p>Lives by the sea.</p></div></body>`;
  const url = new URL('https://paper.example/on-clerks');
  const platform = { detect: 'meta[content^="Press"]', body: '.text', sections: { 'author-bio': '.who' } };

  let shown: Awaited<ReturnType<typeof showPage>>;
  beforeAll(async () => {
    shown = await showPage(html);
    return shown.close;
  });
  const outline = (...rules: Rule[]) => {
    const sections = findArticle(shown.document, url, rules)?.sections ?? [];
    return sections.map(({ kind, text: words }) => `${kind} ${words.split(' ')[0]}`);
  };
  const TEXT = ['paragraph First.', 'paragraph First.', 'paragraph First.'];
  const BOTH = [...TEXT, ...TEXT.map((line) => line.replace('First', 'Second'))];

  it('takes all parts of a body, and nothing that stands beside them', () => {
    expect(outline({ hosts: ['paper.example'], body: '.text' })).toEqual(['headline On', ...BOTH]);
  });

  it('knows a platform by the head of the page', () => {
    expect(outline(platform)).toEqual(['headline On', ...BOTH, 'author-bio Keeps']);
    expect(outline({ ...platform, detect: '.text' })).not.toContain('author-bio Keeps');
  });

  it('gives the host the last word over the platform', () => {
    const host = { hosts: ['paper.example'], body: '.text:has(+ .text)', drop: ['.who'] };
    expect(outline(platform, host)).toEqual(['headline On', ...TEXT]);
    expect(outline(host, platform)).toEqual(['headline On', ...TEXT]);
  });

  it('falls back on the body of the platform where that of the host is not there', () => {
    expect(outline(platform, { hosts: ['paper.example'], body: '.gone' })).toEqual(outline(platform));
  });

  it('passes over a selector that is none', () => {
    expect(outline({ hosts: ['paper.example'], body: 'p[[', drop: ['.aside', ':::'] })).toEqual(
      outline({ hosts: ['paper.example'], drop: ['.aside'] }),
    );
    expect(outline({ detect: 'p[[', drop: ['h1'] })).toEqual(outline());
  });
});
