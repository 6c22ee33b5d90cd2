/** After Stab and Gurevych, 'Parsing Argumentation Structures in Persuasive Essays' (2017). */
import type { Codebook } from '../codebook.ts';
import { SHIPPED } from './shipped.ts';

export const ESSAY_ARGUMENT: Codebook = {
  id: 'c2e9c9e3-9501-47d9-aae3-2f0d79666ed0',
  name: 'essayCodebook',
  description: 'essayCodebookDescription',
  version: 1,
  roles: [
    {
      id: '923d3e05-18fc-40e2-aa48-1ae856bebe0d',
      name: 'essayMajorClaim',
      definition: 'essayMajorClaimDefinition',
      useWhen: 'essayMajorClaimWhen',
      useNotWhen: 'essayMajorClaimNotWhen',
      example: 'essayMajorClaimExample',
      color: '#7a4fd0',
      underline: 'solid',
      key: '1',
      parentId: null,
    },
    {
      id: '971580e1-74fa-4cc1-be4b-450ade83bba2',
      name: 'essayClaim',
      definition: 'essayClaimDefinition',
      useWhen: 'essayClaimWhen',
      useNotWhen: 'essayClaimNotWhen',
      example: 'essayClaimExample',
      color: '#d55e00',
      underline: 'double',
      key: '2',
      parentId: null,
    },
    {
      id: '45a8f0d0-e23b-4eae-940f-529ccccc98ee',
      name: 'essayPremise',
      definition: 'essayPremiseDefinition',
      useWhen: 'essayPremiseWhen',
      useNotWhen: 'essayPremiseNotWhen',
      example: 'essayPremiseExample',
      color: '#00908a',
      underline: 'dotted',
      key: '3',
      parentId: null,
    },
  ],
  relationKinds: [
    {
      id: '2866a966-c79a-4e52-b1db-2551b1a5cd2c',
      name: 'essaySupports',
      definition: 'essaySupportsDefinition',
      from: ['971580e1-74fa-4cc1-be4b-450ade83bba2', '45a8f0d0-e23b-4eae-940f-529ccccc98ee'],
      to: [
        '923d3e05-18fc-40e2-aa48-1ae856bebe0d',
        '971580e1-74fa-4cc1-be4b-450ade83bba2',
        '45a8f0d0-e23b-4eae-940f-529ccccc98ee',
      ],
    },
    {
      id: 'c176ff20-ad8f-4356-bfd3-e87e81ec34e3',
      name: 'essayAttacks',
      definition: 'essayAttacksDefinition',
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
