/**
 * Builds the extension for both browsers into dist/chrome and dist/firefox. An environment for each classic script that
 * runs in pages, and one for the extension's pages and background, which are ES modules that share chunks.
 * The code is the same for both browsers; only the manifests differ.
 */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { compactCatalogue } from './src/build/catalogue.ts';
import { withoutLinterFindings } from './src/build/linter-findings.ts';
import { BROWSERS, type Manifest, manifestFor } from './src/build/manifest.ts';
import { withoutEvidence } from './src/build/site-rule-evidence.ts';

const root = import.meta.dirname;
const entries = resolve(root, 'src/entries');
const dist = resolve(root, 'dist');
const [first, ...others] = BROWSERS;
const outDir = resolve(dist, first);

const PAGES = ['popup', 'sidepanel', 'library', 'options', 'welcome', 'editor'];

async function readJson(file: string): Promise<Manifest> {
  return JSON.parse(await readFile(resolve(root, file), 'utf8'));
}

async function writeManifests(): Promise<void> {
  const [manifest, { version }] = await Promise.all([readJson('manifest.json'), readJson('package.json')]);
  if (typeof version !== 'string') throw new Error('package.json: no version');
  await Promise.all(
    BROWSERS.map((browser) =>
      writeFile(
        resolve(dist, browser, 'manifest.json'),
        `${JSON.stringify(manifestFor(browser, manifest, version), null, 2)}\n`,
      ),
    ),
  );
}

async function compactCatalogues(): Promise<void> {
  const locales = resolve(outDir, '_locales');
  const files = (await readdir(locales)).map((locale) => resolve(locales, locale, 'messages.json'));
  await Promise.all(files.map(async (file) => writeFile(file, compactCatalogue(await readFile(file, 'utf8')))));
}

/**
 * Has Chromium compile every function of a script with the script, and not each one when it is first called
 * (https://v8.dev/blog/explicit-compile-hints). For a script most of which runs at once, and of whose parts none should be waited for.
 */
const COMPILED_AT_ONCE = '//# allFunctionsCalledOnLoad';

/** What runs in a page is a classic script: one file that needs no other. */
function classicScript(name: string, banner = ''): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      copyPublicDir: false,
      rolldownOptions: {
        input: { [name]: resolve(entries, `${name}/${name}.ts`) },
        output: { format: 'iife', codeSplitting: false, entryFileNames: '[name]/[name].js', postBanner: banner },
        // A script in a page reads the platform's prototypes as they are (`dom.ts`), and only those that it uses: each one that is
        // read for nothing would make its interface in the isolated world of every page.
        treeshake: { propertyReadSideEffects: false },
      },
    },
  };
}

export default defineConfig({
  root: entries,
  plugins: [withoutLinterFindings(), withoutEvidence()],
  // Chunks are named relative to the page that loads them: an extension has no fixed origin.
  base: './',
  publicDir: resolve(root, 'public'),
  // Kept out of the source tree, whose root Vite is given.
  cacheDir: resolve(root, 'node_modules/.vite'),
  resolve: {
    alias: {
      // Its build for browsers decodes character references by innerHTML; this one has a table.
      'decode-named-character-reference': resolve(root, 'node_modules/decode-named-character-reference/index.js'),
    },
  },
  build: {
    outDir,
    // The folder is emptied once, below: per environment, each would delete the other's files.
    emptyOutDir: false,
    target: ['chrome140', 'firefox142'],
    modulePreload: false,
    reportCompressedSize: false,
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          input: {
            ...Object.fromEntries(PAGES.map((page) => [page, resolve(entries, `${page}/${page}.html`)])),
            background: resolve(entries, 'background/background.ts'),
          },
          output: {
            entryFileNames: '[name]/[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            assetFileNames: 'assets/[name]-[hash][extname]',
          },
        },
      },
    },
    // An environment's name has no hyphen.
    firstKeys: classicScript('first-keys'),
    content: classicScript('content'),
    page: classicScript('page'),
    finder: classicScript('finder'),
    picker: classicScript('picker'),
    toolbar: classicScript('toolbar', COMPILED_AT_ONCE),
    marking: classicScript('marking'),
    readingMode: classicScript('reading-mode'),
  },
  builder: {
    async buildApp(builder) {
      await rm(dist, { recursive: true, force: true });
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
      await compactCatalogues();
      await Promise.all(others.map((browser) => cp(outDir, resolve(dist, browser), { recursive: true })));
      await writeManifests();
    },
  },
});
