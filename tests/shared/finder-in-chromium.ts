/** Shows saved pages in headless Chromium and looks for their articles: the finder on the corpus, in a real browser. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import puppeteer, { type Page } from 'puppeteer-core';
import { bundleScript } from '../bench/bundle.ts';
import { findBrowser } from '../harness/find-browser.ts';
import type { CorpusItem, FoundOnPage } from './corpus-metrics.ts';
import { sharedPath } from './shared-folder.ts';

/** Pages after which the tab is closed: what they leave behind would pile up. */
const PAGES_PER_TAB = 40;

export interface Looked {
  /** null where the page was taken for no article. */
  found: FoundOnPage | null;
  /** All that the page shows. */
  pageText: string;
}

export interface FinderInChromium {
  lookAt(item: CorpusItem): Promise<Looked>;
  close(): Promise<void>;
}

export const readCorpusItems = (): CorpusItem[] =>
  (JSON.parse(readFileSync(sharedPath('corpus/manifest.json'), 'utf8')) as { items: CorpusItem[] }).items;

export async function startFinder(): Promise<FinderInChromium> {
  const finder = await bundleScript(resolve(import.meta.dirname, '../../src/page/sections/find-article.ts'), 'finder');
  const browser = await puppeteer.launch({
    executablePath: findBrowser({ wanted: 'chromium' }).executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  let page: Page | undefined;
  let shown = 0;

  async function openTab(): Promise<Page> {
    const tab = await browser.newPage();
    await tab.setViewport({ width: 1280, height: 900 });
    await tab.setRequestInterception(true);
    tab.on(
      'request',
      (request) => void (/^(?:data|about|blob):/.test(request.url()) ? request.continue() : request.abort()),
    );
    await tab.setContent('<!doctype html><title>corpus</title>');
    await tab.evaluate(finder);
    return tab;
  }

  return {
    async lookAt({ file, url }) {
      if (page && shown % PAGES_PER_TAB === 0) {
        await page.close();
        page = undefined;
      }
      page ??= await openTab();
      shown += 1;
      const html = gunzipSync(readFileSync(sharedPath(`corpus/${file}`))).toString('utf8');
      // A frame without scripts, as wide as a window.
      return (await page.evaluate(`(async () => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-same-origin');
        frame.style.cssText = 'width:1280px;height:900px';
        frame.srcdoc = ${JSON.stringify(html)};
        await new Promise((loaded) => { frame.onload = loaded; document.body.append(frame); });
        const before = frame.contentDocument.documentElement.outerHTML;
        const article = finder.findArticle(frame.contentDocument, new URL(${JSON.stringify(url)}));
        if (frame.contentDocument.documentElement.outerHTML !== before) throw new Error('the page was changed');
        const pageText = frame.contentDocument.body.innerText;
        frame.remove();
        return { pageText, found: article && {
          title: article.title, dek: article.dek, authors: article.authors, date: article.published.date,
          sections: article.sections.map(({ kind, text }) => ({ kind, text })),
        } };
      })()`)) as Looked;
    },
    close: () => browser.close(),
  };
}
