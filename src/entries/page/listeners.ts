/** Those who want to hear of something, each for as long as its signal lives. */

export interface Listeners {
  add(listener: () => void, until: AbortSignal): void;
  call(): void;
}

export function createListeners(): Listeners {
  const listeners = new Set<() => void>();
  return {
    add(listener, until) {
      if (until.aborted) return;
      listeners.add(listener);
      until.addEventListener('abort', () => listeners.delete(listener));
    },
    call() {
      for (const listener of listeners) listener();
    },
  };
}
