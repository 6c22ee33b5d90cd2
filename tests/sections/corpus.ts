/** Reads a folder in the corpus format: `manifest.json`, saved pages under `html/`, expected texts under `body/`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { readSavedPage } from './saved-page-file.ts';

const Texts = v.array(v.string());
const OneOrMore = v.union([
  Texts,
  v.pipe(
    v.string(),
    v.transform((text) => [text]),
  ),
]);

/** `ok`: the value is scored; `none`: the page was read and shows no such thing; anything else: not scored. */
const Trust = v.optional(v.string(), 'unknown');

const Sections = v.object({
  provenance: v.optional(OneOrMore),
  bio: v.optional(OneOrMore),
  disclaimer: v.optional(OneOrMore),
  pullQuotes: v.optional(OneOrMore),
  references: v.optional(OneOrMore),
  /** What must stay out of the body: newsletters, related pieces, comments. */
  noise: v.optional(Texts, []),
});

const Truth = v.object({
  title: v.nullish(v.string()),
  /** Other wordings of the title that are as good. */
  titleAlt: v.optional(Texts, []),
  titleTrust: Trust,
  authors: v.optional(Texts, []),
  bylineTrust: Trust,
  /** `YYYY-MM-DD`, or `YYYY-MM` where no more is known. */
  date: v.nullish(v.string()),
  dateTrust: Trust,
  dek: v.nullish(v.string()),
  dekTrust: Trust,
  /** Path of the expected text in the folder. */
  body: v.nullish(v.string()),
  /** `disputed`: the expected text is known to be incomplete and is not scored. */
  bodyCheck: v.nullish(v.string()),
  /** Snippets that must be in the body, and that must not. */
  with: v.optional(Texts, []),
  without: v.optional(Texts, []),
  sections: v.nullish(Sections),
});
export type Truth = v.InferOutput<typeof Truth>;

const Manifest = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      /** Path of the saved page in the folder. */
      file: v.string(),
      url: v.pipe(v.string(), v.url()),
      /** What kind of page it is: `commentary`, `news`, `other`. */
      kind: v.optional(v.string(), 'other'),
      truth: v.optional(Truth, {}),
    }),
  ),
});

export interface CorpusPage {
  readonly id: string;
  readonly url: URL;
  readonly kind: string;
  readonly truth: Truth;
  readHtml(): Uint8Array;
  /** The expected text of the article; null where there is none to score. */
  readBody(): string | null;
}

/** The pages in the order of the manifest. Throws, in a sentence for the person at the terminal, where the folder is no corpus. */
export function readCorpus(folder: string): CorpusPage[] {
  const file = path.join(folder, 'manifest.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file} cannot be read. A corpus is a folder with manifest.json, html/ and body/.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = v.safeParse(Manifest, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${file}: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
  }
  return parsed.output.items.map(({ id, file: page, url, kind, truth }) => ({
    id,
    url: new URL(url),
    kind,
    truth,
    readHtml: () => readSavedPage(path.join(folder, page)),
    readBody: () =>
      truth.body && truth.bodyCheck !== 'disputed' ? readFileSync(path.join(folder, truth.body), 'utf8') : null,
  }));
}
