/** The annotation editor in a frame of the extension, there only while it is open. */
import { isTyping } from '../../page/marking/fields.ts';
import { type FramePanel, openFrame } from '../../page/marking/frame.ts';
import type { ContentRequests } from '../../protocol/content.ts';
import type { EditorFocus } from '../../protocol/editor.ts';
import { t } from '../../ui/messages.ts';
import type { Context } from './context.ts';
import type { Passages } from './passages.ts';

export interface Editor {
  /**
   * Resolves when it has gone, with whether the annotation is as it was: nothing was saved, nor written and kept for later.
   *
   * @param signal of reading by keyboard: aborts when it is not wanted any more, open or not yet
   */
  open(id: string, focus: EditorFocus, signal?: AbortSignal): Promise<boolean>;
  /** What the extension says of the frame that is open. */
  told(what: ContentRequests['editor-told']['ask']): void;
  /** Gives way until the reader has chosen another highlight; null where she chose none. */
  pick(token: string): Promise<string | null>;
  /** Gives way for good to another highlight, where that is on the page; whether it is. What is written is kept. */
  follow(token: string, id: string): boolean;
}

/** What of the highlight's card it needs. */
interface OnPage {
  /** Lets the reader choose another highlight than her own; null where she chose none. */
  pick(title: string, own: string): Promise<string | null>;
  /** Brings a highlight into view and opens its card. */
  goTo(id: string): void;
}

interface Open {
  id: string;
  token: string;
  panel: FramePanel;
  closed: (isAsItWas: boolean) => void;
  /** Whether the frame has said anything. */
  isThere: boolean;
  /** Whether the frame keeps what is written in it for when it is opened again. */
  keeps: boolean;
  /** Whether something is written in it that is not saved. */
  written: boolean;
  /** Whether it was opened in reading by keyboard. */
  inMode: boolean;
}

/** How long a frame that has loaded may take to say so, in milliseconds. */
const SILENCE = 5_000;

export function createEditor(
  { tools, surface, done, doneAsStep, fault }: Context,
  passages: Passages,
  { pick, goTo }: OnPage,
): Editor {
  let current: Open | undefined;
  /** Counts what was asked for, so that one frame is there at a time. */
  let asked = 0;

  function close({ isSaved = false } = {}): void {
    const { panel, closed, written = false, keeps = false } = current ?? {};
    current = undefined;
    // Before the panel goes, of which nobody would know how.
    closed?.(!written && !isSaved);
    panel?.close();
    if (written && keeps) done(t('editorKept'));
  }

  /** Whether it stays, which is said: with it would go what is written in it. */
  function mustStay(): boolean {
    if (!current?.written || current.keeps) return false;
    fault(t('editorNotKept'));
    return true;
  }

  /** Pages can forbid what is in it to load, or to run: the browser then shows something else there, or nothing. */
  function listenTo({ token, panel }: Pick<Open, 'token' | 'panel'>): void {
    const waiting = setTimeout(() => {
      if (current?.token !== token || current.isThere) return;
      close();
      fault(t('editorForbidden'));
    }, SILENCE);
    panel.signal.addEventListener('abort', () => clearTimeout(waiting));
  }

  return {
    async open(id, focus, signal) {
      if (mustStay()) return false;
      close();
      const turn = ++asked;
      const wasTyping = isTyping(tools.document);
      const frame = await tools.ask('open-editor', { ...tools.asking(), id, focus });
      if (signal?.aborted || turn !== asked) return false;
      if (!frame) {
        fault(t(frame === null ? 'annotationGone' : 'notAnswering'));
        return false;
      }
      const panel = openFrame(tools.document, surface, {
        src: frame.src,
        title: t('editorTitle'),
        takesFocus: wasTyping || !isTyping(tools.document),
        loaded: () => current && listenTo(current),
        dismiss: () => mustStay() || close(),
        beside: () => {
          const words = passages.lines(id);
          const last = words.at(-1);
          return { words, near: { x: last ? (last.left + last.right) / 2 : 0, y: last?.bottom ?? 0 } };
        },
      });
      if (!panel) return false;
      return new Promise<boolean>((closed) => {
        const { token } = frame;
        const inMode = signal !== undefined;
        current = { id, token, panel, closed, isThere: false, keeps: true, written: false, inMode };
        panel.signal.addEventListener('abort', () => closed(false));
        signal?.addEventListener('abort', () => close(), { signal: panel.signal });
      });
    },
    told({ token, height, keeps, written, step, closed }) {
      if (current?.token !== token) return;
      current.isThere = true;
      if (keeps !== undefined) current.keeps = keeps;
      if (height !== undefined) current.panel.fit(height);
      if (written !== undefined) current.written = written;
      if (!closed) return;
      const { inMode } = current;
      const isSaved = step !== undefined;
      if (!isSaved && mustStay()) return;
      close({ isSaved });
      // Reading by keyboard says itself what there is now, and has keys of its own to take it back.
      if (isSaved && !inMode) doneAsStep(t('saved'), step);
    },
    async pick(token) {
      const open = current;
      if (open?.token !== token) return null;
      open.panel.giveWay(true);
      try {
        return await pick(t('chooseOnPage'), open.id);
      } finally {
        open.panel.giveWay(false);
      }
    },
    follow(token, id) {
      const range = passages.find(id)?.range;
      if (current?.token !== token || !range) return false;
      if (mustStay()) return true;
      const { inMode } = current;
      close();
      // Reading by keyboard has the keys again: it opens cards itself.
      if (inMode) tools.reveal(range);
      else goTo(id);
      return true;
    },
  };
}
