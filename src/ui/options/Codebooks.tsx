/** The list of codebooks: which one the project uses, and the ways to edit, copy, delete and add. */
import { useEffect, useState } from 'preact/hooks';
import type { Codebook } from '../../core/model/codebook.ts';
import { Button } from '../components/Button.tsx';
import { focusLater } from '../components/focus.ts';
import { Panel } from '../components/Panel.tsx';
import { RoleGuidance } from '../components/RoleGuidance.tsx';
import { RoleKey } from '../components/RoleKey.tsx';
import { RoleMark } from '../components/RoleMark.tsx';
import { SettledRadio } from '../components/SettledRadio.tsx';
import { labelled } from '../labels.ts';
import { formatList, t, tCount } from '../messages.ts';
import type { OptionsState } from '../state/options-state.ts';
import styles from './Options.module.css';
import { Section } from './Section.tsx';

export function Codebooks({ state }: { state: OptionsState }) {
  const context = state.context.value;
  const [deleting, setDeleting] = useState<string | null>(null);
  // Chosen while its question was open: it would be refused, and what is in use says so itself.
  const isRefused = deleting !== null && state.codebooks.usedBy(deleting).length > 0;
  useEffect(() => {
    if (!isRefused) return;
    setDeleting(null);
    // Another window's choice takes the question away from under the focus.
    if (document.activeElement === document.body) focusLater(`[data-codebook="${deleting}"] [data-opens="edit"]`);
  }, [isRefused]);
  if (!context) return null;
  return (
    <Section title={t('codebook')} hint={t('codebookHint')}>
      <fieldset class={styles.choices}>
        <legend class={context.projects.length > 1 ? styles.legend : 'visually-hidden'}>
          {context.projects.length > 1 ? t('codebookOf', context.project.name) : t('codebook')}
        </legend>
        {context.codebooks.map((codebook) => (
          <div key={codebook.id} class={styles.codebook} data-codebook={codebook.id}>
            <CodebookChoice
              codebook={codebook}
              chosen={codebook.id === context.codebook.id}
              onChoose={() => state.chooseCodebook(codebook.id)}
            />
            {deleting === codebook.id && !isRefused ? (
              <DeleteCodebook state={state} codebook={codebook} onDone={() => setDeleting(null)} />
            ) : (
              <CodebookTools state={state} codebook={codebook} onDelete={() => setDeleting(codebook.id)} />
            )}
          </div>
        ))}
      </fieldset>
      <div class={styles.tools}>
        <Button data-new-codebook onClick={state.codebooks.create}>
          {t('newCodebook')}
        </Button>
      </div>
      <MissingCodebooks state={state} />
    </Section>
  );
}

function CodebookChoice({
  codebook,
  chosen,
  onChoose,
}: {
  codebook: Codebook;
  chosen: boolean;
  onChoose: () => Promise<boolean>;
}) {
  return (
    <>
      <SettledRadio class={styles.choice} name="codebook" checked={chosen} onChoose={onChoose}>
        <span>
          <strong>
            <bdi>{codebook.name}</bdi>
          </strong>{' '}
          <bdi>{codebook.description}</bdi>
        </span>
      </SettledRadio>
      <details class={styles.details}>
        <summary aria-label={`${tCount('roleCount', codebook.roles.length)}: ${codebook.name}`}>
          {tCount('roleCount', codebook.roles.length)}
        </summary>
        <dl class={styles.roles}>
          {codebook.roles.map((role) => (
            <div key={role.id} class={styles.role}>
              <dt>
                <RoleKey role={role} /> <RoleMark role={role} />
              </dt>
              <dd>
                {role.definition && (
                  <p>
                    <bdi>{role.definition}</bdi>
                  </p>
                )}
                <RoleGuidance role={role} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

interface ToolsProps {
  state: OptionsState;
  codebook: Codebook;
  onDelete: () => void;
}

function CodebookTools({ state, codebook, onDelete }: ToolsProps) {
  const users = state.codebooks.usedBy(codebook.id);
  const named = (label: string) => `${label}: ${codebook.name}`;
  return (
    <div class={styles.tools}>
      <Button
        icon="edit"
        data-opens="edit"
        aria-label={named(t('edit'))}
        onClick={() => state.codebooks.open(codebook.id)}
      >
        {t('edit')}
      </Button>
      <Button aria-label={named(t('copy'))} onClick={() => state.codebooks.copy(codebook)}>
        {t('copy')}
      </Button>
      {users.length === 0 ? (
        <Button weight="quiet" data-opens="delete" aria-label={named(t('delete'))} onClick={onDelete}>
          {t('delete')}
        </Button>
      ) : (
        <p class={styles.hint}>{t('codebookInUse', formatList(users.map(({ name }) => t('quoted', name))))}</p>
      )}
    </div>
  );
}

function DeleteCodebook({ state, codebook, onDone }: { state: OptionsState; codebook: Codebook; onDone: () => void }) {
  const [use, setUse] = useState<number | null>(null);
  useEffect(() => void state.codebooks.codebookUse(codebook.id).then(setUse, () => setUse(null)), [codebook]);
  return (
    <Panel
      title={t('deleteNamed', codebook.name)}
      submitLabel={t('delete')}
      waiting={use === null}
      onSubmit={async () => {
        const done = await state.codebooks.remove(codebook);
        if (done) {
          onDone();
          focusLater('[data-new-codebook]');
        }
        return done;
      }}
      onCancel={() => {
        onDone();
        focusLater(`[data-codebook="${codebook.id}"] [data-opens="delete"]`);
      }}
    >
      <p aria-live="polite">
        {use === null ? t('loading') : use === 0 ? t('codebookUnused') : tCount('codebookUse', use)}
      </p>
    </Panel>
  );
}

/** Nothing comes back or is added by itself: a library is changed by its reader alone. */
function MissingCodebooks({ state }: { state: OptionsState }) {
  const missing = state.codebooks.missing.value;
  if (missing.length === 0) return null;
  return (
    <details class={styles.missing}>
      <summary>{tCount('missingCodebooks', missing.length)}</summary>
      <ul class={styles.choices}>
        {missing.map(({ id, name, description }) => (
          <li key={id} class={styles.codebook}>
            <p>
              <strong>
                <bdi>{name}</bdi>
              </strong>{' '}
              <bdi>{description}</bdi>
            </p>
            <div class={styles.tools}>
              <Button
                aria-label={labelled(t('add'), name)}
                onClick={async () => {
                  if (await state.codebooks.addBuiltIn([id])) focusLater(`[data-codebook="${id}"] [data-opens="edit"]`);
                }}
              >
                {t('add')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {missing.length > 1 && (
        <Button
          onClick={async () => {
            if (await state.codebooks.addBuiltIn(missing.map(({ id }) => id))) focusLater('[data-new-codebook]');
          }}
        >
          {t('addAll')}
        </Button>
      )}
    </details>
  );
}
