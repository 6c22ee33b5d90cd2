/** Undo and redo of everything, from every surface, by the usual keys, far back and after reloads. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { provideMessages } from '../../src/ui/messages.ts';
import { describeRedo, describeUndo } from '../../src/ui/step-words.ts';
import { ESSAY_ARGUMENT, POLICY_COMMENTARY } from '../english-codebooks.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { highlight, openLists } from './support/annotate.ts';
import { inCommon } from './support/in-common.ts';
import { paintedWords } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { libraryOf, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { BROWSER_NAMES, type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';

const URL = 'http://pacificcouncil.online/undo/';
const WORDS = ['The harbour board has never once published its minutes in time.', 'Nobody has asked it why.'];

let server: ArticleServer;
beforeAll(async () => {
  const catalogue: Record<string, { message: string }> = english;
  provideMessages((key, [first = '']) => catalogue[key]?.message.replace(/\$[A-Z]+\$/, first) ?? key);
  server = await serveFixtures();
  server.route(URL, { body: plainPage({ title: 'Undo', paragraphs: [...filler(6), ...WORDS, ...filler(1)] }) });
});
afterAll(() => server.close());

/** Steps of every kind, as the surfaces take them through the store; each makes one. */
const STEPS = `(async () => {
  const quote = (exact) => [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }];
  const page = { addresses: { url: ${JSON.stringify(URL)}, canonicalUrl: null, ogUrl: null }, documentTitle: 'Undo', description: null };
  const [major, claim, premise] = ${JSON.stringify(ESSAY_ARGUMENT.roles.map(({ id }) => id))};
  const made = [];
  for (let count = 0; count < 12; count++) {
    const { annotation } = await store.annotate({ page, selectors: quote('passage ' + count), roles: [claim], tags: ['t' + count], note: '' });
    made.push(annotation);
  }
  for (const { id } of made.slice(0, 8)) await store.updateAnnotation(id, { note: 'note of ' + id, roles: [major] });
  for (const { id } of made.slice(2, 7)) await store.moveEnds(id, quote('other ends of ' + id), false);
  for (const { id } of made.slice(3, 6)) await store.placeAnnotation(id, quote('new text of ' + id), 'accept-text');
  for (const { id } of made.slice(4, 6)) await store.placeAnnotation(id, quote('by hand ' + id), 'place-by-hand');
  for (const { id } of made.slice(5, 8)) await store.keepAsLost(id, true);
  await store.keepAsLost(made[5].id, false);
  const end = ({ id }) => ({ type: 'annotation', id });
  // From claims to what has become a major claim.
  const relations = [];
  for (let count = 0; count < 6; count++) {
    const { relation } = await store.relate({ kindId: ${JSON.stringify(ESSAY_ARGUMENT.relationKinds[0]?.id)}, from: end(made[8 + (count % 4)]), to: end(made[count]), note: '' });
    relations.push(relation);
  }
  await store.deleteRelations([relations[0].id]);
  for (let count = 0; count < 4; count++) {
    await store.editCodebook(${JSON.stringify(ESSAY_ARGUMENT.id)}, { what: 'describe', changed: { description: 'edit ' + count } });
  }
  await store.chooseCodebook(${JSON.stringify(POLICY_COMMENTARY.id)});
  for (const selector of ['#text', 'article']) await store.changeSiteRule(${JSON.stringify(URL)}, { what: 'body', selector });
  await store.importSiteRules([{ hosts: ['imported.example'], body: '#b', evidence: ['a test'] }]);
  await store.deleteSiteRules((await store.siteRules()).slice(0, 1).map(({ id }) => id));
  // With the relations that hang on it.
  await store.deleteAnnotations([made[3].id]);
  await store.deleteAnnotations([made[8].id, made[9].id]);
  return null;
})()`;

/** What undo must bring back byte for byte: all but the times of change, the graves of what was made, and choices. */
async function content(probe: Page): Promise<string> {
  const { tombstones: _graves, settings: _choices, ...library } = await libraryOf(probe);
  const sorted = Object.entries(library).map(([name, list]) => [
    name,
    [...list].sort((a, b) => a.id.localeCompare(b.id)),
  ]);
  return JSON.stringify(Object.fromEntries(sorted), (key, value) => {
    if (key === 'updatedAt') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
  });
}

interface Surface {
  press(keys: string): Promise<void>;
  said(): Promise<string>;
}

const SAID = `document.querySelector('[role=status]:has(button)')?.innerText ?? ''`;

