/** A page of the extension in a frame over the page: what is typed there the page does not hear. */
import { make, on } from '../over-page/elements.ts';
import type { Panel, PanelOptions, Surface } from './surface.ts';

export interface FramePanel extends Panel {
  /** Makes it as high as what is in it, as far as the window lets it. */
  fit(height: number): void;
  /** Out of sight, as it is, and back with the focus. */
  giveWay(gives: boolean): void;
}

/** null where the document shows nothing. */
export function openFrame(
  document: Document,
  surface: Surface,
  {
    src,
    title,
    takesFocus,
    loaded,
    dismiss,
    ...placing
  }: Pick<PanelOptions, 'beside' | 'behind' | 'onMove'> & {
    src: string;
    title: string;
    /** Whether the reader has not gone to something else by now. */
    takesFocus: boolean;
    /** Something has loaded in it: what it was to show, or the browser's own words on why it does not. */
    loaded(): unknown;
    dismiss(): unknown;
  },
): FramePanel | null {
  const frame = make(document, 'iframe', { attributes: { title, src } });
  on(frame, 'load', loaded);
  const element = make(document, 'div', {
    class: 'panel frame',
    attributes: { role: 'dialog', 'aria-label': title },
    children: [frame],
  });
  const panel = surface.open(element, {
    ...placing,
    stays: true,
    keys(event) {
      // With the focus in the frame it is the frame that hears the key.
      if (event.key !== 'Escape') return false;
      dismiss();
      return true;
    },
  });
  if (!panel) return null;
  panel.signal.addEventListener('abort', surface.keepReleases);
  if (takesFocus) frame.focus();
  return {
    ...panel,
    fit(height) {
      element.style.blockSize = `min(${Math.min(2_000, Math.ceil(height) + 2)}px, calc(100% - 16px))`;
      surface.replace();
    },
    giveWay(gives) {
      // What has no box at all would be laid out, and scrolled, anew.
      element.toggleAttribute('data-gives-way', gives);
      if (!gives) frame.focus();
    },
  };
}
