/** Finds the date that the page shows, and weighs it against what it tells machines. */
import { getAttribute } from '../dom.ts';
import { heaviest, type Notice, Weighed } from './candidates.ts';
import { machineDate, tellsTime, visibleDate } from './dates.ts';
import { marksBetween } from './gather.ts';
import type { Metadata } from './metadata.ts';
import type { Page } from './page-parts.ts';
import type { Scored } from './score.ts';
import { sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { saysProvenance } from './wording.ts';

/** What a page shows as its date. */
export interface ShownDate {
  /** ISO 8601, the day as read from the words; null where it cannot be read. */
  iso: string | null;
  /** The words. */
  text: string;
  /** ISO 8601, what the element tells machines beside the words. */
  machine: string | null;
  /** Whether it says that it is the day of a change. */
  updated: boolean;
}

const UPDATED = /\b(?:updated?|modified|last (?:edited|changed)|aktualisiert|mis à jour|actualizado|aggiornato)\b/i;
const PUBLISHED = /\b(?:published|posted|veröffentlicht|publié|publicado|pubblicato)\b/i;
/** How much of a text is looked at for words that tell what kind of date follows. */
const OPENING = 40;
const MAX_DATE = 300;

/** The date shown among the blocks `from` to `to`, or null. */
export function findDate(
  page: Page,
  scored: Scored,
  meta: Metadata,
  from: number,
  to: number,
  notice: Notice = null,
): ShownDate | null {
  const candidates: Weighed<ShownDate>[] = [];
  function weigh(text: string, machine: string | null, names: string, points: number, reason: string): void {
    if (!text || text.length > MAX_DATE) return;
    const found = visibleDate(text, meta.language);
    if (!found && !machine && (text.length > 40 || !tellsTime(text, meta.language))) return;
    const opening = text.slice(0, OPENING);
    const updated = !PUBLISHED.test(opening) && (UPDATED.test(opening) || /\bdateModified\b/.test(names));
    const iso = found?.iso ?? machine;
    const shown = { iso: found?.iso ?? null, text: found?.text ?? text.slice(0, 60), machine, updated };
    candidates.push(
      new Weighed(shown, points, reason)
        .add(found !== null, 1, 'a full date')
        .add(machine !== null, 0.5, 'told to machines too')
        .add(updated, -1.5, 'says it is the day of a change')
        .add(iso !== null && meta.published?.startsWith(iso.slice(0, 10)) === true, 1, 'the day told to machines')
        .add(true, -text.length / 200, 'among other words'),
    );
  }
  for (const mark of marksBetween(page, from, to + 2)) {
    if (!(mark.name === 'time' || mark.signals & SIGNAL.date) || scored.noiseOf(mark.region) > 2) continue;
    const machine = machineDate(getAttribute(mark.element, 'datetime') ?? getAttribute(mark.element, 'content') ?? '');
    const names = getAttribute(mark.element, 'itemprop') ?? '';
    const [points, reason] = mark.name === 'time' ? [1.2, 'a time element'] : [1, 'named as a date'];
    weigh(sectionText(mark.element, MAX_DATE), machine, names, points as number, reason as string);
  }
  if (!candidates.length) {
    for (let i = Math.max(0, from); i <= to; i += 1) {
      const block = page.blocks[i];
      if (!block || block.text.length > 120 || scored.noiseOf(block.region) > 2) continue;
      if (visibleDate(block.text, meta.language) && !saysProvenance(block.text)) {
        weigh(block.text, null, '', 0.5, 'a short line with a date');
      }
    }
  }
  return heaviest('date', candidates, 0, ({ text }) => text, notice);
}

const DAY = 86_400_000;

/**
 * When it was published, ISO 8601, or null: what the page tells machines, unless it shows the day before or after; then
 * the day as shown, which is the one in its own time zone. Without either, the day in its address;
 * where shown and told are far apart, the address tells which is true.
 */
export function publishedOn(shown: ShownDate | null, meta: Metadata, url: URL, notice: Notice = null): string | null {
  const told = meta.published ?? shown?.machine ?? null;
  const path = /\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(url.pathname);
  const addressed = path ? machineDate(path.slice(1).join('/')) : null;
  const day = shown?.iso ?? null;
  const apart = day && told ? Math.abs(Date.parse(told.slice(0, 10)) - Date.parse(day)) : 0;
  const dates = [
    new Weighed(told, 3, 'told to machines').add(
      day !== null && told?.startsWith(day) === true,
      2,
      'the day shown, with its time',
    ),
    new Weighed(day, 2, 'shown on the page')
      .add(apart > 0 && apart <= DAY && !shown?.updated && (told?.length ?? 0) > 10, 2, 'the day in its own time zone')
      .add(addressed !== null && addressed === day, 2, 'the day in the address too')
      .add(shown?.updated === true, -0.5, 'the day of a change'),
    new Weighed(addressed, 1, 'in the address'),
  ];
  return heaviest(
    'date',
    dates.filter(({ what }) => what !== null),
    0,
    (date) => date ?? '',
    notice,
  );
}
