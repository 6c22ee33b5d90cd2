/** What the reader can say of where an annotation stands: that the new text is it, that it is not, or where it is now. */
import type { ReadonlySignal } from '@preact/signals';
import type { Annotation } from '../../core/model/annotation.ts';
import { equal } from '../../core/model/equality.ts';
import type { SectionOutline } from '../../core/model/section.ts';
import { findSelector } from '../../core/model/selector.ts';
import type { WordChange } from '../../core/text/quote.ts';
import type { PassageDescription } from '../../protocol/content.ts';
import { t } from '../messages.ts';
import { ReaderFacingError } from '../reader-facing-error.ts';
import type { AnnotationStore, PageAccess } from '../services.ts';
import type { Actions } from './actions.ts';

/** Each gives whether it was done; what went wrong is said. */
export interface AnchorControls {
  /** The words selected on the page, which an annotation may be placed on; null where nothing is. */
  selection: ReadonlySignal<PassageDescription | null>;
  /**
   * Makes the words that stand on the page now the annotation's own.
   *
   * @param seen the difference the reader was shown: what the page says otherwise by now is not accepted
   */
  acceptText(id: string, seen: readonly WordChange[]): Promise<boolean>;
  keepAsLost(id: string): Promise<boolean>;
  lookAgain(id: string): Promise<boolean>;
  placeOnSelection(id: string): Promise<boolean>;
  /** Brings the page to the section the words once stood in, where it still has one like it. */
  goNear(annotation: Annotation): Promise<void>;
}

interface Services {
  store: Pick<AnnotationStore, 'placeAnnotation' | 'keepAsLost'>;
  page: Pick<PageAccess, 'describeAnnotation' | 'scrollTo'>;
}

interface Surroundings {
  actions: Pick<Actions, 'attempt'>;
  selection: ReadonlySignal<PassageDescription | null>;
  outline: ReadonlySignal<readonly SectionOutline[]>;
  /** Asks the page anew what stands where. */
  loadPage(): Promise<void>;
  /** An annotation stands on these words now, which need not be offered for a new one any more. */
  onSelectionUsed(used: PassageDescription): void;
}

export function createAnchorControls(
  { store, page }: Services,
  { actions, selection, outline, loadPage, onSelectionUsed }: Surroundings,
): AnchorControls {
  return {
    selection,
    acceptText: (id, seen) =>
      actions.attempt(async () => {
        const now = await page.describeAnnotation(id);
        if (!now || !equal(now.difference, seen)) {
          await loadPage();
          throw new ReaderFacingError(t('textChangedAgain'));
        }
        const { step } = await store.placeAnnotation(id, now.selectors, 'accept-text');
        return { text: t('textAccepted'), step };
      }),
    keepAsLost: (id) =>
      actions.attempt(async () => {
        const { step } = await store.keepAsLost(id, true);
        return { text: t('lostKept'), step };
      }),
    lookAgain: (id) =>
      actions.attempt(async () => {
        const { step } = await store.keepAsLost(id, false);
        return { text: t('lookingAgain'), step };
      }),
    async placeOnSelection(id) {
      const passage = selection.value;
      if (!passage) return false;
      const isPlaced = await actions.attempt(async () => {
        const { step } = await store.placeAnnotation(id, passage.selectors, 'place-by-hand');
        return { text: t('placedByHand'), step };
      });
      if (isPlaced) onSelectionUsed(passage);
      return isPlaced;
    },
    async goNear({ selectors }) {
      const stood = findSelector(selectors, 'SectionSelector');
      const like = outline.value.find(({ kind, ordinal }) => kind === stood?.kind && ordinal === stood.ordinal);
      if (like) await page.scrollTo({ section: like }).catch(() => false);
    },
  };
}
