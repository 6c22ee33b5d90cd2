/** What a reader does on the way to a state of a surface, as the lines of the table say it. */
import type { BrowserName } from '../e2e/support/reader.ts';
import type { Language } from './languages.ts';
import { type LibraryState, press, type Shown, type Stage } from './stage.ts';
import type { VariantName } from './variants.ts';

export interface SurfaceState {
  surface: string;
  state: string;
  /** What the store holds. */
  library: LibraryState;
  show(stage: Stage): Promise<Shown>;
  /** The one browser it can be brought about in. */
  only?: BrowserName;
  /**
   * One of the main states, which axe sees in Firefox too. In Chromium it sees all. What axe reads, elements and computed
   * styles, comes of the same files in both; what can differ is what a browser makes of a kind of content: its own fields and
   * lists, a drawing, system colours, the window of a popup or sidebar. So every surface and each such kind is in one of them.
   */
  main?: true;
  /**
   * Languages of the browser's interface in which there are pictures of it too; its way there needs no English words. axe does not
   * look at those: elements, roles and colours are the same, and whether the words have room is asked in every language elsewhere
   * (`tests/e2e/languages.test.ts`).
   */
  also?: readonly Exclude<Language, 'en'>[];
  /** Ways to look at it; all that its surface has unless told. */
  variants?: readonly VariantName[];
}

export type Show = SurfaceState['show'];

export const hasLists = `document.querySelector('[role=tab]')`;
export const hasAnnotation = `document.querySelector('[data-annotation]')`;
/** The page has said how its passages stand. */
export const hasCounts = `document.querySelector('[data-state]')`;
/** The form of a new relation, of the first passage of the list. */
export const RELATING = [
  `(document.querySelector('[data-relate]').click())`,
  `document.querySelector('[data-annotation] form input[type=radio], [role=option]')`,
] as const;
/** That of a passage whose role starts no relation: the kinds that it does not allow, each with the reason. */
export const REFUSED = [
  `([...document.querySelectorAll('[data-annotation]')].find(({ innerText }) => innerText.includes('Major claim'))
    .querySelector('[data-relate]').click())`,
  `document.querySelector('form details:has(s)')`,
  `(document.querySelector('form details:has(s) summary').click())`,
  `document.querySelector('form details:has(s)').open`,
] as const;
/** Notes of another copy that may belong to the page. */
export const ASKED = `[...document.querySelectorAll('button')].some(({ innerText }) => innerText === 'Show them here')`;
/** The database cannot be had, and the surface says so. */
export const CANNOT_KEEP = `document.querySelector('[role=alert]')`;

/** Waits for what is wanted, and does what stands in parentheses. */
export async function walk(shown: Shown, steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    if (step.startsWith('(')) await shown.evaluate(step);
    else await shown.waitFor(step);
  }
}

/** Walks there, and leaves nothing open where the way is barred. */
async function walked<S extends Shown>(shown: S, steps: readonly string[]): Promise<S> {
  try {
    await walk(shown, steps);
    return shown;
  } catch (fault) {
    await shown.close();
    throw fault;
  }
}

/** The popup on a page, once what is waited for is there, and after what is done there. */
export function popup(
  address: string,
  { select, wait = hasLists, does = [] }: { select?: string; wait?: string; does?: readonly string[] } = {},
): Show {
  return async (stage) => walked(await stage.popup(address, select === undefined ? {} : { select }), [wait, ...does]);
}

/** The side panel beside a page, likewise; then another page may be brought to the front. */
export function sidePanel(
  address: string,
  {
    select,
    wait = hasLists,
    does = [],
    next,
  }: { select?: readonly string[]; wait?: string; does?: readonly string[]; next?: string } = {},
): Show {
  return async (stage) => {
    const shown = await stage.sidePanel(address);
    try {
      for (const [index, words] of (select ?? []).entries()) {
        await shown.select(words);
        await shown.waitFor(`document.querySelector('form input')`);
        if (index > 0) continue;
        // What is being written must not be lost to the next selection.
        await shown.driver.click('form textarea');
        if ((select ?? []).length > 1) await shown.driver.type('Half a thought');
      }
      if (next !== undefined) await shown.go(next);
      return await walked(shown, [wait, ...does]);
    } catch (fault) {
      await shown.close().catch(() => undefined);
      throw fault;
    }
  };
}

/** A page of the extension, likewise. */
export function own(file: string, wait: string, does: readonly string[] = []): Show {
  return async (stage) => walked(await stage.own(file), [wait, ...does]);
}

/** What has been done is undone in the end: the next state is to find the library as it was. */
export function takenBack(show: Show): Show {
  return async (stage) => {
    const shown = await show(stage);
    const close = async () => {
      await shown.evaluate(press('Undo'));
      await shown.waitFor(`document.querySelector('[role=status]')?.innerText.includes('Undone')`);
      await shown.close();
    };
    return { ...shown, close };
  };
}

/** What has been marked is deleted in the end, in a library that was empty. */
export function emptied(show: Show): Show {
  return async (stage) => {
    const shown = await show(stage);
    const close = async () => {
      await shown.close();
      await stage.empty();
    };
    return { ...shown, close };
  };
}
