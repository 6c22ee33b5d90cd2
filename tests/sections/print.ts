/** Turns outlines and evaluations into tables, for a terminal or as Markdown. */
import type { Candidate } from '../../src/page/sections/candidates.ts';
import { table } from '../bench/print.ts';
import { type PageResult, type Summary, summarise } from './evaluate.ts';
import type { Outline } from './in-page/finder.ts';
import { MEASURE_NAMES, MEASURES } from './measures.ts';
import { accuracy, type Disagreement, kindF1, type OutlineAgreement, sumAgreements } from './outline-metrics.ts';

/** Code units of each end of a section's text that are shown. */
const SHOWN = 36;
const MAX_VALUE = 160;

const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

/** How a text begins and ends, in whole words where there are spaces. */
function ends(text: string): string {
  if (text.length <= SHOWN * 2 + 3) return text;
  const start = text.slice(0, SHOWN).replace(/\s\S*$/, '');
  const end = text.slice(-SHOWN).replace(/^\S*\s/, '');
  return `${start} … ${end}`;
}

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** The article's facts and its sections. */
export function outlineText({ article }: Outline): string {
  if (!article) return 'No article was found on this page.';
  const { published, firstPublished } = article;
  const facts: [string, string | null][] = [
    ['Title', article.title || null],
    ['Dek', article.dek],
    ['Authors', article.authors.join(', ') || null],
    [
      'Published',
      [published.date, published.text && `('${published.text}' on the page)`].filter(Boolean).join(' ') || null,
    ],
    ['Site', article.siteName],
    ['Language', article.language],
    ['Canonical address', article.canonicalUrl],
    [
      'First published',
      firstPublished &&
        [firstPublished.publication, firstPublished.date, firstPublished.url].filter(Boolean).join(', '),
    ],
    ['Read more', article.readMoreUrl],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  const lines = facts.map(([name, value]) => `${name.padEnd(width)}  ${value ?? '-'}`);
  const rows = article.sections.map(({ kind, ordinal, text }) => [kind, `${ordinal}`, `${wordsIn(text)}`, ends(text)]);
  return `${lines.join('\n')}\n\n${table(['section', 'no.', 'words', 'first … last words'], rows)}`;
}

/** What was weighed, in the order in which it was. */
export function candidatesText(candidates: readonly Candidate[]): string {
  const rows = candidates.map(({ for: what, value, points, chosen, reasons }) => [
    what,
    chosen ? 'chosen' : '',
    points.toFixed(2),
    shorten(value, 60),
    reasons.join('; '),
  ]);
  return table(['for', '', 'points', 'candidate', 'reasons'], rows);
}

/** All pages first, then each kind of page there is. */
function groupsOf(pages: readonly PageResult[]): [string, PageResult[]][] {
  const kinds = [...new Set(pages.map(({ kind }) => kind))].sort();
  const all: [string, PageResult[]] = ['All pages', [...pages]];
  if (kinds.length < 2) return [all];
  return [
    all,
    ...kinds.map((kind): [string, PageResult[]] => [
      `Pages of kind ${kind}`,
      pages.filter((page) => page.kind === kind),
    ]),
  ];
}

function figure(summary: Summary | undefined, unit: 'share' | 'mean'): string {
  if (!summary) return '-';
  return unit === 'share' ? `${(summary.mean * 100).toFixed(1)} %` : summary.mean.toFixed(3);
}

/** The first column to the left, the others, which are numbers, to the right. */
function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, at) => Math.max(column.length, 4, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) => (at ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(columns), line(rule), ...rows.map(line)].join('\n');
}

/** A table of all measures for all pages and for each kind of page; a measure without a value anywhere is left out. */
export function evaluationText(pages: readonly PageResult[], extractors: readonly string[], markdown: boolean): string {
  const tables = groupsOf(pages).map(([group, ofGroup]) => {
    const summaries = extractors.map((name) => summarise(ofGroup, name));
    const rows = MEASURE_NAMES.flatMap((name) => {
      const count = summaries.find((summary) => summary[name])?.[name]?.count;
      if (count === undefined) return [];
      const { label, unit } = MEASURES[name];
      return [[label, `${count}`, ...summaries.map((summary) => figure(summary[name], unit))]];
    });
    const title = `${group}: ${ofGroup.length}`;
    const columns = ['measure', 'of', ...extractors];
    return markdown ? `**${title}**\n\n${markdownTable(columns, rows)}` : `${title}\n\n${table(columns, rows)}`;
  });
  const errors = extractors.flatMap((name) => {
    const failed = pages.filter(({ results }) => results[name]?.error !== undefined);
    return failed.length
      ? [`${name} failed on ${failed.length} of ${pages.length} pages; that counts as nothing found.`]
      : [];
  });
  return [...tables, ...errors].join('\n\n');
}

/** How the kinds found agree with the outlines, by words; with `misses` also the longest runs that do not. */
export function outlinesText(
  agreements: ReadonlyMap<string, OutlineAgreement>,
  markdown: boolean,
  misses: boolean,
): string {
  const sum = sumAgreements([...agreements.values()]);
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const rows = [...sum.kinds].map(([kind, counts]) => [
    kind,
    percent(kindF1(counts)),
    `${counts.expected}`,
    `${counts.found}`,
    `${counts.right}`,
  ]);
  rows.unshift(['all (right of expected or found)', percent(accuracy(sum)), '', `${sum.union}`, `${sum.right}`]);
  const columns = ['kind, F1 of words', 'agreement', 'words expected', 'words found', 'right'];
  const title = `Outlines checked by hand: ${agreements.size} pages`;
  const shown = markdown ? `**${title}**\n\n${markdownTable(columns, rows)}` : `${title}\n\n${table(columns, rows)}`;
  return misses ? `${shown}\n\n${disagreementsText(agreements)}` : shown;
}

function disagreementsText(agreements: ReadonlyMap<string, OutlineAgreement>): string {
  const all = [...agreements].flatMap(([id, { disagreements }]) =>
    disagreements.map((disagreement): [string, Disagreement] => [id, disagreement]),
  );
  const rows = all
    .toSorted(([, one], [, other]) => other.words - one.words)
    .map(([id, { expected, found, words, text }]) => [
      expected ?? '-',
      found ?? '-',
      `${words}`,
      id,
      shorten(text, MAX_VALUE / 2),
    ]);
  return table(['expected', 'found', 'words', 'page', 'begins'], rows);
}

/** A value that is not the best one, but a body text only where it is poor. */
const isMiss = (name: keyof typeof MEASURES, value: number): boolean =>
  MEASURES[name].better === 'less' ? value > 0 : value < (MEASURES[name].unit === 'mean' ? 0.9 : 1);

/** Every page that fails a measure, by measure, with what was wanted and what was found. */
export function missesText(pages: readonly PageResult[], extractor: string): string {
  const parts = MEASURE_NAMES.flatMap((name) => {
    const lines = pages.flatMap(({ id, results }) =>
      (results[extractor]?.values[name] ?? [])
        .filter(({ value }) => isMiss(name, value))
        .map(
          ({ wanted, got }) =>
            `  ${id}\n    wanted ${shorten(wanted, MAX_VALUE) || '-'}\n    got    ${shorten(got, MAX_VALUE) || '-'}`,
        ),
    );
    return lines.length ? [`${MEASURES[name].label}: ${lines.length}\n${lines.join('\n')}`] : [];
  });
  return parts.join('\n\n');
}
