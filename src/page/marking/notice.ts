/** Says on the page what has been done, or why it was not, and may offer to take it back. */
import { button, make } from './elements.ts';
import type { Panel, Surface } from './surface.ts';

/** How long it stays, in milliseconds: as long as the pointer or the focus is on it in any case. */
const TIME = { done: 6_000, fault: 12_000 };

export function openNotice(
  document: Document,
  surface: Surface,
  {
    text,
    tone,
    close,
    action,
  }: { text: string; tone: 'done' | 'fault'; close: string; action?: { label: string; act: () => void } },
): Panel | null {
  const said = make(document, 'span', { attributes: { dir: 'auto' } });
  const element = make(document, 'div', {
    class: 'panel notice',
    attributes: { 'data-tone': tone, role: tone === 'fault' ? 'alert' : 'group', 'aria-label': text },
    children: [said],
  });
  const panel = surface.open(element);
  if (!panel) return null;
  // Once it is there: what stands in an alert from the start is not announced.
  said.textContent = text;
  if (tone === 'done') surface.say(text);
  if (action)
    element.append(
      button(document, { text: action.label }, () => {
        panel.close();
        action.act();
      }),
    );
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
