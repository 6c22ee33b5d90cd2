/** `npm run eval:anchoring`: whether quotes are found again on pages edited in known ways (docs/anchoring.md). */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleScript } from '../bench/bundle.ts';
import { table } from '../bench/print.ts';
import { BrowserNotFoundError } from '../harness/find-browser.ts';
import { readCorpus } from '../sections/corpus.ts';
import { readSavedPage } from '../sections/saved-page-file.ts';
import { openSavedPages } from '../sections/saved-pages.ts';
import { evaluate, type Miss, type NamedPage, type Results } from './evaluate.ts';
import type { PageText } from './in-page/read.ts';
import { hypothesis, margent } from './ways.ts';

const HELP = `npm run eval:anchoring -- [--corpus DIR] [--ids A,B] [--half tune|held] [--seed N] [--quotes N] [--peers] [--misses]

Marks quotes on pages, edits the pages in known ways, looks for the quotes. Without a corpus: the pages of
tests/fixtures. The reading text is taken in Chromium; edits and search are over that text, in Node.
  --corpus DIR   a folder with manifest.json and html/, as for 'npm run sections'
  --ids A,B      only the pages with these ids
  --half WHICH   every other page: those the thresholds were chosen on, or those held back
  --seed N       the same seed and pages give the same quotes and edits (1 unless told)
  --quotes N     quotes a page (20 unless told)
  --peers        also Hypothesis' way, each quote over the whole text
  --misses       also every quote that was not found as it should be`;

interface Saved {
  readonly id: string;
  readonly url: URL;
  readonly html: () => Uint8Array;
}

function fixtures(): Saved[] {
  const folder = path.join(import.meta.dirname, '../fixtures/articles');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .sort()
    .map((file) => {
      const id = path.dirname(file).replaceAll(path.sep, '/');
      return { id, url: new URL(`https://${id}`), html: () => readSavedPage(path.join(folder, file)) };
    });
}

async function readPages(saved: readonly Saved[]): Promise<NamedPage[]> {
  const script = await bundleScript(path.join(import.meta.dirname, 'in-page/read.ts'), 'margentRead');
  const browser = await openSavedPages();
  const pages: NamedPage[] = [];
  try {
    for (const { id, url, html } of saved) {
      const page = await browser.show(html(), url);
      await page.load(script);
      pages.push({ id, page: (await page.evaluate('margentRead.read()')) as PageText });
    }
  } finally {
    await browser.close();
  }
  return pages;
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

function resultsText(results: Results): string {
  const rows = [...results].map(
    ([name, { there, partly, right, exact, rightSpan, exactSpan, wrong, orphans, gone, goneWrong, onCopy }]) => [
      name,
      `${there}`,
      percent(right, there),
      percent(exact, there),
      percent(rightSpan, there),
      percent(exactSpan, there),
      percent(wrong, there + partly),
      percent(orphans, there),
      `${gone}`,
      percent(goneWrong, gone),
      `${onCopy}`,
    ],
  );
  const head = [
    'edit',
    'still there',
    'right words',
    'exact ends',
    'as one span: right',
    'exact',
    'wrong words',
    'orphan',
    'gone',
    'put on wrong words',
    'of the wrong: same words elsewhere',
  ];
  return table(head, rows);
}

const missText = ({ edit, page, quote, now, found }: Miss): string =>
  `${edit} · ${page}\n  quote ${quote}\n  now   ${now ?? '(gone)'}\n  found ${found ?? '(orphan)'}`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      ids: { type: 'string' },
      half: { type: 'string' },
      seed: { type: 'string', default: '1' },
      quotes: { type: 'string', default: '20' },
      peers: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const quotesPerPage = Number(values.quotes);
  const isHalf = values.half === undefined || values.half === 'tune' || values.half === 'held';
  if (values.help || !Number.isSafeInteger(seed) || !(quotesPerPage > 0) || !isHalf) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const all: Saved[] = values.corpus
    ? readCorpus(values.corpus).map(({ id, url, readHtml }) => ({ id, url, html: readHtml }))
    : fixtures();
  const ids = values.ids?.split(',');
  const half = values.half === 'held' ? 1 : 0;
  const saved = all
    .filter((_, index) => values.half === undefined || index % 2 === half)
    .filter(({ id }) => ids?.includes(id) ?? true);
  const cache = process.env['PAGES_CACHE'];
  const pages: NamedPage[] =
    cache && existsSync(cache) ? JSON.parse(readFileSync(cache, 'utf8')) : await readPages(saved);
  if (cache && !existsSync(cache)) writeFileSync(cache, JSON.stringify(pages));
  console.log(`${pages.length} pages, ${quotesPerPage} quotes each, seed ${seed}`);
  const misses: Miss[] = [];
  for (const [name, way] of Object.entries({ Margent: margent, ...(values.peers && { Hypothesis: hypothesis }) })) {
    const onMiss = (miss: Miss): void => {
      if (way === margent) misses.push(miss);
    };
    console.log(`\n${name}\n\n${resultsText(evaluate(pages, way, { seed, quotesPerPage, onMiss }))}`);
  }
  if (values.misses) console.log(`\n${misses.map(missText).join('\n')}`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BrowserNotFoundError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
