/** A project: a body of work with its codebook and its coders. There is always one. */
import * as v from 'valibot';
import { bareHost } from './host.ts';
import { Id, Timestamp } from './identifier.ts';

export const Coder = v.strictObject({ id: Id, name: v.pipe(v.string(), v.maxLength(200)) });
export type Coder = v.InferOutput<typeof Coder>;

export const Project = v.strictObject({
  id: Id,
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(200)),
  codebookId: Id,
  coders: v.pipe(
    v.array(Coder),
    v.minLength(1, 'has no coder'),
    v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'names a coder twice'),
  ),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Project = v.InferOutput<typeof Project>;

/** The host by which a site's project is chosen; null where an address has none (a file). */
export function hostForProject(url: string): string | null {
  return URL.canParse(url) ? bareHost(new URL(url).hostname) || null : null;
}
