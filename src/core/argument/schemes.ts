/**
 * Argumentation schemes: the common patterns by which a reason leads to a conclusion, each with the critical questions
 * that put it to the test. After Walton, Reed and Macagno, 'Argumentation Schemes' (2008); names are theirs, definitions
 * and questions are in our own words. A scheme is an optional mark on a relation.
 */

export interface Scheme {
  /** What a relation keeps; never changed once released. */
  readonly id: string;
  readonly name: string;
  /** How the reason leads to the conclusion. */
  readonly definition: string;
  /** Two or three; each asked of the argument, so that 'no' or 'not known' weakens it. */
  readonly questions: readonly string[];
}

export const SCHEMES: readonly Scheme[] = [
  {
    id: 'expert-opinion',
    name: 'Expert opinion',
    definition: 'It is so because someone who knows the field says so.',
    questions: [
      'Is the person an expert in the very field the statement belongs to?',
      'Do other experts agree?',
      'Does the person have evidence, and nothing to gain by the answer?',
    ],
  },
  {
    id: 'witness-testimony',
    name: 'Witness testimony',
    definition: 'It happened because someone who was in a position to know says so.',
    questions: [
      'Was the witness really in a position to know?',
      'Does the account fit the known facts and what other witnesses say?',
      'Is the witness honest and without a side in the matter?',
    ],
  },
  {
    id: 'analogy',
    name: 'Analogy',
    definition: 'It holds here because it holds in a case that is like this one.',
    questions: [
      'Are the two cases alike in what matters to the conclusion?',
      'Does it really hold in the other case?',
      'Do all comparable cases point the same way?',
    ],
  },
  {
    id: 'example',
    name: 'Example',
    definition: 'It holds in general because it holds in the cases shown.',
    questions: [
      'Is what is said of the example true?',
      'Is the example typical of the things the conclusion speaks of?',
      'Does the conclusion still hold in the face of examples against it?',
    ],
  },
  {
    id: 'sign',
    name: 'Sign',
    definition: 'It is so because something is seen that usually goes with it.',
    questions: [
      'Does the sign usually go with what it is said to show?',
      'Can other things that would produce the same sign be ruled out?',
    ],
  },
  {
    id: 'cause-to-effect',
    name: 'Cause to effect',
    definition: 'It will happen because something that brings it about is happening.',
    questions: [
      'Does the cause usually bring about the effect, and how strongly?',
      'Is the cause really at work in this case?',
      'Is there nothing that would hold the effect back?',
    ],
  },
  {
    id: 'correlation-to-cause',
    name: 'Correlation to cause',
    definition: 'One thing causes the other because the two go together.',
    questions: [
      'Do the two really go together, in more than a few instances?',
      'Can a third thing that causes both be ruled out?',
      'Does the cause lead to the effect, and not the other way round?',
    ],
  },
  {
    id: 'positive-consequences',
    name: 'Positive consequences',
    definition: 'It should be done because something good will come of it.',
    questions: [
      'How likely is it that the good will come of it?',
      'What evidence is there that it will?',
      'Does the good outweigh what bad would come of it too?',
    ],
  },
  {
    id: 'negative-consequences',
    name: 'Negative consequences',
    definition: 'It should not be done because something bad will come of it.',
    questions: [
      'How likely is it that the bad will come of it?',
      'What evidence is there that it will?',
      'Does the bad outweigh what good would come of it too?',
    ],
  },
  {
    id: 'practical-reasoning',
    name: 'Practical reasoning',
    definition: 'It should be done because it is the way to reach a goal.',
    questions: [
      'Does it conflict with no goal that matters more?',
      'Is it the best of the ways to the goal?',
      'Can it really be done, and would it lead to the goal?',
    ],
  },
  {
    id: 'values',
    name: 'Values',
    definition: 'It should be sought, or avoided, because of a value that speaks for it or against it.',
    questions: [
      'Does the value really apply to this case?',
      'Do those who are to be convinced hold this value?',
      'Does no weightier value speak the other way?',
    ],
  },
  {
    id: 'precedent',
    name: 'Precedent',
    definition: 'It should be decided this way because a case before was decided this way.',
    questions: [
      'Is the case before like this one in the points that decided it?',
      'Was it rightly decided, and does it still count?',
      'Is there no precedent that fits better?',
    ],
  },
  {
    id: 'slippery-slope',
    name: 'Slippery slope',
    definition: 'A first step should not be taken because it leads, step by step, to something nobody wants.',
    questions: [
      'Does each step really lead to the next, and which is the weakest?',
      'Could one not stop on the way?',
      'Is the end as bad as it is said to be?',
    ],
  },
  {
    id: 'popular-opinion',
    name: 'Popular opinion',
    definition: 'It is so, or is right, because most people hold it to be.',
    questions: [
      'What shows that most people hold it?',
      'Are these people in a position to know?',
      'Is there a better reason to accept it than that it is widely held?',
    ],
  },
  {
    id: 'commitment',
    name: 'Commitment',
    definition: 'Someone should accept it because of what he or she has said or done before.',
    questions: [
      'Did the person really take on that commitment?',
      'Does the commitment cover this case, without exception?',
      'Does it still bind, or has it been given up for good reasons?',
    ],
  },
];

/** The scheme of an id; undefined where a later version knows it and this one does not. */
export function schemeOf(id: string | undefined): Scheme | undefined {
  return SCHEMES.find((scheme) => scheme.id === id);
}
