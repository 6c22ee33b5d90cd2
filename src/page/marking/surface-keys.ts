/** The keys while something is shown over a page: they go to it first, and back to the page where nobody here wants them. */
import { onKeys } from '../first-keys.ts';
import { onDocuments } from '../frames.ts';
import { pressesButton } from '../over-page/elements.ts';
import type { Overlay } from '../overlay.ts';
import { isTyping } from './fields.ts';

export interface SurfaceKeys {
  /** Offers the keys of a window to what is shown, for as long as that is so. */
  offer(view: Window, until: AbortSignal): void;
  /**
   * To be called when a frame has gone: the key that closed it was pressed where the page does not hear, and is let go where it
   * does. Of that the page hears nothing either.
   */
  keepReleases(): void;
}

/**
 * @param shown what lies over the page now
 * @param take offers a key to what is in it; whether it was taken
 */
export function createSurfaceKeys(
  document: Document,
  {
    shown,
    take,
    signal,
  }: { shown: () => Overlay | undefined; take: (event: KeyboardEvent) => boolean; signal: AbortSignal },
): SurfaceKeys {
  /** Keys that were taken and are still held. */
  const taken = new Set<string>();
  /** Whether what is let go now was pressed in a frame that has gone. */
  let pressedInFrame = false;

  // Before all else that hears keys here: what is pressed anew is nobody's yet.
  const pressedAnew = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    pressedInFrame = false;
    if (!event.repeat) taken.delete(event.code);
  };
  // For the whole time: a key is let go after what it was pressed for has gone.
  const letGo = (event: KeyboardEvent): void => {
    const isUp = event.type === 'keyup';
    const isTaken = taken.has(event.code) || (isUp && pressedInFrame);
    if (isUp) taken.delete(event.code);
    if (!isTaken && event.target !== shown()?.host) return;
    if (isTaken) event.preventDefault();
    event.stopImmediatePropagation();
  };
  const hear = (_: Document, view: Window): void => {
    onKeys(view, 'keydown', pressedAnew, signal);
    onKeys(view, 'keyup', letGo, signal);
    onKeys(view, 'keypress', letGo, signal);
  };
  onDocuments(document, hear, signal);

  const pressed = (event: KeyboardEvent): void => {
    const overlay = shown();
    if (!event.isTrusted || !overlay) return;
    const isWithin = event.target === overlay.host;
    if (!isWithin && isTyping(document)) return;
    if (!take(event) && !(isWithin && pressesButton(event, overlay.root))) {
      // What is typed while the focus is with us is none of the page's shortcuts; Tab goes on.
      if (isWithin) event.stopImmediatePropagation();
      return;
    }
    taken.add(event.code);
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  return {
    offer: (view, until) => onKeys(view, 'keydown', pressed, until),
    keepReleases() {
      pressedInFrame = true;
    },
  };
}
