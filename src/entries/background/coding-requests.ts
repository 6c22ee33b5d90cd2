/**
 * Answers what marks on a page (`entries/marking`) and what reads it by keyboard: what can be given, and what is to be
 * kept. An annotation that is named is one of the page that asks, or nothing is told or done.
 */
import * as v from 'valibot';
import { kindsFor, standingFault } from '../../core/argument/relation-rule.ts';
import { type Annotation, quoteOf } from '../../core/model/annotation.ts';
import { ArticleDescription, PageUrl } from '../../core/model/article.ts';
import { rolesOf } from '../../core/model/codebook.ts';
import { Id } from '../../core/model/identifier.ts';
import { LONGEST_LINE } from '../../core/model/limits.ts';
import type { Relation } from '../../core/model/relation.ts';
import { Selector } from '../../core/model/selector.ts';
import type { StepMade } from '../../core/model/step-made.ts';
import { plainNote } from '../../formats/plain-note.ts';
import type { ContentSender } from '../../platform/content-messages.ts';
import { EditorFocus } from '../../platform/editor-frame.ts';
import { PageAddresses } from '../../platform/page.ts';
import { question } from '../../platform/question.ts';
import type {
  AnnotationChange,
  AskingPage,
  NamedAnnotation,
  NewAnnotation,
  OrFault,
  PageCoding,
  ToldAnnotation,
  ToldRelation,
  TurnedStep,
} from '../../protocol/background.ts';
import { t } from '../../ui/messages.ts';
import { ReaderFacingError } from '../../ui/reader-facing-error.ts';
import { endsOf } from '../../ui/relation-choices.ts';
import { relationFaultText } from '../../ui/relation-words.ts';
import { describeFault } from '../../ui/state/faults.ts';
import { openStore } from '../shared/open-store.ts';
import { readingStore } from '../shared/reading-store.ts';
import { isToolbarOn, setToolbar } from '../shared/toolbar-sites.ts';
import { allowEditor } from './editor-frames.ts';
import { openOnItsPage } from './open-on-its-page.ts';
import { toolbarWords } from './toolbar-words.ts';

/** Where a page says that its piece stands too. */
export const Places = v.pipe(v.array(PageUrl), v.maxLength(2));

const Roles = v.pipe(v.array(Id), v.minLength(1), v.maxLength(20));
const Selectors = v.pipe(v.array(Selector), v.minLength(1), v.maxLength(5));
const Named = { addresses: PageAddresses, places: v.exactOptional(Places), id: Id };

/** Questions as they come over the wire, for the list of all of them. */
export const CODING_MESSAGES = [
  question('coding', v.strictObject({ addresses: PageAddresses })),
  question(
    'annotate',
    v.strictObject({
      page: v.strictObject({
        addresses: PageAddresses,
        documentTitle: v.pipe(v.string(), v.maxLength(LONGEST_LINE)),
        // Facts that cannot be kept are no reason to refuse the passage.
        description: v.fallback(v.nullable(ArticleDescription), null),
      }),
      selectors: Selectors,
      roles: Roles,
    }),
  ),
  question('annotation', v.strictObject(Named)),
  question(
    'change-annotation',
    v.union([
      v.strictObject({ ...Named, change: v.picklist(['add', 'remove']), role: Id }),
      v.strictObject({ ...Named, selectors: Selectors, changed: v.boolean() }),
      v.strictObject({ ...Named, accepted: Selectors }),
      v.strictObject({ ...Named, lost: v.literal(true) }),
    ]),
  ),
  question('delete-annotation', v.strictObject(Named)),
  question('open-related', v.strictObject({ ...Named, otherId: Id })),
  question(
    'relate',
    v.strictObject({
      addresses: PageAddresses,
      places: v.exactOptional(Places),
      kindId: Id,
      fromId: Id,
      toId: Id,
    }),
  ),
  question('open-editor', v.strictObject({ ...Named, focus: EditorFocus })),
  question('undo', v.strictObject({ addresses: PageAddresses, places: Places, step: v.exactOptional(v.number()) })),
  question('redo', v.strictObject({ addresses: PageAddresses, places: Places })),
  question('set-toolbar', v.strictObject({ on: v.boolean() })),
] as const;

type CodingMessage = v.InferOutput<(typeof CODING_MESSAGES)[number]>;

const TYPES = new Set<string>(CODING_MESSAGES.map(({ entries }) => entries.type.literal));

export function isCodingMessage(message: { type: string }): message is CodingMessage {
  return TYPES.has(message.type);
}

