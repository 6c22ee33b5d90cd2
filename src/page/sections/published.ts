/** Finds the date that the page shows, and weighs it against what it tells machines. */
import { getAttribute } from '../dom.ts';
import { heaviest, type Notice, Weighed } from './candidates.ts';
import { machineDate, tellsTime, visibleDate } from './dates.ts';
import { marksBetween } from './gather.ts';
import type { Metadata } from './metadata.ts';
import { isOwnFooter } from './own-footer.ts';
import type { Block, Mark, Page } from './page-parts.ts';
import type { Scored } from './score.ts';
import { sectionText } from './section-text.ts';
import { SIGNAL } from './signals.ts';
import { dayIn, isDayLabel, saysPublished } from './which-day.ts';
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
  /** Whether the page calls it the day of the publication, there or in a box around it. */
  called: boolean;
}

const MAX_DATE = 300;
/** Of a line that nothing but its words tells of. */
const MAX_PLAIN = 120;
/** Of what stands before a date in its line. */
const MAX_LABEL = 40;
/** Points of a day of a change that a label beside it calls so: it may be the only day told. */
const LABELLED_UPDATED = -0.9;
/** Points of a date above the headline, where the mastheads of papers tell the day of the reading. */
const ABOVE = -0.6;

/** The day of a change is the article's where a line among others tells no other: 'Stand: 9. Juli 2024'. */
const LEAST = -0.3;

/** Words of a class that call a date the day of a change; many a theme calls every date so. */
const CALLED_UPDATED = /(?:^|[\s_-])(?:updated?|modified)(?:$|[\s_-])/i;

/** Where a text stands. */
type Place = Pick<Mark, 'block' | 'region'>;

/** The blocks among which a date is looked for, and the one of the headline or of what stands in for it. */
interface DateZone {
  from: number;
  to: number;
  headline: number;
  /** Whether only elements count that are called a date, and no line that nothing but its words tells of. */
  calledOnly?: boolean;
}

/** The day told in the line in which somebody signs, or in the next, or null. */
export function signedOn(lines: readonly Block[], meta: Metadata): ShownDate | null {
  for (const { text } of lines) {
    const { found, updated } = text.length > MAX_PLAIN ? { found: null, updated: false } : dayIn(text, meta.language);
    if (found) return { iso: found.iso, text: found.text, machine: null, updated, called: false };
  }
  return null;
}

/** What tells which day a text tells: before it in its line, or all of the line above; empty where nothing does. */
function labelBefore({ blocks }: Page, text: string, { block }: Place): string {
  const line = blocks[block]?.text ?? '';
  const within = /[^|·•,\d]*$/.exec(line.slice(0, Math.max(0, line.indexOf(text))).slice(-MAX_LABEL))?.[0].trim();
  const label = within || (line.startsWith(text) ? (blocks[block - 1]?.text ?? '') : '');
  return isDayLabel(label) ? label : '';
}

/** The date shown in the zone, or null. */
export function findDate(
  page: Page,
  scored: Scored,
  meta: Metadata,
  { from, to, headline, calledOnly = false }: DateZone,
  notice: Notice = null,
): ShownDate | null {
  const candidates: Weighed<ShownDate>[] = [];
  const called = new Set<string>();
  function noiseOf(region: number): number {
    const noise = scored.noiseOf(region);
    return noise > 2 && isOwnFooter(page, scored, region) ? 0 : noise;
  }
  function weigh(text: string, machine: string | null, at: Place, points: number, reason: string, names = ''): void {
    if (!text || text.length > MAX_DATE) return;
    const label = labelBefore(page, text, at);
    const said = label ? `${label} ${text}` : text;
    const itself = dayIn(text, meta.language);
    const { found, updated: says } = label ? dayIn(said, meta.language) : itself;
    if (!found && !machine && (text.length > 40 || !tellsTime(text, meta.language))) return;
    const updated = says || (/\bdateModified\b/.test(names) && !saysPublished(said));
    const iso = found?.iso ?? machine;
    if (found && !updated && saysPublished(said)) called.add(found.iso);
    const shown = { iso: found?.iso ?? null, text: found?.text ?? text.slice(0, 60), machine, updated, called: false };
    const noise = noiseOf(at.region);
    candidates.push(
      new Weighed(shown, points, reason)
        .add(found !== null, 1, 'a full date')
        .add(machine !== null, 0.5, 'told to machines too')
        .add(updated, itself.updated || !says ? -1.5 : LABELLED_UPDATED, 'says it is the day of a change')
        .add(!updated && CALLED_UPDATED.test(names), -0.6, 'named as the day of a change')
        .add(iso !== null && meta.published?.startsWith(iso.slice(0, 10)) === true, 1, 'the day told to machines')
        .add(at.block < headline, ABOVE, 'above the headline')
        .add(noise > 0, -0.5 * noise, 'in a part that is no article')
        .add(true, -text.length / 200, 'among other words'),
    );
  }
  for (const mark of marksBetween(page, from, calledOnly ? to : to + 2)) {
    const { element } = mark;
    if (!(mark.name === 'time' || mark.signals & SIGNAL.date) || noiseOf(mark.region) > 2) continue;
    const machine = machineDate(getAttribute(element, 'datetime') ?? getAttribute(element, 'content') ?? '');
    const names = `${getAttribute(element, 'itemprop') ?? ''} ${getAttribute(element, 'class') ?? ''}`.slice(
      0,
      MAX_DATE,
    );
    const [points, reason] = mark.name === 'time' ? [1.2, 'a time element'] : [1, 'named as a date'];
    weigh(sectionText(element, MAX_DATE), machine, mark, points as number, reason as string, names);
  }
  for (let block = Math.max(0, from); block <= to && !calledOnly; block += 1) {
    const { text = '', region = 0 } = page.blocks[block] ?? {};
    if (!text || text.length > MAX_PLAIN || noiseOf(region) > 2) continue;
    if (visibleDate(text, meta.language) && !saysProvenance(text))
      weigh(text, null, { block, region }, 0.5, 'a short line with a date');
  }
  const best = heaviest('date', candidates, LEAST, ({ text }) => text, notice);
  return best && { ...best, called: best.iso !== null && called.has(best.iso) };
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
      .add(shown?.called === true, 1.5, 'called the day of the publication')
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
