/** A library without any record. */
import type { Library } from '../src/core/model/library.ts';

export function emptyLibrary(): Library {
  return {
    articles: [],
    annotations: [],
    relations: [],
    propositions: [],
    codebooks: [],
    projects: [],
    siteRules: [],
    samePieces: [],
    settings: [],
    tombstones: [],
  };
}
