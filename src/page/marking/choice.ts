/** Asks which of the highlights that lie over one another is meant. */
import { button, make, roleMark } from '../over-page/elements.ts';
import type { Panel, PanelOptions, Surface } from './surface.ts';

export interface Choosable {
  readonly id: string;
  readonly roles: readonly { name: string; color: string; underline: string }[];
  /** Its first words. */
  readonly words: string;
  readonly language: string | null;
}

/** null where the document shows nothing. */
export function openChoice(
  document: Document,
  surface: Surface,
  {
    among,
    words,
    choose,
    mark,
    dismiss,
    ...placing
  }: Pick<PanelOptions, 'beside' | 'behind' | 'onMove'> & {
    among: readonly Choosable[];
    words: { title: string };
    choose(id: string): void;
    /** Marks one on the page for as long as it is pointed at. */
    mark(id: string): void;
    dismiss(): void;
  },
): Panel | null {
  const rows = among.map(({ id, roles, words: text, language }) => {
    const row = button(
      document,
      {
        children: [
          ...roles.flatMap((role) => [roleMark(document, role), document.createTextNode(' ')]),
          make(document, 'span', { text, attributes: { dir: 'auto', lang: language } }),
        ],
      },
      () => choose(id),
    );
    row.addEventListener('pointerenter', () => mark(id));
    row.addEventListener('focus', () => mark(id));
    return row;
  });
  const element = make(document, 'div', {
    class: 'panel card',
    attributes: { role: 'dialog', 'aria-label': words.title },
    children: [make(document, 'h2', { text: words.title }), make(document, 'div', { class: 'list', children: rows })],
  });
  const panel = surface.open(element, {
    ...placing,
    stays: true,
    keys(event) {
      const at = surface.focusedAmong(rows);
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') dismiss();
      else if (by) rows[(at + by + rows.length) % rows.length]?.focus({ preventScroll: true });
      else return false;
      return true;
    },
  });
  rows[0]?.focus({ preventScroll: true });
  return panel;
}
