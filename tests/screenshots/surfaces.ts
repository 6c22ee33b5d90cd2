/**
 * Every surface in every state it can be in. The screenshots show them and axe looks at them, both by this one table:
 * a new surface is a line here, or in the file of its kind.
 */
import { openProbe } from '../e2e/support/probed-build.ts';
import type { BrowserName } from '../e2e/support/reader.ts';
import { PAGE_SURFACES } from './page-surfaces.ts';
import { SELECTED, URLS } from './sample.ts';
import { SIDE_PANEL_SURFACES } from './side-panel-surfaces.ts';
import { LIBRARIES, press } from './stage.ts';
import {
  ASKED,
  CANNOT_KEEP,
  emptied,
  hasAnnotation,
  hasCounts,
  own,
  popup,
  REFUSED,
  RELATING,
  type Show,
  type SurfaceState,
  takenBack,
  walk,
} from './steps.ts';

const LIBRARY = 'library/library.html';
const OPTIONS = 'options/options.html';
const WELCOME = 'welcome/welcome.html';
const typeInSearch = (words: string) => `(() => {
  const field = document.querySelector('input[type=search]');
  field.value = ${JSON.stringify(words)};
  field.dispatchEvent(new Event('input', { bubbles: true }));
})()`;
const sectionIsNothing = `(() => {
  const select = document.querySelector('li[data-kind="disclaimer"] select') ?? document.querySelector('li[data-kind="caption"] select') ?? document.querySelector('li select');
  select.value = 'nothing';
  select.dispatchEvent(new Event('change', { bubbles: true }));
})()`;

const PARTS = [`(document.querySelector('[role=tab]').click())`, `document.querySelector('[data-kind]')`] as const;
const MAP = [
  `(document.querySelector('article button[aria-expanded]').click())`,
  `document.querySelector('[data-passage]')`,
] as const;

const says = (words: string) => `document.body.innerText.includes(${JSON.stringify(words)})`;
const SUGGESTS = says('Select a sentence for me');
const SKIP = press('Skip this step');
const stepIs = (step: number) => `document.querySelector('[aria-current=step]')?.innerText.startsWith('${step}')`;
const SELECTING = [press('Select a sentence for me'), `document.querySelector('form input[type=checkbox]')`] as const;
const marked = (key: string, then: string) => [
  ...SELECTING,
  // As the key of a role does.
  `(document.querySelector('form').dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', bubbles: true })))`,
  `document.querySelector('form input:checked')`,
  press('Highlight'),
  then,
];
/** Two passages are marked and stand to be related. */
const RELATING_MARKS = [...marked('1', SUGGESTS), ...marked('3', `document.querySelector('input[name=relation]')`)];

/** While something else writes into all of the database, for which whatever reads has to wait. */
const whileWriting =
  (show: Show): Show =>
  async (stage) => {
    const probe = await openProbe(stage.reader);
    await probe.evaluate(`store.usage().then(() => new Promise((resolve, reject) => {
      const request = indexedDB.open('margent');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const names = [...request.result.objectStoreNames];
        const settings = request.result.transaction(names, 'readwrite').objectStore('settings');
        // A transaction with nothing more to do would end.
        const goOn = () => { settings.count().onsuccess = goOn; };
        goOn();
        resolve(null);
      };
    }))`);
    const shown = await show(stage);
    const close = async () => {
      await shown.close();
      await probe.close();
    };
    return { ...shown, close };
  };

/** With the toolbar switched off for a site; it is switched on again in the end. */
const withoutToolbar =
  (show: Show): Show =>
  async (stage) => {
    const field = `[...document.querySelectorAll('label')].find(({ innerText }) => innerText.includes('Show the toolbar')).control`;
    const probe = await openProbe(stage.reader);
    const switched = await popup(URLS.otherSite)(stage);
    await walk(switched, [`${field.replace('.control', '')}`, `(${field}.click())`, `!${field}.checked`]);
    // A box is checked at once; what it stands for is kept a moment later.
    await probe.waitForFunction(`store.setting('toolbar-off').then((hosts) => hosts.length > 0)`, { polling: 50 });
    await switched.close();
    await probe.close();
    const shown = await show(stage);
    const close = async () => {
      await walk(shown, [press('Switch on again'), `!document.querySelector('[data-toolbar-off]')`]);
      await shown.close();
    };
    return { ...shown, close };
  };

const FORM = `document.querySelector('form input')`;
/** Written into the first field of the form that is open. */
const written = (words: string) => [
  `(() => {
    const field = document.querySelector('form input');
    field.value = ${JSON.stringify(words)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`,
  `document.querySelector('form input').value === ${JSON.stringify(words)}`,
];

/** The editor of a codebook, with one of its forms open. */
const codebook = (form?: string, then: readonly string[] = []): Show =>
  own(OPTIONS, `document.querySelector('[data-codebook]')`, [
    `(document.querySelector('[data-codebook] [data-opens=edit]').click())`,
    `document.querySelector('[data-role]')`,
    ...(form === undefined ? [] : [press(form), `document.querySelector('form [type=submit]:enabled')`]),
    ...then,
  ]);

