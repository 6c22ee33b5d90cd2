/** The projects: which one new annotations go to, everywhere and on some sites, and what each is called, uses and holds. */
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Coder, Project } from '../../core/model/project.ts';
import { Button } from '../components/Button.tsx';
import { SelectField, TextField } from '../components/Field.tsx';
import { focusLater } from '../components/focus.ts';
import { Panel } from '../components/Panel.tsx';
import { labelled } from '../labels.ts';
import { t, tCount } from '../messages.ts';
import type { CodingContext } from '../services.ts';
import type { OptionsState } from '../state/options-state.ts';
import {
  type ProjectForm as Form,
  mergedCoders,
  type ProjectState,
  type WrittenProject,
} from '../state/project-state.ts';
import styles from './Options.module.css';
import { Section } from './Section.tsx';
import { Unsaved } from './Unsaved.tsx';

/** Names what is written of a project that is not there yet. */
const NEW = 'new';
const NEW_UNSAVED = 'new-project-unsaved';

const rowOf = (id: string): string => `[data-project="${id}"]`;

export function Projects({ state }: { state: OptionsState }) {
  const context = state.context.value;
  const [open, setOpen] = useState<{ id: string; way: 'edit' | 'delete' } | null>(null);
  const [adding, setAdding] = useState(false);
  if (!context) return null;
  const { projects } = state;
  const leave = (id: string, way: 'edit' | 'delete') => {
    if (way === 'edit') projects.drafts.delete(id);
    setOpen(null);
    focusLater(`${rowOf(id)} [data-opens="${way}"]`, '[data-new-project]');
  };
  const leaveNew = () => {
    projects.drafts.delete(NEW);
    setAdding(false);
    focusLater('[data-new-project]');
  };
  return (
    <Section title={t('projects')} hint={t('projectsHint')}>
      <fieldset class={styles.choices}>
        <legend class={context.projects.length > 1 ? styles.legend : 'visually-hidden'}>
          {t('projectEverywhere')}
        </legend>
        {context.projects.map((project) => (
          <div key={project.id} class={styles.codebook} data-project={project.id}>
            <Summary project={project} context={context} state={projects} />
            {open?.id === project.id && open.way === 'edit' && (
              <ProjectForm
                project={project}
                context={context}
                state={projects}
                title={t('editNamed', project.name)}
                onSubmit={async (form, coder) => {
                  const done = await projects.edit(project, form, coder);
                  if (done) leave(project.id, 'edit');
                  return done;
                }}
                onCancel={() => leave(project.id, 'edit')}
              />
            )}
            {open?.id === project.id && open.way === 'delete' && (
              <Panel
                title={t('deleteNamed', project.name)}
                submitLabel={t('deleteProject')}
                onSubmit={async () => {
                  const done = await projects.remove(project);
                  if (done) leave(project.id, 'delete');
                  return done;
                }}
                onCancel={() => leave(project.id, 'delete')}
              >
                <p>{held(projects.use.value.get(project.id) ?? 0)}</p>
              </Panel>
            )}
            {open?.id !== project.id && (
              <div class={styles.tools}>
                {projects.drafts.has(project.id) && <Unsaved id={`unsaved-${project.id}`} />}
                <Button
                  icon="edit"
                  data-opens="edit"
                  aria-describedby={projects.drafts.has(project.id) ? `unsaved-${project.id}` : undefined}
                  aria-label={labelled(t('edit'), project.name)}
                  onClick={() => setOpen({ id: project.id, way: 'edit' })}
                >
                  {t('edit')}
                </Button>
                {context.projects.length > 1 && (
                  <Button
                    weight="quiet"
                    data-opens="delete"
                    aria-label={labelled(t('delete'), project.name)}
                    onClick={() => setOpen({ id: project.id, way: 'delete' })}
                  >
                    {t('delete')}
                  </Button>
                )}
              </div>
            )}
          </div>
        ))}
      </fieldset>
      {adding ? (
        <ProjectForm
          context={context}
          state={projects}
          title={t('newProject')}
          onSubmit={async (form) => {
            const done = await projects.create(form.name, form.codebookId);
            if (done) leaveNew();
            return done;
          }}
          onCancel={leaveNew}
        />
      ) : (
        <div class={styles.tools}>
          {projects.drafts.has(NEW) && <Unsaved id={NEW_UNSAVED} />}
          <Button
            data-new-project
            aria-describedby={projects.drafts.has(NEW) ? NEW_UNSAVED : undefined}
            onClick={() => setAdding(true)}
          >
            {t('newProject')}
          </Button>
        </div>
      )}
      <SiteProjects context={context} state={projects} />
    </Section>
  );
}

const held = (count: number): string => (count === 0 ? t('projectHoldsNone') : tCount('projectHolds', count));

interface Shared {
  context: CodingContext;
  state: ProjectState;
}

