/** The passage that is about to be annotated, with the form that does it, or how to choose one. */
import { useId } from 'preact/hooks';
import { formatSentences, t } from '../messages.ts';
import type { CodingContext, Drafts, WrittenCoding } from '../services.ts';
import type { SharedPageState } from '../state/page-state.ts';
import { AnnotationEditor } from './AnnotationEditor.tsx';
import { focusAnnotation, focusHome } from './focus.ts';
import styles from './Passage.module.css';
import { Quote } from './Quote.tsx';
import { SettledSelect } from './SettledSelect.tsx';

type State = Pick<
  SharedPageState,
  | 'candidate'
  | 'candidatePlace'
  | 'candidateQuote'
  | 'chooseCodebook'
  | 'chooseProject'
  | 'context'
  | 'description'
  | 'highlight'
  | 'keepTags'
  | 'outline'
  | 'projectHost'
>;

interface Props {
  state: State;
  /** How a passage is chosen, where there is none yet. */
  hint: string;
  /** Puts the passage away without annotating it. */
  onCancel?: () => void;
  /** What was being written when the form went away, by the candidate's key. */
  drafts: Drafts;
}

export function Passage({ state, hint, onCancel, drafts }: Props) {
  const candidate = state.candidate.value;
  const context = state.context.value;
  if (!context) return null;
  if (!candidate) {
    const hasSections = state.outline.value.length > 0;
    return (
      <>
        <p class={styles.hint}>{formatSentences([hint, hasSections && t('sectionHint')])}</p>
        {/* Where it goes is said before anything is marked: the page marks without a form. */}
        {context.projects.length > 1 && (
          <div class={styles.goesTo}>
            <ProjectChoice state={state} named />
            <CodebookChoice state={state} named />
          </div>
        )}
      </>
    );
  }

  const { coding, suggested } = begunWith(drafts.get(candidate.key), context);
  return (
    <section class={styles.passage} aria-label={t('passage')}>
      <div class={styles.place}>
        <h2 class={styles.placeName}>{state.candidatePlace.value || t('passage')}</h2>
        <div class={styles.choices}>
          <ProjectChoice state={state} />
          <CodebookChoice state={state} />
        </div>
      </div>
      <Quote text={state.candidateQuote.value} language={state.description.value?.language ?? null} lines={4} hasBar />
      <AnnotationEditor
        key={candidate.key}
        codebook={context.codebook}
        codebooks={context.codebooks}
        tagsInUse={context.tags}
        keptTags={context.stickyTags}
        initial={coding}
        suggested={suggested}
        primary={context.singleKeys}
        submitLabel={t('highlight')}
        onSubmit={async (coding) => {
          const id = await state.highlight(coding);
          // The form is gone; the annotation stands in the list now.
          if (id !== null && !focusAnnotation(id)) focusHome();
        }}
        onDraft={(written) => drafts.set(candidate.key, written)}
        onKeepTags={state.keepTags}
        {...(onCancel && {
          onCancel: () => {
            onCancel();
            focusHome();
          },
        })}
      />
    </section>
  );
}

/** What the form begins with; of roles that were written with another codebook nothing is left. */
function begunWith(draft: WrittenCoding | undefined, context: CodingContext): WrittenCoding {
  const { lastRoles, stickyTags, codebook } = context;
  if (!draft) return { coding: { roles: lastRoles, tags: stickyTags ?? [], note: '' }, suggested: true };
  const { coding } = draft;
  const known = new Set(codebook.roles.map(({ id }) => id));
  const roles = coding.roles.filter((id) => known.has(id));
  const isOther = roles.length === 0 && coding.roles.length > 0;
  return isOther
    ? { coding: { ...coding, roles: lastRoles }, suggested: true }
    : { ...draft, coding: { ...coding, roles } };
}

interface ChoiceProps {
  state: State;
  /** Whether what is chosen is said beside it, and not to assistive technology alone. */
  named?: boolean;
}

/** Nothing for a reader with one project. */
function ProjectChoice({ state, named = false }: ChoiceProps) {
  const id = useId();
  const context = state.context.value;
  if (!context || context.projects.length < 2) return null;
  const host = state.projectHost.value;
  const isOfSite = host !== null && context.isOfSite;
  const chosen = `${context.isOfSite ? 'site' : 'everywhere'} ${context.project.id}`;
  const options = (only: 'site' | 'everywhere') =>
    context.projects.map(({ id, name }) => (
      <option key={id} value={`${only} ${id}`}>
        {name}
      </option>
    ));
  return (
    <div class={styles.choice}>
      <label for={id} class={named ? styles.name : 'visually-hidden'}>
        {t('project')}
      </label>
      <SettledSelect
        id={id}
        value={chosen}
        {...(isOfSite && { 'aria-describedby': `${id}-only` })}
        onChoose={(choice) => {
          const [only, id = ''] = choice.split(' ');
          return state.chooseProject(id, only === 'site' ? 'site' : 'everywhere');
        }}
      >
        <optgroup label={t('everywhere')}>{options('everywhere')}</optgroup>
        {host !== null && <optgroup label={t('onlyOn', host)}>{options('site')}</optgroup>}
      </SettledSelect>
      {/* A closed list shows no group. */}
      {isOfSite && (
        <span id={`${id}-only`} class={styles.only}>
          {t('onlyOn', host)}
        </span>
      )}
    </div>
  );
}

function CodebookChoice({ state, named = false }: ChoiceProps) {
  const id = useId();
  const context = state.context.value;
  if (!context) return null;
  return (
    <div class={styles.choice}>
      <label for={id} class={named ? styles.name : 'visually-hidden'}>
        {t('codebook')}
      </label>
      <SettledSelect id={id} value={context.codebook.id} onChoose={state.chooseCodebook}>
        {context.codebooks.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SettledSelect>
    </div>
  );
}