const popupSurface = (popup: PopupDriver): Surface => ({
  press: (keys) => popup.press(keys),
  said: () => popup.evaluate<string>(SAID),
});

function pageSurface(page: Page): Surface {
  return {
    async press(keys) {
      await page.bringToFront();
      const parts = keys.split('+');
      const [key = ''] = parts.splice(-1);
      for (const part of parts) await page.keyboard.down(part as 'Control');
      await page.keyboard.press(key as 'z');
      for (const part of parts) await page.keyboard.up(part as 'Control');
    },
    said: () => page.evaluate(SAID) as Promise<string>,
  };
}

describe.each(BROWSER_NAMES)('undo in %s', (name) => {
  let build: ProbedBuild;
  let reader: Reader;
  let probe: Page;
  const isThorough = name === 'chromium';
  inCommon(
    async () => {
      build = await probedBuild(name);
      reader = await startReader(name, server, { build: build.directory });
      probe = await openProbe(reader);
    },
    async () => {
      await reader.close();
      build.remove();
    },
  );

  const steps = (): Promise<{ done: number | null; undone: number | null; label: string; again: string }> =>
    probe.evaluate(`Promise.all([store.nextUndo(), store.nextRedo()]).then(([done, undone]) => ({
      done: done?.seq ?? null, undone: undone?.seq ?? null, label: done?.label ?? '', again: undone?.label ?? '',
    }))`) as ReturnType<typeof steps>;

  /** Presses once and waits until the surface says which step it was; gives the kind of step. */
  async function take(surface: Surface, keys: string): Promise<string> {
    const { done, label, again } = await steps();
    await surface.press(keys);
    await expect.poll(async () => (await steps()).done).not.toBe(done);
    const isUndo = keys === 'Control+z';
    await expect
      .poll(() => surface.said())
      .toContain(isUndo ? describeUndo({ label }) : describeRedo({ label: again }));
    return isUndo ? label : again;
  }

  /** Presses until there is nothing more: in Firefox, whose keys cost most, the first few, and the store does the rest. */
  async function takeAll(surface: Surface, keys: string, way: 'done' | 'undone'): Promise<Set<string>> {
    const said = new Set<string>();
    for (let count = 0; (await steps())[way] !== null && (isThorough || count < 5); count += 1)
      said.add(await take(surface, keys));
    await probe.evaluate(`(async () => { while (await store.${way === 'done' ? 'undo' : 'redo'}()); })()`);
    return said;
  }

  it('takes back more than fifty mixed steps from library, options and popup, after reloads, and does them again', async () => {
    const page = await reader.open(URL);
    await probe.evaluate('store.exportLibrary().then(() => null)');
    const start = await content(probe);
    for (const words of WORDS) await highlight(reader, page, words);
    await probe.evaluate(STEPS);
    const end = await content(probe);
    const last = (await steps()).done ?? 0;
    expect(last).toBeGreaterThan(50);

    const said = new Set<string>();
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForFunction(`document.querySelector('[data-annotation]')`);
    const [half, some] = isThorough ? [10, 15] : [3, 3];
    for (let count = 0; count < 2 * half; count++) {
      if (count === half) {
        // Not by puppeteer's own call: Firefox tells it nothing of the extension's pages.
        await library.evaluate('globalThis.isOld = true; location.reload(); 0');
        await library.waitForFunction(
          `typeof isOld === 'undefined' && document.querySelector('[data-annotation]') !== null`,
        );
      }
      said.add(await take(pageSurface(library), 'Control+z'));
    }
    await library.close();
    const options = await reader.openExtensionPage('options/options.html');
    await options.waitForFunction(`document.querySelector('input[type=radio]')`);
    for (let count = 0; count < some; count++) said.add(await take(pageSurface(options), 'Control+z'));
    await options.close();
    await page.reload();
    const popup = await openLists(reader, page);
    for (const label of await takeAll(popupSurface(popup), 'Control+z', 'done')) said.add(label);
    await popup.press('Control+z');
    await expect.poll(() => popup.evaluate(SAID)).toContain('There is nothing to undo.');
    expect(await content(probe)).toBe(start);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    if (isThorough)
      expect([...said].sort()).toEqual([
        'accept-text',
        'annotate',
        'choose-codebook',
        'delete-annotations',
        'delete-relations',
        'delete-site-rules',
        'edit-annotation',
        'edit-codebook',
        'edit-site-rule',
        'import-site-rules',
        'keep-as-lost',
        'look-again',
        'move-ends',
        'place-by-hand',
        'relate',
      ]);

    for (let count = 0; count < (isThorough ? 20 : 3); count++) await take(popupSurface(popup), 'Control+Shift+Z');
    await popup.close();
    if (isThorough) await expect.poll(async () => (await paintedWords(page)).sort()).toEqual([...WORDS].sort());
    const again = await reader.openExtensionPage('library/library.html');
    await again.waitForFunction(`document.querySelector('header input')`);
    await takeAll(pageSurface(again), 'Control+y', 'undone');
    expect((await steps()).done).toBe(last);
    expect(await content(probe)).toBe(end);
    await again.close();
    await page.close();
  });

  it('what was said to be done is said no longer where that was taken back elsewhere', async () => {
    const page = await reader.open(URL);
    await highlight(reader, page, WORDS[0] ?? '');
    await highlight(reader, page, WORDS[1] ?? '');
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForFunction(`document.querySelector('[data-annotation]')`);
    const options = await reader.openExtensionPage('options/options.html');
    await options.waitForFunction(`document.querySelector('input[type=radio]')`);

    await library.evaluate(`document.querySelector('[title=Delete]').click()`);
    await expect.poll(() => library.evaluate(SAID)).toContain('Annotation deleted.');
    await take(pageSurface(options), 'Control+z');
    await expect.poll(() => library.evaluate(SAID)).toBe('');
    await take(pageSurface(library), 'Control+y');
    await expect.poll(() => options.evaluate(SAID)).toBe('');
    await library.close();
    await options.close();

    await page.bringToFront();
    const popup = await openLists(reader, page);
    await popup.evaluate(`[...document.querySelectorAll('[role=tab]')].at(-1).click()`);
    await popup.waitFor(`document.querySelector('[title=Delete]')`);
    await popup.evaluate(`document.querySelector('[title=Delete]').click()`);
    await expect.poll(() => popup.evaluate(SAID)).toContain('Annotation deleted.');
    await probe.evaluate('store.undo().then(() => null)');
    await expect.poll(() => popup.evaluate(SAID)).toBe('');
    await popup.close();
    await page.close();
  });

  it('leaves a field its own undo, and knows the key under another layout', async () => {
    if ((await steps()).done === null) await probe.evaluate(STEPS);
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForFunction(`document.querySelector('[data-annotation]')`);
    const before = await steps();
    await library.type('input[type=search]', 'passage');
    await pageSurface(library).press('Control+z');
    await library.waitForFunction(`document.querySelector('input[type=search]').value !== 'passage'`);
    expect(await steps()).toEqual(before);

    // A Korean layout: the key that is Z on a Latin one.
    await library.evaluate(`{
      document.activeElement.blur();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅋ', code: 'KeyZ', ctrlKey: true, bubbles: true }));
    }`);
    await expect.poll(async () => (await steps()).done).not.toBe(before.done);
    await expect.poll(() => library.evaluate(SAID)).toContain('Undone: deleted annotations.');
    await take(pageSurface(library), 'Control+y');
    await library.close();
  });

  it('says in words where a step cannot be taken back, and changes nothing', async () => {
    // Past the store, as nothing of ours does: a record that is not what the step left.
    const { done } = await steps();
    await probe.evaluate(`store.annotate({
      page: { addresses: { url: ${JSON.stringify(URL)}, canonicalUrl: null, ogUrl: null }, documentTitle: 'Undo', description: null },
      selectors: [{ type: 'TextQuoteSelector', exact: 'late', prefix: '', suffix: '' }],
      roles: [${JSON.stringify(ESSAY_ARGUMENT.roles[0]?.id)}], tags: [], note: '',
    }).then(({ annotation: { id } }) => new Promise((resolve, reject) => {
      const request = indexedDB.open('margent');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const transaction = request.result.transaction('annotations', 'readwrite');
        const records = transaction.objectStore('annotations');
        records.get(id).onsuccess = ({ target }) => records.put({ ...target.result, note: 'from nowhere' });
        transaction.oncomplete = () => { request.result.close(); resolve(null); };
      };
    }))`);
    const before = await content(probe);
    const library = await reader.openExtensionPage('library/library.html');
    await library.waitForFunction(`document.querySelector('[data-annotation]')`);
    await pageSurface(library).press('Control+z');
    await expect
      .poll(() => library.evaluate(SAID))
      .toContain('This was changed in another window in the meantime. Nothing was changed here.');
    expect(await content(probe)).toBe(before);
    expect((await steps()).done).not.toBe(done);
    await library.close();
  });
});
