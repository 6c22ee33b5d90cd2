/** Codebooks edited in the options, and what pages and popup make of it; projects, also by site. In both browsers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PROJECT_ID, ESSAY_ARGUMENT, POLICY_COMMENTARY } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, openEditor } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { paintedHighlights, paintedWords, selectWords } from './support/on-page.ts';
import { fillLibrary, libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { highlightWithKey, highlightWithMenu } from './support/without-popup.ts';

const FIRST = 'This pact apparently amounts to an official bilateral military alliance';
const SECOND = 'a mutual defense treaty';
const ELSEWHERE = 'That silence is my subject';
const [, CLAIM, PREMISE] = ESSAY_ARGUMENT.roles;
if (!CLAIM || !PREMISE) throw new Error('roles missing');

let server: ArticleServer;
let url: string;
beforeAll(async () => {
  server = await serveFixtures();
  url = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance').url;
});
afterAll(() => server.close());

const text = (words: string) => `document.body.innerText.includes(${JSON.stringify(words)})`;
const buttonNamed = (name: string) =>
  `[...document.querySelectorAll('button')].find((button) => (button.getAttribute('aria-label') ?? button.textContent) === ${JSON.stringify(name)})`;
const fieldNamed = (name: string) =>
  `[...document.querySelectorAll('form label')].find(({ textContent }) => textContent === ${JSON.stringify(name)})?.control`;

/** Presses the button of this name, once it is there. */
async function press(page: Page, name: string): Promise<void> {
  await page.waitForFunction(`${buttonNamed(name)} && !${buttonNamed(name)}.disabled`);
  await page.evaluate(`${buttonNamed(name)}.click()`);
}

