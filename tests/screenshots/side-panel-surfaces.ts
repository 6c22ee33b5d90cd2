/** The states of the side panel. */
import { SELECTED, URLS } from './sample.ts';
import { press } from './stage.ts';
import {
  ASKED,
  CANNOT_KEEP,
  hasAnnotation,
  hasCounts,
  hasLists,
  REFUSED,
  RELATING,
  type SurfaceState,
  sidePanel,
} from './steps.ts';

const surface = 'side-panel';
const tab = (id: string) => `(document.querySelector('[data-tab=${id}]').click())`;
const ANNOTATIONS = [tab('annotations'), hasAnnotation] as const;
/** A passage with a role of another codebook than the project has. */
const ISSUE = `[...document.querySelectorAll('[data-annotation]')].find((row) => row.querySelector('bdi')?.textContent === 'Issue')`;
const choose = (row: number) => `(document.querySelector('[data-choose="${row}"]').click())`;
const CHOSEN = [...ANNOTATIONS, choose(0), choose(2), `document.querySelector('[data-choose-none]')`] as const;
const byRole = `(() => {
  const select = [...document.querySelectorAll('select')].find(({ options }) => [...options].some(({ value }) => value === 'role'));
  select.value = 'role';
  select.dispatchEvent(new Event('change', { bubbles: true }));
})()`;
const bySection = byRole.replace(`select.value = 'role'`, `select.value = 'section'`);
const filter = (words: string) => `(() => {
  const field = document.querySelector('input[type=search]');
  field.value = ${JSON.stringify(words)};
  field.dispatchEvent(new Event('input', { bubbles: true }));
})()`;
const MAP = [tab('map'), `document.querySelector('[data-passage]')`] as const;
const ready = `document.querySelectorAll('[data-kind]').length > 3`;