function Summary({ project, context, state }: Shared & { project: Project }) {
  const codebook = context.codebooks.find(({ id }) => id === project.codebookId);
  const words = (
    <span>
      <strong>
        <bdi>{project.name}</bdi>
      </strong>{' '}
      <span class={styles.hint}>
        {[codebook?.name, tCount('annotationCount', state.use.value.get(project.id) ?? 0)].filter(Boolean).join(', ')}
      </span>
    </span>
  );
  if (context.projects.length === 1) return <p>{words}</p>;
  return (
    <label class={styles.choice}>
      <input
        type="radio"
        name="project"
        checked={project.id === context.project.id}
        onChange={async (event) => {
          const radio = event.currentTarget;
          // Where it could not be chosen, the one in use is shown.
          if (!(await state.choose(project.id))) radio.checked = project.id === context.project.id;
        }}
      />
      {words}
    </label>
  );
}

interface FormProps extends Shared {
  /** None yet for a new one. */
  project?: Project;
  title: string;
  /** With who annotates from now on; null where the reader has not chosen. */
  onSubmit: (form: Form, coder: string | null) => Promise<boolean>;
  onCancel: () => void;
}

function ProjectForm({ project, context, state, title, onSubmit, onCancel }: FormProps) {
  // What the reader has not touched is shown as it is by now: the section above gives a project another codebook too.
  const draftKey = project?.id ?? NEW;
  const [kept] = useState(state.drafts.get(draftKey));
  const [touched, setTouched] = useState<WrittenProject['touched']>(kept?.touched ?? {});
  const name = touched.name ?? project?.name ?? '';
  const codebookId = touched.codebookId ?? project?.codebookId ?? context.codebook.id;
  const [before] = useState<readonly Coder[]>(kept?.before ?? project?.coders ?? []);
  const [coders, setCoders] = useState(kept?.coders ?? before);
  const [chosen, setChosen] = useState(kept?.chosen ?? null);
  useLayoutEffect(() => {
    const isWritten = Object.keys(touched).length > 0 || coders !== before || chosen !== null;
    if (isWritten) state.drafts.set(draftKey, { touched, before, coders, chosen });
  }, [touched, coders, chosen]);
  const current = coders.find(({ id }) => id === (chosen ?? state.coder.value)) ?? coders[0];
  const [busy, askBusy] = useBusyCoders(project, state);
  useEffect(() => {
    // Taken out, and then something was made in another window.
    const isLeftOut = ({ id }: Coder) => busy?.has(id) && !coders.some((coder) => coder.id === id);
    if (before.some(isLeftOut)) setCoders([...coders, ...before.filter(isLeftOut)]);
  }, [busy]);
  const names = coders.map(({ id, name: given }, index) => ({
    value: id,
    label: given.trim() || t('coderNumber', index + 1),
  }));
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
        onChange={(typed) => setTouched({ ...touched, name: typed })}
      />
      <SelectField
        label={t('codebook')}
        value={codebookId}
        options={context.codebooks.map((codebook) => ({ value: codebook.id, label: codebook.name }))}
        onChange={(id) => setTouched({ ...touched, codebookId: id })}
      />
      {project && (
        <fieldset class={styles.coders}>
          <legend>{t('coders')}</legend>
          <p class={styles.hint}>{t('codersHint')}</p>
          {coders.map(({ id, name: given }, index) => (
            <div key={id} class={styles.coder} data-coder={id}>
              <input
                class={styles.coderName}
                aria-label={t('coderNumber', index + 1)}
                placeholder={t('coderNumber', index + 1)}
                dir={given ? 'auto' : undefined}
                value={given}
                maxLength={200}
                autocomplete="off"
                onInput={(event) => {
                  const typed = event.currentTarget.value;
                  setCoders(coders.map((coder) => (coder.id === id ? { ...coder, name: typed } : coder)));
                }}
              />
              {coders.length > 1 && busy?.has(id) && <span class={styles.coderStays}>{t('coderStays')}</span>}
              {coders.length > 1 && !busy?.has(id) && (
                <Button
                  disabled={busy === null}
                  aria-label={labelled(t('takeOut'), names[index]?.label ?? '')}
                  onClick={() => {
                    setCoders(coders.filter((coder) => coder.id !== id));
                    if (chosen === id) setChosen(null);
                    focusLater('[data-add-coder]');
                  }}
                >
                  {t('takeOut')}
                </Button>
              )}
            </div>
          ))}
          <div>
            <Button
              data-add-coder
              onClick={() => {
                const id = state.newId();
                setCoders([...coders, { id, name: '' }]);
                focusLater(`[data-coder="${id}"] input`);
              }}
            >
              {t('addCoder')}
            </Button>
          </div>
          {coders.length > 1 && (
            <SelectField label={t('currentCoder')} value={current?.id ?? ''} options={names} onChange={setChosen} />
          )}
        </fieldset>
      )}
    </Panel>
  );
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

function SiteProjects({ context, state }: Shared) {
  const sites = state.sites.value.flatMap(({ host, projectId }) => {
    const project = context.projects.find(({ id }) => id === projectId);
    return project ? [{ host, name: project.name }] : [];
  });
  if (sites.length === 0) return null;
  return (
    <>
      <h3 class={styles.ruleTitle}>{t('projectsBySite')}</h3>
      <ul class={styles.siteList}>
        {sites.map(({ host, name }) => (
          <li key={host} class={styles.site}>
            <span class={styles.host}>{host}</span>
            <span class={styles.hint}>{name}</span>
            <Button
              aria-label={labelled(t('takeBack'), host)}
              onClick={async () => {
                if (await state.forgetSite(host)) focusLater('[data-new-project]');
              }}
            >
              {t('takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
