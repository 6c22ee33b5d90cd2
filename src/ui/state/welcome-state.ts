/** The welcome page's state: where the reader is in the guided try, and what she has marked in the article there. */
import { computed, signal } from '@preact/signals';
import type { Annotation } from '../../core/model/annotation.ts';
import { type Codebook, rolesOf } from '../../core/model/codebook.ts';
import type { Relation } from '../../core/model/relation.ts';
import type { PassageDescription } from '../../protocol/content.ts';
import { shortQuote } from '../labels.ts';
import { formatList, t } from '../messages.ts';
import { choicesFor, endsOf, faultWith, relationContext } from '../relation-choices.ts';
import type { AnnotationDraft, AnnotationStore, Coding, CodingContext } from '../services.ts';
import { createActions } from './actions.ts';
import { describeFault } from './faults.ts';
import { newestAnswer } from './newest-answer.ts';
import { createRelationsState } from './relations-state.ts';

/** In the order in which they are tried. */
export const STEPS = ['select', 'role', 'relate', 'find'] as const;
export type Step = (typeof STEPS)[number] | 'end';

/** The article on the welcome page. */
export interface PracticeArticle {
  page: AnnotationDraft['page'];
  /** What is selected in it now. */
  selection(): PassageDescription | null;
  /** Selects a sentence that is not marked yet. */
  selectSuggestion(): void;
  clearSelection(): void;
  paint(annotations: readonly Annotation[], codebooks: readonly Codebook[]): void;
  scrollTo(annotationId: string): void;
  /** The innermost of the marks at a point of the window, in CSS pixels; null where there is none. */
  markAt(x: number, y: number): string | null;
}

export interface WelcomeServices {
  store: AnnotationStore;
  openLibrary(): Promise<void>;
  openOptions(): Promise<void>;
}

/** A relation that the codebook allows between two passages. */
export interface RelationChoice {
  kindId: string;
  kind: string;
  from: Annotation;
  to: Annotation;
}

export type WelcomeState = ReturnType<typeof createWelcomeState>;

export function createWelcomeState(services: WelcomeServices) {
  const step = signal<Step>('select');
  const context = signal<CodingContext | null>(null);
  const annotations = signal<Annotation[]>([]);
  /** The passage to be marked; `key` tells one from the next. */
  const candidate = signal<(PassageDescription & { key: number }) | null>(null);
  /** The mark that was pressed in the article; another object each time. */
  const pressed = signal<{ id: string } | null>(null);
  const fault = signal<string | null>(null);
  let article: PracticeArticle | undefined;
  let candidates = 0;

  const load = newestAnswer(async (isNewest) => {
    if (!article) return;
    try {
      const [coding, kept] = await Promise.all([
        services.store.codingContext(),
        services.store.pageAnnotations(article.page.addresses),
      ]);
      const found = kept?.annotations ?? [];
      const related = await services.store.relationsOf(found.map(({ id }) => id));
      if (!isNewest()) return;
      context.value = coding;
      annotations.value = found;
      relations.take(related, kept ? found.map((annotation) => ({ annotation, article: kept.article })) : []);
      fault.value = null;
      article.paint(found, coding.codebooks);
      await actions.dropStale();
    } catch (error) {
      if (isNewest()) fault.value = describeFault(error);
    }
  });

  const actions = createActions(services.store, load);
  const relations = createRelationsState(services.store, actions);

  /** How the passage marked last goes with the newest of the others that it may be related to. */
  const choices = computed<RelationChoice[]>(() => {
    const [last, ...others] = annotations.value.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    if (!last || !context.value) return [];
    const by = { context: context.value, relations: relations.controls.relations.value };
    return others.map((other) => relationsBetween(last, other, by)).find(({ length }) => length > 0) ?? [];
  });

  function next(): void {
    step.value = STEPS[STEPS.indexOf(step.value as (typeof STEPS)[number]) + 1] ?? 'end';
  }

  return {
    ...actions,
    step,
    context,
    annotations,
    candidate,
    pressed,
    fault,
    choices,
    relations: relations.controls,
    load,
    async start(practised: PracticeArticle): Promise<void> {
      article = practised;
      await load();
      // Who comes back for her marks is not led by the hand again.
      if (annotations.value.length > 0 && step.value === 'select') step.value = 'end';
    },
    /** Takes what is selected as the passage to be marked, while marking is what is tried. */
    takeSelection(): void {
      if (step.value === 'find' || step.value === 'end') return;
      const passage = article?.selection();
      if (!passage || JSON.stringify(passage.selectors) === JSON.stringify(candidate.value?.selectors)) return;
      candidate.value = { ...passage, key: ++candidates };
      if (step.value === 'select') next();
    },
    selectSuggestion: () => article?.selectSuggestion(),
    scrollTo: (annotationId: string) => article?.scrollTo(annotationId),
    /** How to go to a passage that a relation leads to, where it is in this article. */
    wayTo: (annotationId: string): (() => void) | undefined =>
      annotations.value.some(({ id }) => id === annotationId) ? () => article?.scrollTo(annotationId) : undefined,
    /** What a press on the article leads to: the mark there, if there is one. */
    press(x: number, y: number): void {
      const id = article?.markAt(x, y);
      if (id) pressed.value = { id };
    },
    async highlight(coding: Coding): Promise<boolean> {
      const passage = candidate.value;
      const page = article?.page;
      if (!passage || !page) return false;
      const isKept = await actions.attempt(async () => {
        const { step } = await services.store.annotate({
          ...coding,
          selectors: passage.selectors,
          page,
          tagsAlone: true,
        });
        const roles = rolesOf(coding.roles, context.value?.codebooks ?? []).map(({ name }) => name);
        return { text: t('highlighted', formatList(roles)), step };
      });
      if (!isKept) return false;
      candidate.value = null;
      article?.clearSelection();
      if (step.value === 'role') next();
      return true;
    },
    async relate({ kindId, from, to }: RelationChoice): Promise<boolean> {
      const draft = { kindId, fromId: from.id, toId: to.id, note: '', scheme: null };
      const isRelated = await relations.controls.relate(draft);
      if (isRelated && step.value === 'relate') next();
      return isRelated;
    },
    async openLibrary(): Promise<void> {
      step.value = 'end';
      await services.openLibrary();
    },
    openOptions: () => services.openOptions(),
    skipStep(): void {
      candidate.value = null;
      next();
    },
    skipAll(): void {
      candidate.value = null;
      step.value = 'end';
    },
    again(): void {
      step.value = 'select';
    },
    deleteMarks: () =>
      actions.attempt(async () => {
        const { step } = await services.store.deleteAnnotations(annotations.value.map(({ id }) => id));
        return { text: t('welcomeDeleted'), step };
      }),
  };
}

/** Those that the codebook of their project allows, in both directions, and that are not there yet. */
function relationsBetween(
  own: Annotation,
  other: Annotation,
  { context, relations }: { context: CodingContext; relations: readonly Relation[] },
): RelationChoice[] {
  const by = relationContext(own, context);
  return choicesFor(own, by.codebook)
    .filter((choice) => !choice.fault && !faultWith(choice, { own, other, relations }, by))
    .map(({ kind, side }) => ({ kindId: kind.id, kind: kind.name, ...endsOf(side, own, other) }));
}

/** The words of a choice: 'Trade has doubled…' supports 'Open the border'. */
export function relationWords({ from, kind, to }: RelationChoice): string {
  return t('welcomeRelation', shortQuote(from), kind, shortQuote(to));
}
