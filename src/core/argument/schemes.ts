/**
 * Argumentation schemes: the common patterns by which a reason leads to a conclusion, each with the critical questions
 * that put it to the test. After Walton, Reed and Macagno, 'Argumentation Schemes' (2008); names are theirs, definitions
 * and questions are in our own words. A scheme is an optional mark on a relation, which keeps its id alone: names and texts are
 * keys of the message catalogue, put into words when they are shown.
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

export const SCHEMES = [
  {
    id: 'expert-opinion',
    name: 'schemeExpertOpinion',
    definition: 'schemeExpertOpinionDefinition',
    questions: ['schemeExpertOpinionQuestion1', 'schemeExpertOpinionQuestion2', 'schemeExpertOpinionQuestion3'],
  },
  {
    id: 'witness-testimony',
    name: 'schemeWitnessTestimony',
    definition: 'schemeWitnessTestimonyDefinition',
    questions: [
      'schemeWitnessTestimonyQuestion1',
      'schemeWitnessTestimonyQuestion2',
      'schemeWitnessTestimonyQuestion3',
    ],
  },
  {
    id: 'analogy',
    name: 'schemeAnalogy',
    definition: 'schemeAnalogyDefinition',
    questions: ['schemeAnalogyQuestion1', 'schemeAnalogyQuestion2', 'schemeAnalogyQuestion3'],
  },
  {
    id: 'example',
    name: 'schemeExample',
    definition: 'schemeExampleDefinition',
    questions: ['schemeExampleQuestion1', 'schemeExampleQuestion2', 'schemeExampleQuestion3'],
  },
  {
    id: 'sign',
    name: 'schemeSign',
    definition: 'schemeSignDefinition',
    questions: ['schemeSignQuestion1', 'schemeSignQuestion2'],
  },
  {
    id: 'cause-to-effect',
    name: 'schemeCauseToEffect',
    definition: 'schemeCauseToEffectDefinition',
    questions: ['schemeCauseToEffectQuestion1', 'schemeCauseToEffectQuestion2', 'schemeCauseToEffectQuestion3'],
  },
  {
    id: 'correlation-to-cause',
    name: 'schemeCorrelationToCause',
    definition: 'schemeCorrelationToCauseDefinition',
    questions: [
      'schemeCorrelationToCauseQuestion1',
      'schemeCorrelationToCauseQuestion2',
      'schemeCorrelationToCauseQuestion3',
    ],
  },
  {
    id: 'positive-consequences',
    name: 'schemePositiveConsequences',
    definition: 'schemePositiveConsequencesDefinition',
    questions: [
      'schemePositiveConsequencesQuestion1',
      'schemePositiveConsequencesQuestion2',
      'schemePositiveConsequencesQuestion3',
    ],
  },
  {
    id: 'negative-consequences',
    name: 'schemeNegativeConsequences',
    definition: 'schemeNegativeConsequencesDefinition',
    questions: [
      'schemeNegativeConsequencesQuestion1',
      'schemeNegativeConsequencesQuestion2',
      'schemeNegativeConsequencesQuestion3',
    ],
  },
  {
    id: 'practical-reasoning',
    name: 'schemePracticalReasoning',
    definition: 'schemePracticalReasoningDefinition',
    questions: [
      'schemePracticalReasoningQuestion1',
      'schemePracticalReasoningQuestion2',
      'schemePracticalReasoningQuestion3',
    ],
  },
  {
    id: 'values',
    name: 'schemeValues',
    definition: 'schemeValuesDefinition',
    questions: ['schemeValuesQuestion1', 'schemeValuesQuestion2', 'schemeValuesQuestion3'],
  },
  {
    id: 'precedent',
    name: 'schemePrecedent',
    definition: 'schemePrecedentDefinition',
    questions: ['schemePrecedentQuestion1', 'schemePrecedentQuestion2', 'schemePrecedentQuestion3'],
  },
  {
    id: 'slippery-slope',
    name: 'schemeSlipperySlope',
    definition: 'schemeSlipperySlopeDefinition',
    questions: ['schemeSlipperySlopeQuestion1', 'schemeSlipperySlopeQuestion2', 'schemeSlipperySlopeQuestion3'],
  },
  {
    id: 'popular-opinion',
    name: 'schemePopularOpinion',
    definition: 'schemePopularOpinionDefinition',
    questions: ['schemePopularOpinionQuestion1', 'schemePopularOpinionQuestion2', 'schemePopularOpinionQuestion3'],
  },
  {
    id: 'commitment',
    name: 'schemeCommitment',
    definition: 'schemeCommitmentDefinition',
    questions: ['schemeCommitmentQuestion1', 'schemeCommitmentQuestion2', 'schemeCommitmentQuestion3'],
  },
] as const satisfies readonly Scheme[];

/** The scheme of an id; undefined where a later version knows it and this one does not. */
export function schemeOf(id: string | undefined): (typeof SCHEMES)[number] | undefined {
  return SCHEMES.find((scheme) => scheme.id === id);
}
