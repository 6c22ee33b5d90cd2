/** The form of a project, new or not: what it is called, which codebook it uses, and who codes in it. */
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Coder, Project } from '../../core/model/project.ts';
import { SelectField, TextField } from '../components/Field.tsx';
import { Panel } from '../components/Panel.tsx';
import { t } from '../messages.ts';
import type { CodingContext } from '../services.ts';
import {
  type ProjectForm as Form,
  mergedCoders,
  type ProjectState,
  type WrittenProject,
} from '../state/project-state.ts';
import { Coders } from './Coders.tsx';

/** Names what is written of a project that is not there yet. */
export const NEW_PROJECT = 'new';

interface Props {
  /** None yet for a new one. */
  project?: Project;
  context: CodingContext;
  state: ProjectState;
  title: string;
  /** With who annotates from now on; null where the reader has not chosen. */
  onSubmit: (form: Form, coder: string | null) => Promise<boolean>;
  onCancel: () => void;
}

export function ProjectForm({ project, context, state, title, onSubmit, onCancel }: Props) {
  const { touched, before, coders, chosen, write } = useWritten(project, state);
  const [busy, askBusy] = useBusyCoders(project, state);
  useEffect(() => {
    // Taken out, and then something was made in another window.
    const isLeftOut = ({ id }: Coder) => busy?.has(id) && !coders.some((coder) => coder.id === id);
    if (before.some(isLeftOut)) write({ coders: [...coders, ...before.filter(isLeftOut)] });
  }, [busy]);
  // What the reader has not touched is shown as it is by now: the section above gives a project another codebook too.
  const name = touched.name ?? project?.name ?? '';
  const codebookId = touched.codebookId ?? project?.codebookId ?? context.codebook.id;
  const current = coders.find(({ id }) => id === (chosen ?? state.coder.value)) ?? coders[0];
  return (
    <Panel
      title={title}
      submitLabel={project ? t('save') : t('newProject')}
      onSubmit={async () => {
        const named = coders.map((coder) => ({ ...coder, name: coder.name.trim() }));
        const merged = mergedCoders(before, named, project?.coders ?? []);
        const done = await onSubmit({ name: name.trim(), codebookId, coders: merged }, chosen);
        if (!done) askBusy();
        return done;
      }}
      onCancel={onCancel}
    >
      <TextField
        kind="name"
        label={t('fieldName')}
        value={name}
        onChange={(typed) => write({ touched: { ...touched, name: typed } })}
      />
      <SelectField
        label={t('codebook')}
        value={codebookId}
        options={context.codebooks.map((codebook) => ({ value: codebook.id, label: codebook.name }))}
        onChange={(id) => write({ touched: { ...touched, codebookId: id } })}
      />
      {project && (
        <Coders
          coders={coders}
          currentId={current?.id ?? ''}
          busy={busy}
          newId={state.newId}
          onChange={(now) => write({ coders: now })}
          onChoose={(id) => write({ chosen: id })}
          onTakeOut={(id) =>
            write({
              coders: coders.filter((coder) => coder.id !== id),
              ...(chosen === id && { chosen: null }),
            })
          }
        />
      )}
    </Panel>
  );
}

/** What is written of a project, kept for as long as it is not saved: the form may be closed with the page it is on. */
function useWritten(project: Project | undefined, state: ProjectState) {
  const draftKey = project?.id ?? NEW_PROJECT;
  const [written, setWritten] = useState<WrittenProject>(() => {
    const before = project?.coders ?? [];
    return state.drafts.get(draftKey) ?? { touched: {}, before, coders: before, chosen: null };
  });
  useLayoutEffect(() => {
    const { touched, before, coders, chosen } = written;
    const isWritten = Object.keys(touched).length > 0 || coders !== before || chosen !== null;
    if (isWritten) state.drafts.set(draftKey, written);
  }, [written]);
  const write = (now: Partial<WrittenProject>): void => setWritten((known) => ({ ...known, ...now }));
  return { ...written, write };
}

/** Those who made something in the project, asked whenever it was read anew and on demand; null until it is known. */
function useBusyCoders(project: Project | undefined, state: ProjectState): [ReadonlySet<string> | null, () => void] {
  const [busy, setBusy] = useState<ReadonlySet<string> | null>(null);
  const ask = useCallback(() => {
    if (!project) return;
    state.coderUse(project.id).then(
      (ids) => setBusy(new Set(ids)),
      // The store refuses it anyway, and says who it is.
      () => setBusy((known) => known ?? new Set()),
    );
  }, [project, state]);
  useEffect(ask, [ask]);
  return [busy, ask];
}
