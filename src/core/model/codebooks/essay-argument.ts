/** After Stab and Gurevych, 'Parsing Argumentation Structures in Persuasive Essays' (2017). */
import type { Codebook } from '../codebook.ts';
import { SHIPPED } from './shipped.ts';

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
      from: ['971580e1-74fa-4cc1-be4b-450ade83bba2', '45a8f0d0-e23b-4eae-940f-529ccccc98ee'],
      to: [
        '923d3e05-18fc-40e2-aa48-1ae856bebe0d',
        '971580e1-74fa-4cc1-be4b-450ade83bba2',
        '45a8f0d0-e23b-4eae-940f-529ccccc98ee',
      ],
    },
    {
      id: 'c176ff20-ad8f-4356-bfd3-e87e81ec34e3',
      name: 'attacks',
      definition: 'The first gives a reason to doubt or reject the second.',
      from: ['971580e1-74fa-4cc1-be4b-450ade83bba2', '45a8f0d0-e23b-4eae-940f-529ccccc98ee'],
      to: [
        '923d3e05-18fc-40e2-aa48-1ae856bebe0d',
        '971580e1-74fa-4cc1-be4b-450ade83bba2',
        '45a8f0d0-e23b-4eae-940f-529ccccc98ee',
      ],
    },
  ],
  createdAt: SHIPPED,
  updatedAt: SHIPPED,
};
