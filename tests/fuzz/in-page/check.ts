/** Runs in the page: the finder on a damaged page, and what is wrong with what it did. */
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { faultsOf } from '../../hostile/faults.ts';

/** Times that one walk over the page takes, beyond a floor in milliseconds for the noise of a busy machine. */
const WALKS = 200;
const FLOOR = 1_000;

const timeOf = (act: () => unknown): number => {
  const before = performance.now();
  act();
  return performance.now() - before;
};

function walk(): number {
  const walker = document.createTreeWalker(document);
  let nodes = 0;
  while (walker.nextNode()) nodes += 1;
  return nodes;
}

/** Everything that is wrong, a sentence each; empty where nothing is. */
export function check(url: string): { found: boolean; faults: string[] } {
  const before = document.documentElement?.outerHTML;
  const faults: string[] = [];
  let found = false;
  try {
    const walked = timeOf(walk);
    const taken = timeOf(() => {
      const article = findArticle(document, new URL(url));
      found = article !== null;
      faults.push(...faultsOf(article));
    });
    if (taken > FLOOR + WALKS * walked) faults.push(`took ${Math.round(taken)} ms, and a walk ${walked.toFixed(1)}`);
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  if (document.documentElement?.outerHTML !== before) faults.push('the page was changed');
  return { found, faults };
}
