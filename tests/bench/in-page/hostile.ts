/** Runs in the page: finder or Readability on a page that means harm, in a document that is not shown. */
import { HOSTILE_PAGES, hostileDocument } from '../../hostile/hostile-pages.ts';
import { run as findSections } from './find-article.ts';
import { run as readability } from './readability.ts';

const SUBJECTS = { 'find-article': (document: Document) => findSections(document, URL_OF_PAGE), readability };
const URL_OF_PAGE = 'https://hostile.example/2026/10/an-essay/';

/** Milliseconds; null where it throws. */
export function run(name: string, n: number, subject: keyof typeof SUBJECTS): number | null {
  const page = HOSTILE_PAGES.find((each) => each.name === name);
  if (!page) throw new Error(`no hostile page is called ${name}`);
  const document = hostileDocument(page, n);
  const before = performance.now();
  try {
    SUBJECTS[subject](document);
  } catch {
    return null;
  }
  return performance.now() - before;
}
