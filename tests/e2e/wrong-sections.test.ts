/** 'Wrong sections?': pointing at the article, naming a section, and the rule that comes of it, in both browsers. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { openLists } from './support/annotate.ts';
import { type Downloads, downloads } from './support/downloads.ts';
import { inCommon } from './support/in-common.ts';
import { filler } from './support/pages.ts';
import {
  BROWSER_NAMES,
  clickInSurface,
  type PopupDriver,
  type Reader,
  serveFixtures,
  startReader,
  waitInSurface,
} from './support/reader.ts';

const SITE = 'http://pacificcouncil.online';
/** Where Margent is only let in by its button. */
const ELSEWHERE = 'http://harbour.example';
const ESSAY = 'The essay itself is short and stands in a box that nobody would look into.';
const BIO = 'She keeps a boat in the harbour and says so at every turn of the tide, year after year.';

/** A page on which the finder takes the long notes for the article; the essay stands in what is called a sidebar. */
const misleading = (
  title: string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:type" content="article"><style>body { font: 18px/1.6 sans-serif; margin: 2em } </style></head><body>
<h1>${title}</h1>
<div class="sidebar"><div class="css-1q2w3e essay-text" style="width: 40em"><p>${ESSAY}</p><p>${filler(2)[0]}</p><p>${BIO}</p></div></div>
<div class="field-notes">${filler(9)
  .slice(3)
  .map((text) => `<p><a id="link" href="${SITE}/never">N</a>ote: ${text}</p>`)
  .join('')}</div>
<script>addEventListener('click', (event) => { document.title = 'CLICKED ' + event.target.tagName; });</script>
</body></html>`;

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
  for (const name of ['one', 'two'])
    server.route(`${SITE}/wrong/${name}`, { body: misleading(`Essay number ${name}`) });
  server.route(`${ELSEWHERE}/wrong`, { body: misleading('Essay elsewhere') });
});
afterAll(() => server.close());

const shots = process.env.MARGENT_SHOTS;

describe.each(BROWSER_NAMES)('wrong sections in %s', (name) => {
  let reader: Reader;
  let saved: Downloads;
  const { once } = inCommon(
    async () => {
      saved = downloads();
      reader = await startReader(name, server, { downloads: saved.folder, viewport: { width: 1100, height: 800 } });
      if ('inBrowserChrome' in reader.session) {
        // As Firefox comes: the harness lets popups open by themselves.
        await reader.session.inBrowserChrome(
          `Services.prefs.setBoolPref('extensions.openPopupWithoutUserGesture.enabled', false)`,
          null,
        );
      }
    },
    async () => {
      await reader.close();
      saved.remove();
    },
  );

  const button = (label: string) =>
    `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === ${JSON.stringify(label)})`;

  async function press(popup: PopupDriver, label: string): Promise<void> {
    await popup.waitFor(button(label));
    // What was pressed before may be there still.
    await popup.evaluate(`document.querySelector('#press-this')?.removeAttribute('id')`);
    await popup.evaluate(`(${button(label)}).id = 'press-this'`);
    await popup.click('#press-this');
  }

  const outline = (popup: PopupDriver) =>
    popup.evaluate<string[]>(
      `[...document.querySelectorAll('li[data-kind]')].map((row) => row.dataset.kind + ' ' + row.querySelector('[dir=auto]').textContent.slice(0, 14))`,
    );
  const hasEssay = `document.querySelector('li[data-kind]') && document.body.textContent.includes(${JSON.stringify(ESSAY)})`;

  async function shoot(what: string, from: PopupDriver | Page): Promise<void> {
    if (shots) writeFileSync(`${shots}/${name}-${what}.png`, await from.screenshot());
  }

  async function openView(page: Page): Promise<PopupDriver> {
    const popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelector('[role=tab]')`);
    if (!(await popup.evaluate<boolean>(`!!(${button('Wrong sections?')})`))) await popup.click('[role=tab]');
    await press(popup, 'Wrong sections?');
    await popup.waitFor(button('Point at the article…'));
    return popup;
  }

  /** Starts pointing; the popup closes. */
  async function startPointing(page: Page): Promise<void> {
    const popup = await openView(page);
    await shoot('view', popup);
    await press(popup, 'Point at the article…').catch(() => undefined);
    // The one that comes up afterwards is another one.
    if (popup.page) await expect.poll(() => popup.page?.isClosed()).toBe(true);
    await page.bringToFront();
    await page.waitForFunction(`document.documentElement.lastElementChild.popover === 'manual'`);
  }

  const isPicking = (page: Page) =>
    page.evaluate(`document.documentElement.lastElementChild.localName === 'div'`) as Promise<boolean>;

  /** The article of the site is pointed at, and found there. */
  const pointAtEssay = once(async () => {
    const page = await reader.open(`${SITE}/wrong/one`);
    let popup = await openLists(reader, page);
    await popup.waitFor(`document.querySelector('li[data-kind]')`);
    expect((await outline(popup)).join()).not.toContain('The essay');
    await popup.close();

    await startPointing(page);
    await shoot('picking', page);
    const place = (await page.evaluate(`(() => {
      const { left, top, width } = document.querySelector('.essay-text p').getBoundingClientRect();
      return { x: left + width / 2, y: top + 5 };
    })()`)) as { x: number; y: number };
    await page.mouse.move(place.x, place.y);
    await shoot('picking-box', page);
    await page.keyboard.press('ArrowDown');
    await shoot('picking-part', page);
    await page.keyboard.press('ArrowUp');
    const known = reader.name === 'chromium';
    await page.mouse.click(place.x, place.y);
    // The page's own script has heard of no click on anything of its own.
    expect(await page.title()).not.toContain('CLICKED P');
    if (!known) {
      await expect.poll(() => isPicking(page)).toBe(true);
      await shoot('confirmed', page);
      await page.keyboard.press('Escape');
      await expect.poll(() => isPicking(page)).toBe(false);
      popup = await openLists(reader, page);
    } else {
      popup = await reopened(reader);
      await popup.waitFor(`document.querySelector('[role=status]')?.innerText.includes('Margent now reads this')`);
      await shoot('reopened', popup);
    }
    await popup.waitFor(hasEssay);
    expect((await outline(popup)).filter((row) => row.includes('Note'))).toEqual([]);
    await popup.close();
    await page.close();
  });

  it('the article is pointed at with the mouse, and found there now, also after a reload and on another page', async () => {
    await pointAtEssay();
    const page = await reader.open(`${SITE}/wrong/one`);
    const other = await reader.open(`${SITE}/wrong/two`);
    for (const each of [page, other]) {
      await each.bringToFront();
      const popup = await openLists(reader, each);
      await popup.waitFor(hasEssay);
      await popup.close();
    }
    await other.close();
    await page.close();
  });

  const nameBio = `(() => {
    const row = [...document.querySelectorAll('li[data-kind]')].find(({ textContent }) => textContent.includes('She keeps'));
    const select = row.querySelector('select');
    select.value = 'author-bio';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  })()`;

  /** A section of it is named, and that undone and done again. */
  const nameSection = once(async () => {
    await pointAtEssay();
    const page = await reader.open(`${SITE}/wrong/one`);
    const popup = await openView(page);
    await popup.waitFor(hasEssay);
    const before = await outline(popup);
    await popup.evaluate(nameBio);
    await popup.waitFor(`document.querySelector('li[data-kind="author-bio"]')`);
    await popup.waitFor(`document.querySelector('[role=status]')?.innerText.includes('Author bio')`);
    await shoot('named', popup);
    await press(popup, 'Undo');
    await popup.waitFor(`!document.querySelector('li[data-kind="author-bio"]')`);
    await expect.poll(() => outline(popup)).toEqual(before);
    await popup.press('Control+Shift+z');
    await popup.waitFor(`document.querySelector('li[data-kind="author-bio"]')`);
    await press(popup, 'Done');
    // The place of the whole section, as a passage is stored with it.
    await popup.waitFor(`document.querySelector('li[data-kind="author-bio"] [title]')`);
    await popup.click('li[data-kind="author-bio"] [title]');
    await popup.waitFor(`document.querySelector('h2')?.innerText.includes('Author bio')`);
    await popup.close();
    await page.close();
  });

  it('a section is named, the outline and the places of passages change, and it can be undone', nameSection);

  it('keys alone point, and Escape leaves everything as it was', async () => {
    await pointAtEssay();
    const page = await reader.open(`${SITE}/wrong/two`);
    await startPointing(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await expect.poll(() => isPicking(page)).toBe(false);
    const popup = await openLists(reader, page);
    await popup.waitFor(hasEssay);
    await popup.close();
    expect(await page.title()).toBe('Essay number two');

    await startPointing(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const notes = `[...document.querySelectorAll('li[data-kind]')].some(({ textContent }) => textContent.includes('Note'))`;
    if (reader.name === 'chromium') {
      const again = await reopened(reader);
      await again.waitFor(notes);
      await press(again, 'Undo');
      await again.waitFor(hasEssay);
      await again.close();
    } else {
      // The confirmation comes after the overlay of the pointing has gone.
      const wrong = await openLists(reader, page);
      await wrong.waitFor(notes);
      await wrong.close();
      await page.bringToFront();
      await expect.poll(() => isPicking(page)).toBe(true);
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      await page.keyboard.press('Enter');
      await expect.poll(() => isPicking(page)).toBe(false);
      const right = await openLists(reader, page);
      await right.waitFor(hasEssay);
      await right.close();
    }
    await page.close();
  });

  // In one browser: a rule is read and written by the same code, and files go in and out in other tests.
  if (name === 'chromium')
    it('the rule is exported, forgotten, undone, and read back in another profile', async () => {
      await nameSection();
      const options = await reader.openExtensionPage('options/options.html');
      await options.waitForSelector('[data-rule]');
      await shoot('options', options);
      await clickInSurface(options, '[data-rule] button[aria-label^="Export"]');
      const file = await saved.next('.json');
      const [rule] = JSON.parse(readFileSync(file, 'utf8')) as [Record<string, unknown>];
      expect(rule).toMatchObject({
        hosts: ['pacificcouncil.online'],
        body: '.essay-text',
        sections: { 'author-bio': '.essay-text > p:last-child' },
      });
      expect(rule.evidence).toEqual([`Pointed out by a reader on ${SITE}/wrong/one`]);

      const page = await reader.open(`${SITE}/wrong/one`);
      const popup = await openView(page);
      await press(popup, 'Forget my changes for this site');
      await popup.waitFor(`!(${button('Forget my changes for this site')})`);
      await expect.poll(async () => (await outline(popup)).join()).not.toContain('The essay');
      await press(popup, 'Undo');
      await popup.waitFor(hasEssay);
      await popup.close();
      await page.close();
      await options.close();

      const another = await startReader(name, server);
      try {
        const theirs = await another.openExtensionPage('options/options.html');
        await theirs.waitForSelector('input[type=file]');
        const give = (text: string) =>
          theirs.evaluate(`{
          const field = document.querySelector('input[aria-label="Import rules…"]');
          const files = new DataTransfer();
          files.items.add(new File([${JSON.stringify(text)}], 'rules.json', { type: 'application/json' }));
          field.files = files.files;
          field.dispatchEvent(new Event('change', { bubbles: true }));
        }`);
        const refused = [
          '{"hosts":[',
          '[{"hosts":["a.example"],"evidence":["x"],"body":"::("}]',
          '[{"hosts":["a.example"],"evidence":["x"],"run":"alert(1)"}]',
          '[{"hosts":["a.example"],"evidence":["x"],"sections":{"__proto__x":"p"}}]',
          `[${'['.repeat(5_000)}]`,
        ];
        for (const text of refused) {
          await give(text);
          await theirs.waitForFunction(
            `document.querySelector('[role=alert]')?.innerText.includes('nothing was changed')`,
          );
          expect(await theirs.$('[data-rule]')).toBe(null);
          await clickInSurface(theirs, '[role=alert] button:last-child');
          await theirs.waitForFunction(`!document.querySelector('[role=alert]')`);
        }
        await give(readFileSync(file, 'utf8'));
        await theirs.waitForSelector('[data-rule]');
        const read = await another.open(`${SITE}/wrong/two`);
        const shown = await openLists(another, read);
        await shown.waitFor(hasEssay);
        await shown.waitFor(`document.querySelector('li[data-kind="author-bio"]')`);
        await shown.close();
      } finally {
        await another.close();
      }
    });

  it('the side panel does the same, stays beside the page meanwhile, and no popup comes up', async () => {
    const page = await reader.open(`${ELSEWHERE}/wrong`);
    const panel = await reader.openSidePanel(page);
    await panel.waitFor(`document.querySelector('[data-tab=outline]')`);
    await panel.click('[data-tab=outline]');
    await press(panel, 'Wrong sections?');
    await panel.waitFor(button('Point at the article…'));
    expect((await outline(panel)).join()).not.toContain('The essay');
    const startPointingBeside = async () => {
      await press(panel, 'Point at the article…');
      await page.waitForFunction(`document.documentElement.lastElementChild.popover === 'manual'`);
      await panel.waitFor(`document.body.innerText.includes('Point at the article’s text on the page')`);
    };

    await startPointingBeside();
    await shoot('panel-pointing', panel);
    await page.keyboard.press('Escape');
    await expect.poll(() => isPicking(page)).toBe(false);
    await panel.waitFor(`!document.body.innerText.includes('Point at the article’s text on the page')`);

    await startPointingBeside();
    const place = (await page.evaluate(`(() => {
      const { left, top, width } = document.querySelector('.essay-text p').getBoundingClientRect();
      return { x: left + width / 2, y: top + 5 };
    })()`)) as { x: number; y: number };
    await page.mouse.click(place.x, place.y);
    await panel.waitFor(hasEssay);
    await panel.waitFor(
      `document.querySelector('main + div [role=status]')?.innerText.includes('Margent now reads this')`,
    );
    await shoot('panel-pointed', panel);
    expect(await isPicking(page)).toBe(false);
    if (reader.name === 'chromium') {
      const targets = reader.session.browser.targets().map((target) => target.url());
      expect(targets.filter((url) => url.includes('/popup/popup.html'))).toEqual([]);
    }

    await panel.evaluate(nameBio);
    await panel.waitFor(`document.querySelector('li[data-kind="author-bio"]')`);
    // What was said of the pointing offers an Undo of its own until then.
    await panel.waitFor(`document.querySelector('main + div [role=status]')?.innerText.includes('Author bio')`);
    await press(panel, 'Undo');
    await panel.waitFor(`!document.querySelector('li[data-kind="author-bio"]')`);

    // Another page is not the one that was being mended.
    await page.goto(`${SITE}/wrong/two`);
    await panel.waitFor(`document.querySelector('[role=tab]') && document.body.innerText.includes('Essay number two')`);

    // A page that is loaded again ends the pointing, and does not begin it anew by itself.
    await panel.click('[data-tab=outline]');
    await press(panel, 'Wrong sections?');
    await startPointingBeside();
    await page.reload();
    await panel.waitFor(`!document.body.innerText.includes('Point at the article’s text on the page')`);
    // Whether the panel has seen it loading or not.
    await panel.waitFor(`${button('Point at the article…')} || ${button('Wrong sections?')}`);
    expect(await panel.evaluate(`document.body.innerText.includes('Something went wrong')`)).toBe(false);
    expect(await isPicking(page)).toBe(false);
    await panel.close();
    await page.close();
  });
});

/** The popup that the extension has opened by itself, in Chromium. */
async function reopened({ session }: Reader): Promise<PopupDriver> {
  const target = await session.browser.waitForTarget((candidate) => candidate.url().includes('/popup/popup.html'));
  const popup = await target.asPage();
  return {
    text: () => popup.evaluate('document.body.innerText') as Promise<string>,
    evaluate: <T>(expression: string) => popup.evaluate(expression) as Promise<T>,
    waitFor: (condition) => waitInSurface(popup, condition),
    click: (selector) => clickInSurface(popup, selector),
    hover: (selector) => popup.hover(selector),
    press: (keys) => popup.keyboard.press(keys as 'Enter'),
    type: (text) => popup.keyboard.type(text),
    screenshot: () => popup.screenshot(),
    close: () => popup.close(),
  };
}
