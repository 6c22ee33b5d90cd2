import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { cutsOff } from '../../../src/page/anchoring/cut-off.ts';
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
    const onText = vi.fn(() => 0);
    watchPage(root, { signal: stop.signal, onText });
    change();
    await told(onText, 1);
  });

  it('tells many changes once', async () => {
    const onText = vi.fn(() => 0);
    watchPage(root, { signal: stop.signal, onText });
    for (let index = 0; index < 100; index++) root.append(`${index}`);
    await told(onText, 1);
  });

  it('tells what changes while it tells', async () => {
    const onText: Mock<() => number> = vi.fn(() => {
      if (onText.mock.calls.length === 1) root.append('again');
      return 0;
    });
    watchPage(root, { signal: stop.signal, onText });
    root.append('first');
    await told(onText, 2);
  });

  it('is silent about what no reader sees', async () => {
    const onText = vi.fn(() => 0);
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

  describe('by a clock of its own', () => {
    // On a busy machine the page itself would stop now and then.
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    const works = async (milliseconds: number): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return milliseconds;
    };

    /** Changes another paragraph than the passage's at each interval. */
    function ticker(interval: number): void {
      const other = root.lastElementChild as HTMLElement;
      const timer = setInterval(() => {
        other.textContent = String(performance.now());
      }, interval);
      stop.signal.addEventListener('abort', () => clearInterval(timer));
    }

    /** The share of the time in which a passage is painted whose paragraph is put in anew every second. */
    async function shareOfPainted(seconds: number, workOf: (telling: number) => number): Promise<number> {
      let painted = first().firstChild as ChildNode;
      let tellings = 0;
      let goneAt: number | null = null;
      let gone = 0;
      watchPage(root, {
        signal: stop.signal,
        async onText() {
          const work = await works(workOf(tellings++));
          painted = first().firstChild as ChildNode;
          if (goneAt !== null) gone += performance.now() - goneAt;
          goneAt = null;
          return work;
        },
        isUrgent: (records) => {
          const [startContainer, endContainer] = [painted, painted];
          return cutsOff(records, [new StaticRange({ startContainer, startOffset: 0, endContainer, endOffset: 1 })]);
        },
      });
      const renderAnew = (): void => {
        first().textContent = `one ${performance.now()}`;
        goneAt ??= performance.now();
      };
      // While the page loads.
      for (let count = 0; count < 24; count++) {
        renderAnew();
        await vi.advanceTimersByTimeAsync(50);
      }
      gone = 0;
      goneAt = null;
      for (let second = 0; second < seconds; second++) {
        renderAnew();
        await vi.advanceTimersByTimeAsync(1_000);
      }
      if (goneAt !== null) gone += performance.now() - goneAt;
      return 1 - gone / (seconds * 1_000);
    }

    it.each<[string, (telling: number) => number, number, number]>([
      ['costs little', () => 2, 0, 0.9],
      ['costs much once', (telling) => (telling === 0 ? 200 : 2), 0, 0.9],
      ['has a counter beside it', () => 2, 150, 0.85],
      ['costs much, and has a counter beside it', () => 40, 150, 0.7],
    ])(
      'what is rendered anew every second is painted nearly all the time where it %s',
      async (_, workOf, tick, least) => {
        if (tick > 0) ticker(tick);
        expect(await shareOfPainted(10, workOf)).toBeGreaterThan(least);
      },
    );

    it.each([2, 10, 100])('costs a page that never stops one part in twenty: tellings of %i ms', async (work) => {
      let worked = 0;
      ticker(50);
      watchPage(root, {
        signal: stop.signal,
        async onText() {
          worked += work;
          return works(work);
        },
      });
      await vi.advanceTimersByTimeAsync(12_000);
      expect(worked / 12_000).toBeLessThanOrEqual(0.06);
      expect(worked / 12_000).toBeGreaterThan(0.01);
    });

    it('tells soon after a change again once it has rested', async () => {
      const times: number[] = [];
      watchPage(root, { signal: stop.signal, onText: () => times.push(performance.now()) && 100 });
      root.append('one');
      await vi.advanceTimersByTimeAsync(2_500);
      const before = performance.now();
      root.append('two');
      await vi.advanceTimersByTimeAsync(2_500);
      expect(times).toHaveLength(2);
      expect((times[1] ?? 0) - before).toBeLessThan(200);
    });
  });

  it('tells at once, when it is asked to, what would have waited', async () => {
    const onText = vi.fn(() => 1_000);
    const watching = watchPage(root, { signal: stop.signal, onText });
    await watching.flush();
    expect(onText).not.toHaveBeenCalled();
    root.append('one');
    await watching.flush();
    root.append('two');
    await Promise.all([watching.flush(), watching.flush()]);
    expect(onText).toHaveBeenCalledTimes(2);
  });

  it('ends with the signal, also when a change is waiting to be told', async () => {
    const onText = vi.fn();
    const other = vi.fn(() => 0);
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
