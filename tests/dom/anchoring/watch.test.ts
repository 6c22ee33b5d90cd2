import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage } from '../../../src/page/anchoring/watch.ts';
import { addressOf, watchAddress } from '../../../src/page/watch-address.ts';

let root: HTMLElement;
let stop: AbortController;
const original = location.href;

beforeEach(() => {
  root = document.createElement('div');
  root.innerHTML = '<p>one</p><p>two</p>';
  document.body.append(root);
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  root.remove();
  history.replaceState(null, '', original);
});

const first = () => root.querySelector('p') as HTMLElement;
const told = (onText: ReturnType<typeof vi.fn>, times: number) =>
  expect.poll(() => onText.mock.calls.length).toBe(times);

describe('watching the text', () => {
  it.each<[string, () => void]>([
    ['text is put in', () => root.append('late')],
    ['an element is put in', () => root.append(document.createElement('p'))],
    ['nodes are taken away', () => first().remove()],
    ['a text node is edited', () => ((first().firstChild as Text).data = 'other')],
    ['something is hidden', () => (first().hidden = true)],
  ])('tells when %s', async (_, change) => {
    const onText = vi.fn();
    watchPage(root, { signal: stop.signal, onText });
    change();
    await told(onText, 1);
  });

  it('tells many changes once', async () => {
    const onText = vi.fn();
    watchPage(root, { signal: stop.signal, onText });
    for (let index = 0; index < 100; index++) root.append(`${index}`);
    await told(onText, 1);
  });

  it('tells what changes while it tells', async () => {
    const onText = vi.fn(() => {
      if (onText.mock.calls.length === 1) root.append('again');
    });
    watchPage(root, { signal: stop.signal, onText });
    root.append('first');
    await told(onText, 2);
  });

  it('is silent about what no reader sees', async () => {
    const onText = vi.fn();
    watchPage(root, { signal: stop.signal, onText });
    root.append(document.createElement('script'), document.createComment('x'), document.createElement('style'));
    first().className = 'other';
    // A second observer is called after the first one, so by then the first has seen the same records.
    await new Promise<void>((resolve) => {
      new MutationObserver(() => resolve()).observe(root, { childList: true });
      root.append(document.createElement('script'));
    });
    const seen = vi.spyOn(globalThis, 'setTimeout');
    root.append(document.createElement('meta'));
    await Promise.resolve();
    expect(seen).not.toHaveBeenCalled();
    seen.mockRestore();
    expect(onText).not.toHaveBeenCalled();
    root.append('seen');
    await told(onText, 1);
  });

  it('tells ever more rarely of a page that never stops', async () => {
    // By a clock of its own: on a busy machine the page itself would stop now and then.
    vi.useFakeTimers();
    try {
      const times: number[] = [];
      watchPage(root, { signal: stop.signal, onText: () => times.push(performance.now()) });
      const churn = () => {
        first().textContent = String(performance.now());
        requestAnimationFrame(churn);
      };
      churn();
      await vi.advanceTimersByTimeAsync(3_000);
      expect(times.length).toBeGreaterThanOrEqual(5);
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect(pauses[3]).toBeGreaterThan(700);
      expect((pauses[3] ?? 0) / (pauses[0] ?? 1)).toBeGreaterThan(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends with the signal, also when a change is waiting to be told', async () => {
    const onText = vi.fn();
    const other = vi.fn();
    watchPage(root, { signal: stop.signal, onText });
    root.append('late');
    await Promise.resolve();
    stop.abort();
    const next = new AbortController();
    watchPage(root, { signal: next.signal, onText: other });
    root.append('later');
    await told(other, 1);
    next.abort();
    expect(onText).not.toHaveBeenCalled();
    watchPage(root, { signal: AbortSignal.abort(), onText });
  });
});

describe('watching the address', () => {
  it.each<[string, () => void]>([
    ['pushState', () => history.pushState(null, '', '?a')],
    ['replaceState', () => history.replaceState(null, '', '?b')],
  ])('tells of %s once', async (_, go) => {
    const onAddress = vi.fn();
    watchAddress(onAddress, stop.signal, document);
    go();
    await told(onAddress, 1);
  });

  it('tells of going back', async () => {
    history.pushState(null, '', '?one');
    history.pushState(null, '', '?two');
    const onAddress = vi.fn();
    watchAddress(onAddress, stop.signal, document);
    history.back();
    await told(onAddress, 1);
    expect(location.search).toBe('?one');
  });

  it.each([
    ['https://a.example/b?c', 'https://a.example/b?c'],
    ['https://a.example/b?c#', 'https://a.example/b?c'],
    ['https://a.example/b?c#n1', 'https://a.example/b?c'],
    ['https://a.example/b?c#one#/two', 'https://a.example/b?c'],
    ['https://a.example/#/articles/one', 'https://a.example/#/articles/one'],
    ['https://a.example/#!one#n1', 'https://a.example/#!one#n1'],
  ])('takes %s for the page %s', (href, page) => {
    expect(addressOf(href)).toBe(page);
  });

  it('does not tell of a fragment', async () => {
    const onAddress = vi.fn();
    watchAddress(onAddress, stop.signal, document);
    history.pushState(null, '', '#part');
    history.pushState(null, '', '?c#part');
    await told(onAddress, 1);
  });

  it('tells of a fragment that is a route', async () => {
    const onAddress = vi.fn();
    watchAddress(onAddress, stop.signal, document);
    history.pushState(null, '', '#/articles/one');
    await told(onAddress, 1);
    history.pushState(null, '', '#/articles/two');
    await told(onAddress, 2);
    history.pushState(null, '', location.pathname);
    await told(onAddress, 3);
  });

  it('looks at the address with the text where there is no Navigation API', async () => {
    vi.stubGlobal('Navigation', undefined);
    try {
      const onAddress = vi.fn();
      watchAddress(onAddress, stop.signal, root);
      history.pushState(null, '', '?d');
      expect(onAddress).not.toHaveBeenCalled();
      root.append('new article');
      await told(onAddress, 1);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('tells when the page comes back from the cache', () => {
    const onAddress = vi.fn();
    watchAddress(onAddress, stop.signal, document);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(onAddress).toHaveBeenCalledTimes(1);
    stop.abort();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(onAddress).toHaveBeenCalledTimes(1);
  });
});
