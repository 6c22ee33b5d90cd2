/** The formats there are. The order means nothing but the order in menus; each stands for itself. */
import { backup } from './backup.ts';
import type { Format } from './format.ts';
import { markdown } from './markdown.ts';
import { w3cWebAnnotation } from './w3c-web-annotation.ts';

export const FORMATS: readonly Format[] = [markdown, w3cWebAnnotation, backup];

export function findFormat(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
