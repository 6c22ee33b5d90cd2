/** How many annotations something has: a number to the eye beside its name, and in words to the ear. */
import { tCount } from '../messages.ts';

export function Count({ of, class: className }: { of: number; class: string | undefined }) {
  return (
    <span class={className} title={tCount('annotationCount', of)}>
      <span aria-hidden="true">{of}</span>
      <span class="visually-hidden">, {tCount('annotationCount', of)}</span>
    </span>
  );
}
