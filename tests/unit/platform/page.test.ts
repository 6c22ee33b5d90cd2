/** What becomes of a question to a page that goes away, or is not reached: only the browser's API is not there. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideMessages } from '../../../src/ui/messages.ts';

const browser = vi.hoisted(() => ({ sent: [] as unknown[], answer: async (): Promise<unknown> => undefined }));
vi.mock('webextension-polyfill', () => ({
  default: {
    tabs: {
      sendMessage: (tabId: number, message: unknown) => {
        browser.sent.push([tabId, message]);
        return browser.answer();
      },
    },
  },
}));
provideMessages((key) => key);

const { PageUnreachable, pointBeside } = await import('../../../src/platform/page.ts');
const { describeFault } = await import('../../../src/ui/state/faults.ts');

describe('pointing from beside the page', () => {
  beforeEach(() => {
    browser.sent.length = 0;
  });

  it.each([
    ['the page is left, or goes to the back and forward cache', () => Promise.reject(new Error('closed'))],
    ['the port closes without an answer', async () => undefined],
  ])('has ended when %s, and is not begun on the next page', async (_, answer) => {
    browser.answer = answer;
    expect(await pointBeside(7)).toBe('left');
    expect(browser.sent).toEqual([[7, { to: 'content', type: 'point', ask: { stays: true } }]]);
  });

  it('gives what the page answers', async () => {
    browser.answer = async () => ({ step: 3 });
    expect(await pointBeside(7)).toEqual({ step: 3 });
  });
});

it.each([
  'browser-page',
  'extension-store',
  'pdf',
  'not-a-page',
  'protected',
  'no-access',
  'no-file-access',
  'not-let-in',
  'still-loading',
] as const)('a page that is %s is spoken of in words', (reason) => {
  expect(describeFault(new PageUnreachable(reason))).not.toBe('unexpected');
});
