/** The projects: which one new annotations go to, everywhere and on some sites, and what each is called, uses and holds. */
import { useState } from 'preact/hooks';
import type { Project } from '../../core/model/project.ts';
import { Button } from '../components/Button.tsx';
import { focusLater } from '../components/focus.ts';
import { Panel } from '../components/Panel.tsx';
import { SettledRadio } from '../components/SettledRadio.tsx';
import { labelled } from '../labels.ts';
import { t, tCount } from '../messages.ts';
import type { CodingContext } from '../services.ts';
import type { OptionsState } from '../state/options-state.ts';
import type { ProjectState } from '../state/project-state.ts';
import styles from './Options.module.css';
import { NEW_PROJECT, ProjectForm } from './ProjectForm.tsx';
import { Section } from './Section.tsx';
import { SiteProjects } from './SiteProjects.tsx';
import { Unsaved } from './Unsaved.tsx';

const NEW_UNSAVED = 'new-project-unsaved';

interface Shared {
  context: CodingContext;
  state: ProjectState;
}

/** What is open of a project. */
type Way = 'edit' | 'delete';

export function Projects({ state }: { state: OptionsState }) {
  const context = state.context.value;
  const [open, setOpen] = useState<{ id: string; way: Way } | null>(null);
  if (!context) return null;
  const { projects } = state;
  const leave = (id: string, way: Way) => {
    if (way === 'edit') projects.drafts.delete(id);
    setOpen(null);
    focusLater(`[data-project="${id}"] [data-opens="${way}"]`, '[data-new-project]');
  };
  return (
    <Section title={t('projects')} hint={t('projectsHint')}>
      <fieldset class={styles.choices}>
        <legend class={context.projects.length > 1 ? styles.legend : 'visually-hidden'}>
          {t('projectEverywhere')}
        </legend>
        {context.projects.map((project) => (
          <ProjectRow
            key={project.id}
            project={project}
            context={context}
            state={projects}
            open={open?.id === project.id ? open.way : null}
            onOpen={(way) => setOpen({ id: project.id, way })}
            onLeave={(way) => leave(project.id, way)}
          />
        ))}
      </fieldset>
      <NewProject context={context} state={projects} />
      <SiteProjects context={context} state={projects} />
    </Section>
  );
}

interface RowProps extends Shared {
  project: Project;
  open: Way | null;
  onOpen: (way: Way) => void;
  onLeave: (way: Way) => void;
}

function ProjectRow({ project, context, state, open, onOpen, onLeave }: RowProps) {
  return (
    <div class={styles.codebook} data-project={project.id}>
      <Summary project={project} context={context} state={state} />
      {open === 'edit' && (
        <ProjectForm
          project={project}
          context={context}
          state={state}
          title={t('editNamed', project.name)}
          onSubmit={async (form, coder) => {
            const done = await state.edit(project, form, coder);
            if (done) onLeave('edit');
            return done;
          }}
          onCancel={() => onLeave('edit')}
        />
      )}
      {open === 'delete' && (
        <Panel
          title={t('deleteNamed', project.name)}
          submitLabel={t('deleteProject')}
          onSubmit={async () => {
            const done = await state.remove(project);
            if (done) onLeave('delete');
            return done;
          }}
          onCancel={() => onLeave('delete')}
        >
          <p>{held(state.use.value.get(project.id) ?? 0)}</p>
        </Panel>
      )}
      {open === null && (
        <div class={styles.tools}>
          {state.drafts.has(project.id) && <Unsaved id={`unsaved-${project.id}`} />}
          <Button
            icon="edit"
            data-opens="edit"
            aria-describedby={state.drafts.has(project.id) ? `unsaved-${project.id}` : undefined}
            aria-label={labelled(t('edit'), project.name)}
            onClick={() => onOpen('edit')}
          >
            {t('edit')}
          </Button>
          {context.projects.length > 1 && (
            <Button
              weight="quiet"
              data-opens="delete"
              aria-label={labelled(t('delete'), project.name)}
              onClick={() => onOpen('delete')}
            >
              {t('delete')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const held = (count: number): string => (count === 0 ? t('projectHoldsNone') : tCount('projectHolds', count));

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
    <SettledRadio
      class={styles.choice}
      name="project"
      checked={project.id === context.project.id}
      onChoose={() => state.choose(project.id)}
    >
      {words}
    </SettledRadio>
  );
}

function NewProject({ context, state }: Shared) {
  const [isOpen, setIsOpen] = useState(false);
  const leave = () => {
    state.drafts.delete(NEW_PROJECT);
    setIsOpen(false);
    focusLater('[data-new-project]');
  };
  if (isOpen) {
    return (
      <ProjectForm
        context={context}
        state={state}
        title={t('newProject')}
        onSubmit={async (form) => {
          const done = await state.create(form.name, form.codebookId);
          if (done) leave();
          return done;
        }}
        onCancel={leave}
      />
    );
  }
  const isWritten = state.drafts.has(NEW_PROJECT);
  return (
    <div class={styles.tools}>
      {isWritten && <Unsaved id={NEW_UNSAVED} />}
      <Button data-new-project aria-describedby={isWritten ? NEW_UNSAVED : undefined} onClick={() => setIsOpen(true)}>
        {t('newProject')}
      </Button>
    </div>
  );
}
