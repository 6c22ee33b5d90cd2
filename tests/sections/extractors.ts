/** The extractors that an evaluation compares: our finder with and without site rules, libraries, naive ways. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleScript } from '../bench/bundle.ts';
import { type Extraction, extractionOf, namesOfByline } from './extraction.ts';
import type { Outline } from './in-page/finder.ts';
import type { Withheld } from './in-page/without.ts';
import type { ShownPage } from './saved-pages.ts';

export interface Extractor {
  readonly name: string;
  /** Whether it reads the page as saved, and not as it is shown. */
  readonly readsSaved?: true;
  extract(page: ShownPage, html: Uint8Array, url: URL): Promise<Extraction>;
}

export type Rules = 'on' | 'off';

/** Our finder as a script for saved pages, with and without the rules for single sites. */
export interface Finder {
  find(page: ShownPage, url: URL, rules: Rules): Promise<Outline>;
  /** Takes out of the page what no extractor is to see. */
  withhold(page: ShownPage, withheld: Withheld): Promise<void>;
  /** Draws what was found last on the page over it; gives where the first section stands, in CSS pixels from the page's top. */
  draw(page: ShownPage): Promise<number>;
}

const inPage = (file: string): string => path.join(import.meta.dirname, 'in-page', file);

export async function bundleFinder(): Promise<Finder> {
  const script = await bundleScript(inPage('finder.ts'), 'margentFinder');
  return {
    async find(page, url, rules) {
      await page.load(script);
      return (await page.evaluate(`margentFinder.find(${JSON.stringify(url.href)}, '${rules}')`)) as Outline;
    },
    async withhold(page, withheld) {
      await page.load(script);
      await page.evaluate(`margentFinder.withhold('${withheld}')`);
    },
    async draw(page) {
      return Number(await page.evaluate('margentFinder.draw()'));
    },
  };
}

export function ownExtractor(finder: Finder, rules: Rules): Extractor {
  return {
    name: rules === 'on' ? 'Margent' : 'Margent, no site rules',
    extract: async (page, _, url) => extractionOf(await finder.find(page, url, rules)),
  };
}

/**
 * The libraries and naive ways, which run in the page after our finder. `postlightFile` is the build for browsers of
 * `@postlight/parser` (dist/mercury.web.js), which is not installed here: it is no longer maintained, and it brings packages from
 * outside the registry and some with install scripts.
 */
export async function bundlePeers(postlightFile: string | undefined): Promise<Extractor[]> {
  const script = await bundleScript(inPage('peers.ts'), 'margentPeers');
  const inThePage = (name: string, call: (url: string) => string, more = ''): Extractor => ({
    name,
    async extract(page, _, url) {
      await page.load(script);
      if (more) await page.load(more);
      return (await page.evaluate(`margentPeers.${call(JSON.stringify(url.href))}`)) as Extraction;
    },
  });
  const peers = [
    inThePage('Readability', () => 'readability(document)'),
    inThePage('Defuddle', (url) => `defuddle(document, ${url})`),
    extractus(script),
    inThePage('h1', () => 'h1(document)'),
    inThePage('meta tags', () => 'metaTags(document)'),
  ];
  if (postlightFile === undefined) return peers;
  const mercury = readFileSync(postlightFile, 'utf8');
  return [...peers, inThePage('Postlight', (url) => `postlight(Mercury, document, ${url})`, mercury)];
}

/** Takes HTML and not a document: it runs in Node, on a DOM of its own (linkedom), on the page as saved. */
function extractus(script: string): Extractor {
  return {
    name: 'Extractus',
    readsSaved: true,
    async extract(page, html, url) {
      await page.load(script);
      // Imported where it is used: it brings a DOM, and a single page's outline need not wait for it.
      const { extractFromHtml } = await import('@extractus/article-extractor');
      const found = await extractFromHtml(Buffer.from(html).toString('utf8'), url.href);
      const body = await page.evaluate(`margentPeers.textOfHtml(${JSON.stringify(found?.content ?? '')})`);
      return {
        title: found?.title ?? null,
        authors: namesOfByline(found?.author),
        date: found?.published ?? null,
        dek: found?.description ?? null,
        body: String(body),
      };
    },
  };
}
