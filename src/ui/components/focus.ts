/** Where the focus goes when what had it goes away; without this it would fall to the body, and the reader be lost. */

/** Where it goes, the first that is there. Not into a field: the reader's next key would be written there. */
const HOMES = ['[role="tab"][aria-selected="true"]', '[data-annotation] button', 'main button', 'header button'];

const TEXT_FIELDS = 'textarea, input:not([type="checkbox"], [type="radio"])';

/** To where a surface is begun: the first of `HOMES` that is there. */
export function focusHome(): void {
  const homes = HOMES.map((selector) => document.querySelector<HTMLElement>(selector));
  homes.find((home) => home !== null)?.focus();
}

/** Waits for what a button does and, where it is done, takes the focus from the button, which then goes away. */
export async function leaveAfter(action: Promise<boolean>, annotationId?: string): Promise<void> {
  if (!(await action)) return;
  if (annotationId === undefined || !focusAnnotation(annotationId)) focusHome();
}

/** To an annotation in a list; false where it is not there. */
export function focusAnnotation(id: string): boolean {
  const target = document.querySelector<HTMLElement>(`[data-annotation="${CSS.escape(id)}"] button`);
  target?.focus();
  return target !== null;
}

/** To the annotation at this place, from 0, of the list that has just been gone on with. */
export function focusRowLater(row: number): void {
  requestAnimationFrame(() => {
    const target = document.querySelectorAll('[data-annotation]')[row]?.querySelector('button');
    if (target) target.focus();
    else focusHome();
  });
}

/** Whether the reader is writing: whatever keys she presses are for the field that has the focus. */
function isWriting(): boolean {
  return document.activeElement?.matches(TEXT_FIELDS) === true;
}

/**
 * Whether the reader is writing or choosing somewhere else than in this form, which must not take the focus from there; or has
 * been led to the button that uses the words selected.
 */
export function isBusyOutside(form: HTMLFormElement | null): boolean {
  const focused = document.activeElement;
  if (!focused || form?.contains(focused)) return false;
  return isWriting() || focused.matches('select, [data-use-selected]') || focused.closest('form') !== null;
}

/** To the first of these that is there, or else home, where the button that was pressed goes away with what it has done. */
export async function homeAfter(done: Promise<unknown>, ...selectors: string[]): Promise<void> {
  await done;
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusFirst(selectors);
  });
}

/** To the first of these that is there and may have it, once what has just been done is on screen; or else home. */
export function focusLater(...selectors: string[]): void {
  requestAnimationFrame(() => focusFirst(selectors));
}

function focusFirst(selectors: readonly string[]): void {
  const targets = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  const target = targets.find((each) => each !== null && !each.matches(':disabled'));
  if (target) target.focus();
  else focusHome();
}
