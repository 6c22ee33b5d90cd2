/** What a reader does on the library's page, each with the milliseconds until the screen shows it. */

export type Times = Record<string, number>;

const ITEM = '[data-annotation]';

/** Until what the work leads to is on screen: the next frame has been made. */
async function timed(times: Times, name: string, work: () => void, isThere: () => boolean): Promise<void> {
  const before = performance.now();
  work();
  while (!isThere()) await frame();
  await frame();
  times[name] = performance.now() - before;
}

function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

function type(text: string): void {
  const field = document.querySelector<HTMLInputElement>('[data-search]');
  if (!field) throw new Error('the library has no field to search in');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const status = (): string => document.querySelector('[role=status]')?.textContent ?? '';

/** Filters by typing and by a role, once all has been read. */
export async function work(): Promise<Times> {
  const times: Times = {};
  const shown = () => document.querySelectorAll(ITEM).length;
  const all = status();
  await timed(
    times,
    'first letter',
    () => type('s'),
    () => status() !== all,
  );
  const first = status();
  await timed(
    times,
    'second letter',
    () => type('st'),
    () => status() !== first && shown() > 0,
  );
  await timed(
    times,
    'cleared',
    () => type(''),
    () => status() === all,
  );
  const role = [...document.querySelectorAll<HTMLInputElement>('fieldset input')].at(-1);
  if (!role) throw new Error('the library has no role to filter by');
  await timed(
    times,
    'one role',
    () => role.click(),
    () => status() !== all,
  );
  await timed(
    times,
    'all roles',
    () => role.click(),
    () => status() === all,
  );
  return times;
}
