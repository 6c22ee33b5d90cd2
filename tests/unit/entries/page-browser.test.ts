/** What a content script takes for an answer of the background, in the shapes in which browsers hand it on. */
import { afterEach, expect, it, vi } from 'vitest';
import { askBackground } from '../../../src/entries/shared/page-browser.ts';

afterEach(() => vi.unstubAllGlobals());

const ask = (sendMessage: () => Promise<unknown>) => {
  vi.stubGlobal('chrome', { runtime: { id: 'margent', sendMessage } });
  return askBackground('undo', {
    addresses: { url: 'https://a.example/', canonicalUrl: null, ogUrl: null },
    places: [],
  });
};

it('takes null for what it is: there is none of what was asked for', async () => {
  expect(await ask(async () => null)).toBeNull();
  expect(await ask(async () => ({ label: 'annotate' }))).toEqual({ label: 'annotate' });
});

it('takes a failure for no answer: rejected, handed on as a value, or nobody there', async () => {
  expect(await ask(() => Promise.reject(new Error('the store is gone')))).toBeUndefined();
  expect(
    await ask(async () => ({ __mozWebExtensionPolyfillReject__: true, message: 'the store is gone' })),
  ).toBeUndefined();
  expect(await ask(async () => undefined)).toBeUndefined();
});

it('the polyfill that the background speaks by hands a failure on as is expected here', async () => {
  const listeners: ((message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown)[] = [];
  const onMessage = { addListener: (listener: (typeof listeners)[number]) => listeners.push(listener) };
  vi.stubGlobal('chrome', { runtime: { id: 'margent', onMessage, lastError: undefined }, devtools: undefined });
  const { default: browser } = await import('webextension-polyfill');
  browser.runtime.onMessage.addListener(async () => {
    throw new Error('the store is gone');
  });
  const answer = await new Promise((respond) => listeners[0]?.({}, {}, respond));
  expect(await ask(async () => answer)).toBeUndefined();
});
