/** The guided try of the main job, a step at a time, each of which may be skipped. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { quoteOf } from '../../core/model/annotation.ts';
import { AnnotationEditor } from '../components/AnnotationEditor.tsx';
import { AnnotationItem } from '../components/AnnotationItem.tsx';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { Quote } from '../components/Quote.tsx';
import { formatNumber, type MessageKey, t, tCount } from '../messages.ts';
import { placeName } from '../section-names.ts';
import { relationWords, STEPS, type Step, type WelcomeState } from '../state/welcome-state.ts';
import styles from './Guide.module.css';

const TITLES: Record<Step, MessageKey> = {
  select: 'welcomeSelect',
  role: 'welcomeRole',
  relate: 'welcomeRelate',
  find: 'welcomeFind',
  end: 'welcomeEnd',
};

export function Guide({ state }: { state: WelcomeState }) {
  const step = state.step.value;
  return (
    <section class={styles.guide} aria-label={t('welcomeGuide')}>
      <Steps step={step} />
      <Announcement step={step} />
      <Heading key={step} step={step} />
      {step === 'select' && <Selecting state={state} hint={t('welcomeSelectHint')} />}
      {step === 'role' && <Marking state={state} hint={t('welcomeRoleHint')} needs={t('welcomeRoleNeeds')} />}
      {step === 'relate' && <Relating state={state} />}
      {step === 'find' && (
        <>
          <p>{t('welcomeFindHint')}</p>
          <Button weight="primary" icon="library" class={styles.action} onClick={state.openLibrary}>
            {t('welcomeOpenLibrary')}
          </Button>
        </>
      )}
      {step === 'end' && <End state={state} />}
      {step !== 'end' && (
        <div class={styles.skips}>
          <Button weight="quiet" onClick={state.skipStep}>
            {t('welcomeSkipStep')}
          </Button>
          <Button weight="quiet" onClick={state.skipAll}>
            {t('welcomeSkipAll')}
          </Button>
        </div>
      )}
      <Marks state={state} />
    </section>
  );
}

function Steps({ step }: { step: Step }) {
  const done = step === 'end' ? STEPS.length : STEPS.indexOf(step);
  return (
    <ol class={styles.steps}>
      {STEPS.map((name, index) => (
        <li
          key={name}
          class={styles.step}
          aria-current={name === step ? 'step' : undefined}
          data-done={index < done || undefined}
        >
          <span class={styles.number}>{index < done ? <Icon name="found" /> : formatNumber(index + 1)}</span>
          <span class={styles.stepName}>{t(TITLES[name])}</span>
        </li>
      ))}
    </ol>
  );
}

function stepWords(step: Step): string {
  const title = t(TITLES[step]);
  return step === 'end' ? title : t('welcomeStep', STEPS.indexOf(step) + 1, STEPS.length, title);
}

/** Said where the focus does not go to the heading: into the roles, once a passage is selected. */
function Announcement({ step }: { step: Step }) {
  return (
    <p role="status" class="visually-hidden">
      {step === 'role' && stepWords(step)}
    </p>
  );
}

function Heading({ step }: { step: Step }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus went away with the step before; on arriving at the page nothing had it. At once, and not after the next
  // frame: whoever has gone on to a button by then would lose it again.
  useLayoutEffect(() => {
    if (step === 'select' && document.activeElement === document.body) return;
    if (!document.activeElement?.closest('form')) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} class={styles.title} tabIndex={-1}>
      {step === 'end' ? (
        t(TITLES.end)
      ) : (
        <>
          <span class="visually-hidden">{stepWords(step)}</span>
          <span aria-hidden="true">{t(TITLES[step])}</span>
        </>
      )}
    </h2>
  );
}

function Selecting({ state, hint }: { state: WelcomeState; hint: ComponentChildren }) {
  return (
    <>
      <p>{hint}</p>
      <Button class={styles.action} onClick={state.selectSuggestion}>
        {t('welcomeSelectForMe')}
      </Button>
    </>
  );
}

/** The editor for what is selected, or how to select something. */
function Marking({ state, hint, needs }: { state: WelcomeState; hint?: string; needs: string }) {
  const candidate = state.candidate.value;
  const context = state.context.value;
  if (!candidate || !context) return <Selecting state={state} hint={needs} />;
  return (
    <>
      {hint && <p>{hint}</p>}
      <p class={styles.place}>{placeName(candidate.place)}</p>
      <div class={styles.selection}>
        <Quote text={quoteOf(candidate)} lines={4} hasBar />
      </div>
      <AnnotationEditor
        key={candidate.key}
        codebook={context.codebook}
        codebooks={context.codebooks}
        tagsInUse={context.tags}
        keptTags={context.stickyTags}
        initial={{ roles: context.lastRoles, tags: context.stickyTags ?? [], note: '' }}
        suggested
        primary={context.singleKeys}
        submitLabel={t('highlight')}
        onSubmit={async (coding) => {
          await state.highlight(coding);
        }}
        onKeepTags={state.keepTags}
      />
    </>
  );
}

