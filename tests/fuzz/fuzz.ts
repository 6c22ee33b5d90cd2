/** `npm run fuzz`: shows damaged pages to the section finder and says what it made of them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readPages } from '../bench/pages.ts';
import { openSavedPages } from '../sections/saved-pages.ts';
import { fuzz } from './run.ts';

const HELP = `npm run fuzz -- [--corpus DIR] [--seed N] [--rounds N] [--out FILE]

  --corpus DIR  damages the pages of a folder in the corpus format too, beside the fixtures
  --seed N      the same seed, pages and rounds give the same damaged pages; without it, a new one
  --rounds N    how many pages; 1000 unless told
  --out FILE    where the smallest failing page is left; fuzz-failure.html unless told`;

const wholeNumber = (text: string | undefined, otherwise: number): number | null => {
  if (text === undefined) return otherwise;
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 ? value : null;
};

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      seed: { type: 'string' },
      rounds: { type: 'string' },
      out: { type: 'string', default: 'fuzz-failure.html' },
      help: { type: 'boolean', default: false },
    },
  });
  const seed = wholeNumber(values.seed, Date.now() % 2 ** 31);
  const rounds = wholeNumber(values.rounds, 1_000);
  if (values.help || seed === null || !rounds) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const pages = readPages(path.resolve(import.meta.dirname, '../..'), values.corpus);
  const browser = await openSavedPages();
  try {
    console.log(`seed ${seed}, ${rounds} rounds over ${pages.length} pages`);
    const result = await fuzz(browser, pages, {
      seed,
      rounds,
      progress: (line) => {
        if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line.slice(0, 100)}`);
      },
    });
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    const { failure } = result;
    if (!failure) {
      const { rounds: shown, articles, unloaded } = result;
      console.log(`${shown} damaged pages, ${articles} with an article: nothing is wrong`);
      if (unloaded) console.log(`${unloaded} of them the browser itself could not load`);
      return 0;
    }
    writeFileSync(values.out, failure.html);
    console.log(`failed in round ${result.rounds} on ${failure.page} (${failure.url})`);
    for (const { kind, at, size } of failure.damages) console.log(`  ${kind}, at ${at}, size ${size}`);
    console.log(`${failure.faults.join('\n')}\n\n${values.out} is the smallest page found that fails`);
    return 1;
  } finally {
    await browser.close();
  }
}

process.exitCode = await main();
