/** The arguments of `npm run sections`: one saved page, or a corpus to evaluate. */
import { parseArgs } from 'node:util';
import type { Rules } from './extractors.ts';
import type { Withheld } from './in-page/without.ts';

export const HELP = `npm run sections -- PAGE --url URL [--why] [--json] [--rules off] [--screenshots DIR]
npm run sections -- --corpus DIR [--ids A,B] [--kind KIND] [--rules off] [--libraries] [--outlines]
                    [--without names,metadata]
                    [--misses] [--markdown] [--json FILE] [--screenshots DIR]

One saved page (HTML, may be gzipped): prints the facts and sections of the article found on it.
  --url URL          the address the page stood at; site rules and links go by it
  --why              also what was weighed, with points and reasons
  --json             all of it as JSON (add --silent after 'npm run' to get nothing else)

A corpus (a folder with manifest.json, html/ and body/): prints how well the finder does on it.
  --ids A,B          only the pages with these ids
  --kind KIND        only pages of this kind (commentary, news, other)
  --libraries        also what others find, on the same pages in the same run
  --postlight FILE   also Postlight's parser, whose dist/mercury.web.js is FILE
  --without WHAT     with the classes and ids of elements taken out (names), or what pages tell machines (metadata), or both
  --outlines         also how the kinds agree with the outlines checked by hand (tests/fixtures/outlines)
  --misses           also every page that fails a measure, with what was wanted and what was found
  --markdown         the tables as Markdown
  --json FILE        everything that was found and measured there too

Both:
  --rules off        without the rules for single sites (a corpus is evaluated both ways unless told)
  --screenshots DIR  leaves a picture of each page there with its sections drawn over it
  --help             this text`;

export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'page';
      readonly file: string;
      readonly url: URL;
      readonly rules: Rules;
      readonly why: boolean;
      readonly json: boolean;
      readonly screenshots: string | undefined;
    }
  | {
      readonly kind: 'corpus';
      readonly folder: string;
      readonly ids: readonly string[] | undefined;
      readonly pageKind: string | undefined;
      /** The finder's two ways that are evaluated. */
      readonly rules: readonly Rules[];
      /** What is taken out of each page before anything reads it. */
      readonly without: readonly Withheld[];
      readonly libraries: boolean;
      readonly postlight: string | undefined;
      readonly outlines: boolean;
      readonly misses: boolean;
      readonly markdown: boolean;
      readonly json: string | undefined;
      readonly screenshots: string | undefined;
    };

/** Thrown where the arguments are not understood; the message is for the person at the terminal. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const SHARED = {
  rules: { type: 'string' },
  screenshots: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const FOR_PAGE = {
  ...SHARED,
  url: { type: 'string' },
  why: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const FOR_CORPUS = {
  ...SHARED,
  corpus: { type: 'string' },
  ids: { type: 'string' },
  kind: { type: 'string' },
  without: { type: 'string' },
  libraries: { type: 'boolean', default: false },
  postlight: { type: 'string' },
  outlines: { type: 'boolean', default: false },
  misses: { type: 'boolean', default: false },
  markdown: { type: 'boolean', default: false },
  json: { type: 'string' },
} as const;

/** What the arguments ask for. Throws `UsageError`. */
export function readArguments(args: readonly string[]): Command {
  try {
    // Each way has its own options: `--json` takes a file only where the table is printed beside it.
    return args.some((each) => /^--corpus(?:=|$)/.test(each)) ? readCorpusArguments(args) : readPageArguments(args);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new UsageError(error.message);
    throw error;
  }
}

function readPageArguments(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({ args: [...args], options: FOR_PAGE, allowPositionals: true });
  if (values.help) return { kind: 'help' };
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError('Say which saved page to read, or give a corpus with --corpus DIR.');
  if (others.length) throw new UsageError(`One page at a time: ${others.join(', ')} is too much.`);
  if (/^https?:/i.test(file)) {
    throw new UsageError(
      'Pages are read from disk, without network: save the page and give its file, and --url with the address.',
    );
  }
  if (values.url === undefined) {
    throw new UsageError('Say with --url URL at which address the page stood: site rules and links go by it.');
  }
  return {
    kind: 'page',
    file,
    url: readUrl(values.url),
    rules: readRules(values.rules) ?? 'on',
    why: values.why,
    json: values.json,
    screenshots: values.screenshots,
  };
}

function readCorpusArguments(args: readonly string[]): Command {
  const { values } = parseArgs({ args: [...args], options: FOR_CORPUS });
  if (values.help) return { kind: 'help' };
  if (!values.corpus) throw new UsageError('Say which folder with --corpus DIR.');
  const rules = readRules(values.rules);
  return {
    kind: 'corpus',
    folder: values.corpus,
    ids: values.ids?.split(',').filter(Boolean),
    pageKind: values.kind,
    rules: rules ? [rules] : ['on', 'off'],
    without: readWithheld(values.without),
    libraries: values.libraries || values.postlight !== undefined,
    postlight: values.postlight,
    outlines: values.outlines,
    misses: values.misses,
    markdown: values.markdown,
    json: values.json,
    screenshots: values.screenshots,
  };
}

function readRules(value: string | undefined): Rules | undefined {
  if (value === undefined || value === 'on' || value === 'off') return value;
  throw new UsageError(`--rules is on or off, not '${value}'.`);
}

function readWithheld(value = ''): Withheld[] {
  return value
    .split(',')
    .filter(Boolean)
    .map((each) => {
      if (each === 'names' || each === 'metadata') return each;
      throw new UsageError(`--without is names, metadata or names,metadata, not '${value}'.`);
    });
}

function readUrl(value: string): URL {
  let url: URL | undefined;
  try {
    url = new URL(value);
  } catch {
    // Said below, with what would be right.
  }
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`--url takes a whole address that begins with https:// or http://, not '${value}'.`);
}
