/** Which addresses cannot be annotated, and why; the stores among them cannot be served to a browser under test. */
import { describe, expect, it } from 'vitest';
import { unsupportedReason } from '../../../src/platform/page-support.ts';

describe('unsupportedReason', () => {
  it.each([
    [undefined, 'browser-page'],
    ['', 'browser-page'],
    ['no address', 'browser-page'],
    ['about:blank', 'browser-page'],
    ['about:config', 'browser-page'],
    ['chrome://version/', 'browser-page'],
    ['edge://settings/', 'browser-page'],
    ['chrome-extension://abcdefghijklmnopabcdefghijklmnop/library/library.html', 'browser-page'],
    ['moz-extension://6d617267-656e-4000-8000-746573747321/popup.html', 'browser-page'],
    ['view-source:https://example.org/', 'browser-page'],
    ['data:text/html,<p>Hello</p>', 'not-a-page'],
    ['blob:https://example.org/6d617267', 'not-a-page'],
    ['https://chromewebstore.google.com/detail/margent', 'extension-store'],
    ['https://chrome.google.com/webstore/category/extensions', 'extension-store'],
    ['https://addons.mozilla.org/en-US/firefox/', 'extension-store'],
    ['https://microsoftedge.microsoft.com/addons/detail/x', 'extension-store'],
    ['https://example.org/paper.pdf', 'pdf'],
    ['https://example.org/PAPER.PDF?page=2#top', 'pdf'],
    ['https://example.org/', null],
    ['http://example.org/pdf', null],
    ['https://example.org/?file=paper.pdf', null],
    ['file:///home/reader/essay.html', null],
    // Hosts and paths that only begin like a store's.
    ['https://addons.mozilla.org.example/', null],
    ['https://chromewebstore.google.com.example/', null],
    ['https://chrome.google.com/webstores', null],
    ['https://microsoftedge.microsoft.com/addons-for-writers', null],
    ['https://chrome.google.com/', null],
  ] as const)('of %s is %s', (address, reason) => {
    expect(unsupportedReason(address)).toBe(reason);
  });
});
