/**
 * The section finder on the corpus of real saved pages, in a real browser. The floors are what it reaches today: a change
 * that makes it worse has to say why.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleScript } from '../bench/bundle.ts';
import { findBrowser } from '../harness/find-browser.ts';
import { type CorpusItem, type FoundOnPage, type Measure, measure } from './corpus-metrics.ts';
import { sharedPath } from './shared-folder.ts';

/** At least, or for what should not happen at most. */
const FLOORS: Record<Measure, { atLeast: number } | { atMost: number }> = {
  title: { atLeast: 0.93 },
  authors: { atLeast: 0.83 },
  date: { atLeast: 0.965 },
  dek: { atLeast: 0.75 },
  'dek where there is none': { atMost: 0.24 },
  'body F1': { atLeast: 0.974 },
  'body F1 under 0.8': { atMost: 0.01 },
  'text that is not body': { atMost: 0.082 },
};

/** Pages after which the tab is closed: what they leave behind would pile up. */
const PAGES_PER_TAB = 40;

let browser: Browser;
let finder: string;

beforeAll(async () => {
  finder = await bundleScript(resolve(import.meta.dirname, '../../src/page/sections/find-article.ts'), 'finder');
  browser = await puppeteer.launch({
    executablePath: findBrowser({ wanted: 'chromium' }).executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
});
afterAll(() => browser?.close());

async function openTab(): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.setRequestInterception(true);
  page.on(
    'request',
    (request) => void (/^(?:data|about|blob):/.test(request.url()) ? request.continue() : request.abort()),
  );
  await page.setContent('<!doctype html><title>corpus</title>');
  await page.evaluate(finder);
  return page;
}

/** Shows a saved page in a frame without scripts, as wide as a window, and looks for its article. */
function findOn(page: Page, html: string, url: string): Promise<FoundOnPage | null> {
  return page.evaluate(`(async () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.style.cssText = 'width:1280px;height:900px';
    frame.srcdoc = ${JSON.stringify(html)};
    await new Promise((loaded) => { frame.onload = loaded; document.body.append(frame); });
    const before = frame.contentDocument.documentElement.outerHTML;
    const article = finder.findArticle(frame.contentDocument, new URL(${JSON.stringify(url)}));
    if (frame.contentDocument.documentElement.outerHTML !== before) throw new Error('the page was changed');
    frame.remove();
    return article && {
      title: article.title, dek: article.dek, authors: article.authors, date: article.published.date,
      sections: article.sections.map(({ kind, text }) => ({ kind, text })),
    };
  })()`) as Promise<FoundOnPage | null>;
}

it('finds articles on real pages as well as it has done so far', { timeout: 600_000 }, async () => {
  const { items } = JSON.parse(readFileSync(sharedPath('corpus/manifest.json'), 'utf8')) as { items: CorpusItem[] };
  const measured = new Map<Measure, number[]>();
  let page = await openTab();
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % PAGES_PER_TAB === 0) {
      await page.close();
      page = await openTab();
    }
    const html = gunzipSync(readFileSync(sharedPath(`corpus/${item.file}`))).toString('utf8');
    const body = item.truth.body ? readFileSync(sharedPath(`corpus/${item.truth.body}`), 'utf8') : null;
    const found = await findOn(page, html, item.url);
    for (const [name, values] of Object.entries(measure(item, found, body)) as [Measure, number[]][]) {
      measured.set(name, [...(measured.get(name) ?? []), ...values]);
    }
  }
  const means = Object.fromEntries(
    [...measured].map(([name, values]) => [name, values.reduce((sum, value) => sum + value, 0) / values.length]),
  );
  for (const [name, floor] of Object.entries(FLOORS)) {
    if ('atLeast' in floor) expect.soft(means[name], name).toBeGreaterThanOrEqual(floor.atLeast);
    else expect.soft(means[name], name).toBeLessThanOrEqual(floor.atMost);
  }
});
