/** What a CommonMark parser reads back from our Markdown is what was marked and noted, and never HTML. */
import type { Heading, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../../src/core/model/article.ts';
import type { Library } from '../../../src/core/model/library.ts';
import { markdown } from '../../../src/formats/markdown.ts';
import { documentWords } from '../../../src/ui/document-words.ts';
import { emptyLibrary } from '../../empty-library.ts';
import { CONTEXT, libraryWith, quoteSelectors, sampleLibrary } from './sample-library.ts';
import { seededRandom } from './seeded-random.ts';

afterEach(() => vi.unstubAllEnvs());

const write = (library: Library): string => String(markdown.write?.(library, CONTEXT));

function all<T extends Nodes['type']>(tree: Nodes, type: T): Extract<Nodes, { type: T }>[] {
  const here = tree.type === type ? [tree as Extract<Nodes, { type: T }>] : [];
  return 'children' in tree ? [...here, ...tree.children.flatMap((child) => all(child, type))] : here;
}

/** The text of a tree as a reader sees it. */
function shown(tree: Nodes): string {
  if ('value' in tree) return tree.value;
  if (tree.type === 'break') return '\n';
  return 'children' in tree ? tree.children.map(shown).join('') : '';
}

function quoteReadBack(tree: Root): string {
  const [quote] = all(tree, 'blockquote');
  return (quote?.children ?? []).map(shown).join('\n');
}

const headings = (tree: Root): string[] => all(tree, 'heading').map((node: Heading) => `${node.depth} ${shown(node)}`);

/** One article of the sample with its description changed. */
function referenceOf(description: Partial<Article['description']>, urls = ['https://www.example.org/a?utm_source=x']) {
  const [article] = sampleLibrary().articles;
  if (article === undefined) throw new Error('library.json holds no article');
  const changed = { ...article, urls, description: { ...article.description, ...description } };
  return fromMarkdown(write({ ...emptyLibrary(), articles: [changed] }));
}

const lineOf = (tree: Root): string => {
  const [line] = all(tree, 'paragraph');
  return line === undefined ? '' : shown(line);
};

describe('quotes', () => {
  it.each([
    ['Markdown', '*a* _b_ **c** `d` ~~e~~ [f](g) ![h](i) <j> # k \\* \\ l | m & n &amp; &copy; &#35;'],
    ['block starts', '# a\n- b\n+ c\n* d\n1. e\n1) f\n> g\n---\n===\n***\n```\n~~~\n    indented\n\ttab\n[x]: y'],
    ['addresses', 'https://example.org/a_b_c?d=*e*&f=[g] and <https://example.org/> and me@example.org'],
    ['HTML', '<script>alert(1)</script><!-- a --><?php ?><![CDATA[b]]></p><img src=x onerror=alert(1)>'],
    ['backticks', '` `` ``` a ```` `b'],
    ['line breaks', 'one  \ntwo\\\nthree\r\nfour\rfive'],
    ['spaces at the ends', '  one \n two\u00a0'],
    ['emoji, CJK and combining marks', '👩‍👩‍👧‍👦 平和は可能だ。 e\u0301 𝒳 \u200f\u2066'],
  ])('come back word for word: %s', (_, exact) => {
    const tree = fromMarkdown(write(libraryWith({ selectors: quoteSelectors(exact) })));
    expect(quoteReadBack(tree)).toBe(exact.replace(/\r\n?/g, '\n'));
    expect(all(tree, 'html')).toEqual([]);
  });

  it('come back word for word: 2,000 random mixtures of what Markdown minds', () => {
    const random = seededRandom(1);
    const pieces = [
      ...'*_`~[]()<>#+-=!&;:\\|$"\'.1 \t\naé平😀',
      '**',
      '```',
      '&amp;',
      '1.',
      '![',
      '](',
      '<a>',
      'http://',
    ];
    for (let run = 0; run < 2_000; run += 1) {
      const exact = Array.from({ length: 1 + random.below(12) }, () => random.pick(pieces as [string])).join('');
      const lines = exact.split('\n').filter((line) => line.trim() !== '');
      const tree = fromMarkdown(write(libraryWith({ selectors: quoteSelectors(exact) })));
      expect(quoteReadBack(tree), JSON.stringify(exact)).toBe(lines.join('\n'));
      expect(headings(tree)).toHaveLength(2);
    }
  });
});

describe('notes', () => {
  const noted = (note: string): Root => fromMarkdown(write(libraryWith({ note })));
  const empty = noted('').children.length;
  const noteOf = (note: string): string => noted(note).children.slice(empty).map(shown).join('\n');

  it('keep their Markdown', () => {
    const tree = noted(
      '*a* **b** `c` [d](https://example.org/ "e")\n\n1. f\n\n   g\n2. h\n\n> i\n\n```ts\nj\n```\n\n---',
    );
    for (const type of ['strong', 'inlineCode', 'list', 'code', 'thematicBreak'] as const) {
      expect(all(tree, type), type).toHaveLength(1);
    }
    expect(all(tree, 'link').at(-1)).toMatchObject({ url: 'https://example.org/', title: 'e' });
    expect(all(tree, 'code')[0]).toMatchObject({ lang: 'ts', value: 'j' });
  });

  it('show HTML as the text it is', () => {
    const note =
      '<img src=x onerror=alert(1)>\n\nA <b onclick="x()">b</b> <!-- c -->\n\n<script>\n  alert(1)\n</script>';
    expect(all(noted(note), 'html')).toEqual([]);
    expect(noteOf(note)).toBe(
      '<img src=x onerror=alert(1)>\nA <b onclick="x()">b</b> <!-- c -->\n<script>\nalert(1)\n</script>',
    );
  });

  it('make no link of a scheme that could run or read something', () => {
    for (const url of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'vbscript:x',
    ]) {
      const tree = noted(`[a](${url}) [b][r] <${url}> ![c](${url})\n\n[r]: ${url}`);
      expect(all(tree, 'link').filter((link) => link.url === url)).toEqual([]);
      expect(all(tree, 'image')).toEqual([]);
      expect(noteOf(`[a](${url})`)).toBe(`a (${url})`);
    }
  });

  it('load no images', () => {
    const tree = noted(
      '![chart](https://example.org/c.png) [![in a link](https://example.org/d.png)](https://example.org/)',
    );
    expect(all(tree, 'image')).toEqual([]);
    expect(
      all(tree, 'link')
        .slice(-2)
        .map((link) => [link.url, shown(link)]),
    ).toEqual([
      ['https://example.org/c.png', 'chart'],
      ['https://example.org/', 'in a link'],
    ]);
  });

  it('leave the outline of the document as it is', () => {
    const note = '# One\n\nTwo\n===\n\n> ## Three\n\n- ### Four\n\n#\n';
    expect(headings(noted(note))).toEqual(headings(noted('')));
    expect(all(noted(note), 'strong').map(shown)).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  it('take their own definitions of a label, not those of other notes', () => {
    const library = sampleLibrary();
    const annotations = library.annotations.slice(0, 2).map((annotation, index) => ({
      ...annotation,
      note: `[here]\n\n[here]: https://example.org/${index}`,
    }));
    const links = all(fromMarkdown(write({ ...library, annotations })), 'link').filter(
      (link) => shown(link) === 'here',
    );
    expect(links.map(({ url }) => url).sort()).toEqual(['https://example.org/0', 'https://example.org/1']);
  });

  it.each([
    ['block quotes', '>'.repeat(100_000)],
    ['block quotes on many lines', `${'>'.repeat(300)} a\n`.repeat(300)],
    ['lists in one line', '- '.repeat(50_000)],
    ['lists by indentation', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
    ['open brackets', '['.repeat(100_000)],
    ['nested images', '!['.repeat(50_000)],
    ['closed brackets', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['links', '[a](b'.repeat(20_000)],
    ['emphasis', '*a_'.repeat(33_000)],
    ['emphasis in emphasis', '*a **b '.repeat(160) + 'c** d* '.repeat(160)],
    ['backticks', Array.from({ length: 400 }, (_, length) => '`'.repeat(length)).join(' ')],
    ['definitions', '[a]: b\n'.repeat(14_000)],
    ['open tags', '<a '.repeat(33_000)],
    ['short lines', 'a\n'.repeat(50_000)],
    ['control characters and lone surrogates', '\0\u0001\ud800 \udc00\u2028\ufeff'],
  ])('take what was made to hurt: %s', (_, note) => {
    const tree = fromMarkdown(write(libraryWith({ note: note.slice(0, 100_000) })).slice(0, 5_000));
    expect(headings(tree)).toHaveLength(2);
  });

  it('never come out as HTML or image, nor touch the outline: 2,000 random mixtures', () => {
    const random = seededRandom(2);
    const pieces = [
      ...[
        '<img src=x onerror=a>',
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<a href="javascript:b">',
        '<b>',
        '\n',
        '\n\n',
      ],
      ...['# ', '> ', '- ', '1. ', '    ', '`', '```\n', '*', '**', '_', '[', ']', '(', ')', '![', '](', '&lt;', '\\'],
      ...[
        'javascript:a',
        'https://example.org/',
        '<https://example.org/>',
        '===',
        '---',
        'word',
        '平',
        '😀',
        '\t',
        ' ',
      ],
      ...['[a]: javascript:b\n', '[a]', '  \n', '\\\n', '&#60;', '~~~\n', '~~'],
    ] as const;
    for (let run = 0; run < 2_000; run += 1) {
      const note = Array.from({ length: 1 + random.below(20) }, () => random.pick(pieces)).join('');
      const tree = noted(note);
      expect(all(tree, 'html'), JSON.stringify(note)).toEqual([]);
      expect(all(tree, 'image'), JSON.stringify(note)).toEqual([]);
      expect(headings(tree), JSON.stringify(note)).toHaveLength(2);
      const schemes = all(tree, 'link').map(({ url }) => url.split(':')[0]);
      expect(
        schemes.filter((scheme) => scheme !== 'https'),
        JSON.stringify(note),
      ).toEqual([]);
    }
  });
});

describe('the document', () => {
  it('has a heading for each article and under it one for each role, in the order of the codebooks', () => {
    expect(headings(fromMarkdown(write(sampleLibrary())))).toEqual([
      '1 Why the *Treaty* Matters: [An Assessment] <of sorts>',
      '2 Major claim',
      '2 Claim (Essay argument)',
      '2 Premise',
      '2 Claim (Student debate)',
      '1 What now?',
      '2 Premise',
      '2 Lead',
      '1 file:///home/reader/op-ed%20draft.html',
      '2 Claim (Essay argument)',
    ]);
  });

  it('puts an annotation with several roles under its first and names the others there', () => {
    const [annotation] = sampleLibrary().annotations;
    const tree = fromMarkdown(write({ ...sampleLibrary(), annotations: annotation === undefined ? [] : [annotation] }));
    expect(headings(tree).slice(0, 2)[1]).toBe('2 Premise');
    expect(all(tree, 'emphasis').map(shown)).toContain(
      'Paragraph 2 · Also: Claim (Essay argument) · Tags: trade, South Korea 한국 · Marked November 23, 2026 by Ana *A.*',
    );
  });

  it('puts a recoded annotation under the first of its roles that is still known, and names no other', () => {
    const known = sampleLibrary().codebooks.flatMap(({ roles }) => roles.map(({ id }) => id));
    const gone = '0000000d-0000-4000-8000-00000000dead';
    const [first = '', second = ''] = known;
    const under = (...roles: string[]) => {
      const tree = fromMarkdown(write(libraryWith({ roles })));
      return [headings(tree)[1], all(tree, 'emphasis').map(shown).join()];
    };
    expect(under(gone, first)).toEqual(under(first));
    expect(under(first, gone)).toEqual(under(first));
    expect(under(gone, second, gone, first)).toEqual(under(second, first));
    expect(under(gone)[0]).toBe('2 Role not in a codebook');
  });

  it.each([
    ['UTC', 'November 28, 2026'],
    ['Asia/Seoul', 'November 29, 2026'],
    ['America/Los_Angeles', 'November 28, 2026'],
  ])('says on which day of the reader it was marked: %s', (zone, day) => {
    vi.stubEnv('TZ', zone);
    const library = libraryWith({ createdAt: '2026-11-28T23:30:00.000Z' });
    const tree = fromMarkdown(String(markdown.write?.(library, { ...CONTEXT, words: documentWords() })));
    expect(all(tree, 'emphasis').map(shown).join()).toContain(`Marked ${day}`);
  });

  it('says on what words an annotation was marked first, where others stand for them now', () => {
    const former = { exact: 'an earlier *wording*\nof it', until: '2026-11-24T09:00:00.000Z' };
    const tree = fromMarkdown(write(libraryWith({ former })));
    expect(all(tree, 'emphasis').map(shown).join()).toContain('First marked as “an earlier *wording* of it” · Marked ');
  });

  it('orders the annotations of a role as the page does', () => {
    const library = sampleLibrary();
    const annotations = library.annotations
      .filter(({ articleId }) => articleId === library.articles[0]?.id)
      .map((annotation) => ({ ...annotation, note: '', roles: ['0000000c-0000-4000-8000-000000000002'] }));
    const tree = fromMarkdown(write({ ...library, annotations }));
    expect(all(tree, 'blockquote').map((quote) => shown(quote).slice(0, 8))).toEqual([
      'Moscow s',
      '🌏 Peace',
      '🌏 Peace',
      'The word',
      'No role ',
    ]);
  });
});

describe('the reference', () => {
  it('cites the canonical address, but not that of another host', () => {
    const [ours] = all(referenceOf({ canonicalUrl: 'https://example.org/a' }), 'link');
    expect(ours?.url).toBe('https://example.org/a');
    const [theirs] = all(referenceOf({ canonicalUrl: 'https://evil.example/a' }), 'link');
    expect(theirs?.url).toBe('https://www.example.org/a?utm_source=x');
  });

  it.each([
    ['2024', '2024.'],
    ['2024-07', 'July 2024.'],
    ['2024-07-09', 'July 9, 2024.'],
    ['2024-07-09T23:30:00-08:00', 'July 9, 2024.'],
    ['2024-02-31', '2024-02-31.'],
    ['2024-13', '2024-13.'],
  ])('shows as much of the date as is known: %s', (date, expected) => {
    const tree = referenceOf({
      published: { date, text: 'yesterday' },
      authors: [],
      title: '',
      siteName: null,
      firstPublished: null,
    });
    expect(lineOf(tree)).toBe(`${expected} https://www.example.org/a?utm_source=x`);
  });

  it('names authors, title, site, date, address and where it was published first', () => {
    expect(lineOf(fromMarkdown(write(sampleLibrary())))).toBe(
      'Jane Doe, John_Roe_Jr., and 李明. “Why the *Treaty* Matters: [An Assessment] <of sorts>.” Pacific Council, July 11, 2024. https://pacificcouncil.org/newsroom/treaty First published in The Diplomat, July 9, 2024. https://thediplomat.com/2024/07/treaty/',
    );
  });
});