export const SIDE_PANEL_SURFACES: readonly SurfaceState[] = [
  { surface, state: 'same-piece-asked', library: 'filled', show: sidePanel(URLS.reprint, { wait: ASKED }) },
  {
    surface,
    state: 'same-piece-choice',
    library: 'filled',
    show: sidePanel(URLS.reprint, {
      does: [press('This is the same article as'), `document.querySelector('[role=option]')`],
    }),
  },
  {
    surface,
    state: 'outline',
    main: true,
    also: ['ko'],
    library: 'filled',
    show: sidePanel(URLS.article, { wait: hasCounts, does: [tab('outline'), ready] }),
  },
  {
    surface,
    state: 'by-section',
    library: 'filled',
    show: sidePanel(URLS.article, { wait: hasCounts, does: [...ANNOTATIONS, bySection] }),
  },
  {
    surface,
    state: 'several-chosen',
    main: true,
    also: ['ko'],
    library: 'filled',
    show: sidePanel(URLS.article, { wait: hasCounts, does: CHOSEN }),
  },
  {
    surface,
    state: 'bulk-menu',
    library: 'filled',
    // In Firefox's narrower one it lies over buttons, which axe holds against those; a press beside it closes it.
    only: 'chromium',
    variants: ['light', 'dark', 'forced-colors', 'rtl'],
    show: sidePanel(URLS.article, {
      wait: hasCounts,
      does: [
        ...CHOSEN,
        `(document.querySelector('[popovertarget]').click())`,
        `document.querySelector(':popover-open')`,
      ],
    }),
  },
  {
    surface,
    state: 'changed-and-lost',
    main: true,
    also: ['ko'],
    library: 'filled',
    show: sidePanel(URLS.article, {
      wait: hasCounts,
      does: [...ANNOTATIONS, `(document.querySelector('[data-state=changed]').click())`],
    }),
  },
  {
    surface,
    state: 'editing',
    main: true,
    library: 'filled',
    show: sidePanel(URLS.article, {
      wait: hasCounts,
      does: [
        ...ANNOTATIONS,
        ISSUE,
        `(${ISSUE}.querySelector('[title=Edit]').click())`,
        `document.querySelector('[data-annotation] form fieldset fieldset')`,
      ],
    }),
  },
  {
    surface,
    state: 'relating',
    library: 'filled',
    show: sidePanel(URLS.article, { wait: hasCounts, does: [...ANNOTATIONS, ...RELATING] }),
  },
  {
    surface,
    state: 'relating-refused',
    library: 'filled',
    show: sidePanel(URLS.article, { wait: hasCounts, does: [...ANNOTATIONS, ...REFUSED] }),
  },
  {
    surface,
    state: 'find-by-hand',
    library: 'filled',
    show: sidePanel(URLS.article, {
      wait: hasCounts,
      does: [...ANNOTATIONS, press('Find by hand'), `document.querySelector('[data-annotation] [aria-expanded=true]')`],
    }),
  },
  {
    surface,
    state: 'nothing-found',
    library: 'filled',
    show: sidePanel(URLS.article, {
      wait: hasCounts,
      does: [...ANNOTATIONS, filter('nothing has these words'), `!${hasAnnotation}`],
    }),
  },
  {
    surface,
    state: 'map',
    library: 'filled',
    also: ['ko'],
    show: sidePanel(URLS.article, { wait: hasCounts, does: MAP }),
  },
  {
    surface,
    state: 'map-as-list',
    library: 'filled',
    show: sidePanel(URLS.article, {
      wait: hasCounts,
      does: [...MAP, press('As a list'), `document.querySelector('button[aria-pressed=true]')`],
    }),
  },
  {
    surface,
    state: 'other-selection',
    library: 'filled',
    // In Firefox the mouse cannot be made to leave the panel.
    only: 'chromium',
    show: sidePanel(URLS.article, {
      wait: `document.body.innerText.includes('Something else is selected')`,
      select: [SELECTED.article, 'That silence is my subject.'],
    }),
  },
  {
    surface,
    state: 'long-words',
    library: 'filled',
    show: sidePanel(URLS.long, { does: ANNOTATIONS }),
  },
  {
    surface,
    state: 'korean',
    library: 'filled',
    show: sidePanel(URLS.korean, { select: [SELECTED.korean], does: ANNOTATIONS }),
  },
  {
    surface,
    state: 'no-access',
    library: 'filled',
    show: sidePanel(URLS.article, {
      next: 'about:blank',
      wait: `document.querySelector('h1') && !${hasLists} && !document.body.innerText.includes('Reading the page')`,
    }),
  },
  {
    surface,
    state: 'loading',
    library: 'filled',
    // Firefox's driver waits for the page itself.
    only: 'chromium',
    show: sidePanel(URLS.article, {
      next: URLS.slow,
      wait: `document.body.innerText.includes('Reading the page')`,
    }),
  },
  {
    surface,
    state: 'wrong-sections',
    library: 'filled',
    show: sidePanel(URLS.article, {
      wait: hasCounts,
      does: [tab('outline'), ready, press('Wrong sections?'), `document.querySelector('li select')`],
    }),
  },
  // Last of these, for how they are grouped is kept.
  {
    surface,
    state: 'by-role',
    library: 'filled',
    show: sidePanel(URLS.article, { wait: hasCounts, does: [...ANNOTATIONS, byRole] }),
  },
  {
    surface,
    state: 'nothing-marked',
    library: 'empty',
    show: sidePanel(URLS.article, {
      does: [tab('annotations'), `document.querySelector('[role=tab][aria-selected=true][data-tab=annotations]')`],
    }),
  },
  {
    surface,
    state: 'empty-map',
    library: 'empty',
    show: sidePanel(URLS.article, {
      does: [tab('map'), `document.querySelector('[role=tab][aria-selected=true][data-tab=map]')`],
    }),
  },
  { surface, state: 'store-fault', library: 'broken', show: sidePanel(URLS.article, { wait: CANNOT_KEEP }) },
];