/** The answer to a question whose addresses are those of the page that asks. Rejects only where the store cannot be read. */
export async function answerCoding({ type, ask }: CodingMessage, { url, tabId }: ContentSender): Promise<unknown> {
  switch (type) {
    case 'coding':
      return coding(url);
    case 'annotate':
      return orFault(() => annotate(ask));
    case 'annotation':
      return told(ask);
    case 'change-annotation':
      return orFault(() => change(ask));
    case 'delete-annotation':
      return orFault(() => remove(ask));
    case 'open-related':
      return openRelated(ask);
    case 'relate':
      return orFault(() => relate(ask));
    case 'open-editor':
      return (await named(ask)) ? allowEditor({ id: ask.id, focus: ask.focus, tabId }) : null;
    case 'undo':
      return turned(
        pageOfSteps(ask).then((page) => openStore().undo(ask.step === undefined ? { page } : { page, step: ask.step })),
      );
    case 'redo':
      return turned(pageOfSteps(ask).then((page) => openStore().redo({ page })));
    case 'set-toolbar':
      await setToolbar(url, ask.on);
      return null;
  }
}

/** What a write gave, or why it was not done. */
async function orFault<T extends object>(write: () => Promise<T>): Promise<OrFault<T>> {
  try {
    return await write();
  } catch (error) {
    return { fault: describeFault(error) };
  }
}

const pageOfSteps = async ({ addresses, places }: AskingPage) => ({
  addresses: await openStore().addressesOf(addresses),
  places,
});

/** What came of a step that was to be turned: the page is told its kind, not what it held. */
async function turned(step: Promise<{ label: string } | null>): Promise<TurnedStep> {
  return step.then(
    (done) => done && { label: done.label },
    (error: unknown) => ({ fault: describeFault(error) }),
  );
}

async function coding(url: string): Promise<PageCoding> {
  const [{ codebook, lastRoles, stickyTags, singleKeys }, toolbar] = await Promise.all([
    readingStore().codingContext(url),
    isToolbarOn(url),
  ]);
  const keptTags = stickyTags ?? [];
  return {
    roles: codebook.roles.map(({ id, name, color, underline, key, definition }) => ({
      id,
      name,
      color,
      underline,
      key,
      definition,
    })),
    lastRoles,
    keptTags,
    toolbar,
    singleKeys,
    words: toolbarWords(
      codebook.roles.map(({ key }) => key),
      keptTags,
    ),
  };
}

/** As given, where every role is one of some codebook. */
async function knownRoles(ids: string[]): Promise<string[]> {
  const { codebooks } = await readingStore().codingContext();
  if (rolesOf(ids, codebooks).length < new Set(ids).size) throw new ReaderFacingError(t('roleGone'));
  return [...new Set(ids)];
}

interface PageAnnotation {
  annotation: Annotation;
  /** Whether it was marked on another copy of the piece. */
  elsewhere: boolean;
}

async function annotationsOfPage({ addresses, places = [] }: Omit<NamedAnnotation, 'id'>): Promise<PageAnnotation[]> {
  const store = readingStore();
  const [own, others] = await Promise.all([
    openStore()
      .addressesOf(addresses)
      .then((believed) => openStore().annotationsAt(believed)),
    store.annotationsOfWork(addresses, places),
  ]);
  return [
    ...own.map((annotation) => ({ annotation, elsewhere: false })),
    ...others.map(({ annotation }) => ({ annotation, elsewhere: true })),
  ];
}

async function named({ id, ...page }: NamedAnnotation): Promise<PageAnnotation | undefined> {
  return (await annotationsOfPage(page)).find(({ annotation }) => annotation.id === id);
}

async function annotate(passage: NewAnnotation): Promise<{ id: string; step: number | null; tags: string[] }> {
  const roles = await knownRoles(passage.roles);
  const { annotation, step } = await openStore().annotate({ ...passage, roles, tags: [], note: '' });
  return { id: annotation.id, step, tags: annotation.tags };
}

/** Gives the roles it has then, and the step. */
async function change(ask: NamedAnnotation & AnnotationChange): Promise<{ roles: string[]; step: number | null }> {
  const [store, found] = [openStore(), await named(ask)];
  if (!found) throw new ReaderFacingError(t('annotationGone'));
  if (!('change' in ask)) {
    // Its place is one on the other page.
    if (found.elsewhere) throw new ReaderFacingError(t('endsElsewhere'));
    const { step } = await changeWords(ask);
    return { roles: found.annotation.roles, step };
  }
  const { id, change, role } = ask;
  if (change === 'add') await knownRoles([role]);
  const { step } = await store.updateAnnotations([id], { change, role });
  const annotation = await store.annotation(id);
  if (!annotation) throw new ReaderFacingError(t('annotationGone'));
  return { roles: annotation.roles, step };
}

