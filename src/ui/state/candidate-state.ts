/** What the reader may annotate of a page, the words she has selected or a whole section, and how that is done. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { quoteOf } from '../../core/model/annotation.ts';
import { rolesOf } from '../../core/model/codebook.ts';
import type { PageDescription, PassageDescription, SectionReference } from '../../protocol/content.ts';
import { isWritten } from '../coding.ts';
import { formatList, t } from '../messages.ts';
import { placeName } from '../section-names.ts';
import type { AnnotationStore, Coding, CodingContext, Drafts, PageAccess } from '../services.ts';
import type { Actions } from './actions.ts';
import { type Candidate, candidateOf, isSamePassage, pageKey } from './candidate.ts';
import { describeFault } from './faults.ts';

interface Services {
  store: Pick<AnnotationStore, 'annotate'>;
  page: Pick<PageAccess, 'describeSection' | 'scrollTo'>;
}

interface Surroundings {
  /** null where there is none to annotate. */
  page: ReadonlySignal<PageDescription | null>;
  context: ReadonlySignal<CodingContext | null>;
  actions: Pick<Actions, 'attempt' | 'fault'>;
  /** What is being written of passages by now: one that a note or tags were written of stays to be annotated. */
  drafts: () => Drafts;
  /** Called with a section that is about to be annotated; gives it, with what is known of it already. */
  begun: (section: Candidate) => Candidate;
}

export function createCandidateState(services: Services, { page, context, actions, drafts, begun }: Surroundings) {
  const selected = signal<Candidate | null>(null);
  const section = signal<Candidate | null>(null);

  /** A section chosen from the outline stands before the selection, which comes back when it is done with. */
  const candidate = computed(() => section.value ?? selected.value);

  return {
    selected,
    section,
    candidate,
    /** What the candidate is, in a line: 'Paragraph 2', 'Paragraph 2, whole'. */
    candidatePlace: computed(() => {
      const current = candidate.value;
      if (!current) return '';
      const place = placeName(current.place);
      return current.wholeSection ? t('wholeSection', place) : place;
    }),
    candidateQuote: computed(() => (candidate.value ? quoteOf(candidate.value) : '')),

    /** The id of the annotation made; null where it was not. */
    async highlight(coding: Coding): Promise<string | null> {
      const passage = candidate.value;
      if (!page.value || !passage || !context.value) return null;
      // More may be known of its page by now; of another page nothing is of use.
      const isHere = pageKey(page.value) === pageKey(passage.page);
      const { addresses, documentTitle, article } = isHere ? page.value : passage.page;
      const names = rolesOf(coding.roles, context.value.codebooks).map(({ name }) => name);
      let id: string | null = null;
      const saved = await actions.attempt(async () => {
        const { annotation, step } = await services.store.annotate({
          page: { addresses, documentTitle, description: article },
          selectors: passage.selectors,
          ...coding,
          tagsAlone: true,
        });
        id = annotation.id;
        return { text: t('highlighted', formatList(names)), step };
      });
      if (!saved) return null;
      if (section.value === passage) section.value = null;
      else if (selected.value === passage) selected.value = null;
      return id;
    },

    async tagSection(reference: SectionReference): Promise<void> {
      const shown = page.value;
      if (!shown) return;
      try {
        const passage = await services.page.describeSection(reference);
        // The page is another one by now.
        if (!page.value || pageKey(page.value) !== pageKey(shown)) return;
        if (!passage) return actions.fault(t('sectionGone'));
        section.value = begun(candidateOf(passage, shown, true));
        await services.page.scrollTo({ section: reference });
      } catch (error) {
        actions.fault(describeFault(error));
      }
    },

    cancelSection(): void {
      section.value = null;
    },

    /** An annotation was placed on these words: they need not be offered for another one. */
    useUp(words: PassageDescription): void {
      const current = selected.value;
      if (!current || !isSamePassage(current, words) || isWritten(drafts().get(current.key))) return;
      drafts().delete(current.key);
      selected.value = null;
    },
  };
}
