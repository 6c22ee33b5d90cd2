/**
 * Where the section finder stands once it is in a page: in the content script's world, under a symbol, because a
 * page's elements can stand there as named properties but not under a symbol.
 */
import type { findArticle } from '../../page/sections/find-article.ts';

export type FindArticle = typeof findArticle;

const SLOT = Symbol.for('margent.finder');
const world: typeof globalThis & { [SLOT]?: FindArticle } = globalThis;

export function finderHere(): FindArticle | undefined {
  return world[SLOT];
}

export function putFinder(finder: FindArticle): void {
  world[SLOT] = finder;
}

export function removeFinder(): void {
  delete world[SLOT];
}
