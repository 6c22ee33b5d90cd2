/** What the reader says of an annotation's place: that the new text is it, that it stands elsewhere, that it is lost. */
import type { Action } from '../core/model/action.ts';
import { type Annotation, quoteOf } from '../core/model/annotation.ts';
import type { Id, Timestamp } from '../core/model/identifier.ts';
import type { Selector } from '../core/model/selector.ts';
import type { StepMade } from '../core/model/step-made.ts';
import { commitStep } from './commit.ts';
import { StoreError } from './store-error.ts';
import type { Writer } from './writer.ts';

/** How an annotation comes to other words: the page's new text is accepted, or the reader finds the place herself. */
export type Placing = Extract<Action, 'accept-text' | 'place-by-hand'>;

/**
 * Gives an annotation other words to stand on. Its id, roles, tags, note and relations stay, and the words that were
 * marked first are kept beside the new ones.
 */
export async function placeAnnotation(
  writer: Writer,
  { id, selectors, how }: { id: Id; selectors: Selector[]; how: Placing },
  at: Timestamp,
): Promise<StepMade> {
  return change(writer, id, { label: how, at }, (stored) => onOtherWords(stored, selectors, at));
}

/**
 * Moves the ends of an annotation. Where the page's words were others than those marked, to move them is to accept these:
 * the words that were marked first are kept beside them.
 */
export async function moveEnds(
  writer: Writer,
  { id, selectors, changed }: { id: Id; selectors: Selector[]; changed: boolean },
  at: Timestamp,
): Promise<StepMade> {
  return change(writer, id, { label: 'move-ends', at }, ({ lost, ...stored }) =>
    changed ? onOtherWords(stored, selectors, at) : { ...stored, selectors },
  );
}

/** Whoever gives it a place says that it is not lost. */
function onOtherWords({ former, lost, ...stored }: Annotation, selectors: Selector[], at: Timestamp): Annotation {
  const first = former?.exact ?? quoteOf(stored);
  // Back on its first words it has none but them.
  const isOther = first !== quoteOf({ selectors });
  return { ...stored, selectors, ...(isOther && { former: { exact: first, until: at } }) };
}

/** Keeps an annotation as lost, or has its words looked for again in what is like them. */
export async function keepAsLost(writer: Writer, id: Id, isLost: boolean, at: Timestamp): Promise<StepMade> {
  const label = isLost ? 'keep-as-lost' : 'look-again';
  return change(writer, id, { label, at }, ({ lost, ...stored }) => ({
    ...stored,
    ...(isLost && { lost: true as const }),
  }));
}

async function change(
  writer: Writer,
  id: Id,
  step: { label: Action; at: Timestamp },
  changed: (stored: Annotation) => Annotation,
): Promise<StepMade> {
  return commitStep(
    writer,
    async (transaction) => {
      const before = await transaction.objectStore('annotations').get(id);
      if (!before) throw new StoreError('conflict', 'This annotation has been deleted in the meantime.');
      return { changes: [{ type: 'annotation', id, before, after: { ...changed(before), updatedAt: step.at } }] };
    },
    step,
  );
}
