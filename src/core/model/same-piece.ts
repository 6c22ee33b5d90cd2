/** What the reader has said of two pages: that the same piece stands on both, or that it does not. */
import * as v from 'valibot';
import { PageUrl } from './article.ts';
import { Id, Timestamp } from './identifier.ts';
import { addressKeys } from './page-address.ts';

/** Its own address first, then those it was also known by. */
const MAX_ADDRESSES = 8;
const Addresses = v.pipe(
  v.array(PageUrl),
  v.minLength(1, 'has no address'),
  v.maxLength(MAX_ADDRESSES, `has more than ${MAX_ADDRESSES} addresses`),
);

/** By addresses and not by articles: of a page that nothing is marked on there is none, and it outlives the articles. */
export const SamePiece = v.strictObject({
  id: Id,
  pages: v.strictTuple([Addresses, Addresses]),
  /** Whether it is the same piece. */
  same: v.boolean(),
  /** Of both pages, reduced by `page-address.ts`: what it is found by. */
  addressKeys: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1, 'has no address')),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type SamePiece = v.InferOutput<typeof SamePiece>;

/** The record of what the reader has said of two pages, each by its addresses, of which the first are kept. */
export function saidOfPages(
  pages: readonly [readonly string[], readonly string[]],
  { id, same, at }: { id: Id; same: boolean; at: Timestamp },
): SamePiece {
  const [one, other] = pages.map((addresses) => addresses.slice(0, MAX_ADDRESSES));
  const kept: [string[], string[]] = [one ?? [], other ?? []];
  return { id, pages: kept, same, addressKeys: addressKeys(kept.flat()), createdAt: at, updatedAt: at };
}

/** The addresses at the other end, seen from a page that is known by these keys; none where it names no such page. */
export function otherPage({ pages }: SamePiece, keys: ReadonlySet<string>): string[] {
  return pages.flatMap((addresses, index) =>
    addressKeys(addresses).some((key) => keys.has(key)) ? (pages[index === 0 ? 1 : 0] ?? []) : [],
  );
}
