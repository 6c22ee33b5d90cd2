/** The annotation editor in a frame of the extension, there only while it is open. */
import { linesOf } from '../../page/marking/boxes.ts';
import { type FramePanel, openFrame } from '../../page/marking/frame.ts';
import type { ContentRequests } from '../../protocol/content.ts';
import { t } from '../../ui/messages.ts';
import type { Context } from './context.ts';

export interface Editor {
  /** @param signal aborts when it is not wanted any more, open or not yet */
  open(id: string, focus: 'roles' | 'tags' | 'note', signal?: AbortSignal): Promise<void>;
  /** What the extension says of the frame that is open. */
  told(what: ContentRequests['editor-told']['ask']): void;
  /** Gives way until the reader has chosen another highlight; null where she chose none. */
  pick(token: string): Promise<string | null>;
}

export function createEditor(
  { tools, surface, fault }: Context,
  pick: (title: string, except: string) => Promise<string | null>,
): Editor {
  let current: { id: string; token: string; panel: FramePanel; closed: () => void } | undefined;

  function close(): void {
    const { panel, closed } = current ?? {};
    current = undefined;
    panel?.close();
    closed?.();
  }

  return {
    async open(id, focus, signal) {
      close();
      const frame = await tools.ask('open-editor', { ...tools.asking(), id, focus });
      if (signal?.aborted) return;
      if (frame === undefined) return fault(t('notAnswering'));
      if (frame === null) return fault(t('annotationGone'));
      const panel = openFrame(tools.document, surface, {
        src: frame.src,
        title: t('editorTitle'),
        dismiss: close,
        beside: () => {
          const range = tools.passages().find((each) => each.id === id)?.range;
          const words = range ? linesOf(range) : [];
          const last = words.at(-1);
          return { words, near: { x: last ? (last.left + last.right) / 2 : 0, y: last?.bottom ?? 0 } };
        },
      });
      if (!panel) return;
      await new Promise<void>((closed) => {
        current = { id, token: frame.token, panel, closed };
        panel.signal.addEventListener('abort', () => closed());
        signal?.addEventListener('abort', close, { signal: panel.signal });
      });
    },
    told({ token, height, closed }) {
      if (current?.token !== token) return;
      if (height !== undefined) current.panel.fit(height);
      if (closed) close();
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
  };
}
