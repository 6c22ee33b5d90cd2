/** What narrows the library: a project, with words and roles; kept in the address. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultProject, ESSAY_ARGUMENT, TOULMIN } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { inCommon } from './support/in-common.ts';
import { BROWSER_NAMES, clickInSurface, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { oneArticle, restoreLibrary } from './support/restore.ts';
import { keepShot } from './support/shots.ts';

const ITEM = '[data-annotation]';
const OWN = ['War budgets are the last to be read aloud.', 'The annex is the treaty.'];
const SEMINAR = ['Harbours remember what ministries forget.', 'Dues rise with the tide and stay up.'];

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('the filters of the library in %s', (name) => {
  let reader: Reader;
  let library: Page;
  const seminar = {
    ...defaultProject(randomUUID()),
    id: randomUUID(),
    name: 'Harbour seminar',
    createdAt: '2026-02-01T10:00:00.000Z',
    codebookId: TOULMIN.id,
  };
  inCommon(
    async () => {
      reader = await startReader(name, server);
      await restoreLibrary(
        reader,
        oneArticle({ url: 'http://pacificcouncil.online/war', title: 'War', quotes: OWN, role: (index) => index }),
      );
      const other = oneArticle({ url: 'http://pacificcouncil.online/harbours', title: 'Harbours', quotes: SEMINAR });
      const grounds = TOULMIN.roles[1]?.id ?? '';
      await restoreLibrary(reader, {
        ...other,
        projects: [seminar],
        annotations: other.annotations.map((annotation, index) => ({
          ...annotation,
          projectId: seminar.id,
          ...(index === 1 && { roles: [grounds] }),
        })),
      });
      library = await reader.openExtensionPage('library/library.html');
      await library.waitForSelector(ITEM);
    },
    () => reader.close(),
  );

  const quotes = () =>
    library.evaluate(
      `[...document.querySelectorAll('${ITEM} [title] [dir=auto]')].map(({ textContent }) => textContent)`,
    ) as Promise<string[]>;
  const roles = () =>
    library.evaluate(`[...document.querySelectorAll('fieldset label')].map((each) => each.textContent)`) as Promise<
      string[]
    >;
  const fragment = () => library.evaluate('location.hash') as Promise<string>;

  /** Takes away whatever is chosen, also where the address has not followed yet: by one that it has not had before. */
  async function chooseNothing(): Promise<void> {
    await library.bringToFront();
    await library.evaluate(`location.hash = 'anew=' + performance.now()`);
    await expect.poll(async () => (await quotes()).length).toBe(4);
  }

  /** The project and words of it. */
  async function narrow(): Promise<void> {
    await chooseNothing();
    await library.select('[data-project-filter]', seminar.id);
    await expect.poll(quotes).toEqual(SEMINAR);
    await library.type('input[type=search]', 'dues');
    await expect.poll(quotes).toEqual(SEMINAR.slice(1));
  }

  it('a project shows its annotations and its roles alone, together with the words', async () => {
    const choices = () =>
      library.$$eval('[data-project-filter] option', (options) => options.map(({ textContent }) => textContent));
    await expect.poll(choices).toEqual(['All projects (4)', 'My reading (2)', 'Harbour seminar (2)']);
    await expect.poll(async () => (await quotes()).length).toBe(4);
    const named = `[...document.querySelectorAll('${ITEM}')].filter(({ textContent }) => textContent.includes('Project: Harbour seminar')).length`;
    await expect.poll(() => library.evaluate(named)).toBe(2);
    await library.select('[data-project-filter]', seminar.id);
    await expect.poll(quotes).toEqual(SEMINAR);
    await expect.poll(() => library.evaluate(named)).toBe(0);
    await expect.poll(() => library.evaluate('document.body.innerText')).toContain('2 of 4');
    // Those of its codebook first.
    await expect.poll(roles).toEqual([TOULMIN.roles[1]?.name, ESSAY_ARGUMENT.roles[1]?.name]);
    await library.type('input[type=search]', 'dues');
    await expect.poll(quotes).toEqual(SEMINAR.slice(1));
    await keepShot(library, `${name}-library-project`);
  });

  it('a reload keeps them; another address brings others; cleared, the address is as it was', async () => {
    await narrow();
    await expect.poll(fragment).toContain(seminar.id);
    await expect.poll(fragment).toContain('dues');
    // Not by puppeteer's own call: Firefox tells it nothing of the extension's pages.
    await library.evaluate('globalThis.isOld = true; location.reload(); 0');
    await library.waitForFunction(`typeof isOld === 'undefined' && document.querySelector('${ITEM}') !== null`);
    await expect.poll(quotes).toEqual(SEMINAR.slice(1));
    expect(await library.$eval('input[type=search]', (field) => (field as HTMLInputElement).value)).toBe('dues');
    expect(await fragment()).toContain(seminar.id);
    await library.evaluate(`location.hash = 'find=nobody'`);
    await library.waitForFunction(`!document.querySelector('${ITEM}')`);
    const all = `[...document.querySelectorAll('main button')].find(({ innerText }) => innerText === 'Show all')`;
    await library.waitForFunction(all);
    await library.evaluate(`${all}.click()`);
    await expect.poll(async () => (await quotes()).length).toBe(4);
    await expect.poll(fragment).toBe('');
  });

  it('the address follows once words have been typed, not at every letter', async () => {
    await chooseNothing();
    await library.evaluate(`{
      globalThis.replaced = 0;
      const replace = history.replaceState;
      history.replaceState = (...all) => { replaced += 1; return replace.apply(history, all); };
      const field = document.querySelector('input[type=search]');
      for (const end of ['d', 'du', 'due', 'dues']) {
        field.value = end;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    }`);
    await expect.poll(fragment).toBe('#find=dues');
    expect(await library.evaluate('replaced')).toBe(1);
  });

  it('a project that is deleted narrows nothing any more, and does again when it comes back', async () => {
    await chooseNothing();
    await library.select('[data-project-filter]', seminar.id);
    await expect.poll(quotes).toEqual(SEMINAR);
    const options = await reader.openExtensionPage('options/options.html');
    await options.waitForSelector(`[data-project="${seminar.id}"] [data-opens=delete]`);
    await clickInSurface(options, `[data-project="${seminar.id}"] [data-opens=delete]`);
    await clickInSurface(options, `[data-project="${seminar.id}"] form [type=submit]:enabled`);
    await options.waitForFunction(`document.querySelector('[role=status] button')`);
    await library.bringToFront();
    await expect.poll(quotes).toEqual(OWN);
    await library.waitForFunction(`!document.querySelector('[data-project-filter]')`);
    await options.bringToFront();
    await clickInSurface(options, '[role=status] button');
    await library.bringToFront();
    await expect.poll(quotes).toEqual(SEMINAR);
    await options.close();
  });
});
