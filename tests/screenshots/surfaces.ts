/**
 * Every surface in every state it can be in. The screenshots show them and axe looks at them, both by this one table:
 * a new surface is a line here.
 */
import type { BrowserName } from '../e2e/support/reader.ts';
import { SELECTED, URLS } from './sample.ts';
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
  /** Ways to look at it; all that its surface has unless told. */
  variants?: readonly VariantName[];
}

/** Those that axe can look at in a browser: the page of a site is not ours, but for what is painted on it. */
export const ownSurfaces = (name: BrowserName): SurfaceState[] =>
  SURFACES.filter(({ surface, only = name }) => surface !== 'page' && only === name);

type Show = SurfaceState['show'];

const hasLists = `document.querySelector('[role=tab]')`;
const hasAnnotation = `document.querySelector('[data-annotation]')`;
/** The page has said how its passages stand. */
const hasCounts = `document.querySelector('[data-state]')`;

/** The popup on a page, once what is waited for is there, and after what is done there. */
function popup(
  address: string,
  { select, wait = hasLists, does }: { select?: string; wait?: string; does?: readonly string[] } = {},
): Show {
  return async (stage) => {
    const shown = await stage.popup(address, select === undefined ? {} : { select });
    await shown.waitFor(wait);
    for (const step of does ?? []) {
      if (step.startsWith('(')) await shown.evaluate(step);
      else await shown.waitFor(step);
    }
    return shown;
  };
}

/** A page of the extension, likewise. */
function own(file: string, wait: string, does: readonly string[] = []): Show {
  return async (stage) => {
    const shown = await stage.own(file);
    await shown.waitFor(wait);
    for (const step of does) {
      if (step.startsWith('(')) await shown.evaluate(step);
      else await shown.waitFor(step);
    }
    return shown;
  };
}

/** What has been done is undone in the end: the next state is to find the library as it was. */
function takenBack(show: Show): Show {
  return async (stage) => {
    const shown = await show(stage);
    const close = async () => {
      await shown.evaluate(press('Undo'));
      await shown.waitFor(`document.querySelector('[role=status]').innerText.includes('Undone')`);
      await shown.close();
    };
    return { ...shown, close };
  };
}

const LIBRARY = 'library/library.html';
const OPTIONS = 'options/options.html';
const typeInSearch = (words: string) => `(() => {
  const field = document.querySelector('input[type=search]');
  field.value = ${JSON.stringify(words)};
  field.dispatchEvent(new Event('input', { bubbles: true }));
})()`;
const sectionIsNothing = `(() => {
  const select = document.querySelector('li[data-kind="disclaimer"] select, li[data-kind="caption"] select, li select');
  select.value = 'nothing';
  select.dispatchEvent(new Event('change', { bubbles: true }));
})()`;
const CANNOT_KEEP = `document.querySelector('[role=alert]')`;

