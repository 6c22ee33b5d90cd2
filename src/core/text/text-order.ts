/** The order of places in their text: what is looked at in it stands near to what was looked at before, in memory too. */
import type { Span } from './quote.ts';

/** Numbers from which on it pays to have them sorted in memory of their own, where the engine compares them without us. */
const MANY = 1_000;

/** Indices of the places that there are, by where they begin; of equals the first first. */
export function inTextOrder(places: readonly (Span | null)[]): number[] {
  const count = places.length;
  // One number of each, place and index: offsets are far below 2^53 / count.
  const keys: number[] = [];
  for (let index = 0; index < count; index++) {
    const place = places[index];
    if (place) keys.push(place.start * count + index);
  }
  const sorted = keys.length < MANY ? keys.sort((a, b) => a - b) : Float64Array.from(keys).sort();
  for (let at = 0; at < keys.length; at++) keys[at] = (sorted[at] as number) % count;
  return keys;
}
