/** Says whether changes of a page have taken what is painted from its place. */
import { isStillShown } from '../dom.ts';

/**
 * Whether one of the texts that the ranges begin and end in was edited, or has gone. Looks at the ranges only where
 * something was taken out of the page or edited.
 */
export function cutsOff(records: readonly MutationRecord[], ranges: Iterable<AbstractRange>): boolean {
  const edited = new Set<Node>();
  let isTaken = false;
  for (const { type, target, removedNodes } of records) {
    if (type === 'characterData') edited.add(target);
    else isTaken ||= removedNodes.length > 0;
  }
  if (!isTaken && edited.size === 0) return false;
  const isCut = (node: Node): boolean => edited.has(node) || (isTaken && !isStillShown(node));
  for (const { startContainer, endContainer } of ranges) {
    if (isCut(startContainer) || (endContainer !== startContainer && isCut(endContainer))) return true;
  }
  return false;
}