function Relating({ state }: { state: WelcomeState }) {
  const [chosen, setChosen] = useState(0);
  const choices = state.choices.value;
  const form = useRef<HTMLFormElement>(null);
  const none = useRef<HTMLParagraphElement>(null);
  const count = state.annotations.value.length;
  const isMarking = state.candidate.value !== null || count < 2;
  // The second passage may be marked here: its form has gone, and the step is the same.
  useLayoutEffect(() => {
    if (isMarking || document.activeElement !== document.body) return;
    (form.current?.querySelector<HTMLElement>('input:checked') ?? none.current)?.focus();
  }, [isMarking]);
  if (isMarking)
    return <Marking state={state} needs={t(count === 0 ? 'welcomeRelateNeedsTwo' : 'welcomeRelateNeeds')} />;
  if (choices.length === 0)
    return (
      <p ref={none} tabIndex={-1}>
        {t('welcomeRelateNone')}
      </p>
    );
  const choice = choices[chosen] ?? choices[0];
  return (
    <form
      ref={form}
      class={styles.relating}
      onSubmit={(event) => {
        event.preventDefault();
        if (choice) void state.relate(choice);
      }}
    >
      <fieldset class={styles.choices}>
        <legend class={styles.legend}>{t('welcomeRelateHint')}</legend>
        {choices.map((one, index) => (
          <label key={`${one.kindId} ${one.from.id}`} class={styles.choice}>
            <input type="radio" name="relation" checked={one === choice} onChange={() => setChosen(index)} />
            <span>{relationWords(one)}</span>
          </label>
        ))}
      </fieldset>
      <Button type="submit" weight="primary" class={styles.action}>
        {t('relate')}
      </Button>
    </form>
  );
}

function End({ state }: { state: WelcomeState }) {
  const count = state.annotations.value.length;
  const actions = useRef<HTMLDivElement>(null);
  // The button that takes the marks away goes with them.
  useLayoutEffect(() => {
    if (count === 0 && document.activeElement === document.body) actions.current?.querySelector('button')?.focus();
  }, [count]);
  return (
    <>
      <p>{t('welcomeEndHint')}</p>
      {count > 0 && <p>{tCount('welcomeKept', count)}</p>}
      <div ref={actions} class={styles.actions}>
        <Button weight="primary" icon="library" onClick={state.openLibrary}>
          {t('welcomeOpenLibrary')}
        </Button>
        <Button onClick={state.again}>{t('welcomeAgain')}</Button>
        {count > 0 && (
          <Button weight="quiet" onClick={state.deleteMarks}>
            {t('welcomeDelete')}
          </Button>
        )}
      </div>
    </>
  );
}

function Marks({ state }: { state: WelcomeState }) {
  const context = state.context.value;
  const annotations = state.annotations.value;
  const pressed = state.pressed.value;
  const list = useRef<HTMLOListElement>(null);
  // As a click on a page opens the highlight's card, one in the article leads to what is known of it here.
  useLayoutEffect(() => {
    const item = pressed && list.current?.querySelector(`[data-annotation="${CSS.escape(pressed.id)}"]`);
    item?.scrollIntoView({ block: 'nearest' });
    item?.querySelector('button')?.focus({ preventScroll: true });
  }, [pressed]);
  if (!context || annotations.length === 0) return null;
  return (
    <section class={styles.marks} aria-label={t('welcomeHighlights')}>
      <h2 class={styles.marksTitle}>{t('welcomeHighlights')}</h2>
      <ol ref={list} class={styles.list}>
        {annotations.map((annotation) => (
          <AnnotationItem
            key={annotation.id}
            annotation={annotation}
            language={null}
            context={context}
            goLabel={t('showOnPage')}
            onGo={() => state.scrollTo(annotation.id)}
            onUpdate={(changed) => state.update(annotation.id, changed)}
            onDelete={() => state.remove(annotation.id)}
            onKeepTags={state.keepTags}
            relating={{ controls: state.relations, goTo: state.wayTo }}
          />
        ))}
      </ol>
    </section>
  );
}
