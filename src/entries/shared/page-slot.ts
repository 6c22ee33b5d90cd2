/**
 * Where a script that was brought into a page on demand stands: in the content script's world, under a symbol, because a
 * page's elements can stand there as named properties but not under a symbol.
 */
export interface PageSlot<T> {
  here(): T | undefined;
  put(value: T): void;
  remove(): void;
}

export function pageSlot<T>(name: string): PageSlot<T> {
  const slot = Symbol.for(`margent.${name}`);
  const world: typeof globalThis & { [slot]?: T } = globalThis;
  return {
    here: () => world[slot],
    put: (value) => {
      world[slot] = value;
    },
    remove: () => {
      delete world[slot];
    },
  };
}
