/** The options page's state: codebooks and projects, the sites the reader has let in, and the data kept. */
import { signal } from '@preact/signals';
import type { ReaderRule } from '../../core/model/site-rule.ts';
import type { CountedStep } from '../../core/model/step-made.ts';
import { t, tCount } from '../messages.ts';
import type {
  AnnotationStore,
  CodingContext,
  ProjectStore,
  Restored,
  SiteRuleStore,
  ToolbarSites,
} from '../services.ts';
import { createActions } from './actions.ts';
import { type CodebookServices, createCodebookState } from './codebook-state.ts';
import { describeFault } from './faults.ts';
import { newestAnswer } from './newest-answer.ts';
import { createProjectState } from './project-state.ts';
import { restoring } from './restoring.ts';

/** A site by its match pattern, such as `*://example.org/*`. */
export interface SiteGrant {
  pattern: string;
  builtIn: boolean;
  granted: boolean;
  /** Whether it can be taken back from here; otherwise only in the browser's own settings. */
  revocable: boolean;
}

/** How much is kept. */
export interface Usage {
  articles: number;
  annotations: number;
  /** Bytes of storage used, as the browser estimates; null where it does not say. */
  bytes: number | null;
}

export interface OptionsServices {
  store: AnnotationStore;
  rules: SiteRuleStore;
  codebooks: CodebookServices;
  projects: ProjectStore;
  toolbarSites: ToolbarSites;
  exportRules(ids: readonly string[]): Promise<void>;
  /** Takes in a file of rules, all or nothing; throws with words for the reader where it is none. Counts those that are new. */
  importRules(file: File): Promise<CountedStep>;
  usage(): Promise<Usage>;
  sites(): Promise<SiteGrant[]>;
  /** Only straight from a click or key. */
  allowSite(pattern: string): Promise<boolean>;
  /** false where the browser keeps the grant. */
  forgetSite(pattern: string): Promise<boolean>;
  backUp(): Promise<void>;
  restore(file: File): Promise<Restored>;
  /** Opens the browser's own page about the extension. */
  openSiteSettings(): Promise<void>;
  /** Opens the browser's own page for shortcuts. */
  openShortcuts(): Promise<void>;
  openLibrary(): Promise<void>;
  openWelcome(): Promise<void>;
}

export type OptionsState = ReturnType<typeof createOptionsState>;

export function createOptionsState(services: OptionsServices) {
  const context = signal<CodingContext | null>(null);
  const sites = signal<SiteGrant[]>([]);
  const rules = signal<ReaderRule[]>([]);
  /** Hosts without a toolbar beside selections, by name. */
  const toolbarOff = signal<string[]>([]);
  const usage = signal<Usage | null>(null);
  const fault = signal<string | null>(null);

  const load = newestAnswer(async (isNewest) => {
    try {
      const granted = await services.sites();
      const [coding, kept, used, off] = await Promise.all([
        services.store.codingContext(),
        services.rules.siteRules(),
        services.usage(),
        services.toolbarSites.off(),
        projects.load(),
      ]);
      if (!isNewest()) return;
      sites.value = granted;
      context.value = coding;
      rules.value = kept;
      usage.value = used;
      toolbarOff.value = off.toSorted((one, other) => one.localeCompare(other));
      fault.value = null;
      await actions.dropStale();
    } catch (error) {
      if (isNewest()) fault.value = describeFault(error);
    }
  });

  const actions = createActions(services.store, load);
  const codebooks = createCodebookState(services.codebooks, { context, actions });
  const projects = createProjectState(services.projects, {
    newId: services.codebooks.newId,
    attempt: actions.attempt,
  });

  /** The browser has taken the mark from the radio in use before the choice failed: it is drawn again as it is. */
  async function drawnAgain(choosing: Promise<boolean>): Promise<boolean> {
    const done = await choosing;
    const now = context.peek();
    if (!done && now) context.value = { ...now };
    return done;
  }

  return {
    ...actions,
    context,
    codebooks,
    projects: { ...projects, choose: (id: string) => drawnAgain(projects.choose(id)) },
    sites,
    rules,
    toolbarOff,
    usage,
    fault,
    load,
    chooseCodebook: (id: string) =>
      drawnAgain(
        actions.attempt(async () => {
          const { step } = await services.store.chooseCodebook(id);
          return { text: t('codebookChosen'), step };
        }),
      ),
    allowSite: (pattern: string) =>
      actions.attempt(async () =>
        (await services.allowSite(pattern)) ? { text: t('siteAllowed', hostOf(pattern)), step: null } : null,
      ),
    async forgetSite(pattern: string): Promise<void> {
      const forgotten = await services.forgetSite(pattern).catch(() => false);
      if (forgotten) await actions.attempt(async () => ({ text: t('siteForgotten', hostOf(pattern)), step: null }));
      else actions.fault(t('siteNotForgotten'));
    },
    toolbarOn(host: string): Promise<boolean> {
      const set = async (on: boolean) => {
        await services.toolbarSites.set(host, on);
        return t(on ? 'toolbarOnAgain' : 'toolbarOffAgain', siteName(host));
      };
      return actions.choose(
        () => set(true),
        () => set(false),
      );
    },
    setSingleKeys: (on: boolean) =>
      drawnAgain(
        actions.attempt(async () => {
          await services.store.setSingleKeys(on);
          return null;
        }),
      ),
    exportRules: (ids: readonly string[]) =>
      actions.attempt(async () => {
        await services.exportRules(ids);
        return null;
      }),
    importRules: (file: File) =>
      actions.attempt(async () => {
        const { count, step } = await services.importRules(file);
        return { text: tCount('rulesImported', count), step };
      }),
    deleteRule: (id: string, hosts: string) =>
      actions.attempt(async () => {
        const { step } = await services.rules.deleteSiteRules([id]);
        return { text: t('changesForgotten', hosts), step };
      }),
    backUp: () =>
      actions.attempt(async () => {
        await services.backUp();
        return null;
      }),
    restore: restoring(actions, services.restore),
    openSiteSettings: () => services.openSiteSettings(),
    openShortcuts: () => services.openShortcuts(),
    openLibrary: () => services.openLibrary(),
    openWelcome: () => services.openWelcome(),
  };
}

/** `*://example.org/*` as a reader says it. */
export function hostOf(pattern: string): string {
  if (pattern.startsWith('file:')) return t('filesOnThisComputer');
  const host = pattern.replace(/^[^:]*:\/\//, '').replace(/\/.*$/, '');
  return host === '*' || pattern === '<all_urls>' ? t('allSites') : host;
}

/** A host as a reader says it: files on the disk have none. */
export function siteName(host: string): string {
  return host === '' ? t('filesOnThisComputer') : host;
}
