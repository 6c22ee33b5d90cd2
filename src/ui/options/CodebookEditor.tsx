/** The editor of one codebook: what it is called, its roles, its kinds of relation, and what has changed in it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Codebook } from '../../core/model/codebook.ts';
import { describeChange, describeMeaning } from '../codebook-log.ts';
import { Button } from '../components/Button.tsx';
import { TextField } from '../components/Field.tsx';
import { focusLater } from '../components/focus.ts';
import { Panel } from '../components/Panel.tsx';
import { formatDay, t } from '../messages.ts';
import { changedFields } from '../state/changed-fields.ts';
import type { CodebookState } from '../state/codebook-state.ts';
import styles from './CodebookEditor.module.css';
import { RelationKinds } from './RelationKinds.tsx';
import { Roles } from './Roles.tsx';
import { Unsaved } from './Unsaved.tsx';
import { useDraft } from './use-draft.ts';

const UNSAVED = 'naming-unsaved';

interface Props {
  codebook: Codebook;
  state: CodebookState;
}

export function CodebookEditor({ codebook, state }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [naming, setNaming] = useState(false);
  // What led here is gone, and with it the focus.
  // Before what a form in here takes the focus for.
  useLayoutEffect(() => {
    heading.current?.focus();
    scrollTo(0, 0);
  }, []);
  const drafts = state.drafts.codebooks;
  const leaveNaming = () => {
    drafts.delete(codebook.id);
    setNaming(false);
    focusLater('[data-opens="naming"]');
  };
  return (
    <article class={styles.editor}>
      <div class={styles.tools}>
        <Button
          weight="quiet"
          onClick={() => {
            state.close();
            focusLater(`[data-codebook="${codebook.id}"] [data-opens="edit"]`);
          }}
        >
          {t('allOptions')}
        </Button>
      </div>
      <header class={styles.head}>
        <h2 ref={heading} tabIndex={-1} class={styles.title}>
          <bdi>{codebook.name}</bdi>
        </h2>
        <p class={styles.hint}>{t('version', codebook.version)}</p>
        {codebook.description && (
          <p>
            <bdi>{codebook.description}</bdi>
          </p>
        )}
        {naming ? (
          <Naming codebook={codebook} state={state} onDone={leaveNaming} />
        ) : (
          <div class={styles.tools}>
            {drafts.has(codebook.id) && <Unsaved id={UNSAVED} />}
            <Button
              icon="edit"
              data-opens="naming"
              aria-describedby={drafts.has(codebook.id) ? UNSAVED : undefined}
              onClick={() => setNaming(true)}
            >
              {t('editNameAndDescription')}
            </Button>
          </div>
        )}
      </header>
      <Roles codebook={codebook} state={state} />
      <RelationKinds codebook={codebook} state={state} />
      <Log codebook={codebook} state={state} />
    </article>
  );
}

function Naming({ codebook, state, onDone }: Props & { onDone: () => void }) {
  const named = { name: codebook.name, description: codebook.description };
  const { before, value, set } = useDraft(state.drafts.codebooks, codebook.id, named);
  return (
    <Panel
      title={t('editNameAndDescription')}
      submitLabel={t('save')}
      onSubmit={async () => {
        const done = await state.describe(changedFields(before, { ...value, name: value.name.trim() }));
        if (done) onDone();
        return done;
      }}
      onCancel={onDone}
    >
      <TextField kind="name" label={t('fieldName')} value={value.name} onChange={(name) => set({ name })} />
      <TextField
        kind="prose"
        label={t('fieldDescription')}
        value={value.description}
        onChange={(description) => set({ description })}
      />
    </Panel>
  );
}

/** The newest version first, for that is what the reader has just made. */
function Log({ codebook, state }: Props) {
  const log = codebook.log ?? [];
  return (
    <section class={styles.part}>
      <h3 class={styles.subtitle}>{t('changes')}</h3>
      {log.length === 0 ? (
        <p class={styles.hint}>{t('logEmpty')}</p>
      ) : (
        <>
          <p class={styles.hint}>{t('logHint')}</p>
          <div class={styles.tools}>
            <Button onClick={state.copyLog}>{t('copyLog')}</Button>
          </div>
          <ol class={styles.log} reversed>
            {log.toReversed().map((entry) => (
              <li key={entry.version}>
                <h4 class={styles.logTitle}>{t('versionOn', entry.version, formatDay(entry.at))}</h4>
                <ul class={styles.logChanges}>
                  {entry.changes.map((change, index) => (
                    <li key={`${change.what} ${change.of} ${change.field} ${index}`}>
                      {describeChange(change)}
                      <Meaning lines={describeMeaning(change)} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Meaning({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul class={styles.logMeaning}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
