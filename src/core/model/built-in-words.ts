/**
 * Puts the codebooks that come with Margent into words. They are written down with keys of the message catalogue in the place
 * of every name and text, so that a reader's own begin in her language; once they are in a library they are hers to edit.
 */
import type { Codebook } from './codebook.ts';

/** The words of a key, in the reader's language. */
export type Say = (key: string) => string;

/** The codebook as a library holds it. */
export function inWords(codebook: Codebook, say: Say): Codebook {
  return {
    ...codebook,
    name: say(codebook.name),
    description: say(codebook.description),
    roles: codebook.roles.map((role) => ({
      ...role,
      name: say(role.name),
      definition: say(role.definition),
      useWhen: say(role.useWhen),
      useNotWhen: say(role.useNotWhen),
      example: say(role.example),
    })),
    relationKinds: codebook.relationKinds.map((kind) => ({
      ...kind,
      name: say(kind.name),
      definition: say(kind.definition),
    })),
  };
}
