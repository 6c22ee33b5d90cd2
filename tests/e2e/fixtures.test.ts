/** What the reader sees of each fixture when she presses the button: the article's card and its outline, as expected. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, readFixtures } from '../harness/serve-articles.ts';
import { openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { type Reader, serveFixtures, startReader } from './support/reader.ts';

interface Expected {
  rule?: true;
  article: {
    title: string;
    dek: string | null;
    authors: string[];
    siteName: string | null;
    firstPublished: { publication: string } | null;
    sections: { kind: string; text: string }[];
  } | null;
}

/** The outline shows the beginning of each section. */
const SHOWN = 200;
/*
 * The pages for the rules of sites stand under the sites' own names, some of which a browser knows to ask by HTTPS alone
 * (https://hstspreload.org): their sections are compared in tests/dom.
 */
const FIXTURES = readFixtures(resolve(import.meta.dirname, '../fixtures/articles'))
  .map((fixture) => {
    const expected: Expected = JSON.parse(readFileSync(join(fixture.directory, 'expected.json'), 'utf8'));
    return [fixture.host, fixture, expected] as const;
  })
  .filter(([host, , { rule }]) => !rule || host.endsWith('.example'));

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

// In one browser: the finder is the same code, and Firefox runs it in the tests of the main job.
describe.each(['chromium'] as const)('the fixtures in %s', (name) => {
  let reader: Reader;
  inCommon(
    async () => {
      reader = await startReader(name, server);
    },
    () => reader.close(),
  );

  it.each(FIXTURES)('%s', async (_, { url }, { article }) => {
    const page = await reader.open(url);
    const popup = await openLists(reader, page);
    const text = await popup.text();
    const outline = await popup.evaluate<{ kind: string; text: string }[]>(
      `[...document.querySelectorAll('li[data-kind]')].map((item) =>
        ({ kind: item.dataset.kind, text: item.querySelector('[dir=auto]').textContent }))`,
    );
    await popup.close();
    await page.close();
    if (!article) {
      expect(text).toContain('No article was found here. You can still highlight any passage.');
      expect(outline).toEqual([]);
      return;
    }
    expect(outline).toEqual(article.sections.map(({ kind, text: words }) => ({ kind, text: words.slice(0, SHOWN) })));
    expect(text).toContain(article.title);
    expect(text).toContain(article.authors.join(', '));
    if (article.siteName) expect(text).toContain(article.siteName);
    if (article.firstPublished) expect(text).toContain(`First published in ${article.firstPublished.publication}`);
  });
});