export const SURFACES: readonly SurfaceState[] = [
  { surface: 'popup', state: 'annotations', library: 'filled', show: popup(URLS.article, { wait: hasCounts }) },
  {
    surface: 'popup',
    state: 'outline',
    library: 'filled',
    show: popup(URLS.article, {
      wait: hasCounts,
      does: [`(document.querySelector('[role=tab]').click())`, `document.querySelector('[data-kind]')`],
    }),
  },
  {
    surface: 'popup',
    state: 'passage',
    library: 'filled',
    show: popup(URLS.article, { select: SELECTED.article, wait: `document.querySelector('section form input')` }),
  },
  {
    surface: 'popup',
    state: 'find-by-hand',
    library: 'filled',
    show: popup(URLS.article, {
      wait: hasCounts,
      does: [press('Find by hand'), `document.querySelector('[aria-expanded=true]')`],
    }),
  },
  {
    surface: 'popup',
    state: 'editing',
    library: 'filled',
    show: popup(URLS.article, {
      wait: hasCounts,
      does: [press('Edit'), `document.querySelector('[data-annotation] form')`],
    }),
  },
  {
    surface: 'popup',
    state: 'deleted',
    library: 'filled',
    show: takenBack(
      popup(URLS.long, {
        wait: hasAnnotation,
        does: [press('Delete'), `document.querySelector('[role=status] button')`],
      }),
    ),
  },
  { surface: 'popup', state: 'long-words', library: 'filled', show: popup(URLS.long, { wait: hasAnnotation }) },
  {
    surface: 'popup',
    state: 'korean',
    library: 'filled',
    show: popup(URLS.korean, {
      select: SELECTED.korean,
      wait: `document.querySelector('section form input') && ${hasAnnotation}`,
    }),
  },
  {
    surface: 'popup',
    state: 'other-site',
    library: 'filled',
    show: popup(URLS.otherSite, { wait: `document.querySelector('h2')` }),
  },
  {
    surface: 'popup',
    state: 'wrong-sections',
    library: 'filled',
    show: popup(URLS.article, {
      wait: hasCounts,
      does: [
        `(document.querySelector('[role=tab]').click())`,
        `document.querySelector('[data-kind]')`,
        press('Wrong sections?'),
        `document.querySelector('li select')`,
      ],
    }),
  },
  {
    surface: 'popup',
    state: 'wrong-sections-changed',
    library: 'filled',
    show: takenBack(
      popup(URLS.article, {
        wait: hasCounts,
        does: [
          `(document.querySelector('[role=tab]').click())`,
          `document.querySelector('[data-kind]')`,
          press('Wrong sections?'),
          `document.querySelector('li select')`,
          sectionIsNothing,
          `document.querySelector('code')`,
        ],
      }),
    ),
  },
  {
    surface: 'popup',
    state: 'no-article',
    library: 'filled',
    show: popup('http://gazette-front.example/', { wait: 'document.querySelector("h1")' }),
  },
  {
    surface: 'popup',
    state: 'browser-page',
    library: 'filled',
    show: popup('about:blank', { wait: `document.querySelector('h1')` }),
  },
  {
    surface: 'popup',
    state: 'pdf',
    library: 'filled',
    show: popup(URLS.pdf, { wait: `document.querySelector('h1')` }),
  },
  {
    surface: 'popup',
    state: 'loading',
    library: 'filled',
    // Firefox's driver waits for the page itself.
    only: 'chromium',
    show: async (stage) => {
      const shown = await stage.popup(URLS.slow, { unread: true });
      await shown.waitFor(`document.body.innerText.includes('Reading the page')`);
      return shown;
    },
  },
  { surface: 'library', state: 'filled', library: 'filled', show: own(LIBRARY, hasAnnotation) },
  {
    surface: 'library',
    state: 'editing',
    library: 'filled',
    show: own(LIBRARY, hasAnnotation, [press('Edit'), `document.querySelector('[data-annotation] form')`]),
  },
  {
    surface: 'library',
    state: 'nothing-found',
    library: 'filled',
    show: own(LIBRARY, hasAnnotation, [
      typeInSearch('nothing has these words'),
      `!document.querySelector('[data-annotation]')`,
    ]),
  },
  {
    surface: 'options',
    state: 'filled',
    library: 'filled',
    show: own(OPTIONS, `document.querySelector('[data-rule]')`),
  },
  {
    surface: 'options',
    state: 'changed',
    library: 'filled',
    show: own(OPTIONS, `document.querySelector('[data-rule]')`, [
      `(document.querySelectorAll('input[type=radio]')[1].click())`,
      `document.querySelector('[role=status] button')`,
      press('Undo'),
      `document.querySelector('[role=status]').innerText.includes('Undone')`,
    ]),
  },
  {
    surface: 'page',
    state: 'highlights',
    library: 'filled',
    variants: ['light', 'dark', 'forced-colors', 'narrow'],
    show: (stage) => stage.marked(URLS.article),
  },
  {
    surface: 'page',
    state: 'korean',
    library: 'filled',
    variants: ['light', 'narrow'],
    show: (stage) => stage.marked(URLS.korean),
  },

  { surface: 'library', state: 'empty', library: 'empty', show: own(LIBRARY, `document.querySelector('h2')`) },
  { surface: 'popup', state: 'nothing-marked', library: 'empty', show: popup(URLS.article) },

  { surface: 'popup', state: 'store-fault', library: 'broken', show: popup(URLS.article, { wait: CANNOT_KEEP }) },
  { surface: 'library', state: 'store-fault', library: 'broken', show: own(LIBRARY, CANNOT_KEEP) },
  { surface: 'options', state: 'store-fault', library: 'broken', show: own(OPTIONS, CANNOT_KEEP) },
];