const TABLE: readonly SurfaceState[] = [
  {
    surface: 'popup',
    state: 'annotations',
    main: true,
    also: ['ko'],
    library: 'filled',
    show: popup(URLS.article, { wait: hasCounts }),
  },
  {
    surface: 'popup',
    state: 'outline',
    library: 'filled',
    show: popup(URLS.article, {
      wait: hasCounts,
      does: PARTS,
    }),
  },
  {
    surface: 'popup',
    state: 'passage',
    main: true,
    also: ['ko'],
    library: 'filled',
    show: popup(URLS.article, { select: SELECTED.article, wait: `document.querySelector('section form input')` }),
  },
  {
    surface: 'popup',
    state: 'when-to-use',
    library: 'filled',
    show: popup(URLS.article, {
      select: SELECTED.article,
      wait: `document.querySelector('section form input')`,
      does: [`(document.querySelector('form summary').click())`, `document.querySelector('form details').open`],
    }),
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
  { surface: 'popup', state: 'same-piece-asked', library: 'filled', show: popup(URLS.reprint, { wait: ASKED }) },
  {
    surface: 'popup',
    state: 'same-piece-shown',
    library: 'filled',
    show: takenBack(
      popup(URLS.reprint, { wait: ASKED, does: [press('Show them here'), `document.querySelector('[data-copy]')`] }),
    ),
  },
  {
    surface: 'popup',
    state: 'wrong-sections',
    library: 'filled',
    show: popup(URLS.article, {
      wait: hasCounts,
      does: [...PARTS, press('Wrong sections?'), `document.querySelector('li select')`],
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
          ...PARTS,
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
    main: true,
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
  {
    surface: 'popup',
    state: 'relating',
    library: 'filled',
    show: popup(URLS.article, { wait: hasCounts, does: RELATING }),
  },
  {
    surface: 'library',
    state: 'filled',
    main: true,
    library: 'filled',
    also: ['ko'],
    show: own(LIBRARY, hasAnnotation),
  },
  { surface: 'library', state: 'loading', library: 'filled', show: whileWriting(own(LIBRARY, says('Loading…'))) },
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
    surface: 'library',
    state: 'several-chosen',
    library: 'filled',
    show: own(LIBRARY, hasAnnotation, [
      `([...document.querySelectorAll('[data-choose]')].slice(0, 3).forEach((box) => box.click()))`,
      `document.body.innerText.includes('3 selected')`,
    ]),
  },
  {
    surface: 'library',
    state: 'relating',
    library: 'filled',
    also: ['ko'],
    show: own(LIBRARY, hasAnnotation, RELATING),
  },
  { surface: 'library', state: 'relating-refused', library: 'filled', show: own(LIBRARY, hasAnnotation, REFUSED) },
  {
    surface: 'library',
    state: 'map',
    library: 'filled',
    show: own(LIBRARY, hasAnnotation, MAP),
  },
  {
    surface: 'library',
    state: 'map-as-list',
    library: 'filled',
    show: own(LIBRARY, hasAnnotation, [
      ...MAP,
      `(document.querySelector('article button[aria-pressed]').click())`,
      `document.querySelector('button[aria-pressed=true]')`,
    ]),
  },
  {
    surface: 'options',
    state: 'filled',
    main: true,
    also: ['ko'],
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
    surface: 'options',
    state: 'toolbar-off',
    library: 'filled',
    show: withoutToolbar(own(OPTIONS, `document.querySelector('[data-toolbar-off]')`)),
  },
  { surface: 'options', state: 'codebook', main: true, library: 'filled', also: ['ko'], show: codebook() },
  {
    surface: 'options',
    state: 'role-form',
    main: true,
    library: 'filled',
    show: codebook('Edit: Claim'),
  },
  {
    surface: 'options',
    state: 'role-unsaved',
    library: 'filled',
    // Of a form that another has closed: in a role's row, and beside the button below the list.
    show: codebook('Edit: Claim', [
      ...written('A claim to be made'),
      press('Add role'),
      FORM,
      ...written('Doubt'),
      press('Edit: Premise'),
      FORM,
    ]),
  },
  { surface: 'options', state: 'role-merge', library: 'filled', show: codebook('Merge…: Claim') },
  { surface: 'options', state: 'role-delete', library: 'filled', show: codebook('Delete: Claim') },
  { surface: 'options', state: 'relation-form', library: 'filled', show: codebook('Edit: supports') },
  {
    surface: 'options',
    state: 'relation-delete',
    library: 'filled',
    show: codebook('Delete: supports'),
  },
  {
    surface: 'editor',
    state: 'gone',
    main: true,
    also: ['ko'],
    library: 'filled',
    show: own('editor/editor.html', `document.querySelector('button')`),
  },

  {
    surface: 'popup',
    state: 'two-projects',
    library: 'projects',
    show: popup(URLS.article, { select: SELECTED.article, wait: `document.querySelector('section form input')` }),
  },
  {
    surface: 'popup',
    state: 'two-projects-nothing-selected',
    library: 'projects',
    show: popup(URLS.article, { wait: `document.querySelector('select')` }),
  },
  {
    surface: 'popup',
    state: 'project-of-the-site',
    library: 'projects',
    show: popup(URLS.article, {
      select: SELECTED.article,
      wait: `document.querySelector('section form input')`,
      does: [
        `((select) => {
          select.value = [...select.options].at(-1).value;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        })(document.querySelector('select'))`,
        `document.querySelector('select[aria-describedby]')`,
      ],
    }),
  },
  {
    surface: 'library',
    state: 'one-project',
    library: 'projects',
    show: own(LIBRARY, hasAnnotation, [
      `(() => {
        const select = document.querySelector('[data-project-filter]');
        select.selectedIndex = 1;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      })()`,
      `location.hash !== '' && ${hasAnnotation}`,
    ]),
  },
  {
    surface: 'options',
    state: 'two-projects',
    library: 'projects',
    show: own(OPTIONS, `document.querySelectorAll('[data-project]').length === 2`),
  },
  {
    surface: 'options',
    state: 'project-form',
    library: 'projects',
    show: own(OPTIONS, `document.querySelector('[data-project]')`, [
      press('Edit: Harbour seminar'),
      `document.querySelector('form')`,
    ]),
  },
  {
    surface: 'options',
    state: 'project-unsaved',
    library: 'projects',
    show: own(OPTIONS, `document.querySelector('[data-project]')`, [
      press('Edit: Harbour seminar'),
      FORM,
      ...written('Harbour seminar, spring'),
      `(document.querySelector('[data-project]:not(:has(form)) [data-opens=edit]').click())`,
      `!document.querySelector('[data-project] form input').value.includes('Harbour')`,
    ]),
  },
  {
    surface: 'options',
    state: 'project-delete',
    library: 'projects',
    show: own(OPTIONS, `document.querySelector('[data-project]')`, [
      press('Delete: Harbour seminar'),
      `document.querySelector('form')`,
    ]),
  },
  {
    surface: 'options',
    state: 'codebook-delete',
    library: 'projects',
    show: own(OPTIONS, `document.querySelector('[data-project]')`, [
      press('Delete: Toulmin'),
      `document.querySelector('form')`,
    ]),
  },

  {
    surface: 'library',
    state: 'empty',
    library: 'empty',
    also: ['ko'],
    show: own(LIBRARY, `document.querySelector('h2')`),
  },
  { surface: 'popup', state: 'nothing-marked', library: 'empty', also: ['ko'], show: popup(URLS.article) },

  {
    surface: 'welcome',
    state: '1-select',
    library: 'empty',
    also: ['ko'],
    show: own(WELCOME, `document.querySelector('main section button')`),
  },
  { surface: 'welcome', state: '2-role', main: true, library: 'empty', show: own(WELCOME, SUGGESTS, SELECTING) },
  {
    surface: 'welcome',
    state: '3-relate',
    library: 'empty',
    show: emptied(own(WELCOME, SUGGESTS, RELATING_MARKS)),
  },
  {
    surface: 'welcome',
    state: '4-find',
    library: 'empty',
    show: own(WELCOME, SUGGESTS, [SKIP, stepIs(2), SKIP, stepIs(3), SKIP, stepIs(4)]),
  },
  {
    surface: 'welcome',
    state: '5-end',
    library: 'empty',
    show: emptied(own(WELCOME, SUGGESTS, [...RELATING_MARKS, press('Relate'), stepIs(4), SKIP, says('You’re done')])),
  },

  { surface: 'popup', state: 'store-fault', library: 'broken', show: popup(URLS.article, { wait: CANNOT_KEEP }) },
  { surface: 'library', state: 'store-fault', main: true, library: 'broken', show: own(LIBRARY, CANNOT_KEEP) },
  { surface: 'options', state: 'store-fault', library: 'broken', show: own(OPTIONS, CANNOT_KEEP) },
  { surface: 'welcome', state: 'store-fault', library: 'broken', show: own(WELCOME, CANNOT_KEEP) },
];

/** In the order in which the library can be made so: nothing comes back from a database that cannot be had. */
export const SURFACES: readonly SurfaceState[] = [...TABLE, ...SIDE_PANEL_SURFACES, ...PAGE_SURFACES].sort(
  (one, other) => LIBRARIES.indexOf(one.library) - LIBRARIES.indexOf(other.library),
);

/**
 * Those that axe looks at in a browser, the main ones in Firefox: the page of a site is not ours, and what stands over it is
 * closed to scripts.
 */
export const ownSurfaces = (name: BrowserName): SurfaceState[] =>
  SURFACES.filter(
    ({ surface, only = name, main = false }) => !isOfSite(surface) && only === name && (name === 'chromium' || main),
  );

/** A page of a site, which may be as wide as it likes. */
export const isOfSite = (surface: string): boolean => surface === 'page' || surface === 'over-page';
