/** Records Chromium's trace of the whole browser: the one clock that counts the CPU time of a page's main thread. */
import type { Browser } from 'puppeteer-core';

/**
 * An event of the trace. Times are microseconds; `tts` and `tdur` count CPU time of the thread and are missing where the
 * system has no such clock (https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU).
 */
export interface TraceEvent {
  readonly name: string;
  /** 'X' is a complete event with a duration, 'I' an instant. */
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tts?: number;
  readonly tdur?: number;
  readonly args?: Readonly<Record<string, unknown>>;
}

function isTraceEvent(value: object): value is TraceEvent {
  return 'name' in value && 'ph' in value && 'ts' in value && 'pid' in value && 'tid' in value;
}

/** Records events of `categories` while `work` runs. One recording at a time per browser. */
export async function recordTrace(
  browser: Browser,
  categories: readonly string[],
  work: () => Promise<void>,
): Promise<TraceEvent[]> {
  const session = await browser.target().createCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) if (isTraceEvent(event)) events.push(event);
  });
  try {
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { recordMode: 'recordUntilFull', includedCategories: [...categories], excludedCategories: ['*'] },
    });
    await work();
    const complete = new Promise<boolean>((resolve) => {
      session.once('Tracing.tracingComplete', ({ dataLossOccurred }) => resolve(dataLossOccurred));
    });
    await session.send('Tracing.end');
    if (await complete) throw new Error('the browser lost a part of its trace');
  } finally {
    await session.detach();
  }
  return events;
}

/**
 * Milliseconds between the marks `<name> start` and `<name> end` of all names that begin with `prefix`: of CPU where the
 * trace counts it (`onCpu`), else of the clock on the wall.
 */
export function cpuBetweenMarks(
  events: readonly TraceEvent[],
  prefix: string,
): { times: Map<string, number>; onCpu: boolean } {
  const marks = new Map(events.filter(({ name }) => name.startsWith(prefix)).map((event) => [event.name, event]));
  const onCpu = [...marks.values()].every(({ tts }) => tts !== undefined);
  const times = new Map<string, number>();
  for (const [name, end] of marks) {
    const start = marks.get(name.replace(/ end$/, ' start'));
    if (!name.endsWith(' end') || !start) continue;
    const between = onCpu ? (end.tts ?? 0) - (start.tts ?? 0) : end.ts - start.ts;
    times.set(name.slice(0, -' end'.length), between / 1000);
  }
  return { times, onCpu };
}
