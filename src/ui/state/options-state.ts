/** The options page's state: the codebook in use, the sites the reader has let in, and the data kept. */
import { signal } from '@preact/signals';
import type { ToastMessage } from '../components/Toast.tsx';
import { t, tCount } from '../messages.ts';
import type { AnnotationStore, CodingContext } from '../services.ts';
import { describeFault, describeUndo } from './faults.ts';
import type { Restored } from './library-state.ts';

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
}

export type OptionsState = ReturnType<typeof createOptionsState>;

export function createOptionsState(services: OptionsServices) {
  const context = signal<CodingContext | null>(null);
  const sites = signal<SiteGrant[]>([]);
  const usage = signal<Usage | null>(null);
  const fault = signal<string | null>(null);
  const toast = signal<ToastMessage | null>(null);

  async function load(): Promise<void> {
    sites.value = await services.sites();
    try {
      [context.value, usage.value] = await Promise.all([services.store.codingContext(), services.usage()]);
      fault.value = null;
    } catch (error) {
      fault.value = describeFault(error);
    }
  }

  async function attempt(action: () => Promise<ToastMessage | null>): Promise<void> {
    try {
      const message = await action();
      await load();
      toast.value = message;
    } catch (error) {
      toast.value = { text: describeFault(error), tone: 'fault', undoable: false };
    }
  }

  const done = (text: string, undoable = false): ToastMessage => ({ text, tone: 'done', undoable });

  return {
    context,
    sites,
    usage,
    fault,
    toast,
    load,
    chooseCodebook: (id: string) =>
      attempt(async () => {
        await services.store.chooseCodebook(id);
        return done(t('codebookChosen'), true);
      }),
    allowSite: (pattern: string) =>
      attempt(async () => ((await services.allowSite(pattern)) ? done(t('siteAllowed', hostOf(pattern))) : null)),
    forgetSite: (pattern: string) =>
      attempt(async () =>
        (await services.forgetSite(pattern))
          ? done(t('siteForgotten', hostOf(pattern)))
          : { text: t('siteNotForgotten'), tone: 'fault', undoable: false },
      ),
    backUp: () =>
      attempt(async () => {
        await services.backUp();
        return null;
      }),
    restore: (file: File) =>
      attempt(async () => {
        const { added, updated, unchanged } = await services.restore(file);
        const text = [
          tCount('restoredAdded', added),
          tCount('restoredUpdated', updated),
          tCount('restoredUnchanged', unchanged),
        ];
        return done(text.join(' '), added + updated > 0);
      }),
    undo: () =>
      attempt(async () => {
        const undone = await services.store.undo();
        return done(describeUndo(undone));
      }),
    openSiteSettings: () => services.openSiteSettings(),
    openShortcuts: () => services.openShortcuts(),
    openLibrary: () => services.openLibrary(),
  };
}

/** `*://example.org/*` as a reader says it. */
export function hostOf(pattern: string): string {
  if (pattern.startsWith('file:')) return t('filesOnThisComputer');
  const host = pattern.replace(/^[^:]*:\/\//, '').replace(/\/.*$/, '');
  return host === '*' || pattern === '<all_urls>' ? t('allSites') : host;
}