/** Gives a field of the form that is open another value, as typing or choosing does. */
async function fill(page: Page, name: string, value: string): Promise<void> {
  await page.waitForFunction(fieldNamed(name));
  await page.evaluate(`(() => {
    const field = ${fieldNamed(name)};
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, ${JSON.stringify(value)});
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    `document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent`,
  ) as Promise<string>;

/** The order and depth of the roles in the editor. */
const rolesShown = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('[data-role]')].map((row) => '>'.repeat(Number(row.style.getPropertyValue('--depth'))) + row.querySelector('p > bdi').textContent)`,
  ) as Promise<string[]>;

/** The colour a highlight of the role is underlined in on the page. */
const colorOf = async (page: Page, roleId: string): Promise<string> => {
  const name = (await paintedHighlights(page)).find((each) => each.name.includes(roleId))?.name ?? '';
  return page.evaluate(
    `getComputedStyle(document.documentElement, ${JSON.stringify(`::highlight(${name})`)}).textDecorationColor`,
  ) as Promise<string>;
};

async function deleteAll(probe: Page): Promise<void> {
  await probe.evaluate(
    `store.exportLibrary().then(({ annotations }) => store.deleteAnnotations(annotations.map(({ id }) => id)))`,
  );
}

async function openCodebook(page: Page, name: string): Promise<void> {
  await press(page, `Edit: ${name}`);
  await page.waitForFunction(
    `document.activeElement?.matches('h2') && document.activeElement.textContent === ${JSON.stringify(name)}`,
  );
}

describe.each(BROWSER_NAMES)('codebooks in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader;
  const { once } = inCommon(
    async () => {
      build = await probedBuild(name);
      reader = await startReader(name, server, { build: build.directory });
    },
    async () => {
      await reader.close();
      build.remove();
    },
  );
  afterEach(async () => {
    for (const page of await reader.session.browser.pages()) {
      if (page.url().startsWith('http')) await page.close().catch(() => undefined);
    }
  });

  /** Two passages of the article, a claim and a premise. */
  const markBoth = once(async () => {
    const article = await reader.open(url);
    await highlight(reader, article, FIRST, '2');
    await highlight(reader, article, SECOND, '3');
    await article.close();
  });

  const options = async (): Promise<Page> => {
    const page = await reader.openExtensionPage('options/options.html');
    await page.waitForFunction(buttonNamed('New codebook'));
    return page;
  };

  /** A screenshot where they are asked for. */
  async function shot(page: Page, what: string): Promise<void> {
    const directory = process.env.MARGENT_SHOTS;
    if (!directory || name !== 'chromium') return;
    mkdirSync(directory, { recursive: true });
    const take = async (look: string) =>
      writeFileSync(join(directory, `codebooks-${what}${look}.png`), await page.screenshot({ fullPage: true }));
    const wide = page.viewport();
    await take('');
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await take('-dark');
    await page.emulateMediaFeatures([]);
    await page.setViewport({ width: 360, height: 800 });
    await take('-narrow');
    await page.evaluate(`document.documentElement.style.fontSize = '175%'; document.documentElement.dir = 'rtl'`);
    await page.setViewport({ width: 800, height: 800 });
    await take('-large-rtl');
    await page.evaluate(`document.documentElement.style.fontSize = ''; document.documentElement.dir = 'ltr'`);
    await page.setViewport(wide);
  }

  it('a role is renamed and recoloured, and pages that are open show it at once', async () => {
    await markBoth();
    const article = await reader.open(url);
    await expect.poll(() => paintedWords(article)).toHaveLength(2);
    const page = await options();
    await shot(page, 'list');
    await openCodebook(page, 'Essay argument');
    await press(page, 'Edit: Claim');
    await expect.poll(() => focused(page)).toBe('Name');
    await fill(page, 'Name', 'Thesis');
    await fill(page, 'Colour', '#ffff00');
    await page.waitForFunction(text('Hard to see on a white page: its contrast is 1.1 : 1'));
    await fill(page, 'Key', '3');
    await page.waitForFunction(text('3 is the key of “Premise”. When you save, it goes from there to this role.'));
    await shot(page, 'role');
    await press(page, 'Save');
    await expect.poll(() => focused(page)).toBe('Edit: Thesis');
    await expect.poll(() => colorOf(article, CLAIM.id)).toMatch(/rgb\(255, 255, 0\)|#ffff00/);
    await page.waitForFunction(text('Version 2'));
    await page.waitForFunction(text('Name of “Claim”: “Claim” → “Thesis”'));
    await page.waitForFunction(text('Key of “Premise”: “3” → “–”'));

    await press(page, 'Undo');
    await expect.poll(() => colorOf(article, CLAIM.id)).toMatch(/rgb\(213, 94, 0\)|#d55e00/);
    await page.waitForFunction(text('Nothing has been changed in this codebook yet.'));
    await page.close();
  });

  // In one browser: the same code answers in both.
  if (name === 'chromium')
    it('roles are moved and nested by keyboard, with the focus where the reader is', async () => {
      const page = await options();
      await openCodebook(page, 'Essay argument');
      await page.evaluate(`${buttonNamed('Move up: Premise')}.focus()`);
      await page.keyboard.press('Enter');
      await expect.poll(() => rolesShown(page)).toEqual(['Major claim', 'Premise', 'Claim']);
      await page.waitForFunction(text('“Premise” is now 2 of 3.'));
      await expect.poll(() => focused(page)).toBe('Move up: Premise');
      await page.keyboard.press('Enter');
      await expect.poll(() => rolesShown(page)).toEqual(['Premise', 'Major claim', 'Claim']);
      // It is at the end of its way: the button beside it has the focus.
      await expect.poll(() => focused(page)).toBe('Move down: Premise');

      await press(page, 'Edit: Claim');
      await page.waitForFunction(fieldNamed('Belongs under'));
      await fill(page, 'Belongs under', PREMISE.id);
      await press(page, 'Save');
      await expect.poll(() => rolesShown(page)).toEqual(['Premise', '>Claim', 'Major claim']);
      await page.waitForFunction(text('below “Premise”'));
      await press(page, 'Edit: Premise');
      await page.waitForFunction(fieldNamed('Belongs under'));
      // Not below itself or what is below it.
      expect(await page.evaluate(`[...${fieldNamed('Belongs under')}.options].map(({ text }) => text.trim())`)).toEqual(
        ['No other role', 'Major claim'],
      );
      await expect.poll(() => focused(page)).toBe('Name');
      await page.keyboard.press('Escape');
      await expect.poll(() => focused(page)).toBe('Edit: Premise');
      for (const _step of [1, 2, 3]) await undo(page);
      await expect.poll(() => rolesShown(page)).toEqual(['Major claim', 'Claim', 'Premise']);

      const kinds = () =>
        page.evaluate(`[...document.querySelectorAll('[data-kind] strong')].map(({ textContent }) => textContent)`);
      await page.evaluate(`${buttonNamed('Move down: supports')}.focus()`);
      await page.keyboard.press('Enter');
      await expect.poll(kinds).toEqual(['attacks', 'supports']);
      await page.waitForFunction(text('“supports” is now 2 of 2.'));
      await expect.poll(() => focused(page)).toBe('Move up: supports');
      await page.waitForFunction(text('Order of the kinds of relation: supports, attacks → attacks, supports'));
      await undo(page);
      await expect.poll(kinds).toEqual(['supports', 'attacks']);
      await page.close();
    });

  async function undo(page: Page): Promise<void> {
    const before = await page.evaluate(`document.querySelector('[role=status]').firstChild?.textContent ?? ''`);
    await page.evaluate(`document.activeElement.blur()`);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await page.waitForFunction(`document.querySelector('[role=status]').firstChild?.textContent.startsWith('Undone')`);
    await page.evaluate(`document.querySelector('[role=status] button[aria-label=Close]').click()`);
    await page.waitForFunction(`!document.querySelector('[role=status]').firstChild`);
    expect(before).not.toBe('There is nothing to undo.');
  }

  it('two roles are merged and their annotations follow; a role is deleted with the question what becomes of them', async () => {
    await markBoth();
    const article = await reader.open(url);
    await expect.poll(() => paintedWords(article)).toHaveLength(2);
    const probe = await openProbe(reader);
    const roles = async () => (await libraryOf(probe)).annotations.flatMap((annotation) => annotation.roles).sort();
    const before = [CLAIM.id, PREMISE.id].sort();
    expect(await roles()).toEqual(before);

    const page = await options();
    await openCodebook(page, 'Essay argument');
    await press(page, 'Merge…: Premise');
    await fill(page, 'Into', CLAIM.id);
    await page.waitForFunction(text('1 annotation gets “Claim” instead.'));
    await shot(page, 'merge');
    await press(page, 'Merge');
    await expect.poll(() => rolesShown(page)).toEqual(['Major claim', 'Claim']);
    expect(await roles()).toEqual([CLAIM.id, CLAIM.id]);
    await expect
      .poll(async () => (await paintedHighlights(article)).every((each) => each.name.includes(CLAIM.id)))
      .toBe(true);
    await expect.poll(() => focused(page)).toBe('Edit: Claim');
    await page.waitForFunction(text('Role “Premise” merged into “Claim”. Annotations that had it: 1.'));
    await page.waitForFunction(text(`Definition: “${PREMISE.definition}”`));
    await undo(page);
    expect(await roles()).toEqual(before);

    await press(page, 'Delete: Claim');
    await page.waitForFunction(text('1 annotation has this role. What should happen to it?'));
    await expect.poll(() => focused(page)).toBe('Give another role instead');
    await shot(page, 'delete');
    await page.evaluate(`document.querySelectorAll('input[name=fate]')[1].click()`);
    await page.waitForFunction(text('Remove the role: 1 has no other role'));
    await fill(page, 'The 1 without another role', PREMISE.id);
    await press(page, 'Delete role');
    await expect.poll(() => rolesShown(page)).toEqual(['Major claim', 'Premise']);
    expect(await roles()).toEqual([PREMISE.id, PREMISE.id]);
    await undo(page);

    await press(page, 'Delete: Claim');
    await page.waitForFunction(`document.querySelectorAll('input[name=fate]').length === 3`);
    await page.evaluate(`document.querySelectorAll('input[name=fate]')[2].click()`);
    await press(page, 'Delete role');
    await expect.poll(() => paintedWords(article)).toEqual([SECOND]);
    await undo(page);
    await expect.poll(() => paintedWords(article)).toHaveLength(2);
    await page.close();
    await probe.close();
  });

  // In one browser: the same code answers in both.
  if (name === 'chromium')
    it('a codebook is made, copied, given relations, deleted, and one that comes with Margent added again', async () => {
      const page = await options();
      await press(page, 'New codebook');
      await page.waitForFunction(
        `document.activeElement?.matches('h2') && document.activeElement.textContent === 'New codebook'`,
      );
      await press(page, 'Edit name and description');
      await fill(page, 'Name', 'Mine');
      await press(page, 'Save');
      await page.waitForFunction(`document.querySelector('h2').textContent === 'Mine'`);
      await press(page, 'Add role');
      await fill(page, 'Name', 'Doubt');
      await press(page, 'Add role');
      await expect.poll(() => rolesShown(page)).toEqual(['First role', 'Doubt']);
      await press(page, 'Add kind of relation');
      await fill(page, 'Name', 'questions');
      await page.evaluate(`document.querySelector('form input[type=checkbox]').click()`);
      await press(page, 'Add kind of relation');
      await page.waitForFunction(
        `document.querySelector('[data-kind]')?.innerText.includes('from First role to any role')`,
      );
      await shot(page, 'new');

      await press(page, 'Copy the list');
      await page.waitForFunction(text('Copied.'));
      await press(page, 'Add role');
      await page.waitForFunction(fieldNamed('Definition'));
      await page.evaluate(`${fieldNamed('Definition')}.focus()`);
      await page.waitForFunction(`document.activeElement === ${fieldNamed('Definition')}`);
      await page.keyboard.down('Control');
      await page.keyboard.press('v');
      await page.keyboard.up('Control');
      await expect.poll(() => page.evaluate(`${fieldNamed('Definition')}.value`)).toContain('- Role “Doubt” added.');
      expect(await page.evaluate(`${fieldNamed('Definition')}.value`)).toContain('Mine, version 4\n\nVersion 1, ');
      await press(page, 'Cancel');

      await press(page, 'All options');
      await page.waitForFunction(buttonNamed('Copy: Mine'));
      await expect.poll(() => focused(page)).toBe('Edit: Mine');
      await page.waitForFunction(text('In use by “My reading”, so it cannot be deleted.'));
      await press(page, 'Copy: Mine');
      await page.waitForFunction(`document.querySelector('h2')?.textContent === 'Copy of Mine'`);
      await page.waitForFunction(text('Copied from “Mine”, version 4.'));
      // The address holds what is edited: a reload keeps it, and a step back leaves it.
      await page.reload();
      await page.waitForFunction(`document.querySelector('h2')?.textContent === 'Copy of Mine'`);
      await page.evaluate('history.back()');
      await page.waitForFunction(buttonNamed('Copy: Mine'));
      await page.evaluate('history.forward()');
      await page.waitForFunction(`document.querySelector('h2')?.textContent === 'Copy of Mine'`);
      await press(page, 'All options');

      await press(page, 'Delete: Toulmin');
      await page.waitForFunction(text('No annotation has a role of this codebook.'));
      await press(page, 'Delete');
      await page.waitForFunction(text('Add a built-in codebook (1 not in your list)'));
      await page.evaluate(`document.querySelector('details:has([aria-label="Add: Toulmin"]) summary').click()`);
      await press(page, 'Add: Toulmin');
      await page.waitForFunction(buttonNamed('Edit: Toulmin'));
      await page.waitForFunction(`!${text('not in your list')}`);
      await page.close();
    });

  it('annotations go to the project of their site, from every way in', async () => {
    const probe = await openProbe(reader);
    await deleteAll(probe);
    const article = await reader.open(url);
    await selectWords(article, FIRST);
    let popup = await openEditor(reader, article);
    // A reader with one project sees none.
    expect(await popup.evaluate(`document.querySelectorAll('select').length`)).toBe(1);
    await popup.close();

    const page = await options();
    await press(page, 'New project');
    await fill(page, 'Name', 'Treaties');
    await fill(page, 'Codebook', POLICY_COMMENTARY.id);
    await shot(page, 'projects');
    await press(page, 'New project');
    await page.waitForFunction(text('Project “Treaties” made.'));
    await expect.poll(() => focused(page)).toBe('New project');

    await selectWords(article, FIRST);
    popup = await openEditor(reader, article);
    await popup.evaluate(`(() => {
      const select = document.querySelector('select');
      select.value = [...select.querySelectorAll('optgroup')].at(-1).lastElementChild.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await popup.waitFor(`document.querySelector('form').innerText.includes('Recommendation')`);
    await expect
      .poll(() => popup.evaluate(`[...document.querySelectorAll('optgroup')].map(({ label }) => label)`))
      .toEqual(['Everywhere', 'Only on pacificcouncil.online']);
    await expect
      .poll(() => popup.evaluate(`document.querySelector('select').selectedOptions[0].text`))
      .toBe('Treaties');
    await popup.waitFor(`document.querySelector('form input[type=checkbox]')`);
    if (process.env.MARGENT_SHOTS && name === 'chromium') {
      writeFileSync(join(process.env.MARGENT_SHOTS, 'codebooks-popup.png'), await popup.screenshot());
    }
    await popup.evaluate(`document.querySelector('form input[type=checkbox]').focus()`);
    await popup.press('4');
    await popup.press('Enter');
    await popup.waitFor(`document.querySelector('[data-annotation]')`);
    await popup.close();

    const recommendation = POLICY_COMMENTARY.roles.find((role) => role.name === 'Recommendation');
    const menuName = `${recommendation?.name} (Policy commentary)`;
    await selectWords(article, SECOND);
    await highlightWithMenu(reader, article, { id: recommendation?.id ?? '', name: menuName });
    await expect.poll(() => paintedWords(article)).toHaveLength(2);
    await selectWords(article, 'apparently amounts');
    await highlightWithKey(reader, article);
    await expect.poll(() => paintedWords(article)).toHaveLength(3);
    const { annotations, projects } = await libraryOf(probe);
    const treaties = projects.find((project) => project.name === 'Treaties')?.id;
    expect(annotations.map(({ projectId, roles }) => [projectId, roles[0]])).toEqual(
      [1, 2, 3].map(() => [treaties, recommendation?.id]),
    );

    // Elsewhere they go where they went before.
    const other = await reader.open(server.article('thediplomat.com', 'southeast-asia-quiet-rearmament').url);
    await highlight(reader, other, ELSEWHERE, '1');
    await other.close();
    const all = (await libraryOf(probe)).annotations;
    expect(all.filter(({ projectId }) => projectId !== treaties).map(({ projectId }) => projectId)).toEqual([
      DEFAULT_PROJECT_ID,
    ]);

    await page.bringToFront();
    await page.waitForFunction(text('Sites with a project of their own'));
    await press(page, 'Delete: Treaties');
    await page.waitForFunction(text('Its 3 annotations will be deleted too, with their relations.'));
    await press(page, 'Delete project');
    await expect.poll(() => paintedWords(article)).toEqual([]);
    await press(page, 'Undo');
    await expect.poll(() => paintedWords(article)).toHaveLength(3);
    await page.close();
    await probe.close();
  });

  // In one browser: it is the store that is asked, and it takes its time.
  if (name === 'chromium')
    it('a role of 10,000 annotations is merged and deleted in one step each', async () => {
      await markBoth();
      const probe = await openProbe(reader);
      const library = await libraryOf(probe);
      const [annotation] = library.annotations;
      const [article] = library.articles;
      if (!annotation || !article) throw new Error('the library is empty');
      await deleteAll(probe);
      const annotations = Array.from({ length: 10_000 }, (_, index) => ({
        ...annotation,
        id: `0a000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
        roles: index % 2 === 0 ? [PREMISE.id] : [PREMISE.id, CLAIM.id],
        createdAt: annotation.createdAt,
      }));
      await fillLibrary(probe, { ...library, annotations, relations: [] });
      const page = await options();
      await openCodebook(page, 'Essay argument');
      const timed = async (what: string, act: () => Promise<void>) => {
        const start = Date.now();
        await act();
        if (process.env.MARGENT_SHOTS) process.stderr.write(`${what}: ${Date.now() - start} ms\n`);
      };
      const use = (roleId: string) => probe.evaluate(`store.roleUse(${JSON.stringify(roleId)})`);
      await press(page, 'Merge…: Premise');
      await fill(page, 'Into', CLAIM.id);
      await page.waitForFunction(text('10,000 annotations get “Claim” instead.'));
      await timed('merge', async () => {
        await press(page, 'Merge');
        await page.waitForFunction(text('is merged into'));
      });
      expect(await use(CLAIM.id)).toEqual({ all: 10_000, alone: 10_000 });
      await timed('undo', () => undo(page));
      expect(await use(PREMISE.id)).toEqual({ all: 10_000, alone: 5_000 });

      await press(page, 'Delete: Premise');
      await page.waitForFunction(`document.querySelectorAll('input[name=fate]').length === 3`);
      await page.evaluate(`document.querySelectorAll('input[name=fate]')[1].click()`);
      await fill(page, 'The 5,000 without another role', '');
      await timed('delete', async () => {
        await press(page, 'Delete role');
        await page.waitForFunction(text('Role “Premise” deleted.'));
      });
      expect(await use(CLAIM.id)).toEqual({ all: 5_000, alone: 5_000 });
      await timed('undo', () => undo(page));
      expect(await use(PREMISE.id)).toEqual({ all: 10_000, alone: 5_000 });
      await page.close();
      await probe.close();
    });
});