function changeWords(
  ask: Pick<NamedAnnotation, 'id'> & Exclude<AnnotationChange, { change: unknown }>,
): Promise<StepMade> {
  const store = openStore();
  if ('lost' in ask) return store.keepAsLost(ask.id, true);
  if ('accepted' in ask) return store.placeAnnotation(ask.id, ask.accepted, 'accept-text');
  return store.moveEnds(ask.id, ask.selectors, ask.changed);
}

async function remove(ask: NamedAnnotation): Promise<StepMade> {
  const found = await named(ask);
  if (!found) throw new ReaderFacingError(t('annotationGone'));
  // A page says itself what it is a copy of: by that it gets nothing deleted.
  if (found.elsewhere) throw new ReaderFacingError(t('deleteElsewhere'));
  const { step } = await openStore().deleteAnnotations([ask.id]);
  return { step };
}

/** A page has nothing else opened than what the reader has related to its own. */
async function openRelated({ otherId, ...which }: NamedAnnotation & { otherId: string }): Promise<boolean> {
  const [found, relations] = await Promise.all([named(which), openStore().relationsOf([which.id])]);
  const isRelated = relations.some(({ from, to }) => from.id === otherId || to.id === otherId);
  return found !== undefined && isRelated && openOnItsPage(otherId);
}

async function relate({
  kindId,
  fromId,
  toId,
  ...page
}: Omit<NamedAnnotation, 'id'> & { kindId: string; fromId: string; toId: string }): Promise<StepMade> {
  const onPage = new Set((await annotationsOfPage(page)).map(({ annotation }) => annotation.id));
  if (!onPage.has(fromId) && !onPage.has(toId)) throw new ReaderFacingError(t('annotationGone'));
  const end = (id: string) => ({ type: 'annotation' as const, id });
  const { step } = await openStore().relate({ kindId, from: end(fromId), to: end(toId), note: '' });
  return { step };
}

/** UTF-16 code units of the other end of a relation that a page is told. */
const LONGEST_OTHER = 160;

async function told(which: NamedAnnotation): Promise<ToldAnnotation | null> {
  const [onPage, { codebooks, projects, singleKeys }, relations] = await Promise.all([
    annotationsOfPage(which),
    readingStore().codingContext(),
    openStore().relationsOf([which.id]),
  ]);
  const annotation = onPage.find((each) => each.annotation.id === which.id)?.annotation;
  if (!annotation) return null;
  const here = new Map(onPage.map((each) => [each.annotation.id, each.annotation]));
  const project = projects.find(({ id }) => id === annotation.projectId);
  const codebook = codebooks.find(({ id }) => id === project?.codebookId);
  const kinds = new Map(codebooks.flatMap(({ relationKinds }) => relationKinds.map(({ id, name }) => [id, name])));
  const toldRelation = async (relation: Relation): Promise<ToldRelation | null> => {
    const leadsOn = relation.from.id === annotation.id;
    const other = leadsOn ? relation.to : relation.from;
    // A proposition has no place on a page.
    if (other.type !== 'annotation') return null;
    const found = here.get(other.id) ?? (await openStore().annotation(other.id));
    const ends = endsOf(leadsOn ? 'from' : 'to', annotation.roles, found?.roles ?? null);
    const fault = codebook ? standingFault(relation, ends, codebook) : null;
    return {
      kind: kinds.get(relation.kindId) ?? t('unknownKind'),
      direction: leadsOn ? 'from' : 'to',
      otherId: other.id,
      otherQuote: found ? quoteOf(found).slice(0, LONGEST_OTHER) : '',
      here: here.has(other.id),
      fault: fault && relationFaultText(fault),
    };
  };
  return {
    quote: quoteOf(annotation),
    roles: rolesOf(annotation.roles, codebooks).map(({ name, color, underline }) => ({ name, color, underline })),
    offered: (codebook?.roles ?? []).map(({ id, name, color, underline, key }) => ({
      id,
      name,
      color,
      underline,
      key,
      isOn: annotation.roles.includes(id),
    })),
    singleKeys,
    tags: annotation.tags,
    hasNote: annotation.note.trim() !== '',
    note: plainNote(annotation.note),
    kinds: codebook
      ? kindsFor(annotation.roles, codebook).map(({ kind: { id, name }, side }) => ({ id, name, side }))
      : [],
    relations: (await Promise.all(relations.map(toldRelation))).filter((each) => each !== null),
  };
}
