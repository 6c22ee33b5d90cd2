/**
 * The codebooks and the project that a new library begins with. Their ids and times are fixed, so that the
 * libraries of two readers agree on them; a reader may edit or delete them like any other. In the place of their words stand
 * keys of the message catalogue (`built-in-words.ts`).
 *
 * Colours stand at 3 : 1 or more against white and against near-black (WCAG 2.2, 1.4.11), because they are
 * drawn in full as underlines on light and dark pages. Okabe and Ito's eight do not (their yellow and sky
 * blue are too light for a white page), so these were searched for in the range of lightness that is left,
 * by their smallest distance to normal sight and under protanopia, deuteranopia and tritanopia. Roles next
 * to each other also differ in their underline, and only colours far apart share one.
 * `tests/unit/model/built-in-codebooks.test.ts` measures all of it.
 */
import type { Codebook } from './codebook.ts';
import { ESSAY_ARGUMENT } from './codebooks/essay-argument.ts';
import { OP_ED_EVIDENCE } from './codebooks/op-ed-evidence.ts';
import { POLICY_COMMENTARY } from './codebooks/policy-commentary.ts';
import { SHIPPED } from './codebooks/shipped.ts';
import { STUDENT_DEBATE } from './codebooks/student-debate.ts';
import { TOULMIN } from './codebooks/toulmin.ts';
import type { Id } from './identifier.ts';
import type { Project } from './project.ts';

export { ESSAY_ARGUMENT, OP_ED_EVIDENCE, POLICY_COMMENTARY, STUDENT_DEBATE, TOULMIN };

export const BUILT_IN_CODEBOOKS: readonly Codebook[] = [
  ESSAY_ARGUMENT,
  OP_ED_EVIDENCE,
  TOULMIN,
  STUDENT_DEBATE,
  POLICY_COMMENTARY,
];

export const DEFAULT_PROJECT_ID: Id = 'e37d2efd-4284-467f-b77c-3390f220c6e7';

/** The project a new library begins with; its one coder is the reader, whose id differs in each library. */
export function defaultProject(coderId: Id, name: string): Project {
  return {
    id: DEFAULT_PROJECT_ID,
    name,
    codebookId: ESSAY_ARGUMENT.id,
    coders: [{ id: coderId, name: '' }],
    createdAt: SHIPPED,
    updatedAt: SHIPPED,
  };
}
