/** What the annotations of an article can be exported as, as the choices of a menu. */
import { EXPORT_CHOICES } from '../formats/export-choices.ts';
import type { MenuItem } from './components/Menu.tsx';

export function exportItems(onChoose: (formatId: string) => void): MenuItem[] {
  return EXPORT_CHOICES.map(({ id, label }) => ({ id, label, onChoose: () => onChoose(id) }));
}
