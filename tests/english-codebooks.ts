/** The codebooks and the project that come with Margent, in English, as the tests speak of them. */
import catalogue from '../public/_locales/en/messages.json';
import * as builtIn from '../src/core/model/built-in-codebooks.ts';
import { inWords } from '../src/core/model/built-in-words.ts';
import type { Codebook } from '../src/core/model/codebook.ts';
import type { Id } from '../src/core/model/identifier.ts';
import type { Project } from '../src/core/model/project.ts';

const words: Record<string, { message: string }> = catalogue;

/** The English words of a key. */
export function english(key: string): string {
  const entry = words[key];
  if (!entry) throw new Error(`no message ${key}`);
  return entry.message;
}

export const ESSAY_ARGUMENT: Codebook = inWords(builtIn.ESSAY_ARGUMENT, english);
export const OP_ED_EVIDENCE: Codebook = inWords(builtIn.OP_ED_EVIDENCE, english);
export const TOULMIN: Codebook = inWords(builtIn.TOULMIN, english);
export const STUDENT_DEBATE: Codebook = inWords(builtIn.STUDENT_DEBATE, english);
export const POLICY_COMMENTARY: Codebook = inWords(builtIn.POLICY_COMMENTARY, english);

export const BUILT_IN_CODEBOOKS: readonly Codebook[] = [
  ESSAY_ARGUMENT,
  OP_ED_EVIDENCE,
  TOULMIN,
  STUDENT_DEBATE,
  POLICY_COMMENTARY,
];

export const DEFAULT_PROJECT_ID: Id = builtIn.DEFAULT_PROJECT_ID;

export function defaultProject(coderId: Id): Project {
  return builtIn.defaultProject(coderId, english('firstProject'));
}
