/** `npm run sections`: the outline of one saved page, or how well the finder does on a corpus (docs/sections.md). */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BrowserNotFoundError } from '../harness/find-browser.ts';
import { type Command, HELP, readArguments, UsageError } from './arguments.ts';
import { type CorpusPage, readCorpus } from './corpus.ts';
import { evaluate, summarise } from './evaluate.ts';
import { evaluateOutlines } from './evaluate-outlines.ts';
import { bundleFinder, bundlePeers, type Finder, ownExtractor } from './extractors.ts';
import { candidatesText, evaluationText, missesText, outlinesText, outlineText } from './print.ts';
import { readSavedPage } from './saved-page-file.ts';
import { openSavedPages, type ShownPage } from './saved-pages.ts';

/** A fault in what was asked for; the message is for the person at the terminal and needs no stack. */
class Fault extends Error {
  override readonly name = 'Fault';
}

/** Says what is done now, on a line that it clears again; nothing where nobody watches. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line.slice(0, 100)}`);
}

async function takePicture(finder: Finder, page: ShownPage, folder: string, name: string): Promise<void> {
  const first = await finder.draw(page);
  await page.takePicture(`${path.join(folder, name)}.png`, first);
}

async function showPage(command: Command & { kind: 'page' }): Promise<void> {
  const html = asFault(() => readSavedPage(command.file));
  if (command.screenshots) mkdirSync(command.screenshots, { recursive: true });
  const finder = await bundleFinder();
  const browser = await openSavedPages();
  try {
    const page = await browser.show(html, command.url);
    const outline = await finder.find(page, command.url, command.rules);
    if (command.json) {
      const { article, candidates } = outline;
      console.log(JSON.stringify(command.why ? { article, candidates } : { article }, null, 2));
    } else {
      console.log(outlineText(outline));
      if (command.why) console.log(`\n${candidatesText(outline.candidates)}`);
    }
    if (command.screenshots) {
      const name = path.basename(command.file).replace(/(?:\.html?)?(?:\.gz)?$/i, '');
      await takePicture(finder, page, command.screenshots, name);
    }
  } finally {
    await browser.close();
  }
}

function choosePages({ folder, ids, pageKind }: Command & { kind: 'corpus' }): CorpusPage[] {
  const all = asFault(() => readCorpus(folder));
  const unknown = ids?.filter((id) => !all.some((page) => page.id === id)) ?? [];
  if (unknown.length) throw new Fault(`${folder} has no page with the id ${unknown.join(', ')}.`);
  const chosen = all.filter(({ id, kind }) => (ids?.includes(id) ?? true) && (!pageKind || kind === pageKind));
  if (chosen.length) return chosen;
  const kinds = [...new Set(all.map(({ kind }) => kind))].join(', ');
  throw new Fault(`${folder} has no such page${pageKind ? `: its kinds are ${kinds}` : ''}.`);
}

async function evaluateCorpus(command: Command & { kind: 'corpus' }): Promise<void> {
  const pages = choosePages(command);
  const { screenshots } = command;
  if (screenshots) mkdirSync(screenshots, { recursive: true });
  const finder = await bundleFinder();
  const own = command.rules.map((rules) => ownExtractor(finder, rules));
  const all = command.libraries ? await bundlePeers(command.postlight) : [];
  // From the page as saved nothing is taken.
  const peers = command.without.length ? all.filter(({ readsSaved }) => !readsSaved) : all;
  const browser = await openSavedPages();
  try {
    const results = await evaluate(browser, pages, own, peers, {
      progress,
      async beforePage(page) {
        for (const withheld of command.without) await finder.withhold(page, withheld);
      },
      async afterPage(page, { id, url }) {
        if (!screenshots) return;
        await finder.find(page, url, command.rules[0] ?? 'on');
        await takePicture(finder, page, screenshots, id);
      },
    });
    progress('');
    const names = [...own, ...peers].map(({ name }) => name);
    const [first = ''] = names;
    console.log(evaluationText(results, names, command.markdown));
    if (command.outlines) {
      const agreements = await evaluateOutlines(browser, finder, pages, progress);
      progress('');
      console.log(`\n${outlinesText(agreements, command.markdown, command.misses)}`);
    }
    if (command.misses) console.log(`\nMisses of ${first}\n\n${missesText(results, first)}`);
    if (command.json) {
      const summary = Object.fromEntries(names.map((name) => [name, summarise(results, name)]));
      const report = { schema: 'margent-sections/1', when: new Date().toISOString(), summary, pages: results };
      writeFileSync(command.json, `${JSON.stringify(report, null, 2)}\n`);
    }
  } finally {
    await browser.close();
  }
}

/** What reading gives; what it throws are sentences for the person at the terminal. */
function asFault<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Fault(error instanceof Error ? error.message : String(error));
  }
}

async function main(): Promise<number> {
  try {
    const command = readArguments(process.argv.slice(2));
    if (command.kind === 'help') console.log(HELP);
    else if (command.kind === 'page') await showPage(command);
    else await evaluateCorpus(command);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${HELP}`);
      return 2;
    }
    if (error instanceof Fault || error instanceof BrowserNotFoundError) {
      console.error(error.message);
      return 1;
    }
    throw error;
  }
}

process.exitCode = await main();
