/** Runs in the page: fills it with a page of any size, and walks, reads and searches it. */
import { findArticle, findArticleInSlices } from '../../../src/page/sections/find-article.ts';
import { run as readability } from './readability.ts';
import { run as walk } from './walk-document.ts';

const SENTENCE = 'The committee met twice in the spring, and each time it put off what it had been called to decide.';
/** A paragraph, a link in it and three texts. */
const NODES_OF_PARAGRAPH = 5;
/** A card: its box, a heading with a link, a line of text; and a line of the menu. */
const NODES_OF_CARD = 9;

const paragraph = (n: number): string => `<p>${SENTENCE} <a href="/notes/${n}">Note ${n}</a> says so. ${SENTENCE}</p>`;
const card = (n: number): string =>
  `<div class="card card-${n % 7}"><h3><a href="/story/${n}">Story ${n} of the day</a></h3><p>${SENTENCE.slice(0, 60)}</p></div><li><a href="/topic/${n}">Topic ${n}</a></li>`;
const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join('');

const PAGES = {
  article: (nodes: number) =>
    `<article><h1>On Clerks</h1><p class="byline">By Ada Byron Quist</p>${times(nodes / NODES_OF_PARAGRAPH, paragraph)}</article>`,
  front: (nodes: number) => `<main><h1>Today</h1>${times(nodes / NODES_OF_CARD, card)}</main>`,
} as const;

/** Shows a page of about so many nodes, laid out and painted once. @returns how many it has */
export async function fill(kind: keyof typeof PAGES, nodes: number): Promise<number> {
  document.body.innerHTML = PAGES[kind](nodes);
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  return document.getElementsByTagName('*').length;
}

const SUBJECTS = {
  walk: () => walk(document),
  'find-article': (url: string) => findArticle(document, new URL(url))?.sections.length ?? 0,
  readability: () => readability(document),
} as const;

/** Calls the subject between the marks `<mark> start` and `<mark> end`. */
export function run(subject: keyof typeof SUBJECTS, url: string, mark: string): number {
  performance.mark(`${mark} start`);
  const found = SUBJECTS[subject](url);
  performance.mark(`${mark} end`);
  return found;
}

/** Searches in slices, each between the marks `<mark> <number> start` and `… end`. @returns how many sections it found */
export async function runInSlices(url: string, mark: string): Promise<number> {
  const giveBack = scheduler.postTask.bind(scheduler);
  let slice = 0;
  scheduler.postTask = async (task) => {
    performance.mark(`${mark} ${slice} end`);
    const given = await giveBack(task);
    slice += 1;
    performance.mark(`${mark} ${slice} start`);
    return given;
  };
  performance.mark(`${mark} 0 start`);
  const article = await findArticleInSlices(document, new URL(url));
  performance.mark(`${mark} ${slice} end`);
  scheduler.postTask = giveBack;
  return article?.sections.length ?? 0;
}
