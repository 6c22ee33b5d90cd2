/** Puts a made-up library into the extension by restoring a backup in its library page, as a reader would. */
import { randomUUID } from 'node:crypto';
import type { Library } from '../../../src/core/model/library.ts';
import type { Selector } from '../../../src/core/model/selector.ts';
import { backup } from '../../../src/formats/backup.ts';
import { emptyLibrary } from '../../empty-library.ts';
import { BUILT_IN_CODEBOOKS, DEFAULT_PROJECT_ID, defaultProject, ESSAY_ARGUMENT } from '../../english-codebooks.ts';
import { ENGLISH_DOCUMENT } from '../../english-document.ts';
import type { Reader } from './reader.ts';

interface MadeUp {
  url: string;
  title: string;
  /** The words of each annotation; without context, found where they stand once. */
  quotes: readonly string[];
  authors?: string[];
  tags?: (index: number) => string[];
  note?: (index: number) => string;
  /** Index of the role in the essay codebook. */
  role?: (index: number) => number;
}

/** Orders what is made up in one process: later ones are newer. */
let minute = 0;

/** A library of one article, that stands by itself. */
export function oneArticle({ url, title, quotes, authors = [], tags, note, role }: MadeUp): Library {
  const articleId = randomUUID();
  const coderId = randomUUID();
  minute += 1;
  const at = new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString();
  const annotations = quotes.map((exact, index) => {
    const selectors: Selector[] = [
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start: index * 1000, end: index * 1000 + exact.length, astralBefore: 0 },
    ];
    return {
      id: randomUUID(),
      articleId,
      projectId: DEFAULT_PROJECT_ID,
      selectors,
      roles: [ESSAY_ARGUMENT.roles[role?.(index) ?? 1]?.id ?? ''],
      tags: tags?.(index) ?? [],
      note: note?.(index) ?? '',
      coderId,
      createdAt: at,
      updatedAt: at,
    };
  });
  return {
    ...emptyLibrary(),
    articles: [
      {
        id: articleId,
        description: {
          title,
          dek: null,
          authors,
          published: { date: null, text: '' },
          siteName: null,
          language: 'en',
          canonicalUrl: null,
          firstPublished: null,
          readMoreUrl: null,
        },
        urls: [url],
        addressKeys: [url.replace(/^https?:\/\//, '')],
        createdAt: at,
        updatedAt: at,
      },
    ],
    annotations,
    codebooks: [...BUILT_IN_CODEBOOKS],
    projects: [defaultProject(coderId)],
  };
}

/**
 * Restores the library in the library's own page. A set-up is not tried again by Vitest as a test is, so this is, once, saying what
 * stood on the page: to restore the same twice adds nothing.
 */
export async function restoreLibrary(reader: Reader, library: Library): Promise<void> {
  const file = backup.write?.(library, {
    exportedAt: new Date().toISOString(),
    version: '0.1.0',
    words: ENGLISH_DOCUMENT,
  });
  const said = await restoreFile(reader, String(file));
  if (said === null) return;
  process.stderr.write(`The library was not restored, and is again; its page said: ${said}\n`);
  const again = await restoreFile(reader, String(file));
  if (again !== null) throw new Error(`The library was not restored; its page said: ${again}`);
}

/** What the page said where it did not say that the file was taken in; else null. */
async function restoreFile(reader: Reader, file: string): Promise<string | null> {
  const page = await reader.openExtensionPage('library/library.html');
  try {
    await page.waitForSelector('input[type=file]');
    await page.evaluate(`{
      const field = document.querySelector('input[type=file]');
      const files = new DataTransfer();
      files.items.add(new File([${JSON.stringify(file)}], 'backup.json', { type: 'application/json' }));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }`);
    try {
      // By the clock: frames are not drawn in a window that is not in front.
      await page.waitForFunction(`/records? added/.test(document.body.innerText)`, { polling: 100 });
      return null;
    } catch {
      return String(await page.evaluate('document.body.innerText')).slice(0, 2_000);
    }
  } finally {
    await page.close();
  }
}
