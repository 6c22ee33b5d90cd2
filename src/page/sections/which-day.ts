/** Tells which day it is that a line of a page tells: the first one, or the day of a change. */
import { type FoundDate, visibleDate } from './dates.ts';

/** What says of a date that it is the day of a change, by language; and what says that it is the first day. */
const UPDATED =
  /(?<!\p{L})(?:updated?|modified|revised|last (?:edited|changed)|aktualisiert|geändert|stand(?=\s?:|\s\d)|mise? à jour|modifiée?|actualisée?|actualizad[oa]|actualización|modificad[oa]|atualizad[oa]|atualização|aggiornat[oa]|aggiornamento|modificat[oa]|bijgewerkt|gewijzigd|uppdatera[dt]|ändrad|oppdatert|opdateret|päivitetty|aktualizacja|zaktualizowano|aktualizováno|güncelleme|güncellendi|обновлен[оа]|изменено|оновлено|تحديث)(?!\p{L})|更新|수정|업데이트/iu;
const PUBLISHED =
  /(?<!\p{L})(?:published|posted|publication date|publishing date|date of publication|veröffentlicht|erschienen|publiée?|publicad[oa]|publicación|publicação|pubblicat[oa]|gepubliceerd|geplaatst|publicera[dt]|publisert|udgivet|julkaistu|opublikowano|publikováno|yayınlanma|yayınlandı|опубликовано|опубліковано)(?!\p{L})|公開|掲載|发布|發布|입력|등록/iu;
/** What says of a date before that of the publication that it is another: of journals. */
const RECEIVED =
  /(?<!\p{L})(?:received|submitted|accepted|eingereicht|eingegangen|angenommen|reçue?|soumis|acceptée?|recibid[oa]|enviad[oa]|aceptad[oa]|recebid[oa]|aceit[oa]|ricevut[oa]|accettat[oa])(?!\p{L})|收稿|接受|접수|채택|受付|受理/iu;
/** How much of a text is looked at for words that tell what kind of date follows. */
const OPENING = 40;

/** The day that a text tells, and whether it calls it one of a change. */
interface Day {
  found: FoundDate | null;
  updated: boolean;
}

/** The day that a text tells: of two, the one that it calls the first. */
export function dayIn(text: string, language: string | null): Day {
  const published = PUBLISHED.exec(text);
  const before = text.slice(0, published?.index ?? 0);
  if (published && (UPDATED.test(before) || RECEIVED.test(before))) {
    const found = visibleDate(text.slice(published.index), language);
    if (found) return { found, updated: false };
  }
  const found = visibleDate(text, language);
  const end = found ? text.indexOf(found.text) + found.text.length : 0;
  // 'July 9, 2024 (updated July 12, 2024)': what follows is said of the other day.
  const two = found !== null && visibleDate(text.slice(end), language) !== null;
  const start = found ? end - found.text.length : 0;
  // 'Written by: Jane Doe, John Roe Bergen, Oslo | Updated: July 12, 2024'
  const label = start > OPENING ? text.slice(start - OPENING, start).split(/[|·•]/) : null;
  const said = label?.at(-1) ?? text.slice(0, two ? Math.min(OPENING, end) : OPENING);
  return { found, updated: UPDATED.test(said) && !PUBLISHED.test(said) };
}

/** Whether a text is what stands before a day to tell which it is: 'Publishing date', 'Last updated:'. */
export const isDayLabel = (text: string): boolean =>
  text.length <= OPENING && !/\d/.test(text) && (PUBLISHED.test(text) || UPDATED.test(text));

/** Whether a text opens as what tells the first day. */
export const saysPublished = (text: string): boolean => PUBLISHED.test(text.slice(0, OPENING));
