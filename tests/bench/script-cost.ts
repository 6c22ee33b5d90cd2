/** Reads from a trace what one extension's content script cost the main thread of the page it is in. */
import type { TraceEvent } from './trace.ts';

/** What has to be recorded for it: tasks, evaluation, calls, messages. */
export const SCRIPT_COST_CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'toplevel',
] as const;

export interface ScriptCost {
  /** Milliseconds in the tasks that compiled and ran the scripts, with their microtasks; where the page was parsed in them, of the scripts alone. */
  readonly load: number;
  /** Milliseconds in what came after: the extension's messages arriving, and the script's callbacks. */
  readonly later: number;
  /** How many tasks brought a message of the extension. 0: the script asked nothing, or the answer came too late. */
  readonly messages: number;
}

/** Milliseconds of CPU time; of wall time where the system counts none (or rounds it away). */
function cost(event: TraceEvent): number {
  return (event.tdur ?? event.dur ?? 0) / 1000;
}

/** `{ data: { url } }` is where devtools.timeline puts the script, `chrome_mojo_event_info` where toplevel puts the interface. */
function inside(event: TraceEvent, group: string, key: string): string {
  const holder = event.args?.[group];
  if (typeof holder !== 'object' || holder === null) return '';
  const value: unknown = Reflect.get(holder, key);
  return typeof value === 'string' ? value : '';
}

const endOf = (event: TraceEvent): number => event.ts + (event.dur ?? 0);

/**
 * The cost of the content script whose address begins with `origin`, or undefined where the trace does not hold it.
 *
 * A task counts as a whole if it evaluates the script or brings the extension a message: microtasks, where a promise's
 * callbacks run, carry no address in the trace, and no other content script and no script of the page may be on that page. A
 * script at `document_start` is evaluated in the midst of the parsing of the page, whose parser goes on in the same task with
 * what is the page's own (the images it draws): of such a task the evaluation counts, and what it leaves for later in that
 * task does not. Of other tasks (frames, timers) only the calls into the script count. Making the isolated world is a task before and is not
 * counted: every content script pays it alike.
 */
export function readScriptCost(events: readonly TraceEvent[], origin: string): ScriptCost | undefined {
  const isOurs = (event: TraceEvent) => inside(event, 'data', 'url').startsWith(origin);
  const evaluations = events.filter((event) => event.name === 'EvaluateScript' && isOurs(event));
  const [first] = evaluations;
  if (!first) return undefined;
  const onThread = events
    .filter(({ pid, tid, ph }) => pid === first.pid && tid === first.tid && ph === 'X')
    .sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a));
  let load = 0;
  let later = 0;
  let messages = 0;
  const tasks = onThread.filter(({ name }) => name === 'RunTask');
  const within = (event: TraceEvent, task: TraceEvent) => event.ts >= task.ts && endOf(event) <= endOf(task);
  const isMessage = (event: TraceEvent) =>
    event.name === 'Receive mojo message' &&
    inside(event, 'chrome_mojo_event_info', 'mojo_interface_tag') === 'extensions.mojom.MessagePort';
  const messageEvents = onThread.filter(isMessage);
  const calls = onThread.filter((event) => event.name === 'FunctionCall' && isOurs(event));
  const parsing = onThread.filter(({ name }) => name === 'ParseHTML');
  const isInParsing = (event: TraceEvent) => parsing.some((parse) => within(event, parse));
  for (const task of tasks) {
    if (endOf(task) < first.ts) continue;
    const evaluates = evaluations.filter((event) => within(event, task));
    const receives = messageEvents.some((event) => within(event, task));
    if (receives) messages += 1;
    if (evaluates.some(isInParsing)) for (const event of evaluates) load += cost(event);
    else if (evaluates.length > 0) load += cost(task);
    else if (receives) later += cost(task);
    else {
      let counted = 0;
      for (const call of calls) {
        if (!within(call, task) || call.ts < counted) continue;
        later += cost(call);
        // A call inside this one is part of it.
        counted = endOf(call);
      }
    }
  }
  return { load, later, messages };
}
