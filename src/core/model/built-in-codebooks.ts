/**
 * The codebooks and the project that a new library begins with. Their ids and times are fixed, so that the
 * libraries of two readers agree on them; a reader may edit or delete them like any other.
 *
 * Colours stand at 3 : 1 or more against white and against near-black (WCAG 2.2, 1.4.11), because they are
 * drawn in full as underlines on light and dark pages. Okabe and Ito's eight do not (their yellow and sky
 * blue are too light for a white page), so these were searched for in the range of lightness that is left,
 * by their smallest distance to normal sight and under protanopia, deuteranopia and tritanopia. Roles next
 * to each other also differ in their underline, and only colours far apart share one.
 * `tests/unit/model/built-in-codebooks.test.ts` measures all of it.
 */
import type { Codebook } from './codebook.ts';
import type { Id } from './identifier.ts';
import type { Project } from './project.ts';

const SHIPPED = '2024-01-01T00:00:00.000Z';

/** After Stab and Gurevych, 'Parsing Argumentation Structures in Persuasive Essays' (2017). */
export const ESSAY_ARGUMENT: Codebook = {
  id: 'c2e9c9e3-9501-47d9-aae3-2f0d79666ed0',
  name: 'Essay argument',
  description:
    'The stance of a piece, the claims it is made of and the reasons given for them. Three roles, for any commentary.',
  version: 1,
  roles: [
    {
      id: '923d3e05-18fc-40e2-aa48-1ae856bebe0d',
      name: 'Major claim',
      definition: 'The author’s overall stance: the one answer the whole piece argues for.',
      useWhen:
        'The sentence would do as the headline, and the other claims serve it. It often stands in the dek, at the end of the opening or in the conclusion; mark each place that states it.',
      useNotWhen:
        'It supports or qualifies something larger in the piece (Claim), or only says what the piece is about.',
      example: '“Seoul should stop treating the treaty as a threat and start treating it as an opening.”',
      color: '#7a4fd0',
      underline: 'solid',
      key: '1',
      parentId: null,
    },
    {
      id: '971580e1-74fa-4cc1-be4b-450ade83bba2',
      name: 'Claim',
      definition: 'A contestable statement for or against the author’s stance.',
      useWhen: 'A reasonable reader could dispute it, and it needs reasons to stand.',
      useNotWhen:
        'It is the stance itself (Major claim), or it is brought forward only to back another statement (Premise).',
      example: '“Sanctions have lost their power over Pyongyang.”',
      color: '#d55e00',
      underline: 'double',
      key: '2',
      parentId: null,
    },
    {
      id: '45a8f0d0-e23b-4eae-940f-529ccccc98ee',
      name: 'Premise',
      definition: 'A reason or a piece of evidence offered for or against a claim or another premise.',
      useWhen: 'It answers “why should I believe that?”: a fact, a figure, a precedent, a quotation, an example.',
      useNotWhen: 'It is background that no claim leans on.',
      example: '“Trade across the river has doubled since the border reopened.”',
      color: '#00908a',
      underline: 'dotted',
      key: '3',
      parentId: null,
    },
  ],
  relationKinds: [
    {
      id: '2866a966-c79a-4e52-b1db-2551b1a5cd2c',
      name: 'supports',
      definition: 'The first gives a reason to accept the second.',
      from: [],
      to: [],
    },
    {
      id: 'c176ff20-ad8f-4356-bfd3-e87e81ec34e3',
      name: 'attacks',
      definition: 'The first gives a reason to doubt or reject the second.',
      from: [],
      to: [],
    },
  ],
  createdAt: SHIPPED,
  updatedAt: SHIPPED,
};

