/**
 * The main job in both browsers: a reader opens an article, its sections are found, she selects a passage,
 * gives it a role by keyboard in the real popup, and finds it painted again after reload and restart.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder } from '../harness/remove-folder.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { paintedHighlights, paintedWords, selectedText, selectWords } from './support/on-page.ts';
import { BROWSER_NAMES, type Reader, serveFixtures, startReader } from './support/reader.ts';

const WORDS = 'This pact apparently amounts to an official bilateral military alliance and a mutual defense treaty.';
const SECOND_CODEBOOK_ROLE = 'Recommendation';

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

describe.each(BROWSER_NAMES)('the main job in %s', (name) => {
  let profile: string;
  let reader: Reader;
  let url: string;

  beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), `margent-${name}-`));
    reader = await startReader(name, server, { profile });
    url = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance').url;
  });
  afterEach(async () => {
    await reader.close();
    await removeFolder(profile);
  });

  it('is done by keyboard, and the highlight is back after reload and after the browser was closed', async () => {
    const page = await reader.open(url);
    await selectWords(page, WORDS);
    await expect.poll(() => selectedText(page)).toBe(WORDS);

    const popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('form input')`);
    const shown = await popup.text();
    expect(shown).toContain('The Russia-North Korea Military Alliance: Reducing Its Negative Fallout');
    expect(shown).toContain('James Jongsoo Lee');
    expect(shown).toContain('First published in The Diplomat, July 9, 2024');
    expect(shown).toContain('Paragraph 2');
    expect(shown).toContain(WORDS);
    expect(await selectedText(page)).toBe(WORDS);

    await popup.press('2');
    await popup.waitFor(`document.activeElement.matches('input[type=checkbox]')`);
    // Past the third role and what says when to use it to the tags.
    for (const _ of [1, 2, 3]) await popup.press('Tab');
    await popup.waitFor(`document.activeElement.matches('[role=combobox]')`);
    await popup.type('alliances');
    await popup.press('Enter');
    await popup.press('Enter');
    await popup.waitFor(`document.body.innerText.includes('Highlighted as Claim')`);
    await expect.poll(() => paintedWords(page)).toEqual([WORDS]);
    const [painted] = await paintedHighlights(page);
    await popup.waitFor(`document.querySelector('[data-annotation]')?.innerText.includes('alliances')`);
    await popup.close();

    await page.reload();
    await expect.poll(() => paintedHighlights(page)).toEqual([painted]);

    await reader.close();
    reader = await startReader(name, server, { profile });
    const tomorrow = await reader.open(url);
    await expect.poll(() => paintedHighlights(tomorrow)).toEqual([painted]);
    const again = await reader.openPopup(tomorrow);
    await again.waitFor(`document.querySelector('[data-annotation]')`);
    for (const words of ['1 annotation', 'Claim', 'Paragraph 2', 'alliances'])
      await expect.poll(() => again.text()).toContain(words);
  });

  it('edits, deletes and undoes from the popup, and tags a whole section in another codebook', async () => {
    const page = await reader.open(url);
    let popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('[data-kind="disclaimer"]')`);

    // A whole section, in the other codebook.
    await popup.click('[data-kind="paragraph"] button[title="Highlight the whole section"]');
    await popup.waitFor(`document.querySelector('form')`);
    await popup.evaluate(`(() => {
      const select = document.querySelector('select');
      select.value = [...select.options].find(({ text }) => text === 'Policy commentary').value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await popup.waitFor(`document.querySelector('form').innerText.includes('${SECOND_CODEBOOK_ROLE}')`);
    await popup.press('4');
    await popup.press('Enter');
    await popup.waitFor(`document.querySelector('[data-annotation]')`);
    await expect.poll(() => paintedWords(page)).toHaveLength(1);
    const section = (await paintedWords(page))[0];
    expect(section).toMatch(/^The recently signed comprehensive strategic partnership .* on the peninsula\.$/);

    // Edit.
    await popup.click('[data-annotation] button[title="Edit"]');
    await popup.waitFor(`document.querySelector('[data-annotation] form textarea')`);
    await popup.click('[data-annotation] form textarea');
    await popup.waitFor(`document.activeElement?.matches('[data-annotation] form textarea')`);
    await popup.type('worth **arguing** with');
    await popup.click('[data-annotation] form button[type=submit]');
    await popup.waitFor(`document.querySelector('[data-annotation] strong')?.innerText === 'arguing'`);

    // Delete and undo.
    await popup.click('[data-annotation] button[title="Delete"]');
    await popup.waitFor(`!document.querySelector('[data-annotation]')`);
    await expect.poll(() => paintedWords(page)).toEqual([]);
    const undo = `[...document.querySelectorAll('[role=status] button')].find(({ innerText }) => innerText === 'Undo')`;
    await popup.waitFor(undo);
    await popup.evaluate(`${undo}.click()`);
    await popup.waitFor(`document.querySelector('[data-annotation] strong')?.innerText === 'arguing'`);
    await expect.poll(() => paintedWords(page)).toEqual([section]);
    await popup.close();

    await page.reload();
    await expect.poll(() => paintedWords(page)).toEqual([section]);
    popup = await reader.openPopup(page);
    await popup.waitFor(`document.querySelector('[data-annotation] strong')`);
    await popup.close();
  });
});
