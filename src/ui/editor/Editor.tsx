/** The annotation editor as it stands in a frame over a page. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { quoteOf } from '../../core/model/annotation.ts';
import type { EditorFocus } from '../../protocol/editor.ts';
import { codebookOf, codingOf } from '../coding.ts';
import { AnnotationEditor } from '../components/AnnotationEditor.tsx';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { Quote } from '../components/Quote.tsx';
import { Relations } from '../components/Relations.tsx';
import { Toast } from '../components/Toast.tsx';
import { useUndoKeys } from '../components/use-undo-keys.ts';
import { t } from '../messages.ts';
import type { EditorState } from '../state/editor-state.ts';
import styles from './Editor.module.css';

/** The field that has the focus first; null where that is where the form itself puts it. */
function fieldOf(focus: EditorFocus): string | null {
  if (focus === 'tags') return 'input[role="combobox"]';
  return focus === 'note' ? 'textarea' : null;
}

export function Editor({ state }: { state: EditorState }) {
  const root = useRef<HTMLDivElement>(null);
  const shown = state.shown.value;
  useUndoKeys(state.actions);
  const field = shown.kind === 'ready' ? fieldOf(shown.focus) : null;
  // Before the next frame, not after it: what the reader types may begin with a role's digit.
  useLayoutEffect(() => {
    if (field) root.current?.querySelector<HTMLElement>(field)?.focus();
  }, [field]);

  // Where no form is open that would hear it first.
  useLayoutEffect(() => {
    const ended = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) void state.close();
      },
      { signal: ended.signal },
    );
    return () => ended.abort();
  }, [state]);

  if (shown.kind === 'loading') return <p class={styles.frame}>{t('loading')}</p>;
  return (
    <div ref={root} class={styles.frame}>
      <h1 class="visually-hidden">{t('editorTitle')}</h1>
      {state.fault.value !== null && <Notice tone="fault" title={state.fault.value} level={2} />}
      {shown.kind === 'nothing' ? (
        <>
          <p>{t('editorGone')}</p>
          <Button onClick={() => void state.close()}>{t('close')}</Button>
        </>
      ) : (
        <>
          <Quote text={quoteOf(shown.annotation)} language={shown.language} lines={2} />
          {shown.written && <p class={styles.written}>{t('editorGoesOn')}</p>}
          <AnnotationEditor
            // Another one where the annotation is other than it was, as by a step taken back.
            key={shown.annotation.updatedAt}
            codebook={codebookOf(shown.annotation, shown.context)}
            codebooks={shown.context.codebooks}
            borne={shown.annotation.roles}
            tagsInUse={shown.context.tags}
            keptTags={shown.context.stickyTags}
            initial={shown.written?.coding ?? codingOf(shown.annotation)}
            primary={shown.context.singleKeys}
            submitLabel={t('save')}
            onSubmit={state.save}
            onCancel={() => void state.cancel()}
            onDraft={state.write}
            onKeepTags={state.actions.keepTags}
          />
          <section class={styles.relations} aria-label={t('relations')}>
            <Relations
              annotation={shown.annotation}
              context={shown.context}
              controls={state.relations}
              goTo={state.wayTo}
              pick={state.pick}
              foot={(relate) => (
                <div class={styles.foot}>
                  <h2 class={styles.title}>{t('relations')}</h2>
                  {relate}
                </div>
              )}
            />
          </section>
        </>
      )}
      <Toast actions={state.actions} />
    </div>
  );
}