/** IBIS (issue, position, argument) joined with practical reasoning: what to do, to what end, at what cost. */
export const POLICY_COMMENTARY: Codebook = {
  id: '8f51705c-a707-4574-941a-11e1e197d845',
  name: 'Policy commentary',
  description: 'What a policy piece takes to be wrong, why, what should be done about it and what speaks against that.',
  version: 1,
  roles: [
    {
      id: '7ec4c2f0-4ce4-46fd-a160-24954d622d08',
      name: 'Issue',
      definition: 'The question at stake, which the piece and its opponents answer differently.',
      useWhen: 'It is asked, or can be put as a question that has several answers.',
      useNotWhen: 'It states a condition as bad (Problem) or already answers the question (Recommendation).',
      example: '“Can an alliance built against one rival hold against two?”',
      color: '#004bff',
      underline: 'solid',
      key: '1',
      parentId: null,
    },
    {
      id: 'e1f565c3-cf5b-4d3f-80bb-1c7a092744fa',
      name: 'Problem',
      definition: 'A condition that is said to need action.',
      useWhen: 'The author presents a state of affairs as harmful, dangerous or unjust.',
      useNotWhen: 'It says where the condition comes from (Cause) or what will come of it (Consequence).',
      example: '“The two capitals no longer have a working crisis line.”',
      color: '#f00f2d',
      underline: 'double',
      key: '2',
      parentId: null,
    },
    {
      id: '0febece3-1cb3-4e97-9a05-ab1a5d6fe272',
      name: 'Cause',
      definition: 'What is said to have brought a condition about.',
      useWhen: 'The passage explains why something is or became so.',
      useNotWhen: 'The effect lies in the future (Consequence), or the passage only tells what came first.',
      example: '“Years of unanswered overtures pushed the North toward Moscow.”',
      color: '#964b5a',
      underline: 'solid',
      key: '3',
      parentId: null,
    },
    {
      id: '58b0a8d4-7641-495b-8d74-f42f684470b8',
      name: 'Recommendation',
      definition: 'An action that an actor ought to take.',
      useWhen: 'Someone should, must or could do something, said outright or as advice.',
      useNotWhen: 'It names an end without the means (Goal or value) or reports what someone already does.',
      example: '“Washington should offer talks without preconditions.”',
      color: '#69964b',
      underline: 'dashed',
      key: '4',
      parentId: null,
    },
    {
      id: 'a3612e21-5309-40d2-aad8-4092fbcb26eb',
      name: 'Goal or value',
      definition: 'An end worth reaching or a standard to judge by.',
      useWhen: 'It says what an action is for, or what matters.',
      useNotWhen: 'It says what to do (Recommendation) or what will happen (Consequence).',
      example: '“A peninsula where war by accident is unthinkable.”',
      color: '#4b96e1',
      underline: 'double',
      key: '5',
      parentId: null,
    },
    {
      id: '1407d498-815a-4bb2-99f3-b09663965f1f',
      name: 'Consequence',
      definition: 'A predicted effect of an action, or of doing nothing, good or bad.',
      useWhen: 'The passage says what will, would or might follow.',
      useNotWhen: 'It has happened already and explains the present (Cause).',
      example: '“A third carrier in the strait would invite the very test it is meant to deter.”',
      color: '#e169a5',
      underline: 'wavy',
      key: '6',
      parentId: null,
    },
    {
      id: '6289ab27-624b-4752-b655-7b775d2b9b06',
      name: 'Objection',
      definition: 'A reason against a position, held by the author or reported from others.',
      useWhen: 'It opposes a recommendation, a claim or another objection, even when it is answered later.',
      useNotWhen: 'It is the answer to an objection: mark what that answer does.',
      example: '“Critics reply that talks would reward bad behaviour.”',
      color: '#874b96',
      underline: 'dotted',
      key: '7',
      parentId: null,
    },
    {
      id: '02c4129c-2b60-43ef-ad75-393867fe8bfb',
      name: 'Implicit assumption',
      definition: 'Something unstated that the argument needs.',
      useWhen:
        'The step only works if the reader grants it; mark the words that need it and write the assumption in the note.',
      useNotWhen: 'The author says it openly.',
      example: '“Moscow can simply tell Pyongyang to stop.” Note: takes for granted that Pyongyang obeys.',
      color: '#9669ff',
      underline: 'wavy',
      key: '8',
      parentId: null,
    },
  ],
  relationKinds: [
    {
      id: 'c7cfa1ba-b840-4048-980b-611200b8d53b',
      name: 'responds to',
      definition: 'The first answers or takes up the second, as a recommendation answers an issue.',
      from: [],
      to: [],
    },
    {
      id: '1b27b751-b9eb-4a29-ad87-2a6c498fc936',
      name: 'supports',
      definition: 'The first gives a reason to accept the second.',
      from: [],
      to: [],
    },
    {
      id: 'f4139a19-ec22-49a4-a059-3746c1a11c05',
      name: 'objects to',
      definition: 'The first gives a reason against the second.',
      from: [],
      to: [],
    },
    {
      id: 'c287a26a-90cc-4b0a-ba97-9bdb960fb57b',
      name: 'leads to',
      definition: 'The first is said to bring the second about.',
      from: [],
      to: [],
    },
    {
      id: '5ff3b7fb-c2ff-435c-8134-e7e03200434e',
      name: 'presupposes',
      definition: 'The first needs the second to be true.',
      from: [],
      to: [],
    },
  ],
  createdAt: SHIPPED,
  updatedAt: SHIPPED,
};

export const BUILT_IN_CODEBOOKS: readonly Codebook[] = [ESSAY_ARGUMENT, POLICY_COMMENTARY];

export const DEFAULT_PROJECT_ID: Id = 'e37d2efd-4284-467f-b77c-3390f220c6e7';

/** The project a new library begins with; its one coder is the reader, whose id differs in each library. */
export function defaultProject(coderId: Id): Project {
  return {
    id: DEFAULT_PROJECT_ID,
    name: 'My reading',
    codebookId: ESSAY_ARGUMENT.id,
    coders: [{ id: coderId, name: '' }],
    createdAt: SHIPPED,
    updatedAt: SHIPPED,
  };
}
