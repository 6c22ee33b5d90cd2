/** What a line says of the day it tells: the first one, or one of a change. */
import { describe, expect, it } from 'vitest';
import { dayIn } from '../../../src/page/sections/which-day.ts';

describe('dayIn', () => {
  it.each([
    ['en', 'Updated July 12, 2024'],
    ['de', 'Zuletzt geändert am 12. Juli 2024'],
    ['de', 'Stand: 12. Juli 2024'],
    ['fr', 'Mise à jour le 12 juillet 2024'],
    ['fr', 'Modifié le 12 juillet 2024'],
    ['es', 'Última actualización: 12 de julio de 2024'],
    ['pt', 'Atualizado em 12 de julho de 2024'],
    ['it', 'Aggiornato il 12 luglio 2024'],
    ['nl', 'Bijgewerkt op 12 juli 2024'],
    ['sv', 'Uppdaterad 12 juli 2024'],
    ['ru', 'Обновлено 12 июля 2024'],
    ['ja', '更新日：2024年7月12日'],
    ['ko', '수정 2024.07.12'],
  ])('a change: %s, %s', (language, text) => {
    expect(dayIn(text, language)).toMatchObject({ found: { iso: '2024-07-12' }, updated: true });
  });

  it.each([
    ['en', 'Updated July 12, 2024 | Published July 9, 2024'],
    ['en', 'Published July 9, 2024, updated July 12, 2024'],
    ['en', 'July 9, 2024 (updated July 12, 2024)'],
    ['ja', '更新日：2024年7月12日 公開日：2024年7月9日'],
    ['ko', '입력 2024.07.09 10:00 수정 2024.07.12 11:00'],
    ['fr', 'Publié le 9 juillet 2024, mis à jour le 12 juillet 2024'],
    ['de', 'Der Abstand: 9. Juli 2024'],
  ])('the first day: %s, %s', (language, text) => {
    expect(dayIn(text, language)).toMatchObject({ found: { iso: '2024-07-09' }, updated: false });
  });
});
