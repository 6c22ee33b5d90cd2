/** Where surfaces are shown: a browser with the extension, a filled library, and what a reader does to get there. */
import type { Page } from 'puppeteer-core';
import { selectWords } from '../e2e/support/on-page.ts';
import { openProbe } from '../e2e/support/probed-build.ts';
import type { PopupDriver, Reader } from '../e2e/support/reader.ts';
import { english, POLICY_COMMENTARY } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { sampleAnnotations, sampleRelations, serveSample, URLS } from './sample.ts';

/** A surface as it is shown: the real popup or side panel, a page of the extension, or a page with highlights. */
export interface Shown {
  evaluate(expression: string): Promise<unknown>;
  waitFor(condition: string): Promise<void>;
  /** In Chromium, and in Firefox where it is no popup. */
  readonly page?: Page;
  close(): Promise<void>;
}

/** What the store holds; each can be made from those before it, and nothing comes back from the last. */
export const LIBRARIES = ['filled', 'projects', 'empty', 'broken'] as const;
export type LibraryState = (typeof LIBRARIES)[number];

export interface Stage {
  readonly reader: Reader;
  readonly server: ArticleServer;
  /** The words of a message, in the language that the browser speaks. */
  say(key: string): string;
  /** Makes the library so; only forward in the order of `LIBRARIES`. */
  ready(library: LibraryState): Promise<void>;
  /** The real popup on the page at an address, with words selected there or none. */
  popup(address: string, options?: { select?: string; unread?: boolean }): Promise<PopupOnPage>;
  /** The real side panel beside the page at an address. */
  sidePanel(address: string): Promise<PanelBesidePage>;
  /** Deletes every annotation. */
  empty(): Promise<void>;
  /** A page of the extension. */
  own(file: string): Promise<Shown>;
  /** A page on which something is painted. */
  marked(address: string): Promise<Shown>;
}

export interface PopupOnPage extends Shown {
  readonly driver: PopupDriver;
  /** The page below. */
  readonly below: Page;
}

export interface PanelBesidePage extends Shown {
  readonly driver: PopupDriver;
  /** Selects words on the page, and comes over to the panel. */
  select(words: string): Promise<void>;
  /** Brings another page to the front. */
  go(address: string): Promise<void>;
}

/** Presses the button of these words, or fails where there is none. */
export function press(words: string): string {
  return `(() => {
    const button = [...document.querySelectorAll('button, [role=tab]')].find((each) =>
      (each.ariaLabel ?? each.textContent).trim().startsWith(${JSON.stringify(words)}));
    if (!button) throw new Error('no button ' + ${JSON.stringify(words)});
    button.focus();
    button.click();
  })()`;
}

const deleteAll = `store.exportLibrary().then(({ annotations }) => store.deleteAnnotations(annotations.map(({ id }) => id)))`;

/** As wide as the browsers open it. */
const PANEL = { width: 360, height: 900 };

export async function openStage(
  reader: Reader,
  server: ArticleServer,
  say: (key: string) => string = english,
): Promise<Stage> {
  serveSample(server);
  let current: LibraryState | undefined;

  async function make(library: LibraryState): Promise<void> {
    const probe = await openProbe(reader);
    if (library === 'filled') {
      await probe.evaluate(`(async () => {
        const ids = [];
        for (const { draft, first, lost } of ${JSON.stringify(sampleAnnotations())}) {
          const quoted = (exact) => draft.selectors.map((selector) => ({ ...selector, exact }));
          const { annotation: { id } } = await store.annotate(first ? { ...draft, selectors: quoted(first) } : draft);
          ids.push(id);
          if (first) await store.placeAnnotation(id, draft.selectors, 'accept-text');
          if (lost) await store.keepAsLost(id, true);
        }
        for (const { kindId, from, to } of ${JSON.stringify(sampleRelations())})
          await store.relate({ kindId, from: { type: 'annotation', id: ids[from] }, to: { type: 'annotation', id: ids[to] }, note: '' });
        await store.changeSiteRule('http://harbour.example/dues', { what: 'body', selector: '#text' });
        await store.changeSiteRule('http://pacificcouncil.online/', { what: 'section', told: 'caption', selector: 'p.credit', instead: [] });
      })()`);
    } else if (library === 'projects') {
      await probe.evaluate(`store.newProject('Harbour seminar', '${POLICY_COMMENTARY.id}')
        .then(({ id }) => store.chooseProject(id, { url: '${URLS.long}', only: 'site' }))`);
    } else if (library === 'empty') {
      await probe.evaluate(deleteAll);
    } else {
      // A database of a later version than this one's, which it must not touch.
      await probe.evaluate(`new Promise((resolve, reject) => {
        const request = indexedDB.open('margent', 99);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => { request.result.close(); resolve(null); };
      })`);
    }
    await probe.close();
  }

  async function open(address: string): Promise<Page> {
    const page = await reader.open(address);
    await page.bringToFront();
    return page;
  }

  return {
    reader,
    server,
    say,
    async ready(library) {
      if (current === library) return;
      await make(library);
      current = library;
    },
    async popup(address, { select, unread = false } = {}) {
      let below: Page;
      if (unread) {
        below = await reader.session.browser.newPage();
        await below.goto(address, { waitUntil: [] });
        await below.bringToFront();
      } else {
        below = await open(address);
      }
      if (select !== undefined) await selectWords(below, select);
      const driver = await reader.openPopup(below);
      return {
        driver,
        below,
        ...(driver.page ? { page: driver.page } : {}),
        evaluate: (expression) => driver.evaluate(expression),
        waitFor: (condition) => driver.waitFor(condition),
        async close() {
          await driver.close();
          await below.close();
        },
      };
    },
    async sidePanel(address) {
      const below = await open(address);
      const pages = [below];
      const driver = await reader.openSidePanel(below);
      await driver.page?.setViewport(PANEL);
      return {
        driver,
        ...(driver.page ? { page: driver.page } : {}),
        evaluate: (expression) => driver.evaluate(expression),
        waitFor: (condition) => driver.waitFor(condition),
        async select(words) {
          await selectWords(below, words);
          await driver.page?.mouse.move(-10, -10);
          await driver.hover('footer');
        },
        async go(next) {
          const page = await reader.session.browser.newPage();
          pages.push(page);
          // A page may be shown before it has come; Firefox's driver waits for it.
          await page.goto(next, reader.name === 'chromium' ? { waitUntil: [] } : {});
          await page.bringToFront();
        },
        async close() {
          await driver.close();
          for (const page of pages) await page.close();
        },
      };
    },
    async empty() {
      const probe = await openProbe(reader);
      await probe.evaluate(deleteAll);
      await probe.close();
    },
    own: async (file) => shownPage(await reader.openExtensionPage(file)),
    marked: async (address) => {
      const shown = shownPage(await open(address));
      await shown.waitFor(`[...CSS.highlights.keys()].some((name) => name.startsWith('margent-'))`);
      return shown;
    },
  };
}

function shownPage(page: Page): Shown {
  return {
    page,
    evaluate: (expression) => page.evaluate(expression),
    waitFor: async (condition) => {
      await page.waitForFunction(condition);
    },
    close: () => page.close(),
  };
}
