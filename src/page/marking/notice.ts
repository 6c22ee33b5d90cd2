/** Says on the page what has been done, or why it was not, and may offer to take it back. */

import { undoChordOf } from '../../core/reading/undo-chord.ts';
import { button, make } from '../over-page/elements.ts';
import type { Panel, Surface } from './surface.ts';

/** How long it stays, in milliseconds: as long as the pointer or the focus is on it in any case. */
const TIME = { done: 6_000, fault: 12_000 };

const KEYS = { undo: 'Control+Z Meta+Z', redo: 'Control+Shift+Z Meta+Shift+Z Control+Y' };

/** What a notice offers by its button. */
export interface NoticeAction {
  label: string;
  /** For as long as it stands the usual keys do it too. */
  does?: 'undo' | 'redo';
  act: () => void;
}

export function openNotice(
  document: Document,
  surface: Surface,
  { text, tone, close, action }: { text: string; tone: 'done' | 'fault'; close: string; action?: NoticeAction },
): Panel | null {
  const said = make(document, 'span', { attributes: { dir: 'auto' } });
  const element = make(document, 'div', {
    class: 'panel notice',
    attributes: { 'data-tone': tone, role: tone === 'fault' ? 'alert' : 'group', 'aria-label': text },
    children: [said],
  });
  const panel = surface.open(element, {
    keys(event) {
      if (!action?.does || undoChordOf(event) !== action.does) return false;
      // A key that is held down is one wish.
      if (!event.repeat) take(action);
      return true;
    },
  });
  if (!panel) return null;
  // Once it is there: what stands in an alert from the start is not announced.
  said.textContent = text;
  if (tone === 'done') surface.say(text);
  const take = ({ act }: NoticeAction): void => {
    panel.close();
    act();
  };
  if (action) {
    const attributes = { 'aria-keyshortcuts': action.does ? KEYS[action.does] : null };
    element.append(button(document, { text: action.label, attributes }, () => take(action)));
  }
  element.append(
    button(document, { class: 'quiet close', text: '×', attributes: { 'aria-label': close } }, panel.close),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (element.matches(':hover') || element.contains(surface.focused())) wait();
      else panel.close();
    }, TIME[tone]);
  };
  wait();
  panel.signal.addEventListener('abort', () => clearTimeout(timer));
  return panel;
}
