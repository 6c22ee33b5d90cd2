/** A library: plain records of every type together, as backups and formats carry them. */
import * as v from 'valibot';
import { Annotation } from './annotation.ts';
import { Article } from './article.ts';
import { Codebook } from './codebook.ts';
import { Project } from './project.ts';
import { Proposition, Relation } from './relation.ts';
import { Setting } from './setting.ts';
import { Tombstone } from './tombstone.ts';

export const Library = v.strictObject({
  articles: v.array(Article),
  annotations: v.array(Annotation),
  relations: v.array(Relation),
  propositions: v.array(Proposition),
  codebooks: v.array(Codebook),
  projects: v.array(Project),
  settings: v.array(Setting),
  tombstones: v.array(Tombstone),
});
export type Library = v.InferOutput<typeof Library>;

export function emptyLibrary(): Library {
  return {
    articles: [],
    annotations: [],
    relations: [],
    propositions: [],
    codebooks: [],
    projects: [],
    settings: [],
    tombstones: [],
  };
}
