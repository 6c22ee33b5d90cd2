/** Runs in the page: the finder on a damaged page, and what is wrong with what it did. */
import { type Article, findArticle } from '../../../src/page/sections/find-article.ts';
import { faultsOf } from '../../hostile/faults.ts';

/** Times that one walk over the page takes, beyond a floor in milliseconds for the noise of a busy machine. */
const WALKS = 20;
const FLOOR = 1_000;
/** Calls that must all have taken longer: a busy machine may hold up any one of them. */
const CALLS = 3;

const timeOf = (act: () => unknown): number => {
  const before = performance.now();
  act();
  return performance.now() - before;
};

/** Looks at every character of the text once. */
function walk(): number {
  const walker = document.createTreeWalker(document);
  let letters = 0;
  while (walker.nextNode()) letters += walker.currentNode.nodeValue?.match(/\p{L}+/gu)?.length ?? 0;
  return letters;
}

/** Everything that is wrong, a sentence each; empty where nothing is. */
export function check(url: string): { found: boolean; faults: string[] } {
  const before = document.documentElement?.outerHTML;
  const faults: string[] = [];
  let found = false;
  try {
    let article: Article | null = null;
    let slow = '';
    for (let call = 0; call === 0 || (slow && call < CALLS); call++) {
      const walked = timeOf(walk);
      const taken = timeOf(() => {
        article = findArticle(document, new URL(url));
      });
      const isSlow = taken > FLOOR + WALKS * walked;
      slow = isSlow ? `took ${Math.round(taken)} ms, and a walk ${walked.toFixed(1)}` : '';
    }
    found = article !== null;
    faults.push(...faultsOf(article));
    if (slow) faults.push(slow);
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  if (document.documentElement?.outerHTML !== before) faults.push('the page was changed');
  return { found, faults };
}
