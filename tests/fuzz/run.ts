/** Damages pages at random and shows them to the finder in Chromium until something is wrong, and makes the page small that showed it. */
import path from 'node:path';
import * as fc from 'fast-check';
import { bundleScript } from '../bench/bundle.ts';
import type { BenchPage } from '../bench/pages.ts';
import type { SavedPages } from '../sections/saved-pages.ts';
import { type Damage, damaged, damages } from './damage.ts';

export interface FuzzResult {
  readonly seed: number;
  /** Damaged pages that were shown, without those shown to make a failing one smaller. */
  readonly rounds: number;
  /** On how many of them an article was found. */
  readonly articles: number;
  /** How many of them the browser itself could not load; the finder has not seen those. */
  readonly unloaded: number;
  readonly failure: FuzzFailure | null;
}

export interface FuzzFailure {
  readonly page: string;
  readonly url: string;
  readonly damages: readonly Damage[];
  readonly faults: readonly string[];
  /** The smallest page found that still fails. */
  readonly html: string;
}

/** Pages shown to make a failing one smaller. */
const ATTEMPTS = 400;

interface Checked {
  /** Whether the browser could load the page at all; there are pages that keep its own parser busy for ever. */
  readonly loaded: boolean;
  readonly found: boolean;
  readonly faults: readonly string[];
}

type Check = (html: string, url: string) => Promise<Checked>;

async function checkIn(browser: SavedPages): Promise<Check> {
  const script = await bundleScript(path.join(import.meta.dirname, 'in-page/check.ts'), 'margentFuzz');
  return async (html, url) => {
    const page = await browser.show(Buffer.from(html), new URL(url)).catch(() => null);
    if (!page) return { loaded: false, found: false, faults: [] };
    try {
      await page.load(script);
      const checked = await page.evaluate(`margentFuzz.check(${JSON.stringify(url)})`);
      return { loaded: true, ...(checked as Pick<Checked, 'found' | 'faults'>) };
    } catch (error) {
      return { loaded: true, found: false, faults: [`the page did not survive: ${String(error)}`] };
    }
  };
}

/** Leaves out as many tags, with the text behind each, as still fail: halves first, then ever smaller parts. */
async function shrink(html: string, fails: (html: string) => Promise<boolean>): Promise<string> {
  let pieces = html.split(/(?=<)/);
  let left = ATTEMPTS;
  for (let length = pieces.length >> 1; length > 0 && left > 0; length >>= 1) {
    for (let at = 0; at < pieces.length && left > 0; left -= 1) {
      const fewer = pieces.toSpliced(at, length);
      if (await fails(fewer.join(''))) pieces = fewer;
      else at += length;
    }
  }
  return pieces.join('');
}

/** The same `pages`, `seed` and `rounds` give the same damaged pages. */
export async function fuzz(
  browser: SavedPages,
  pages: readonly BenchPage[],
  { seed, rounds, progress = () => undefined }: { seed: number; rounds: number; progress?: (line: string) => void },
): Promise<FuzzResult> {
  const check = await checkIn(browser);
  const decoder = new TextDecoder();
  let shown = 0;
  let articles = 0;
  let unloaded = 0;
  const property = fc.asyncProperty(fc.nat(pages.length - 1), damages, async (at, all) => {
    const page = pages[at] as BenchPage;
    shown += 1;
    progress(`${shown} of ${rounds}: ${page.name}`);
    const { loaded, found, faults } = await check(damaged(decoder.decode(page.read()), all), page.url);
    if (found) articles += 1;
    if (!loaded) unloaded += 1;
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
  const outcome = await fc.check(property, { seed, numRuns: rounds });
  const result = { seed, rounds: outcome.numRuns, articles, unloaded };
  if (!outcome.failed || !outcome.counterexample) return { ...result, failure: null };
  const [at, all] = outcome.counterexample;
  const page = pages[at] as BenchPage;
  const fails = (html: string) => check(html, page.url).then(({ faults }) => faults.length > 0);
  const html = await shrink(damaged(decoder.decode(page.read()), all), fails);
  const { faults } = await check(html, page.url);
  return { ...result, failure: { page: page.name, url: page.url, damages: all, faults, html } };
}
